// A partner's file, from its sheets to the changes it becomes: the one way in, for the screen's worker and for the command line.
// Promise: asked again with more decisions it answers anew; it gives changes only when nothing is left to ask or to mend, or none.
import type { Envelope } from "../change/change.ts";
import type { FilePlace, Problem } from "../problem.ts";
import type { OpenedChange } from "../record/fold.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { type CarriedOut, type CarryOutContext, carryOut } from "./carry-out.ts";
import { type FoundTable, findTable } from "./find-table.ts";
import { idOfKnown, type KnownRecord } from "./known-records.ts";
import { joinRepeats } from "./kobo.ts";
import type { RegisterLayout } from "./layout.ts";
import { checkMapping, columnsPresent, type Mapping, proposeMapping } from "./mapping.ts";
import { planImport } from "./plan.ts";
import type { Decisions, ImportPlan } from "./planned.ts";
import { registerProblem } from "./problems.ts";
import { type ColumnAsked, type ReadRow, type RowsContext, readRows } from "./read-rows.ts";
import { declaredRows, findTotals, type TotalDeclared, type TotalFound } from "./totals.ts";

/** What a person decided about one sheet. */
export interface SheetChoices {
  readonly leaveOut?: boolean;
  /** The kind of register it is, where the headings suggest another. */
  readonly layout?: string;
  readonly mapping?: Mapping;
  readonly decisions?: Decisions;
  readonly setAside?: readonly number[];
  readonly mended?: { readonly [cell: string]: string };
  readonly declared?: readonly TotalDeclared[];
}

export interface BringIn {
  readonly file: string;
  readonly sheets: readonly Sheet[];
  readonly layouts: readonly RegisterLayout[];
  /** The layout that totals without rows become, and its column for the number. */
  readonly declared?: { readonly layout: RegisterLayout; readonly value: string };
  readonly given: { readonly [name: string]: string };
  readonly rows: Omit<RowsContext, "mended">;
  /** Mappings kept from earlier files. */
  readonly mappings?: readonly Mapping[];
  /** By name of sheet. */
  readonly choices?: { readonly [sheet: string]: SheetChoices };
  readonly carry: CarryOutContext;
}

/** One sheet, as far as it could be understood. */
export interface SheetBroughtIn {
  readonly place: FilePlace;
  readonly is: "rows" | "totals" | "left-out" | "unknown";
  readonly table?: FoundTable;
  readonly mapping?: Mapping;
  readonly rows?: readonly ReadRow[];
  readonly asked?: readonly ColumnAsked[];
  readonly totals?: readonly TotalFound[];
  readonly plan?: ImportPlan;
  /** What keeps this sheet, and so the file, out. */
  readonly faults: readonly Problem[];
  readonly notices: readonly Problem[];
}

export interface BroughtIn {
  readonly sheets: readonly SheetBroughtIn[];
  readonly ready: boolean;
  /** Everything to be sent, and the device's clock afterwards; no changes while anything is not ready. */
  readonly carry: () => CarriedOut;
}

export function bringIn(input: BringIn): BroughtIn {
  const sheets: SheetBroughtIn[] = [];
  // A sheet has to know what those before it make, also while rows of theirs still wait to be mended. The last is carried out on demand.
  let known = input.carry.known;
  let waiting: ImportPlan | undefined;
  const carried: Envelope[] = [];
  let { clock } = input.carry;
  const carryWaiting = (): void => {
    if (!waiting) return;
    const made = carryOut(withoutFaulty(waiting), { ...input.carry, known, clock });
    waiting = undefined;
    carried.push(...made.changes);
    clock = made.clock;
  };
  for (const sheet of joinRepeats(input.sheets)) {
    const before = carried.length;
    carryWaiting();
    if (carried.length > before) known = knownAfter(known, carried.slice(before));
    const brought = bringSheet(sheet, input, known);
    sheets.push(brought);
    if (brought.faults.length === 0) waiting = brought.plan;
  }
  const taken = sheets.filter(({ is }) => is !== "left-out");
  const ready = taken.length > 0 && taken.every(({ faults, plan }) => faults.length === 0 && (plan?.ready ?? true));
  const carry = (): CarriedOut => {
    if (!ready) return { changes: [], clock: input.carry.clock };
    carryWaiting();
    return { changes: carried, clock };
  };
  return { sheets, ready, carry };
}

