// What somebody types from a paper sheet: the numbers of rows ("1-12, 14, 17-30"), and a line of answers for one row ("yyn").
// Promise: total; what cannot be understood is handed back as it was typed, with the reason, and spoils nothing beside it.
import { plainDigits } from "../words/fold.ts";

/** A piece of what was typed that is not understood: no number, a row the sheet does not have, or a range that runs backwards. */
export interface Misread {
  readonly part: string;
  readonly why: "no-number" | "not-on-sheet" | "backwards";
}

export interface RowsRead {
  /** Row numbers, each once, in order. */
  readonly rows: readonly number[];
  readonly misread: readonly Misread[];
}

/** The rows meant by a text, of a sheet with the rows 1 to `last`. Commas, semicolons and spaces part; any dash or ".." ranges. */
export function readRows(text: string, last: number): RowsRead {
  const rows = new Set<number>();
  const misread: Misread[] = [];
  for (const part of partsOf(text)) {
    const found = /^(\d{1,6})(?:-(\d{1,6}))?$/u.exec(part);
    if (!found) {
      misread.push({ part, why: "no-number" });
      continue;
    }
    const from = Number(found[1]);
    const to = Number(found[2] ?? found[1]);
    if (to < from) misread.push({ part, why: "backwards" });
    else if (from < 1 || to > last) misread.push({ part, why: "not-on-sheet" });
    else for (let row = from; row <= to; row += 1) rows.add(row);
  }
  return { rows: [...rows].sort((a, b) => a - b), misread };
}

function partsOf(text: string): readonly string[] {
  return plainDigits(text)
    .replace(/\s*(?:\.{2,}|[-\u2010-\u2015\u2212~])\s*/gu, "-")
    .split(/[\s,;،、।]+/u)
    .filter(Boolean);
}

/** Rows as one types them, ranges drawn together: "1-3, 5" for 1, 2, 3, 5. */
export function writeRows(rows: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const row of rows.toSorted((a, b) => a - b)) {
    const open = ranges.at(-1);
    if (open && row <= open[1] + 1) open[1] = row;
    else ranges.push([row, row]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(", ");
}

/** Letters that mean right, wrong and not asked, small; several of each, as the languages have them. */
export interface AnswerLetters {
  readonly right: string;
  readonly wrong: string;
  readonly unasked: string;
}

/** How one person answered: all asked and all right, some wrong, or nothing that says either; and the share that was right, in per cent. */
export interface AnswersRead {
  readonly knows: "yes" | "no" | undefined;
  readonly score: number | undefined;
}

/**
 * The answers typed in one line, one letter a question. One letter alone speaks for all the questions. Nothing where a letter has no
 * meaning or where there are more or fewer letters than questions.
 */
export function readAnswerLine(text: string, questionCount: number, letters: AnswerLetters): AnswersRead | undefined {
  const typed = [
    ...text
      .trim()
      .toLocaleLowerCase()
      .replace(/[\s,;]/gu, ""),
  ];
  if (typed.length === 0) return { knows: undefined, score: undefined };
  if (typed.length !== 1 && typed.length !== questionCount) return undefined;
  const said = typed.map((letter) =>
    letters.right.includes(letter)
      ? "right"
      : letters.wrong.includes(letter)
        ? "wrong"
        : letters.unasked.includes(letter)
          ? "unasked"
          : undefined,
  );
  if (said.includes(undefined)) return undefined;
  const count = (what: string): number => said.filter((one) => one === what).length;
  const asked = count("right") + count("wrong");
  return {
    knows: count("wrong") > 0 ? "no" : count("unasked") > 0 ? undefined : "yes",
    // One letter for all says whether, not how many.
    score:
      typed.length === 1 && questionCount > 1
        ? undefined
        : asked === 0
          ? undefined
          : Math.round((100 * count("right")) / asked),
  };
}
