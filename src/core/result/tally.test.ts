// Counting: a person once, however often they came; parts that add up; nothing declared in what was counted.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { uuid } from "#test/bicycles/devices.ts";
import { notPassed, passed, riders, rides, share } from "#test/bicycles/workshop.ts";
import { factsFor, varied } from "#test/counting/random-facts.ts";
import { type Counted, joinFacts } from "../fact/join.ts";
import { isProblem } from "../problem.ts";
import type { Indicator } from "./indicator.ts";
import { thresholdOf } from "./indicator.ts";
import { findPeriod, isIn, monthsOf } from "./period.ts";
import { type Result, type SplitBy, tally } from "./tally.ts";

const year = findPeriod("2016")!;
let number = 1000;
const row = (person: string | null, more: Partial<Counted> = {}): Counted => ({
  tenant: uuid(1),
  record: uuid(++number),
  kind: "ride",
  key: "",
  person,
  unsure: false,
  subject: null,
  occasion: null,
  month: "2016-05",
  dims: {},
  basis: "row",
  quantity: 1,
  fresh: 0,
  minor: null,
  currency: null,
  ...more,
});
const results = (
  indicator: Indicator,
  rows: readonly Counted[],
  by: readonly SplitBy[] = [],
  period = year,
): readonly Result[] => {
  const found = tally(indicator, rows, period, by);
  if (isProblem(found)) throw new Error(found.code);
  return found;
};
const total = (indicator: Indicator, rows: readonly Counted[]): Result => results(indicator, rows)[0]!;

describe("tally", () => {
  it("counts a rider on two days once, and both rides beside", () => {
    const rows = [row("ann"), row("ann", { month: "2016-06" }), row("bob")];
    assert.deepEqual(
      [total(riders, rows).value, total(riders, rows).participations, total(rides, rows).value],
      [2, 3, 3],
    );
  });

  it("falls by one when a rider's only ride is taken away, and stays when it was one of two", () => {
    const rows = [row("ann"), row("ann"), row("bob")];
    assert.equal(total(riders, rows.slice(0, 2)).value, 1);
    assert.equal(total(riders, rows.slice(1)).value, 2);
  });

  it("counts nothing of another year", () => {
    assert.equal(total(riders, [row("ann", { month: "2015-12" }), row("bob", { month: "2017-01" })]).value, 0);
  });

  it("takes only the new of a headcount into unique riders", () => {
    const rows = [row("ann"), row(null, { kind: "riders-counted", basis: "headcount", quantity: 20, fresh: 12 })];
    assert.deepEqual(total(riders, rows), {
      code: "R1",
      period: "2016",
      at: {},
      value: 13,
      unsure: 0,
      headcount: 12,
      declared: 0,
      participations: 21,
    });
  });

  it("says how many of the people may be doubles, each once, and nothing of the kind where rides are counted", () => {
    const rows = [row("ann", { unsure: true }), row("ann", { unsure: true, dims: { sex: "red" } }), row("bob")];
    assert.deepEqual([total(riders, rows).value, total(riders, rows).unsure], [2, 1]);
    assert.deepEqual([total(rides, rows).unsure, total(share, rows).unsure], [0, 0]);
    assert.deepEqual(
      results(riders, rows, ["sex"]).map(({ at, unsure }) => [at.sex, unsure]),
      [
        ["red", 1],
        ["unknown", 1],
      ],
    );
  });

  it("prints a declared total beside and never adds it", () => {
    const counted = total(riders, [row("ann"), row(null, { basis: "declared", quantity: 400 })]);
    assert.deepEqual([counted.value, counted.declared, counted.participations], [1, 400, 1]);
  });

  it("counts who rode and did not pass beside those who passed, nobody in both", () => {
    const rows = [
      row("ann", { dims: { answer: "no" } }),
      row("ann", { dims: { answer: "yes" } }),
      row("bob", { dims: { answer: "no" } }),
      row("cat"),
    ];
    assert.deepEqual([total(passed, rows).value, total(notPassed, rows).value], [1, 2]);
  });

  it("gives unknown a cell of its own in every split", () => {
    const cells = results(riders, [row("ann", { dims: { sex: "red" } }), row("bob")], ["sex"]);
    assert.deepEqual(
      cells.map((cell) => [cell.at.sex, cell.value]),
      [
        ["red", 1],
        ["unknown", 1],
      ],
    );
  });

  it("counts an event that its day gave two topics once in all, and once under each topic", () => {
    const one = row("ann", { key: "|brakes", dims: { topic: "brakes" } });
    const rows = [one, { ...one, key: "|lights", dims: { topic: "lights" } }];
    assert.equal(total(rides, rows).value, 1);
    assert.deepEqual(
      results(rides, rows, ["topic"]).map((cell) => cell.value),
      [1, 1],
    );
  });

  it("tells an empty share from a share of nothing", () => {
    assert.equal(total(share, []).value, null);
    assert.equal(total(share, [row("ann", { dims: { answer: "no" } })]).value, 0);
    assert.equal(total(share, [row("ann", { dims: { answer: "yes" } }), row("bob"), row("cat")]).value, 33.3);
  });

  it("refuses a split that the figure does not have", () => {
    const refused = tally(riders, [], year, ["ageBand"]);
    assert.ok(isProblem(refused) && refused.code === "result.unknown-split");
  });

  it("adds a rider known to two workshops twice, since nobody may compare their names", () => {
    const rows = [row("ann"), row("ann", { tenant: uuid(2) })];
    assert.equal(total(riders, rows).value, 2);
    assert.deepEqual(
      results(riders, rows, ["organisation"]).map((cell) => cell.value),
      [1, 1],
    );
  });

  it("has one idea of how small a number may leave", () => {
    assert.deepEqual(
      [thresholdOf(riders), thresholdOf({ ...riders, about: "survivors" }), thresholdOf(rides)],
      [5, 10, 0],
    );
  });
});

