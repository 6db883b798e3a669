// Rows that were not taken in, as a sheet with a column that says what is wrong, to be mended and brought in again.
// Promise: every cell stands as it came; nothing of a row is lost by setting it aside.
import type { Problem } from "../problem.ts";
import { findCell, type SheetRow } from "../sheet/sheet.ts";
import type { CellToWrite, SheetToWrite } from "../sheet/write-xlsx.ts";
import type { FoundTable } from "./find-table.ts";
import { WRONG_HEADING } from "./heading.ts";

/** The rows with these numbers, in the columns they came in. `problems` are those of each row by its number. */
export function setAsideSheet(
  name: string,
  table: FoundTable,
  rows: ReadonlySet<number>,
  problems: (row: number) => readonly Problem[],
): SheetToWrite {
  const columns = table.headings;
  const titles = Object.values(table.titles).map(({ cell }) => cell.column);
  return {
    name,
    columns: [...columns.map(() => ({})), { width: 60 }],
    // What stood above the table spoke for all its rows, and has to speak for these.
    above: titles.length === 0 ? [] : ["", ...table.titleTexts.map(({ text }) => text)],
    headings: [[...columns.map(({ text, above }) => (above === undefined ? text : `${above} ${text}`)), WRONG_HEADING]],
    rows: table.rows
      .filter(({ row }) => rows.has(row))
      .map((row) => [
        ...columns.map(({ column }) => cellAsItCame(row, column)),
        problems(row.row)
          .map(({ says }) => says)
          .join(" "),
      ]),
  };
}

function cellAsItCame(row: SheetRow, column: string): CellToWrite {
  const cell = findCell(row, column);
  if (!cell) return null;
  if (cell.kind === "number") return cell.number;
  return cell.kind === "day" ? { value: cell.day, look: "day" } : cell.text;
}
