// How complete the figures of a period are, over what the role may see: how its partners stand, added up.
import type { Completeness } from "#core/result/completeness.ts";
import type { Sql } from "./database.ts";
import type { Scope } from "./results-marks.ts";
import { type PartnerStanding, readStandings } from "./standing.ts";

/** Partners of the scope, those with at least one counted row in the period, records to recount, events that wait for their occasion. */
export async function readCompleteness(sql: Sql, scope: Scope): Promise<Completeness> {
  const partners = await readStandings(sql, scope);
  const sum = (of: (partner: PartnerStanding) => number): number =>
    partners.reduce((all, partner) => all + of(partner), 0);
  return {
    partners: partners.length,
    partnersReporting: sum(({ reporting }) => (reporting ? 1 : 0)),
    toRecount: sum(({ toRecount }) => toRecount),
    waiting: sum(({ waiting }) => waiting),
  };
}