describe("period", () => {
  it("reads years, halves, quarters and months, and nothing else", () => {
    assert.deepEqual(findPeriod("2016-H2"), { text: "2016-H2", from: "2016-07", to: "2016-12" });
    assert.deepEqual(findPeriod("2016-Q1"), { text: "2016-Q1", from: "2016-01", to: "2016-03" });
    assert.deepEqual(findPeriod("2016-07"), { text: "2016-07", from: "2016-07", to: "2016-07" });
    for (const text of ["", "16", "2016-13", "2016-H3", "2016-Q5", "2016-7", "2016-2017"])
      assert.equal(findPeriod(text), undefined, text);
  });

  it("cuts a year into months that are each in one quarter and one half", () => {
    for (const month of monthsOf(year)) {
      assert.equal(
        ["2016-Q1", "2016-Q2", "2016-Q3", "2016-Q4"].filter((text) => isIn(findPeriod(text)!, month)).length,
        1,
      );
      assert.equal(["2016-H1", "2016-H2"].filter((text) => isIn(findPeriod(text)!, month)).length, 1);
    }
    assert.equal(monthsOf(year).length, 12);
  });
});

describe("laws", () => {
  const numRuns = process.env["SLOW"] ? 3_000 : 200;
  const counted = fc.record({
    tenant: fc.constantFrom(uuid(1), uuid(2)),
    record: fc.integer({ min: 1, max: 500 }).map(uuid),
    kind: fc.constantFrom("ride", "riders-counted", "repair"),
    key: fc.constantFrom("", "a"),
    person: fc.option(fc.constantFrom("ann", "bob", "cat", "dan")),
    unsure: fc.boolean(),
    subject: fc.constant(null),
    occasion: fc.constant(null),
    month: fc.constantFrom("2015-12", "2016-01", "2016-06", "2016-07", "2016-12"),
    dims: fc.record(
      {
        sex: fc.constantFrom("red", "blue"),
        country: fc.constantFrom("NL", "BE"),
        answer: fc.constantFrom("yes", "no"),
        topic: fc.constantFrom("brakes", "lights"),
      },
      { requiredKeys: [] },
    ),
    basis: fc.constantFrom("row" as const, "headcount" as const, "declared" as const),
    quantity: fc.integer({ min: 0, max: 30 }),
    fresh: fc.integer({ min: 0, max: 9 }),
    minor: fc.constant(null),
    currency: fc.constant(null),
  });
  const rows = fc.uniqueArray(counted, {
    selector: (one) => `${one.tenant}${one.record}${one.kind}${one.key}`,
    maxLength: 30,
  });
  const values = (cells: readonly Result[]) => cells.reduce((sum, cell) => sum + (cell.value ?? 0), 0);

  it("a tally of disjoint parts adds up, where things and not people are counted", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const sum = total(rides, all).value;
        assert.equal(values(results(rides, all, ["sex"])), sum);
        assert.equal(values(results(rides, all, ["country", "sex"])), sum);
        assert.equal(values(["2016-H1", "2016-H2"].flatMap((text) => results(rides, all, [], findPeriod(text)!))), sum);
      }),
      { numRuns },
    );
  });

  it("unique people never add up to more than they are: a whole is at most the sum of its parts, and at least its largest", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const whole = total(riders, all).value ?? 0;
        for (const by of [["sex"], ["country"], ["country", "sex"], ["topic"]] as const) {
          const parts = results(riders, all, by);
          assert.ok(whole <= values(parts));
          for (const part of parts) assert.ok((part.value ?? 0) <= whole);
        }
        const named = new Set(all.filter((one) => one.person !== null).map((one) => one.tenant + one.person)).size;
        assert.ok(whole - total(riders, all).headcount <= named);
        assert.equal(values(results(riders, all, ["organisation"])), whole);
      }),
      { numRuns },
    );
  });

  it("however an open question about doubles is answered, the figure stays within its range", () => {
    // Whoever turns out to be somebody else takes over that one's sex: only a count that no answer of a person decides keeps its bounds.
    const facts = factsFor(varied).map((all) =>
      all.map((fact) => (fact.role === "person" ? { ...fact, dims: {} } : fact)),
    );
    const people = varied.filter(({ measure, except, rules }) => measure === "people" && !except && rules === 1);
    fc.assert(
      fc.property(facts, fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }), (all, answers) => {
        let asked = 0;
        const answered = all.map(({ mayBe, ...fact }) =>
          mayBe === undefined || fact.sameAs !== undefined
            ? fact
            : answers[asked++]
              ? { ...fact, sameAs: mayBe }
              : { ...fact, mayBe },
        );
        for (const indicator of people) {
          for (const by of [[], ["country"], ["organisation"]] as const) {
            const after = results(indicator, joinFacts(answered), by);
            for (const { at, value, unsure } of results(indicator, joinFacts(all), by)) {
              const now = after.find((cell) => JSON.stringify(cell.at) === JSON.stringify(at))?.value ?? 0;
              assert.ok(now <= (value ?? 0) && now >= (value ?? 0) - unsure);
            }
          }
        }
      }),
      { numRuns },
    );
  });

  it("the order of the rows makes no difference, and what was declared changes no count", () => {
    fc.assert(
      fc.property(
        rows.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
        ),
        ([all, shuffled]) => {
          for (const indicator of [riders, passed, notPassed, rides, share]) {
            assert.deepEqual(results(indicator, shuffled, ["country"]), results(indicator, all, ["country"]));
            assert.equal(
              total(
                indicator,
                all.filter((one) => one.basis !== "declared"),
              ).value,
              total({ ...indicator }, all).value,
            );
          }
        },
      ),
      { numRuns },
    );
  });
});
