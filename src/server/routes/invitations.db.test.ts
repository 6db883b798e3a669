// Invitations over HTTP, and the second question at each door: may the wrong person do this?
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { accountOf, boxOf, proofFrom } from "#test/an-account.ts";
import { type Colleague, type OwnHouse, openOwnHouse } from "#test/own-house.ts";

let house: OwnHouse;
let founder: Colleague;
let partner: Colleague;
const [alliance, desk, north, field] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
before(async () => {
  house = await openOwnHouse();
  founder = await house.begin(alliance, desk);
  await house.post("/api/set-up/organisations", await house.adding(founder, north, field), founder.cookie);
  partner = await house.letIn(founder, north, "Pia Partner", { role: "administrator", stream: null });
});
after(() => house.close());

const signIn = (name: string, words = "password") =>
  house.post("/api/sign-in", { name, way: "password", proof: proofFrom(words) });
const me = async (cookie: string) => (await house.get("/api/me", cookie)).said;

describe("an invitation", () => {
  test("lets somebody in once: with the account and the keys they bring, signed in, and in the log of their organisation", async () => {
    const person = await house.newcomer(partner, north, "Tess Trainer");
    const link = await house.invite(partner, north, person);
    const opened = await house.post("/api/invitations/open", { id: link.id, proof: link.proof });
    assert.deepEqual(opened.said.person, { id: person, name: "Tess Trainer", does: "Example" });
    assert.deepEqual([opened.said.organisation, opened.said.tenant], ["Example partner", north]);
    assert.deepEqual(opened.said.by, { id: partner.id, name: "Pia Partner" });
    const { keys, body } = await house.taking(link, "tess");
    const taken = await house.post("/api/invitations/take", { ...body, device: "Blue laptop" });
    assert.deepEqual(taken.said, { person });
    assert.deepEqual((await me(taken.cookie)).account, {
      name: "tess",
      bundle: boxOf("b"),
      ways: accountOf("tess").ways.map(({ proof: _, ...way }) => way),
    });
    const sessions = (await house.get("/api/sessions", taken.cookie)).said;
    assert.deepEqual([sessions.length, sessions[0].device], [1, "Blue laptop"]);
    assert.equal((await house.stateOf(north, partner)).people.get(person)?.keys.signs, keys.signing.publicKey);
    assert.equal((await signIn("Tess")).status, 200);
    for (const url of ["open", "take"]) {
      const again = await house.post(
        `/api/invitations/${url}`,
        url === "open" ? { id: link.id, proof: link.proof } : body,
      );
      assert.deepEqual([again.status, again.code, again.cookie], [404, "invitation.over", ""]);
    }
  });

  test("is answered alike when it is unknown, used, over, or shown with another proof, and an account comes of none", async () => {
    const person = await house.newcomer(partner, north, "Late Lori");
    const link = await house.invite(partner, north, person);
    const { body } = await house.taking(link, "lori");
    const answers = [
      await house.post("/api/invitations/take", { ...body, proof: proofFrom("another") }),
      await house.post("/api/invitations/take", { ...body, id: randomUUID() }),
      await house.post("/api/invitations/take", { ...body, id: "no id" }),
      await house.post("/api/invitations/open", { id: link.id, proof: proofFrom("another") }),
    ];
    house.clock.at += 7 * 24 * 3_600_000 + 1000;
    answers.push(
      await house.post("/api/invitations/take", body),
      await house.post("/api/invitations/open", { id: link.id, proof: link.proof }),
    );
    house.clock.at -= 7 * 24 * 3_600_000 + 1000;
    for (const { status, said, cookie } of answers)
      assert.deepEqual([status, said, cookie], [404, answers[0]?.said, ""]);
    assert.equal((await signIn("lori")).code, "sign-in.refused");
    assert.equal((await house.post("/api/invitations/take", body)).status, 200, "and in its time it is good");
  });

  test("is over when a newer one is made for the same person", async () => {
    const person = await house.newcomer(partner, north, "Nell Newer");
    const older = await house.invite(partner, north, person);
    const newer = await house.invite(partner, north, person);
    assert.equal(
      (await house.post("/api/invitations/open", { id: older.id, proof: older.proof })).code,
      "invitation.over",
    );
    await house.take(newer, "nell");
  });

  test("is taken whole or not at all: a name of somebody else, or keys nobody signed, leave it as it was", async () => {
    const person = await house.newcomer(partner, north, "Whole Wim");
    const link = await house.invite(partner, north, person);
    const theirs = await house.invite(partner, north, await house.newcomer(partner, north, "Other"));
    const other = await house.taking(theirs, "other");
    const { body } = await house.taking(link, "TESS");
    assert.equal((await house.post("/api/invitations/take", body)).code, "sign-in.name-taken");
    const wrong = [
      { ...body, name: "wim", entries: other.body.entries },
      { ...body, name: "wim", entries: [] },
      { ...body, name: "wim", entries: body.entries.map((one) => ({ ...one, signature: "A".repeat(86) })) },
    ];
    const codes = [];
    for (const one of wrong) codes.push((await house.post("/api/invitations/take", one)).code);
    assert.deepEqual(new Set(codes), new Set(["keys.not-believed"]));
    assert.ok(!(await house.stateOf(north, partner)).people.has(person));
    assert.equal((await signIn("wim")).code, "sign-in.refused");
    await house.take(link, "wim");
  });

  test("taken by two at once lets one in", async () => {
    const link = await house.invite(partner, north, await house.newcomer(partner, north, "Two At Once"));
    const [one, two] = [await house.taking(link, "first of two"), await house.taking(link, "second of two")];
    const answers = await Promise.all([one, two].map(({ body }) => house.post("/api/invitations/take", body)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 404]);
  });

  test("takes no account that is no good", async () => {
    const link = await house.invite(partner, north, await house.newcomer(partner, north, "Fussy"));
    const { body } = await house.taking(link, "fussy");
    const [password, code] = body.ways;
    const weak = { ...password, settings: { ...password?.settings, memory: 1024 } };
    for (const more of [
      { ways: [] },
      { ways: [code] },
      { ways: [password, password] },
      { ways: [weak, code] },
      { ways: [{ ...password, settings: null }] },
      { name: "" },
      { name: "   " },
      { name: "a\u202eb" },
      { name: "a\u0000b" },
      { bundle: "short" },
      { bundle: "x".repeat(10_001) },
      { proof: "x" },
      { more: 1 },
    ])
      assert.equal((await house.post("/api/invitations/take", { ...body, ...more })).status, 400, JSON.stringify(more));
    assert.equal((await house.post("/api/invitations/take", body)).status, 200);
  });
});

