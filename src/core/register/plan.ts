// What bringing a register in would do: every record made, corrected or withdrawn, and everything a person has to be asked.
// Promise: the same rows give the same plan in any order; a plan changes nothing, and one that is not ready cannot be carried out.
import type { FilePlace, Problem } from "../problem.ts";
import { sayAnswers } from "../record/answers.ts";
import { type Answers, holds, isAnswered } from "../record/condition.ts";
import type { RecordType } from "../record/type.ts";
import { findRegister, type RegisterFound } from "./continued.ts";
import { settleDoubles } from "./doubles.ts";
import { type KnownRecord, type KnownRecords, type KnownRow, knownRecords } from "./known-records.ts";
import type { RegisterLayout, RowPart, Source } from "./layout.ts";
import type { Decisions, ImportPlan, PlannedChange, PlannedRow, Question, RowState } from "./planned.ts";
import { named, registerProblem } from "./problems.ts";
import type { ReadRow } from "./read-rows.ts";
import { markText } from "./row-mark.ts";
import { type Bench, newBench, placeShared, settleShared } from "./shared-things.ts";

export interface PlanInput {
  readonly layout: RegisterLayout;
  readonly types: readonly RecordType[];
  readonly place: FilePlace;
  readonly rows: readonly ReadRow[];
  /** Columns the file says anything about; what it does not have is never cleared. */
  readonly columns: ReadonlySet<string>;
  readonly known: readonly KnownRecord[];
  /** What is known of the organisation: its country. */
  readonly given: { readonly [name: string]: string };
  readonly decisions?: Decisions;
  /** Records whose open questions are asked again: those that stood before the file. All when not given. */
  readonly asksAgain?: (record: string) => boolean;
  /** Rows a person set aside. */
  readonly setAside?: ReadonlySet<number>;
  readonly faults?: readonly Problem[];
  readonly notices?: readonly Problem[];
}

export function planImport(input: PlanInput): ImportPlan {
  const { layout, types, place, decisions = {}, setAside = new Set<number>() } = input;
  const known = knownRecords(layout, types, input.known);
  const register = findRegister(known, input.rows, decisions);
  const rowPart = layout.parts.find((part) => "row" in part.known);
  if (!rowPart) throw new TypeError("a layout needs a part that is a row");

  const states = new Map<number, RowState>();
  const notices = [...(input.notices ?? [])];
  const taken = takenRows(input, register, states, notices);
  const bench = newBench(known, place, types);
  const drafts = taken.map((row) => draftRow(row, input, bench, rowPart, register.rows.get(row.key ?? "")));
  const settled = settleShared(
    bench,
    new Set(drafts.filter(({ before }) => before).map(({ before }) => before?.id ?? "")),
  );
  const doubles = settleDoubles(layout, bench, known, {
    settled: settled.changes,
    unchanged: unchangedPeople(register, states, input.rows, layout, known),
    asksAgain: input.asksAgain ?? (() => true),
    decisions,
  });
  const rowProblems = new Map<number, Problem[]>();
  for (const found of [...bench.problems, ...settled.problems])
    rowProblems.set(found.at?.row ?? 0, [...(rowProblems.get(found.at?.row ?? 0) ?? []), found]);

  const changes: PlannedChange[] = [...doubles.changes];
  for (const draft of drafts) {
    const change = rowChange(draft, rowPart, types);
    states.set(draft.row.row, draft.before ? "changed" : "new");
    if (change) changes.push(change);
  }
  const vanished = vanishedRows(register, input.rows, decisions);
  const rows = input.rows.map(({ row, problems }): PlannedRow => {
    const all = [...problems, ...(rowProblems.get(row) ?? [])];
    const state = setAside.has(row) ? "set-aside" : all.length > 0 ? "faulty" : (states.get(row) ?? "unchanged");
    return { row, state, problems: all };
  });
  const questions = [...register.questions, ...doubles.questions, ...vanished.questions];
  const faults = [...(input.faults ?? []), ...(register.unclear ? [registerProblem("ask-register", place)] : [])];
  return {
    layout: layout.id,
    moves: layout.moves ?? {},
    place,
    register: register.id,
    became: Object.fromEntries(bench.became),
    rows,
    changes: [...changes, ...vanished.changes],
    questions,
    faults,
    notices: [...notices, ...settled.notices],
    counts: countsOf(rows, changes, vanished.questions.length),
    people: doubles.people,
    ready: faults.length === 0 && rows.every(({ state }) => state !== "faulty"),
  };
}

