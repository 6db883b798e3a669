// Suppression, against readers who attack it with other means than it uses: trying every table, and linear programming.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { solve } from "yalps";
import { type Cell, type Released, suppress } from "./suppress.ts";

const cell = (value: number, at: Cell["at"] = {}): Cell => ({ at, value });
const row = (...values: readonly number[]): Cell[] => [
  cell(values.reduce((a, b) => a + b)),
  ...values.map((value, n) => cell(value, { country: `c${n}` })),
];
const told = (cells: readonly Cell[], more: Partial<Parameters<typeof suppress>[1]> = {}): (number | null)[] =>
  suppress(cells, { threshold: 5, additive: true, ...more }).map(({ value }) => value);
const nameOf = (at: Cell["at"]): string => JSON.stringify(Object.entries(at).sort());
const few = (value: number | null, threshold: number): boolean => value !== null && value > 0 && value < threshold;
const totalOf = (cells: readonly { at: Cell["at"]; value: number | null }[]): number | null =>
  cells.find(({ at }) => nameOf(at) === "[]")?.value ?? null;

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

  it("finds no cover in the other ones where all must be one", () => {
    assert.deepEqual(told(row(1, 1, 1, 1, 1, 9)), [14, null, null, null, null, null, null]);
    assert.deepEqual(told(row(1, 1, 1, 1, 1)), [null, null, null, null, null, null]);
  });

  it("splits nothing of a total that is a few, not even zeros", () => {
    assert.deepEqual(told(row(4, 0)), [null, null, null]);
  });

  it("tells that all of a row stand in one column", () => {
    assert.deepEqual(told([...row(12, 9), cell(21, { sex: "red" }), cell(0, { sex: "blue" })]), [21, 12, 9, 21, 0]);
  });

  it("closes a rectangle of inner cells before it touches a margin", () => {
    const inner = [
      [3, 20, 30],
      [40, 50, 60],
      [70, 80, 90],
    ].flatMap((line, c) => line.map((value, s) => cell(value, { country: `c${c}`, sex: `s${s}` })));
    const margins = [
      cell(443),
      cell(53, { country: "c0" }),
      cell(150, { country: "c1" }),
      cell(240, { country: "c2" }),
      cell(113, { sex: "s0" }),
      cell(150, { sex: "s1" }),
      cell(180, { sex: "s2" }),
    ];
    assert.deepEqual(told([...margins, ...inner]), [
      443,
      53,
      150,
      240,
      113,
      150,
      180,
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

  it("covers a workshop with one of its own country when told who works where", () => {
    const at = (country: string, organisation: string, value: number): Cell[] => [
      cell(value, { organisation }),
      cell(value, { country, organisation }),
    ];
    const cells = [
      cell(160),
      cell(60, { country: "c0" }),
      cell(100, { country: "c1" }),
      ...at("c0", "o0", 3),
      ...at("c0", "o1", 57),
      ...at("c1", "o2", 40),
      ...at("c1", "o3", 60),
    ];
    assert.deepEqual(told(cells), [160, 60, 100, null, null, null, null, 40, 40, 60, 60]);
  });

  it("leaves no difference of a few where riders count in two parts", () => {
    // 50 - 30 - 17 is 3, though 7 are withheld.
    assert.deepEqual(told([cell(50), ...row(30, 17, 3, 4).slice(1)], { additive: false }), [50, 30, null, null, null]);
  });

  it("keeps withheld what was withheld, also when it is gone", () => {
    const before = suppress(row(3, 40, 9), { threshold: 5, additive: true });
    assert.deepEqual(told(row(30, 40, 9), { earlier: [before] }), [79, null, 40, null]);
    assert.deepEqual(
      suppress([cell(40), cell(40, { country: "c1" })], { threshold: 5, additive: true, earlier: [before] }).slice(2),
      [
        { at: { country: "c0" }, value: null },
        { at: { country: "c2" }, value: null },
      ],
    );
  });

  it("withholds a part that changed by a few, with a cover that may have changed instead; the total moves", () => {
    const before = suppress(row(20, 40, 9), { threshold: 5, additive: true });
    assert.deepEqual(told(row(21, 40, 9), { earlier: [before] }), [70, null, 40, null]);
    assert.deepEqual(told(row(25, 40, 9), { earlier: [before] }), [74, 25, 40, 9]);
  });

  it("covers what is withheld now with nothing that was withheld before", () => {
    const before = suppress(row(3, 20, 6, 50, 60), { threshold: 5, additive: true });
    assert.deepEqual(
      before.map(({ value }) => value),
      [139, null, 20, null, 50, 60],
    );
    assert.deepEqual(told(row(3, 3, 6, 50, 60), { earlier: [before] }), [122, null, null, null, null, 60]);
  });

  it("withholds 15 of 88 cells of a whole programme, 10 of them a few, and no margin", () => {
    // 3,667 riders of 11 countries, 4 sexes, 25 workshops and 6 age bands: 17 % withheld, all of it in country × sex (15 of 40).
    const cells = programme();
    const withheld = suppress(cells, { threshold: 5, additive: true }).filter(({ value }) => value === null);
    assert.deepEqual([cells.length, cells.filter(({ value }) => few(value, 5)).length, withheld.length], [88, 10, 15]);
    assert.ok(withheld.every(({ at }) => Object.keys(at).length === 2));
  });
});

describe("laws", () => {
  const numRuns = process.env["SLOW"] ? 5_000 : 150;
  const check = <T>(given: fc.Arbitrary<T>, law: (drawn: T) => void, runs = numRuns): void =>
    fc.assert(fc.property(given, law), { numRuns: runs });
  const threshold = fc.constantFrom(3, 5, 10);

  it("no told count is a few people, and neither is a told whole less its told parts", () => {
    check(fc.tuple(lattice("any"), threshold, fc.boolean()), ([cells, least, additive]) => {
      const released = suppress(cells, { threshold: least, additive });
      for (const { value } of released) assert.ok(!few(value, least));
      for (const { whole, parts } of linesOf(released)) {
        const open = parts.map((part) => released[part]?.value ?? null);
        const left = (released[whole]?.value ?? 0) - open.reduce<number>((sum, value) => sum + (value ?? 0), 0);
        assert.ok(released[whole]?.value === null || !open.includes(null) || !few(left, least));
      }
    });
  });

  it("who tries every small table finds no number, and no few people in any sum", () => {
    check(fc.tuple(lattice("small"), fc.constantFrom(2, 3, 4)), ([cells, least]) => {
      const released = suppress(cells, { threshold: least, additive: true });
      if (few(totalOf(cells), least)) return assert.ok(released.every(({ value }) => value === null));
      const hidden = released.flatMap(({ value }, n) => (value === null ? [n] : []));
      const tables = [...everyTable(released, (totalOf(cells) ?? 0) + (totalOf(released) === null ? least : 0))];
      const [first = []] = tables;
      for (let set = 1; set < 2 ** hidden.length; set++) {
        const sumOf = (table: readonly number[]): number =>
          hidden.reduce((sum, n, bit) => sum + (set & (2 ** bit) ? (table[n] ?? 0) : 0), 0);
        const isOne = Number.isInteger(Math.log2(set));
        if (isOne || few(sumOf(first), least))
          assert.ok(
            tables.some((table) => sumOf(table) !== sumOf(first)),
            `cells ${set.toString(2)}`,
          );
      }
    });
  });

  it("who adds up, subtracts and bounds finds no number and no few", () => {
    check(fc.tuple(lattice("plain"), threshold), ([cells, least]) =>
      assertSafe(cells, suppress(cells, { threshold: least, additive: true }), least, ["adds"]),
    );
  });

  it("where people count in two parts, neither who knows it nor who does not finds any", () => {
    check(fc.tuple(lattice("double"), threshold), ([cells, least]) =>
      assertSafe(cells, suppress(cells, { threshold: least, additive: false }), least, ["adds", "bounds"]),
    );
  });

  it("the total is withheld only where everything else withheld would not do", () => {
    check(fc.tuple(lattice("plain"), threshold), ([cells, least]) => {
      if (few(totalOf(cells), least) || totalOf(suppress(cells, { threshold: least, additive: true })) !== null) return;
      const rest = cells.map(({ at, value }) => ({ at, value: nameOf(at) === "[]" || value === 0 ? value : null }));
      assert.throws(() => assertSafe(cells, rest, least, ["adds"]));
    });
  });

  it("a later release is safe in itself, brings nothing back, and no part changes by a few", () => {
    check(fc.tuple(corrected("any"), threshold, fc.boolean()), ([[before, after], least, additive]) => {
      const first = suppress(before, { threshold: least, additive });
      const second = suppress(after, { threshold: least, additive, earlier: [first] });
      const truth = second.map(({ at }) => after.find((known) => nameOf(known.at) === nameOf(at)) ?? cell(0, at));
      assertSafe(truth, second, least, ["adds", "bounds"]);
      const ranges =
        additive && isPlain(after) ? rangesOf(second, "adds", (n) => Math.min(1, truth[n]?.value ?? 0)) : undefined;
      second.forEach(({ at, value }, n) => {
        const was = first.find((known) => nameOf(known.at) === nameOf(at))?.value;
        if (was === null) return assert.equal(value, null);
        if (was === undefined || nameOf(at) === "[]") return;
        assert.ok(value === null || !few(Math.abs(value - was), least) || value * was === 0);
        const [low, high] = ranges?.get(n) ?? [0, Number.POSITIVE_INFINITY];
        if (was > 0 && few(Math.abs((truth[n]?.value ?? 0) - was), least))
          assert.ok(low <= was && was <= high, "shows that it changed");
      });
    });
  });

  it("who rightly takes what both releases withhold as unchanged finds nothing new", () => {
    check(fc.tuple(corrected("plain"), threshold), ([[before, after], least]) => {
      const first = suppress(before, { threshold: least, additive: true });
      const second = suppress(after, { threshold: least, additive: true, earlier: [first] });
      const valueIn = (cells: readonly Cell[], at: Cell["at"]): number =>
        cells.find((known) => nameOf(known.at) === nameOf(at))?.value ?? 0;
      const old = new Set(first.flatMap(({ at, value }) => (value === null ? [nameOf(at)] : [])));
      if (first.some(({ at, value }) => value === null && valueIn(before, at) !== valueIn(after, at))) return;
      const known = (released: readonly Released[]): Released[] =>
        released.map(({ at, value }) => ({ at, value: old.has(nameOf(at)) ? valueIn(after, at) : value }));
      const most = known(second).map(({ at, value }) => ({
        at,
        value: old.has(nameOf(at)) || valueIn(after, at) === 0 ? value : null,
      }));
      const [seen, best] = [known(second), most].map((cells) =>
        rangesOf(cells, "adds", (n) => Math.min(1, valueIn(after, cells[n]?.at ?? {}))),
      );
      for (const [n, [low, high]] of seen ?? [])
        assert.ok(
          high - low > 0.5 || (best?.get(n)?.[1] ?? 0) - (best?.get(n)?.[0] ?? 0) < 0.5,
          "found, and could have been withheld",
        );
    });
  });

  it("the order of cells and of splits makes no difference, and the same again is released the same", () => {
    const shuffled = lattice("any").chain((cells) =>
      fc.tuple(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length, maxLength: cells.length })),
    );
    check(fc.tuple(shuffled, threshold, fc.boolean()), ([[cells, mixed], least, additive]) => {
      const released = suppress(cells, { threshold: least, additive });
      const turned = mixed.map(({ at, value }) => cell(value, Object.fromEntries(Object.entries(at).reverse())));
      const sorted = (all: readonly Released[]): unknown => all.map(({ at, value }) => [nameOf(at), value]).sort();
      assert.deepEqual(sorted(suppress(turned, { threshold: least, additive })), sorted(released));
      assert.deepEqual(suppress(cells, { threshold: least, additive, earlier: [released] }), released);
    });
  });

  it("what is safe comes out as it went in", () => {
    check(lattice("any"), (cells) => {
      const least = Math.min(...cells.flatMap(({ value }) => (value > 0 ? [value] : [])), 10);
      assert.deepEqual(suppress(cells, { threshold: least, additive: true }), cells);
    });
  });
});

