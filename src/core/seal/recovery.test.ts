// Recovery played out: who is let in by shares that came together, and who can do nothing with it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { platform, shamir } from "#server/platform.ts";
import { uuid } from "#test/bicycles/devices.ts";
import { ON } from "#test/key-office.ts";
import {
  administratorSays,
  ending,
  letInAll,
  opensNow,
  PAPER,
  REPAIRS,
  recoveredBy,
  splitAmong,
  splitFor,
  stand,
  sync,
  tend,
} from "#test/recovery-office.ts";
import { isIn, isStale, newCircle } from "./circle.ts";
import type { Saying } from "./key-log.ts";
import { RECOVERY } from "./key-state.ts";
import type { Keyring } from "./keyring.ts";
import { publicOf } from "./person-keys.ts";
import { openShare, recover } from "./recovery.ts";
import { sayNamed } from "./tending.ts";

describe("a recovery pair", () => {
  it("is split when an organisation begins, is in every circle from then on, and opens all of them", async () => {
    const { office, people } = await stand(3);
    const [milo, mona, nina] = people as [Keyring, Keyring, Keyring];
    const { shares } = await splitAmong(office, milo, mona, PAPER);
    assert.ok(await tend(office, milo));
    await letInAll(office, milo, mona.keys.person);
    await letInAll(office, milo, nina.keys.person);
    await administratorSays(office, ending(nina));
    assert.ok(await tend(office, milo), "a second epoch, since somebody left");
    const own = await openShare(platform, office.state(), mona.keys);
    assert.deepEqual(own, shares[1], "whoever holds a share opens it with their own keys");
    const { keys, wrong } = await recoveredBy(office, own as Uint8Array, shares[2]!);
    assert.deepEqual(wrong, []);
    assert.deepEqual(await opensNow(office, keys), [true, true]);
    assert.equal(await openShare(platform, office.state(), nina.keys), undefined, "who holds none has none to open");
    assert.deepEqual(await openShare(platform, office.state(), { ...nina.keys, person: mona.keys.person }), {
      fault: "moved",
    });
  });

  it("lets somebody in again whose keys are lost, where nobody else is in", async () => {
    const { office, people } = await stand(2);
    const [milo, holder] = people as [Keyring, Keyring];
    const { shares } = await splitAmong(office, milo, holder, PAPER);
    await tend(office, milo);
    const anew = office.ringOf({ ...(await office.newcomer()), person: milo.keys.person });
    await office.admit(office.founder, anew.keys, []);
    await sync(office, anew);
    assert.equal(anew.secretOf(office.tenant, REPAIRS.stream, REPAIRS.circle, 1), undefined);
    const { keys } = await recoveredBy(office, shares[1]!, shares[2]!);
    assert.ok(await letInAll(office, office.ringOf(keys), milo.keys.person));
    await sync(office, anew);
    assert.ok(anew.secretOf(office.tenant, REPAIRS.stream, REPAIRS.circle, 1));
    assert.ok(await tend(office, anew), "and begins new epochs, for the lost keys could open the last");
  });

  it("that comes later opens a circle only once somebody of it has made sure whose it is", async () => {
    const { office, people } = await stand(2);
    const [milo, mona] = people as [Keyring, Keyring];
    await tend(office, milo);
    const { shares } = await splitAmong(office, milo, mona, PAPER);
    assert.equal(await tend(office, milo), false, "an administrator's word alone seals nothing to it");
    const { keys } = await recoveredBy(office, ...shares);
    assert.deepEqual(await opensNow(office, keys), [false, false]);
    assert.ok(await letInAll(office, milo, RECOVERY));
    assert.deepEqual(await opensNow(office, keys), [true, true]);
  });

  it("that takes the place of another opens what comes; the shares of the other do not", async () => {
    const { office, people } = await stand(2);
    const [milo, mona] = people as [Keyring, Keyring];
    const before = await splitAmong(office, milo, mona, PAPER);
    await tend(office, milo);
    const { keys: old } = await recoveredBy(office, ...before.shares);
    const { shares } = await splitAmong(office, milo, PAPER, mona);
    await sync(office, milo);
    assert.ok(isStale(milo.stateOf(office.tenant), REPAIRS, ON));
    assert.ok(await tend(office, milo));
    assert.ok(await letInAll(office, milo, RECOVERY));
    const { keys } = await recoveredBy(office, ...shares);
    assert.deepEqual(await opensNow(office, keys), [true, true]);
    assert.deepEqual(await opensNow(office, old), [false, false]);
    const refused = await recover(platform, shamir, office.state(), office.tending.root, before.shares);
    assert.deepEqual(refused, { fault: "too-few", missing: 2, wrong: [0, 1, 2] });
  });
});

