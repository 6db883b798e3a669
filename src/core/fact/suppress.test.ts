// Suppression: what is withheld and why, and laws against readers who attack a release by other means than it was made.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addsUp, correctedLattices, lattices, wholeProgramme } from "#test/bicycles/lattices.ts";
import { assertSafe, everyTable, linesOf, nameOf, rangesOf } from "#test/bicycles/readers.ts";
import { type Cell, type Released, type Rule, suppress } from "./suppress.ts";

const cell = (value: number, at: Cell["at"] = {}): Cell => ({ at, value });
/** A total and its parts by country. */
const row = (...values: readonly number[]): Cell[] => [
  cell(values.reduce((a, b) => a + b)),
  ...values.map((value, n) => cell(value, { country: `c${n}` })),
];
const release = (cells: readonly Cell[], rule: Partial<Rule> = {}): readonly Released[] =>
  suppress(cells, { threshold: 5, additive: true, ...rule });
const told = (cells: readonly Cell[], rule: Partial<Rule> = {}): (number | null)[] =>
  release(cells, rule).map(({ value }) => value);
const isFew = (value: number | null, threshold: number): boolean => value !== null && value > 0 && value < threshold;
const valueIn = <C extends Released>(cells: readonly C[], at: Cell["at"]): C["value"] | undefined =>
  cells.find((known) => nameOf(known.at) === nameOf(at))?.value;

describe("suppress", () => {
  it("tells everything where nobody is few, and zeros always", () => {
    assert.deepEqual(told(row(5, 0, 7)), [12, 5, 0, 7]);
  });

  it("withholds a few and the smallest cover, and keeps the total", () => {
    assert.deepEqual(told(row(3, 40, 9, 0)), [52, null, 40, null, 0]);
  });

  it("does not take two few that are a few together for cover enough", () => {
    assert.deepEqual(told(row(1, 2, 40)), [43, null, null, null]);
    assert.deepEqual(told(row(3, 4, 40)), [47, null, null, 40]);
  });

  it("finds no cover in the others where all must be one", () => {
    assert.deepEqual(told(row(1, 1, 1, 1, 1, 9)), [14, null, null, null, null, null, null]);
    assert.deepEqual(told(row(1, 1, 1, 1, 1)), [null, null, null, null, null, null]);
  });

  it("splits nothing of a total that is a few, not even zeros", () => {
    assert.deepEqual(told(row(4, 0)), [null, null, null]);
  });

  it("tells that all of a whole stand in one part", () => {
    assert.deepEqual(told([...row(12, 9), cell(21, { sex: "red" }), cell(0, { sex: "blue" })]), [21, 12, 9, 21, 0]);
  });

  it("closes a rectangle of inner cells before it touches a margin", () => {
    const inner = [3, 20, 30, 40, 50, 60, 70, 80, 90].map((value, n) =>
      cell(value, { country: `c${Math.floor(n / 3)}`, sex: `s${n % 3}` }),
    );
    const sexes = [113, 150, 180].map((value, n) => cell(value, { sex: `s${n}` }));
    assert.deepEqual(told([...row(53, 150, 240), ...sexes]), [443, 53, 150, 240, 113, 150, 180]);
    assert.deepEqual(told([...row(53, 150, 240), ...sexes, ...inner]).slice(0, 7), [443, 53, 150, 240, 113, 150, 180]);
    assert.deepEqual(told([...row(53, 150, 240), ...sexes, ...inner]).slice(7), [
      null,
      null,
      30,
      null,
      null,
      60,
      70,
      80,
      90,
    ]);
  });

  it("withholds by the threshold given: ten, or nobody", () => {
    assert.deepEqual(told(row(9, 30, 40), { threshold: 10 }), [79, null, null, 40]);
    assert.deepEqual(told(row(1, 30, 40), { threshold: 0 }), [71, 1, 30, 40]);
  });

  it("covers a workshop with one of its own country where the cells say who works where", () => {
    const at = (country: string, organisation: string, value: number): Cell[] => [
      cell(value, { organisation }),
      cell(value, { country, organisation }),
    ];
    const workshops = [...at("c0", "o0", 3), ...at("c0", "o1", 57), ...at("c1", "o2", 40), ...at("c1", "o3", 60)];
    assert.deepEqual(told([...row(60, 100), ...workshops]), [160, 60, 100, null, null, null, null, 40, 40, 60, 60]);
  });

  it("leaves no difference of a few where riders count in two parts, though it is wrong", () => {
    const cells = [cell(50), ...row(30, 17, 3, 4).slice(1)];
    assert.deepEqual(told(cells, { additive: false }), [50, 30, null, null, null]);
    assert.deepEqual(told(cells, { additive: true }), [50, 30, null, null, null]);
  });

  it("keeps from each reader what only he could find where riders count in two parts", () => {
    const square = (countries: readonly number[], sexes: readonly number[], ...inner: readonly number[]): Cell[] => [
      ...countries.map((value, n) => cell(value, { country: `c${n}` })),
      ...sexes.map((value, n) => cell(value, { sex: `s${n}` })),
      ...inner.map((value, n) => cell(value, { country: `c${Math.floor(n / 2)}`, sex: `s${n % 2}` })),
    ];
    const found = [
      [cell(6), ...square([6, 4], [3, 3], 3, 3, 3, 1)], // who knows that no part is larger than its whole
      [cell(6), ...square([6, 3], [3, 3], 3, 3, 2, 1)], // who knows that parts are no fewer than their whole
      [cell(4), ...square([2, 1, 1, 1], [4])], // who takes it that nobody counts twice
    ];
    for (const cells of found)
      assertSafe(cells, release(cells, { threshold: 3, additive: false }), 3, ["adds", "bounds"]);
  });

  it("keeps withheld what was withheld, also when it is gone", () => {
    const before = release(row(3, 40, 9));
    assert.deepEqual(told(row(30, 40, 9), { earlier: [before] }), [79, null, 40, null]);
    const after = release([cell(40), cell(40, { country: "c1" })], { earlier: [before] });
    assert.deepEqual(
      after.slice(2),
      [cell(0, { country: "c0" }), cell(0, { country: "c2" })].map(({ at }) => ({ at, value: null })),
    );
  });

  it("withholds a part that changed by a few, with a cover that may have changed instead; the total moves", () => {
    const before = release(row(20, 40, 9, 0));
    assert.deepEqual(told(row(21, 40, 9, 0), { earlier: [before] }), [70, null, 40, null, 0]);
    assert.deepEqual(told(row(25, 40, 9, 0), { earlier: [before] }), [74, 25, 40, 9, 0]);
  });

  it("lets nobody see that a part changed: two together cannot be what they were, so a third covers them", () => {
    assert.deepEqual(told(row(20, 2, 40), { earlier: [release(row(22, 9, 40))] }), [62, null, null, null]);
  });

  it("covers what is withheld now with nothing that was withheld before", () => {
    const before = release(row(3, 20, 6, 50, 60));
    assert.deepEqual(
      before.map(({ value }) => value),
      [139, null, 20, null, 50, 60],
    );
    assert.deepEqual(told(row(3, 3, 6, 50, 60), { earlier: [before] }), [122, null, null, null, null, 60]);
  });

  it("withholds 15 of the 88 cells of a whole programme, 10 of them a few, and no margin", () => {
    // 17 %, and 15 of the 40 cells of country × sex; with nothing but the total told it would be 99 %.
    const cells = wholeProgramme();
    const withheld = release(cells).filter(({ value }) => value === null);
    assert.deepEqual(
      [cells.length, cells.filter(({ value }) => isFew(value, 5)).length, withheld.length],
      [88, 10, 15],
    );
    assert.ok(withheld.every(({ at }) => Object.keys(at).length === 2));
  });
});

