// At the doors of passkeys: may the wrong person do this? What was signed before, elsewhere, late, by a copy, by another's passkey or for another
// purpose signs nobody in and adds nothing; and all of it gets one answer.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import { ASKED_MILLIS } from "#server/passkey.ts";
import type { AskedToMake, AskedToSign, Made, Signed } from "#web/authenticator.ts";
import type { ListedPasskey } from "#web/passkeys.ts";
import { newPassword } from "#web/vault.ts";
import { type AnAuthenticator, anAuthenticator, copyOf } from "../an-authenticator.ts";
import { ADDRESS, got, openPasskeyHouse, type PasskeyHouse, password, WORDS } from "../passkey-house.ts";

let at: PasskeyHouse;
/** Signs her in alone. */
const fern = anAuthenticator(ADDRESS);
/** Is asked for after her password. */
const tess = anAuthenticator(ADDRESS, { prf: false });
before(async () => {
  at = await openPasskeyHouse();
  got(await at.add("fern", fern, await at.enter("fern")));
  got(await at.add("tess", tess, await at.enter("tess")));
});
after(() => at.house.close());

const ask = async (): Promise<AskedToSign> => got(await at.device().post<AskedToSign>("/api/sign-in/passkey/ask", {}));
const sign = async (phone: AnAuthenticator, asked: AskedToSign): Promise<Signed> => got(await phone.sign(asked)).signed;
const show = (signed: Signed) => at.house.post("/api/sign-in/passkey", { signed });
const isIn = async (signed: Signed): Promise<void> => assert.equal((await show(signed)).status, 200);
const isRefused = async (signed: Signed, says: string): Promise<void> => {
  const { status, code, cookie } = await show(signed);
  assert.deepEqual({ status, code, cookie }, { status: 401, code: "passkey.refused", cookie: "" }, says);
};
/** What Tess is asked once she has shown her password. */
const askTess = async (): Promise<AskedToSign> => {
  const { said, cookie } = await at.house.post("/api/sign-in", { name: "tess", ...(await at.provenBy("tess")) });
  assert.equal(cookie, "");
  return said.passkey;
};

test("nobody is told anything by what is asked: it names nobody and no passkey", async () => {
  const asked = await ask();
  const always = { rpId: "banyan.example.org", timeout: ASKED_MILLIS, userVerification: "required" };
  assert.deepEqual(asked, { ...always, challenge: asked.challenge });
  assert.notEqual((await ask()).challenge, asked.challenge);
  assert.equal((await at.house.post("/api/sign-in/passkey/ask", { name: "fern" })).status, 400);
});

test("what was signed before signs nobody in, nor does a challenge that was used, also in vain", async () => {
  const signed = await sign(fern, await ask());
  await isIn(signed);
  await isRefused(signed, "replayed");
  const asked = await ask();
  await isRefused({ ...(await sign(fern, asked)), signature: signed.signature }, "another signature");
  await isRefused(await sign(fern, asked), "the challenge was used, in vain");
  await isRefused(await sign(fern, { ...asked, challenge: "A".repeat(43) }), "never asked");
});

test("what comes late signs nobody in", async () => {
  const signed = await sign(fern, await ask());
  at.house.clock.at += ASKED_MILLIS;
  await isRefused(signed, "late");
  at.house.clock.at -= ASKED_MILLIS;
});

test("what was signed on another page, for another site, or with nobody seen signs nobody in", async () => {
  const right = { origin: fern.origin, name: fern.name, verifies: fern.verifies };
  for (const [says, wrong] of Object.entries({
    "another page": { origin: `${ADDRESS}.evil.example` },
    "not over TLS": { origin: "http://banyan.example.org" },
    "another port": { origin: `${ADDRESS}:8443` },
    "another site": { name: "evil.example" },
    "nobody seen": { verifies: false },
  })) {
    const signed = await sign(Object.assign(fern, wrong), await ask());
    Object.assign(fern, right);
    await isRefused(signed, says);
  }
  await isIn(await sign(fern, await ask()));
});

test("a copy of a passkey signs nobody in once the passkey has counted on; of two at once one comes in", async () => {
  const copy = copyOf(fern);
  await isIn(await sign(fern, await ask()));
  await isRefused(await sign(copy, await ask()), "a copy");
  const [first, second] = [await sign(fern, await ask()), await sign(fern, await ask())];
  await isIn(second);
  await isRefused(first, "older than what was shown");
  const twin = copyOf(fern);
  const both = [await sign(fern, await ask()), await sign(twin, await ask())];
  const statuses = await Promise.all(both.map(async (one) => (await show(one)).status));
  assert.deepEqual(statuses.sort(), [200, 401]);
});

