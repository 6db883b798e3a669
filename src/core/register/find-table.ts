// Where the table lies in a sheet: under titles, empty rows and merged cells, whichever kind of register it is.
// Promise: nothing is judged by position alone; a heading row is one because its headings are known.
import { hashText } from "../seal/bytes.ts";
import { type Cell, columnNumber, type Sheet, type SheetRow } from "../sheet/sheet.ts";
import { foldText } from "./fold-text.ts";
import { type Heading, type HeadingMatch, headingReader } from "./heading.ts";
import type { RegisterLayout } from "./layout.ts";

/** A cell above the table that speaks for all its rows: "Date: 12-3-2016". */
export interface TitleCell {
  readonly row: number;
  readonly cell: Cell;
}

export interface FoundTable {
  readonly layout: RegisterLayout;
  readonly headingRow: number;
  readonly headings: readonly Heading[];
  readonly matches: readonly (HeadingMatch | undefined)[];
  /** The language most of the headings are in, where one is ahead of the others. */
  readonly language: string | undefined;
  /** What stands above the table: by column id what speaks for all rows, and all texts. */
  readonly titles: { readonly [column: string]: TitleCell };
  readonly titleTexts: readonly { readonly row: number; readonly text: string }[];
  /** The rows under the headings. */
  readonly rows: readonly SheetRow[];
}

/** Titles, logos and letterheads rarely take more. */
const deepestHeading = 40;

/** The table whose headings are known best, or nothing where no row holds two headings of one kind of register. */
export function findTable(sheet: Sheet, layouts: readonly RegisterLayout[]): FoundTable | undefined {
  const readers = layouts.map((layout) => ({
    layout,
    read: headingReader(layout),
    required: layout.columns.filter((column) => column.required).map(({ id }) => id),
  }));
  const merged = mergedCells(sheet);
  let best:
    | {
        readonly index: number;
        readonly headings: readonly Heading[];
        readonly reader: (typeof readers)[number];
        readonly score: number;
      }
    | undefined;
  for (const [index, row] of sheet.rows.slice(0, deepestHeading).entries()) {
    // What follows the headings closely may be a second line of them; what follows far below is rows.
    if (best && index > best.index + 3) break;
    const headings = headingsIn(row, index > 0 ? sheet.rows[index - 1] : undefined, sheet, merged);
    if (headings.length < 2) continue;
    for (const reader of readers) {
      const matches = headings.map((heading) => reader.read(heading));
      const columns = new Set(matches.map((match) => match?.column).filter((column) => column !== undefined));
      const score =
        columns.size +
        reader.required.filter((id) => columns.has(id)).length -
        matches.filter((match) => match === undefined).length / 10;
      if (columns.size >= 2 && (!best || score > best.score)) best = { index, headings, reader, score };
    }
  }
  if (!best) return undefined;
  const { index, headings, reader } = best;
  const matches = headings.map((heading) => reader.read(heading, true));
  return {
    layout: askedTogether(reader.layout, matches),
    headingRow: sheet.rows[index]?.row ?? 0,
    headings,
    matches,
    language: languageOf(matches),
    ...titlesOf(sheet.rows.slice(0, index), reader.read),
    rows: sheet.rows.slice(index + 1),
  };
}

/** The layout as this table has to answer it: what is asked with a column is asked where that column is. */
function askedTogether(layout: RegisterLayout, matches: readonly (HeadingMatch | undefined)[]): RegisterLayout {
  const here = new Set(matches.map((match) => match?.column));
  const columns = layout.columns.map((column) =>
    column.with !== undefined && here.has(column.with) ? { ...column, required: true } : column,
  );
  return { ...layout, columns };
}

function headingsIn(
  row: SheetRow,
  before: SheetRow | undefined,
  sheet: Sheet,
  merged: ReadonlyMap<number, readonly Cell[]>,
): readonly Heading[] {
  const cells = [...row.cells, ...(merged.get(row.row) ?? [])].sort(
    (a, b) => columnNumber(a.column) - columnNumber(b.column),
  );
  return cells
    .filter((cell) => cell.kind === "text")
    .map(({ column, text }) => {
      const above = before && before.row === row.row - 1 ? overColumn(before, column, sheet) : undefined;
      return { column, text, ...(above !== undefined && { above }) };
    });
}

/** Headings that began a row higher and are merged down into this one, by row. */
function mergedCells(sheet: Sheet): ReadonlyMap<number, readonly Cell[]> {
  const down = new Map<number, Cell[]>();
  for (const range of sheet.merged) {
    if (range.toRow === range.fromRow || range.toRow > range.fromRow + 3) continue;
    const cell = sheet.rows
      .find(({ row }) => row === range.fromRow)
      ?.cells.find(({ column }) => column === range.fromColumn);
    if (cell) down.set(range.toRow, [...(down.get(range.toRow) ?? []), cell]);
  }
  return down;
}

function overColumn(above: SheetRow, column: string, sheet: Sheet): string | undefined {
  const at = columnNumber(column);
  const range = sheet.merged.find(
    ({ fromRow, toRow, fromColumn, toColumn }) =>
      fromRow === above.row &&
      toRow === above.row &&
      columnNumber(fromColumn) <= at &&
      at <= columnNumber(toColumn) &&
      fromColumn !== toColumn,
  );
  return range && above.cells.find((cell) => cell.column === range.fromColumn)?.text;
}

function titlesOf(
  rows: readonly SheetRow[],
  read: (heading: Heading) => HeadingMatch | undefined,
): Pick<FoundTable, "titles" | "titleTexts"> {
  const titles: { [column: string]: TitleCell } = {};
  const titleTexts: { row: number; text: string }[] = [];
  for (const { row, cells } of rows) {
    for (const [index, cell] of cells.entries()) {
      titleTexts.push({ row, text: cell.text });
      if (cell.kind !== "text") continue;
      const [, label = "", rest = ""] = /^([^:：]{2,60})[:：]\s*(.*)$/su.exec(cell.text) ?? [];
      const match =
        label === "" ? read({ column: cell.column, text: cell.text }) : read({ column: cell.column, text: label });
      const value: Cell | undefined =
        rest === "" ? cells[index + 1] : { kind: "text", text: rest, column: cell.column, formula: cell.formula };
      if (match?.column !== undefined && match.sure && value !== undefined)
        titles[match.column] ??= { row, cell: value };
    }
  }
  return { titles, titleTexts };
}

function languageOf(matches: readonly (HeadingMatch | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const match of matches)
    for (const language of new Set(match?.languages)) counts.set(language, (counts.get(language) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}

/** What makes two files the same layout: their headings, in order, folded. Their words cannot be read back: a row taken for headings may hold a name. */
export function fingerprintOf(headings: readonly Pick<Heading, "text" | "above">[]): string {
  return hashText(
    headings.map(({ text, above }) => foldText(above === undefined ? text : `${above} ${text}`)).join("|"),
  );
}
