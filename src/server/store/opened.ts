// A working number opened: the counted rows behind one cell, by the same conditions that counted it.
// Promise: what is listed is exactly what the cell counts; nothing of another organisation.

import type { Indicator } from "#core/result/indicator.ts";
import type { SplitBy } from "#core/result/tally.ts";
import type { Sql } from "./database.ts";
import { type Bind, inScope, marksOf, type Scope, saidOf } from "./results-marks.ts";

export interface OpenedRow {
  readonly tenant: string;
  readonly record: string;
  readonly type: string;
  readonly kind: string;
  readonly key: string;
  readonly month: string;
  readonly dims: { readonly [dimension: string]: string };
  readonly basis: string;
  readonly quantity: number;
}

export interface Opened {
  readonly rows: readonly OpenedRow[];
  readonly total: number;
}

/** The rows behind the cell `at` of an indicator, the first `limit` of `total`, in an order that does not change. */
export async function openCell(
  sql: Sql,
  indicator: Indicator,
  scope: Scope,
  at: { readonly [split in SplitBy]?: string },
  limit: number,
): Promise<Opened> {
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const counts = `(${marksOf([{ among: indicator.among, rules: indicator.rules }], bind)}) <> 0`;
  const who = indicator.measure === "subjects" ? "subject" : "person";
  // One look-up for all rows: asked row by row, it would count the organisation anew for each of them.
  const leftOut = indicator.except
    ? `AND NOT (${who} IS NOT NULL AND (tenant, ${who}) IN (SELECT tenant, ${who} FROM counted WHERE ${who} IS NOT NULL AND basis = 'row'
         AND ${inScope(scope, bind)} AND (${marksOf([{ among: indicator.except, rules: indicator.rules }], bind)}) <> 0))`
    : "";
  const cell = Object.entries(at).map(([split, id]) => `AND ${saidOf(split as SplitBy)} = ${bind(id)}`);
  const from = `FROM counted c WHERE ${inScope(scope, bind)} AND ${counts} ${cell.join(" ")} ${leftOut}`;
  const rows = await sql<OpenedRow & { readonly total: number }>(
    `SELECT c.tenant, c.record, r.type, c.kind, c.key, c.month, c.basis, c.quantity, c.dims, c.total
     FROM (SELECT c.*, count(*) OVER ()::int AS total,
             jsonb_strip_nulls(jsonb_build_object('country', country, 'sex', sex, 'ageBand', age_band, 'audience', audience,
               'topic', topic, 'code', code, 'answer', answer, 'state', state)) AS dims
           ${from} ORDER BY c.month, c.tenant, c.record, c.kind, c.key LIMIT ${bind(limit)}) c
     JOIN record r ON r.tenant = c.tenant AND r.record = c.record ORDER BY c.month, c.tenant, c.record, c.kind, c.key`,
    values,
  );
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
