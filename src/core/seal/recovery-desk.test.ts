// The desk at which shares came together: what is told of a drill, who is let in, and whose a share is.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ON } from "#test/key-office.ts";
import {
  administratorSays,
  letInAll,
  type Office,
  PAPER,
  recoveredBy,
  splitAmong,
  splitFor,
  stand,
  sync,
  tend,
} from "#test/recovery-office.ts";
import { belongsForGood, outsidersAmong } from "./fair-split.ts";
import { RECOVERY } from "./key-state.ts";
import type { Keyring } from "./keyring.ts";
import { findShare, type Recovered } from "./recovery.ts";
import { isDesk, type RecoveryDesk, sitAtDesk } from "./recovery-desk.ts";

async function sitDown(office: Office, recovered: Recovered): Promise<RecoveryDesk> {
  const desk = await sitAtDesk(office.tending, recovered, office.pageFor(office.ringOf(recovered.keys)));
  assert.ok(isDesk(desk), JSON.stringify(desk));
  return desk;
}

describe("a drill", () => {
  it("is told of where every share was right and every circle opened", async () => {
    const { office, people } = await stand(3);
    const [milo, mona] = people as [Keyring, Keyring, Keyring];
    const { shares } = await splitAmong(office, milo, mona, PAPER);
    await tend(office, milo);
    const desk = await sitDown(office, await recoveredBy(office, ...shares));
    assert.deepEqual([desk.isWhole(), desk.circles().length], [true, 2]);
    const said = await desk.sayDrilled();
    assert.ok(said && (await office.post(said)));
    assert.equal(office.state().recovery?.drilledOn, ON);
  });

  it("is not told of where one share was wrong, though the others opened everything", async () => {
    const { office, people } = await stand(3);
    const [milo, mona] = people as [Keyring, Keyring, Keyring];
    const before = await splitAmong(office, milo, mona, PAPER);
    const { shares } = await splitAmong(office, milo, mona, PAPER);
    await tend(office, milo);
    const recovered = await recoveredBy(office, shares[0]!, before.shares[1]!, shares[2]!);
    assert.deepEqual(recovered.wrong, [1]);
    const desk = await sitDown(office, recovered);
    assert.ok(desk.circles().every(({ opens }) => opens));
    assert.equal(await desk.sayDrilled(), undefined);
  });

  it("is not told of where a circle stayed shut, and is once somebody of it has let the pair in", async () => {
    const { office, people } = await stand(2);
    const [milo, mona] = people as [Keyring, Keyring];
    await tend(office, milo);
    const { shares } = await splitAmong(office, milo, mona, PAPER);
    const recovered = await recoveredBy(office, ...shares);
    const desk = await sitDown(office, recovered);
    assert.deepEqual(
      desk.circles().map(({ opens }) => opens),
      [false, false],
    );
    assert.equal(await desk.sayDrilled(), undefined);
    assert.ok(await letInAll(office, milo, RECOVERY));
    assert.ok(await (await sitDown(office, recovered)).sayDrilled());
  });

  it("is not sat down to where the log was altered on the way", async () => {
    const { office, people } = await stand(2);
    const [milo, mona] = people as [Keyring, Keyring];
    const { shares } = await splitAmong(office, milo, mona, PAPER);
    const recovered = await recoveredBy(office, ...shares);
    const page = office.pageFor(office.ringOf(recovered.keys));
    const desk = await sitAtDesk(office.tending, recovered, { ...page, entries: page.entries.slice(1) });
    assert.ok(!isDesk(desk));
  });
});

describe("whoever waits", () => {
  it("is let in by their number, and by no other", async () => {
    const { office, people } = await stand(2);
    const [milo, mona] = people as [Keyring, Keyring];
    const { shares } = await splitAmong(office, milo, mona, PAPER);
    await tend(office, milo);
    const desk = await sitDown(office, await recoveredBy(office, ...shares));
    const [waits] = desk.waiting();
    assert.deepEqual([desk.waiting().length, waits?.person], [1, mona.keys.person]);
    assert.equal(desk.findWaiting("1234 5678 9012 3456 7890"), undefined);
    assert.equal(desk.findWaiting(""), undefined);
    assert.equal(desk.findWaiting(waits!.number.replaceAll(" ", ""))?.person, mona.keys.person);
    const said = await desk.letIn(waits!);
    assert.ok(said && (await office.post(said)));
    await sync(office, mona);
    assert.ok(mona.secretOf(office.tenant, waits!.places[0]!.stream, waits!.places[0]!.circle, 1));
  });
});

describe("may the wrong person do this?", () => {
  it("a share is known by the pair it is of: one of an earlier split, of another house or with a bit turned is none", async () => {
    const { office, people } = await stand(3);
    const [milo, mona, nina] = people as [Keyring, Keyring, Keyring];
    const before = await splitAmong(office, milo, mona, PAPER);
    const { shares } = await splitAmong(office, milo, mona, nina);
    const elsewhere = await stand(2);
    const theirs = await splitFor(elsewhere.office, elsewhere.people[0]!, elsewhere.people[1]!, PAPER);
    assert.deepEqual(
      shares.map((share) => findShare(office.state(), share)?.person),
      [milo, mona, nina].map(({ keys }) => keys.person),
    );
    const turned = Uint8Array.from(shares[0]!, (byte, at) => (at === 5 ? byte ^ 1 : byte));
    for (const wrong of [...before.shares, ...theirs.shares, turned])
      assert.equal(findShare(office.state(), wrong), undefined);
    await administratorSays(office, (await splitFor(office, milo, mona, PAPER)).saying);
    for (const share of shares)
      assert.equal(findShare(office.state(), share), undefined, "nor one of the split before");
  });

  it("whoever is here for a time, is not here, or holds a sheet of paper counts as from outside", async () => {
    const { office, people } = await stand(2);
    const [milo, mona] = people as [Keyring, Keyring];
    const visitor = await office.newcomer();
    await office.admit(office.founder, visitor, [{ role: "mechanic", stream: null, toOn: "2017-01-31" }]);
    const stranger = await office.newcomer();
    const state = office.state();
    const { roles } = office.tending;
    const [a, b] = [milo.keys.person, mona.keys.person];
    assert.ok(belongsForGood(roles, state, a, ON) && !belongsForGood(roles, state, visitor.person, ON));
    assert.equal(outsidersAmong(roles, state, [a, b, PAPER], ON), 1);
    assert.equal(outsidersAmong(roles, state, [a, visitor.person, PAPER], ON), 2);
    assert.equal(outsidersAmong(roles, state, [a, b, stranger.person], ON), 1);
  });
});
