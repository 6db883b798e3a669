// Dice that always fall the same way: a small generator (xorshift32) from a seed, so that the same demonstration is made everywhere.
// Promise: nothing here asks the clock or the machine; another label gives other dice.
import { createHash } from "node:crypto";

export interface Chance {
  /** A number from 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both ends in. */
  between(least: number, most: number): number;
  /** True this often, of 1. */
  happens(share: number): boolean;
  pick<T>(of: readonly T[]): T;
  shuffled<T>(of: readonly T[]): T[];
  uuid(): string;
}

export function chanceOf(seed: string): Chance {
  let state = Number.parseInt(createHash("sha256").update(seed).digest("hex").slice(0, 8), 16) || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 0x100000000;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(of: readonly T[]): T => {
    const found = of[between(0, of.length - 1)];
    if (found === undefined) throw new RangeError("nothing to pick from");
    return found;
  };
  let ids = 0;
  return {
    next,
    between,
    pick,
    happens: (share) => next() < share,
    shuffled: (of) => {
      const all = [...of];
      for (let last = all.length - 1; last > 0; last--) {
        const at = between(0, last);
        [all[last], all[at]] = [all[at] as never, all[last] as never];
      }
      return all;
    },
    uuid: () => idFor(`${seed} ${++ids}`),
  };
}

/** A UUID that is always the same for a label. */
export function idFor(label: string): string {
  const hex = createHash("sha256").update(`banyan demonstration ${label}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A total cut into whole parts by weight; the largest remainders get what is left over. */
export function allot(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const order = exact
    .map((share, index) => ({ index, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  let left = total - parts.reduce((a, b) => a + b, 0);
  for (const { index } of order) {
    if (left === 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left--;
  }
  return parts;
}
