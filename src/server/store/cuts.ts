// Released cuts: counted over every organisation by a role that can read counts and nothing else, kept with their fingerprint, never changed.
import { randomUUID } from "node:crypto";
import { indicatorsOf, type Programme } from "#core/programme.ts";
import { type Cut, type CutOutcome, latticeOf, makeCut } from "#core/result/cut.ts";
import { countsBehind, type Indicator } from "#core/result/indicator.ts";
import type { Period } from "#core/result/period.ts";
import { readCompleteness } from "./completeness.ts";
import { asCounter, type Sql, type Store } from "./database.ts";
import { countResults } from "./results.ts";

/** What stands in the list of releases. */
export interface ReleasedName {
  readonly id: string;
  readonly period: string;
  readonly version: number;
  readonly cutOffOn: string;
  readonly hash: string;
}

export interface CutAsked {
  readonly programme: Programme;
  readonly period: Period;
  /** The last day whose records are in. */
  readonly cutOffOn: string;
  readonly demonstration: boolean;
  /** Told by somebody who may read them: the counter sees no records. */
  readonly outcomes: readonly CutOutcome[];
  readonly targets: { readonly [code: string]: number };
}

/** Makes the next version of the cut of a period and keeps it. Two at once: one of them fails and may be asked again. */
export async function makeAndStoreCut(store: Store, asked: CutAsked): Promise<Cut & { readonly id: string }> {
  const { programme, period, targets } = asked;
  return asCounter(store, async (sql) => {
    const earlier = await cutsOf(sql, period.text);
    const indicators = indicatorsOf(programme);
    const counted = [...indicators, ...indicators.flatMap(countsBehind)];
    const results = await countResults(sql, counted, latticeOf, { period });
    const resultsOf = (indicator: Indicator) => results.filter(({ code }) => code === indicator.code);
    const cut = makeCut(
      {
        programme: programme.label,
        period: period.text,
        version: Math.max(0, ...earlier.map(({ version }) => version)) + 1,
        cutOffOn: asked.cutOffOn,
        demonstration: asked.demonstration,
        countries: programme.countries,
        completeness: await readCompleteness(sql, { period }),
        outcomes: asked.outcomes,
        figures: indicators.map((indicator) => ({
          indicator,
          results: resultsOf(indicator),
          behind: countsBehind(indicator).map(resultsOf),
          target: targets[indicator.code] ?? null,
        })),
      },
      earlier,
    );
    const id = randomUUID();
    await sql("INSERT INTO cut (id, period, version, body, hash) VALUES ($1, $2, $3, $4, $5)", [
      id,
      cut.period,
      cut.version,
      JSON.stringify(cut),
      cut.hash,
    ]);
    return { ...cut, id };
  });
}

/** All releases, the latest period and version first. Whoever is signed in may read them. */
export function listCuts(sql: Sql): Promise<readonly ReleasedName[]> {
  return sql<ReleasedName>(
    `SELECT id, period, version, body ->> 'cutOffOn' AS "cutOffOn", hash FROM cut ORDER BY period DESC, version DESC`,
  );
}

export async function findCut(sql: Sql, id: string): Promise<Cut | undefined> {
  const [row] = await sql<{ readonly body: Cut }>("SELECT body FROM cut WHERE id = $1", [id]);
  return row?.body;
}

async function cutsOf(sql: Sql, period: string): Promise<readonly Cut[]> {
  const rows = await sql<{ readonly body: Cut }>("SELECT body FROM cut WHERE period = $1 ORDER BY version", [period]);
  return rows.map(({ body }) => body);
}
