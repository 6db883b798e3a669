// A spreadsheet as the importer meets it: sheets, rows and cells, whatever kind of file they came from.
// A cell keeps what a person sees and says whether a formula made it; nothing here knows XLSX or CSV.

/**
 * What stands in a cell. `text` is what a person sees; a day is shown as YYYY-MM-DD, since Excel shows the same
 * cell differently on every computer. `day` is YYYY-MM-DD, `time` is HH:MM:SS.
 */
export type CellValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly text: string; readonly number: number }
  | { readonly kind: "day"; readonly text: string; readonly day: string; readonly time?: string }
  | { readonly kind: "time"; readonly text: string; readonly time: string }
  | { readonly kind: "yesno"; readonly text: string; readonly yes: boolean }
  | { readonly kind: "fault"; readonly text: string; readonly fault: CellFault };

/** Why a cell has no value that can be used; `cellProblem` says it in a sentence. */
export type CellFault = "formula-error" | "formula-without-value" | "no-such-day" | "too-long" | "unreadable";

/** One cell that is not empty; `column` is its letters. `formula` means the value is the one the program last worked out. */
export type Cell = CellValue & { readonly column: string; readonly formula: boolean };

/** One row that is not empty: its number as the spreadsheet shows it, from 1, and its cells from left to right. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** Cells that were merged into one; the value stands in the first of them. */
export interface MergedRange {
  readonly fromRow: number;
  readonly fromColumn: string;
  readonly toRow: number;
  readonly toColumn: string;
}

/** One sheet; empty rows and cells are left out, and rows ascend. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SheetRow[];
  readonly merged: readonly MergedRange[];
}

/** How much of a file is read; rows and columns are per sheet, cells and unpacked bytes over the whole file. */
export interface SheetLimits {
  readonly bytes: number;
  readonly unpackedBytes: number;
  readonly sheets: number;
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
  readonly textPerCell: number;
}

/** Room for the largest register a partner has sent, and small enough for a phone's browser. */
export const sheetLimits: SheetLimits = {
  bytes: 20 * 1024 * 1024,
  unpackedBytes: 128 * 1024 * 1024,
  sheets: 50,
  rows: 50_000,
  columns: 200,
  cells: 1_000_000,
  textPerCell: 32_767,
};

/** The cell of a row in this column, or nothing when it is empty. */
export function findCell(row: SheetRow, column: string): Cell | undefined {
  return row.cells.find((cell) => cell.column === column);
}

const lettersByNumber: string[] = [""];

/** The letters of the nth column, from 1: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  for (let next = lettersByNumber.length; next <= column; next++) {
    const last = String.fromCharCode(65 + ((next - 1) % 26));
    lettersByNumber.push((lettersByNumber[Math.floor((next - 1) / 26)] ?? "") + last);
  }
  return lettersByNumber[column] ?? "";
}

/** The number of the column with these letters, from 1; 0 when they are not a column's letters. */
export function columnNumber(letters: string): number {
  if (!/^[A-Z]{1,3}$/.test(letters)) return 0;
  let column = 0;
  for (let i = 0; i < letters.length; i++) column = column * 26 + letters.charCodeAt(i) - 64;
  return column;
}
