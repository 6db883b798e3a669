// A released cut: suppressed once, never moved, a correction is a new version with its difference.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { riders, rides } from "#test/bicycles/workshop.ts";
import { type Cut, type CutDraft, cellAt, isUntouched, latticeOf, makeCut } from "./cut.ts";
import { countsBehind, type Indicator } from "./indicator.ts";
import type { Result } from "./tally.ts";

const result = (at: Result["at"], value: number, participations = value): Result => ({
  code: "R1",
  period: "2016",
  at,
  value,
  unsure: 0,
  headcount: 0,
  declared: 0,
  participations,
});
const lattice = (cells: readonly (readonly [country: string, sex: string, value: number])[]): readonly Result[] => {
  const sum = (keep: (cell: readonly [string, string, number]) => boolean) =>
    cells.filter(keep).reduce((total, [, , value]) => total + value, 0);
  const [countries, sexes] = [0, 1].map((part) => [...new Set(cells.map((cell) => String(cell[part])))]);
  return [
    result(
      {},
      sum(() => true),
    ),
    ...(countries ?? []).map((country) =>
      result(
        { country },
        sum((cell) => cell[0] === country),
      ),
    ),
    ...(sexes ?? []).map((sex) =>
      result(
        { sex },
        sum((cell) => cell[1] === sex),
      ),
    ),
    ...cells.map(([country, sex, value]) => result({ country, sex }, value)),
  ];
};
const draft = (results: readonly Result[], version = 1, indicator = riders): CutDraft => ({
  programme: "bicycles",
  period: "2016",
  version,
  cutOffOn: "2016-12-12",
  demonstration: true,
  countries: { NL: "Netherlands", BE: "Belgium" },
  completeness: { partners: 2, partnersReporting: 2, toRecount: 0, waiting: 0 },
  outcomes: [],
  figures: [{ indicator, results, target: 100 }],
});
const cells = [
  ["NL", "red", 40],
  ["NL", "blue", 3],
  ["BE", "red", 30],
  ["BE", "blue", 25],
] as const;
const figure = (cut: Cut) => cut.figures[0]!;

describe("what stands beside a total", () => {
  const beside = (value: number, participations: number, declared = 0): Cut["figures"][number] =>
    figure(makeCut(draft([{ ...result({}, value, participations), declared }]), []));

  it("is withheld with it: so many times is a bound of so many people", () => {
    assert.deepEqual([beside(3, 40).cells[0]?.value, beside(3, 40).participations], [null, null]);
    assert.equal(beside(30, 40).participations, 40);
  });

  it("is withheld where it speaks of a few itself", () => {
    const unsureOf = (unsure: number) => figure(makeCut(draft([{ ...result({}, 30), unsure }]), [])).unsure;
    assert.deepEqual([unsureOf(4), unsureOf(5), unsureOf(0)], [null, 5, 0]);
    assert.deepEqual([beside(30, 40, 4).declared, beside(30, 40, 5).declared, beside(30, 40).declared], [null, 5, 0]);
  });
});

