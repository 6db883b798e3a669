// What somebody brings in, made into sheets: XLSX or CSV by content, whatever the name says.
// All of the file or nothing: either every sheet, or one problem that names the file and says what to do.

import type { Problem } from "../problem.ts";
import { decodeText } from "./decode-text.ts";
import { fileKind, textKind, type UnreadableKind } from "./file-kind.ts";
import { emptyFile, locked, notASpreadsheet, otherFormat, tooLarge } from "./problems.ts";
import { readCsv } from "./read-csv.ts";
import { readXlsx } from "./read-xlsx.ts";
import { type Sheet, type SheetLimits, sheetLimits } from "./sheet.ts";

/**
 * The sheets of a file, at least one of them with a row, or the problems why it cannot be read. Neither list is ever
 * empty; `isRefused` tells them apart. Never throws, whatever the bytes, and takes time and memory within the limits.
 */
export function readSheets(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<SheetLimits> = {},
): readonly Sheet[] | readonly Problem[] {
  const within = { ...sheetLimits, ...limits };
  const oversize = checkSize(bytes.length, fileName, within);
  if (oversize !== undefined) return [oversize];
  const read = readAny(bytes, fileName, within);
  return "code" in read ? [read] : read;
}

/** Whether reading ended in problems. */
export function isRefused(read: readonly Sheet[] | readonly Problem[]): read is readonly Problem[] {
  return read[0] !== undefined && "code" in read[0];
}

/** The problem of a file that is too large, by its size alone: ask before bringing its bytes into memory. */
export function checkSize(
  byteCount: number,
  fileName: string,
  limits: Pick<SheetLimits, "bytes"> = sheetLimits,
): Problem | undefined {
  return byteCount > limits.bytes ? tooLarge(fileName, byteCount, limits.bytes) : undefined;
}

function readAny(bytes: Uint8Array, fileName: string, limits: SheetLimits): readonly Sheet[] | Problem {
  const is = fileKind(bytes);
  if (is.kind === "zip") return readXlsx(bytes, fileName, limits);
  if (is.kind !== "text") return refuse(is, fileName);
  const text = decodeText(bytes);
  const says = textKind(text);
  return says.kind === "text" ? readCsv(text, fileName, limits) : refuse(says, fileName);
}

function refuse(is: UnreadableKind, fileName: string): Problem {
  switch (is.kind) {
    case "empty":
      return emptyFile(fileName);
    case "locked":
      return locked(fileName);
    case "other-spreadsheet":
      return otherFormat(fileName, is.whatItIs);
    case "no-spreadsheet":
      return notASpreadsheet(fileName, is.whatItIs);
  }
}
