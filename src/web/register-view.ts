// A register as the screen shows it, made from what the importer understood: headings with examples, rows in words, what would be saved.
// Promise: plain data, small enough to be handed over after every answer; cells are told page by page.

import type { Problem } from "#core/problem.ts";
import type { Answers } from "#core/record/condition.ts";
import type { BroughtIn, SheetBroughtIn } from "#core/register/bring-in.ts";
import { ASKED, type ColumnUse, LEFT_OUT, type Mapping } from "#core/register/mapping.ts";
import type { ImportPlan, PeopleRange, PlannedChange, PlannedRow, Question } from "#core/register/planned.ts";
import { registerProblem } from "#core/register/problems.ts";
import type { TotalFound } from "#core/register/totals.ts";
import { findCell, type Sheet, type SheetRow } from "#core/sheet/sheet.ts";

/** One column of the file, and what becomes of it. */
export interface ColumnView {
  readonly letters: string;
  readonly heading: string;
  readonly use: ColumnUse;
  /** What stands in its first rows. */
  readonly examples: readonly string[];
  /** Can be read in several ways, and somebody has to say which. */
  readonly asked?: { readonly problem: Problem; readonly options: readonly Partial<ColumnUse>[] };
  /** Why it keeps the sheet out. */
  readonly fault?: Problem;
  /** How it was taken where that was not certain. */
  readonly notice?: Problem;
}

export interface SheetView {
  readonly name: string;
  readonly is: SheetBroughtIn["is"];
  readonly layout: string | undefined;
  /** What stands above the table: whose register it is, most often. */
  readonly above: readonly string[];
  readonly mapping: Mapping | undefined;
  readonly columns: readonly ColumnView[];
  /** Columns of the layout that no column of the file holds, though they are needed. */
  readonly missing: readonly string[];
  /** The first rows of a sheet whose headings are not known, one of which may hold them. */
  readonly first: readonly SheetRow[];
  readonly totals: readonly TotalFound[];
  readonly rows: readonly PlannedRow[];
  readonly counts: ImportPlan["counts"] | undefined;
  readonly people: PeopleRange | undefined;
  readonly questions: readonly Question[];
  /** What would be saved, by type and act. */
  readonly made: readonly Made[];
  /** What keeps the sheet out beside its columns, and what was done without being asked. */
  readonly faults: readonly Problem[];
  readonly notices: readonly Problem[];
}

export interface Made {
  readonly type: string;
  readonly act: PlannedChange["act"];
  readonly count: number;
}

/** A row as it stands in the file, by the letters of its columns, and as it was understood. */
export interface RowSaid {
  readonly row: number;
  readonly cells: { readonly [letters: string]: string };
  readonly values: Answers;
}

const EXAMPLES = 3;
const TITLES = 4;
const FIRST = 6;

/** `allowed` are the kinds of register this person may bring in; `came` are the sheets as they came. */
export function viewOf(
  { sheets, ready }: BroughtIn,
  allowed: readonly string[],
  came: readonly Sheet[],
): { readonly sheets: readonly SheetView[]; readonly ready: boolean } {
  const views = sheets.map((sheet) => {
    const view = sheetView(sheet, came);
    const mayBring = view.layout === undefined || allowed.includes(view.layout);
    return mayBring || view.is === "left-out" ? view : refusedView(view, sheet);
  });
  return { ready: ready && views.every(({ faults }) => faults.length === 0), sheets: views };
}

/** A kind of register that is somebody else's to bring in: nothing is planned, and another kind may be chosen. */
function refusedView(view: SheetView, { place, table }: SheetBroughtIn): SheetView {
  const fault = registerProblem("not-yours", place, table?.layout.label);
  return {
    ...view,
    is: "unknown",
    layout: undefined,
    columns: [],
    missing: [],
    rows: [],
    counts: undefined,
    people: undefined,
    questions: [],
    made: [],
    faults: [fault],
    notices: [],
  };
}