describe("laws", () => {
  const numRuns = process.env["SLOW"] ? 5_000 : 150;
  const thresholds = fc.constantFrom(3, 5, 10);

  it("no told count is a few people, and neither is a told whole less its told parts", () => {
    const law = fc.property(lattices("any"), thresholds, fc.boolean(), (cells, threshold, additive) => {
      const released = release(cells, { threshold, additive });
      for (const { value } of released) assert.ok(!isFew(value, threshold));
      for (const { whole, parts } of linesOf(released)) {
        const values = parts.map((part) => released[part]?.value ?? null);
        const left = (released[whole]?.value ?? 0) - values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
        assert.ok(released[whole]?.value === null || !values.includes(null) || !isFew(left, threshold));
      }
    });
    fc.assert(law, { numRuns });
  });

  it("who tries every small table finds no number, and no few people in any sum", () => {
    const law = fc.property(lattices("small"), fc.constantFrom(2, 3, 4), (cells, threshold) => {
      const released = release(cells, { threshold });
      const total = valueIn(cells, {}) ?? 0;
      if (isFew(total, threshold)) return assert.ok(released.every(({ value }) => value === null));
      const hidden = released.flatMap(({ value }, n) => (value === null ? [n] : []));
      const tables = [...everyTable(released, total + (valueIn(released, {}) === null ? threshold : 0))];
      for (let set = 1; set < 2 ** hidden.length; set++) {
        const some = hidden.filter((_, bit) => set & (2 ** bit));
        const sumOf = (table: readonly number[]): number => some.reduce((sum, n) => sum + (table[n] ?? 0), 0);
        const first = sumOf(tables[0] ?? []);
        if (some.length > 1 && !isFew(first, threshold)) continue;
        assert.ok(
          tables.some((table) => sumOf(table) !== first),
          JSON.stringify(some),
        );
      }
    });
    fc.assert(law, { numRuns });
  });

  it("who adds up, subtracts and bounds finds no number and no few", () => {
    const law = fc.property(lattices("plain"), thresholds, (cells, threshold) =>
      assertSafe(cells, release(cells, { threshold }), threshold, ["adds"]),
    );
    fc.assert(law, { numRuns });
  });

  it("where people count in two parts, neither who knows it nor who does not finds any", () => {
    const law = fc.property(lattices("double"), thresholds, (cells, threshold) =>
      assertSafe(cells, release(cells, { threshold, additive: false }), threshold, ["adds", "bounds"]),
    );
    fc.assert(law, { numRuns: numRuns * 4 });
  });

  it("the total is withheld only where withholding everything else would not do", () => {
    const law = fc.property(lattices("plain"), thresholds, (cells, threshold) => {
      if (isFew(valueIn(cells, {}) ?? 0, threshold) || valueIn(release(cells, { threshold }), {}) !== null) return;
      const rest = cells.map(({ at, value }) => ({
        at,
        value: nameOf(at) === nameOf({}) || value === 0 ? value : null,
      }));
      assert.throws(() => assertSafe(cells, rest, threshold, ["adds"]));
    });
    fc.assert(law, { numRuns });
  });

  it("a later release is safe in itself, brings nothing back, and tells no part that changed by a few", () => {
    const law = fc.property(
      correctedLattices("any"),
      thresholds,
      fc.boolean(),
      ([before, after], threshold, additive) => {
        const first = release(before, { threshold, additive });
        const second = release(after, { threshold, additive, earlier: [first] });
        assertSafe(
          second.map(({ at }) => cell(valueIn(after, at) ?? 0, at)),
          second,
          threshold,
          ["adds", "bounds"],
        );
        for (const { at, value } of first) {
          const now = valueIn(second, at) ?? null;
          if (value === null) assert.equal(now, null);
          else if (now !== null && nameOf(at) !== nameOf({})) assert.ok(!isFew(Math.abs(now - value), threshold));
        }
      },
    );
    fc.assert(law, { numRuns });
  });

  it("of no part can be shown that it changed by a few", () => {
    const law = fc.property(
      correctedLattices("plain").filter(([, after]) => addsUp(after)),
      thresholds,
      ([before, after], threshold) => {
        const first = release(before, { threshold });
        const second = release(after, { threshold, earlier: [first] });
        if (second.every(({ value }) => value === null)) return;
        const truth = second.map(({ at }) => valueIn(after, at) ?? 0);
        for (const [n, [low, high]] of rangesOf(second, "adds", (at) => Math.min(1, truth[at] ?? 0)) ?? []) {
          const [at, is] = [second[n]?.at ?? {}, truth[n] ?? 0];
          const was = valueIn(first, at);
          if (was == null || nameOf(at) === nameOf({}) || !isFew(Math.abs(is - was), threshold) || was === 0) continue;
          assert.ok(low <= was && was <= high, nameOf(at));
        }
      },
    );
    fc.assert(law, { numRuns });
  });

  it("who rightly takes what both releases withhold as unchanged finds nothing new that could have been withheld", () => {
    const law = fc.property(correctedLattices("plain"), thresholds, ([before, after], threshold) => {
      const first = release(before, { threshold });
      const second = release(after, { threshold, earlier: [first] });
      const old = first.filter(({ value }) => value === null).map(({ at }) => at);
      if (old.some((at) => valueIn(before, at) !== valueIn(after, at))) return;
      const isOld = (at: Cell["at"]): boolean => valueIn(first, at) === null;
      const truth = (at: Cell["at"]): number => valueIn(after, at) ?? 0;
      const known = second.map(({ at, value }) => ({ at, value: isOld(at) ? truth(at) : value }));
      const most = known.map(({ at, value }) => ({ at, value: isOld(at) || truth(at) === 0 ? value : null }));
      const rangesIn = (cells: readonly Released[]) =>
        rangesOf(cells, "adds", (n) => Math.min(1, truth(cells[n]?.at ?? {})));
      const best = rangesIn(most);
      for (const [n, [low, high]] of rangesIn(known) ?? []) {
        const [lowest, highest] = best?.get(n) ?? [0, 0];
        assert.ok(high - low > 0.5 || highest - lowest < 0.5, nameOf(known[n]?.at ?? {}));
      }
    });
    fc.assert(law, { numRuns });
  });

  it("the order of cells and of splits makes no difference, and the same again is released the same", () => {
    const shuffled = lattices("any").chain((cells) =>
      fc.tuple(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length, maxLength: cells.length })),
    );
    const law = fc.property(shuffled, thresholds, fc.boolean(), ([cells, mixed], threshold, additive) => {
      const released = release(cells, { threshold, additive });
      const turned = mixed.map(({ at, value }) => cell(value, Object.fromEntries(Object.entries(at).reverse())));
      const sorted = (all: readonly Released[]): unknown => all.map(({ at, value }) => [nameOf(at), value]).sort();
      assert.deepEqual(sorted(release(turned, { threshold, additive })), sorted(released));
      assert.deepEqual(release(cells, { threshold, additive, earlier: [released] }), released);
    });
    fc.assert(law, { numRuns });
  });

  it("what is safe comes out as it went in", () => {
    const law = fc.property(lattices("any"), fc.boolean(), (cells, additive) => {
      const threshold = Math.min(10, ...cells.map(({ value }) => value).filter((value) => value > 0));
      assert.deepEqual(release(cells, { threshold, additive }), cells);
    });
    fc.assert(law, { numRuns });
  });
});
