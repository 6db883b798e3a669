// What a passkey opens on a device, with a network and without; and what it does not.
import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import { isProblem, problem } from "#core/problem.ts";
import { makeSecrets, passkeySalt, wayIn, wrapMaster } from "#core/seal/person-keys.ts";
import { anAuthenticator } from "#test/an-authenticator.ts";
import { newDisk } from "#test/colleagues.ts";
import { type Account, type Api, AWAY, type Me } from "./api.ts";
import type { AskedToMake, AskedToSign } from "./authenticator.ts";
import { keepAccount } from "./kept-accounts.ts";
import { keepMe, openKept } from "./open-kept.ts";
import { unlockByPasskey } from "./passkeys.ts";
import { platform } from "./platform.ts";
import { countTry, triesOf } from "./tries.ts";
import { makeAccount, masterOf, unlock } from "./vault.ts";

const PERSON = "6f8a2a14-0000-4000-8000-000000000001";
const ROOT = "A".repeat(43);
const asked = { challenge: "c".repeat(43), user: { id: "u", name: "u", displayName: "u" } } as AskedToMake;
const phone = anAuthenticator("https://banyan.example.org");
let bare: Account;
let account: Account;
let code = "";
before(async () => {
  const made = await makeAccount(PERSON, makeSecrets(platform, ROOT), "seven herons and a plover");
  bare = { name: "clover", bundle: made.bundle, ways: made.ways };
  code = made.code;
  const touched = await phone.make(asked, passkeySalt(ROOT));
  const found = await masterOf(PERSON, bare, { way: "code", text: code });
  assert.ok(!isProblem(touched) && touched.secret && found);
  const { id: way } = touched.made;
  const wrap = await wrapMaster(platform, { person: PERSON, way }, found.master, wayIn(touched.secret).unlocks);
  account = { ...bare, ways: [...bare.ways, { way, settings: null, wrap }] };
});
beforeEach(() => {
  phone.prf = true;
});

const codeOf = (answer: unknown) => isProblem(answer) && answer.code;

describe("a passkey", () => {
  it("opens an account by what it works out for this installation, and nothing by anything else", async () => {
    const opened = await unlockByPasskey(PERSON, account, ROOT, phone);
    const byCode = await unlock(PERSON, bare, { way: "code", text: code });
    assert.ok(!isProblem(opened) && !isProblem(byCode));
    assert.equal(opened.unlocked.proven, undefined, "nothing is left to be shown again");
    assert.equal(opened.unlocked.keys.signing.publicKey, byCode.keys.signing.publicKey);

    const refused = async (mine: Account, root = ROOT, person = PERSON) =>
      codeOf(await unlockByPasskey(person, mine, root, phone));
    assert.equal(await refused(account, "B".repeat(43)), "passkey.refused", "another installation");
    assert.equal(await refused(account, ROOT, PERSON.replace("6f", "7f")), "passkey.refused", "somebody else");
    assert.equal(await refused(bare), "app.not-touched", "an account without it");
    phone.prf = false;
    assert.equal(await refused(account), "passkey.refused", "nothing is worked out");
    phone.prf = true;
    const other = await phone.make(asked, passkeySalt(ROOT));
    assert.ok(!isProblem(other));
    const [last] = account.ways.slice(-1);
    const moved = { ...bare, ways: [...bare.ways, { way: other.made.id, settings: null, wrap: last?.wrap ?? "" }] };
    assert.equal(await refused(moved), "passkey.refused", "the wrap of another passkey");
  });
});

describe("a device that is locked", () => {
  const me = { id: PERSON, name: "Clover Kingfisher", does: "", grants: [], streams: [] } as unknown as Me;
  const shown = { way: "passkey", root: ROOT } as const;
  let disk = newDisk();
  let sent: string[] = [];
  let says: { [path: string]: unknown } = {};
  const api = {
    async post(path: string, body: unknown) {
      sent.push(`${path} ${JSON.stringify(body)}`);
      return says[path] ?? AWAY;
    },
    me: async () =>
      (sent.some((one) => one.startsWith("/api/sign-in/passkey {")) ? says["after"] : says["/api/me"]) ?? AWAY,
    signOut: async () => AWAY,
  } as unknown as Api;
  const open = () => openKept({ api, disk, person: PERSON, shown, authenticator: phone });
  beforeEach(async () => {
    [disk, sent, says] = [newDisk(), [], {}];
    keepAccount(disk, PERSON, account);
    const opened = await unlockByPasskey(PERSON, account, ROOT, phone);
    assert.ok(!isProblem(opened));
    await keepMe(disk, opened.unlocked, me);
  });

  it("opens without a network, and forgets the tries", async () => {
    countTry(disk, PERSON);
    const opened = await open();
    assert.ok(!isProblem(opened) && opened.me);
    assert.equal(opened.me.name, me.name);
    assert.deepEqual([sent, triesOf(disk, PERSON).failedCount], [[], 0]);
  });

  it("opens with one touch where the server has forgotten them, which signs what the server asked", async () => {
    const challenge = "s".repeat(43);
    says = {
      "/api/me": problem("door.sign-in"),
      "/api/sign-in/passkey/ask": { challenge, rpId: "banyan.example.org" } as AskedToSign,
      "/api/sign-in/passkey": { person: PERSON },
      after: { ...me, name: "As the server says", account },
    };
    const before = phone.held[0]?.counter ?? 0;
    const opened = await open();
    assert.ok(!isProblem(opened));
    assert.equal(opened.me?.name, "As the server says");
    assert.equal(phone.held[0]?.counter, before + 1);
    const { signed } = JSON.parse(sent.at(-1)?.split(" ")[1] ?? "");
    assert.equal(JSON.parse(Buffer.from(signed.clientData, "base64url").toString()).challenge, challenge);
    for (const secret of phone.secrets) assert.ok(!sent.join().includes(secret));
  });

  it("stays shut where the server refuses the passkey, and where it works out nothing; neither counts as a try", async () => {
    says = {
      "/api/me": problem("door.sign-in"),
      "/api/sign-in/passkey/ask": { challenge: "s".repeat(43) },
      "/api/sign-in/passkey": problem("passkey.refused"),
    };
    assert.equal(codeOf(await open()), "passkey.refused");
    phone.prf = false;
    assert.equal(codeOf(await open()), "passkey.refused");
    assert.equal(triesOf(disk, PERSON).failedCount, 0);
  });
});
