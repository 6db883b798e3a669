// What every keeper promises about what is kept aside: a stolen phone and somebody who left write into no record, and nothing of theirs is lost.
// May the wrong person do this? is asked of each step.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Person } from "#core/access/role.ts";
import { isProblem } from "#core/problem.ts";
import { signingPair } from "#core/seal/pair.ts";
import { publicOf } from "#core/seal/person-keys.ts";
import { platform } from "#server/platform.ts";
import { deviceId } from "../bicycles/devices.ts";
import { Repair, workshop } from "../bicycles/workshop.ts";
import { type OpenedKeeper, openMemory, openPostgres } from "./keepers.ts";
import { keyed, openStand } from "./key-house.ts";
import {
  agnes,
  frank,
  fred,
  guest,
  milo,
  newId,
  north,
  northRides,
  northStands,
  olga,
  say,
  south,
  sven,
} from "./workshop.ts";

const opens: { readonly [name: string]: () => Promise<OpenedKeeper> } = {
  "in memory": () => openMemory(workshop),
  "on PostgreSQL": () => openPostgres(),
};
const REASON = "not by the one it names";
/** Milo as he was until the end of November. */
const left: Person = { ...milo, grants: milo.grants.map((grant) => ({ ...grant, toOn: "2016-11-30" })) };

const said = (answer: unknown): string => (isProblem(answer) ? answer.code : "done");