describe("somebody who forgot their password or lost their phone", () => {
  test("takes a new invitation: from then on neither the old password, nor what was signed in, nor the old keys are theirs", async () => {
    const vera = await house.letIn(partner, north, "Vera", { role: "trainer", stream: field });
    const elsewhere = (await signIn("Vera")).cookie;
    const link = await house.invite(partner, north, vera.id);
    assert.equal((await me(vera.cookie)).id, vera.id, "an invitation that nobody took changes nothing");
    const { keys, body } = await house.taking(link, "Vera again");
    const again = await house.post("/api/invitations/take", body);
    for (const cookie of [vera.cookie, elsewhere]) assert.equal((await me(cookie)).code, "door.sign-in");
    assert.equal((await signIn("Vera")).code, "sign-in.refused");
    assert.equal((await signIn("Vera again")).status, 200);
    assert.equal((await me(again.cookie)).grants.length, 1, "their roles are");
    const state = await house.stateOf(north, partner);
    assert.equal(state.people.get(vera.id)?.keys.signs, keys.signing.publicKey);
    assert.equal((await house.get("/api/sessions", again.cookie)).said.length, 2);
  });

  test("is invited by who leads their team, who invites nobody else", async () => {
    const cara = await house.letIn(partner, north, "Cara", { role: "caseworker", stream: field });
    const lead = await house.letIn(partner, north, "Lead", { role: "supervisor", stream: field });
    await house.invite(lead, north, cara.id);
    const refused = async (by: Colleague, tenant: string, person: string) =>
      (await house.post("/api/invitations", (await house.inviting(by, tenant, person)).body, by.cookie)).code;
    assert.equal(await refused(cara, north, lead.id), "door.not-allowed");
    assert.equal(await refused(cara, north, cara.id), "door.not-allowed");
    assert.equal(await refused(lead, north, lead.id), "door.not-allowed");
    assert.equal(await refused(lead, north, partner.id), "door.not-allowed", "an administrator");
    assert.equal(await refused(lead, north, await house.newcomer(partner, north, "Unheard of")), "door.not-allowed");
    await house.say(founder, alliance, {
      says: "granted",
      person: cara.id,
      role: "data-protection-officer",
      stream: null,
    });
    assert.equal(await refused(lead, north, cara.id), "door.not-allowed", "whoever is somebody elsewhere too");
    assert.equal(
      (await house.post("/api/invitations", (await house.inviting(partner, north, cara.id)).body, partner.cookie))
        .status,
      200,
    );
  });
});