/** A row on its way to its records. */
interface RowDraft {
  readonly row: ReadRow;
  readonly before: KnownRow | undefined;
  readonly wanted: Answers;
}

/** Rows that say something new: sound, not set aside, not said before in the same words. */
function takenRows(
  input: PlanInput,
  register: RegisterFound,
  states: Map<number, RowState>,
  notices: Problem[],
): readonly ReadRow[] {
  const seen = new Set<string>();
  return input.rows.filter((row) => {
    if (row.problems.length > 0 || input.setAside?.has(row.row)) return false;
    const before = row.key === undefined ? undefined : register.rows.get(row.key);
    const notice = (state: RowState, code: "row-twice" | "was-withdrawn"): false => {
      notices.push(registerProblem(code, { ...input.place, row: row.row }));
      states.set(row.row, state);
      return false;
    };
    if (row.key !== undefined && seen.has(row.key)) return notice("repeated", "row-twice");
    if (row.key !== undefined) seen.add(row.key);
    if (before?.record.withdrawn) return notice("withdrawn", "was-withdrawn");
    return before?.mark.digest !== row.digest;
  });
}

function draftRow(
  row: ReadRow,
  input: PlanInput,
  bench: Bench,
  rowPart: RowPart,
  before: KnownRow | undefined,
): RowDraft {
  const refs = new Map<string, string>();
  for (const part of input.layout.parts) {
    if (part === rowPart || (part.when && !holds(part.when, row.values))) continue;
    const answers = answersOf(part, row.values, input, refs);
    const thing = placeShared(bench, part, answers, row, before && priorOf(before, rowPart, part));
    if (thing) refs.set(part.id, thing.ref);
    else if (part.required)
      bench.problems.push(
        registerProblem(
          "nobody",
          { ...input.place, row: row.row },
          named(input.types.find(({ id }) => id === part.type)?.label ?? part.id),
        ),
      );
  }
  return { row, before, wanted: answersOf(rowPart, row.values, input, refs) };
}

/** The record this row named for a part when it came in before. */
function priorOf(before: KnownRow, rowPart: RowPart, part: RowPart): string | undefined {
  for (const [field, source] of Object.entries(rowPart.answers)) {
    if ("part" in source && source.part === part.id) return before.answers[field] as string | undefined;
    if (!("rows" in source)) continue;
    const rows = (before.answers[field] ?? []) as readonly Answers[];
    for (const group of source.rows) {
      const cell = Object.entries(group.answers).find(([, from]) => "part" in from && from.part === part.id)?.[0];
      const found = cell && rows.find(({ id }) => id === group.id)?.[cell];
      if (typeof found === "string") return found;
    }
  }
  return undefined;
}

/** The answers a row gives a part: undefined clears what a column now leaves empty; what the file has no column for is not named. */
function answersOf(part: RowPart, values: Answers, input: PlanInput, refs: ReadonlyMap<string, string>): Answers {
  const answers: { [field: string]: unknown } = {};
  for (const [field, source] of Object.entries(part.answers)) {
    if ("column" in source && !input.columns.has(source.column)) continue;
    answers[field] = sourceValue(source, values, input, refs);
  }
  return answers;
}