describe("people by name", () => {
  it("are opened by the pair as their team is: from the start, or with new secrets once it was let in", async () => {
    const { office, people } = await stand(2);
    const [milo, mona] = people as [Keyring, Keyring];
    await tend(office, milo);
    await letInAll(office, milo, mona.keys.person);
    await sync(office, mona);
    const anew = () => ({ stream: REPAIRS.stream, circle: newCircle(platform) });
    const named = { within: REPAIRS.circle, people: [milo.keys.person] };
    assert.ok(await office.post(await sayNamed(office.tending, milo, office.tenant, anew(), named)));
    const { shares } = await splitAmong(office, milo, mona, PAPER);
    assert.ok(await letInAll(office, mona, RECOVERY), "by one who is not of them");
    const { keys } = await recoveredBy(office, ...shares);
    assert.deepEqual(await opensNow(office, keys), [true, true, false]);
    assert.ok(await tend(office, milo));
    assert.deepEqual(await opensNow(office, keys), [true, true, true]);
    const both = { within: REPAIRS.circle, people: [milo.keys.person, mona.keys.person] };
    assert.ok(await office.post(await sayNamed(office.tending, milo, office.tenant, anew(), both)));
    assert.deepEqual(await opensNow(office, keys), [true, true, true, true]);
  });
});

describe("may the wrong person do this?", () => {
  it("nobody but an administrator names a recovery pair, and outsiders never hold enough of it", async () => {
    const { office, people } = await stand(5);
    const [milo, mona, nina, otis, pia] = people as [Keyring, Keyring, Keyring, Keyring, Keyring];
    const visitor = office.ringOf(await office.newcomer());
    await office.admit(office.founder, visitor.keys, [{ role: "mechanic", stream: null, toOn: "2017-01-31" }]);
    const { saying } = await splitFor(office, milo, mona, PAPER);
    await assert.rejects(office.say(milo.keys.person, milo.keys.signing, saying));
    for (const holders of [
      [milo, PAPER, PAPER],
      [milo, visitor, PAPER],
      [milo, mona, PAPER, PAPER, visitor],
      [milo, mona, PAPER, PAPER, PAPER],
    ])
      await assert.rejects(administratorSays(office, (await splitFor(office, ...holders)).saying), /not-allowed/);
    await assert.rejects(splitFor(office, milo, mona), RangeError);
    const [first, second, third] = saying.shares as [
      (typeof saying.shares)[0],
      (typeof saying.shares)[0],
      (typeof saying.shares)[0],
    ];
    for (const wrong of [
      { ...saying, threshold: 1 },
      { ...saying, shares: [first, { ...second, person: first.person }, third] },
      { ...saying, shares: [first, second, { ...third, commitment: second.commitment }] },
      { ...saying, shares: [first, { ...second, person: RECOVERY }, third] },
      { ...saying, shares: [first, second] },
    ])
      await assert.rejects(administratorSays(office, wrong), /not-allowed/);
    await splitAmong(office, milo, mona, nina, otis, pia);
    await splitAmong(office, milo, mona, visitor, otis, PAPER);
  });

  it("nobody takes the pair's place, and the pair says nothing but whom it lets in", async () => {
    const { office, people } = await stand(3);
    const [milo, mona, nina] = people as [Keyring, Keyring, Keyring];
    const { shares } = await splitAmong(office, milo, mona, PAPER);
    await tend(office, milo);
    const spy = await office.newcomer();
    for (const saying of [
      { says: "invited", person: RECOVERY, invitation: publicOf(spy).signs },
      { says: "known", person: RECOVERY, keys: publicOf(spy) },
      { says: "granted", person: RECOVERY, role: "mechanic", stream: null },
      { says: "ended", person: RECOVERY, role: "mechanic", stream: null },
    ] as const)
      await assert.rejects(administratorSays(office, saying), /not-allowed/);
    const { keys } = await recoveredBy(office, ...shares);
    const pairSays = (saying: Saying) => office.say(RECOVERY, keys.signing, saying);
    const { n } = office.state().people.get(nina.keys.person)!;
    for (const saying of [
      { says: "granted", person: nina.keys.person, role: "mechanic", stream: null },
      ending(nina),
      { says: "invited", person: nina.keys.person, invitation: publicOf(spy).signs },
      { says: "let-in", ...{ stream: uuid(0x79), circles: [REPAIRS.circle] }, person: nina.keys.person, keys: n },
      {
        says: "epoch",
        stream: REPAIRS.stream,
        circle: REPAIRS.circle,
        epoch: 2,
        commitment: publicOf(spy).signs,
        seals: publicOf(spy).seals,
      },
    ] as const)
      await assert.rejects(pairSays(saying), /not-allowed/);
    await assert.rejects(administratorSays(office, { says: "drilled" }), /not-allowed/);
    await assert.rejects(office.say(RECOVERY, spy.signing, { says: "drilled" }), /not-signed/);
    await pairSays({
      says: "let-in",
      stream: REPAIRS.stream,
      circles: [REPAIRS.circle],
      person: nina.keys.person,
      keys: n,
    });
    assert.ok(isIn(office.state(), REPAIRS, nina.keys.person, ON));
  });
});
