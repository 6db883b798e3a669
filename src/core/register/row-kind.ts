// Which rows under the headings are rows, and which are totals, headings printed again, or lines that close the sheet.
// Promise: what is left out is either empty or named in a notice with its row.
import type { FilePlace, Problem } from "../problem.ts";
import type { Cell, SheetRow } from "../sheet/sheet.ts";
import type { FoundTable } from "./find-table.ts";
import { foldText, isBlank } from "./fold-text.ts";
import { findColumn } from "./layout.ts";
import { LEFT_OUT, type Mapping } from "./mapping.ts";
import { registerProblem } from "./problems.ts";

const totalWords = /^(?:(?:sub|grand |gran )?total(?:es|en)?|sub ?totaal|totaal|jumlah|jml|soma|suma|sum|som)(?: |$)/;

/** The rows that say something, and a notice for each that does not. */
export function rowsThatSpeak(
  table: FoundTable,
  mapping: Mapping,
  place: FilePlace,
): { readonly rows: readonly SheetRow[]; readonly notices: readonly Problem[] } {
  const used = new Map(mapping.columns.map((use, index) => [table.headings[index]?.column ?? "", use.is] as const));
  const kindOf = (cell: Cell): string | undefined => findColumn(table.layout, used.get(cell.column) ?? "")?.kind;
  const required = new Set(
    table.layout.columns
      .filter(({ required, with: other, id }) => required && other === undefined && [...used.values()].includes(id))
      .map(({ id }) => id),
  );
  const headings = new Set(table.headings.map(({ text }) => foldText(text)));
  const rows: SheetRow[] = [];
  const notices: Problem[] = [];
  for (const row of table.rows) {
    const cells = row.cells.filter((cell) => cell.kind !== "text" || !isBlank(cell.text));
    const mapped = cells.filter((cell) => kindOf(cell) !== undefined);
    // An attendance sheet is printed with numbered lines, and not all of them get filled.
    if (
      mapped.length === 0 &&
      cells.every((cell) => used.get(cell.column) === LEFT_OUT && /^\d*$/.test(foldText(cell.text)))
    )
      continue;
    const word = cells.find((cell) => cell.kind === "text" && totalWords.test(foldText(cell.text)));
    const isNumber = (cell: Cell): boolean =>
      cell.kind === "number" ||
      ["number", "people"].includes(kindOf(cell) ?? "") ||
      /^[\d\s]+$/.test(foldText(cell.text));
    const speaking = mapped.filter((cell) => cell !== word && !isNumber(cell));
    const hasRequired = mapped.some((cell) => cell !== word && required.has(used.get(cell.column) ?? ""));
    const leaveOut = (code: "total-row" | "heading-row" | "closing-line"): void =>
      void notices.push(registerProblem(code, { ...place, row: row.row }));
    if (speaking.length === 0 && (word !== undefined || (mapped.length > 0 && mapped.every((cell) => cell.formula))))
      leaveOut("total-row");
    else if (cells.length > 1 && cells.every((cell) => headings.has(foldText(cell.text)))) leaveOut("heading-row");
    else if (
      (!hasRequired && (mapped.length < 2 || (required.size > 0 && cells.length <= 2))) ||
      (cells.length === 1 && required.size > 1)
    )
      leaveOut("closing-line");
    else rows.push(row);
  }
  return { rows, notices };
}
