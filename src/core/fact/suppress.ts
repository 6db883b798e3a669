// Numbers too small to publish, and the numbers that would give them away: one rule over a whole lattice and its earlier releases.
// Promise: who adds up, subtracts, bounds, unites and compares releases finds no withheld number, and no few people among them.
import {
  addingLattice,
  believedLattice,
  type Cell,
  type Division,
  divisionsOf,
  findAlternative,
  keyOf,
  type Lattice,
  overlapLattice,
  type Patience,
  type Shift,
  twiceIn,
} from "./disclosure.ts";

export type { Cell } from "./disclosure.ts";

export interface Released {
  readonly at: Cell["at"];
  /** Null: not for release. */
  readonly value: number | null;
}

export interface Rule {
  /** The smallest number of people that may be told; 0 withholds nothing. */
  readonly threshold: number;
  /** Every earlier release of the same figure, the oldest first. */
  readonly earlier?: readonly (readonly Released[])[];
  /** Nobody counts in two parts: believed only where the parts do add up. Else they may be more than their whole. */
  readonly additive: boolean;
}

/**
 * The cells as they may leave, in the order they came; a cell withheld earlier and no longer given follows, withheld
 * (decision 0008).
 *
 * Withheld are: a few people, 1 to threshold - 1; what an earlier release withheld; a part that an earlier release told with
 * a difference of a few people; the whole lattice where its total is a few. Then as many covers as it takes that for each
 * withheld cell there is another table, alike in all that is published, for each of these questions:
 * - could it be `threshold` or more? Then no sum of withheld cells that a reader can work out is a few, for it is not less
 *   than any of its cells (unions; Cox 1980 asks it of each cell as its protection level);
 * - could it be another number, though every withheld number is at least 1, zeros being published?
 * - could it be what it was when it was last told, so that nobody can say that anything changed there?
 * Covers are chosen one question after another, the cheapest first (Kelly, Golden and Assad 1992): inner cells before
 * splits, splits before the total, small before large. Fewest covers is an NP-hard thing (the same) and is not claimed.
 *
 * Not promised: that a reader who runs this program on every table there might be finds nothing (Wong et al. 2007), that
 * one who knows a withheld number himself finds no other, or that a guess at what did not change is wrong.
 */
export function suppress(cells: readonly Cell[], rule: Rule): readonly Released[] {
  const earlier = rule.earlier ?? [];
  const given = new Set(cells.map(({ at }) => keyOf(at)));
  const gone = earlier.flat().filter(({ at, value }) => value === null && !given.has(keyOf(at)));
  const all = [...cells, ...new Map(gone.map(({ at }) => [keyOf(at), { at, value: 0 }])).values()];
  const sorted = all.toSorted((a, b) => (keyOf(a.at) < keyOf(b.at) ? -1 : 1));
  const told = earlier.map((release) => new Map(release.map(({ at, value }) => [keyOf(at), value])));
  const toldOf = ({ at }: Cell): (number | null | undefined)[] => told.map((release) => release.get(keyOf(at)));
  const standings = sorted.map((cell) => standingOf(cell, toldOf(cell), rule.threshold));
  const withheld = withhold(standings, divisionsOf(sorted), rule);
  const keys = new Set(sorted.flatMap(({ at }, cell) => (withheld.has(cell) ? [keyOf(at)] : [])));
  return all.map(({ at, value }) => ({ at, value: keys.has(keyOf(at)) ? null : value }));
}

/** What the rule knows of one cell. */
interface Standing {
  readonly value: number;
  /** By how many splits it is narrowed: 0 the total, 1 a part of it, 2 an inner cell. */
  readonly depth: number;
  readonly isFew: boolean;
  readonly wasWithheld: boolean;
  /** The number last told of a part that has changed by a few. A total may change by a few: it says of nobody where or who. */
  readonly toldBefore: number | undefined;
}

function standingOf({ at, value }: Cell, told: readonly (number | null | undefined)[], threshold: number): Standing {
  const isFew = (people: number): boolean => people > 0 && people < threshold;
  const depth = Object.keys(at).length;
  const wasWithheld = told.includes(null);
  const changed = told.findLast((before) => typeof before === "number" && isFew(Math.abs(before - value))) ?? undefined;
  return {
    value,
    depth,
    isFew: isFew(value),
    wasWithheld,
    toldBefore: depth === 0 || wasWithheld ? undefined : changed,
  };
}

/** A release in the making. */
interface Draft {
  readonly standings: readonly Standing[];
  readonly values: readonly number[];
  readonly divisions: readonly Division[];
  readonly threshold: number;
  readonly withheld: Set<number>;
  readonly patience: Patience;
}

/** Steps a whole lattice may cost; the hardest met so far took a third of it. Beyond, everything is withheld. */
const PATIENCE = 200_000;
const NEVER = Number.POSITIVE_INFINITY;

