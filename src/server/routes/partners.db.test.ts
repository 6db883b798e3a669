// How partners stand: told to whoever counts them, of those alone; to nobody else, and without a figure.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Person } from "#core/access/role.ts";
import { RideDay } from "#test/bicycles/workshop.ts";
import { guest, milo, north, olga, rosa, say, south, southStands, sven } from "#test/contract/workshop.ts";
import { type Served, serve } from "#test/hostile/served.ts";

let served: Served;
before(async () => {
  served = await serve();
  const answers = { riddenOn: "2016-05-04", country: "NL", route: "Dyke", heads: [{ id: "1", count: 3, fresh: 1 }] };
  await served.keeper.push(olga, [say({ type: RideDay, answers })]);
  const late = { ...answers, riddenOn: "2015-05-04" };
  await served.keeper.push(sven, [
    say({ type: RideDay, by: sven, head: { tenant: south, stream: southStands }, answers: late }),
  ]);
});
after(() => served.close());

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what these tests look at
async function asks(person: Person, path: string): Promise<any> {
  const cookie = await served.signIn(person);
  return (await fetch(served.address + path, { headers: { cookie } })).json();
}
const NORTH = { tenant: north, name: "North Workshop", country: "NL", reporting: true, toRecount: 0, waiting: 0 };
const SOUTH = { tenant: south, name: "South Workshop", country: "BE", reporting: false, toRecount: 0, waiting: 0 };

test("whoever counts sees how those stand, and no other", async () => {
  assert.deepEqual(await asks(olga, "/api/partners?period=2016"), [NORTH]);
  assert.deepEqual(await asks(sven, "/api/partners?period=2016"), [SOUTH]);
  assert.deepEqual(await asks(rosa, "/api/partners?period=2016"), [NORTH, SOUTH]);
  assert.equal((await asks(sven, "/api/partners?period=2015"))[0].reporting, true);
});

test("who may not count, or not release, is told nothing, not even that there is something", async () => {
  for (const person of [milo, guest])
    assert.equal((await asks(person, "/api/partners?period=2016")).code, "door.not-found");
  for (const person of [milo, guest, olga, rosa])
    assert.equal((await asks(person, "/api/partners/all?period=2016")).code, "door.not-found");
});

test("a period that is none is said to be none", async () => {
  assert.equal((await asks(olga, "/api/partners?period=soon")).code, "result.unknown-period");
});
