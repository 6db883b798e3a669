// Recovery at the command line, on PostgreSQL: split, drilled, used; and a broken share, a broken box, a wrong person and a wrong number.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { typesOf } from "#core/programme.ts";
import type { Saying } from "#core/seal/key-log.ts";
import { RECOVERY } from "#core/seal/key-state.ts";
import { type Keyring, makeKeyring } from "#core/seal/keyring.ts";
import { type SigningPair, signingPair } from "#core/seal/pair.ts";
import { keysOf, makeSecrets, type PersonKeys, publicOf } from "#core/seal/person-keys.ts";
import { printShare, readShare } from "#core/seal/recovery.ts";
import { circlesOf, letIn, safetyNumber, signEntries, tendCircles, waitingAt } from "#core/seal/tending.ts";
import { programme } from "#programme/register.ts";
import { newId } from "#test/contract/workshop.ts";
import { type FreshDatabase, freshDatabase } from "#test/database.ts";
import type { House } from "../house.ts";
import { platform } from "../platform.ts";
import { asOwner, openStore } from "../store/database.ts";
import { ensureInstallation } from "../store/installation.ts";
import { grantsOf } from "../store/people.ts";
import { postgresKeeper } from "../store/postgres-keeper.ts";
import { Wrong } from "./command.ts";
import { type RecoveryGiven, recoveryIn } from "./recovery.ts";

const TODAY = "2016-12-12";
const folder = mkdtempSync(join(tmpdir(), "banyan-recovery-"));
const [fern, moss, team] = [newId(), newId(), newId()];
const { roles } = programme;
const places = circlesOf(roles, typesOf(programme))
  .filter((circle) => /[ +]caseworker(\+|$)/.test(circle))
  .map((circle) => ({ stream: team, circle }));
const tending = { platform, roles, on: TODAY };
const files: { readonly [name: string]: string } = Object.fromEntries(
  ["ana", "bo", "cy", "elsewhere", "paper", "broken", "bo-anew"].map((name) => [name, join(folder, name)]),
);
const people: { [name: string]: PersonKeys } = {};
let database: FreshDatabase;
let house: House;
let root: SigningPair;
let paper: string;

before(async () => {
  database = await freshDatabase("recovery");
  const store = await openStore(database.url);
  const installation = await ensureInstallation(store, {
    programme: programme.id,
    demonstration: true,
    today: TODAY,
  });
  house = {
    store,
    demonstration: true,
    keeper: postgresKeeper({ store, programme, installation, now: Date.now }),
    today: TODAY,
  };
  root = await signingPair(platform, platform.random(32));
  const { admin } = house.keeper;
  await admin.setRoot(root.publicKey);
  for (const [id, name] of [
    [fern, "Example Partner Fern"],
    [moss, "Example Partner Moss"],
  ] as const)
    await admin.addTenant({ id, name, country: "BR", partner: true });
  await admin.addStream({ tenant: fern, stream: team, name: "Case team" });
  for (const name of ["ana", "bo", "cy", "elsewhere"]) {
    const keys = await keyFile(name, newId());
    const grants = name === "elsewhere" ? [{ role: "caseworker", tenant: moss, stream: null }] : [];
    await admin.addPerson({ id: keys.person, name, does: "", organisation: "Example", country: "BR", grants });
  }
  await say(person("ana"), { says: "founded", person: person("ana").person, keys: publicOf(person("ana")) }, root);
  for (const name of ["bo", "cy"]) {
    await joins(person(name));
    await say(person("ana"), { says: "granted", person: person(name).person, role: "caseworker", stream: team });
  }
});

after(async () => {
  await house.store.close();
  await database.drop();
  rmSync(folder, { recursive: true });
});

async function keyFile(name: string, id: string): Promise<PersonKeys> {
  const secrets = makeSecrets(platform, root.publicKey);
  writeFileSync(files[name] ?? "", JSON.stringify({ person: id, device: newId(), secrets }));
  const keys = await keysOf(platform, id, secrets);
  people[name] = keys;
  return keys;
}

function person(name: string): PersonKeys {
  return people[name] as PersonKeys;
}

async function joins(keys: PersonKeys): Promise<void> {
  const invitation = await signingPair(platform, platform.random(32));
  const { person: id } = keys;
  await say(person("ana"), { says: "invited", person: id, invitation: invitation.publicKey });
  await say(keys, { says: "joined", person: id, keys: publicOf(keys) }, invitation);
}

async function ringOf(keys: PersonKeys): Promise<Keyring> {
  const ring = makeKeyring({ platform, roles, findType: () => undefined, keys });
  const asking = { id: keys.person, grants: await grantsOf(house.store, keys.person) };
  const page = await house.keeper.keys.page(asking.grants.length > 0 ? asking : { id: "", grants: [] }, fern, 0);
  if (!("code" in page)) assert.equal(await ring.take(page), undefined);
  return ring;
}