/** A number is found when its range holds no second one; few people are found when no more than a few are possible. */
function assertSafe(
  truth: readonly Cell[],
  released: readonly Released[],
  threshold: number,
  readers: readonly Reader[],
): void {
  if (released.every(({ value }) => value === null)) return;
  for (const reader of readers) {
    const ranges = rangesOf(released, reader, (n) => Math.min(1, truth[n]?.value ?? 0));
    if (ranges === undefined) continue;
    for (const [n, [low, high]] of ranges)
      assert.ok(high - low > 0.5, `${reader}: ${nameOf(released[n]?.at ?? {})} is ${low}`);
    for (const [n, [, high]] of rangesOf(released, reader, () => 0) ?? [])
      assert.ok(high > threshold - 0.5, `${reader}: ${nameOf(released[n]?.at ?? {})} is a few`);
  }
}

type Reader = "adds" | "bounds";

/** The range of each withheld cell to this reader, by linear programming; undefined where nothing fits what he believes. */
function rangesOf(
  cells: readonly Released[],
  reader: Reader,
  least: (cell: number) => number,
): ReadonlyMap<number, readonly [number, number]> | undefined {
  const constraints: [string, { equal?: number; min?: number; max?: number }][] = [];
  const variables = new Map(
    cells.flatMap(({ value }, n): [string, [string, number][]][] =>
      value === null ? [[`x${n}`, [[`x${n}`, 1]]]] : [],
    ),
  );
  const demand = (terms: readonly (readonly [number, number])[], kind: "equal" | "min" | "max"): void => {
    const name = `d${constraints.length}`;
    const constant = terms.reduce((sum, [n, sign]) => sum + sign * (cells[n]?.value ?? least(n)), 0);
    constraints.push([name, { [kind]: -constant }]);
    for (const [n, sign] of terms) variables.get(`x${n}`)?.push([name, sign]);
  };
  for (const { whole, parts } of linesOf(cells)) {
    if ([whole, ...parts].every((n) => cells[n]?.value !== null)) continue;
    demand([...parts.map((part) => [part, 1] as const), [whole, -1]], reader === "adds" ? "equal" : "min");
    if (reader === "bounds")
      for (const part of parts)
        demand(
          [
            [part, 1],
            [whole, -1],
          ],
          "max",
        );
  }
  const ranges = new Map<number, readonly [number, number]>();
  for (const name of variables.keys()) {
    const [low, high] = (["minimize", "maximize"] as const).map((direction) =>
      solve({ direction, objective: name, constraints, variables }),
    );
    if (low?.status === "infeasible") return undefined;
    const n = Number(name.slice(1));
    ranges.set(n, [
      (low?.result ?? 0) + least(n),
      high?.status === "unbounded" ? Number.POSITIVE_INFINITY : (high?.result ?? 0) + least(n),
    ]);
  }
  return ranges;
}

