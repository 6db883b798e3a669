// What every keeper promises about what is kept aside: a stolen phone and somebody who left write into no record, and nothing of theirs is lost.
// May the wrong person do this? is asked of each step.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Person } from "#core/access/role.ts";
import { isProblem } from "#core/problem.ts";
import { deviceId } from "../bicycles/devices.ts";
import { Repair, workshop } from "../bicycles/workshop.ts";
import { type OpenedKeeper, openMemory, openPostgres } from "./keepers.ts";
import {
  agnes,
  frank,
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
const miloPhone = deviceId(Number.parseInt(milo.id.slice(-3), 16));
/** Milo as he was until the end of November. */
const left: Person = { ...milo, grants: milo.grants.map((grant) => ({ ...grant, toOn: "2016-11-30" })) };

for (const [name, open] of Object.entries(opens)) {
  describe(`what a keeper ${name} keeps aside`, () => {
    let opened: OpenedKeeper;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());

    const said = (answer: unknown): string => (isProblem(answer) ? answer.code : "done");
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
        assert.equal(said(await quarantine.settle(wrong, north, id, "released")), "door.not-allowed");
      }
      assert.equal(said(await quarantine.settle(frank, south, id, "released")), "door.not-allowed");
      assert.equal(said(await quarantine.settle(frank, north, newId(), "released")), "door.not-allowed");
      assert.equal(said(await quarantine.settle(frank, north, id, "released")), "done");
      assert.equal(await isKept(id), true);
      assert.deepEqual((await aside())[0]?.settled, { by: frank.id, on: "2016-12-12" });
      // The device hears of it the next time, and what was settled stays so.
      assert.deepEqual(await push(left, late), ["accepted"]);
      assert.equal(said(await quarantine.settle(frank, north, id, "discarded")), "done");
      assert.equal((await aside())[0]?.state, "released");
    });

    test("is what comes from a device that was cut off; what is left out stays listed, and out", async () => {
      const { quarantine } = opened.keeper;
      const stood = repair(milo);
      await push(milo, stood);
      const cut = { person: milo.id, device: miloPhone };
      for (const wrong of [milo, guest, sven, agnes, olga])
        assert.equal(said(await quarantine.cutOff(wrong, north, cut)), "door.not-allowed");
      assert.equal(said(await quarantine.cutOff(frank, north, { ...cut, person: sven.id })), "door.not-allowed");
      assert.equal(said(await quarantine.cutOff(frank, south, cut)), "door.not-allowed");
      const handed = await quarantine.cutOff(frank, north, cut);
      assert.ok(!isProblem(handed));
      assert.deepEqual([handed.streams, handed.circles], [[northStands], []]);
      const page = await opened.keeper.pull(milo, northStands, 0, 1_000);
      assert.ok(!isProblem(page));
      const records = new Set(page.changes.map(({ envelope }) => envelope.head.record));
      assert.deepEqual([handed.records, handed.changes], [{ repair: records.size }, 3]);

      const [late, other] = [repair(milo), repair(milo, { head: { device: deviceId(0x777), stamp: stampBy(0x777) } })];
      assert.deepEqual(await push(milo, late, stood, other), ["change.set-aside", "accepted", "accepted"]);
      assert.deepEqual(
        await aside().then((list) => list.filter(({ id }) => id === late.head.id).map(({ why }) => why)),
        ["device"],
      );
      assert.equal(said(await quarantine.settle(frank, north, late.head.id, "discarded")), "done");
      assert.deepEqual(await push(milo, late), ["change.set-aside"]);
      assert.equal(said(await quarantine.settle(frank, north, late.head.id, "released")), "done");
      const found = (await aside()).find(({ id }) => id === late.head.id);
      assert.deepEqual([found?.state, await isKept(late.head.id)], ["discarded", false]);
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
      assert.equal(said(await quarantine.settle(frank, north, late.head.id, "released")), "record.erased");
      assert.equal((await aside()).find(({ id }) => id === late.head.id)?.state, "waiting");
    });
  });
}

function stampBy(number: number): string {
  const { stamp } = say({ type: Repair }).head;
  return `${stamp.slice(0, 18)}${deviceId(number).replaceAll("-", "").slice(0, 16)}`;
}
