// An Office Open XML workbook, read in the order that lets it be refused early: parts, sheets, and last the strings.
// Either the sheets or one problem of the whole file; what one cell lacks is a fault of that cell.

import type { Problem } from "../problem.ts";
import { type Archive, readPart } from "./archive.ts";
import { damaged, emptyFile, partMissing, tooManyCells } from "./problems.ts";
import { faultValue, textValue } from "./read-cell.ts";
import { stringReader } from "./read-strings.ts";
import { styleReader } from "./read-styles.ts";
import { readWorkbook } from "./read-workbook.ts";
import { type Worksheet, worksheetReader } from "./read-worksheet.ts";
import type { Cell, Sheet, SheetLimits } from "./sheet.ts";
import { listParts } from "./unzip.ts";

/** The sheets of a zip archive's bytes, or why it is not a workbook we read. Never throws, whatever the bytes. */
export function readXlsx(bytes: Uint8Array, file: string, limits: SheetLimits): readonly Sheet[] | Problem {
  const parts = listParts(bytes);
  if (parts === undefined) return damaged(file);
  const archive: Archive = { bytes, file, parts, allowance: { bytes: limits.unpackedBytes }, limits };
  const workbook = readWorkbook(archive);
  if ("code" in workbook) return workbook;
  const styles = styleReader();
  const stylesProblem = workbook.styles === undefined ? undefined : readPart(archive, workbook.styles, styles.reader);
  if (stylesProblem !== undefined) return stylesProblem;
  const worksheets: Worksheet[] = [];
  const cellsLeft = { count: limits.cells };
  for (const { name, part } of workbook.sheets) {
    if (part === undefined) return partMissing(file, name);
    const { reader, worksheet, problem } = worksheetReader({
      file,
      sheet: name,
      limits,
      daySystem: workbook.daySystem,
      formatOf: styles.formatOf,
      cellsLeft,
    });
    const readProblem = readPart(archive, part, reader);
    const found = problem() ?? readProblem;
    if (found !== undefined) return found;
    worksheets.push(worksheet);
  }
  const { reader, strings } = stringReader(limits);
  const stringsProblem = workbook.strings === undefined ? undefined : readPart(archive, workbook.strings, reader);
  if (strings.length > limits.cells) return tooManyCells(file, limits.cells);
  if (stringsProblem !== undefined) return stringsProblem;
  const sheets = workbook.sheets.map(({ name, hidden }, at) =>
    finishSheet(name, hidden, worksheets[at], strings, limits),
  );
  return sheets.every((sheet) => sheet.rows.length === 0) ? emptyFile(file) : sheets;
}

/** Puts the shared strings in, and rows that a writer left out of order in order. */
function finishSheet(
  name: string,
  hidden: boolean,
  worksheet: Worksheet | undefined,
  strings: readonly string[],
  limits: SheetLimits,
): Sheet {
  const rows = (worksheet?.rows ?? []).map(({ row, cells }) => ({
    row,
    cells: cells.flatMap((cell): readonly Cell[] => {
      if (!("shared" in cell)) return [cell];
      const { column, formula, shared } = cell;
      const text = strings[shared];
      const value = text === undefined ? faultValue("unreadable") : textValue(text, limits.textPerCell);
      return value === undefined ? [] : [{ ...value, column, formula }];
    }),
  }));
  return {
    name,
    hidden,
    rows: rows.filter(({ cells }) => cells.length > 0).sort((one, other) => one.row - other.row),
    merged: worksheet?.merged ?? [],
  };
}
