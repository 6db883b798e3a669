// Headings that no kind of register knows, in a language nobody taught it: a person says once which row holds them and what each means.
// Promise: only the words of that one row are replaced, by what somebody said they mean; no cell under them is touched.
import { fingerprintOf } from "#core/register/find-table.ts";
import type { Sheet } from "#core/sheet/sheet.ts";

/** What somebody said of a row of headings: the kind of register, and the column each cell means, "" where nothing was said. */
export interface HeadingsTold {
  readonly fingerprint: string;
  readonly layout: string;
  readonly columns: readonly string[];
}

/** Titles and letterheads rarely take more rows than this. */
const DEEPEST = 40;

/** The sheet with told headings in words the importer knows, and the kind it was told to be; nothing where none of its rows was told. */
export function withTold(
  sheet: Sheet,
  told: readonly HeadingsTold[],
  labelOf: (layout: string, column: string) => string | undefined,
): { readonly sheet: Sheet; readonly layout: string } | undefined {
  for (const row of sheet.rows.slice(0, DEEPEST)) {
    const print = fingerprintOf(row.cells);
    const found = told.find(({ fingerprint, columns }) => fingerprint === print && columns.length === row.cells.length);
    if (!found) continue;
    const cells = row.cells.map((cell, at) => {
      const label = labelOf(found.layout, found.columns[at] ?? "");
      return label === undefined
        ? cell
        : { kind: "text" as const, text: label, column: cell.column, formula: cell.formula };
    });
    return {
      layout: found.layout,
      sheet: { ...sheet, rows: sheet.rows.map((one) => (one === row ? { row: row.row, cells } : one)) },
    };
  }
  return undefined;
}
