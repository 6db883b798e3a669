// The join in SQL against the join in core: random facts of records that name each other, stated, replaced, withdrawn and restored, in
// any order and in pushes of any size, always come to the same rows.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import type { Fact } from "#core/fact/fact.ts";
import { type Counted, type FactOf, joinFacts } from "#core/fact/join.ts";
import { Ride } from "#test/bicycles/workshop.ts";
import { countedIn, type OpenedPostgres, openPostgres } from "#test/contract/keepers.ts";
import { newId, north, olga, rode, say, stated } from "#test/contract/workshop.ts";
import { inTenants } from "./database.ts";

/** Another version than the programme's: under it any record may state any fact. */
const RULES = 7;
const RECORDS = 5;
const PERSONS = 3;

let opened: OpenedPostgres;
before(async () => {
  opened = await openPostgres();
});
after(() => opened.close());

const word = fc.constantFrom("a", "b");
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const dims = fc.record({ sex: word, country: word, ageBand: word, topic: word, state: word }, { requiredKeys: [] });
const number = (most: number) => fc.integer({ min: 0, max: most });
const month = fc.constantFrom("2016-01", "2016-02", "2016-02-29", "2015-12-31");

/** Facts with places in lists for ids: which ids these are is decided anew for each run. */
const aFact = fc.oneof(
  fc.record({
    role: fc.constant("person" as const),
    kind: fc.constantFrom("p", "q"),
    key: word,
    dims,
    person: number(PERSONS - 1),
    sameAs: maybe(number(PERSONS - 1)),
    mayBe: maybe(number(PERSONS - 1)),
  }),
  fc.record({
    role: fc.constant("occasion" as const),
    kind: fc.constant("o"),
    key: fc.constantFrom("", "a", "b"),
    dims,
    on: maybe(month),
  }),
  fc.record({
    role: fc.constant("event" as const),
    kind: fc.constantFrom("e", "f"),
    key: fc.constantFrom("", "a"),
    dims,
    person: maybe(number(PERSONS - 1)),
    subject: maybe(number(PERSONS - 1)),
    occasion: maybe(number(RECORDS - 1)),
    on: maybe(month),
    basis: maybe(fc.constantFrom("row" as const, "headcount" as const, "declared" as const)),
    quantity: maybe(number(50)),
    fresh: maybe(number(9)),
    money: maybe(fc.record({ minor: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), currency: fc.constant("EUR") })),
  }),
);
const rows = fc.uniqueArray(aFact, { maxLength: 5, selector: ({ kind, key }) => `${kind} ${key}` });
const step = fc.record({
  record: number(RECORDS - 1),
  what: fc.oneof({ weight: 6, arbitrary: rows }, { weight: 1, arbitrary: fc.constant("withdraw" as const) }),
});
/** Pushes of a few steps each. */
const history = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 10 });

describe("laws", () => {
  test("the table of counted rows is the join of the facts that stand, whatever came in which order", async () => {
    await fc.assert(
      fc.asyncProperty(history, async (pushes) => {
        const [records, persons] = [ids(RECORDS), ids(PERSONS)];
        const standing = new Map<string, readonly FactOf[]>();
        const revisions = new Map<string, number>();
        const withdrawn = new Map<string, string>();
        for (const steps of pushes) {
          const changes = steps.map(({ record: place, what }) => {
            const record = records[place] ?? "";
            const revision = (revisions.get(record) ?? 0) + 1;
            revisions.set(record, revision);
            const before = withdrawn.get(record);
            const head = { type: Ride, record, ...(revision > 1 && { act: "edit" as const }) };
            if (what === "withdraw" && revision > 1 && before === undefined) {
              standing.delete(record);
              const change = say({ ...head, act: "withdraw" });
              withdrawn.set(record, change.head.stamp);
              return change;
            }
            const facts = (what === "withdraw" ? [] : what).map((fact) => named(fact, records, persons));
            standing.set(
              record,
              facts.map((fact) => ({ ...fact, tenant: north, record })),
            );
            withdrawn.delete(record);
            const seen =
              before === undefined
                ? {}
                : { act: "restore" as const, shown: { set: {}, seen: { "@withdrawn": [before] } } };
            return say({ ...head, ...seen, facts: stated(revision, facts, RULES) });
          });
          const outcomes = await opened.keeper.push(olga, changes);
          assert.ok(outcomes.every(({ accepted }) => accepted));
        }
        const facts = [...standing.values()].flat();
        const wanted = joinFacts(facts);
        const mine = new Set(records);
        const found = (await countedIn(opened.store, [north], RULES)).filter(({ record }) => mine.has(record));
        assert.deepEqual(found, wanted);
        assert.deepEqual(await waitingOf(records), waitingAmong(records, facts, wanted));
      }),
      { numRuns: process.env.SLOW ? 600 : 60 },
    );
  });
});

test("two topics of one occasion under one key count an event once", async () => {
  const [occasion, ride] = [newId(), newId()];
  const topics = ["o", "p"].map((kind) => ({
    kind,
    role: "occasion" as const,
    key: "",
    dims: { topic: kind },
    on: "2016-01",
  }));
  await opened.keeper.push(olga, [
    say({ type: Ride, record: occasion, facts: stated(1, topics, RULES) }),
    say({ type: Ride, record: ride, facts: stated(1, [rode(occasion)], RULES) }),
  ]);
  const found = (await countedIn(opened.store, [north], RULES)).filter(({ record }) => record === ride);
  assert.deepEqual(
    found.map(({ dims: { topic } }) => topic),
    ["o"],
  );
});

function ids(count: number): readonly string[] {
  return Array.from({ length: count }, newId);
}

type Placed = typeof aFact extends fc.Arbitrary<infer F> ? F : never;

function named(placed: Placed, records: readonly string[], persons: readonly string[]): Fact {
  const naming: { [member: string]: readonly string[] } = {
    person: persons,
    sameAs: persons,
    mayBe: persons,
    subject: persons,
    occasion: records,
  };
  const entries = Object.entries(placed).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([member, value]) => [member, naming[member]?.[value as number] ?? value]),
  ) as unknown as Fact;
}

/** Events that no row came of, by record. */
function waitingAmong(
  records: readonly string[],
  facts: readonly FactOf[],
  counted: readonly Counted[],
): readonly number[] {
  return records.map((record) => {
    const events = facts.filter((fact) => fact.record === record && fact.role === "event");
    return events.filter(
      ({ kind, key }) =>
        !counted.some((row) => row.record === record && row.kind === kind && row.key.split("|")[0] === key),
    ).length;
  });
}

async function waitingOf(records: readonly string[]): Promise<readonly number[]> {
  const found = await inTenants(opened.store, [north], (sql) =>
    sql<{ record: string; waiting: number }>("SELECT record, waiting FROM record WHERE record = ANY ($1)", [records]),
  );
  return records.map((record) => found.find((one) => one.record === record)?.waiting ?? 0);
}
