// Readers who attack a released lattice by other means than suppression uses: trying every table, and linear programming.
// Promise: what they can know they find; they take nothing on trust from src/core.
import assert from "node:assert/strict";
import { solve } from "yalps";

interface Seen {
  readonly at: { readonly [split: string]: string };
  readonly value: number | null;
}

/** One who takes it that parts add up to their whole; one who knows that they are not less, and that none is larger. */
export type Reader = "adds" | "bounds";

export function nameOf(at: Seen["at"]): string {
  return JSON.stringify(Object.entries(at).sort());
}

/** A number is found when its range holds no second one; few people are found when no more than a few are possible. */
export function assertSafe(
  truth: readonly Seen[],
  seen: readonly Seen[],
  threshold: number,
  readers: readonly Reader[],
): void {
  if (seen.every(({ value }) => value === null)) return;
  for (const reader of readers) {
    const ranges = rangesOf(seen, reader, (n) => Math.min(1, truth[n]?.value ?? 0));
    if (ranges === undefined) continue;
    const placeOf = (n: number): string => `${reader}: ${nameOf(seen[n]?.at ?? {})}`;
    for (const [n, [low, high]] of ranges) assert.ok(high - low > 0.5, `${placeOf(n)} is ${low}`);
    for (const [n, [, high]] of rangesOf(seen, reader, () => 0) ?? [])
      assert.ok(high > threshold - 0.5, `${placeOf(n)} is a few`);
  }
}

/** The range of each withheld cell, none below its least, by linear programming; undefined where nothing fits the belief. */
export function rangesOf(
  seen: readonly Seen[],
  reader: Reader,
  least: (cell: number) => number,
): ReadonlyMap<number, readonly [number, number]> | undefined {
  const constraints: [string, { equal?: number; min?: number; max?: number }][] = [];
  const withheld = [...seen.keys()].filter((n) => seen[n]?.value === null);
  const variables = new Map(withheld.map((n): [string, [string, number][]] => [`${n}`, [[`${n}`, 1]]]));
  const demand = (terms: readonly (readonly [number, number])[], kind: "equal" | "min" | "max"): void => {
    const name = `line ${constraints.length}`;
    const known = terms.reduce((sum, [n, sign]) => sum + sign * (seen[n]?.value ?? least(n)), 0);
    constraints.push([name, { [kind]: 0 - known }]);
    for (const [n, sign] of terms) variables.get(`${n}`)?.push([name, sign]);
  };
  for (const { whole, parts } of linesOf(seen)) {
    if ([whole, ...parts].every((n) => seen[n]?.value !== null)) continue;
    demand([...parts.map((part) => [part, 1] as const), [whole, -1]], reader === "adds" ? "equal" : "min");
    for (const part of reader === "bounds" ? parts : [])
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
    const low = solve({ direction: "minimize", objective: name, constraints, variables });
    if (low.status === "infeasible") return undefined;
    const high = solve({ direction: "maximize", objective: name, constraints, variables });
    const from = least(Number(name));
    ranges.set(Number(name), [
      low.result + from,
      high.status === "unbounded" ? Number.POSITIVE_INFINITY : high.result + from,
    ]);
  }
  return ranges;
}

/** Every table of numbers from 1 to `most` that agrees with what is seen and adds up, one withheld cell after another. */
export function* everyTable(seen: readonly Seen[], most: number): Generator<readonly number[]> {
  const lines = linesOf(seen);
  const values = seen.map(({ value }) => value);
  const depthOf = (n: number): number => Object.keys(seen[n]?.at ?? {}).length;
  const hidden = [...values.keys()].filter((n) => values[n] === null).sort((a, b) => depthOf(b) - depthOf(a));
  const mayAddUp = ({ whole, parts }: Line): boolean => {
    const sum = parts.reduce((total, part) => total + (values[part] ?? 1), 0);
    if (parts.some((part) => values[part] === null)) return sum <= (values[whole] ?? Number.POSITIVE_INFINITY);
    return values[whole] === null || sum === values[whole];
  };
  yield* (function* fill(at: number): Generator<readonly number[]> {
    const n = hidden[at];
    if (n === undefined) return yield values.map((value) => value ?? 0);
    for (let value = 1; value <= most; value++) {
      values[n] = value;
      if (lines.every((line) => (line.whole !== n && !line.parts.includes(n)) || mayAddUp(line))) yield* fill(at + 1);
    }
    values[n] = null;
  })(0);
}

interface Line {
  readonly whole: number;
  readonly parts: readonly number[];
}

/** Which cells are the parts of which, found by comparing each with each. */
export function linesOf(seen: readonly Pick<Seen, "at">[]): readonly Line[] {
  return seen.flatMap(({ at }, whole) => {
    const isWithin = (n: number): boolean => Object.entries(at).every(([split, value]) => seen[n]?.at[split] === value);
    const isOneDeeper = (n: number): boolean => Object.keys(seen[n]?.at ?? {}).length === Object.keys(at).length + 1;
    const within = [...seen.keys()].filter((n) => isOneDeeper(n) && isWithin(n));
    const bySplit = Map.groupBy(within, (n) => Object.keys(seen[n]?.at ?? {}).find((split) => !(split in at)));
    return [...bySplit.values()].map((parts) => ({ whole, parts }));
  });
}
