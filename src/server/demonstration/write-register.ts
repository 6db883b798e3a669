// A partner's register as the file the partner would send: titles that run over merged cells, gaps, totals, a closing line.
// Promise: says in which row of which sheet each entry stands, so that questions about it can be answered beforehand.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { SheetChoices } from "#core/register/bring-in.ts";
import { columnLetters } from "#core/sheet/sheet.ts";
import { writeCsv } from "#core/sheet/write-csv.ts";
import { type CellToWrite, writeXlsx } from "#core/sheet/write-xlsx.ts";
import { inDigits, writtenDay } from "./days.ts";
import type { Partner } from "./partners.ts";
import { type Tongue, tongues } from "./words/tongues.ts";

/** One line of a register: by column what stands there; a day is written as the partner writes days. */
export interface Entry {
  readonly [column: string]: string | number | { readonly day: string } | null;
}

export interface SheetOut {
  readonly name: string;
  readonly entries: readonly Entry[];
}

export interface FileOut {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The row of an entry in its sheet, as a spreadsheet numbers rows. */
  readonly rowOf: ReadonlyMap<Entry, number>;
}

/** A file as it comes in: by whom, when, and with which answers. */
export interface RegisterFile extends FileOut {
  readonly kind: "children" | "adults" | "counted" | "services" | "committees" | "trained" | "policies" | "other";
  /** Who brings it in: services come without names, and are still the supervisor's to answer for. */
  readonly by: "officer" | "supervisor";
  readonly actedOn: string;
  /** What this person answers to the questions the file raises. */
  readonly choices: { readonly [sheet: string]: SheetChoices };
}

export function tongueOf({ habits }: Partner): Tongue {
  const tongue = tongues[habits.language];
  if (!tongue) throw new TypeError(`no words for ${habits.language}`);
  return tongue;
}

/** `columns` in the order the partner has them; `title` is the kind of register. */
export function writeRegister(
  partner: Partner,
  name: string,
  title: string,
  columns: readonly string[],
  sheets: readonly SheetOut[],
): FileOut {
  const tongue = tongueOf(partner);
  const { habits } = partner;
  const rowOf = new Map<Entry, number>();
  const headings = columns.map((column) => tongue.headings[column] ?? column);
  const above = habits.titles ? [`${tongue.titles[title]} 2016`, partner.name, ""] : [];
  const laid = sheets.map(({ name: sheet, entries }) => {
    const rows: (readonly CellToWrite[])[] = [];
    for (const [index, entry] of entries.entries()) {
      if (habits.gaps && index > 0 && index % 18 === 0) rows.push([]);
      rows.push(columns.map((column) => written(entry[column] ?? null, column, index, partner, tongue)));
      rowOf.set(entry, above.length + 1 + rows.length);
    }
    if (habits.totals) rows.push([], ...totalRow(columns, entries, partner, tongue), [tongue.closing]);
    return { sheet, rows };
  });
  const stem = `${partner.key}-${name}`;
  if (habits.format === "csv") {
    const lines = [...above.map((line) => [line]), headings, ...(laid[0]?.rows.map((row) => row.map(plain)) ?? [])];
    return {
      name: `${stem}.csv`,
      bytes: joined(writeCsv(lines, { separator: habits.language === "en" ? "," : ";", byteOrderMark: true })),
      rowOf,
    };
  }
  const book = joined(
    writeXlsx(
      laid.map(({ sheet, rows }) => ({
        name: sheet,
        columns: columns.map(() => ({})),
        above,
        headings: [headings],
        rows,
      })),
    ),
  );
  return { name: `${stem}.xlsx`, bytes: habits.titles ? mergeTitles(book, columns.length, laid.length) : book, rowOf };
}

function written(value: Entry[string], column: string, index: number, partner: Partner, tongue: Tongue): CellToWrite {
  if (column === "line") return inDigits(String(index + 1), partner.habits);
  if (value === null) return null;
  if (typeof value === "object") return writtenDay(value.day, partner.habits, tongue);
  if (typeof value === "number")
    return partner.habits.digits === "latin" ? value : inDigits(String(value), partner.habits);
  return value;
}

/** Sums under columns of numbers, else the number of lines. */
function totalRow(
  columns: readonly string[],
  entries: readonly Entry[],
  partner: Partner,
  tongue: Tongue,
): readonly (readonly CellToWrite[])[] {
  const sums = columns.map((column) =>
    entries.some((entry) => typeof entry[column] === "number")
      ? entries.reduce((sum, entry) => sum + Number(entry[column] ?? 0), 0)
      : null,
  );
  const line = sums.map(
    (sum, index): CellToWrite =>
      index === 0 ? tongue.total : sum === null ? null : inDigits(String(sum), partner.habits),
  );
  return [sums.some((sum) => sum !== null) ? line : [tongue.total, inDigits(String(entries.length), partner.habits)]];
}

function plain(cell: CellToWrite): string | number | boolean | null {
  return typeof cell === "object" && cell !== null ? cell.value : cell;
}

export function joined(pieces: Iterable<Uint8Array>): Uint8Array {
  return new Uint8Array(Buffer.concat([...pieces]));
}

/** The first two rows of each sheet run over all its columns, as titles in real registers do. Our own writer merges nothing. */
function mergeTitles(book: Uint8Array, columns: number, sheets: number): Uint8Array {
  const last = columnLetters(columns);
  const parts = unzipSync(book);
  const merged = `<mergeCells count="2"><mergeCell ref="A1:${last}1"/><mergeCell ref="A2:${last}2"/></mergeCells>`;
  for (let sheet = 1; sheet <= sheets; sheet++) {
    const path = `xl/worksheets/sheet${sheet}.xml`;
    const xml = strFromU8(parts[path] ?? new Uint8Array());
    const filter = /<autoFilter [^>]*\/>/.exec(xml)?.[0];
    parts[path] = strToU8(
      filter === undefined
        ? xml.replace("</sheetData>", `</sheetData>${merged}`)
        : xml.replace(filter, `${filter}${merged}`),
    );
  }
  return zipSync(parts, { level: 6, mtime: "1980-01-01T12:00:00" });
}
