// What can be wrong with a file that somebody brings in, each as one sentence that says what to do.
// A sentence names the file, the sheet, the row or the column, and never what stands in a cell.

import type { FilePlace, Problem } from "../problem.ts";
import { tell, type Values } from "../words/message.ts";
import type { CellFault } from "./sheet.ts";

/** The sentences, in English; `{file}` and `{sheet}` are names in quotation marks, `{most}` the most we take. */
export const sheetSentences = {
  empty: "{file} is empty: no row in it holds anything.",
  "too-large": "{file} is {size} large. We take up to {most}: send it in parts.",
  "not-a-spreadsheet": "{file} is {kind}, not a spreadsheet. Send it as XLSX or CSV.",
  "other-format": "{file} is {kind}. Open it, save it as XLSX (Excel Workbook), and send that.",
  locked: "{file} is protected with a password. Open it, take the password off, save it, and send it again.",
  damaged: "{file} is damaged or was cut short. Open it, save it anew as XLSX, and send that.",
  "list-missing":
    "{file} is not whole: the list of its sheets is missing. Open it, save it anew as XLSX, and send that.",
  "part-missing": "{file} is not whole: its sheet {sheet} is missing. Open it, save it anew as XLSX, and send that.",
  entities:
    "{file} carries definitions that no spreadsheet program writes, so we do not read it. Save it anew as XLSX.",
  "unpacks-too-large": "{file} unpacks to more than {most}, so we stopped reading it. Send it in parts.",
  "too-many-sheets": "{file} has more than {most} sheets. Send it in parts.",
  "too-many-rows": "{file} has more than {most} rows in sheet {sheet}. Send it in parts.",
  "too-many-columns":
    "{file} has something in column {column} of sheet {sheet}, row {row}; we read the first {most} columns. Delete what lies beyond.",
  "too-many-cells": "{file} has more than {most} filled cells. Send it in parts.",
  "open-quote": "In {file} a quotation mark opens in row {row} and is never closed. Close it, and send the file again.",
  "formula-error": "The formula in this cell ends in an error. Mend it, or type the value.",
  "formula-without-value":
    "The formula in this cell was saved without its value. Open the file, save it, and send it again.",
  "no-such-day": "The date in this cell is not a day of the calendar.",
  "too-long": "The text in this cell is too long.",
  unreadable: "This cell cannot be read. Type its value anew.",
} as const satisfies { readonly [fault in CellFault]: string } & { readonly [code: string]: string };

export function emptyFile(file: string): Problem {
  return refused("empty", 422, { file });
}

export function tooLarge(file: string, bytes: number, most: number): Problem {
  return refused("too-large", 413, { file }, { size: megabytes(bytes), most: megabytes(most) });
}

/** `kind` is a noun with its article: "a PDF". */
export function notASpreadsheet(file: string, kind: string): Problem {
  return refused("not-a-spreadsheet", 415, { file }, { kind });
}

/** `kind` is a noun with its article: "an OpenDocument spreadsheet". */
export function otherFormat(file: string, kind: string): Problem {
  return refused("other-format", 415, { file }, { kind });
}

export function locked(file: string): Problem {
  return refused("locked", 422, { file });
}

export function damaged(file: string): Problem {
  return refused("damaged", 422, { file });
}

export function partMissing(file: string, sheet?: string): Problem {
  return sheet === undefined ? refused("list-missing", 422, { file }) : refused("part-missing", 422, { file, sheet });
}

export function entitiesRefused(file: string): Problem {
  return refused("entities", 422, { file });
}

export function unpacksTooLarge(file: string, most: number): Problem {
  return refused("unpacks-too-large", 413, { file }, { most: megabytes(most) });
}

export function tooManySheets(file: string, most: number): Problem {
  return refused("too-many-sheets", 413, { file }, { most });
}

export function tooManyRows(file: string, sheet: string, most: number): Problem {
  return refused("too-many-rows", 413, { file, sheet }, { most });
}

export function tooManyColumns(file: string, sheet: string, row: number, column: string, most: number): Problem {
  return refused("too-many-columns", 413, { file, sheet, row, column }, { most });
}

export function tooManyCells(file: string, most: number): Problem {
  return refused("too-many-cells", 413, { file }, { most });
}

export function openQuote(file: string, sheet: string, row: number): Problem {
  return refused("open-quote", 422, { file, sheet, row });
}

/** The problem of a cell of kind `fault`, at the place the caller names. */
export function cellProblem(fault: CellFault, at: FilePlace): Problem {
  return refused(fault, 422, at);
}

function refused(code: keyof typeof sheetSentences, status: number, at: FilePlace, more: Values = {}): Problem {
  const { file, sheet, row, column } = at;
  const about = {
    file: named(file ?? ""),
    ...(sheet === undefined ? {} : { sheet: quoted(sheet) }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
    ...more,
  };
  return { code: `sheet.${code}`, says: tell(sheetSentences[code], about, "en"), status, at, about };
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
