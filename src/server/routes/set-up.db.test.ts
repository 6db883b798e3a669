// Setting up over HTTP, and the second question at each door: may the wrong person do this?
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { publicOf } from "#core/seal/person-keys.ts";
import { openHouse } from "#server/house.ts";
import type { Staffed } from "#server/keeper.ts";
import { proofFrom } from "#test/an-account.ts";
import { type Colleague, type OwnHouse, openOwnHouse } from "#test/own-house.ts";

let house: OwnHouse;
let founder: Colleague;
let partner: Colleague;
const ids = { alliance: randomUUID(), office: randomUUID(), partner: randomUUID(), team: randomUUID() };
before(async () => {
  house = await openOwnHouse();
});
after(() => house.close());

const statusOf = async (path: string, body: object, cookie?: string): Promise<number> =>
  (await house.post(path, body, cookie)).status;
const seen = async ({ cookie }: Colleague): Promise<readonly Staffed[]> =>
  (await house.get("/api/set-up", cookie)).said;
const newcomer = (tenant: string) => ({ id: randomUUID(), name: "Example colleague", does: "Example", tenant });
const isEmpty = async (): Promise<boolean> => {
  const found = await house.store.pool.query(
    "SELECT FROM person UNION ALL SELECT FROM tenant UNION ALL SELECT FROM account UNION ALL SELECT FROM installation WHERE root IS NOT NULL",
  );
  return found.rowCount === 0;
};

describe("an empty installation", () => {
  test("is not begun by what is not whole, signed by the root, and about whoever founds it; nothing of that stays", async () => {
    const { body, keys } = await house.founding(ids.alliance, ids.office);
    const other = await house.founding(randomUUID(), randomUUID());
    const [password] = body.account.ways;
    for (const wrong of [
      { office: { id: ids.office, name: "\u0000" } },
      { office: { id: "no id".padEnd(36, "x"), name: "Desk" } },
      { organisation: { ...body.organisation, country: "no country" } },
      { root: other.body.root },
      { root: "x" },
      { entries: [] },
      { entries: other.body.entries },
      { entries: [...body.entries, ...body.entries] },
      { entries: body.entries.map((one) => ({ ...one, signature: other.body.entries[0]?.signature })) },
      { person: { ...body.person, id: other.body.person.id } },
      { account: { ...body.account, ways: [{ ...password, settings: null }] } },
      { account: { ...body.account, name: " " } },
      { more: true },
    ]) {
      const { status, cookie } = await house.post("/api/set-up/first", { ...body, ...wrong });
      assert.ok((status === 400 || status === 422) && cookie === "", `${status} for ${Object.keys(wrong)}`);
    }
    assert.equal(keys.person, body.person.id);
    assert.ok(await isEmpty());
  });

  test("is begun once, by whoever comes first, who then administers it; of two at once one begins", async () => {
    const one = await house.founding(ids.alliance, ids.office);
    const two = await house.founding(ids.alliance, ids.office, "Somebody Else");
    const answers = await Promise.all([one, two].map(({ body }) => house.post("/api/set-up/first", body)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 404]);
    const [begun, cookie] = answers[0]?.status === 200 ? [one, answers[0].cookie] : [two, answers[1]?.cookie ?? ""];
    founder = { id: begun.keys.person, keys: begun.keys, cookie };
    const [alliance] = await seen(founder);
    assert.deepEqual(
      [
        alliance?.name,
        alliance?.partner,
        alliance?.teams.length,
        alliance?.people.map(({ id, grants }) => [id, grants]),
      ],
      ["Example alliance", false, 1, [[founder.id, [{ role: "administrator", stream: null }]]]],
    );
    assert.equal((await house.get("/api/hello")).said.root, begun.body.root);
    const state = await house.stateOf(ids.alliance, founder);
    assert.deepEqual(state.people.get(founder.id)?.keys, publicOf(founder.keys));
    const { said } = await house.get("/api/me", cookie);
    assert.deepEqual([said.id, said.account.name], [founder.id, begun.body.account.name]);
    assert.equal(
      (await house.post("/api/set-up/first", (await house.founding(randomUUID(), randomUUID())).body)).status,
      404,
    );
  });

  test("whose answer was lost on the way is signed in to with the password that was chosen", async () => {
    const name = (await house.get("/api/me", founder.cookie)).said.account.name;
    const proof = proofFrom("password");
    assert.equal(await statusOf("/api/sign-in", { name, way: "password", proof }), 200);
  });

  test("stays one's own, however it is started later", async () => {
    const options = { databaseUrl: house.databaseUrl, dataFolder: "unused", now: Date.now, onTrouble: () => undefined };
    const again = await openHouse({ ...options, demonstration: true });
    assert.deepEqual([again.demonstration, again.today], [false, null]);
    await again.store.close();
  });
});

