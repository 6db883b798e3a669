// Setting up over HTTP, and the second question at each door: may the wrong person do this?
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import type { FastifyInstance } from "fastify";
import { programme } from "#programme/register.ts";
import { openApp } from "#server/app.ts";
import { openHouse } from "#server/house.ts";
import type { Keeper, Staffed } from "#server/keeper.ts";
import { visitorsOf } from "#server/visitors.ts";
import { freshDatabase } from "#test/database.ts";

interface Practice {
  readonly address: string;
  readonly keeper: Keeper;
  readonly databaseUrl: string;
  readonly close: () => Promise<void>;
}

async function openPractice(): Promise<Practice> {
  const database = await freshDatabase("practice");
  const options = { databaseUrl: database.url, dataFolder: "unused", demonstration: true, empty: true, now: Date.now };
  const { store, keeper, today } = await openHouse({ ...options, onTrouble: () => undefined });
  const app: FastifyInstance = await openApp({
    programme,
    keeper,
    store,
    visitors: visitorsOf(store, Date.now),
    log: { write: () => undefined },
    demonstration: true,
    today,
    now: Date.now,
    counters: () => ({}),
  });
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  return {
    address,
    keeper,
    databaseUrl: database.url,
    close: async () => {
      await app.close();
      await store.close();
      await database.drop();
    },
  };
}

let practice: Practice;
let lead = "";
let partner = "";
const ids = {
  alliance: randomUUID(),
  office: randomUUID(),
  founder: randomUUID(),
  partner: randomUUID(),
  team: randomUUID(),
};

before(async () => {
  practice = await openPractice();
});
after(() => practice.close());

