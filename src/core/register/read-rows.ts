// The rows of a register as typed values, and everything that is wrong with them, each in its place.
// Promise: a row comes out whole or with its problems; columns that can be read two ways are asked about, never guessed.
import type { FilePlace, Problem } from "../problem.ts";
import type { Answers } from "../record/condition.ts";
import { hashText } from "../seal/bytes.ts";
import { type Cell, findCell, type SheetRow } from "../sheet/sheet.ts";
import type { FoundTable } from "./find-table.ts";
import { foldText, isBlank } from "./fold-text.ts";
import type { RegisterColumn, RegisterLayout } from "./layout.ts";
import type { ColumnUse, Mapping } from "./mapping.ts";
import { named, registerProblem } from "./problems.ts";
import { type DayOrder, orderShown, readDay } from "./read-day.ts";
import { type ColumnReading, readValue, type ValueContext } from "./read-value.ts";
import { readVocabulary } from "./read-words.ts";
import { rowsThatSpeak } from "./row-kind.ts";

export interface RowsContext extends Omit<ValueContext, "ours"> {
  /** The order of days where this organisation works, for columns that do not show theirs; without one they are asked about. */
  readonly dayOrder?: DayOrder;
  /** Every name of the organisation and the team it is brought in for. */
  readonly ours: readonly string[];
  /** Names of other organisations and teams, which a title must not carry. */
  readonly others?: readonly string[];
  /** Cells typed anew in the preview, by `row/column id`; "" empties one. */
  readonly mended?: { readonly [cell: string]: string };
}

export interface ReadRow {
  readonly row: number;
  /** By column id; what is empty is left out. */
  readonly values: Answers;
  /** Columns whose value came from a formula. */
  readonly formulas: readonly string[];
  readonly problems: readonly Problem[];
  /** What tells this row from the others of its register: the partner's number, else the chosen columns. */
  readonly key: string | undefined;
  /** What the row says, in short: equal for rows that say the same. */
  readonly digest: string;
}

/** A column that can be read in several ways: a person says which, and the mapping keeps it. */
export interface ColumnAsked {
  readonly column: number;
  readonly problem: Problem;
  readonly options: readonly Partial<ColumnUse>[];
}

export interface RowsRead {
  readonly rows: readonly ReadRow[];
  readonly asked: readonly ColumnAsked[];
  /** What keeps the whole sheet from being taken in. */
  readonly faults: readonly Problem[];
  readonly notices: readonly Problem[];
}

interface ColumnSource {
  readonly column: RegisterColumn;
  /** Columns of the file with their numbers among the headings; several only for columns of ones and zeros. */
  readonly uses: readonly { readonly letters: string; readonly index: number; readonly use: ColumnUse }[];
  /** What a title or the person said for all rows. */
  readonly fixed: Cell | undefined;
}

export function readRows(table: FoundTable, mapping: Mapping, place: FilePlace, context: RowsContext): RowsRead {
  const { layout } = table;
  const { rows, notices } = rowsThatSpeak(table, mapping, place);
  const sources = layout.columns
    .map((column) => sourceOf(column, table, mapping))
    .filter(({ uses, fixed }) => uses.length > 0 || fixed !== undefined);
  const values: ValueContext = { ...context, ours: new Set(context.ours.map(foldText)) };
  const asked: ColumnAsked[] = [];
  const noticed: Problem[] = [...notices];
  const readings = sources.map((source) => decideColumn(source, rows, table, place, context, asked, noticed));
  const read = rows.map((row): ReadRow => readRow(row, sources, readings, layout, place, values, context.mended ?? {}));
  noticed.push(...formulaNotices(read, sources, place));
  const faults: Problem[] = [];
  if (rows.length === 0) faults.push(registerProblem("no-rows", place));
  const strangers = read.filter(({ problems }) =>
    problems.some(({ code }) => code === "register.other-owner-row"),
  ).length;
  if ((rows.length > 0 && strangers === rows.length) || titleNamesOther(table, context))
    faults.push(registerProblem("other-owner", place));
  return { rows: markClashes(read, place), asked, faults, notices: noticed };
}