describe("an organisation", () => {
  test("is added with its first team and its log, and gets teams and people, with a role or without one yet", async () => {
    const added = await house.adding(founder, ids.partner, ids.team);
    assert.equal(await statusOf("/api/set-up/organisations", added, founder.cookie), 200);
    assert.equal(await statusOf("/api/set-up/organisations", added, founder.cookie), 200, "said again, it is the same");
    const team = { tenant: ids.partner, team: { id: randomUUID(), name: "Case team" } };
    assert.equal(await statusOf("/api/set-up/teams", team, founder.cookie), 200);
    const body = newcomer(ids.partner);
    assert.equal(await statusOf("/api/set-up/people", body, founder.cookie), 200);
    assert.equal(await statusOf("/api/set-up/people", body, founder.cookie), 200, "said again, it is the same");
    const [, there] = await seen(founder);
    assert.deepEqual(
      there?.people.map(({ id, grants }) => [id, grants]).toSorted(),
      [
        [founder.id, [{ role: "administrator", stream: null }]],
        [body.id, []],
      ].toSorted(),
    );
    partner = await house.letIn(founder, ids.partner, "Pia Partner", { role: "administrator", stream: null });
  });

  test("is there whole or not at all", async () => {
    const id = randomUUID();
    const added = await house.adding(founder, id, randomUUID());
    const unsigned = added.entries.map((one) => ({ ...one, signature: "A".repeat(86) }));
    assert.equal(await statusOf("/api/set-up/organisations", { ...added, entries: unsigned }, founder.cookie), 422);
    assert.deepEqual(await house.keeper.admin.staffOf([id]), []);
  });
});

describe("the wrong person", () => {
  const everyDoor = (tenant: string): readonly (readonly [path: string, body: object])[] => [
    ["/api/set-up/teams", { tenant, team: { id: randomUUID(), name: "Team" } }],
    ["/api/set-up/people", newcomer(tenant)],
  ];

  test("who is nobody, or a trainer, sets nothing up and sees no list", async () => {
    const trainer = await house.letIn(partner, ids.partner, "Tess", { role: "trainer", stream: ids.team });
    assert.equal((await house.get("/api/set-up", trainer.cookie)).status, 404);
    const organisation = [
      "/api/set-up/organisations",
      await house.adding(founder, randomUUID(), randomUUID()),
    ] as const;
    for (const [path, body] of [...everyDoor(ids.partner), organisation]) {
      assert.equal(await statusOf(path, body, trainer.cookie), 403, path);
      assert.equal(await statusOf(path, body), 401, path);
    }
  });

  test("who administers another organisation reaches neither this one nor the alliance, and adds none", async () => {
    for (const [path, body] of everyDoor(ids.alliance))
      assert.equal(await statusOf(path, body, partner.cookie), 403, path);
    const add = async (by: Colleague, id: string) =>
      statusOf("/api/set-up/organisations", await house.adding(by, id, randomUUID()), partner.cookie);
    const asFounder = { ...founder, keys: { ...partner.keys, root: founder.keys.root! } };
    assert.equal(await add(asFounder, randomUUID()), 403, "even with the root in their hands");
    assert.equal(await add(asFounder, ids.alliance), 403);
    assert.deepEqual(
      (await seen(partner)).map(({ tenant }) => tenant),
      [ids.partner],
    );
  });

  test("who administers the alliance and does not hold the root adds none", async () => {
    const second = await house.letIn(founder, ids.alliance, "Second", { role: "administrator", stream: null });
    const { signing } = second.keys;
    const own = { ...second, keys: { ...second.keys, root: signing, trusts: signing.publicKey } };
    const added = await house.adding(own, randomUUID(), randomUUID());
    assert.equal(await statusOf("/api/set-up/organisations", added, second.cookie), 422);
  });

  test("cannot make a partner one of the alliance by adding it again", async () => {
    const again = { ...(await house.adding(founder, ids.partner, ids.team)), partner: false };
    assert.equal(await statusOf("/api/set-up/organisations", again, partner.cookie), 200);
    assert.equal((await seen(partner))[0]?.partner, true);
  });

  test("cannot take over somebody by their id", async () => {
    const desk = newcomer(ids.alliance);
    assert.equal(await statusOf("/api/set-up/people", desk, founder.cookie), 200);
    const taken = { ...desk, name: "Taken", tenant: ids.partner };
    assert.equal(await statusOf("/api/set-up/people", taken, partner.cookie), 403);
    const [alliance] = await seen(founder);
    assert.equal(alliance?.people.find(({ id }) => id === desk.id)?.name, desk.name);
  });

  test("whose role has ended sets nothing up from that moment on", async () => {
    const second = await house.letIn(partner, ids.partner, "Third", { role: "administrator", stream: null });
    assert.equal((await seen(second)).length, 1);
    const ended = { says: "ended", person: second.id, role: "administrator", stream: null } as const;
    assert.equal((await house.say(partner, ids.partner, ended)).status, 200);
    for (const [path, body] of everyDoor(ids.partner))
      assert.equal(await statusOf(path, body, second.cookie), 403, path);
    assert.equal((await house.get("/api/set-up", second.cookie)).status, 404);
  });
});