describe("a share", () => {
  const share: Indicator = {
    ...riders,
    measure: "ratio",
    unit: "percent",
    of: { kinds: ["rode"] },
    rollUp: { periods: "never", places: "never" },
  };
  const shareOf = (...parts: readonly (readonly [at: Result["at"], above: number, below: number])[]): Cut => {
    const of = (pick: (above: number, below: number) => number | null) =>
      parts.map(([at, above, below]) => ({ ...result(at, 0), value: pick(above, below) }));
    const results = of((above, below) => (below === 0 ? null : Math.round((above / below) * 1000) / 10));
    const behind = [of((above) => above), of((_, below) => below)];
    return makeCut({ ...draft([]), figures: [{ indicator: share, results, behind, target: null }] }, []);
  };
  const told = (cut: Cut) => figure(cut).cells.map(({ value }) => value);

  it("is told where those counted, those not, and all of them are many", () => {
    assert.deepEqual(told(shareOf([{}, 30, 60])), [50]);
  });

  it("is withheld where those counted are few, and where those who are not are few", () => {
    assert.deepEqual(told(shareOf([{}, 3, 60])), [null]);
    assert.deepEqual(told(shareOf([{}, 57, 60])), [null]);
  });

  it("is withheld where those counted by name are few, however many were counted without", () => {
    const counts = [3, 60].map((named) => [{ ...result({}, named + 40), headcount: 40 }]);
    const of60 = { indicator: share, results: [result({}, 5)], behind: counts, target: null };
    assert.deepEqual(told(makeCut({ ...draft([]), figures: [of60] }, [])), [null]);
  });

  it("does not give a withheld one away by the others", () => {
    const cut = shareOf(
      [{}, 90, 180],
      [{ sex: "red" }, 3, 40],
      [{ sex: "blue" }, 47, 80],
      [{ sex: "unknown" }, 40, 60],
    );
    assert.deepEqual(cellAt(figure(cut), { sex: "red" })?.value, null);
    assert.equal(told(cut).filter((value) => value === null).length, 2);
  });

  it("of nobody was not measured, which is no zero", () => {
    const cut = shareOf([{}, 0, 0]);
    assert.deepEqual(figure(cut).cells, []);
    assert.deepEqual(
      countsBehind(share).map(({ measure, among }) => [measure, among]),
      [
        ["people", share.among],
        ["people", share.of],
      ],
    );
    assert.deepEqual(countsBehind(riders), []);
  });
});

describe("a released cut", () => {
  it("holds the total, each split alone, and country by sex", () => {
    assert.deepEqual(latticeOf(riders), [[], ["country"], ["sex"], ["topic"], ["country", "sex"]]);
    assert.deepEqual(latticeOf({ ...riders, by: ["sex"] }), [[], ["sex"]]);
  });

  it("withholds a number of people below five, and enough beside it that it cannot be worked out", () => {
    const cut = makeCut(draft(lattice(cells)), []);
    assert.equal(cellAt(figure(cut), {})?.value, 98);
    assert.equal(cellAt(figure(cut), { country: "NL", sex: "blue" })?.value, null);
    const withheld = figure(cut).cells.filter((cell) => cell.value === null);
    assert.ok(withheld.length >= 4, "one withheld number alone could be subtracted back");
  });

  it("withholds nothing of organisations, and nothing where no number is small", () => {
    const organisations = makeCut(draft(lattice(cells), 1, rides), []);
    assert.ok(figure(organisations).cells.every((cell) => cell.value !== null));
    const many = makeCut(
      draft(
        lattice([
          ["NL", "red", 40],
          ["NL", "blue", 30],
          ["BE", "red", 30],
          ["BE", "blue", 25],
        ]),
      ),
      [],
    );
    assert.ok(figure(many).cells.every((cell) => cell.value !== null));
  });

  it("withholds what was withheld before, and says what changed", () => {
    const first = makeCut(draft(lattice(cells)), []);
    const later = makeCut(
      draft(
        lattice([
          ["NL", "red", 60],
          ["NL", "blue", 43],
          ["BE", "red", 30],
          ["BE", "blue", 25],
        ]),
        2,
      ),
      [first],
    );
    assert.equal(cellAt(figure(later), { country: "NL", sex: "blue" })?.value, null);
    assert.deepEqual(later.differences, [{ code: "R1", before: 98, after: 158 }]);
  });

  it("carries a fingerprint that any change breaks", () => {
    const cut = makeCut(draft(lattice(cells)), []);
    assert.ok(isUntouched(cut));
    assert.ok(!isUntouched({ ...cut, cutOffOn: "2016-12-13" }));
    assert.equal(makeCut(draft(lattice(cells)), []).hash, cut.hash);
  });

  it("does not tell how often a handful of people came", () => {
    const cut = makeCut(draft([result({}, 3, 4)]), []);
    assert.equal(figure(cut).participations, null);
  });
});
