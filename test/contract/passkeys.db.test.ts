// Passkeys, from a device's authenticator to the server and back: come in by one alone, or by one after a password.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { publicOf } from "#core/seal/person-keys.ts";
import { enterByPasskey, type ListedPasskey, removePasskey, unlockByPasskey } from "#web/passkeys.ts";
import { signIn } from "#web/vault.ts";
import { anAuthenticator } from "../an-authenticator.ts";
import { openOwnHouse } from "../own-house.ts";
import { ADDRESS, codeOf, got, openPasskeyHouse, type PasskeyHouse, password, WORDS } from "../passkey-house.ts";

let at: PasskeyHouse;
const fern = anAuthenticator(ADDRESS);
const tess = anAuthenticator(ADDRESS, { prf: false });
before(async () => {
  at = await openPasskeyHouse();
});
after(() => at.house.close());

describe("a passkey that works out a secret", () => {
  test("is added by who can show a way in, listed to them, and ends their other sign-ins", async () => {
    const [here, elsewhere] = [await at.enter("fern"), await at.enter("fern")];
    const added = got(await at.add("fern", fern, here, "  Red telephone "));
    assert.equal(added.alone, true);
    const listed = got(await here.api.get<readonly ListedPasskey[]>("/api/account/passkeys"));
    assert.deepEqual(
      listed.map(({ label, alone, last }) => [label, alone, last]),
      [["Red telephone", true, null]],
    );
    assert.equal(codeOf(await elsewhere.api.me()), "door.sign-in");
    assert.deepEqual(
      got(await here.api.me()).account,
      added.account,
      "the device knows the account as the server does",
    );
  });

  test("signs in without a name and a password, to the same keys; the password and the printed code do as before", async () => {
    const mine = at.device();
    const byPasskey = got(await enterByPasskey(mine, at.root, fern));
    assert.equal(got(await mine.me()).id, at.people.fern);
    const { keys } = await at.enter("fern");
    assert.deepEqual(publicOf(byPasskey.keys), publicOf(keys));
    assert.equal(byPasskey.keys.root?.publicKey, at.root);
    got(await signIn(at.device(), "fern", at.old("fern")));
    const [listed] = got(await mine.get<readonly ListedPasskey[]>("/api/account/passkeys"));
    assert.ok(listed?.last && Math.abs(Date.parse(listed.last) - Date.now()) < 60_000);
  });

  test("unlocks a device without a server, and only the account it belongs to", async () => {
    const { keys, account } = await at.enter("fern");
    const opened = got(await unlockByPasskey(keys.person, account, at.root, fern)).unlocked;
    assert.deepEqual(publicOf(opened.keys), publicOf(keys));
    const refused = async (person: string, root: string, phone = fern) =>
      codeOf(await unlockByPasskey(person, account, root, phone));
    assert.equal(await refused(keys.person, at.root, anAuthenticator(ADDRESS)), "app.not-touched");
    assert.equal(await refused(at.people.tess, at.root), "passkey.refused");
    assert.equal(await refused(keys.person, `${at.root}x`), "passkey.refused");
  });

  test("is not added twice by one authenticator, nor where the old way in is wrong", async () => {
    const here = await at.enter("fern");
    assert.equal(codeOf(await at.add("fern", fern, here)), "app.not-touched");
    const wrong = { ...here, keys: { ...here.keys, person: at.people.tess } };
    assert.equal(codeOf(await at.add("fern", anAuthenticator(ADDRESS), wrong)), "sign-in.refused");
    const another = at.changing("fern", here, password("tess"));
    assert.equal(codeOf(await removePasskey(another, fern.held[0]?.id ?? "")), "sign-in.refused");
  });

  test("signs in again and again where its authenticator does not count", async () => {
    const here = await at.enter("fern");
    const phone = anAuthenticator(ADDRESS, { counts: false });
    got(await at.add("fern", phone, here));
    for (let times = 0; times < 2; times += 1) got(await enterByPasskey(at.device(), at.root, phone));
    got(await removePasskey(at.changing("fern", here), phone.held[0]?.id ?? ""));
    assert.equal(codeOf(await enterByPasskey(at.device(), at.root, phone)), "passkey.refused");
  });

  test("is one of ten at the most", async () => {
    let here = await at.enter("fern");
    for (let count = 1; count < 10; count += 1)
      here = { ...here, account: got(await at.add("fern", anAuthenticator(ADDRESS), here)).account };
    assert.equal(codeOf(await at.add("fern", anAuthenticator(ADDRESS), here)), "passkey.too-many");
    for (const { way } of here.account.ways.slice(3)) got(await removePasskey(at.changing("fern", here), way));
  });
});