/** Every table of numbers from 1 to `most` that agrees with the released cells, one withheld cell after another. */
function* everyTable(cells: readonly Released[], most: number): Generator<readonly number[]> {
  const lines = linesOf(cells);
  const values = cells.map(({ value }) => value);
  const hidden = [...values.keys()]
    .filter((n) => values[n] === null)
    .sort((a, b) => Object.keys(cells[b]?.at ?? {}).length - Object.keys(cells[a]?.at ?? {}).length);
  const isOpen = ({ whole, parts }: { whole: number; parts: readonly number[] }): boolean => {
    const sum = parts.reduce((total, part) => total + (values[part] ?? 1), 0);
    const isFull = parts.every((part) => values[part] !== null);
    return isFull
      ? values[whole] === null || sum === values[whole]
      : sum <= (values[whole] ?? Number.POSITIVE_INFINITY);
  };
  yield* (function* fill(at: number): Generator<readonly number[]> {
    const n = hidden[at];
    if (n === undefined) return yield values.map((value) => value ?? 0);
    for (let value = 1; value <= most; value++) {
      values[n] = value;
      if (lines.every((line) => (line.whole !== n && !line.parts.includes(n)) || isOpen(line))) yield* fill(at + 1);
    }
    values[n] = null;
  })(0);
}

