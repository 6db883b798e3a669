// Facts in, results out: the reference every other way of counting is tested against.
// Promise: nothing is stored; people are counted once however often they came; what was declared is never blended with what was counted.
import { type Dimension, UNKNOWN } from "../fact/fact.ts";
import type { Counted } from "../fact/join.ts";
import { type Problem, problem } from "../problem.ts";
import type { Among, Indicator } from "./indicator.ts";
import { isIn, type Period } from "./period.ts";

export interface Result {
  readonly code: string;
  readonly period: string;
  /** The split this cell belongs to: {} is the total. */
  readonly at: { readonly [dimension in Dimension | "organisation"]?: string };
  /** People, things, or minor units; per cent with one decimal for a ratio, null where its denominator is empty. */
  readonly value: number | null;
  /**
   * Of the people in `value`, how many may turn out to be a double of somebody (`mayBe`): however that is answered, a count that no
   * sex of a person decides, and that leaves nobody out, lies from `value - unsure` to `value`. 0 of everything but people, and when
   * not given.
   */
  readonly unsure: number;
  /** Of `value`, what came from headcounts without names: only those said to be new this year. */
  readonly headcount: number;
  /** Declared totals, beside the counted value, never in it. */
  readonly declared: number;
  /** Times somebody took part, headcounts included: printed beside unique people. */
  readonly participations: number;
}

export type SplitBy = Dimension | "organisation";

/**
 * The results of one indicator in a period, one for each combination of the values of `by` that occurs; for `by` = [] always one.
 * A row that does not say a dimension counts under "unknown". Over organisations people are added: a person at two
 * organisations has two count ids and counts twice. Refused: a split the indicator does not have.
 */
export function tally(
  indicator: Indicator,
  rows: readonly Counted[],
  period: Period,
  by: readonly SplitBy[],
): readonly Result[] | Problem {
  if (by.some((split) => split !== "organisation" && !indicator.by.includes(split)))
    return problem("result.unknown-split");
  const inPeriod = rows.filter((row) => isIn(period, row.month));
  const counting = new Set(countingRows(indicator, inPeriod, period));
  const cells = new Map<string, { at: Result["at"]; rows: Counted[]; of: Counted[] }>();
  if (by.length === 0) cells.set("{}", { at: {}, rows: [], of: [] });
  for (const row of inPeriod) {
    const counts = counting.has(row);
    const underneath = indicator.of !== undefined && isAmong(indicator.of, row);
    if (!counts && !underneath) continue;
    const cell = cellFor(cells, row, by);
    if (counts) cell.rows.push(row);
    if (underneath) cell.of.push(row);
  }
  return [...cells.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, cell]) => ({
      code: indicator.code,
      period: period.text,
      at: cell.at,
      ...measured(indicator, cell.rows, cell.of),
    }));
}

/** The rows of a period that an indicator counts: what its total is made of. */
export function countingRows(indicator: Indicator, rows: readonly Counted[], period: Period): readonly Counted[] {
  const { among, except } = indicator;
  const inPeriod = rows.filter((row) => isIn(period, row.month));
  const excluded = new Set(
    inPeriod.flatMap((row) => (except && row.basis === "row" && isAmong(except, row) ? whoOf(indicator, row) : [])),
  );
  return inPeriod.filter((row) => isAmong(among, row) && !whoOf(indicator, row).some((who) => excluded.has(who)));
}

export function isAmong(among: Among, row: Counted): boolean {
  if (!among.kinds.includes(row.kind)) return false;
  return Object.entries(among.where ?? {}).every(([dimension, values]) =>
    values.includes(row.dims[dimension as Dimension] ?? UNKNOWN),
  );
}

function measured(
  indicator: Indicator,
  rows: readonly Counted[],
  of: readonly Counted[],
): Omit<Result, "code" | "period" | "at"> {
  const counted = oncePerEvent(rows.filter((row) => row.basis !== "declared"));
  const declared = sum(oncePerEvent(rows.filter((row) => row.basis === "declared")), (row) => row.quantity);
  const participations = sum(counted, (row) => row.quantity);
  const headcount = sum(counted, (row) => (row.basis === "headcount" ? row.fresh : 0));
  const unsure = people(counted.filter((row) => row.unsure));
  if (indicator.measure === "people")
    return { value: people(counted) + headcount, unsure, headcount, declared, participations };
  const plain = { unsure: 0, headcount: 0, declared, participations };
  if (indicator.measure === "subjects") return { value: distinct(counted, (row) => row.subject), ...plain };
  if (indicator.measure === "participations") return { value: participations, ...plain };
  if (indicator.measure === "money")
    return { value: sum(counted, (row) => (row.currency === indicator.currency ? (row.minor ?? 0) : 0)), ...plain };
  const below = people(of.filter((row) => row.basis === "row"));
  return { value: below === 0 ? null : Math.round((people(counted) / below) * 1000) / 10, ...plain };
}

/** An event that its occasion gave several topics is one event. */
function oncePerEvent(rows: readonly Counted[]): readonly Counted[] {
  return [
    ...new Map(rows.map((row) => [`${row.tenant} ${row.record} ${row.kind} ${row.key.split("|")[0]}`, row])).values(),
  ];
}

function people(rows: readonly Counted[]): number {
  return distinct(rows, (row) => (row.basis === "row" ? row.person : null));
}

function distinct(rows: readonly Counted[], idOf: (row: Counted) => string | null): number {
  const ids = new Set<string>();
  for (const row of rows) {
    const id = idOf(row);
    if (id !== null) ids.add(`${row.tenant} ${id}`);
  }
  return ids.size;
}

function sum(rows: readonly Counted[], amount: (row: Counted) => number): number {
  return rows.reduce((total, row) => total + amount(row), 0);
}

/** The person or subject a row is about, as a list of one or none: a headcount is about nobody in particular. */
function whoOf(indicator: Indicator, row: Counted): readonly string[] {
  const who = indicator.measure === "subjects" ? row.subject : row.person;
  return who === null ? [] : [`${row.tenant} ${who}`];
}

function cellFor(
  cells: Map<string, { at: Result["at"]; rows: Counted[]; of: Counted[] }>,
  row: Counted,
  by: readonly SplitBy[],
): { rows: Counted[]; of: Counted[] } {
  const at = Object.fromEntries(
    by.map((split) => [split, split === "organisation" ? row.tenant : (row.dims[split] ?? UNKNOWN)]),
  );
  const key = JSON.stringify(at);
  const known = cells.get(key);
  if (known) return known;
  const made = { at, rows: [], of: [] };
  cells.set(key, made);
  return made;
}
