// What can be wrong with a file that somebody brings in, each as one sentence that says what to do.
// A sentence names the file, the sheet, the row or the column, and never what stands in a cell.

import type { FilePlace, Problem } from "../problem.ts";
import type { CellFault } from "./sheet.ts";

export function emptyFile(file: string): Problem {
  return refused("empty", 422, { file }, `${named(file)} is empty: no row in it holds anything.`);
}

export function tooLarge(file: string, bytes: number, most: number): Problem {
  return refused(
    "too-large",
    413,
    { file },
    `${named(file)} is ${megabytes(bytes)} large. We take up to ${megabytes(most)}: send it in parts.`,
  );
}

/** `whatItIs` is a noun with its article: "a PDF". */
export function notASpreadsheet(file: string, whatItIs: string): Problem {
  return refused(
    "not-a-spreadsheet",
    415,
    { file },
    `${named(file)} is ${whatItIs}, not a spreadsheet. Send it as XLSX or CSV.`,
  );
}

/** `whatItIs` is a noun with its article: "an OpenDocument spreadsheet". */
export function otherFormat(file: string, whatItIs: string): Problem {
  return refused(
    "other-format",
    415,
    { file },
    `${named(file)} is ${whatItIs}. Open it, save it as XLSX (Excel Workbook), and send that.`,
  );
}

export function locked(file: string): Problem {
  return refused(
    "locked",
    422,
    { file },
    `${named(file)} is protected with a password. Open it, take the password off, save it, and send it again.`,
  );
}

export function damaged(file: string): Problem {
  return refused(
    "damaged",
    422,
    { file },
    `${named(file)} is damaged or was cut short. Open it, save it anew as XLSX, and send that.`,
  );
}

export function partMissing(file: string, sheet?: string): Problem {
  const which = sheet === undefined ? "the list of its sheets" : `its sheet ${quoted(sheet)}`;
  return refused(
    "part-missing",
    422,
    place(file, sheet),
    `${named(file)} is not whole: ${which} is missing. Open it, save it anew as XLSX, and send that.`,
  );
}

export function entitiesRefused(file: string): Problem {
  return refused(
    "entities",
    422,
    { file },
    `${named(file)} carries definitions that no spreadsheet program writes, so we do not read it. Save it anew as XLSX.`,
  );
}

export function unpacksTooLarge(file: string, most: number): Problem {
  return refused(
    "unpacks-too-large",
    413,
    { file },
    `${named(file)} unpacks to more than ${megabytes(most)}, so we stopped reading it. Send it in parts.`,
  );
}

export function tooManySheets(file: string, most: number): Problem {
  return refused(
    "too-many-sheets",
    413,
    { file },
    `${named(file)} has more than ${count(most)} sheets. Send it in parts.`,
  );
}

export function tooManyRows(file: string, sheet: string, most: number): Problem {
  return refused(
    "too-many-rows",
    413,
    place(file, sheet),
    `${named(file)} has more than ${count(most)} rows in sheet ${quoted(sheet)}. Send it in parts.`,
  );
}

export function tooManyColumns(file: string, sheet: string, row: number, column: string, most: number): Problem {
  const at = { ...place(file, sheet), row, column };
  return refused(
    "too-many-columns",
    413,
    at,
    `${named(file)} has something in column ${column} of sheet ${quoted(sheet)}, row ${row}; we read the first ${count(most)} columns. Delete what lies beyond.`,
  );
}

export function tooManyCells(file: string, most: number): Problem {
  return refused(
    "too-many-cells",
    413,
    { file },
    `${named(file)} has more than ${count(most)} filled cells. Send it in parts.`,
  );
}

export function openQuote(file: string, sheet: string, row: number): Problem {
  return refused(
    "open-quote",
    422,
    { ...place(file, sheet), row },
    `In ${named(file)} a quotation mark opens in row ${row} and is never closed. Close it, and send the file again.`,
  );
}

const faultSays: { readonly [fault in CellFault]: string } = {
  "formula-error": "The formula in this cell ends in an error. Mend it, or type the value.",
  "formula-without-value":
    "The formula in this cell was saved without its value. Open the file, save it, and send it again.",
  "no-such-day": "The date in this cell is not a day of the calendar.",
  "too-long": "The text in this cell is too long.",
  unreadable: "This cell cannot be read. Type its value anew.",
};

/** The problem of a cell of kind `fault`, at the place the caller names. */
export function cellProblem(fault: CellFault, at: FilePlace): Problem {
  return refused(fault, 422, at, faultSays[fault]);
}

function refused(code: string, status: number, at: FilePlace, says: string): Problem {
  return { code: `sheet.${code}`, says, status, at };
}

function place(file: string, sheet: string | undefined): FilePlace {
  return sheet === undefined ? { file } : { file, sheet };
}

/** A file's name fit for a sentence: short, and without anything that could break a line or turn it round. */
function named(file: string): string {
  return quoted(file.split(/[\\/]/).at(-1) ?? "");
}

function quoted(name: string): string {
  const tidy = name.replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, "").trim();
  return `“${tidy.length > 80 ? `${tidy.slice(0, 60).toWellFormed()}…${tidy.slice(-16).toWellFormed()}` : tidy}”`;
}

function count(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

function megabytes(bytes: number): string {
  const mega = bytes / (1024 * 1024);
  return mega < 1 ? `${count(Math.ceil(bytes / 1024))} kB` : `${count(Math.ceil(mega * 10) / 10)} MB`;
}