/** Which cells are the parts of which, found by comparing each with each. */
function linesOf(cells: readonly { readonly at: Cell["at"] }[]): { whole: number; parts: number[] }[] {
  return cells.flatMap(({ at }, whole) => {
    const within = [...cells.keys()].filter(
      (n) =>
        Object.keys(cells[n]?.at ?? {}).length === Object.keys(at).length + 1 &&
        Object.entries(at).every(([split, value]) => cells[n]?.at[split] === value),
    );
    return [
      ...Map.groupBy(within, (n) => Object.keys(cells[n]?.at ?? {}).find((split) => !(split in at))).values(),
    ].map((parts) => ({ whole, parts }));
  });
}

interface Riders {
  readonly count: number;
  readonly splits: { readonly [split: string]: readonly string[] };
}

function cellsOf(riders: readonly Riders[]): Cell[] {
  const cells = new Map<string, Cell>([["[]", cell(0)]]);
  const add = (value: number, at: Cell["at"]): unknown =>
    cells.set(nameOf(at), cell((cells.get(nameOf(at))?.value ?? 0) + value, at));
  for (const { count, splits } of riders) {
    add(count, {});
    for (const [split, values] of Object.entries(splits)) for (const value of values) add(count, { [split]: value });
    for (const country of splits["country"] ?? []) for (const sex of splits["sex"] ?? []) add(count, { country, sex });
  }
  return [...cells.values()];
}