function bringSheet(sheet: Sheet, input: BringIn, known: readonly KnownRecord[]): SheetBroughtIn {
  const place: FilePlace = { file: input.file, sheet: sheet.name };
  const choices = input.choices?.[sheet.name] ?? {};
  if (choices.leaveOut || sheet.hidden)
    return { place, is: "left-out", faults: [], notices: sheet.hidden ? [registerProblem("hidden-sheet", place)] : [] };
  if (sheet.rows.length === 0)
    return { place, is: "left-out", faults: [], notices: [registerProblem("empty-sheet", place)] };
  const table = findTable(
    sheet,
    choices.layout === undefined ? input.layouts : input.layouts.filter(({ id }) => id === choices.layout),
  );
  const totals = findTotals(sheet);
  if (!table)
    return totals.length > 0
      ? bringTotals(totals, choices, input, place, known)
      : { place, is: "unknown", faults: [registerProblem("unknown-layout", place)], notices: [] };
  const mapping = choices.mapping ?? proposeMapping(table, input.mappings);
  const checked = checkMapping(table, mapping, place);
  const read = readRows(table, mapping, place, { ...input.rows, ...(choices.mended && { mended: choices.mended }) });
  if (read.rows.length === 0 && totals.length > 0)
    return { ...bringTotals(totals, choices, input, place, known), table };
  const faults = [...checked.faults, ...read.asked.map(({ problem }) => problem), ...read.faults];
  const notices = [...checked.notices, ...read.notices];
  const plan = planOf(table.layout, read.rows, columnsPresent(table, mapping), choices, input, place, known);
  return {
    place,
    is: "rows",
    table,
    mapping,
    rows: read.rows,
    asked: read.asked,
    plan,
    faults: [...faults, ...plan.faults],
    notices: [...notices, ...plan.notices],
  };
}

function bringTotals(
  totals: readonly TotalFound[],
  choices: SheetChoices,
  input: BringIn,
  place: FilePlace,
  known: readonly KnownRecord[],
): SheetBroughtIn {
  const { declared } = input;
  if (!declared || choices.declared === undefined)
    return { place, is: "totals", totals, faults: [registerProblem("totals-only", place)], notices: [] };
  const rows = declaredRows(declared.layout, totals, choices.declared, declared.value, place);
  const plan = planOf(
    declared.layout,
    rows,
    new Set(declared.layout.columns.map(({ id }) => id)),
    choices,
    input,
    place,
    known,
  );
  return { place, is: "totals", totals, rows, plan, faults: plan.faults, notices: plan.notices };
}

function planOf(
  layout: RegisterLayout,
  rows: readonly ReadRow[],
  columns: ReadonlySet<string>,
  choices: SheetChoices,
  input: BringIn,
  place: FilePlace,
  known: readonly KnownRecord[],
): ImportPlan {
  const before = new Set(input.carry.known.map(({ changes }) => changes[0]?.head.record));
  return planImport({
    asksAgain: (record) => before.has(record),
    layout,
    types: input.carry.types,
    place,
    rows,
    columns,
    known,
    given: input.given,
    setAside: new Set(choices.setAside),
    ...(choices.decisions && { decisions: choices.decisions }),
  });
}

/** The plan as it would be without its faulty rows, to be looked at and never sent. */
function withoutFaulty(plan: ImportPlan): ImportPlan {
  const faulty = new Set(plan.rows.filter(({ state }) => state === "faulty").map(({ row }) => row));
  return faulty.size === 0
    ? plan
    : {
        ...plan,
        ready: true,
        changes: plan.changes.filter(({ rows }) => rows.length === 0 || rows.some((row) => !faulty.has(row))),
      };
}

/** What is known once these changes have been accepted. */
export function knownAfter(known: readonly KnownRecord[], changes: readonly Envelope[]): readonly KnownRecord[] {
  const byRecord = new Map(known.map((one) => [idOfKnown(one), one]));
  for (const envelope of changes) {
    const before = byRecord.get(envelope.head.record);
    byRecord.set(envelope.head.record, {
      ...before,
      revision: (before?.revision ?? 0) + 1,
      changes: [...(before?.changes ?? []), openedChange(envelope)],
    });
  }
  return [...byRecord.values()];
}

/** A change of codec 0 with its body read; nothing where the body is sealed. */
export function openedChange({ head, body }: Envelope): OpenedChange {
  return { head, body: body === "" ? { set: {}, seen: {} } : head.codec === 0 ? JSON.parse(body) : undefined };
}