for (const [name, open] of Object.entries(opens)) {
  describe(`what a keeper ${name} keeps aside`, () => {
    let opened: OpenedKeeper;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());

    const push = async (by: Person, ...changes: readonly object[]): Promise<readonly string[]> =>
      (await opened.keeper.push(by, changes)).map((one) => (one.accepted ? "accepted" : one.problem.code));
    const aside = async (by: Person = frank) => {
      const list = await opened.keeper.quarantine.list(by, north);
      assert.ok(!isProblem(list));
      return list;
    };
    const isKept = async (id: string): Promise<boolean> => {
      const page = await opened.keeper.pull(olga, northStands, 0, 1_000);
      assert.ok(!isProblem(page));
      return page.changes.some(({ envelope }) => envelope.head.id === id);
    };
    const repair = (by: Person, more: object = {}) => say({ type: Repair, by, ...more });

    test("is what somebody says who had left, and not what they never could; others go on", async () => {
      const { quarantine } = opened.keeper;
      const stood = repair(milo);
      const late = repair(milo);
      assert.deepEqual(await push(milo, stood), ["accepted"]);
      assert.deepEqual(await push(left, late, stood), ["change.set-aside", "accepted"]);
      assert.deepEqual(await push(left, late), ["change.set-aside"]);
      const never = repair(milo, { head: { stream: northRides } });
      assert.deepEqual(await push(left, never, repair(olga)), ["change.not-allowed", "change.not-allowed"]);
      assert.deepEqual(await push(guest, repair(guest)), ["change.not-allowed"]);
      assert.deepEqual(await push(olga, repair(olga)), ["accepted"]);
      const { id, stream, record, author, device } = late.head;
      const listed = { id, stream, record, author, device, type: "repair", act: "create", receivedOn: "2016-12-12" };
      assert.deepEqual(await aside(), [{ ...listed, why: "left", state: "waiting", settled: null }]);
      assert.equal(await isKept(id), false);
      for (const wrong of [milo, guest, sven, agnes, olga]) {
        assert.equal(said(await quarantine.list(wrong, north)), "door.not-found");
        assert.equal(said(await quarantine.settle(wrong, north, id, { as: "released" })), "door.not-allowed");
      }
      assert.equal(said(await quarantine.settle(frank, south, id, { as: "released" })), "door.not-allowed");
      // What it says is for who leads the team and reads such records, and not for who wrote it.
      for (const wrong of [left, milo, guest, sven, agnes, olga, frank])
        assert.equal(said(await quarantine.open(wrong, north, id)), "door.not-found");
      for (const [at, what] of [
        [south, id],
        [north, newId()],
        [north, "no id"],
      ] as const)
        assert.equal(said(await quarantine.open(fred, at, what)), "door.not-found");
      const aSight = await quarantine.open(fred, north, id);
      assert.ok(!isProblem(aSight));
      assert.deepEqual([aSight.change.head, aSight.change.body, aSight.wraps], [late.head, late.body, []]);
      assert.equal(said(await quarantine.settle(frank, north, newId(), { as: "released" })), "door.not-allowed");
      assert.equal(said(await quarantine.settle(frank, north, id, { as: "released" })), "done");
      assert.equal(await isKept(id), true);
      assert.deepEqual((await aside())[0]?.settled, { by: frank.id, on: "2016-12-12", reason: null });
      // The device hears of it the next time, and what was settled stays so.
      assert.deepEqual(await push(left, late), ["accepted"]);
      assert.equal(said(await quarantine.settle(frank, north, id, { as: "discarded", reason: REASON })), "done");
      assert.equal((await aside())[0]?.state, "released");
    });

    test("is what comes from somebody whose phone was cut off, by any device; what is left out stays listed, and out", async () => {
      const { quarantine } = opened.keeper;
      const stood = repair(milo);
      await push(milo, stood);
      for (const wrong of [milo, guest, sven, agnes, olga])
        assert.equal(said(await quarantine.cutOff(wrong, north, milo.id)), "door.not-allowed");
      assert.equal(said(await quarantine.cutOff(frank, north, sven.id)), "door.not-allowed");
      assert.equal(said(await quarantine.cutOff(frank, south, milo.id)), "door.not-allowed");
      const handed = await quarantine.cutOff(frank, north, milo.id);
      assert.ok(!isProblem(handed));
      assert.deepEqual([handed.streams, handed.circles], [[northStands], []]);
      const page = await opened.keeper.pull(milo, northStands, 0, 1_000);
      assert.ok(!isProblem(page));
      const records = new Set(page.changes.map(({ envelope }) => envelope.head.record));
      assert.deepEqual([handed.records, handed.changes], [{ repair: records.size }, 3]);

      const [late, other] = [repair(milo), repair(milo, { head: { device: deviceId(0x777), stamp: stampBy(0x777) } })];
      // Whatever a device calls itself: whoever holds the phone chooses that.
      assert.deepEqual(await push(milo, late, stood, other), ["change.set-aside", "accepted", "change.set-aside"]);
      assert.deepEqual(await push(olga, repair(olga)), ["accepted"]);
      assert.deepEqual(
        await aside().then((list) => list.filter(({ id }) => id === late.head.id).map(({ why }) => why)),
        ["device"],
      );
      assert.equal(
        said(await quarantine.settle(frank, north, late.head.id, { as: "discarded", reason: REASON })),
        "done",
      );
      assert.deepEqual(await push(milo, late), ["change.set-aside"]);
      assert.equal(said(await quarantine.settle(frank, north, late.head.id, { as: "released" })), "done");
      const found = (await aside()).find(({ id }) => id === late.head.id);
      assert.deepEqual([found?.state, await isKept(late.head.id)], ["discarded", false]);
      assert.deepEqual(found?.settled, { by: frank.id, on: "2016-12-12", reason: REASON });
    });

    test("is what its author hands over because it was not accepted; let in by nobody who could not do it themselves", async () => {
      const { keeper } = opened;
      const { quarantine } = keeper;
      const hand = async (by: Person, ...changes: readonly object[]): Promise<readonly string[]> =>
        (await keeper.push(by, changes, true)).map((one) => (one.accepted ? "accepted" : one.problem.code));
      const stood = repair(olga);
      await push(olga, stood);
      // May a foreman correct a repair? No; another who leads the team may look at what they wanted to say.
      const refused = repair(frank, { record: stood.head.record, act: "edit" });
      assert.deepEqual(await push(frank, refused), ["change.not-allowed"]);
      assert.deepEqual(await hand(frank, refused), ["change.set-aside"]);
      assert.deepEqual(await hand(frank, refused), ["change.set-aside"]);
      assert.equal(await isKept(refused.head.id), false);
      const listed = (await aside(fred)).filter(({ id }) => id === refused.head.id);
      assert.deepEqual(
        listed.map(({ why, author, state }) => [why, author, state]),
        [["handed", frank.id, "waiting"]],
      );
      // Nobody hands over what another wrote, nor to a team they do not belong to, nor once their time is over, nor what is there already.
      assert.deepEqual(await hand(olga, repair(frank)), ["change.not-allowed"]);
      assert.deepEqual(await hand(sven, say({ type: Repair, by: milo, head: { author: sven.id } })), [
        "change.not-allowed",
      ]);
      assert.deepEqual(await hand(milo, repair(milo, { head: { stream: northRides } })), ["change.not-allowed"]);
      assert.deepEqual(await hand(left, repair(milo)), ["change.not-allowed"]);
      assert.deepEqual(await hand(olga, stood), ["accepted"]);
      assert.deepEqual(await hand(milo, repair(milo, { head: { type: "unheard-of" } })), ["change.unknown-type"]);
      assert.deepEqual(
        await hand(milo, repair(milo, { act: "restate", facts: { rules: workshop.rules, revision: 1, rows: [] } })),
        ["change.not-allowed"],
      );
      const { id } = refused.head;
      const settle = async (by: Person, of = id) => said(await quarantine.settle(by, north, of, { as: "released" }));
      for (const wrong of [frank, milo, guest, sven, olga]) assert.equal(await settle(wrong), "door.not-allowed");
      assert.equal(await settle(fred), "done");
      assert.equal(await isKept(id), true);
      // What only an owner may do, nobody else lets in.
      const move = repair(frank, { record: stood.head.record, act: "move:reopen" });
      assert.deepEqual(await push(frank, move), ["change.not-allowed"]);
      assert.deepEqual(await hand(frank, move), ["change.set-aside"]);
      assert.equal(await settle(fred, move.head.id), "change.not-allowed");
      assert.equal((await aside(fred)).find((one) => one.id === move.head.id)?.state, "waiting");
    });

    test("stays aside where it cannot be let in, and says why; goes with a record that is erased", async () => {
      const { quarantine, erasures } = opened.keeper;
      const stood = repair(olga);
      await push(olga, stood);
      const late = repair(milo, { record: stood.head.record, act: "edit" });
      assert.deepEqual(await push(left, late), ["change.set-aside"]);
      await erasures.propose(olga, north, stood.head.record);
      assert.equal(said(await erasures.approve(agnes, north, stood.head.record)), "done");
      assert.equal(
        (await aside()).some(({ id }) => id === late.head.id),
        false,
      );
      assert.deepEqual(await push(left, late), ["change.set-aside"]);
      assert.equal(said(await quarantine.settle(frank, north, late.head.id, { as: "released" })), "record.erased");
      assert.equal((await aside()).find(({ id }) => id === late.head.id)?.state, "waiting");
    });
  });
}

