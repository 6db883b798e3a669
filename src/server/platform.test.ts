import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { boxKey, NONCE_BYTES, openBox, SECRET_BYTES, sealBox } from "#core/seal/box.ts";
import { isSignedBy, SEED_BYTES, signingPair, signText } from "#core/seal/pair.ts";
import type { Subtle } from "#core/seal/platform.ts";
import { platform } from "./platform.ts";

/** What a browser seals and signs with. */
const browser = { subtle: crypto.subtle as unknown as Subtle };
const bytes = (count: number) => fc.uint8Array({ minLength: count, maxLength: count });
const own = (some: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(some);

describe("the cryptography of Node", () => {
  test("seals to the byte as a browser does, and each opens what the other sealed", async () => {
    await fc.assert(
      fc.asyncProperty(
        bytes(SECRET_BYTES),
        bytes(NONCE_BYTES),
        fc.uint8Array({ maxLength: 600 }),
        fc.string(),
        async (secret, nonce, plain, about) => {
          const [here, there] = [
            await boxKey(platform.subtle, secret, "body"),
            await boxKey(browser.subtle, secret, "body"),
          ];
          const box = await sealBox(here, about, plain, own(nonce));
          assert.equal(await sealBox(there, about, plain, own(nonce)), box);
          assert.deepEqual(own((await openBox(here, about, box)) as Uint8Array), plain);
          assert.deepEqual(own((await openBox(there, about, box)) as Uint8Array), plain);
          assert.deepEqual(await openBox(here, `${about}.`, box), { fault: "moved" });
        },
      ),
    );
  });
  test("signs as a browser does, and believes what a browser believes", async () => {
    await fc.assert(
      fc.asyncProperty(bytes(SEED_BYTES), fc.string(), bytes(32), async (seed, text, strange) => {
        const [here, there] = [await signingPair(platform, seed), await signingPair(browser, seed)];
        assert.equal(here.publicKey, there.publicKey);
        const signature = await signText(platform, here, text);
        assert.equal(await signText(browser, there, text), signature);
        for (const one of [platform, browser]) {
          assert.equal(await isSignedBy(one, here.publicKey, text, signature), true);
          assert.equal(await isSignedBy(one, here.publicKey, `${text}.`, signature), false);
          const key = Buffer.from(strange).toString("base64url");
          assert.equal(await isSignedBy(one, key, text, signature), false);
        }
      }),
    );
  });
});
