// Working figures, counted anew each time they are asked for; nothing is stored.
// Promise: the same numbers as core/result/tally, which results.db.test.ts holds against this on random facts.
import type { Indicator } from "#core/result/indicator.ts";
import type { Result, SplitBy } from "#core/result/tally.ts";
import type { Sql } from "./database.ts";
import { type Cell, type Lattice, latticeStatement, type Who } from "./results-lattice.ts";
import { type Condition, MOST_CONDITIONS, type Scope } from "./results-marks.ts";

/** The splits to count of an indicator: each a list of what it is split by, [] for the total. */
export type LatticeOf = (indicator: Indicator) => readonly (readonly SplitBy[])[];

/** Results of these indicators over their lattices, in their order; within a split in the order of `tally`. */
export async function countResults(
  sql: Sql,
  indicators: readonly Indicator[],
  latticeOf: LatticeOf,
  scope: Scope,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  await sql("SET LOCAL work_mem = '64MB'; SET LOCAL enable_nestloop = off; SET LOCAL enable_mergejoin = off");
  // Those that read the same rows are counted together: marking them and finding their places is most of the work.
  const byKind = [...Map.groupBy(indicators, ({ among }) => among.kinds[0]).values()].flat();
  for (const some of batches(byKind)) {
    const values: unknown[] = [];
    const cells = await sql<Cell>(
      latticeStatement(latticeFor(some, latticeOf, scope), (value) => `$${values.push(value)}`),
      values,
    );
    results.push(...resultsIn(cells, some, latticeOf, scope));
  }
  const places = new Map(indicators.map(({ code }, place) => [code, place]));
  return results.toSorted((a, b) => (places.get(a.code) ?? 0) - (places.get(b.code) ?? 0));
}

interface Asked {
  readonly indicator: Indicator;
  /** Places of its conditions; -1 where it has none of that sort. */
  readonly among: number;
  readonly of: number;
  readonly paid: number;
  readonly except: number;
}

/** As many indicators at a time as one statement has bits for. */
function batches(indicators: readonly Indicator[]): readonly (readonly Asked[])[] {
  const all: Asked[][] = [];
  let next = MOST_CONDITIONS;
  const place = (isAsked: boolean): number => (isAsked ? next++ : -1);
  for (const indicator of indicators) {
    const isPaid = indicator.measure === "money";
    if (next + 4 > MOST_CONDITIONS) {
      all.push([]);
      next = 0;
    }
    all.at(-1)?.push({
      indicator,
      among: place(true),
      of: place(indicator.of !== undefined),
      paid: place(isPaid),
      except: place(indicator.except !== undefined),
    });
  }
  return all;
}

function latticeFor(asked: readonly Asked[], latticeOf: LatticeOf, scope: Scope): Lattice {
  const conditions: Condition[] = [];
  const counted = { person: 0n, subject: 0n };
  const leftOut: { [who in Who]: { by: number; of: bigint }[] } = { person: [], subject: [] };
  for (const { indicator, among, of, paid, except } of asked) {
    const { rules, measure } = indicator;
    const who = measure === "subjects" ? "subject" : "person";
    conditions[among] = { among: indicator.among, rules };
    if (indicator.of) conditions[of] = { among: indicator.of, rules };
    if (measure === "money") conditions[paid] = { among: indicator.among, rules, currency: indicator.currency ?? "" };
    if (measure === "people" || measure === "ratio" || measure === "subjects") counted[who] |= bitsAt(among, of);
    if (indicator.except) {
      conditions[except] = { among: indicator.except, rules };
      leftOut[who].push({ by: except, of: bitsAt(among, paid) });
    }
  }
  // The same split in another order is the same set of columns: asked for twice it would count twice.
  const splits = [
    ...new Map(
      asked.flatMap(({ indicator }) => latticeOf(indicator).map((split) => [split.toSorted().join(), split])),
    ).values(),
  ];
  return { scope, splits, conditions, counted, leftOut };
}

function bitsAt(...places: readonly number[]): bigint {
  return places.reduce((bits, place) => (place < 0 ? bits : bits | (1n << BigInt(place))), 0n);
}

const NOTHING = { people: 0, unsure: 0, subjects: 0, participations: 0, headcount: 0, declared: 0, minor: 0 };

function resultsIn(
  cells: readonly Cell[],
  asked: readonly Asked[],
  latticeOf: LatticeOf,
  scope: Scope,
): readonly Result[] {
  const splits: readonly SplitBy[] = [
    "organisation",
    "country",
    "sex",
    "ageBand",
    "audience",
    "topic",
    "code",
    "answer",
    "state",
  ];
  const bySplit = Map.groupBy(cells, (cell) => `${cell.bit} ${splits.filter((split) => cell[split] != null).join()}`);
  return asked.flatMap(({ indicator, among, of, paid }) =>
    latticeOf(indicator).flatMap((by) => {
      const found = new Map<string, { at: Result["at"]; among?: Cell; of?: Cell; paid?: Cell }>();
      if (by.length === 0) found.set("{}", { at: {} });
      const name = splits.filter((split) => by.includes(split)).join();
      for (const [part, bit] of [
        ["among", among],
        ["of", of],
        ["paid", paid],
      ] as const) {
        for (const cell of bySplit.get(`${bit} ${name}`) ?? []) {
          const at = Object.fromEntries(by.map((split) => [split, cell[split] ?? ""]));
          const key = JSON.stringify(at);
          found.set(key, { ...(found.get(key) ?? { at }), [part]: cell });
        }
      }
      return [...found.entries()]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, cell]) => ({
          code: indicator.code,
          period: scope.period.text,
          at: cell.at,
          ...measured(indicator, cell),
        }));
    }),
  );
}

function measured(
  indicator: Indicator,
  {
    among = NOTHING,
    of = NOTHING,
    paid = NOTHING,
  }: { among?: typeof NOTHING; of?: typeof NOTHING; paid?: typeof NOTHING },
): Omit<Result, "code" | "period" | "at"> {
  const { unsure, headcount, participations, declared } = among;
  const plain = { unsure: 0, headcount: 0, declared, participations };
  switch (indicator.measure) {
    case "people":
      return { value: among.people + headcount, unsure, headcount, declared, participations };
    case "participations":
      return { value: participations, ...plain };
    case "subjects":
      return { value: among.subjects, ...plain };
    case "money":
      return { value: paid.minor, ...plain };
    case "ratio":
      return { value: of.people === 0 ? null : Math.round((among.people / of.people) * 1000) / 10, ...plain };
  }
}
