// What a workbook says of itself before any cell: its sheets, their parts, its styles and how it counts days.
// Parts are found by following the file's own links, never by guessing their names.

import type { Problem } from "../problem.ts";
import { type Archive, readPart } from "./archive.ts";
import { cleanText } from "./cell-text.ts";
import type { DaySystem } from "./day-serial.ts";
import { damaged, emptyFile, notASpreadsheet, otherFormat, partMissing, tooManySheets } from "./problems.ts";
import type { ZipPart } from "./unzip.ts";

/** `part` is missing where the archive lacks what the workbook names. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly part: ZipPart | undefined }[];
  readonly daySystem: DaySystem;
  readonly styles: ZipPart | undefined;
  readonly strings: ZipPart | undefined;
}

/** The workbook of an archive, or what the archive is instead. */
export function readWorkbook(archive: Archive): Workbook | Problem {
  const { file, parts, limits } = archive;
  const rootLinks = readLinks(archive, "_rels/.rels", "");
  if ("code" in rootLinks) return rootLinks;
  const main = rootLinks.find((link) => link.type === "officeDocument")?.target ?? "xl/workbook.xml";
  const part = parts.get(main);
  if (part === undefined || !main.endsWith(".xml")) return whatElse(archive, main);
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
  if (!isWorkbook) return whatElse(archive, main);
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const links = readLinks(archive, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  if ("code" in links) return links;
  const target = (type: string): string | undefined => links.find((link) => link.type === type)?.target;
  const [styles, strings] = [target("styles"), target("sharedStrings")];
  // Without its styles a day would pass for a number: better no file than a wrong one.
  if ([styles, strings].some((name) => name !== undefined && !parts.has(name))) return damaged(file);
  const sheets = listed
    .map(({ name, hidden, link }) => ({ name, hidden, found: links.find(({ id }) => id === link) }))
    .filter(({ found }) => found === undefined || found.type === "worksheet") // a chart on a sheet of its own holds no rows
    .map(({ name, hidden, found }) => ({ name, hidden, part: found && parts.get(found.target) }));
  return sheets.length === 0
    ? emptyFile(file)
    : { sheets, daySystem, styles: parts.get(styles ?? ""), strings: parts.get(strings ?? "") };
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
      links.push({
        id: attributes.Id ?? "",
        type: type.slice(type.lastIndexOf("/") + 1),
        target: resolveTarget(attributes.Target ?? "", folder),
      });
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

function whatElse({ file, parts }: Archive, main: string): Problem {
  if (main.endsWith(".bin") || parts.has("xl/workbook.bin")) return otherFormat(file, "a binary workbook (XLSB)");
  if (parts.has("mimetype") && parts.has("content.xml")) return otherFormat(file, "an OpenDocument file");
  if (parts.has("index/document.iwa") || parts.has("index.zip")) return otherFormat(file, "a Numbers or Pages file");
  if (parts.has("word/document.xml")) return notASpreadsheet(file, "a Word document");
  if (parts.has("ppt/presentation.xml")) return notASpreadsheet(file, "a presentation");
  return parts.has("[content_types].xml") ? partMissing(file) : notASpreadsheet(file, "a zip archive");
}