async function send(path: string, body: unknown, cookie = ""): Promise<Response> {
  return fetch(`${practice.address}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify(body),
  });
}
const statusOf = async (path: string, body: unknown, cookie = ""): Promise<number> =>
  (await send(path, body, cookie)).status;
const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
const signIn = async (person: string): Promise<string> =>
  cookieOf(await send("/api/sign-in/demonstration", { person }));
const seen = async (cookie: string): Promise<readonly Staffed[]> =>
  (await (await fetch(`${practice.address}/api/set-up`, { headers: { cookie } })).json()) as readonly Staffed[];

const first = () => ({
  organisation: { id: ids.alliance, name: "Example alliance", country: null },
  office: { id: ids.office, name: "Desk" },
  person: { id: ids.founder, name: "Fern Avocet", does: "Administrator" },
});
const newcomer = (role: string, stream: string | null, tenant: string) => ({
  id: randomUUID(),
  name: `Example ${role}`,
  does: role,
  tenant,
  roles: [{ role, stream }],
});

describe("an empty place to practise", () => {
  test("is begun once, by whoever comes first, who is then its administrator", async () => {
    assert.equal(await statusOf("/api/set-up/first", { ...first(), office: { id: ids.office, name: "\u0000" } }), 400);
    const begun = await send("/api/set-up/first", first());
    assert.deepEqual(await begun.json(), { person: ids.founder });
    lead = cookieOf(begun);
    const [alliance] = await seen(lead);
    assert.deepEqual(
      [alliance?.name, alliance?.teams.length, alliance?.people.map(({ grants }) => grants)],
      ["Example alliance", 1, [[{ role: "administrator", stream: null }]]],
    );
    const again = { ...first(), person: { id: randomUUID(), name: "Somebody else", does: "Administrator" } };
    assert.equal(await statusOf("/api/set-up/first", again), 404);
  });

  test("gets organisations, teams and people, and whoever is let in can sign in", async () => {
    const added = {
      id: ids.partner,
      name: "Example partner",
      country: "BR",
      partner: true,
      office: { id: ids.team, name: "Field team" },
    };
    assert.equal(await statusOf("/api/set-up/organisations", added, lead), 200);
    assert.equal(await statusOf("/api/set-up/organisations", added, lead), 200, "said again, it is the same");
    assert.equal(
      await statusOf("/api/set-up/teams", { tenant: ids.partner, team: { id: randomUUID(), name: "Case team" } }, lead),
      200,
    );
    const trainer = newcomer("trainer", ids.team, ids.partner);
    assert.equal(await statusOf("/api/set-up/people", trainer, lead), 200);
    assert.equal(await statusOf("/api/set-up/people", trainer, lead), 200, "said again, it is the same");
    const cookie = await signIn(trainer.id);
    const me = (await (await fetch(`${practice.address}/api/me`, { headers: { cookie } })).json()) as {
      readonly streams: readonly { readonly name: string }[];
    };
    assert.deepEqual(
      me.streams.map(({ name }) => name),
      ["Field team"],
    );
    partner = await administratorOf(ids.partner);
  });

  test("has an organisation whole or not at all: with its first team and its administrator", async () => {
    const { admin } = practice.keeper;
    const added = { id: randomUUID(), name: "Never there", country: null, partner: true };
    const office = { tenant: added.id, stream: randomUUID(), name: "Office" };
    const grant = { person: ids.founder, role: "administrator", tenant: added.id, stream: null, fromOn: "soon" };
    await assert.rejects(admin.found(added, office, grant));
    assert.deepEqual(await admin.staffOf([added.id]), []);
  });

  test("stays one, however it is started later, and a demonstration is no place to begin empty", async () => {
    const options = {
      databaseUrl: practice.databaseUrl,
      dataFolder: "unused",
      demonstration: true,
      now: Date.now,
      onTrouble: () => undefined,
    };
    const again = await openHouse(options);
    assert.equal(again.today, null);
    await again.store.close();
  });
});

describe("the wrong person", () => {
  const everyDoor = (tenant: string, person: string): readonly (readonly [path: string, body: unknown])[] => [
    ["/api/set-up/teams", { tenant, team: { id: randomUUID(), name: "Team" } }],
    ["/api/set-up/people", newcomer("caseworker", null, tenant)],
    ["/api/set-up/grants", { person, tenant, role: "supervisor", stream: null }],
    ["/api/set-up/grants/end", { person, tenant, role: "administrator", stream: null }],
  ];
  const organisation = () => ({
    id: randomUUID(),
    name: "Another",
    country: null,
    partner: true,
    office: { id: randomUUID(), name: "Office" },
  });

  test("who is nobody, or a trainer, sets nothing up and sees no list", async () => {
    const trainer = newcomer("trainer", ids.team, ids.partner);
    await send("/api/set-up/people", trainer, lead);
    const cookie = await signIn(trainer.id);
    assert.equal((await fetch(`${practice.address}/api/set-up`, { headers: { cookie } })).status, 404);
    for (const [path, body] of [
      ...everyDoor(ids.partner, ids.founder),
      ["/api/set-up/organisations", organisation()] as const,
    ]) {
      assert.equal(await statusOf(path, body, cookie), 403, path);
      assert.equal(await statusOf(path, body), 401, path);
    }
  });

  test("who administers another organisation reaches neither this one nor the alliance, and adds none", async () => {
    for (const [path, body] of everyDoor(ids.alliance, ids.founder))
      assert.equal(await statusOf(path, body, partner), 403, path);
    assert.equal(await statusOf("/api/set-up/organisations", organisation(), partner), 403);
    assert.equal(await statusOf("/api/set-up/organisations", { ...organisation(), id: ids.alliance }, partner), 403);
    assert.deepEqual(
      (await seen(partner)).map(({ tenant }) => tenant),
      [ids.partner],
    );
  });

  test("cannot give a role to themselves, one that releases figures in a partner, one that there is not, or a team of another", async () => {
    const administrator = (await seen(partner))[0]?.people.find(({ name }) => name === "Example administrator");
    const give = (role: string, stream: string | null, person = administrator?.id) =>
      statusOf("/api/set-up/grants", { person, tenant: ids.partner, role, stream }, partner);
    assert.equal(await give("supervisor", null), 403);
    const [colleague] = (await seen(partner))[0]?.people.filter(({ name }) => name === "Example trainer") ?? [];
    assert.equal(await give("alliance-desk", null, colleague?.id), 403);
    assert.equal(await give("nobody", null, colleague?.id), 400);
    assert.equal(await give("trainer", ids.office, colleague?.id), 400);
    assert.equal(await give("administrator", ids.team, colleague?.id), 400);
    assert.equal(await give("partner-officer", ids.team, colleague?.id), 200);
  });

  test("cannot make a partner one of the alliance by adding it again, and so give the role that releases", async () => {
    const again = { id: ids.partner, name: "Example partner", country: "BR", partner: false };
    const office = { id: ids.team, name: "Field team" };
    assert.equal(await statusOf("/api/set-up/organisations", { ...again, office }, partner), 200);
    const [at] = await seen(partner);
    assert.equal(at?.partner, true);
    const colleague = at?.people.find(({ name }) => name === "Example trainer");
    const desk = { person: colleague?.id, tenant: ids.partner, role: "alliance-desk", stream: null };
    assert.equal(await statusOf("/api/set-up/grants", desk, partner), 403);
  });

  test("lets nobody in for good who comes for a time: an auditor has a last day, and it is told", async () => {
    const [colleague] = (await seen(partner))[0]?.people.filter(({ name }) => name === "Example trainer") ?? [];
    const give = (more: object) =>
      statusOf(
        "/api/set-up/grants",
        { person: colleague?.id, tenant: ids.partner, role: "auditor", stream: null, ...more },
        partner,
      );
    assert.equal(await give({}), 400);
    assert.equal(await give({ toOn: "soon" }), 400);
    assert.equal(await give({ fromOn: "2016-13-01", toOn: "2016-12-16" }), 400);
    assert.equal(await give({ fromOn: "2016-12-05", toOn: "2016-12-16" }), 200);
    const [same] = (await seen(partner))[0]?.people.filter(({ id }) => id === colleague?.id) ?? [];
    const visit = same?.grants.find(({ role }) => role === "auditor");
    assert.deepEqual(visit, { role: "auditor", stream: null, fromOn: "2016-12-05", toOn: "2016-12-16" });
    const body = newcomer("evaluator", null, ids.partner);
    assert.equal(await statusOf("/api/set-up/people", body, partner), 400);
  });

  test("cannot take over somebody by their id", async () => {
    const desk = newcomer("alliance-desk", null, ids.alliance);
    await send("/api/set-up/people", desk, lead);
    const body = { ...newcomer("donor", null, ids.partner), id: desk.id, name: "Taken" };
    assert.equal(await statusOf("/api/set-up/people", body, partner), 403);
    const [alliance] = (await seen(lead)).filter(({ tenant }) => tenant === ids.alliance);
    const found = alliance?.people.find(({ id }) => id === desk.id);
    assert.deepEqual([found?.name, found?.grants], [desk.name, [{ role: "alliance-desk", stream: null }]]);
  });

  test("whose role has ended is let in nowhere, from that moment on; the last administrator stays", async () => {
    const second = newcomer("administrator", null, ids.partner);
    await send("/api/set-up/people", second, lead);
    const cookie = await signIn(second.id);
    assert.equal((await seen(cookie)).length, 1);
    const end = (person: string, by: string, tenant = ids.partner) =>
      statusOf("/api/set-up/grants/end", { person, tenant, role: "administrator", stream: null }, by);
    assert.equal(await end(second.id, lead), 200);
    for (const [path, body] of everyDoor(ids.partner, ids.founder))
      assert.equal(await statusOf(path, body, cookie), 403, path);
    assert.equal((await fetch(`${practice.address}/api/set-up`, { headers: { cookie } })).status, 404);
    assert.equal(await end(second.id, lead), 404, "it has ended");
    const again = { person: second.id, tenant: ids.partner, role: "administrator", stream: null };
    assert.equal(await statusOf("/api/set-up/grants", again, lead), 200);
    assert.equal((await seen(cookie)).length, 1, "who was here can be given a role again");
    assert.equal(await end(ids.founder, lead, ids.alliance), 403);
  });
});

async function administratorOf(tenant: string): Promise<string> {
  const body = newcomer("administrator", null, tenant);
  assert.equal(await statusOf("/api/set-up/people", body, lead), 200);
  return signIn(body.id);
}
