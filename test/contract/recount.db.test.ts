// What every keeper promises about records to recount: they are offered to whoever can read them, and stated anew by whoever may change
// them, once, under its own rules, and for the revision that stands.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Person } from "#core/access/role.ts";
import type { Envelope } from "#core/change/change.ts";
import type { Counted } from "#core/fact/join.ts";
import { isProblem } from "#core/problem.ts";
import { Repair, Ride, RideDay } from "../bicycles/workshop.ts";
import { keepers, type OpenedKeeper } from "./keepers.ts";
import { guest, milo, newId, northStands, olga, rode, rosa, say, sayPlain, stated, sven } from "./workshop.ts";

for (const [name, open] of Object.entries(keepers)) {
  describe(`records to recount of a keeper ${name}`, () => {
    let opened: OpenedKeeper;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());

    const push = async (by: Person, ...changes: readonly object[]): Promise<readonly string[]> =>
      (await opened.keeper.push(by, changes)).map((one) => (one.accepted ? "accepted" : one.problem.code));
    const countedOf = async (record: string, rules = 1): Promise<readonly Counted[]> =>
      (await opened.counted(rules)).filter((row) => row.record === record);
    const offered = async (by: Person = olga): Promise<readonly string[]> => {
      const page = await opened.keeper.pull(by, northStands, 0, 1_000);
      assert.ok(!isProblem(page) && !page.more);
      return page.toRecount;
    };
    const restate = (record: string, revision: number, more: Partial<Parameters<typeof say>[0]> = {}): Envelope =>
      say({ type: Ride, record, act: "restate", facts: stated(revision, []), ...more });
    /** A ride that two people changed, of whom the second did not know of the first. */
    const raced = async (): Promise<{ readonly record: string; readonly day: string }> => {
      const day = say({ type: RideDay, answers: { riddenOn: "2016-05-01", country: "NL", route: "Canal" } });
      const ride = say({ type: Ride, facts: stated(1, [rode(day.head.record)]) });
      const { record } = ride.head;
      const edit = (by: Person, answer: string): Envelope =>
        say({ type: Ride, record, act: "edit", by, facts: stated(2, [rode(day.head.record, { dims: { answer } })]) });
      assert.deepEqual(await push(olga, day, ride, edit(olga, "yes")), ["accepted", "accepted", "accepted"]);
      assert.deepEqual(await push(rosa, edit(rosa, "no")), ["accepted"]);
      return { record, day: day.head.record };
    };

    test("two writers race: the record is offered, stated anew, counted right, and offered no more", async () => {
      const { record, day } = await raced();
      const answers = async () => (await countedOf(record)).map(({ dims }) => dims.answer);
      assert.deepEqual([await offered(), await answers()], [[record], ["yes"]]);
      const said = restate(record, 4, { facts: stated(4, [rode(day, { dims: { answer: "no" } })]) });
      assert.deepEqual(await push(olga, said), ["accepted"]);
      assert.deepEqual([await offered(), await answers()], [[], ["no"]]);
      assert.deepEqual(await push(olga, said), ["accepted"]);
      const kept = (await opened.records()).find((one) => one.record === record);
      assert.deepEqual([kept?.revision, kept && kept.lastStamp < said.head.stamp], [4, true]);
    });

    test("of two who state it at once one stands and one is not kept", async () => {
      const { record } = await raced();
      assert.deepEqual(await push(olga, restate(record, 4)), ["accepted"]);
      assert.deepEqual(await push(rosa, restate(record, 4, { by: rosa })), ["facts.superseded"]);
      assert.deepEqual(await push(olga, restate(newId(), 1)), ["facts.superseded"]);
      assert.deepEqual(await offered(), []);
    });

    test("it is offered with the last page, and only to those who read such records here", async () => {
      const { record } = await raced();
      const first = await opened.keeper.pull(olga, northStands, 0, 2);
      assert.deepEqual(!isProblem(first) && [first.more, first.toRecount], [true, []]);
      assert.deepEqual([await offered(rosa), await offered(milo)], [[record], []]);
      for (const stranger of [sven, guest])
        assert.ok(isProblem(await opened.keeper.pull(stranger, northStands, 0, 1_000)));
      await push(olga, restate(record, 4));
    });

    test("an open record that waits to be mended is offered to nobody", async () => {
      const shown = { set: { riddenOn: "someday" }, seen: {} };
      const day = say({ type: RideDay, shown });
      assert.deepEqual(await push(olga, day), ["accepted"]);
      assert.deepEqual(await offered(), []);
      const { record } = day.head;
      assert.deepEqual(await push(olga, restate(record, 2, { type: RideDay })), ["change.not-allowed"]);
    });

    test("whoever may not change such records states none: a reader, another team's, another organisation's", async () => {
      const { record } = await raced();
      for (const stranger of [milo, sven, guest])
        assert.deepEqual(
          await push(stranger, restate(record, 4, { by: stranger, head: { tenant: olga.grants[0]?.tenant ?? "" } })),
          ["change.not-allowed"],
        );
      assert.deepEqual(await push(sven, restate(record, 4)), ["change.not-allowed"]);
      assert.deepEqual(await push(sven, restate(record, 4, { by: sven })), ["facts.superseded"]);
      assert.deepEqual(await offered(), [record]);
      await push(olga, restate(record, 4));
    });

    test("a restate says facts and nothing else, under the rules that are counted", async () => {
      const { record } = await raced();
      const wrong: readonly [Envelope, string][] = [
        [restate(record, 4, { facts: null }), "change.malformed"],
        [restate(record, 4, { shown: { set: { passed: "yes" }, seen: {} } }), "change.malformed"],
        [
          sayPlain({ type: Ride, record, act: "restate", facts: stated(4, []), answers: { passed: "yes" } }),
          "change.malformed",
        ],
        [restate(record, 4, { facts: stated(4, [], 2) }), "change.format-unknown"],
        [restate(record, 4, { type: Repair }), "change.record-elsewhere"],
      ];
      for (const [change, code] of wrong) assert.deepEqual(await push(olga, change), [code]);
      assert.deepEqual(await offered(), [record]);
      await push(olga, restate(record, 4));
    });

    test("facts under other rules stand beside ours, which wait to be stated", async () => {
      const day = say({ type: RideDay, answers: { riddenOn: "2016-05-01", route: "Canal" } });
      const ride = say({ type: Ride, facts: stated(1, [rode(day.head.record, { on: "2016-05" })], 2) });
      assert.deepEqual(await push(olga, day, ride), ["accepted", "accepted"]);
      const { record } = ride.head;
      assert.deepEqual(await offered(), [record]);
      assert.deepEqual(await push(olga, restate(record, 2, { facts: stated(2, [rode(day.head.record)]) })), [
        "accepted",
      ]);
      assert.deepEqual([await offered(), (await countedOf(record)).length], [[], 1]);
    });
  });
}
