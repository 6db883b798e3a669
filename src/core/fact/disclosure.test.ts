// Other tables: found where there is one, added up before they are given out, and no further from the truth than asked.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { lattices } from "#test/bicycles/lattices.ts";
import {
  addingLattice,
  believedLattice,
  type Cell,
  divisionsOf,
  findAlternative,
  type Question,
  type Shift,
} from "./disclosure.ts";

const cell = (value: number, at: Cell["at"] = {}): Cell => ({ at, value });
const inner = (values: readonly number[]): Cell[] =>
  values.map((value, n) => cell(value, { country: `c${Math.floor(n / 2)}`, sex: `s${n % 2}` }));
/** Two countries and two sexes: the total, c0 and c1, s0 and s1, then the four inner cells. */
const square = [
  cell(100),
  cell(30, { country: "c0" }),
  cell(70, { country: "c1" }),
  cell(40, { sex: "s0" }),
  cell(60, { sex: "s1" }),
  ...inner([10, 20, 30, 40]),
];
const ask = (cells: readonly Cell[], question: Partial<Question>): Shift | undefined =>
  findAlternative(
    addingLattice(
      cells.map(({ value }) => value),
      divisionsOf(cells),
    ),
    {
      cell: 5,
      by: 1,
      range: () => [1, Number.POSITIVE_INFINITY],
      price: () => 1,
      patience: { left: 1_000 },
      ...question,
    },
  );

describe("alternative", () => {
  it("closes a rectangle", () => {
    const isInner = (price: number) => (n: number) => (n < 5 ? Number.POSITIVE_INFINITY : price);
    const shift = ask(square, { by: 4, price: isInner(1) });
    assert.deepEqual([...(shift ?? [])].sort(), [
      [5, 4],
      [6, -4],
      [7, -4],
      [8, 4],
    ]);
  });

  it("is none where nothing beside the cell may move, or not far enough", () => {
    assert.equal(ask(square, { price: (n) => (n === 5 ? 0 : Number.POSITIVE_INFINITY) }), undefined);
    assert.equal(ask(square, { by: 20, price: (n) => (n < 5 ? Number.POSITIVE_INFINITY : 1) }), undefined);
  });

  it("is none when patience ends", () => {
    assert.equal(ask(square, { patience: { left: 2 } }), undefined);
  });

  it("takes the way that costs least", () => {
    const shift = ask(square, { price: (n) => (n === 8 || n === 0 ? 100 : 1) });
    assert.ok(shift && !shift.has(8) && !shift.has(0));
  });

  it("moves a total together with all that divides it", () => {
    const cells = [cell(20), cell(20, { country: "c0" }), cell(20, { sex: "s0" }), cell(20, { age: "a0" })];
    assert.deepEqual([...(ask(cells, { cell: 3, by: 2 }) ?? [])].sort(), [
      [0, 2],
      [1, 2],
      [2, 2],
      [3, 2],
    ]);
  });

  it("does not see in which order the splits of a cell are written", () => {
    const turned = square.map(({ at, value }) => cell(value, Object.fromEntries(Object.entries(at).reverse())));
    assert.deepEqual(divisionsOf(turned), divisionsOf(square));
  });

  it("is believed of withheld cells only where they can add up with what is told", () => {
    const cells = [cell(10), cell(6, { country: "c0" }), cell(7, { country: "c1" })];
    const believe = (withheld: readonly number[]) =>
      believedLattice(
        cells.map(({ value }) => value),
        divisionsOf(cells),
        new Set(withheld),
        { left: 1_000 },
      )?.values;
    assert.deepEqual(believe([1]), [10, 3, 7]);
    assert.equal(believedLattice([10, 2, 9], divisionsOf(cells), new Set([1]), { left: 1_000 })?.values[1], 1);
    assert.equal(believedLattice([10, 2, 10], divisionsOf(cells), new Set([1]), { left: 1_000 }), undefined);
  });
});

describe("laws", () => {
  it("an alternative is as far as asked, adds up as the truth does, and stays in range", () => {
    const asked = fc.tuple(fc.nat(), fc.integer({ min: -9, max: 9 }), fc.nat(2));
    const law = fc.property(lattices("any"), asked, (cells, [some, by, least]) => {
      const n = some % cells.length;
      const shift = ask(cells, { cell: n, by, range: (at) => [Math.min(least, cells[at]?.value ?? 0), 200] });
      if (shift === undefined) return;
      const moved = (at: number): number => shift.get(at) ?? 0;
      assert.equal(moved(n), by);
      for (const { whole, parts } of divisionsOf(cells)) {
        assert.equal(
          parts.reduce((sum, part) => sum + moved(part), 0),
          moved(whole),
        );
      }
      for (const [at, far] of shift) {
        const then = (cells[at]?.value ?? 0) + far;
        assert.ok(then >= Math.min(least, cells[at]?.value ?? 0) && (far < 0 || then <= 200));
      }
    });
    fc.assert(law, { numRuns: process.env["SLOW"] ? 5_000 : 200 });
  });
});
