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
 * The cells as they may leave, in the order they came; a cell withheld earlier and no longer given follows, withheld (decision 0008).
 *
 * Withheld are: a few people, 1 to threshold - 1; what an earlier release withheld; a part that an earlier release told with a
 * difference of a few people; the whole lattice where its total is a few. Then as many covers as it takes that for each withheld
 * cell there is another table, alike in all that is published, for each of these questions:
 * - could it be `threshold` or more? Then no sum of withheld cells that a reader can work out is a few, for it is not less than
 *   any of its cells (unions; Cox 1980 asks the same of each cell under the name of protection levels);
 * - could it be another number, though every withheld number is at least 1, zeros being published?
 * - could it be what it was when it was last told, so that nobody can say that anything changed there?
 * Covers are chosen one question after another, the cheapest first (Kelly, Golden and Assad 1992): inner cells before splits,
 * splits before the total, small before large. The least number of covers is NP-hard to find (the same) and not claimed.
 *
 * Not promised: that a reader who runs this program on every table there might be finds nothing (Wong et al. 2007), that one who
 * knows a withheld number himself finds no other, or that a guess at what did not change is wrong.
 */
export function suppress(cells: readonly Cell[], { threshold, earlier = [], additive }: Rule): readonly Released[] {
  const given = new Set(cells.map(({ at }) => keyOf(at)));
  const gone = new Map(
    earlier
      .flat()
      .flatMap(({ at, value }) => (value === null && !given.has(keyOf(at)) ? [[keyOf(at), { at, value: 0 }]] : [])),
  );
  const all = [...cells, ...gone.values()];
  const sorted = all.toSorted((a, b) => (keyOf(a.at) < keyOf(b.at) ? -1 : 1));
  const told = earlier.map((release) => new Map(release.map(({ at, value }) => [keyOf(at), value])));
  const standings = sorted.map(({ at, value }) =>
    standingOf(
      value,
      Object.keys(at).length,
      told.map((release) => release.get(keyOf(at))),
      threshold,
    ),
  );
  const withheld = withhold(standings, divisionsOf(sorted), threshold, additive);
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
  /** The number last told of a part that has changed by a few since. A total may change by a few: it says of nobody where or who. */
  readonly toldBefore: number | undefined;
}

function standingOf(
  value: number,
  depth: number,
  told: readonly (number | null | undefined)[],
  threshold: number,
): Standing {
  const isFew = (people: number): boolean => people > 0 && people < threshold;
  const wasWithheld = told.includes(null);
  const changed = told.findLast((before) => typeof before === "number" && isFew(Math.abs(before - value)));
  return {
    value,
    depth,
    isFew: isFew(value),
    wasWithheld,
    toldBefore: depth === 0 || wasWithheld ? undefined : (changed ?? undefined),
  };
}

/** A question to which another table is the answer: the cell moved by any of these, no withheld number below `least`. */
interface Need {
  readonly by: readonly number[];
  readonly least: 0 | 1;
}

function needsOf({ toldBefore }: Standing, value: number, threshold: number): readonly Need[] {
  return [
    ...(value < threshold ? [{ by: [threshold - value], least: 0 as const }] : []),
    ...(toldBefore === undefined ? [] : [{ by: [toldBefore - value], least: 1 as const }]),
    { by: [1, -1], least: 1 },
  ];
}

/** Steps a whole lattice may cost; the hardest met so far took a third of it. Beyond, everything is withheld. */
const PATIENCE = 200_000;

function withhold(
  standings: readonly Standing[],
  divisions: readonly Division[],
  threshold: number,
  additive: boolean,
): ReadonlySet<number> {
  const everything = new Set(standings.keys());
  if (standings.some(({ depth, isFew }) => depth === 0 && isFew)) return everything;
  const values = standings.map(({ value }) => value);
  const largest = Math.max(1, ...values);
  const withheld = new Set(
    standings.flatMap(({ isFew, wasWithheld, toldBefore }, cell) =>
      isFew || wasWithheld || toldBefore !== undefined ? [cell] : [],
    ),
  );
  const patience = { left: PATIENCE };

  const worth = (cell: number): number =>
    ([1_000_000, 3][standings[cell]?.depth ?? 0] ?? 1) * (1 + (values[cell] ?? 0) / largest);
  const priceFor =
    (asked: number, isStrict: boolean) =>
    (cell: number): number => {
      if (cell === asked || cell >= values.length) return 0;
      // Who compares releases takes what was withheld in both as unchanged: it covers nothing that is withheld only now.
      if (isStrict && standings[cell]?.wasWithheld && !standings[asked]?.wasWithheld) return Number.POSITIVE_INFINITY;
      if (withheld.has(cell)) return 0;
      // A zero is told, since it speaks of nobody, and covers nothing, since a reader often knows it.
      return values[cell] === 0 ? (isStrict ? Number.POSITIVE_INFINITY : 1_000) : worth(cell);
    };
  const answer = (lattice: Lattice, cell: number, { by, least }: Need, isStrict: boolean): Shift | undefined => {
    const price = priceFor(cell, isStrict);
    const range = (other: number): readonly [number, number] => [
      Math.min(other < values.length ? least : 0, lattice.values[other] ?? 0),
      Number.POSITIVE_INFINITY,
    ];
    const costOf = (shift: Shift): number => [...shift.keys()].reduce((sum, moved) => sum + price(moved), 0);
    const shifts = by.flatMap((far) => findAlternative(lattice, { cell, by: far, range, price, patience }) ?? []);
    return shifts.toSorted((a, b) => costOf(a) - costOf(b))[0];
  };
  /** Withholds covers until this reader finds nothing; false where that cannot be had. */
  const guard = (lattice: Lattice): boolean => {
    const moved = new Set<number>();
    for (const cell of withheld) {
      for (const need of needsOf(standings[cell] as Standing, lattice.values[cell] ?? 0, threshold)) {
        if (need.by.length > 1 && moved.has(cell)) continue;
        const shift = answer(lattice, cell, need, true) ?? answer(lattice, cell, need, false);
        if (shift === undefined) return false;
        for (const other of [...shift.keys()].filter((other) => other < values.length)) {
          withheld.add(other);
          if (need.least === 1) moved.add(other);
        }
      }
    }
    return true;
  };
  /** What is left of a told whole after its told parts: a difference as good as published, also where it is wrong. */
  const leftOf = ({ whole, parts }: Division): number =>
    withheld.has(whole) || !parts.some((part) => withheld.has(part))
      ? 0
      : (values[whole] ?? 0) - parts.reduce((sum, part) => sum + (withheld.has(part) ? 0 : (values[part] ?? 0)), 0);
  const coverDifferences = (): void => {
    for (const division of divisions) {
      const candidates = [...division.parts, division.whole].sort((a, b) => worth(a) - worth(b));
      while (leftOf(division) > 0 && leftOf(division) < threshold)
        withheld.add(candidates.find((cell) => !withheld.has(cell) && (values[cell] ?? 0) > 0) ?? division.whole);
    }
  };

  if (additive && divisions.every((division) => twiceIn(values, division) === 0))
    return guard(addingLattice(values, divisions)) ? withheld : everything;
  for (let size = -1; size < withheld.size; ) {
    size = withheld.size;
    if (!guard(addingLattice(values, divisions)) || !guard(overlapLattice(values, divisions, threshold)))
      return everything;
    coverDifferences();
    const believed = believedLattice(values, divisions, withheld, patience);
    if (believed && !guard(believed)) return everything;
  }
  return withheld;
}
