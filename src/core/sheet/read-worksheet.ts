// One sheet of a workbook, row by row as its XML goes by, until it ends or a limit is passed.
// Rows and cells without a reference count on from the one before, as Google Sheets writes them.

import type { Problem } from "../problem.ts";
import { damaged, tooManyCells, tooManyColumns, tooManyRows } from "./problems.ts";
import { type CellSetting, readCell, type SharedCell, type UnreadCell } from "./read-cell.ts";
import { textCollector } from "./read-strings.ts";
import { type Cell, columnLetters, columnNumber, type MergedRange } from "./sheet.ts";
import type { XmlAttributes, XmlReader } from "./xml.ts";

/** A sheet as its own part tells it. */
export interface Worksheet {
  readonly rows: { readonly row: number; readonly cells: (Cell | SharedCell)[] }[];
  readonly merged: MergedRange[];
}

/** What a worksheet's reader must know of its workbook; `cellsLeft` is shared by all sheets and counted down. */
export interface WorksheetSetting extends CellSetting {
  readonly file: string;
  readonly sheet: string;
  readonly cellsLeft: { count: number };
}

/** The last row and column that the format knows. */
const lastRow = 1_048_576;
const lastColumn = 16_384;

/** A reader of a worksheet part; `worksheet` fills while it reads, `problem` answers why it stopped early. */
export function worksheetReader(setting: WorksheetSetting): {
  readonly reader: XmlReader;
  readonly worksheet: Worksheet;
  readonly problem: () => Problem | undefined;
} {
  const { file, sheet, limits } = setting;
  const worksheet: Worksheet = { rows: [], merged: [] };
  const inline = textCollector(limits.textPerCell);
  let problem: Problem | undefined;
  let inData = false;
  let row = 0;
  let column = 0;
  let cells: (Cell | SharedCell)[] = [];
  let unread: UnreadCell | undefined;
  let inValue = false;

  const countDown = (): void => {
    if (--setting.cellsLeft.count < 0) problem ??= tooManyCells(file, limits.cells);
  };
  const openRow = (reference: string | undefined): void => {
    row = reference === undefined ? row + 1 : Number(reference);
    column = 0;
    cells = [];
    if (!Number.isInteger(row) || row < 1 || row > lastRow) problem ??= damaged(file);
  };
  const openCell = (attributes: XmlAttributes): void => {
    column = attributes.r === undefined ? column + 1 : columnNumber(attributes.r.replace(/\d+$/, ""));
    if (column < 1 || column > lastColumn) problem ??= damaged(file);
    unread = { type: attributes.t ?? "n", style: Number(attributes.s ?? 0), value: undefined, formula: false };
  };
  const closeCell = (read: UnreadCell): void => {
    if (read.type === "inlineStr") read.value = inline.taken();
    const cell = readCell(read, columnLetters(column), setting);
    if (cell === undefined) return;
    if (column > limits.columns) problem ??= tooManyColumns(file, sheet, row, columnLetters(column), limits.columns);
    countDown();
    cells.push(cell);
  };
  const closeRow = (): void => {
    if (cells.length === 0) return;
    worksheet.rows.push({ row, cells: cells.sort(byColumn) });
    if (worksheet.rows.length > limits.rows) problem ??= tooManyRows(file, sheet, limits.rows);
  };

  const reader: XmlReader = {
    open: (name, attributes) => {
      if (unread !== undefined) {
        if (name === "v") {
          inValue = true;
          unread.value ??= "";
        } else if (name === "f") unread.formula = true;
        else inline.open(name, attributes);
      } else if (inData) {
        if (name === "c") openCell(attributes);
        else if (name === "row") openRow(attributes.r);
      } else if (name === "sheetData") inData = true;
      else if (name === "mergeCell") {
        const range = readRange(attributes.ref ?? "");
        if (range !== undefined) worksheet.merged.push(range);
        countDown();
      }
    },
    text: (text) => {
      if (unread === undefined) return;
      if (!inValue) inline.text?.(text);
      else if ((unread.value ?? "").length <= 8 * limits.textPerCell) unread.value = (unread.value ?? "") + text;
    },
    close: (name) => {
      if (unread !== undefined) {
        if (name === "v") inValue = false;
        else if (name === "c") {
          closeCell(unread);
          unread = undefined;
          inValue = false;
        } else inline.close(name);
      } else if (name === "row" && inData) closeRow();
      else if (name === "sheetData") inData = false;
    },
    full: () => problem !== undefined,
  };
  return { reader, worksheet, problem: () => problem };
}

function byColumn(one: { readonly column: string }, other: { readonly column: string }): number {
  return (
    one.column.length - other.column.length || (one.column < other.column ? -1 : Number(one.column > other.column))
  );
}

function readRange(reference: string): MergedRange | undefined {
  const corners = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (corners === null) return undefined;
  const [, fromColumn = "", fromRow, toColumn = "", toRow] = corners;
  return { fromRow: Number(fromRow), fromColumn, toRow: Number(toRow), toColumn };
}