async function refusalOf(by: PersonKeys, saying: Saying, signing = by.signing, keeper = house.keeper) {
  const log = await asOwner(house.store, (sql) =>
    sql<{ entry: string; signature: string }>("SELECT entry, signature FROM key_entry WHERE tenant = $1 ORDER BY n", [
      fern,
    ]),
  );
  const entries = log.map(({ entry, signature }) => ({ entry: JSON.parse(entry), signature }));
  const ring = makeKeyring({ platform, roles, findType: () => undefined, keys: by });
  await ring.take({ tenant: fern, entries, boxes: [], befores: [] });
  const state = ring.stateOf(fern);
  const said = [{ by: by.person, signing, saying }];
  const made = await signEntries({ ...tending, root: root.publicKey }, state, said).catch((error: Error) => error);
  if (made instanceof Error) return made.message;
  return (await keeper.keys.post({ tenant: fern, entries: made, boxes: [], befores: [] }))?.code;
}

async function say(by: PersonKeys, saying: Saying, signing = by.signing): Promise<void> {
  assert.equal(await refusalOf(by, saying, signing), undefined);
}

async function run(words: string, given: RecoveryGiven): Promise<string> {
  let said = "";
  const [what = "", ...names] = words.split(" ");
  const as = typeof given.as === "string" ? files[given.as] : undefined;
  const paths = names.map((name) => files[name] ?? "");
  await recoveryIn(house, { ...given, as }, [what, ...paths], { say: (text) => (said += text), tell: () => undefined });
  return said;
}

/** All there is of keys, to show that nothing was written. */
async function everything(): Promise<string> {
  const tables = await asOwner(house.store, async (sql) => [
    await sql("SELECT * FROM key_entry ORDER BY tenant, n"),
    await sql("SELECT * FROM epoch_box ORDER BY person, stream, circle, epoch"),
    await sql("SELECT * FROM epoch_before ORDER BY stream, circle, epoch"),
  ]);
  return JSON.stringify(tables);
}

const wrong =
  (...words: readonly RegExp[]) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof Wrong, String(error));
    for (const word of words) assert.match(error.message, word);
    return true;
  };

