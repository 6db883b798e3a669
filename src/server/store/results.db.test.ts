// SQL against the pure tally: on random facts, for every indicator, split and period, both say the same numbers; and a number opens to
// exactly the rows it counts.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { type Dimension, UNKNOWN } from "#core/fact/fact.ts";
import { type Counted, joinFacts } from "#core/fact/join.ts";
import { isProblem } from "#core/problem.ts";
import { indicatorsOf } from "#core/programme.ts";
import { latticeOf } from "#core/result/cut.ts";
import type { Indicator } from "#core/result/indicator.ts";
import { findPeriod, isIn, type Period } from "#core/result/period.ts";
import { isAmong, type Result, type SplitBy, tally } from "#core/result/tally.ts";
import { programme } from "#programme/register.ts";
import { base, factsFor, TENANTS, varied } from "#test/counting/random-facts.ts";
import { type FreshDatabase, freshDatabase } from "#test/database.ts";
import { asOwner, inTenants, openStore, type Sql, type Store } from "./database.ts";
import { openCell } from "./opened.ts";
import { countResults, type LatticeOf } from "./results.ts";

let database: FreshDatabase;
let store: Store;
before(async () => {
  database = await freshDatabase("results");
  store = await openStore(database.url);
  await asOwner(store, async (sql) => {
    await sql("INSERT INTO tenant (tenant, name, partner) SELECT unnest($1::uuid[]), 'Example workshop', true", [
      TENANTS,
    ]);
    await sql("INSERT INTO stream (tenant, stream, name) SELECT tenant, tenant, 'Example team' FROM tenant");
  });
});
after(async () => {
  await store.close();
  await database.drop();
});

/** The lattice of a release, and splits that only people who work with the figures ask for. */
const wide: LatticeOf = (indicator) => [
  ...latticeOf(indicator),
  ["organisation"],
  ...(indicator.by.includes("sex")
    ? ([
        ["organisation", "sex"],
        ["sex", "country"],
      ] satisfies SplitBy[][])
    : []),
  ...(indicator.by.length > 3 ? [indicator.by.slice(1, 4)] : []),
];

const totals: LatticeOf = () => [[]];

const periods = ["2016", "2016-H1", "2016-Q3", "2016-07"].map((text) => findPeriod(text) as Period);

const columns =
  "tenant uuid, record uuid, kind text, key text, rules int, person uuid, unsure boolean, subject uuid, occasion uuid, month text, year smallint, country text, sex text, age_band text, audience text, topic text, code text, answer text, state text, basis text, quantity int, fresh int, minor bigint, currency text";
const names = columns.replaceAll(/ (uuid|text|int|smallint|bigint|boolean)/g, "");

type ByRules = readonly { readonly rules: number; readonly rows: readonly Counted[] }[];

/** The table holds these rows and no others; each is of a record that is there. */
async function fill(sql: Sql, byRules: ByRules): Promise<void> {
  const rows = byRules.flatMap(({ rules, rows }) =>
    rows.map(({ dims: { ageBand, ...dims }, ...row }) => ({
      ...row,
      ...dims,
      age_band: ageBand,
      rules,
      year: Number(row.month.slice(0, 4)),
    })),
  );
  await sql("DELETE FROM counted");
  await sql(`INSERT INTO counted (${names}) SELECT ${names} FROM json_to_recordset($1) AS rows (${columns})`, [
    JSON.stringify(rows),
  ]);
  await sql(
    `INSERT INTO record (tenant, record, type, stream, revision, created, withdrawn, to_recount, first_stamp, last_stamp)
     SELECT DISTINCT tenant, record, 'ride', tenant, 1, true, false, false, '', '' FROM counted ON CONFLICT DO NOTHING`,
  );
}

function expected(
  indicators: readonly Indicator[],
  byRules: ByRules,
  period: Period,
  latticeOf: LatticeOf,
): readonly Result[] {
  return indicators.flatMap((indicator) =>
    latticeOf(indicator).flatMap((by) => {
      const results = tally(indicator, byRules.find(({ rules }) => rules === indicator.rules)?.rows ?? [], period, by);
      return isProblem(results) ? [] : results;
    }),
  );
}

const runs = { numRuns: process.env["SLOW"] ? 1_000 : 30 };