function sourceValue(source: Source, values: Answers, input: PlanInput, refs: ReadonlyMap<string, string>): unknown {
  if ("column" in source)
    return source.with === undefined || isAnswered(values[source.with]) ? values[source.column] : undefined;
  if ("is" in source) return source.is;
  if ("given" in source) return input.given[source.given];
  if ("part" in source) return refs.get(source.part);
  if ("first" in source)
    return source.first.map((one) => sourceValue(one, values, input, refs)).find((value) => isAnswered(value));
  return source.rows
    .filter(({ unless }) => isAnswered(values[unless]))
    .map(({ id, answers }) => ({
      id,
      ...Object.fromEntries(
        Object.entries(answers).map(([field, from]) => [field, sourceValue(from, values, input, refs)]),
      ),
    }));
}

function rowChange(
  { row, before, wanted }: RowDraft,
  part: RowPart,
  types: readonly RecordType[],
): PlannedChange | undefined {
  const type = types.find(({ id }) => id === part.type);
  if (!type || !("row" in part.known)) return undefined;
  const mark = { field: part.known.row, digest: row.digest, key: row.key ?? "" };
  if (!before)
    return {
      record: `~row ${row.row}`,
      type: type.id,
      act: "create",
      wanted: withoutEmpty(wanted),
      row: mark,
      rows: [row.row],
    };
  const said = sayAnswers(type, before.record, {
    ...wanted,
    [mark.field]: markText({ ...mark, register: before.mark.register }),
  });
  return Object.keys(said.set).length === 0
    ? undefined
    : { record: before.id, type: type.id, act: "edit", wanted, row: mark, rows: [row.row] };
}

function withoutEmpty(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => isAnswered(value)));
}

/** The people of rows that say nothing new: near ones are compared with them too, and they are among those the file is about. */
function unchangedPeople(
  register: RegisterFound,
  states: ReadonlyMap<number, RowState>,
  rows: readonly ReadRow[],
  layout: RegisterLayout,
  known: KnownRecords,
): readonly string[] {
  const rowPart = layout.parts.find((part) => "row" in part.known);
  return rows.flatMap((row) => {
    const before = row.key === undefined || states.has(row.row) ? undefined : register.rows.get(row.key);
    if (!before || !rowPart || before.mark.digest !== row.digest) return [];
    return layout.parts
      .filter(({ known: by }) => "near" in by)
      .map((part) => priorOf(before, rowPart, part))
      .filter((id) => id !== undefined && known.byId.has(id)) as string[];
  });
}

function vanishedRows(
  register: RegisterFound,
  rows: readonly ReadRow[],
  decisions: Decisions,
): { readonly questions: readonly Question[]; readonly changes: readonly PlannedChange[] } {
  const here = new Set(rows.map(({ key }) => key));
  const gone = [...register.rows.values()].filter(({ mark, record }) => !record.withdrawn && !here.has(mark.key));
  const questions = gone.map((row): Question => {
    const id = `vanished:${row.id}`;
    return {
      id,
      kind: "vanished",
      says: "A row that came in before is no longer in the register.",
      rows: [],
      records: [row.id],
      options: [
        { id: "keep", label: "Keep it" },
        { id: "withdraw", label: "Withdraw it: it was wrong" },
      ],
      answer: decisions[id] ?? decisions["vanished"],
    };
  });
  const changes = gone
    .filter((_, index) => questions[index]?.answer === "withdraw")
    .map((row): PlannedChange => ({ record: row.id, type: row.type.id, act: "withdraw", wanted: {}, rows: [] }));
  return { questions, changes };
}

function countsOf(
  rows: readonly PlannedRow[],
  changes: readonly PlannedChange[],
  vanished: number,
): ImportPlan["counts"] {
  const of = (state: RowState): number => rows.filter((row) => row.state === state).length;
  return {
    new: of("new"),
    unchanged: of("unchanged"),
    changed: of("changed"),
    repeated: of("repeated"),
    faulty: of("faulty"),
    "set-aside": of("set-aside"),
    withdrawn: of("withdrawn"),
    vanished,
    made: changes.filter(({ act }) => act === "create").length,
    corrected: changes.filter(({ act }) => act === "edit").length,
  };
}
