// What every keeper promises about facts: they stand for the revision they assume, go with their record, and are counted at once.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Counted } from "#core/fact/join.ts";
import { isProblem } from "#core/problem.ts";
import { Repair, Ride, RideDay, Rider } from "../bicycles/workshop.ts";
import { keepers, type OpenedKeeper } from "./keepers.ts";
import { newId, olga, rode, say, stated } from "./workshop.ts";

for (const [name, open] of Object.entries(keepers)) {
  describe(`facts of a keeper ${name}`, () => {
    let opened: OpenedKeeper;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());

    const push = async (...changes: readonly object[]): Promise<void> => {
      const outcomes = await opened.keeper.push(olga, changes);
      assert.deepEqual(
        outcomes.map(({ accepted }) => accepted),
        changes.map(() => true),
      );
    };
    const countedOf = async (record: string, rules = 1): Promise<readonly Counted[]> =>
      (await opened.counted(rules)).filter((row) => row.record === record);
    const toRecount = async (record: string): Promise<boolean | undefined> =>
      (await opened.records()).find((one) => one.record === record)?.toRecount;
    const aDay = (answers = {}) =>
      say({
        type: RideDay,
        answers: { riddenOn: "2016-05-01", country: "NL", route: "Canal", topics: ["brakes"], ...answers },
      });

    test("a ride is counted with what its day says, and again when the day is corrected", async () => {
      const day = aDay();
      const ride = say({
        type: Ride,
        facts: stated(1, [rode(day.head.record, { person: newId(), dims: { answer: "yes" } })]),
      });
      await push(ride);
      assert.deepEqual(await countedOf(ride.head.record), []);
      await push(day);
      const [row, ...more] = await countedOf(ride.head.record);
      assert.deepEqual(
        [row?.month, row?.dims, row?.key, more.length],
        ["2016-05", { answer: "yes", country: "NL", topic: "brakes" }, "|brakes", 0],
      );
      await push(
        say({
          type: RideDay,
          record: day.head.record,
          act: "edit",
          shown: { set: { country: "BE", "topics=lights": true, riddenOn: "2016-06-02" }, seen: {} },
        }),
      );
      const rows = await countedOf(ride.head.record);
      assert.deepEqual(
        rows.map(({ month, dims }) => [month, dims.country, dims.topic]),
        [
          ["2016-06", "BE", "brakes"],
          ["2016-06", "BE", "lights"],
        ],
      );
    });

    test("an open record states its own facts, headcounts among them, whatever is pushed with it", async () => {
      const shown = {
        set: {
          riddenOn: "2016-05-01",
          "heads/a": true,
          "heads/a/count": 12,
          "heads/a/fresh": 3,
          "heads/a/colour": "red",
        },
        seen: {},
      };
      const day = say({
        type: RideDay,
        shown,
        facts: stated(1, [{ kind: "riders-counted", role: "event", key: "", dims: {}, on: "2016-05", quantity: 99 }]),
      });
      await push(day);
      const [row] = await countedOf(day.head.record);
      assert.deepEqual(
        [row?.basis, row?.quantity, row?.fresh, row?.dims],
        ["headcount", 12, 3, { sex: "red", topic: "none" }],
      );
    });

    test("an impossible answer is kept and counts nothing; the record waits to be mended", async () => {
      const day = say({
        type: RideDay,
        shown: { set: { riddenOn: "someday", "heads/a": true, "heads/a/count": -4 }, seen: {} },
      });
      await push(day);
      assert.equal(await toRecount(day.head.record), true);
      assert.deepEqual(await countedOf(day.head.record), []);
      const found = await opened.keeper.openRecord(olga, day.head.record);
      assert.equal(!isProblem(found) && found.answers["riddenOn"], "someday");
      await push(
        say({
          type: RideDay,
          record: day.head.record,
          act: "edit",
          shown: { set: { riddenOn: "2016-05-01", "heads/a/count": 4 }, seen: {} },
        }),
      );
      assert.equal(await toRecount(day.head.record), false);
      assert.equal((await countedOf(day.head.record)).length, 1);
    });

    test("facts stand only for the revision they assume; else the old ones stay and the record is to be recounted", async () => {
      const day = aDay();
      const [one, two] = [newId(), newId()];
      const ride = say({ type: Ride, facts: stated(1, [rode(day.head.record, { person: one })]) });
      const { record } = ride.head;
      const stands = async () => [(await countedOf(record)).map(({ person }) => person), await toRecount(record)];
      await push(day, ride);
      assert.deepEqual(await stands(), [[one], false]);
      await push(say({ type: Ride, record, act: "edit", facts: stated(3, [rode(day.head.record, { person: two })]) }));
      assert.deepEqual(await stands(), [[one], true]);
      await push(say({ type: Ride, record, act: "edit" }));
      assert.deepEqual(await stands(), [[one], true]);
      await push(say({ type: Ride, record, act: "edit", facts: stated(4, [rode(day.head.record, { person: two })]) }));
      assert.deepEqual(await stands(), [[two], false]);
      await push(say({ type: Ride, record, act: "edit", facts: stated(5, []) }));
      assert.deepEqual(await stands(), [[], false]);
    });

    test("a record of a kind that states nothing never waits to be recounted", async () => {
      const repair = say({ type: Repair });
      await push(repair, say({ type: Repair, record: repair.head.record, act: "edit" }));
      assert.equal(await toRecount(repair.head.record), false);
    });

    test("facts of an edit do not stand before the change that creates the record", async () => {
      const day = aDay();
      const ride = say({ type: Ride, facts: stated(1, [rode(day.head.record)]) });
      const edit = say({
        type: Ride,
        record: ride.head.record,
        act: "edit",
        facts: stated(1, [rode(day.head.record)]),
      });
      await push(day, edit);
      assert.deepEqual(await countedOf(ride.head.record), []);
      await push(ride);
      assert.deepEqual([await countedOf(ride.head.record), await toRecount(ride.head.record)], [[], true]);
    });

    test("facts go when their record is withdrawn, of every version; restored, they come back stated", async () => {
      const day = aDay();
      const row = rode(day.head.record, { person: newId() });
      const ride = say({ type: Ride, facts: stated(1, [row]) });
      const { record } = ride.head;
      await push(day, ride, say({ type: Ride, record, act: "edit", facts: stated(2, [{ ...row, on: "2016-07" }], 2) }));
      assert.deepEqual([(await countedOf(record)).length, (await countedOf(record, 2)).length], [1, 0]);
      const withdraw = say({ type: Ride, record, act: "withdraw" });
      await push(withdraw);
      assert.deepEqual([await countedOf(record), await countedOf(record, 2), await toRecount(record)], [[], [], false]);
      await push(
        say({
          type: Ride,
          record,
          act: "restore",
          shown: { set: {}, seen: { "@withdrawn": [withdraw.head.stamp] } },
          facts: stated(4, [row]),
        }),
      );
      assert.deepEqual([(await countedOf(record)).length, await toRecount(record)], [1, false]);
    });

    test("a withdrawn day leaves its rides waiting; restored, it counts them again", async () => {
      const day = aDay();
      const ride = say({ type: Ride, facts: stated(1, [rode(day.head.record)]) });
      await push(day, ride);
      const withdraw = say({ type: RideDay, record: day.head.record, act: "withdraw" });
      await push(withdraw);
      assert.deepEqual(await countedOf(ride.head.record), []);
      await push(
        say({
          type: RideDay,
          record: day.head.record,
          act: "restore",
          shown: { set: {}, seen: { "@withdrawn": [withdraw.head.stamp] } },
        }),
      );
      assert.equal((await countedOf(ride.head.record)).length, 1);
    });

    test("facts of two versions of the rules stand side by side", async () => {
      const day = aDay();
      const ride = say({ type: Ride, facts: stated(1, [rode(day.head.record, { on: "2016-01" })], 2) });
      await push(day, ride);
      const { record } = ride.head;
      // Under version 2 its day states nothing yet, and so it waits.
      assert.deepEqual([(await countedOf(record)).length, (await countedOf(record, 2)).length], [0, 0]);
      await push(say({ type: Ride, record, act: "edit", facts: stated(2, [rode(day.head.record)]) }));
      assert.deepEqual([(await countedOf(record)).length, (await countedOf(record, 2)).length], [1, 0]);
    });

    test("a rider who is said to be a double counts as the other, and has the other's jersey", async () => {
      const day = aDay();
      const [one, two] = [newId(), newId()];
      const rider = (person: string, more: object, record?: string) =>
        say({
          type: Rider,
          ...(record ? { record, act: "edit" as const } : {}),
          facts: stated(record ? 2 : 1, [{ kind: "rider", role: "person", key: "", dims: {}, person, ...more }]),
        });
      const [first, second] = [rider(one, { dims: { sex: "red" } }), rider(two, { dims: { sex: "blue" } })];
      const ride = say({ type: Ride, facts: stated(1, [rode(day.head.record, { person: two })]) });
      await push(day, first, second, ride);
      const who = async () => (await countedOf(ride.head.record)).map(({ person, dims }) => [person, dims.sex]);
      assert.deepEqual(await who(), [[two, "blue"]]);
      await push(rider(two, { dims: { sex: "blue" }, sameAs: one }, second.head.record));
      assert.deepEqual(await who(), [[one, "red"]]);
    });

    test("facts that are not of this kind of record, or come twice, are refused with their change", async () => {
      const wrong = [
        [{ kind: "unheard-of", role: "event", key: "", dims: {} }],
        [{ kind: "ride", role: "occasion", key: "", dims: {} }],
        [{ kind: "ride-day", role: "occasion", key: "", dims: {} }],
        [rode(newId()), rode(newId())],
        [rode(newId(), { quantity: -1 })],
        [rode(newId(), { quantity: 1.5 })],
        [rode(newId(), { on: "2016-13" })],
        [rode(newId(), { dims: { village: "x" } as never })],
        [rode("nowhere")],
        [{ ...rode(newId()), name: "x" }],
      ];
      for (const rows of wrong) {
        const [outcome] = await opened.keeper.push(olga, [say({ type: Ride, facts: stated(1, rows as never) })]);
        assert.equal(outcome?.accepted === false && outcome.problem.code, "facts.unreadable");
      }
    });
  });
}
