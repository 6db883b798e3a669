// A box opens for its key and its place, and for nothing else; what leaves the device of a sealed record is such boxes.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { before, describe, it } from "node:test";
import fc from "fast-check";
import { type BoxKey, boxKey, isSealFault, NONCE_BYTES, openBox, SECRET_BYTES, sealBox } from "./box.ts";
import type { Subtle } from "./platform.ts";

const subtle = crypto.subtle as unknown as Subtle;
const bytes = (least: number, most = least) =>
  fc.uint8Array({ minLength: least, maxLength: most }).map((drawn) => Uint8Array.from(drawn));
const nonce = bytes(NONCE_BYTES);
const plain = bytes(0, 700);
const about = fc.jsonValue();
const runs = { numRuns: process.env["SLOW"] ? 3_000 : 100 };

let key: BoxKey;
let other: BoxKey;
before(async () => {
  key = await boxKey(subtle, new Uint8Array(SECRET_BYTES).fill(7), "body");
  other = await boxKey(subtle, new Uint8Array(SECRET_BYTES).fill(8), "body");
});

describe("a sealed box", () => {
  it("opens to what was sealed, wherever it is said again what it is", async () => {
    await fc.assert(
      fc.asyncProperty(about, plain, nonce, async (what, said, once) => {
        assert.deepEqual(await openBox(key, what, await sealBox(key, what, said, once)), said);
      }),
      runs,
    );
  });

  it("does not open as anything else", async () => {
    await fc.assert(
      fc.asyncProperty(about, about, plain, nonce, async (what, instead, said, once) => {
        fc.pre(JSON.stringify(what) !== JSON.stringify(instead));
        const opened = await openBox(key, instead, await sealBox(key, what, said, once));
        // Two texts may still be one value to JSON (-0 and 0): then they are the same place.
        if (isSealFault(opened)) assert.deepEqual(opened, { fault: "moved" });
        else assert.deepEqual(JSON.parse(JSON.stringify(what)), JSON.parse(JSON.stringify(instead)));
      }),
      runs,
    );
  });

  it("is refused under another key before anything of it is opened, and where one bit of it is another", async () => {
    await fc.assert(
      fc.asyncProperty(plain, nonce, fc.nat(), async (said, once, at) => {
        const box = await sealBox(key, "here", said, once);
        assert.deepEqual(await openBox(other, "here", box), { fault: "other-key" });
        const turned = Buffer.from(box, "base64url");
        turned[at % turned.length] = (turned[at % turned.length] ?? 0) ^ (1 << (at % 8));
        assert.ok(isSealFault(await openBox(key, "here", turned.toString("base64url"))));
      }),
      runs,
    );
  });

  it("never throws at what is no box", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.base64String()), async (text) => {
        assert.ok(isSealFault(await openBox(key, "here", text)));
      }),
      runs,
    );
  });

  it("is one text and no other: without padding or spaces, and with its own last letter", async () => {
    const box = await sealBox(key, "x", new Uint8Array(3), new Uint8Array(NONCE_BYTES));
    assert.deepEqual(await openBox(key, "x", box), new Uint8Array(3));
    const last = String.fromCharCode(box.charCodeAt(box.length - 1) + 1);
    const others = ["=", "==", " ", "\n", "AA"].flatMap((more) => [`${box}${more}`, `${more}${box}`]);
    for (const one of [
      ...others,
      `${box.slice(0, 9)} ${box.slice(9)}`,
      `${box.slice(0, -1)}${last}`,
      `${box.slice(1)}+`,
    ])
      assert.ok(isSealFault(await openBox(key, "x", one)), one.slice(-9));
    for (const one of [`${box}=`, `${box}\n`, ` ${box}`, `${box}AA`, `${box.slice(0, -1)}${last}`])
      assert.deepEqual(await openBox(key, "x", one), { fault: "malformed" });
  });

  it("is the same where a browser reads and writes base64 itself", {
    skip: process.env["BASE64"] !== undefined,
  }, () => {
    const asBrowsers = { ...process.env, BASE64: "own", NODE_TEST_CONTEXT: undefined };
    const flags = ["--js-base-64", "--test", import.meta.filename];
    const { status, stdout } = spawnSync(process.execPath, flags, { env: asBrowsers, encoding: "utf8" });
    assert.equal(status, 0, stdout);
    assert.match(stdout, /one text and no other/);
  });

  it("tells by its length no more than a step of 256 bytes", async () => {
    const lengthOf = async (count: number): Promise<number> =>
      Buffer.from(await sealBox(key, "here", new Uint8Array(count), new Uint8Array(NONCE_BYTES)), "base64url").length;
    assert.equal(await lengthOf(0), await lengthOf(255));
    assert.equal((await lengthOf(256)) - (await lengthOf(255)), 256);
  });

  it("of one secret has another key for each purpose", async () => {
    const wrap = await boxKey(subtle, new Uint8Array(SECRET_BYTES).fill(7), "wrap");
    const box = await sealBox(key, "here", Uint8Array.of(1), new Uint8Array(NONCE_BYTES));
    assert.deepEqual(await openBox(wrap, "here", box), { fault: "other-key" });
  });

  it("is not made with a secret or a nonce of another length", async () => {
    await assert.rejects(boxKey(subtle, new Uint8Array(16), "body"), RangeError);
    await assert.rejects(sealBox(key, "here", new Uint8Array(1), new Uint8Array(8)), RangeError);
  });
});
