// How complete the figures of a period are, over what the role may see: partners with counted rows, and what still waits.
import type { Completeness } from "#core/result/completeness.ts";
import type { Sql } from "./database.ts";
import type { Scope } from "./results-marks.ts";

/** Partners of the scope, those with at least one counted row in the period, records to recount, events that wait for their occasion. */
export async function readCompleteness(sql: Sql, { period, tenants }: Scope): Promise<Completeness> {
  const [row] = await sql<Completeness>(
    `WITH seen AS (SELECT tenant FROM tenant WHERE partner AND ($1::uuid[] IS NULL OR tenant = ANY ($1)))
     SELECT (SELECT count(*)::int FROM seen) AS partners,
       (SELECT count(*)::int FROM seen WHERE EXISTS (
         SELECT FROM counted c WHERE c.tenant = seen.tenant AND c.year = $2 AND c.month BETWEEN $3 AND $4)) AS "partnersReporting",
       (SELECT count(*)::int FROM record r JOIN seen USING (tenant) WHERE r.to_recount AND NOT r.withdrawn) AS "toRecount",
       (SELECT coalesce(sum(r.waiting), 0)::int FROM record r JOIN seen USING (tenant) WHERE r.waiting > 0) AS waiting`,
    [tenants ?? null, Number(period.from.slice(0, 4)), period.from, period.to],
  );
  return row ?? { partners: 0, partnersReporting: 0, toRecount: 0, waiting: 0 };
}
