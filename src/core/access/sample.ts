// A sample drawn by lot, and the codes that stand for names in it.
// Promise: the same seed draws the same records for everybody, whatever order they came in, and a larger sample holds the smaller one;
// who wants to see that nobody chose, hashes seed and id again with any tool.
import { hashText } from "../seal/bytes.ts";

export const MOST_DRAWN = 1000;

/** What was drawn by lot, as it is told: no person is named. */
export interface Drawn {
  readonly type: string;
  readonly seed: string;
  /** The day it was drawn. */
  readonly on: string;
  readonly drawnFrom: number;
  readonly rows: readonly DrawnRow[];
}

export interface DrawnRow {
  readonly code: string;
  readonly record: string;
  /** May whoever drew open the record itself? */
  readonly opens: boolean;
  readonly organisation: string;
  readonly on: string | null;
  /** What the record says of itself, where that may be read. */
  readonly line: string | null;
  /** Where its paper is. */
  readonly keptAt: string | null;
}

export interface Drawable {
  readonly record: string;
}

/** `count` of these, in the order of SHA-256 over "seed record"; all of them where there are fewer. */
export function drawSample<T extends Drawable>(from: readonly T[], seed: string, count: number): readonly T[] {
  return from
    .map((one) => ({ one, lot: hashText(`${seed} ${one.record}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0))
    .slice(0, count)
    .map(({ one }) => one);
}

/** Crockford's base 32: no letter that is taken for a digit, and none that spells anything. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** What stands for a record where its name may not: eight letters and digits, `7Q2M-XK4D`, from the first 40 bits of the hash of its id. */
export function codeOf(record: string): string {
  const bits = BigInt(`0x${hashText(record).slice(0, 10)}`);
  const letters = Array.from({ length: 8 }, (_, at) => LETTERS[Number((bits >> BigInt(35 - 5 * at)) & 31n)]).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** Is this the record a code stands for? Case, spaces and hyphens do not matter, nor an O for a zero or an I or L for a one. */
export function isCodeOf(code: string, record: string): boolean {
  const read = code.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  return read === codeOf(record).replace("-", "");
}
