// An Office Open XML workbook, read in the order that lets it be refused early: parts, sheets, and last the strings.
// Either the sheets or one problem of the whole file; what one cell lacks is a fault of that cell.

import type { Problem } from "../problem.ts";
import { cleanText } from "./cell-text.ts";
import type { DaySystem } from "./day-serial.ts";
import { damaged, emptyFile, entitiesRefused, locked, notASpreadsheet, otherFormat, partMissing, tooManyCells, tooManySheets, unpacksTooLarge } from "./problems.ts";
import { faultValue, textValue } from "./read-cell.ts";
import { stringReader } from "./read-strings.ts";
import { styleReader } from "./read-styles.ts";
import { type Worksheet, worksheetReader } from "./read-worksheet.ts";
import type { Cell, Sheet, SheetLimits } from "./sheet.ts";
import { type Allowance, listParts, type ZipPart } from "./unzip.ts";
import { readXmlPart, type XmlReader } from "./xml.ts";

interface Archive {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly parts: ReadonlyMap<string, ZipPart>;
  readonly allowance: Allowance;
  readonly limits: SheetLimits;
}

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
    const { reader, worksheet, problem } = worksheetReader({ file, sheet: name, limits, daySystem: workbook.daySystem, formatOf: styles.formatOf, cellsLeft });
    const readProblem = readPart(archive, part, reader);
    const found = problem() ?? readProblem;
    if (found !== undefined) return found;
    worksheets.push(worksheet);
  }
  const { reader, strings } = stringReader(limits.cells);
  const stringsProblem = workbook.strings === undefined ? undefined : readPart(archive, workbook.strings, reader);
  if (strings.length > limits.cells) return tooManyCells(file, limits.cells);
  if (stringsProblem !== undefined) return stringsProblem;
  const sheets = workbook.sheets.map(({ name, hidden }, at) => finishSheet(name, hidden, worksheets[at], strings, limits));
  return sheets.every((sheet) => sheet.rows.length === 0) ? emptyFile(file) : sheets;
}

interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly part: ZipPart | undefined }[];
  readonly daySystem: DaySystem;
  readonly styles: ZipPart | undefined;
  readonly strings: ZipPart | undefined;
}

function readWorkbook(archive: Archive): Workbook | Problem {
  const { file, parts, limits } = archive;
  const rootLinks = readLinks(archive, "_rels/.rels", "");
  if ("code" in rootLinks) return rootLinks;
  const main = rootLinks.find((link) => link.type === "officeDocument")?.target ?? "xl/workbook.xml";
  const part = parts.get(main);
  if (part === undefined || !main.endsWith(".xml") || main === "word/document.xml") return whatElse(archive, main);
  const listed: { readonly name: string; readonly hidden: boolean; readonly link: string | undefined }[] = [];
  let daySystem: DaySystem = 1900;
  let isWorkbook = false;
  const problem = readPart(archive, part, {
    open: (name, attributes) => {
      if (name === "workbook") isWorkbook = true;
      else if (name === "workbookPr" && /^(1|true|on)$/.test(attributes.date1904 ?? "")) daySystem = 1904;
      else if (name === "sheet") {
        const link = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1];
        listed.push({ name: cleanText(attributes.name ?? ""), hidden: /hidden/i.test(attributes.state ?? ""), link });
      }
    },
    close: () => {},
    full: () => listed.length > limits.sheets,
  });
  if (listed.length > limits.sheets) return tooManySheets(file, limits.sheets);
  if (problem !== undefined) return problem;
  if (!isWorkbook) return notASpreadsheet(file, "an office document");
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const links = readLinks(archive, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  if ("code" in links) return links;
  const linked = (type: string): ZipPart | undefined => parts.get(links.find((link) => link.type === type)?.target ?? "");
  const sheets = listed
    .map(({ name, hidden, link }) => ({ name, hidden, found: links.find(({ id }) => id === link) }))
    .filter(({ found }) => found === undefined || found.type === "worksheet") // a chart on a sheet of its own holds no rows
    .map(({ name, hidden, found }) => ({ name, hidden, part: found && parts.get(found.target) }));
  return sheets.length === 0 ? emptyFile(file) : { sheets, daySystem, styles: linked("styles"), strings: linked("sharedStrings") };
}

interface Link {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

const mostLinks = 10_000;

/** What a part points at: the last word of each relation's type, and the target as a name of the archive. */
function readLinks(archive: Archive, name: string, folder: string): readonly Link[] | Problem {
  const links: Link[] = [];
  const part = archive.parts.get(name);
  if (part === undefined) return links;
  const problem = readPart(archive, part, {
    open: (tag, attributes) => {
      if (tag !== "Relationship" || links.length >= mostLinks) return;
      const type = attributes.Type ?? "";
      links.push({ id: attributes.Id ?? "", type: type.slice(type.lastIndexOf("/") + 1), target: resolveTarget(attributes.Target ?? "", folder) });
    },
    close: () => {},
  });
  return problem ?? links;
}

function resolveTarget(target: string, folder: string): string {
  const whole = target.startsWith("/") ? target.slice(1) : folder + target;
  const path: string[] = [];
  for (const step of whole.replaceAll("\\", "/").toLowerCase().split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}

/** Reads a part of the archive and says what went wrong; a reader that had enough is no problem here. */
function readPart({ bytes, file, allowance, limits }: Archive, part: ZipPart, reader: XmlReader): Problem | undefined {
  if (part.locked) return locked(file);
  const reading = readXmlPart(bytes, part, allowance, reader);
  switch (reading) {
    case "whole":
    case "stopped":
      return undefined;
    case "damaged":
      return damaged(file);
    case "too-large":
      return unpacksTooLarge(file, limits.unpackedBytes);
    case "entities":
      return entitiesRefused(file);
  }
}

function whatElse({ file, parts }: Archive, main: string): Problem {
  if (main.endsWith(".bin") || parts.has("xl/workbook.bin")) return otherFormat(file, "a binary workbook (XLSB)");
  if (parts.has("mimetype") && parts.has("content.xml")) return otherFormat(file, "an OpenDocument file");
  if (parts.has("index/document.iwa") || parts.has("index.zip")) return otherFormat(file, "a Numbers or Pages file");
  if (parts.has("word/document.xml")) return notASpreadsheet(file, "a Word document");
  if (parts.has("ppt/presentation.xml")) return notASpreadsheet(file, "a presentation");
  return parts.has("[content_types].xml") ? partMissing(file) : notASpreadsheet(file, "a zip archive");
}

/** Puts the shared strings in, and rows that a writer left out of order in order. */
function finishSheet(name: string, hidden: boolean, worksheet: Worksheet | undefined, strings: readonly string[], limits: SheetLimits): Sheet {
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
  return { name, hidden, rows: rows.filter(({ cells }) => cells.length > 0).sort((one, other) => one.row - other.row), merged: worksheet?.merged ?? [] };
}
