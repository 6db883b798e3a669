// Sheets written as an XLSX workbook, piece by piece: rows are taken one at a time and bytes go out as they fill up.
// Memory does not grow with the rows; text is always text, never a formula; the same sheets give the same bytes.

import { strToU8, Zip, ZipDeflate } from "fflate";
import { cleanText, escapeOoxml } from "./cell-text.ts";
import { dayToSerial } from "./day-serial.ts";
import { columnLetters } from "./sheet.ts";
import { fixedParts, type Look, sheetEnd, sheetStart, styleIndex, tidySheetNames } from "./xlsx-parts.ts";

/** What goes into a cell; in a cell that looks like a day, a text YYYY-MM-DD becomes that day. */
export type ValueToWrite = string | number | boolean | null;
export type CellToWrite = ValueToWrite | { readonly value: ValueToWrite; readonly look: Look };

export interface ColumnToWrite {
  /** In letters of the default font; 14 when left out. */
  readonly width?: number;
  readonly look?: Look;
}

export interface SheetToWrite {
  /** Made to fit Excel's rules for names, and different from the other sheets'. */
  readonly name: string;
  readonly columns: readonly ColumnToWrite[];
  /** Lines above the table: the first as its title, the rest plain. */
  readonly above?: readonly string[];
  /** Rows of headings, the last with a filter; a second row may hold HXL tags. They stay in view. */
  readonly headings?: readonly (readonly string[])[];
  readonly rows: Iterable<readonly CellToWrite[]>;
}

/**
 * The bytes of a workbook, as pieces of some tens of kilobytes. Throws a RangeError on what no workbook can hold: a
 * number that is not finite, more than 1,048,576 rows, no sheet. A text past 32,767 letters, Excel's most, is cut.
 */
export function* writeXlsx(sheets: readonly SheetToWrite[]): Generator<Uint8Array, void> {
  if (sheets.length === 0) throw new RangeError("A workbook needs a sheet.");
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  function* taken(): Generator<Uint8Array, void> {
    const pieces = ready;
    ready = [];
    yield* pieces;
  }
  for (const [name, xml] of fixedParts(tidySheetNames(sheets.map((sheet) => sheet.name))))
    openPart(zip, name).push(strToU8(xml), true);
  for (const [at, sheet] of sheets.entries()) {
    const part = openPart(zip, `xl/worksheets/sheet${at + 1}.xml`);
    let text = "";
    for (const more of sheetXml(sheet, at === 0)) {
      text += more;
      if (text.length < pieceLength) continue;
      part.push(strToU8(text));
      text = "";
      yield* taken();
    }
    part.push(strToU8(text), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}

const pieceLength = 65_536;
const lastRow = 1_048_576;
const longestText = 32_767;

/** A part with a fixed date: a zip keeps local time without a zone, and noon exists on that day everywhere. */
function openPart(zip: Zip, name: string): ZipDeflate {
  const part = new ZipDeflate(name, { level: 3 });
  part.mtime = "1980-01-01T12:00:00";
  zip.add(part);
  return part;
}

function* sheetXml(
  { columns, above = [], headings = [], rows }: SheetToWrite,
  first: boolean,
): Generator<string, void> {
  const columnLooks = columns.map(({ look = "plain" }) => look);
  const topRows = above.length + headings.length;
  yield sheetStart(
    first,
    headings.length === 0 ? 0 : topRows,
    columns.map(({ width = 14 }) => width),
  );
  let row = 0;
  for (const line of above) yield rowXml(++row, [{ value: line, look: row === 1 ? "title" : "plain" }], []);
  for (const heading of headings)
    yield rowXml(
      ++row,
      heading.map((value) => ({ value, look: "header" })),
      [],
    );
  for (const cells of rows) {
    if (row === lastRow) throw new RangeError("A sheet holds 1,048,576 rows at most.");
    yield rowXml(++row, cells, columnLooks);
  }
  const width = headings.at(-1)?.length ?? 0;
  yield sheetEnd(width === 0 ? undefined : { row: topRows, columns: width, lastRow: row });
}

function rowXml(row: number, cells: readonly CellToWrite[], columnLooks: readonly Look[]): string {
  let xml = `<row r="${row}">`;
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] ?? null;
    if (typeof cell === "object" && cell !== null) xml += cellXml(columnLetters(at + 1) + row, cell.value, cell.look);
    else xml += cellXml(columnLetters(at + 1) + row, cell, columnLooks[at] ?? "plain");
  }
  return `${xml}</row>`;
}

function cellXml(reference: string, value: ValueToWrite, look: Look): string {
  if (value === null || value === "") return "";
  const style = look === "plain" ? "" : ` s="${styleIndex[look]}"`;
  if (typeof value === "boolean") return `<c r="${reference}"${style} t="b"><v>${value ? 1 : 0}</v></c>`;
  const number = look === "day" && typeof value === "string" ? dayToSerial(value) : value;
  if (typeof number === "number") {
    if (!Number.isFinite(number)) throw new RangeError("A cell holds finite numbers only.");
    return `<c r="${reference}"${style}><v>${number}</v></c>`;
  }
  const text = escapeOoxml(fitting(String(value)));
  return text === ""
    ? ""
    : `<c r="${reference}"${style} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function fitting(text: string): string {
  return text.length <= longestText ? text : `${cleanText(text).slice(0, longestText - 1)}…`;
}
