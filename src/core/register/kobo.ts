// KoboToolbox's XLSX export as one table: a repeat group stands on a sheet of its own and points at its submission.
// Promise: each row of a repeat carries the answers of its submission, and keeps one key over all later exports.
import { type Cell, columnLetters, columnNumber, findCell, type Sheet, type SheetRow } from "../sheet/sheet.ts";
import { KOBO_KEY } from "./heading.ts";

const PARENT = "_parent_index";
const PARENT_TABLE = "_parent_table_name";
const SUBMISSION = "_submission__uuid";

/** The sheets of a file, with each Kobo repeat joined to its submission; the joined submissions' own sheet is left out. */
export function joinRepeats(sheets: readonly Sheet[]): readonly Sheet[] {
  const joined = new Set<Sheet>();
  const whole = sheets.map((sheet) => joinRepeat(sheet, sheets, joined, 0));
  return whole.filter((_, index) => !joined.has(sheets[index] as Sheet));
}

function joinRepeat(sheet: Sheet, sheets: readonly Sheet[], joined: Set<Sheet>, depth: number): Sheet {
  const headings = headingsOf(sheet);
  const [parentColumn, tableColumn, keyColumn] = [
    headings.get(PARENT),
    headings.get(PARENT_TABLE),
    headings.get(SUBMISSION),
  ];
  const tableName = tableColumn && sheet.rows[1] && findCell(sheet.rows[1], tableColumn)?.text;
  const parent = sheets.find(
    (other) => other !== sheet && tableName !== undefined && other.name === tableName.slice(0, 31),
  );
  // A repeat within a repeat within a repeat is as deep as forms go; a file that points at itself is left as it is.
  if (!parent || !parentColumn || depth > 3) return sheet;
  joined.add(parent);
  const above = joinRepeat(parent, sheets, joined, depth + 1);
  const aboveHeadings = headingsOf(above);
  const indexColumn = aboveHeadings.get("_index");
  const rowsByIndex = new Map(
    above.rows.slice(1).map((row) => [(indexColumn && findCell(row, indexColumn)?.text) ?? "", row]),
  );
  const taken = [...aboveHeadings].filter(([heading]) => !heading.startsWith("_") && !headings.has(heading));
  const width = Math.max(0, ...(sheet.rows[0]?.cells.map((cell) => columnNumber(cell.column)) ?? []));
  const places = new Map<string, number>();
  const rows = sheet.rows.map((row, at): SheetRow => {
    if (at === 0)
      return {
        ...row,
        cells: [
          ...row.cells,
          ...taken.map(([heading], index) => text(heading, width + 1 + index)),
          text(KOBO_KEY, width + 1 + taken.length),
        ],
      };
    const index = findCell(row, parentColumn)?.text ?? "";
    const submission = rowsByIndex.get(index);
    const place = (places.get(index) ?? 0) + 1;
    places.set(index, place);
    const more = taken.flatMap(([, column], at) => {
      const cell = submission && findCell(submission, column);
      return cell ? [{ ...cell, column: columnLetters(width + 1 + at) }] : [];
    });
    const ownKey = submission && findCell(submission, aboveHeadings.get(KOBO_KEY) ?? "")?.text;
    const key = ownKey ?? (keyColumn && findCell(row, keyColumn)?.text);
    return {
      ...row,
      cells: [...row.cells, ...more, ...(key === undefined ? [] : [text(`${key}/${place}`, width + 1 + taken.length)])],
    };
  });
  return { ...sheet, rows };
}

function headingsOf(sheet: Sheet): ReadonlyMap<string, string> {
  return new Map(sheet.rows[0]?.cells.map((cell) => [cell.text.trim(), cell.column]) ?? []);
}

function text(value: string, column: number): Cell {
  return { kind: "text", text: value, column: columnLetters(column), formula: false };
}
