// Rows written as CSV (RFC 4180), piece by piece, in UTF-8.
// With the guard on, no text can be taken for a formula by the program that opens the file.

import { strToU8 } from "fflate";
import { cleanText } from "./cell-text.ts";

export interface CsvSetting {
  readonly separator?: "," | ";";
  /** Puts an apostrophe before a text that a spreadsheet would run as a formula; plain numbers stay as they are. */
  readonly guard?: boolean;
  /** A byte order mark first, without which Excel reads UTF-8 as Windows-1252. */
  readonly byteOrderMark?: boolean;
}

/** The bytes of the rows in the order given, headings and HXL tags included; an empty cell is `null` or "". */
export function* writeCsv(
  rows: Iterable<readonly (string | number | boolean | null)[]>,
  setting: CsvSetting = {},
): Generator<Uint8Array, void> {
  const { separator = ",", guard = false, byteOrderMark = false } = setting;
  let text = byteOrderMark ? "\ufeff" : "";
  for (const row of rows) {
    const line = row.map((value) => field(value, separator, guard)).join(separator);
    text += `${line === "" ? '""' : line}\r\n`; // a row of one empty cell is not an empty line
    if (text.length < pieceLength) continue;
    yield strToU8(text);
    text = "";
  }
  if (text !== "") yield strToU8(text);
}

const pieceLength = 65_536;

function field(value: string | number | boolean | null, separator: string, guard: boolean): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  const clean = cleanText(value);
  const text = guard && wouldRun(clean) ? `'${clean}` : clean;
  return text.includes(separator) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The signs that start a formula, wide forms included, also behind blanks (OWASP, CSV injection). */
function wouldRun(text: string): boolean {
  return /^\s*[=+\-@＝＋－＠]|^[\t\n]/.test(text) && !/^[-+]?\d+(?:[.,]\d+)*$/.test(text);
}