function isPlain(cells: readonly Cell[]): boolean {
  return linesOf(cells).every(
    ({ whole, parts }) => parts.reduce((sum, part) => sum + (cells[part]?.value ?? 0), 0) === cells[whole]?.value,
  );
}

/** Riders in groups: each in one part of each split, or some of them in two. */
function groups(kind: "small" | "plain" | "double" | "any"): fc.Arbitrary<readonly Riders[]> {
  if (kind === "any") return fc.oneof(groups("plain"), groups("double"));
  const part = (name: string, parts: number): fc.Arbitrary<readonly string[]> =>
    fc.uniqueArray(
      fc.nat(parts - 1).map((n) => name + n),
      { minLength: 1, maxLength: kind === "double" ? 2 : 1 },
    );
  const count =
    kind === "small"
      ? fc.integer({ min: 1, max: 4 })
      : fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 60 }));
  const sizes =
    kind === "small"
      ? fc.constant([2, 2, 2] as const)
      : fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 6 }));
  return sizes.chain(([countries, sexes, organisations]) => {
    const splits = fc.record({
      country: part("c", countries),
      sex: fc.nat(sexes - 1).map((n) => [`s${n}`]),
      organisation: part("o", organisations),
    });
    return fc.array(fc.record({ count, splits }), { minLength: 1, maxLength: kind === "small" ? 4 : 40 });
  });
}

function lattice(kind: "small" | "plain" | "double" | "any"): fc.Arbitrary<Cell[]> {
  return groups(kind).map(cellsOf);
}

/** A lattice, and the same after corrections: some groups smaller, larger or gone. */
function corrected(kind: "plain" | "any"): fc.Arbitrary<readonly [Cell[], Cell[]]> {
  const change = fc.tuple(fc.nat(39), fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -60, max: 60 })));
  return fc.tuple(groups(kind), fc.array(change, { minLength: 1, maxLength: 4 })).map(([before, changes]) => {
    const after = before.map(({ count, splits }, n) => ({
      splits,
      count: Math.max(0, count + changes.reduce((sum, [at, by]) => (at === n ? sum + by : sum), 0)),
    }));
    return [cellsOf(before), cellsOf(after)];
  });
}

/** 3,667 invented riders, dealt by a small generator of numbers that is always the same. */
function programme(): Cell[] {
  let state = 1;
  const draw = (shares: readonly number[]): number => {
    state = (state * 48271) % 2147483647;
    let left = (state / 2147483647) * shares.reduce((a, b) => a + b);
    return shares.findIndex((share) => (left -= share) < 0);
  };
  const countries = [9, 5, 3, 8, 2, 6, 12, 15, 10, 14, 7];
  return cellsOf(
    Array.from({ length: 3667 }, () => {
      const country = draw(countries);
      const organisation = `c${country}-${draw(country % 3 === 0 ? [6, 3, 1] : [7, 2])}`;
      return {
        count: 1,
        splits: {
          country: [`c${country}`],
          sex: [`s${draw([68, 29, 2.6, 0.4])}`],
          organisation: [organisation],
          age: [`a${draw([1, 12, 40, 40, 5, 2])}`],
        },
      };
    }),
  );
}