describe("a passkey that does not", () => {
  test("is asked for after the password, which alone does not sign in any more; the printed code does", async () => {
    const added = got(await at.add("tess", tess, await at.enter("tess")));
    assert.equal(added.alone, false);
    assert.deepEqual(added.account.ways.map(({ way }) => way).sort(), ["code", "password"]);
    const alone = at.device();
    assert.equal(codeOf(await signIn(alone, "tess", password("tess"), anAuthenticator(ADDRESS))), "app.not-touched");
    assert.equal(codeOf(await alone.me()), "door.sign-in", "the password alone made no session");
    const { api } = await at.enter("tess", tess);
    assert.equal(got(await api.me()).id, at.people.tess);
    got(await signIn(at.device(), "tess", at.old("tess")));
    assert.equal(codeOf(await enterByPasskey(at.device(), at.root, tess)), "passkey.refused");
  });

  test("is asked for after nobody's wrong password: what is wrong is not told apart", async () => {
    assert.equal(codeOf(await signIn(at.device(), "tess", password("fern"))), "sign-in.refused");
  });

  test("is no way in of its own either where it works out a secret and is not found without a name", async () => {
    const here = await at.enter("tess", tess);
    const stick = anAuthenticator(ADDRESS, { discoverable: false });
    assert.equal(got(await at.add("tess", stick, here)).alone, false);
    got(await removePasskey(at.changing("tess", here), stick.held[0]?.id ?? ""));
  });

  test("is asked for no more once the last such one is removed", async () => {
    const here = await at.enter("tess", tess);
    got(await at.add("tess", anAuthenticator(ADDRESS), here));
    got(await removePasskey(at.changing("tess", here), tess.held[0]?.id ?? ""));
    await at.enter("tess");
    got(await at.add("tess", tess, here));
  });
});

test("a supervisor's mending takes passkeys away with the other ways in", async () => {
  await at.enter("tess", tess);
  await at.inviteTess(at.people.tess);
  const { api } = await at.enter("tess");
  assert.deepEqual(got(await api.get("/api/account/passkeys")), []);
});

test("where the address has no name, or the page is another, passkeys are not offered, and none is done without", async () => {
  const { house } = at;
  assert.equal((await house.get("/api/hello")).said.passkeys, ADDRESS);
  got(await at.add("tess", anAuthenticator(ADDRESS, { prf: false }), await at.enter("tess")));
  const answer = await house.app.inject({
    method: "POST",
    url: "/api/sign-in",
    headers: { origin: "https://other.example" },
    payload: { name: "tess", ...(await at.provenBy("tess")) },
  });
  assert.deepEqual([answer.json().code, answer.headers["set-cookie"]], ["passkey.no-name-here", undefined]);
  const numbered = await openOwnHouse("http://192.0.2.7:4000");
  try {
    assert.equal((await numbered.get("/api/hello")).said.passkeys, null);
    assert.equal((await numbered.post("/api/sign-in/passkey/ask", {})).code, "passkey.no-name-here");
    const { cookie } = await numbered.begin(randomUUID(), randomUUID());
    assert.equal((await numbered.post("/api/account/passkeys/ask", {}, cookie)).code, "passkey.no-name-here");
  } finally {
    await numbered.close();
  }
});

test("no secret of an authenticator, and no password, was ever sent or written to the log", () => {
  assert.ok(fern.secrets.length >= 4 && at.wire.length > 50);
  for (const secret of [...fern.secrets, ...Object.values(WORDS)])
    for (const sent of at.wire) assert.ok(!sent.includes(secret), sent.slice(0, 60));
  const lines = JSON.stringify(at.house.logged);
  for (const word of [...fern.held, ...tess.held].map(({ id }) => id).concat("Red telephone", "tess"))
    assert.ok(!lines.includes(word), word);
  assert.deepEqual(
    at.house.logged.filter(({ at: what }) => what === "trouble"),
    [],
  );
});
