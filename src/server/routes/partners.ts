// The desk's view over partners: who has something counted in a period, and what waits. For whoever counts them, or releases for all.
import { Type } from "typebox";
import { problem } from "#core/problem.ts";
import { findPeriod } from "#core/result/period.ts";
import type { AppContext } from "../context.ts";
import type { Door } from "../door.ts";
import { asCounter, asPerson } from "../store/database.ts";
import { readStandings } from "../store/standing.ts";

const query = Type.Object({ period: Type.String({ minLength: 1, maxLength: 10 }) }, { additionalProperties: false });

export function partnerRoutes(door: Door, { store }: AppContext): void {
  door.route({
    method: "GET",
    url: "/api/partners",
    needs: { action: "count", type: "*" },
    says: "How the partners a person counts stand in a period: whether anything is counted yet, and what waits. No figures.",
    schema: { query },
    handler: ({ person, tenants, query: { period: wanted } }) => {
      const period = findPeriod(wanted);
      if (!period) return problem("result.unknown-period", { field: "period" });
      return asPerson(store, person, (sql) => readStandings(sql, { period, tenants }));
    },
  });

  door.route({
    method: "GET",
    url: "/api/partners/all",
    needs: { action: "release", type: "*" },
    says: "The same of every partner, for whoever makes releases: who is waited for. No figures and no records.",
    schema: { query },
    handler: ({ query: { period: wanted } }) => {
      const period = findPeriod(wanted);
      if (!period) return problem("result.unknown-period", { field: "period" });
      return asCounter(store, (sql) => readStandings(sql, { period }));
    },
  });
}