function sourceOf(column: RegisterColumn, table: FoundTable, mapping: Mapping): ColumnSource {
  const uses = mapping.columns.flatMap((use, index) =>
    use.is === column.id ? [{ letters: table.headings[index]?.column ?? "", index, use }] : [],
  );
  const said = mapping.given[column.id];
  const given: Cell | undefined =
    said === undefined ? undefined : { kind: "text", text: said, column: "", formula: false };
  return { column, uses, fixed: uses.length > 0 ? undefined : (table.titles[column.id]?.cell ?? given) };
}

/** Whether a cell says anything, a title's cell standing in where the column is not in the table. */
function cellIn(
  row: SheetRow,
  { uses, fixed, column }: ColumnSource,
  mended: { readonly [cell: string]: string },
): Cell | undefined {
  const typed = mended[`${row.row}/${column.id}`];
  const letters = uses[0]?.letters ?? fixed?.column ?? "";
  if (typed !== undefined)
    return typed === "" ? undefined : { kind: "text", text: typed, column: letters, formula: false };
  if (uses.length === 0) return fixed;
  if (uses[0]?.use.option === undefined) return findCell(row, letters);
  const chosen = uses.filter((use) => isTicked(findCell(row, use.letters))).map(({ use }) => use.option);
  return chosen.length === 0 ? undefined : { kind: "text", text: chosen.join(","), column: letters, formula: false };
}

function isTicked(cell: Cell | undefined): boolean {
  return cell !== undefined && !["", "0", "false", "no"].includes(foldText(cell.text));
}

function decideColumn(
  source: ColumnSource,
  rows: readonly SheetRow[],
  table: FoundTable,
  place: FilePlace,
  context: RowsContext,
  asked: ColumnAsked[],
  notices: Problem[],
): ColumnReading {
  const { column, uses } = source;
  const first = uses[0];
  const heading = first?.use.heading ?? column.label;
  const at = { ...place, row: table.headingRow, ...(first && { column: first.letters }) };
  const cells = function* (): Iterable<Cell> {
    if (uses.length === 0 && source.fixed) yield source.fixed;
    else
      for (const row of rows) {
        const cell = cellIn(row, source, context.mended ?? {});
        if (cell) yield cell;
      }
  };
  if (column.kind === "day") {
    if (first?.use.order !== undefined) return { order: first.use.order, means: nothing };
    const year = Number(context.today.slice(0, 4));
    const { shown, mixed, matters } = orderShown(
      [...cells()].map((cell) => readDay(cell, year)),
      heading,
    );
    if (shown !== undefined || !matters) return { order: shown, means: nothing };
    if (context.dayOrder !== undefined && !mixed) notices.push(registerProblem("day-order-taken", at, named(heading)));
    else
      asked.push({
        column: first?.index ?? -1,
        problem: registerProblem("ask-day-order", at, named(heading)),
        options: [{ order: "dmy" }, { order: "mdy" }],
      });
    return { order: context.dayOrder, means: nothing };
  }
  if (column.vocabularies === undefined) return { order: undefined, means: nothing };
  const own = first?.use.words ?? {};
  const words = new Set<string>();
  for (const cell of cells()) if (!isBlank(cell.text)) words.add(foldText(cell.text));
  const read = readVocabulary(words, column.vocabularies, table.language, first?.use.vocabulary);
  if ("couldBe" in read)
    asked.push({
      column: first?.index ?? -1,
      problem: registerProblem("ask-words", at, named(heading)),
      options: read.couldBe.map((vocabulary) => ({ vocabulary })),
    });
  else if (read.assumed) notices.push(registerProblem("words-taken", at, named(heading)));
  // Parts of a cell with several words were not among the words of the column: they have to be certain by themselves.
  const parts = new Map<string, string | undefined>();
  const certain = (word: string): string | undefined => {
    if (!parts.has(word))
      parts.set(
        word,
        readVocabulary([word], column.vocabularies ?? [], table.language, first?.use.vocabulary).means.get(word),
      );
    return parts.get(word);
  };
  return {
    order: undefined,
    means: (word) =>
      own[word] ?? read.means.get(word) ?? (words.has(word) && column.kind !== "choices" ? undefined : certain(word)),
  };
}