test("nobody comes in by their own passkey as somebody else, nor after somebody else's password", async () => {
  const elses = Buffer.from("somebody else").toString("base64url");
  await isRefused({ ...(await sign(fern, await ask())), handle: elses }, "another's handle");
  await isRefused({ ...(await sign(fern, await ask())), id: tess.held[0]?.id ?? "" }, "another's id");
  const second = await askTess();
  assert.deepEqual(
    second.allowCredentials?.map(({ id }) => id),
    tess.held.map(({ id }) => id),
    "hers, and nobody else's",
  );
  const { allowCredentials: _, ...open } = second;
  await isRefused(await sign(fern, open), "Fern's passkey after Tess's password");
  await isRefused(await sign(tess, second), "and the challenge is used");
  await isIn(await sign(tess, await askTess()));
  await isRefused(await sign(tess, await ask()), "hers alone, without her password");
});

test("nobody comes in by a password that was changed while the passkey was looked for", async () => {
  const second = await askTess();
  const { api, keys, account } = await at.enter("tess", tess);
  got(await api.post("/api/account/ways", got(await newPassword(keys.person, account, password("tess"), WORDS.tess))));
  await isRefused(await sign(tess, second), "the password is over");
});

test("nobody adds a passkey to somebody else, with what was asked elsewhere, without a way in, or one that is not theirs", async () => {
  const shown = await at.provenBy("fern");
  const cookieOf = async () => (await at.house.post("/api/sign-in", { name: "fern", ...shown })).cookie;
  const [mine, other] = [await cookieOf(), await cookieOf()];
  const asking = async (cookie = mine): Promise<AskedToMake> =>
    (await at.house.post("/api/account/passkeys/ask", {}, cookie)).said;
  const make = async (asked: AskedToMake, phone = anAuthenticator(ADDRESS)): Promise<Made> =>
    got(await phone.make(asked, new Uint8Array(1))).made;
  const put = async (made: Made, more: object = {}, cookie = mine): Promise<string> => {
    const body = { made, label: "New", wrap: null, old: shown, ...more };
    return (await at.house.post("/api/account/passkeys", body, cookie)).code;
  };
  const isNotTaken = async (made: Made, says: string) => assert.equal(await put(made), "passkey.not-taken", says);

  await isNotTaken(await make(await asking(other)), "asked in another sign-in");
  await isNotTaken(await make({ ...(await asking()), challenge: (await ask()).challenge }), "asked at the door");
  await isNotTaken(await make({ ...(await asking()), challenge: "A".repeat(43) }), "never asked");
  await isNotTaken(await make(await asking(), anAuthenticator("https://evil.example")), "another page");
  await isNotTaken(await make(await asking(), anAuthenticator(ADDRESS, { verifies: false })), "nobody seen");
  const theirs = tess.held[0]?.id ?? "";
  await isNotTaken({ ...(await make(await asking())), id: theirs }, "another's id");
  for (const [format, statement] of [
    ["packed", new Map([["x5c", [Uint8Array.of(1)]]])],
    ["android-safetynet", new Map()],
    ["tpm", new Map()],
  ] as const) {
    const made = await make(await asking());
    await isNotTaken({ ...made, attestation: stating(made.attestation, format, statement) }, format);
  }

  const made = await make(await asking());
  assert.equal(await put(made, { old: { way: "code", proof: shown.proof } }), "sign-in.refused");
  assert.equal(await put(made, { old: undefined }), "door.bad-request");
  assert.equal(await put(made, { label: " " }), "door.bad-request");
  assert.equal(await put(made, { wrap: "short" }), "door.bad-request");
  assert.equal(await put(made, {}, ""), "door.sign-in");
  assert.equal((await at.house.post("/api/account/passkeys/ask", {})).code, "door.sign-in");
  assert.equal((await at.house.get("/api/account/passkeys")).code, "door.sign-in");
  const listed = (await at.house.get("/api/account/passkeys", mine)).said as readonly ListedPasskey[];
  assert.deepEqual(
    listed.map(({ id }) => id),
    fern.held.map(({ id }) => id),
    "nothing was added",
  );

  const { signed } = got(await fern.sign({ challenge: (await asking()).challenge }));
  await isRefused(signed, "what was asked to add one");
});

test("nobody removes somebody else's passkey, or their own without a way in", async () => {
  const shown = await at.provenBy("fern");
  const { cookie } = await at.house.post("/api/sign-in", { name: "fern", ...shown });
  const own = fern.held[0]?.id;
  for (const [id, old, by, code] of [
    [tess.held[0]?.id, shown, cookie, "door.not-found"],
    ["x", shown, cookie, "door.not-found"],
    [own, { ...shown, way: "code" }, cookie, "sign-in.refused"],
    [own, shown, "", "door.sign-in"],
  ] as const)
    assert.equal((await at.house.post("/api/account/passkeys/remove", { id, old }, by)).code, code);
  await isIn(await sign(fern, await ask()));
  await isIn(await sign(tess, await askTess()));
});

/** The same, but for what it says of who made the authenticator. */
function stating(attestation: string, format: string, statement: Map<string, unknown>): string {
  const stated = isoCBOR.decodeFirst<Map<string, unknown>>(Uint8Array.from(Buffer.from(attestation, "base64url")));
  stated.set("fmt", format).set("attStmt", statement);
  return Buffer.from(isoCBOR.encode(stated as never)).toString("base64url");
}
