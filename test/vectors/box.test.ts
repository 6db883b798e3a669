// Sealed boxes of format 1, which must open for ever. The file is never regenerated.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import type { Part } from "#core/change/change.ts";
import { boxKey } from "#core/seal/box.ts";
import type { Subtle } from "#core/seal/platform.ts";
import {
  type BodyPlace,
  openBody,
  sealBody,
  unwrapSecret,
  type WrapPlace,
  wrapSecret,
} from "#core/seal/record-seal.ts";

interface Vectors {
  readonly body: {
    readonly secret: string;
    readonly nonce: string;
    readonly commitment: string;
    readonly place: BodyPlace;
    readonly part: Part;
    readonly box: string;
  };
  readonly wrap: {
    readonly under: string;
    readonly nonce: string;
    readonly commitment: string;
    readonly place: WrapPlace;
    readonly secret: string;
    readonly box: string;
  };
}

const { body, wrap } = JSON.parse(readFileSync(new URL("box-1.json", import.meta.url), "utf8")) as Vectors;
const subtle = crypto.subtle as unknown as Subtle;
const bytes = (hex: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(hex, "hex"));

describe("sealed box 1", () => {
  it("opens the body of a change, and seals it to the same letters", async () => {
    const key = await boxKey(subtle, bytes(body.secret), "body");
    assert.deepEqual(key.commitment, bytes(body.commitment));
    assert.deepEqual(await openBody(key, body.place, body.box), body.part);
    assert.equal(await sealBody(key, body.place, body.part, bytes(body.nonce)), body.box);
  });

  it("opens a wrapped key, and wraps it to the same letters", async () => {
    const under = await boxKey(subtle, bytes(wrap.under), "wrap");
    assert.deepEqual(under.commitment, bytes(wrap.commitment));
    assert.deepEqual(await unwrapSecret(under, wrap.place, wrap.box), bytes(wrap.secret));
    assert.equal(await wrapSecret(under, wrap.place, bytes(wrap.secret), bytes(wrap.nonce)), wrap.box);
  });
});