function nothing(): undefined {
  return undefined;
}

function readRow(
  row: SheetRow,
  sources: readonly ColumnSource[],
  readings: readonly ColumnReading[],
  layout: RegisterLayout,
  place: FilePlace,
  context: ValueContext,
  mended: { readonly [cell: string]: string },
): ReadRow {
  const values: { [column: string]: unknown } = {};
  const problems: Problem[] = [];
  const formulas: string[] = [];
  for (const [index, source] of sources.entries()) {
    const { column } = source;
    const cell = cellIn(row, source, mended);
    const letters = source.uses[0]?.letters;
    const at: FilePlace = { ...place, row: row.row, ...(letters !== undefined && { column: letters }) };
    const read = cell && readValue(cell, column, readings[index] ?? { order: undefined, means: nothing }, context);
    if (read && "fault" in read)
      problems.push({ ...registerProblem(read.fault, at, named(column.label)), field: column.id });
    else if (read?.value !== undefined) values[column.id] = read.value;
    else if (column.required && (column.with === undefined || Number(values[column.with] ?? 0) > 0))
      problems.push({ ...registerProblem("required", at, named(column.label)), field: column.id });
    if (cell?.formula) formulas.push(column.id);
  }
  return { row: row.row, values, formulas, problems, key: keyOf(layout, values), digest: digestOf(values) };
}

/** Equal for equal values, whatever the order of columns. */
export function digestOf(values: Answers): string {
  return hashText(JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))).slice(0, 16);
}

function keyOf(layout: RegisterLayout, values: Answers): string | undefined {
  const number = layout.rowNumber === undefined ? undefined : values[layout.rowNumber];
  if (number !== undefined) return `#${foldText(String(number))}`;
  const parts = layout.rowKey.map((id) => (values[id] === undefined ? "" : foldText(String(values[id]))));
  return parts.some((part) => part !== "") ? parts.join("|") : undefined;
}

/** One notice for a column with formulas, at the first of them. */
function formulaNotices(
  rows: readonly ReadRow[],
  sources: readonly ColumnSource[],
  place: FilePlace,
): readonly Problem[] {
  return sources.flatMap(({ column, uses }) => {
    const first = rows.find(({ formulas }) => formulas.includes(column.id));
    return first
      ? [
          registerProblem(
            "formula",
            { ...place, row: first.row, ...(uses[0] && { column: uses[0].letters }) },
            named(column.label),
          ),
        ]
      : [];
  });
}

/** Rows with one key that say different things: all of them are wrong until somebody says which is right. */
function markClashes(rows: readonly ReadRow[], place: FilePlace): readonly ReadRow[] {
  const digests = new Map<string, Set<string>>();
  for (const { key, digest } of rows)
    if (key !== undefined) digests.set(key, (digests.get(key) ?? new Set()).add(digest));
  return rows.map((row) => {
    if (row.key === undefined || (digests.get(row.key)?.size ?? 0) < 2) return row;
    return {
      ...row,
      problems: [
        ...row.problems,
        registerProblem(row.key.startsWith("#") ? "number-twice" : "row-differs", { ...place, row: row.row }),
      ],
    };
  });
}

function titleNamesOther({ titleTexts }: FoundTable, { ours, others = [] }: RowsContext): boolean {
  const title = ` ${titleTexts.map(({ text }) => foldText(text)).join(" ")} `;
  const has = (name: string): boolean => foldText(name) !== "" && title.includes(` ${foldText(name)} `);
  return others.some(has) && !ours.some(has);
}
