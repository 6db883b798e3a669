// A sample drawn by lot, and the codes that stand for names in it.
// Promise: the same seed draws the same records for everybody, whatever order they came in, and a larger sample holds the smaller one;
// who wants to see that nobody chose, hashes seed and id again with any tool.
import { hexToBytes } from "@noble/hashes/utils.js";
import { hashText } from "../seal/bytes.ts";
import { plainLetters, printLetters } from "../words/letters.ts";

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

/** What stands for a record where its name may not: eight letters and digits, `7Q2M-XK4D`, from the first 40 bits of the hash of its id. */
export function codeOf(record: string): string {
  return printLetters(hexToBytes(hashText(record).slice(0, 10)));
}

/** Is this the record a code stands for, as somebody typed it? */
export function isCodeOf(code: string, record: string): boolean {
  return plainLetters(code) === plainLetters(codeOf(record));
}
