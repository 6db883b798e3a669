// What a password and a printed code open, and what they do not.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { isProblem } from "#core/problem.ts";
import { makeSecrets } from "#core/seal/person-keys.ts";
import type { Account } from "./api.ts";
import { platform } from "./platform.ts";
import { calibrate, stretch } from "./stretch.ts";
import { makeAccount, newCode, newPassword, proofOf, unlock } from "./vault.ts";

const PERSON = "6f8a2a14-0000-4000-8000-000000000001";
const PASSWORD = "seven herons and a crème brûlée";
const secrets = makeSecrets(platform, "A".repeat(43));
let made: Awaited<ReturnType<typeof makeAccount>>;
let account: Account;
before(async () => {
  made = await makeAccount(PERSON, secrets, PASSWORD);
  account = { name: "clover", bundle: made.bundle, ways: made.ways };
});

describe("an account", () => {
  it("opens with the password and with the printed code, and both are the same keys", async () => {
    const byPassword = await unlock(PERSON, account, { way: "password", text: PASSWORD });
    const byCode = await unlock(PERSON, account, { way: "code", text: made.code.toLowerCase().replaceAll("-", " ") });
    assert.ok(!isProblem(byPassword) && !isProblem(byCode));
    assert.equal(byPassword.keys.signing.publicKey, byCode.keys.signing.publicKey);
    assert.equal(byPassword.proven?.proof, made.ways[0]?.proof);
    assert.notEqual(byCode.proven?.proof, byPassword.proven?.proof);
  });

  it("opens with a password typed on another keyboard, which writes its accents otherwise", async () => {
    const opened = await unlock(PERSON, account, { way: "password", text: PASSWORD.normalize("NFD") });
    assert.ok(!isProblem(opened));
  });

  it("is refused to a wrong password, a wrong code, no code at all, and as somebody else's", async () => {
    const refused = async (person: string, way: "password" | "code", text: string) => {
      const opened = await unlock(person, account, { way, text });
      return isProblem(opened) && opened.code;
    };
    assert.equal(await refused(PERSON, "password", `${PASSWORD} `), "sign-in.refused");
    assert.equal(await refused(PERSON, "code", "0".repeat(32)), "sign-in.refused");
    assert.equal(await refused(PERSON, "code", "7Q2M"), "sign-in.refused");
    assert.equal(await refused(PERSON.replace("6f", "7f"), "password", PASSWORD), "sign-in.refused");
  });

  it("shows the server neither the password nor the code, nor what opens the bundle", async () => {
    const { code, ...told } = made;
    const text = JSON.stringify(told);
    for (const hidden of [PASSWORD, code, secrets.signs, secrets.seals]) assert.ok(!text.includes(hidden));
  });

  it("takes another password from who can show one of its ways, and then not the one before", async () => {
    const way = await newPassword(PERSON, account, { way: "code", text: made.code }, "nine herons");
    assert.ok(!isProblem(way));
    assert.equal(way.old.proof, made.ways[1]?.proof);
    const changed = { ...account, ways: [way, ...account.ways.filter((one) => one.way === "code")] };
    assert.ok(!isProblem(await unlock(PERSON, changed, { way: "password", text: "nine herons" })));
    assert.ok(isProblem(await unlock(PERSON, changed, { way: "password", text: PASSWORD })));
    assert.ok(isProblem(await newPassword(PERSON, account, { way: "password", text: "wrong" }, "nine herons")));
  });

  it("takes another printed code in the same way", async () => {
    const changed = await newCode(PERSON, account, { way: "password", text: PASSWORD });
    assert.ok(!isProblem(changed));
    const now = { ...account, ways: [changed.way] };
    assert.ok(!isProblem(await unlock(PERSON, now, { way: "code", text: changed.code })));
    assert.ok(isProblem(await unlock(PERSON, now, { way: "code", text: made.code })));
    assert.ok(isProblem(await newCode(PERSON, account, { way: "password", text: "wrong" })));
  });
});

describe("a password", () => {
  it("is stretched as RFC 9106 and the device say, never below the floor", async () => {
    const settings = await calibrate(platform.random, () => performance.now());
    assert.ok(settings.memory >= 19 * 1024 && settings.passes >= 2 && settings.lanes >= 1);
    const slow = await calibrate(
      platform.random,
      (
        (at) => () =>
          (at += 10_000)
      )(0),
    );
    assert.equal(slow.passes, 2);
    const fixed = { ...settings, salt: "AAAAAAAAAAAAAAAAAAAAAA", passes: 2 };
    assert.deepEqual(await stretch("heron", fixed), await stretch("heron", fixed));
    assert.notDeepEqual(await stretch("heron", fixed), await stretch("Heron", fixed));
  });

  it("is not given to a server that asks for a weaker one, or for one that would hang a phone", async () => {
    const settings = { salt: "AAAAAAAAAAAAAAAAAAAAAA", memory: 19 * 1024, passes: 2, lanes: 1 };
    const weak = [{ memory: 8 }, { passes: 1 }, { lanes: 0 }, { salt: "" }, { memory: 8_000_000 }, { passes: 1_000 }];
    for (const one of weak)
      assert.equal(await proofOf({ way: "password", text: PASSWORD }, { ...settings, ...one }), undefined);
    assert.ok(await proofOf({ way: "password", text: PASSWORD }, settings));
  });
});
