// A sheet that holds totals and no rows: each number is offered as a declared figure, with what a person has to say about it.
// Promise: a total never becomes a count; it stays beside what was counted, with its source and who vouches for it.
import type { FilePlace } from "../problem.ts";
import type { Answers } from "../record/condition.ts";
import type { Cell, Sheet } from "../sheet/sheet.ts";
import { plainDigits } from "../words/fold.ts";
import type { RegisterLayout } from "./layout.ts";
import { named, registerProblem } from "./problems.ts";
import { digestOf, type ReadRow } from "./read-rows.ts";

/** A number of a sheet, and the words to the left of it or above it. */
export interface TotalFound {
  readonly row: number;
  readonly column: string;
  readonly label: string;
  readonly number: number;
}

/** What a person said about a total, by column of the layout for declared figures. */
export interface TotalDeclared {
  readonly row: number;
  readonly column: string;
  readonly answers: Answers;
}

/** A sheet with hardly any rows and whole numbers beside words; empty where it looks like anything else. */
export function findTotals(sheet: Sheet): readonly TotalFound[] {
  const mostRows = 40;
  if (sheet.rows.length > mostRows) return [];
  return sheet.rows.flatMap(({ row, cells }, index) =>
    cells.flatMap((cell, at) => {
      const number = wholeNumber(cell);
      const left = cells.slice(0, at).findLast(({ kind }) => kind === "text")?.text;
      const above = sheet.rows
        .slice(0, index)
        .findLast((other) => other.cells.some(({ kind, column }) => kind === "text" && column === cell.column));
      const over = above?.cells.find(({ column }) => column === cell.column)?.text;
      const label = [left, over]
        .filter(
          (text) => text !== undefined && wholeNumber({ kind: "text", text, column: "", formula: false }) === undefined,
        )
        .join(", ");
      return number === undefined || label === "" ? [] : [{ row, column: cell.column, label, number }];
    }),
  );
}

/** The totals a person declared, as rows of the layout for declared figures; what is not said of one is its problem. */
export function declaredRows(
  layout: RegisterLayout,
  found: readonly TotalFound[],
  declared: readonly TotalDeclared[],
  value: string,
  place: FilePlace,
): readonly ReadRow[] {
  return declared.flatMap(({ row, column, answers }, index) => {
    const total = found.find((one) => one.row === row && one.column === column);
    if (!total) return [];
    const values = { ...answers, [value]: total.number };
    const missing = layout.columns.filter((one) => one.required && (values as Answers)[one.id] === undefined);
    const key = layout.rowKey.map((id) => String((values as Answers)[id] ?? "")).join("|");
    return [
      {
        // One row of a sheet may hold several totals; they are told apart by their place in the list.
        row: index + 1,
        values,
        formulas: [],
        key,
        digest: digestOf(values),
        problems: missing.map((one) => ({
          ...registerProblem("required", { ...place, row, column }, named(one.label)),
          field: one.id,
        })),
      },
    ];
  });
}

function wholeNumber(cell: Cell): number | undefined {
  if (cell.kind === "number") return Number.isInteger(cell.number) && cell.number >= 0 ? cell.number : undefined;
  if (cell.kind !== "text") return undefined;
  const plain = plainDigits(cell.text).trim();
  return /^\d{1,3}(?:[., ]?\d{3})*$/.test(plain) ? Number(plain.replace(/\D/g, "")) : undefined;
}
