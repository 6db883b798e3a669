// `recount` on the command line: what waits is stated, what is not one's own is left, and the log folded anew says the same.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { deviceId } from "#test/bicycles/devices.ts";
import { Ride, RideDay, workshop } from "#test/bicycles/workshop.ts";
import { type OpenedPostgres, openPostgres } from "#test/contract/keepers.ts";
import { milo, NOW, newId, north, olga, rode, say, stated } from "#test/contract/workshop.ts";
import { inTenants } from "../store/database.ts";
import { foldTenant } from "./fold-log.ts";
import { recountAll } from "./recount.ts";

let opened: OpenedPostgres;
before(async () => {
  opened = await openPostgres();
});
after(() => opened.close());

test("states what waits, leaves what one may not change, and checks", async () => {
  const day = say({ type: RideDay, answers: { riddenOn: "2016-05-01", route: "Canal", topics: ["brakes"] } });
  const rides = Array.from({ length: 3 }, () => say({ type: Ride, answers: { day: day.head.record, passed: "yes" } }));
  const stale = stated(7, [rode(day.head.record)]);
  const edit = say({ type: Ride, record: rides[0]?.head.record ?? "", act: "edit", facts: stale });
  for (const { accepted } of await opened.keeper.push(olga, [day, ...rides, edit])) assert.ok(accepted);
  const key = { person: olga.id, device: deviceId(0x9) };
  const recountAs = (person: typeof olga) => recountAll(opened.keeper, workshop, person, key, NOW, newId);

  assert.deepEqual(await recountAs(milo), { recounted: 0, left: 0 });
  assert.deepEqual(await opened.counted(), []);
  assert.deepEqual(await recountAs(olga), { recounted: 3, left: 0 });
  const counted = await opened.counted();
  assert.deepEqual(
    counted.map(({ kind, dims }) => [kind, dims.answer, dims.topic]),
    Array.from({ length: 3 }, () => ["ride", "yes", "brakes"]),
  );
  assert.deepEqual(await recountAs(olga), { recounted: 0, left: 0 });
  const folded = await inTenants(opened.store, [north], (sql) => foldTenant(sql, workshop, north));
  assert.deepEqual([folded.differences, folded.changes], [[], 8]);
});
