// Erasing and keeping aside over HTTP: who may not learns nothing, and what is not in form is not listened to.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Person } from "#core/access/role.ts";
import { Repair } from "#test/bicycles/workshop.ts";
import { agnes, frank, guest, milo, newId, north, olga, openWorkshops, say, sven } from "#test/contract/workshop.ts";
import { type Served, serve } from "#test/hostile/served.ts";

let served: Served;
const cookies = new Map<string, string>();
before(async () => {
  served = await serve({
    async openWith(keeper) {
      await openWorkshops(keeper);
      const rest = { does: "Rides", organisation: "Workshop", country: "NL" };
      for (const one of [agnes, frank]) await keeper.admin.addPerson({ ...one, ...rest, name: "Person" });
    },
  });
  for (const person of [olga, agnes, frank, milo, guest, sven]) cookies.set(person.id, await served.signIn(person));
});
after(() => served.close());

const ask = async (by: Person | undefined, path: string, body?: unknown) => {
  const cookie = by ? { cookie: cookies.get(by.id) ?? "" } : {};
  const answer = await fetch(served.address + path, {
    method: body === undefined ? "GET" : "POST",
    headers: { ...cookie, ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const said = (await answer.json()) as { readonly code?: string; readonly [name: string]: unknown };
  return { status: answer.status, code: said.code, said };
};
const kept = async (by: Person): Promise<string> => {
  const change = say({ type: Repair, by });
  assert.equal((await served.keeper.push(by, [change]))[0]?.accepted, true);
  return change.head.record;
};

describe("erasing over HTTP", () => {
  test("is proposed, listed, held, approved; the log names nobody and nothing", async () => {
    const record = await kept(olga);
    assert.equal((await ask(olga, "/api/erasures/propose", { tenant: north, record })).status, 200);
    const list = await ask(agnes, `/api/erasures?tenant=${north}&days=0`);
    assert.deepEqual(
      (list.said["due"] as { record: string }[]).map((one) => one.record),
      [record],
    );
    const hold = { tenant: north, id: newId(), record, class: null, reason: "a court asked" };
    assert.equal((await ask(agnes, "/api/erasures/hold", hold)).status, 200);
    assert.equal((await ask(agnes, "/api/erasures/approve", { tenant: north, record })).code, "erasure.held");
    assert.equal((await ask(agnes, "/api/erasures/lift", { tenant: north, id: hold.id })).status, 200);
    const { said } = await ask(agnes, "/api/erasures/approve", { tenant: north, record });
    assert.deepEqual([said["record"], said["approvedBy"], said["changes"]], [record, agnes.id, 1]);
    assert.equal((await ask(agnes, "/api/erasures/years", { tenant: north, class: "rides", years: 9 })).status, 200);
    const log = JSON.stringify(served.logged);
    for (const word of [record, agnes.id, olga.id, "court"]) assert.ok(!log.includes(word));
  });

  test("is refused to everybody else, and to who is not signed in", async () => {
    const record = await kept(olga);
    await ask(olga, "/api/erasures/propose", { tenant: north, record });
    const asked: readonly [string, object][] = [
      ["/api/erasures/propose", { tenant: north, record }],
      ["/api/erasures/approve", { tenant: north, record }],
      ["/api/erasures/hold", { tenant: north, id: newId(), record, class: null, reason: "x" }],
      ["/api/erasures/lift", { tenant: north, id: newId() }],
      ["/api/erasures/years", { tenant: north, class: "rides", years: 1 }],
      ["/api/quarantine/settle", { tenant: north, id: newId(), as: "released" }],
      ["/api/devices/compromised", { tenant: north, person: olga.id }],
    ];
    for (const [path, body] of asked) {
      for (const wrong of [milo, guest, sven])
        assert.equal((await ask(wrong, path, body)).code, "door.not-allowed", path);
      assert.equal((await ask(undefined, path, body)).code, "door.sign-in", path);
    }
    for (const path of [`/api/erasures?tenant=${north}`, `/api/quarantine?tenant=${north}`])
      for (const wrong of [milo, guest, sven]) assert.equal((await ask(wrong, path)).code, "door.not-found", path);
  });

  test("listens to nothing that is not in form", async () => {
    const wrong: readonly [string, object][] = [
      ["/api/erasures/propose", { tenant: north, record: "' OR true" }],
      ["/api/erasures/approve", { tenant: "north", record: newId() }],
      ["/api/erasures/hold", { tenant: north, id: "1", record: null, class: null, reason: "x" }],
      ["/api/erasures/hold", { tenant: north, id: newId(), record: null, class: null, reason: "" }],
      ["/api/erasures/hold", { tenant: north, id: newId(), record: null, class: null, reason: "x".repeat(301) }],
      ["/api/erasures/years", { tenant: north, class: "rides", years: 0 }],
      ["/api/erasures/years", { tenant: north, class: "rides", years: 1.5 }],
      ["/api/quarantine/settle", { tenant: north, id: newId(), as: "waiting" }],
    ];
    for (const [path, body] of wrong) assert.equal((await ask(agnes, path, body)).status, 400, path);
    for (const query of ["tenant=north", `tenant=${newId()}`, `tenant=${north},${newId()}`])
      assert.equal((await ask(agnes, `/api/erasures?${query}`)).code, "door.not-found");
  });
});

test("a stolen phone: every sign-in of its person ends, and what it sends is kept aside until somebody looks", async () => {
  await kept(milo);
  assert.equal((await ask(milo, "/api/me")).status, 200);
  const { said, status } = await ask(frank, "/api/devices/compromised", { tenant: north, person: milo.id });
  assert.equal(status, 200);
  assert.deepEqual([Object.keys(said["records"] as object), said["changes"]], [["repair"], 1]);
  assert.equal((await ask(milo, "/api/me")).code, "door.removed");
  cookies.set(milo.id, await served.signIn(milo));
  const late = say({ type: Repair, by: milo });
  const pushed = await ask(milo, "/api/changes", { protocol: 1, changes: [late] });
  assert.equal((pushed.said["outcomes"] as { problem: { code: string } }[])[0]?.problem.code, "change.set-aside");
  const list = (await ask(frank, `/api/quarantine?tenant=${north}`)).said as unknown as { id: string; why: string }[];
  assert.deepEqual(
    list.map(({ id, why }) => [id, why]),
    [[late.head.id, "device"]],
  );
  assert.equal(
    (await ask(milo, "/api/quarantine/settle", { tenant: north, id: late.head.id, as: "released" })).code,
    "door.not-allowed",
  );
  assert.equal(
    (await ask(frank, "/api/quarantine/settle", { tenant: north, id: late.head.id, as: "released" })).status,
    200,
  );
});
