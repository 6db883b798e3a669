// Whom to call, for everybody: numbers that somebody answers, in their order; no record can take the others off the list.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inTenants } from "#server/store/database.ts";
import { newId, north, northStands } from "#test/contract/workshop.ts";
import { type Served, serve } from "#test/hostile/served.ts";

let served: Served;
before(async () => {
  served = await serve();
});
after(() => served.close());

const KEPT = `
INSERT INTO record (tenant, record, type, stream, revision, created, withdrawn, to_recount, first_stamp, last_stamp, folded)
VALUES ($1, $2, 'helpline', $3, 1, true, false, false, '', '', $4)`;

async function keep(name: string, more: object): Promise<void> {
  const folded = { name, country: "NL", telephone: "000 00 01", ...more };
  await inTenants(served.store, [north], (sql) => sql(KEPT, [north, newId(), northStands, JSON.stringify(folded)]));
}

test("whoever looks for help sees numbers that stand, by their place in the list, and none that is closed or wrong", async () => {
  await keep("Second", { order: 2, checkedFound: "slow" });
  await keep("First", { order: 1, closedOn: "2099-12-31" });
  await keep("No place", {});
  await keep("Closed", { order: 1, closedOn: "2016-03-01" });
  await keep("Wrong number", { order: 1, checkedFound: "wrong" });
  await keep("Odd place", { order: "first of all" });
  const answer = await fetch(`${served.address}/api/helplines`);
  const listed = (await answer.json()) as readonly { readonly name: string }[];
  assert.deepEqual(
    listed.map(({ name }) => name),
    ["First", "Second", "No place", "Odd place"],
  );
});
