// A role for a time: from its first day to its last it opens what it opens, and on no other day anything, whoever is asked: the model,
// the keeper on PostgreSQL, its walls, the door.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fastify from "fastify";
import type { Person } from "#core/access/role.ts";
import { isProblem } from "#core/problem.ts";
import { doorOf } from "#server/door.ts";
import { asOwner, asPerson } from "#server/store/database.ts";
import { grantsOf } from "#server/store/people.ts";
import { RideDay, workshop } from "../bicycles/workshop.ts";
import { keepers, type OpenedKeeper, type OpenedPostgres, openPostgres } from "./keepers.ts";
import { newId, north, northRides, olga, say, south } from "./workshop.ts";

/** Somebody who owns the workshop in the north for a time; the keepers live on 12 December 2016. */
function visitor(fromOn: string | undefined, toOn: string | undefined): Person {
  const id = newId();
  const days = { ...(fromOn !== undefined && { fromOn }), ...(toOn !== undefined && { toOn }) };
  return { id, grants: [{ person: id, role: "owner", tenant: north, stream: null, ...days }] };
}
const here = visitor("2016-12-01", "2016-12-12");
const gone = visitor("2016-11-01", "2016-12-11");
const notYet = visitor("2016-12-13", undefined);

for (const [name, open] of Object.entries(keepers)) {
  describe(`a keeper ${name}`, () => {
    let opened: OpenedKeeper;
    const day = say({ type: RideDay, answers: { route: "Canal" }, head: { stream: northRides } });
    before(async () => {
      opened = await open();
      await opened.keeper.push(olga, [day]);
    });
    after(() => opened.close());

    test("gives to somebody on the last day what the role gives", async () => {
      assert.equal((await opened.keeper.streamsOf(here)).length, 2);
      assert.ok(!isProblem(await opened.keeper.pull(here, northRides, 0, 10)));
      assert.ok(!isProblem(await opened.keeper.openRecord(here, day.head.record)));
      const [pushed] = await opened.keeper.push(here, [say({ type: RideDay, by: here, head: { stream: northRides } })]);
      assert.ok(pushed?.accepted);
    });

    for (const [when, person] of [
      ["the day after", gone],
      ["the day before", notYet],
    ] as const)
      test(`gives nothing and takes nothing ${when}`, async () => {
        const { keeper } = opened;
        assert.deepEqual(await keeper.streamsOf(person), []);
        const pulled = await keeper.pull(person, northRides, 0, 10);
        assert.equal(isProblem(pulled) && pulled.code, "door.not-found");
        assert.deepEqual(await keeper.openRecords(person, {}), { records: [], next: null });
        const found = await keeper.openRecord(person, day.head.record);
        assert.equal(isProblem(found) && found.code, "door.not-found");
        const [pushed] = await keeper.push(person, [say({ type: RideDay, by: person, head: { stream: northRides } })]);
        // Of somebody who has left it is kept aside, for whoever leads the work to look at; in no record either way.
        const code = person === gone ? "change.set-aside" : "change.not-allowed";
        assert.equal(pushed && !pushed.accepted && pushed.problem.code, code);
        const page = await keeper.pull(olga, northRides, 0, 1_000);
        assert.ok(!isProblem(page) && page.changes.every(({ envelope }) => envelope.head.author !== person.id));
      });
  });
}

describe("the walls and the door", () => {
  let opened: OpenedPostgres;
  before(async () => {
    opened = await openPostgres();
    await opened.keeper.push(olga, [say({ type: RideDay, head: { stream: northRides } })]);
  });
  after(() => opened.close());

  test("show a query that forgets the day not one row of a role that has ended, by the database's own calendar", async () => {
    for (const table of ["tenant", "stream", "change", "record", "counted"]) {
      const seen = (person: Person) => asPerson(opened.store, person, (sql) => sql(`SELECT * FROM ${table}`));
      assert.deepEqual(await seen(gone), [], table);
      assert.deepEqual(await seen(notYet), [], table);
    }
    assert.equal((await asPerson(opened.store, here, (sql) => sql("SELECT * FROM record"))).length, 1);
  });

  test("let a role that has ended in one workshop not close another, nor open it", async () => {
    const both: Person = {
      id: gone.id,
      grants: [...gone.grants, { person: gone.id, role: "owner", tenant: south, stream: null }],
    };
    const tenants = await asPerson(opened.store, both, (sql) => sql<{ tenant: string }>("SELECT tenant FROM tenant"));
    assert.deepEqual(
      tenants.map(({ tenant }) => tenant),
      [south],
    );
  });

  test("keep every visit of somebody who comes twice, and refuse a day that is none", async () => {
    const [first] = gone.grants;
    const add = (grants: Person["grants"]) =>
      opened.keeper.admin.addPerson({ id: gone.id, name: "V", does: "", organisation: "", country: null, grants });
    assert.ok(first);
    const again = { ...first, fromOn: "2017-11-01", toOn: "2017-11-30" };
    await add([first, again]);
    assert.deepEqual(await grantsOf(opened.store, gone.id), [first, again]);
    await assert.rejects(add([{ ...first, toOn: "soon" }]));
    const kept = await asOwner(opened.store, (sql) => sql("SELECT 1 FROM granted WHERE person = $1", [gone.id]));
    assert.equal(kept.length, 2, "what was refused has changed nothing");
  });

  test("open for a day and not for the next, to the same person with the same cookie", async () => {
    let on = "2016-12-11";
    const app = fastify();
    const door = doorOf(
      app,
      workshop,
      { whoAsks: async () => ({ ...gone, name: "", does: "", session: "" }), isRemoved: async () => false },
      () => on,
    );
    door.route({
      method: "GET",
      url: "/counts",
      needs: { action: "count", type: "*" },
      says: "",
      schema: {},
      handler: ({ tenants }) => ({ tenants }),
    });
    assert.deepEqual((await app.inject("/counts")).json(), { tenants: [north] });
    on = "2016-12-12";
    assert.equal((await app.inject("/counts")).json().code, "door.not-found");
  });
});