function sheetView(sheet: SheetBroughtIn, came: readonly Sheet[]): SheetView {
  const { place, is, table, mapping, plan } = sheet;
  const columns = is === "rows" ? columnsOf(sheet) : [];
  const ofColumns = new Set(columns.flatMap(({ letters }) => letters));
  const isOfColumn = ({ code, at }: Problem): boolean =>
    columnCodes.has(code) && (code === "register.column-missing" || ofColumns.has(at?.column ?? ""));
  return {
    name: place.sheet ?? "",
    is,
    layout: plan?.layout ?? table?.layout.id,
    above: table?.titleTexts.slice(0, TITLES).map(({ text }) => text) ?? [],
    mapping,
    columns,
    missing: is === "rows" ? missingFrom(sheet) : [],
    first: is === "unknown" ? firstRows(came.find(({ name }) => name === place.sheet)) : [],
    totals: sheet.totals ?? [],
    rows: plan?.rows ?? [],
    counts: plan?.counts,
    people: plan?.people,
    questions: plan?.questions ?? [],
    made: madeBy(plan?.changes ?? []),
    faults: sheet.faults.filter((problem) => !isOfColumn(problem)),
    notices: sheet.notices.filter(({ code }) => !columnCodes.has(code)),
  };
}

/** Problems that are shown with the column they are about. */
const columnCodes: ReadonlySet<string> = new Set(
  [
    "unknown-column",
    "column-twice",
    "column-missing",
    "ask-day-order",
    "ask-words",
    "left-out-column",
    "day-order-taken",
    "words-taken",
    "guessed-column",
  ].map((code) => `register.${code}`),
);

function columnsOf({ table, mapping, asked = [], faults, notices }: SheetBroughtIn): readonly ColumnView[] {
  return (table?.headings ?? []).map(({ column: letters, text, above }, index): ColumnView => {
    const question = asked.find(({ column }) => column === index);
    const its = (problems: readonly Problem[]): Problem | undefined =>
      problems.find(({ code, at }) => columnCodes.has(code) && at?.column === letters);
    const fault = question ? undefined : its(faults);
    const notice = its(notices.filter(({ code }) => code !== "register.left-out-column"));
    return {
      letters,
      heading: above === undefined ? text : `${above} ${text}`,
      use: mapping?.columns[index] ?? { heading: text, is: ASKED },
      examples: examplesOf(table?.rows ?? [], letters),
      ...(question && { asked: { problem: question.problem, options: question.options } }),
      ...(fault && { fault }),
      ...(notice && { notice }),
    };
  });
}

function examplesOf(rows: readonly Parameters<typeof findCell>[0][], letters: string): readonly string[] {
  const examples = new Set<string>();
  for (const row of rows.slice(0, 60)) {
    const text = findCell(row, letters)?.text.trim() ?? "";
    if (text !== "") examples.add(text);
    if (examples.size === EXAMPLES) break;
  }
  return [...examples];
}

function missingFrom({ table, mapping }: SheetBroughtIn): readonly string[] {
  if (!table || !mapping) return [];
  const said = new Set([
    ...mapping.columns.map(({ is }) => is).filter((is) => is !== ASKED && is !== LEFT_OUT),
    ...Object.keys(table.titles),
  ]);
  return table.layout.columns.filter(({ id, required }) => required && !said.has(id)).map(({ id }) => id);
}

function firstRows(sheet: Sheet | undefined): readonly SheetRow[] {
  return (sheet?.rows ?? []).filter(({ cells }) => cells.length > 1).slice(0, FIRST);
}

function madeBy(changes: readonly PlannedChange[]): readonly Made[] {
  const byKind = Map.groupBy(changes, ({ type, act }) => `${act} ${type}`);
  return [...byKind.values()].flatMap((alike) => {
    const [first] = alike;
    return first ? [{ type: first.type, act: first.act, count: alike.length }] : [];
  });
}

/** These rows of a sheet, as they came and as they were understood. */
export function rowsSaid(sheet: SheetBroughtIn, wanted: readonly number[]): readonly RowSaid[] {
  const numbers = new Set(wanted);
  const came = new Map(sheet.table?.rows.filter(({ row }) => numbers.has(row)).map((row) => [row.row, row]));
  return (sheet.rows ?? [])
    .filter(({ row }) => numbers.has(row))
    .map(({ row, values }) => ({
      row,
      values,
      cells: Object.fromEntries(came.get(row)?.cells.map(({ column, text }) => [column, text]) ?? []),
    }));
}
