// Tasks: from days and workflows, gone when they are done, never stored.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Repair, Ride } from "#test/bicycles/workshop.ts";
import { daysBetween } from "./condition.ts";
import { type DueRecord, type DueRule, later, tasksOf } from "./due.ts";

const rule: DueRule = {
  id: "call",
  says: "Call the rider",
  from: "broughtOn",
  days: 10,
  who: ["mechanic"],
  act: { move: "finish" },
};
const repair = (id: string, answers: DueRecord["answers"], more: Partial<DueRecord> = {}): DueRecord => ({
  id,
  type: "repair",
  state: "onStand",
  withdrawn: false,
  answers,
  ...more,
});
const tasks = (rules: readonly DueRule[], records: readonly DueRecord[], today: string) =>
  tasksOf([{ ...Repair, due: rules }, Ride], records, today).map(({ record, on, lateDays }) => [record, on, lateDays]);

describe("a task", () => {
  it("shows from a week before its day, the most overdue first", () => {
    const two = [repair("a", { broughtOn: "2016-05-02" }), repair("b", { broughtOn: "2016-05-01" })];
    assert.deepEqual(tasks([rule], two, "2016-05-04"), [["b", "2016-05-11", -7]]);
    assert.deepEqual(tasks([rule], two, "2016-05-14"), [
      ["b", "2016-05-11", 3],
      ["a", "2016-05-12", 2],
    ]);
  });

  it("shows on its day and no sooner, where there is nothing to say before", () => {
    const later = { ...rule, notBefore: true } as const;
    const one = [repair("a", { broughtOn: "2016-05-01" })];
    assert.deepEqual(tasks([later], one, "2016-05-10"), []);
    assert.deepEqual(tasks([later], one, "2016-05-11"), [["a", "2016-05-11", 0]]);
  });

  it("is there only where the record is in the right state, asks for it, and has a day", () => {
    const in3 = { ...rule, states: ["onStand"], when: { is: ["electric", "yes"] } } as const;
    const records = [
      repair("yes", { broughtOn: "2016-05-01", electric: "yes" }),
      repair("no", { broughtOn: "2016-05-01", electric: "no" }),
      repair("done", { broughtOn: "2016-05-01", electric: "yes" }, { state: "done" }),
      repair("gone", { broughtOn: "2016-05-01", electric: "yes" }, { withdrawn: true }),
      repair("dayless", { electric: "yes" }),
    ];
    assert.deepEqual(tasks([in3], records, "2016-05-20"), [["yes", "2016-05-11", 9]]);
  });

  it("goes when the answer it asks for is given", () => {
    const asks = { ...rule, act: { answer: "paid" } };
    assert.equal(tasks([asks], [repair("a", { broughtOn: "2016-05-01" })], "2016-05-20").length, 1);
    assert.deepEqual(tasks([asks], [repair("a", { broughtOn: "2016-05-01", paid: "EUR 3" })], "2016-05-20"), []);
  });

  it("stands until a later day is given, where it is the day itself that is to be set anew", () => {
    const anew = { ...rule, act: { answer: "broughtOn" } };
    assert.equal(tasks([anew], [repair("a", { broughtOn: "2016-05-01" })], "2016-05-20").length, 1);
    assert.deepEqual(tasks([anew], [repair("a", { broughtOn: "2016-06-01" })], "2016-05-20"), []);
  });

  it("goes when another record shows it was done, and comes again where it is to be done again", () => {
    const once: DueRule = { ...rule, act: { create: "repair" }, until: { type: "repair", by: "bicycle" } };
    const first = repair("a", { broughtOn: "2016-05-01" });
    const shown = repair("b", { bicycle: "a", broughtOn: "2016-05-12" });
    assert.deepEqual(tasks([once], [first, shown], "2016-05-13"), []);
    assert.deepEqual(tasks([{ ...once, every: 14 }], [first, shown], "2016-05-30"), [
      ["b", "2016-05-22", 8],
      ["a", "2016-05-26", 4],
    ]);
    assert.deepEqual(tasks([once], [first, { ...shown, withdrawn: true }], "2016-05-13"), [["a", "2016-05-11", 2]]);
  });

  it("is counted from the latest day in a column, and looks for its record in a column", () => {
    const column = { ...rule, from: "visits/on" };
    const visits = [{ id: "1", on: "2016-05-07" }, { id: "2", on: "2016-05-03" }, { id: "3" }];
    assert.deepEqual(tasks([column], [repair("a", { visits }), repair("b", {})], "2016-05-17"), [
      ["a", "2016-05-17", 0],
    ]);
    const row = { ...column, act: { answer: "visits" } };
    assert.deepEqual(tasks([row], [repair("a", { visits })], "2016-05-17"), [["a", "2016-05-17", 0]]);
    const again = { ...rule, from: "soldOn", every: 14, until: { type: "repair", by: "bicycles/bicycle" } };
    const round = repair("round", { bicycles: [{ bicycle: "a" }, { bicycle: "b" }], broughtOn: "2016-05-12" });
    assert.deepEqual(tasks([again], [repair("a", {}), repair("b", {}), round], "2016-05-26"), [
      ["a", "2016-05-26", 0],
      ["b", "2016-05-26", 0],
    ]);
  });
});

describe("a day some months later", () => {
  it("is the last of a month that is too short, over years and back", () => {
    assert.equal(later("2016-11-30", 3, 0), "2017-02-28");
    assert.equal(later("2016-01-31", 1, 0), "2016-02-29");
    assert.equal(later("2016-01-15", -2, -1), "2015-11-14");
    assert.equal(later("2016-12", 1, 0), "2017-01-01");
  });

  it("moves by as many days as it says", () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: -900, max: 900 }), (from, days) => {
        assert.equal(daysBetween(from, later(from, 0, days)), days);
      }),
    );
  });
});
