// A table of separated values: which separator it uses, and its rows (RFC 4180, as leniently as Excel reads it).
// One pass over the text whatever stands in it; every cell is text, since the file says no more.

import type { Problem } from "../problem.ts";
import { cleanText } from "./cell-text.ts";
import { emptyFile, openQuote, tooManyCells, tooManyColumns, tooManyRows } from "./problems.ts";
import { textValue } from "./read-cell.ts";
import { type Cell, columnLetters, type Sheet, type SheetLimits, type SheetRow } from "./sheet.ts";

type Separator = "," | ";" | "\t";

/** The one sheet of a text, named like the file, or why there is none. Never throws, whatever the text. */
export function readCsv(text: string, file: string, limits: SheetLimits): readonly [Sheet] | Problem {
  const name = (file.split(/[\\/]/).at(-1) ?? "").replace(/\.[^.]{1,4}$/, "");
  const directive = /^sep=([,;\t])\r?\n/i.exec(text); // Excel takes its separator from such a line and does not show it
  const separator = (directive?.[1] as Separator | undefined) ?? guessSeparator(text);
  const rows: SheetRow[] = [];
  let problem: Problem | undefined;
  let cells: Cell[] = [];
  let cellCount = 0;
  const field = (row: number, column: number, raw: string): void => {
    if (raw === "") return;
    const value = textValue(cleanText(raw), limits.textPerCell);
    if (value === undefined) return;
    if (column > limits.columns)
      problem ??= tooManyColumns(file, name, row, columnLetters(Math.min(column, 16_384)), limits.columns);
    if (++cellCount > limits.cells) problem ??= tooManyCells(file, limits.cells);
    if (problem === undefined) cells.push({ ...value, column: columnLetters(column), formula: false });
  };
  const endRow = (row: number): boolean => {
    if (cells.length > 0) rows.push({ row, cells });
    cells = [];
    if (rows.length > limits.rows) problem ??= tooManyRows(file, name, limits.rows);
    return problem === undefined;
  };
  const open = scanFields(text, directive?.[0].length ?? 0, separator, field, endRow);
  if (problem !== undefined) return problem;
  if (open !== undefined) return openQuote(file, name, open);
  return rows.length === 0 ? emptyFile(file) : [{ name, hidden: false, rows, merged: [] }];
}

/**
 * Tells each field and the end of each row, numbered from 1, until `endRow` answers false.
 * Returns the row in which a quotation mark opens that is never closed.
 */
function scanFields(
  text: string,
  from: number,
  separator: Separator,
  field: (row: number, column: number, raw: string) => void,
  endRow: (row: number) => boolean,
): number | undefined {
  const plain = separator === "," ? /[,\r\n]/g : separator === ";" ? /[;\r\n]/g : /[\t\r\n]/g;
  let at = from;
  for (let row = 1; at < text.length; row++) {
    for (let column = 1; ; column++) {
      let raw = "";
      if (text.charCodeAt(at) === quote) {
        let close = text.indexOf('"', at + 1);
        let start = at + 1;
        for (; close !== -1 && text.charCodeAt(close + 1) === quote; close = text.indexOf('"', start)) {
          raw += text.slice(start, close + 1);
          start = close + 2;
        }
        if (close === -1) return row;
        raw += text.slice(start, close);
        at = close + 1;
      }
      plain.lastIndex = at;
      const next = plain.exec(text)?.index ?? text.length;
      raw += text.slice(at, next); // what follows a closing quotation mark belongs to the field, as in Excel
      field(row, column, raw);
      at = next + 1;
      if (text[next] !== separator) {
        if (text[next] === "\r" && text[at] === "\n") at++;
        break;
      }
    }
    if (!endRow(row)) return undefined;
  }
  return undefined;
}

const quote = 0x22;

/** The separator with which most of the first rows have the same number of fields, more than one; a comma when none has. */
function guessSeparator(text: string): Separator {
  let best: { separator: Separator; score: number } = { separator: ",", score: 0 };
  for (const separator of [",", ";", "\t"] as const) {
    const rowsByWidth = new Map<number, number>();
    let width = 0;
    let filled = false;
    scanFields(
      text.slice(0, 65_536),
      0,
      separator,
      (_, column, raw) => {
        width = column;
        filled ||= raw !== "";
      },
      (row) => {
        if (filled && width > 1) rowsByWidth.set(width, (rowsByWidth.get(width) ?? 0) + 1);
        filled = false;
        return row < 40;
      },
    );
    for (const [width, rows] of rowsByWidth) {
      const score = rows + Math.min(width, 200) / 1000;
      if (score > best.score) best = { separator, score };
    }
  }
  return best.separator;
}
