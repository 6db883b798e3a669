// Every indicator of a period and its whole lattice as one statement over the counted table, written from the indicators' data.
// Promise: what a row means to an indicator is said in one place, for counting and for opening what was counted. (decision 0009)
import { type Dimension, dimensions, UNKNOWN } from "#core/fact/fact.ts";
import type { Among } from "#core/result/indicator.ts";
import type { Period } from "#core/result/period.ts";
import type { SplitBy } from "#core/result/tally.ts";

/** Takes a value into a statement and returns its place there: `$3`. */
export type Bind = (value: unknown) => string;

/** Which rows of the counted table are looked at, before any indicator is asked. */
export interface Scope {
  readonly period: Period;
  /** Only these organisations; all that the role may see when it is not given. */
  readonly tenants?: readonly string[];
}

export const columnOf: { readonly [split in SplitBy]: string } = {
  organisation: "tenant",
  country: "country",
  sex: "sex",
  ageBand: "age_band",
  audience: "audience",
  topic: "topic",
  code: "code",
  answer: "answer",
  state: "state",
};

/** What a row says of a split, `unknown` where it says nothing. */
export function saidOf(split: SplitBy): string {
  return split === "organisation" ? "tenant::text" : `coalesce(${columnOf[split]}, '${UNKNOWN}')`;
}

export function inScope({ period, tenants }: Scope, bind: Bind): string {
  const isYear = period.from.endsWith("-01") && period.to.endsWith("-12");
  const months = isYear ? "" : ` AND month BETWEEN ${bind(period.from)} AND ${bind(period.to)}`;
  const where = `year = ${bind(Number(period.from.slice(0, 4)))}${months}`;
  return tenants === undefined ? where : `${where} AND tenant = ANY (${bind(tenants)}::uuid[])`;
}

/** A condition on single rows; its bit in `marks` is set where a row meets it. */
export interface Condition {
  readonly among: Among;
  readonly rules: number;
  readonly currency?: string;
}

/** A bit for each condition, at its place in the list, and no more than a bigint holds without its sign. */
export const MOST_CONDITIONS = 62;

/**
 * The bits of all conditions a row meets, as one number. Each column that matters to its kind is asked once and leaves the bits of
 * those conditions that its value allows; what all columns leave is met. A row costs a few comparisons however many conditions there are.
 */
export function marksOf(conditions: readonly (Condition | undefined)[], bind: Bind): string {
  const kinds = new Set(conditions.flatMap((condition) => condition?.among.kinds ?? []));
  if (kinds.size === 0) return "0::bigint";
  const of = (kind: string) =>
    conditions.map((condition) => (condition?.among.kinds.includes(kind) ? condition : undefined));
  return `CASE kind ${[...kinds].map((kind) => `WHEN ${bind(kind)} THEN ${marksOfKind(of(kind), bind)}`).join(" ")} ELSE 0 END`;
}

function marksOfKind(conditions: readonly (Condition | undefined)[], bind: Bind): string {
  const bitsWhere = (allows: (condition: Condition) => boolean): bigint =>
    conditions.reduce(
      (bits, condition, place) => (condition && allows(condition) ? bits | (1n << BigInt(place)) : bits),
      0n,
    );
  const ask = (
    said: string,
    wanted: (condition: Condition) => readonly (string | number)[] | undefined,
  ): readonly string[] => {
    const lists = conditions.flatMap((condition) => (condition && wanted(condition) ? [wanted(condition) ?? []] : []));
    if (lists.length === 0) return [];
    const otherwise = bitsWhere((condition) => wanted(condition) === undefined);
    const cases = [...new Set(lists.flat())].map(
      (value) =>
        `WHEN ${bind(value)} THEN ${bitsWhere((condition) => wanted(condition)?.includes(value) ?? true)}::bigint`,
    );
    return [cases.length === 0 ? `${otherwise}` : `CASE ${said} ${cases.join(" ")} ELSE ${otherwise} END`];
  };
  return [
    ...ask("rules", ({ rules }) => [rules]),
    ...ask("currency", ({ currency }) => (currency === undefined ? undefined : [currency])),
    ...dimensions.flatMap((dimension: Dimension) => ask(saidOf(dimension), ({ among }) => among.where?.[dimension])),
  ].join(" & ");
}
