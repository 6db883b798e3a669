// The keys of a person and the ways to them: what opens what, what proves and what unlocks, and what a stranger gets.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { platform } from "#server/platform.ts";
import { uuid } from "#test/bicycles/devices.ts";
import { plainLetters, printLetters, readLetters } from "../words/letters.ts";
import { isSealFault } from "./box.ts";
import { demonstrationSecrets } from "./demonstration.ts";
import { isSignedBy, openSealed, sealTo, signText } from "./pair.ts";
import {
  CODE_BYTES,
  keysOf,
  makeSecrets,
  openSecrets,
  publicOf,
  sealSecrets,
  unwrapMaster,
  wayIn,
  wrapMaster,
} from "./person-keys.ts";

const trusts = "A".repeat(43);
const secret = fc.uint8Array({ minLength: 20, maxLength: 32 });

describe("the keys of a person", () => {
  it("come back from their bundle under the master key, for that person and under no other", async () => {
    const master = platform.random(32);
    const secrets = makeSecrets(platform, trusts);
    const bundle = await sealSecrets(platform, uuid(1), secrets, master);
    assert.deepEqual(await openSecrets(platform, uuid(1), bundle, master), secrets);
    assert.ok(isSealFault(await openSecrets(platform, uuid(2), bundle, master)));
    assert.ok(isSealFault(await openSecrets(platform, uuid(1), bundle, platform.random(32))));
    assert.ok(!bundle.includes(secrets.signs) && !bundle.includes(secrets.seals));
  });

  it("are the same from the same secrets, and other ones for everybody", async () => {
    const secrets = makeSecrets(platform, trusts);
    const [one, again] = [await keysOf(platform, uuid(1), secrets), await keysOf(platform, uuid(1), secrets)];
    const other = await keysOf(platform, uuid(1), makeSecrets(platform, trusts));
    assert.deepEqual(publicOf(one), publicOf(again));
    assert.notEqual(publicOf(one).signs, publicOf(other).signs);
    assert.notEqual(publicOf(one).seals, publicOf(other).seals);
    assert.notEqual(publicOf(one).signs, publicOf(one).seals);
  });

  it("sign what nobody else can sign, and what is sealed to them nobody else opens, nor as anything else", async () => {
    const [milo, mona] = await Promise.all(
      [1, 2].map((at) => demonstrationSecrets(platform, uuid(at)).then((one) => keysOf(platform, uuid(at), one))),
    );
    assert.ok(milo && mona);
    const signature = await signText(platform, milo.signing, "said");
    assert.ok(await isSignedBy(platform, milo.signing.publicKey, "said", signature));
    assert.ok(!(await isSignedBy(platform, mona.signing.publicKey, "said", signature)));
    assert.ok(!(await isSignedBy(platform, milo.signing.publicKey, "said otherwise", signature)));
    for (const wrong of [null, "", "x", "A".repeat(86), `${signature}A`])
      assert.ok(!(await isSignedBy(platform, milo.signing.publicKey, "said", wrong)));
    for (const key of ["", "x", "_".repeat(43)]) assert.ok(!(await isSignedBy(platform, key, "said", signature)));
    const plain = platform.random(32);
    const sealed = await sealTo(platform, milo.sealing.publicKey, { for: "milo" }, plain);
    assert.deepEqual(await openSealed(platform, milo.sealing, { for: "milo" }, sealed), plain);
    assert.ok(isSealFault(await openSealed(platform, mona.sealing, { for: "milo" }, sealed)));
    assert.ok(isSealFault(await openSealed(platform, milo.sealing, { for: "mona" }, sealed)));
    for (const wrong of ["", "x", sealed.slice(0, 43), `A${sealed.slice(1)}`])
      assert.ok(isSealFault(await openSealed(platform, milo.sealing, { for: "milo" }, wrong)));
  });
});

describe("a way in", () => {
  it("proves one thing and unlocks with another, and neither tells of the other or of what both come from", () => {
    fc.assert(
      fc.property(secret, secret, (one, other) => {
        const way = wayIn(one);
        const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
        const proof = Buffer.from(way.proof, "base64url");
        assert.equal(proof.length, 32);
        assert.notEqual(hex(proof), hex(way.unlocks));
        assert.notEqual(hex(proof).slice(0, 2 * one.length), hex(one));
        assert.deepEqual(wayIn(one), way);
        if (hex(one) !== hex(other)) assert.notEqual(wayIn(other).proof, way.proof);
      }),
    );
  });

  it("opens the master key for its person and its way, and the proof that was shown does not", async () => {
    const master = platform.random(32);
    const way = wayIn(platform.random(32));
    const place = { person: uuid(1), way: "password" };
    const wrap = await wrapMaster(platform, place, master, way.unlocks);
    assert.deepEqual(await unwrapMaster(platform, place, wrap, way.unlocks), master);
    assert.ok(isSealFault(await unwrapMaster(platform, place, wrap, Buffer.from(way.proof, "base64url"))));
    assert.ok(isSealFault(await unwrapMaster(platform, { ...place, way: "code" }, wrap, way.unlocks)));
    assert.ok(isSealFault(await unwrapMaster(platform, { ...place, person: uuid(2) }, wrap, way.unlocks)));
  });
});

describe("a printed code", () => {
  it("is read back from paper however it is typed", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES }), (bytes) => {
        const code = printLetters(bytes);
        assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
        assert.deepEqual(readLetters(code, CODE_BYTES), bytes);
        const typed = code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l");
        assert.deepEqual(readLetters(typed, CODE_BYTES), bytes);
        assert.equal(plainLetters(typed), plainLetters(code));
      }),
    );
  });

  it("is refused where a letter is missing, too many or none of the alphabet", () => {
    const code = printLetters(new Uint8Array(CODE_BYTES).fill(5));
    for (const wrong of ["", code.slice(1), `${code}0`, code.replace(/.$/, "U"), code.replace(/.$/, "é")])
      assert.equal(readLetters(wrong, CODE_BYTES), undefined);
  });
});