describe("recovery", () => {
  test("is split by an administrator, and by nobody else; outsiders never hold enough", async () => {
    assert.ok(places.length > 1);
    await assert.rejects(run("drill", { as: "bo" }), wrong(/no recovery pair yet/));
    await assert.rejects(run("split", { as: "bo", holders: "bo,cy,paper" }), wrong(/not allowed/));
    await assert.rejects(run("split", { as: "ana", holders: "bo,paper,paper" }), wrong(/not allowed/));
    await assert.rejects(run("split", { as: "ana", holders: "bo,bo,cy" }), wrong(/not allowed/));
    await assert.rejects(run("split", { as: "ana", holders: "bo,cy" }), wrong(/three or five/));
    await assert.rejects(run("split", { as: "ana", holders: "bo,elsewhere,paper" }), wrong(/no colleague/));
    await assert.rejects(run("split", { holders: "bo,cy,paper" }), wrong(/--as/));
    const told = JSON.parse(await run("split", { as: "ana", holders: "bo,cy,paper", json: true }));
    assert.deepEqual([told.threshold, told.shares.length, told.shares[0].printed], [2, 3, null]);
    paper = told.shares[2].printed;
    writeFileSync(files["paper"] ?? "", `${paper.toLowerCase()}\n`);
    const kept = await everything();
    assert.ok(!kept.includes(paper) && !kept.includes(RECOVERY), "a share on paper is nowhere in the database");
    assert.equal((await ringOf(person("ana"))).stateOf(fern).recovery?.threshold, 2);
  });

  test("is drilled: two shares open every circle, whoever brings them, and nothing is written", async () => {
    const bo = await ringOf(person("bo"));
    const post = await tendCircles({ ...tending, root: root.publicKey }, bo, fern, places);
    assert.ok(post && !(await house.keeper.keys.post(post)));
    const kept = await everything();
    for (const [as, ...others] of [
      ["bo", "cy"],
      ["cy", "paper"],
      ["ana", "paper", "bo"],
    ] as const) {
      const told = await run(["drill", ...others].join(" "), { as });
      assert.equal(told.match(/^yes {2}Case team · .*Caseworker/gm)?.length, places.length);
      assert.doesNotMatch(told, /^no /m);
    }
    assert.equal(await everything(), kept);
    const own = (await run("share", { as: "bo" })).trim();
    assert.ok(readShare(own), "who holds one prints it");
    await assert.rejects(run("share", { as: "ana" }), wrong(/No share/));
    await assert.rejects(run("drill", { as: "ana" }), wrong(/2 more shares/));
    await assert.rejects(run("drill cy", { as: "elsewhere" }), wrong(/^This organisation has no/));
    await assert.rejects(run("drill cy", { as: "elsewhere", organisation: fern }), wrong(/--organisation/));
  });

  test("a drill finds a broken share, also where the others open without it", async () => {
    const share = readShare(paper) as Uint8Array;
    share[7] = (share[7] ?? 0) ^ 1;
    writeFileSync(files["broken"] ?? "", printShare(share));
    await assert.rejects(
      run("drill broken", { as: "bo", tell: true }),
      wrong(/^broken brings no share/, /1 more share is/),
    );
    const kept = await everything();
    await assert.rejects(run("drill broken cy", { as: "bo", tell: true }), wrong(/^broken brings no share/));
    assert.equal(await everything(), kept, "and tells of no drill that found one");
    writeFileSync(
      files["broken"] ?? "",
      paper.replace(/.$/, (letter) => (letter === "0" ? "1" : "0")),
    );
    await assert.rejects(run("drill broken cy", { as: "bo" }), wrong(/^broken brings no share/));
  });

  test("a drill finds a circle whose secret was not sealed to the pair", async () => {
    const [box] = await asOwner(house.store, (sql) =>
      sql<{ circle: string; box: string }>(
        "SELECT circle, box FROM epoch_box WHERE tenant = $1 AND person = $2 ORDER BY circle LIMIT 1",
        [fern, RECOVERY],
      ),
    );
    const put = (text: string) =>
      asOwner(house.store, (sql) =>
        sql("UPDATE epoch_box SET box = $3 WHERE tenant = $1 AND person = $2 AND circle = $4", [
          fern,
          RECOVERY,
          text,
          box?.circle,
        ]),
      );
    await put(`${box?.box.slice(0, -2)}${box?.box.endsWith("AA") ? "BB" : "AA"}`);
    let told = "";
    const failing = recoveryIn(house, { as: files["bo"], tell: true }, ["drill", files["cy"] ?? ""], {
      say: (text) => (told += text),
      tell: () => undefined,
    });
    await assert.rejects(failing, wrong(/lets the recovery pair in/));
    assert.equal(told.match(/^no /gm)?.length, 1);
    assert.equal(told.match(/^yes /gm)?.length, places.length - 1);
    await put(box?.box ?? "");
  });

  test("the last key-holder leaves once a drill was told, and within 90 days of it", async () => {
    const ending: Saying = { says: "ended", person: person("bo").person, role: "caseworker", stream: team };
    assert.match(String(await refusalOf(person("ana"), ending)), /last-holder/);
    assert.match(await run("drill cy", { as: "bo", tell: true }), /tells of this drill/);
    const store = house.store;
    const installation = await ensureInstallation(store, {
      programme: programme.id,
      demonstration: true,
      today: TODAY,
    });
    const later = { ...installation, today: "2017-03-13" };
    const keeper = postgresKeeper({ store, programme, installation: later, now: Date.now });
    assert.equal(
      await refusalOf(person("ana"), ending, undefined, keeper),
      "keys.last-holder",
      "nor is it said as of then",
    );
    await say(person("ana"), ending);
    await say(person("ana"), { says: "granted", person: person("bo").person, role: "caseworker", stream: team });
  });

  test("lets somebody in again whose keys are lost, by their number and no other", async () => {
    const anew = await keyFile("bo-anew", person("bo").person);
    await joins(anew);
    const number = safetyNumber(anew.person, publicOf(anew));
    assert.match(await run("let-in paper", { as: "cy" }), new RegExp(`${number} {2}bo`));
    await assert.rejects(
      run("let-in paper", { as: "cy", number: "1234 5678 9012 3456 7890" }),
      wrong(/Nobody was let in/),
    );
    await assert.rejects(run("let-in", { as: "cy", number }), wrong(/1 more share is/));
    await assert.rejects(run("let-in bo", { as: "ana", number }), wrong(/1 more share is/));
    const shut = await ringOf(anew);
    assert.equal(shut.secretOf(fern, team, places[0]?.circle ?? "", 1), undefined);
    assert.equal(await run("let-in paper", { as: "cy", number: number.replaceAll(" ", "") }), "bo is let in again.\n");
    const ring = await ringOf(anew);
    for (const { circle } of places) assert.ok(ring.secretOf(fern, team, circle, 1), circle);
    const lets = waitingAt(tending, ring, fern, places).find((one) => one.person === person("cy").person);
    assert.ok(lets && (await letIn({ ...tending, root: root.publicKey }, ring, fern, lets)), "and lets others in");
  });
});
