// Releasing: counted over every workshop by a role that sees counts alone; a number opens to exactly what it counts.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { findIndicator, indicatorsOf } from "#core/programme.ts";
import { cellAt, isUntouched, latticeOf } from "#core/result/cut.ts";
import { findPeriod } from "#core/result/period.ts";
import { Ride, RideDay, workshop } from "#test/bicycles/workshop.ts";
import { type OpenedPostgres, openPostgres } from "#test/contract/keepers.ts";
import {
  newId,
  north,
  northRides,
  olga,
  rosa,
  say,
  south,
  southStands,
  stated,
  sven,
} from "#test/contract/workshop.ts";
import { readCompleteness } from "./completeness.ts";
import { findCut, listCuts, makeAndStoreCut } from "./cuts.ts";
import { asCounter, asPerson, inTenants } from "./database.ts";
import { openCell } from "./opened.ts";
import { countResults } from "./results.ts";

const period = findPeriod("2016")!;
const asked = {
  programme: workshop,
  period,
  cutOffOn: "2016-12-12",
  demonstration: true,
  outcomes: [],
  targets: { R1: 20 },
};
let opened: OpenedPostgres;

/** A ride day of a workshop, and riders who were there; the first `passed` of them passed. */
async function ridden(
  by: typeof olga,
  tenant: string,
  stream: string,
  country: string,
  riders: readonly string[],
  passed: number,
): Promise<void> {
  const day = newId();
  const head = { tenant, stream };
  const changes = [
    say({
      type: RideDay,
      record: day,
      by,
      head,
      answers: { riddenOn: "2016-05-04", country, route: "Dyke", topics: ["brakes"] },
    }),
  ];
  for (const [index, rider] of riders.entries()) {
    const answer = index < passed ? "yes" : "no";
    const facts = stated(1, [{ kind: "ride", role: "event", key: "", occasion: day, person: rider, dims: { answer } }]);
    changes.push(say({ type: Ride, by, head, answers: { day, countId: rider, passed: answer }, facts }));
  }
  const outcomes = await opened.keeper.push(by, changes);
  assert.ok(outcomes.every((outcome) => outcome.accepted));
}

before(async () => {
  opened = await openPostgres();
  const riders = Array.from({ length: 9 }, newId);
  await ridden(olga, north, northRides, "NL", riders, 6);
  await ridden(olga, north, northRides, "NL", riders.slice(0, 2), 2);
  await ridden(sven, south, southStands, "BE", Array.from({ length: 3 }, newId), 1);
});
after(() => opened.close());

describe("releasing", () => {
  it("counts every workshop, withholds small numbers, and keeps what it made", async () => {
    const cut = await makeAndStoreCut(opened.store, asked);
    const figure = cut.figures.find(({ code }) => code === "R1")!;
    assert.equal(cellAt(figure, {})?.value, 12);
    assert.equal(cellAt(figure, { country: "BE" })?.value, null);
    assert.equal(figure.participations, 14);
    assert.equal(figure.target, 20);
    assert.deepEqual(cut.completeness, { partners: 2, partnersReporting: 2, toRecount: 0, waiting: 0 });
    const { id, ...kept } = cut;
    const found = await asPerson(opened.store, sven, (sql) => findCut(sql, id));
    assert.deepEqual(found, kept);
    assert.ok(found && isUntouched(found));
  });

  it("makes a correction a new version, and moves nothing that was released", async () => {
    const before = await asPerson(opened.store, sven, listCuts);
    await ridden(olga, north, northRides, "NL", Array.from({ length: 30 }, newId), 30);
    const cut = await makeAndStoreCut(opened.store, asked);
    assert.equal(cut.version, 2);
    assert.deepEqual(
      cut.differences.find(({ code }) => code === "R1"),
      { code: "R1", before: 12, after: 42 },
    );
    const after = await asPerson(opened.store, sven, listCuts);
    assert.deepEqual(after.slice(1), before);
  });

  it("is nothing a person's own transaction can do or undo", async () => {
    for (const statement of [
      "DELETE FROM cut",
      "UPDATE cut SET hash = ''",
      "INSERT INTO cut (id, period, version, body, hash) VALUES (gen_random_uuid(), '2016', 99, '{}', '')",
    ])
      await assert.rejects(
        asPerson(opened.store, rosa, (sql) => sql(statement)),
        /permission denied/,
      );
    await assert.rejects(
      asCounter(opened.store, (sql) => sql("UPDATE cut SET hash = ''")),
      /permission denied/,
    );
    for (const table of ["change", "fact"])
      await assert.rejects(
        asCounter(opened.store, (sql) => sql(`SELECT * FROM ${table}`)),
        /permission denied/,
      );
  });
});

describe("a working number", () => {
  it("opens to exactly the rows it counts, in every cell of every figure", async () => {
    for (const indicator of indicatorsOf(workshop).filter(({ measure }) => measure === "people")) {
      const scope = { period, tenants: [north] };
      await inTenants(opened.store, [north], async (sql) => {
        for (const result of await countResults(sql, [indicator], latticeOf, scope)) {
          const { rows, total } = await openCell(sql, indicator, scope, result.at, 1000);
          assert.equal(rows.length, total);
          const people = await sql<{ people: number }>(
            "SELECT count(DISTINCT person)::int AS people FROM counted WHERE record = ANY ($1)",
            [rows.map(({ record }) => record)],
          );
          assert.equal(people[0]?.people, result.value, `${indicator.code} ${JSON.stringify(result.at)}`);
        }
      });
    }
  });

  it("opens nothing of another workshop, also when it is asked for", async () => {
    const indicator = findIndicator(workshop, "R1")!;
    const scope = { period, tenants: [north, south] };
    const { rows } = await asPerson(opened.store, sven, (sql) => openCell(sql, indicator, scope, {}, 1000));
    assert.equal(rows.length, 3);
    assert.ok(rows.every((row) => row.tenant === south && row.type === "ride"));
    const complete = await asPerson(opened.store, sven, (sql) => readCompleteness(sql, scope));
    assert.equal(complete.partners, 1);
  });
});
