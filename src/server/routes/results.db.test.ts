// Results over HTTP: who counts an organisation sees its working figures and opens them; what was released is there for whoever signed in.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Person } from "#core/access/role.ts";
import { findPeriod } from "#core/result/period.ts";
import { Repair, Ride, RideDay, workshop } from "#test/bicycles/workshop.ts";
import { guest, milo, newId, olga, rosa, say, south, southStands, stated, sven } from "#test/contract/workshop.ts";
import { type Served, serve } from "#test/hostile/served.ts";
import { makeAndStoreCut } from "../store/cuts.ts";

let served: Served;
let released = "";
before(async () => {
  served = await serve();
  await ridden(olga, "red", ["Ann", "Bo", "Ann"]);
  await ridden(sven, "blue", ["Cas"]);
  const period = findPeriod("2016") ?? assert.fail();
  const asked = {
    programme: workshop,
    period,
    cutOffOn: "2016-12-12",
    demonstration: true,
    outcomes: [],
    targets: { R1: 5 },
  };
  released = (await makeAndStoreCut(served.store, asked)).id;
});
after(() => served.close());

/** A day in May, and who rode along; each a count id that no other workshop knows. */
async function ridden(by: Person, colour: string, riders: readonly string[]): Promise<void> {
  const day = newId();
  const head = by === sven ? { tenant: south, stream: southStands } : {};
  const ids = new Map(riders.map((rider) => [rider, newId()]));
  const answers = { riddenOn: "2016-05-04", country: by === sven ? "BE" : "NL", route: "Dyke", topics: ["brakes"] };
  const rides = riders.map((rider) => {
    const fact = {
      kind: "ride",
      role: "event",
      key: "",
      occasion: day,
      person: ids.get(rider) ?? "",
      dims: { sex: colour, answer: "yes" },
    } as const;
    return say({ type: Ride, by, head, answers: { day }, facts: stated(1, [fact]) });
  });
  const outcomes = await served.keeper.push(by, [say({ type: RideDay, record: day, by, head, answers }), ...rides]);
  assert.ok(outcomes.every(({ accepted }) => accepted));
}

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what these tests look at
async function asks(person: Person, path: string): Promise<any> {
  const cookie = await served.signIn(person);
  const response = await fetch(served.address + path, { headers: { cookie } });
  return response.headers.get("content-type")?.includes("json") ? response.json() : response;
}
const total = (results: readonly { code: string; at: object; value: number }[], code: string): number | undefined =>
  results.find((result) => result.code === code && Object.keys(result.at).length === 0)?.value;

describe("working figures", () => {
  test("are those of the organisations a person may count, and no other's", async () => {
    const olgas = await asks(olga, "/api/results?period=2016");
    assert.deepEqual(
      [olgas.room, olgas.scope, total(olgas.results, "R1"), total(olgas.results, "R3")],
      ["working", ["North Workshop"], 2, 3],
    );
    assert.deepEqual(olgas.completeness, { partners: 1, partnersReporting: 1, toRecount: 0, waiting: 0 });
    const svens = await asks(sven, "/api/results?period=2016");
    assert.equal(total(svens.results, "R1"), 1);
  });

  test("are added up for somebody who counts two, with each beside", async () => {
    const { scope, results } = await asks(rosa, "/api/results?period=2016");
    assert.deepEqual(scope, ["North Workshop", "South Workshop"]);
    const by = (split: string) =>
      results.filter(
        ({ code, at }: { code: string; at: object }) => code === "R1" && split in at && Object.keys(at).length === 1,
      );
    assert.equal(total(results, "R1"), 3);
    assert.deepEqual(
      by("organisation")
        .map(({ value }: { value: number }) => value)
        .sort(),
      [1, 2],
    );
    assert.deepEqual(
      by("sex").map(({ at, value }: { at: { sex: string }; value: number }) => [at.sex, value]),
      [
        ["blue", 1],
        ["red", 2],
      ],
    );
  });

  test("are not there for whoever may not count", async () => {
    for (const person of [milo, guest]) {
      assert.equal((await asks(person, "/api/results?period=2016")).code, "door.not-found");
      assert.equal((await asks(person, "/api/facts?figure=R1&period=2016")).code, "door.not-found");
    }
  });

  test("open to the rows they count, and these to records", async () => {
    const { rows, total } = await asks(olga, "/api/facts?figure=R1&period=2016&sex=red");
    assert.deepEqual([rows.length, total], [3, 3]);
    assert.ok(
      rows.every(
        ({ type, month, dims }: { type: string; month: string; dims: { sex: string } }) =>
          type === "ride" && month === "2016-05" && dims.sex === "red",
      ),
    );
    assert.equal((await asks(olga, "/api/facts?figure=R1&period=2016&sex=blue")).total, 0);
    assert.deepEqual([(await asks(olga, "/api/facts?figure=R1&period=2016&limit=1")).rows.length], [1]);
  });

  test("asked for in words we do not know get a problem that names the field, never the word", async () => {
    for (const [path, code, field] of [
      ["/api/results?period=last-year", "result.unknown-period", "period"],
      ["/api/facts?figure=NONE&period=2016", "result.unknown-indicator", "figure"],
      ["/api/facts?figure=R1&period=2016&ageBand=old", "result.unknown-split", undefined],
    ] as const) {
      const problem = await asks(olga, path);
      assert.deepEqual([problem.code, problem.field], [code, field]);
      assert.doesNotMatch(JSON.stringify(problem), /last-year|NONE|old"/);
    }
  });
});

describe("released figures", () => {
  test("are listed and read by whoever signed in, whatever they may count", async () => {
    for (const person of [olga, guest]) {
      const [name] = await asks(person, "/api/released");
      assert.deepEqual([name.id, name.period, name.version, name.cutOffOn], [released, "2016", 1, "2016-12-12"]);
      const cut = await asks(person, `/api/released/${released}`);
      assert.equal(cut.hash, name.hash);
    }
  });

  test("hide a number of people that is too small, which the working figure shows", async () => {
    const { figures } = await asks(guest, `/api/released/${released}`);
    const riders = figures.find(({ code }: { code: string }) => code === "R1");
    assert.deepEqual([riders.cells[0].value, riders.target], [null, 5]);
  });

  test("are not found by another id, nor by what is no id", async () => {
    for (const id of [newId(), "2016", "'"]) {
      assert.equal((await asks(olga, `/api/released/${encodeURIComponent(id)}`)).code, "door.not-found");
      assert.equal((await asks(olga, `/api/report/${encodeURIComponent(id)}`)).code, "door.not-found");
    }
  });

  test("become a report in the form that was asked for, under a name that says it is a demonstration", async () => {
    const { report } = await asks(guest, `/api/report/${released}`);
    assert.ok(report.pages.length > 0);
    for (const as of ["xlsx", "csv"]) {
      const response: Response = await asks(guest, `/api/report/${released}?lang=nl&as=${as}`);
      assert.equal(
        response.headers.get("content-disposition"),
        `attachment; filename="DEMO-annual-report-2016-nl-v1.${as}"`,
      );
      assert.ok((await response.arrayBuffer()).byteLength > 500);
    }
  });
});

test("a repair, which states no fact, changes no figure", async () => {
  const before = await asks(olga, "/api/results?period=2016");
  await served.keeper.push(olga, [say({ type: Repair, answers: { bicycle: "Red one" } })]);
  assert.deepEqual((await asks(olga, "/api/results?period=2016")).results, before.results);
});
