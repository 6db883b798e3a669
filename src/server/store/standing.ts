// How each partner stands in a period: whether anything of theirs is counted yet, and what waits to be. No figure and no record.
import type { Sql } from "./database.ts";
import type { Scope } from "./results-marks.ts";

export interface PartnerStanding {
  readonly tenant: string;
  readonly name: string;
  readonly country: string | null;
  /** Something of theirs is counted in the period. */
  readonly reporting: boolean;
  readonly toRecount: number;
  readonly waiting: number;
}

/** The partners of the scope, or all that the role may see, by name. */
export function readStandings(sql: Sql, { period, tenants }: Scope): Promise<readonly PartnerStanding[]> {
  return sql<PartnerStanding>(
    `SELECT t.tenant, t.name, t.country,
       EXISTS (SELECT FROM counted c WHERE c.tenant = t.tenant AND c.year = $2 AND c.month BETWEEN $3 AND $4) AS reporting,
       (SELECT count(*)::int FROM record r WHERE r.tenant = t.tenant AND r.to_recount AND NOT r.withdrawn) AS "toRecount",
       (SELECT coalesce(sum(r.waiting), 0)::int FROM record r WHERE r.tenant = t.tenant AND r.waiting > 0) AS waiting
     FROM tenant t WHERE t.partner AND ($1::uuid[] IS NULL OR t.tenant = ANY ($1)) ORDER BY t.name, t.tenant`,
    [tenants ?? null, Number(period.from.slice(0, 4)), period.from, period.to],
  );
}