const keyedOpens = { "in memory": () => openMemory(keyed), "on PostgreSQL": () => openPostgres(console.error, keyed) };
for (const [name, open] of Object.entries(keyedOpens)) {
  describe(`somebody who was cut off by a keeper ${name}`, () => {
    let opened: OpenedKeeper;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());

    test("is heard again by other keys than those on the phone, and by nothing else", async () => {
      const { quarantine, keys } = opened.keeper;
      const house = await openStand(opened.keeper);
      const { tenant, founder, milo, mona, personOf } = house;
      const boss = await personOf(founder);
      const { person } = mona.keys;
      const stood = await house.seal(mona);
      assert.deepEqual(await house.push(mona, stood), [[1, 1]]);
      for (const wrong of [milo, mona])
        assert.ok(isProblem(await quarantine.cutOff(await personOf(wrong.keys), tenant, person)));
      assert.ok(!isProblem(await quarantine.cutOff(boss, tenant, person)));
      assert.deepEqual(await house.push(mona, await house.seal(mona), stood), ["change.set-aside", [1, 1]]);
      const { n = -1 } = milo.stateOf(tenant).people.get(person) ?? {};
      assert.equal(await house.say(founder, { says: "lost", person, keys: n }), undefined);
      await house.tend(milo);
      assert.deepEqual(await house.push(mona, await house.seal(mona)), ["change.set-aside"]);
      // Keys of somebody else are none of theirs.
      await house.join(house.mechanic);
      assert.deepEqual(await house.push(mona, await house.seal(mona)), ["change.set-aside"]);

      const anew = house.ringOf({ ...(await house.newcomer()), person });
      const invitation = await signingPair(platform, platform.random(32));
      assert.equal(await house.say(founder, { says: "invited", person, invitation: invitation.publicKey }), undefined);
      const joined = await house.sign(person, invitation, { says: "joined", person, keys: publicOf(anew.keys) });
      assert.equal(await keys.post({ tenant, entries: [joined], boxes: [], befores: [] }), undefined);
      await house.tend(milo);
      await house.admit(milo);
      await house.sync(anew);
      assert.deepEqual(await house.push(anew, await house.seal(anew)), [[2, 1]]);
      // What people by name read is let in by one of them who leads the team, though its author is one of nobody now.
      const lead = { role: "foreman", stream: house.stream };
      const [frida, fritz] = [await house.join(house.mechanic, lead), await house.join(house.mechanic, lead)];
      for (const one of [frida, fritz]) await house.admit(milo).then(() => house.sync(one));
      const circle = await house.name(milo, [milo, anew, frida]);
      const theirs = await house.seal(anew, newId(), "create", circle);
      assert.ok(!isProblem(await quarantine.cutOff(boss, tenant, person)));
      assert.deepEqual(await house.push(anew, theirs), ["change.set-aside"]);
      const mended = milo.stateOf(tenant).people.get(person)?.n ?? -1;
      assert.equal(await house.say(founder, { says: "lost", person, keys: mended }), undefined);
      const { id } = theirs.head;
      const outsider = await personOf(fritz.keys);
      assert.equal(said(await quarantine.open(outsider, tenant, id)), "door.not-found");
      assert.equal(said(await quarantine.settle(outsider, tenant, id, { as: "released" })), "change.record-elsewhere");
      assert.ok(!isProblem(await quarantine.open(await personOf(frida.keys), tenant, id)));
      assert.equal(said(await quarantine.settle(await personOf(frida.keys), tenant, id, { as: "released" })), "done");
      assert.deepEqual(await house.push(anew, theirs), [[3, 1]]);
      // Lost once more, it is said once more.
      assert.ok(!isProblem(await quarantine.cutOff(boss, tenant, person)));
      assert.deepEqual(await house.push(anew, await house.seal(anew)), ["change.set-aside"]);
    });
  });
}

function stampBy(number: number): string {
  const { stamp } = say({ type: Repair }).head;
  return `${stamp.slice(0, 18)}${deviceId(number).replaceAll("-", "").slice(0, 16)}`;
}