function withhold(standings: readonly Standing[], divisions: readonly Division[], rule: Rule): ReadonlySet<number> {
  const everything = new Set(standings.keys());
  if (standings.some(({ depth, isFew }) => depth === 0 && isFew)) return everything;
  const values = standings.map(({ value }) => value);
  const isBarred = (cell: Standing): boolean => cell.isFew || cell.wasWithheld || cell.toldBefore !== undefined;
  const withheld = new Set(standings.flatMap((cell, index) => (isBarred(cell) ? [index] : [])));
  const draft = { standings, values, divisions, threshold: rule.threshold, withheld, patience: { left: PATIENCE } };
  if (!guard(draft, addingLattice(values, divisions))) return everything;
  if (rule.additive && divisions.every((division) => twiceIn(values, division) === 0)) return withheld;
  for (let size = -1; size < withheld.size; ) {
    size = withheld.size;
    if (!guard(draft, overlapLattice(values, divisions, rule.threshold))) return everything;
    coverDifferences(draft);
    const believed = believedLattice(values, divisions, withheld, draft.patience);
    if (believed && !guard(draft, believed)) return everything;
    if (!guard(draft, addingLattice(values, divisions))) return everything;
  }
  return withheld;
}

/** Withholds covers until this reader finds nothing; false where that cannot be had. */
function guard(draft: Draft, lattice: Lattice): boolean {
  const moved = new Set<number>();
  for (const cell of draft.withheld) {
    for (const need of needsOf(draft, cell, lattice.values[cell] ?? 0)) {
      if (need.by.length > 1 && moved.has(cell)) continue;
      const shift = answer(draft, lattice, cell, need, true) ?? answer(draft, lattice, cell, need, false);
      if (shift === undefined) return false;
      for (const other of shift.keys()) {
        if (other < draft.values.length) draft.withheld.add(other);
        if (need.least === 1) moved.add(other);
      }
    }
  }
  return true;
}

/** A question that another table answers: the cell moved by one of these, no withheld number below `least`. */
interface Need {
  readonly by: readonly number[];
  readonly least: 0 | 1;
}

function needsOf({ standings, threshold }: Draft, cell: number, value: number): readonly Need[] {
  const toldBefore = standings[cell]?.toldBefore;
  return [
    ...(value < threshold ? [{ by: [threshold - value], least: 0 as const }] : []),
    ...(toldBefore === undefined ? [] : [{ by: [toldBefore - value], least: 1 as const }]),
    { by: [1, -1], least: 1 },
  ];
}

function answer(
  draft: Draft,
  lattice: Lattice,
  cell: number,
  { by, least }: Need,
  isStrict: boolean,
): Shift | undefined {
  const price = (other: number): number => priceOf(draft, cell, other, isStrict);
  const leastOf = (other: number): number =>
    Math.min(other < draft.values.length ? least : 0, lattice.values[other] ?? 0);
  const range = (other: number): readonly [number, number] => [leastOf(other), Number.POSITIVE_INFINITY];
  const costOf = (shift: Shift): number => [...shift.keys()].reduce((sum, moved) => sum + price(moved), 0);
  const shifts = by.flatMap(
    (far) => findAlternative(lattice, { cell, by: far, range, price, patience: draft.patience }) ?? [],
  );
  return shifts.toSorted((a, b) => costOf(a) - costOf(b))[0];
}

/** What it costs to let `other` move for the sake of `asked`. */
function priceOf({ standings, values, withheld }: Draft, asked: number, other: number, isStrict: boolean): number {
  if (other === asked || other >= values.length) return 0;
  // Who compares releases takes what was withheld in both as unchanged: it covers nothing that is withheld only now.
  if (isStrict && standings[other]?.wasWithheld && !standings[asked]?.wasWithheld) return NEVER;
  if (withheld.has(other)) return 0;
  // A zero is told, since it speaks of nobody, and covers nothing, since a reader often knows it.
  if (values[other] === 0) return isStrict ? NEVER : 1_000;
  return worthOf(standings, other);
}

/** What a reader loses with a cell: the total most, then the splits; of like cells the larger ones. */
function worthOf(standings: readonly Standing[], cell: number): number {
  const { depth, value } = standings[cell] as Standing;
  return ([1_000_000, 3][depth] ?? 1) * (1 + value / (value + 100));
}

/** No told whole less its told parts is a few: a difference as good as published, even where it is wrong. */
function coverDifferences({ standings, values, divisions, threshold, withheld }: Draft): void {
  const toldOf = (cells: readonly number[]): number =>
    cells.reduce((sum, cell) => sum + (withheld.has(cell) ? 0 : (values[cell] ?? 0)), 0);
  for (const { whole, parts } of divisions) {
    const candidates = [...parts, whole].sort((a, b) => worthOf(standings, a) - worthOf(standings, b));
    for (const cell of candidates) {
      const left = toldOf([whole]) - toldOf(parts);
      if (left <= 0 || left >= threshold || parts.every((part) => !withheld.has(part))) break;
      if (values[cell] !== 0) withheld.add(cell);
    }
  }
}