describe("laws", () => {
  for (const [name, indicators] of [
    ["a varied set", varied],
    ["the programme", indicatorsOf(programme)],
  ] as const) {
    test(`SQL counts what the tally counts, for every indicator of ${name} and every split`, async () => {
      await fc.assert(
        fc.asyncProperty(
          factsFor(indicators),
          factsFor(indicators),
          fc.constantFrom(...periods),
          fc.constantFrom(wide, latticeOf, totals),
          async (facts, older, period, latticeOf) => {
            const byRules = [
              { rules: 1, rows: joinFacts(facts) },
              { rules: 2, rows: joinFacts(older) },
            ];
            const results = await inTenants(store, TENANTS, async (sql) => {
              await fill(sql, byRules);
              return countResults(sql, indicators, latticeOf, { period });
            });
            assert.deepEqual(results, expected(indicators, byRules, period, latticeOf));
          },
        ),
        runs,
      );
    });
  }

  test("a working number opens to exactly the rows it counts", async () => {
    const indicators = varied.filter(({ rules, measure }) => rules === 1 && measure !== "ratio");
    await fc.assert(
      fc.asyncProperty(
        factsFor(indicators),
        fc.constantFrom(...periods),
        fc.constantFrom(...indicators),
        fc.constantFrom(...wide(base)),
        async (facts, period, indicator, by) => {
          const rows = joinFacts(facts);
          await inTenants(store, TENANTS, async (sql) => {
            await fill(sql, [{ rules: 1, rows }]);
            for (const { at } of expected([indicator], [{ rules: 1, rows }], period, () => [by])) {
              const opened = await openCell(sql, indicator, { period }, at, 500);
              const behind = rowsBehind(indicator, rows, period, at);
              assert.equal(opened.total, behind.length);
              assert.deepEqual(opened.rows.map(placeOf).sort(), behind.map(placeOf).sort());
            }
          });
        },
      ),
      runs,
    );
  });
});

test("more indicators than one statement has bits for are counted all the same", async () => {
  const many = Array.from({ length: 6 }, (_, turn) =>
    varied.map((indicator) => ({ ...indicator, code: `${indicator.code} ${turn}` })),
  ).flat();
  const [facts = []] = fc.sample(factsFor(varied), { numRuns: 1, seed: 16 });
  const byRules = [{ rules: 1, rows: joinFacts(facts) }];
  const [period] = periods as [Period];
  const results = await inTenants(store, TENANTS, async (sql) => {
    await fill(sql, byRules);
    return countResults(sql, many, latticeOf, { period });
  });
  assert.deepEqual(results, expected(many, byRules, period, latticeOf));
});

test("only the organisations that are asked about are counted", async () => {
  const [facts = []] = fc.sample(factsFor(varied), { numRuns: 1, seed: 12 });
  const rows = joinFacts(facts);
  const [period] = periods as [Period];
  const [first = ""] = TENANTS;
  const results = await inTenants(store, TENANTS, async (sql) => {
    await fill(sql, [{ rules: 1, rows }]);
    return countResults(sql, varied, latticeOf, { period, tenants: [first] });
  });
  assert.deepEqual(
    results,
    expected(varied, [{ rules: 1, rows: rows.filter(({ tenant }) => tenant === first) }], period, latticeOf),
  );
  assert.notDeepEqual(results, expected(varied, [{ rules: 1, rows }], period, latticeOf));
});

/** In the words of the tally: the rows an indicator counts in a cell. */
function rowsBehind(
  indicator: Indicator,
  rows: readonly Counted[],
  period: Period,
  at: Result["at"],
): readonly Counted[] {
  const whoOf = (row: Counted): string | null => (indicator.measure === "subjects" ? row.subject : row.person);
  const out = rows.filter(
    (row) =>
      indicator.except &&
      isIn(period, row.month) &&
      row.basis === "row" &&
      isAmong(indicator.except, row) &&
      whoOf(row) !== null,
  );
  const isOut = (row: Counted): boolean => out.some((one) => one.tenant === row.tenant && whoOf(one) === whoOf(row));
  const isAt = (row: Counted): boolean =>
    Object.entries(at).every(
      ([split, id]) => (split === "organisation" ? row.tenant : (row.dims[split as Dimension] ?? UNKNOWN)) === id,
    );
  return rows.filter((row) => isIn(period, row.month) && isAmong(indicator.among, row) && isAt(row) && !isOut(row));
}

function placeOf({
  tenant,
  record,
  kind,
  key,
}: {
  readonly tenant: string;
  readonly record: string;
  readonly kind: string;
  readonly key: string;
}): string {
  return [tenant, record, kind, key].join(" ");
}