describe("the wrong person", () => {
  test("who administers another organisation makes no invitation for somebody of this one, in either log", async () => {
    const victim = await house.letIn(founder, alliance, "Desk Dora", { role: "alliance-desk", stream: null });
    const asTheirs = await house.inviting(partner, north, victim.id);
    assert.equal((await house.post("/api/invitations", asTheirs.body, partner.cookie)).code, "door.not-allowed");
    assert.equal(
      (await house.post("/api/invitations", { ...asTheirs.body, tenant: alliance }, partner.cookie)).status,
      400,
    );
    const moved = asTheirs.body.entries.map((one) => ({ ...one, entry: { ...one.entry, tenant: alliance } }));
    const there = { ...asTheirs.body, tenant: alliance, entries: moved };
    assert.equal((await house.post("/api/invitations", there, partner.cookie)).code, "door.not-allowed");
    assert.equal((await me(victim.cookie)).id, victim.id);
  });

  test("who is nobody, or sends what another signed, or what is signed by none, or takes another's id, makes none", async () => {
    const person = await house.newcomer(partner, north, "Almost");
    const { body } = await house.inviting(partner, north, person);
    const code = async (payload: object, cookie = partner.cookie) =>
      (await house.post("/api/invitations", payload, cookie)).code;
    assert.equal(await code(body, ""), "door.sign-in");
    assert.equal(await code(body, founder.cookie), "door.bad-request");
    assert.equal(await code({ ...body, person: partner.id }), "door.bad-request");
    assert.equal(await code({ ...body, entries: [] }), "door.bad-request");
    const unsigned = body.entries.map((one) => ({ ...one, signature: "A".repeat(86) }));
    assert.equal(await code({ ...body, entries: unsigned }), "keys.not-believed");
    const theirs = await house.invite(partner, north, await house.newcomer(partner, north, "Another"));
    const late = await house.inviting(partner, north, person);
    assert.equal(await code({ ...late.body, id: theirs.id }), "door.not-allowed");
    assert.equal(await code(body), "keys.behind", "the log has gone on");
    assert.equal(await code(late.body), undefined);
    assert.equal((await house.post("/api/invitations/open", { id: theirs.id, proof: theirs.proof })).status, 200);
  });
});

test("no proof, no hash and nothing sealed is in any line of the log", async () => {
  const kept = await house.store.pool.query(
    "SELECT proof_hash AS secret FROM invitation UNION SELECT verifier FROM way_in UNION SELECT bundle FROM account",
  );
  assert.ok(kept.rowCount && kept.rowCount > 10);
  const lines = JSON.stringify(house.logged);
  for (const { secret } of kept.rows) assert.ok(!lines.includes(secret));
  for (const word of [proofFrom("password"), "tess", founder.id, alliance]) assert.ok(!lines.includes(word), word);
  assert.deepEqual(
    house.logged.filter(({ at }) => at === "trouble"),
    [],
  );
});

describe("what colleagues are called", () => {
  const named = async ({ cookie }: Colleague) => (await me(cookie)).colleagues as { id: string; name: string }[];
  const namesOf = async (by: Colleague): Promise<readonly string[]> => (await named(by)).map(({ name }) => name);

  test("is told to whoever works there, also of the founder, who belongs elsewhere; and nothing else of them", async () => {
    const tara = await house.letIn(partner, north, "Tara Trainer", { role: "trainer", stream: field });
    const told = await named(tara);
    for (const one of [founder, partner, tara]) assert.ok(told.some(({ id }) => id === one.id));
    assert.ok((await namesOf(tara)).includes("Fern Avocet"));
    for (const one of told) assert.deepEqual(Object.keys(one), ["id", "name"]);
  });

  test("is not told of another organisation, nor to who only pays or counts there, nor once one's role has ended", async () => {
    const [south, office] = [randomUUID(), randomUUID()];
    await house.post("/api/set-up/organisations", await house.adding(founder, south, office), founder.cookie);
    const grant = { role: "administrator", stream: null };
    const sol = await house.letIn(founder, south, "Sol South", grant);
    const dana = await house.letIn(founder, alliance, "Dana Desk", { role: "alliance-desk", stream: null });
    assert.deepEqual((await namesOf(sol)).toSorted(), ["Fern Avocet", "Sol South"]);
    for (const one of [partner, dana]) assert.ok(!(await namesOf(one)).includes("Sol South"));
    assert.ok(!(await namesOf(sol)).some((name) => ["Pia Partner", "Dana Desk"].includes(name)));
    const donor = await house.letIn(sol, south, "Don Donor", { role: "donor", stream: null });
    assert.deepEqual(await namesOf(donor), []);
    assert.ok((await namesOf(founder)).includes("Sol South"));
    await house.say(sol, south, { says: "ended", person: founder.id, ...grant });
    assert.ok(!(await namesOf(founder)).includes("Sol South"), "who has left is told no more");
    assert.ok((await namesOf(sol)).includes("Fern Avocet"), "what they wrote there stands under their name");
  });
});
