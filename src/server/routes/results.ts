// Results in two rooms: working figures of the organisations a person may count, and released cuts for whoever is signed in.
import { Type } from "typebox";
import { problem } from "#core/problem.ts";
import { findIndicator, indicatorsOf } from "#core/programme.ts";
import { latticeOf } from "#core/result/cut.ts";
import { findPeriod } from "#core/result/period.ts";
import type { SplitBy } from "#core/result/tally.ts";
import type { AppContext } from "../context.ts";
import type { Door } from "../door.ts";
import { MOST_LISTED } from "../limits.ts";
import { readCompleteness } from "../store/completeness.ts";
import { findCut, listCuts } from "../store/cuts.ts";
import { asPerson } from "../store/database.ts";
import { openCell } from "../store/opened.ts";
import { countResults } from "../store/results.ts";
import { readTargets } from "../told.ts";

const counts = { action: "count", type: "*" } as const;
const text = (most: number) => Type.String({ minLength: 1, maxLength: most });
const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function resultRoutes(door: Door, { programme, keeper, store }: AppContext): void {
  door.route({
    method: "GET",
    url: "/api/results",
    needs: counts,
    says: "Working figures of a period, over the organisations the person may count: every indicator, every split, counted now.",
    schema: { query: Type.Object({ period: text(10) }, { additionalProperties: false }) },
    handler: async ({ person, tenants, query }) => {
      const period = findPeriod(query.period);
      if (!period) return problem("result.unknown-period", { field: "period" });
      const indicators = indicatorsOf(programme);
      const scope = { period, tenants };
      const [counted, targets] = await Promise.all([
        asPerson(store, person, async (sql) => ({
          scope: (
            await sql<{ name: string }>("SELECT name FROM tenant WHERE tenant = ANY ($1) ORDER BY name", [tenants])
          ).map(({ name }) => name),
          completeness: await readCompleteness(sql, scope),
          results: await countResults(sql, indicators, withOrganisations(tenants.length), scope),
        })),
        readTargets(keeper, person, period),
      ]);
      return { period: period.text, room: "working", ...counted, indicators, targets };
    },
  });

  door.route({
    method: "GET",
    url: "/api/facts",
    needs: counts,
    says: "The counted rows behind one working figure: of an indicator, in a period, at the splits that are named.",
    schema: {
      query: Type.Object(
        {
          figure: text(20),
          period: text(10),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_LISTED })),
          ...Object.fromEntries(splits.map((split) => [split, Type.Optional(text(60))])),
        },
        { additionalProperties: false },
      ),
    },
    handler: async ({ person, tenants, query }) => {
      const { figure, period: wanted, limit = 200, ...at } = query as Cell;
      const period = findPeriod(wanted);
      if (!period) return problem("result.unknown-period", { field: "period" });
      const indicator = findIndicator(programme, figure);
      if (!indicator) return problem("result.unknown-indicator", { field: "figure" });
      const named = Object.keys(at) as SplitBy[];
      if (named.some((split) => split !== "organisation" && !indicator.by.includes(split)))
        return problem("result.unknown-split");
      return asPerson(store, person, (sql) => openCell(sql, indicator, { period, tenants }, at, limit));
    },
  });

  door.route({
    method: "GET",
    url: "/api/released",
    needs: "signed-in",
    says: "What has been released: periods and versions, each with its fingerprint.",
    schema: {},
    handler: ({ person }) => asPerson(store, person, listCuts),
  });

  door.route({
    method: "GET",
    url: "/api/released/:id",
    needs: "signed-in",
    says: "One released cut. A number that is not for release is null.",
    schema: { params: Type.Object({ id: Type.String() }) },
    handler: async ({ person, params: { id } }) => {
      const cut = uuidForm.test(id) ? await asPerson(store, person, (sql) => findCut(sql, id)) : undefined;
      return cut ?? problem("door.not-found");
    },
  });
}

const splits = ["country", "sex", "ageBand", "audience", "topic", "code", "answer", "state", "organisation"] as const;
type Cell = { readonly figure: string; readonly period: string; readonly limit?: number } & {
  readonly [split in SplitBy]?: string;
};

/** The lattice of a release, and for somebody who counts several organisations each of them alone. */
function withOrganisations(tenantCount: number): typeof latticeOf {
  return (indicator) => (tenantCount > 1 ? [...latticeOf(indicator), ["organisation"]] : latticeOf(indicator));
}
