// Ways in of format 1: what a secret proves and what it unlocks, what a passkey is asked, and the boxes that must open for ever. The file is
// never regenerated.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import {
  openSecrets,
  type PersonSecrets,
  passkeySalt,
  sealSecrets,
  unwrapMaster,
  wayIn,
  wrapMaster,
} from "#core/seal/person-keys.ts";
import { platform } from "#server/platform.ts";

interface Vectors {
  readonly way: { readonly secret: string; readonly proof: string; readonly unlocks: string };
  readonly passkey: {
    readonly root: string;
    readonly salt: string;
    readonly place: { readonly person: string; readonly way: string };
    readonly nonce: string;
    readonly master: string;
    readonly wrap: string;
  };
  readonly bundle: {
    readonly person: string;
    readonly nonce: string;
    readonly secrets: PersonSecrets;
    readonly box: string;
  };
}

const { way, passkey, bundle } = JSON.parse(
  readFileSync(new URL("ways-1.json", import.meta.url), "utf8"),
) as Vectors;
const bytes = (hex: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(hex, "hex"));
const withNonce = (nonce: string) => ({ ...platform, random: () => bytes(nonce) });

describe("ways in 1", () => {
  it("come of a secret as two halves", () => {
    const { proof, unlocks } = wayIn(bytes(way.secret));
    assert.deepEqual([proof, unlocks], [way.proof, bytes(way.unlocks)]);
  });

  it("ask a passkey the same for an installation, and open the master key by what it answers", async () => {
    assert.deepEqual(passkeySalt(passkey.root), bytes(passkey.salt));
    assert.notDeepEqual(passkeySalt(`${passkey.root}A`), bytes(passkey.salt));
    const master = await unwrapMaster(platform, passkey.place, passkey.wrap, bytes(way.unlocks));
    assert.deepEqual(master, bytes(passkey.master));
    const again = await wrapMaster(withNonce(passkey.nonce), passkey.place, bytes(passkey.master), bytes(way.unlocks));
    assert.equal(again, passkey.wrap);
    for (const place of [
      { ...passkey.place, way: "password" },
      { ...passkey.place, person: "6f8a2a14-0000-4000-8000-000000000002" },
    ])
      assert.deepEqual(await unwrapMaster(platform, place, passkey.wrap, bytes(way.unlocks)), { fault: "moved" });
  });

  it("open a person's secrets by the master key", async () => {
    const { person, secrets, box, nonce } = bundle;
    assert.deepEqual(await openSecrets(platform, person, box, bytes(passkey.master)), secrets);
    assert.equal(await sealSecrets(withNonce(nonce), person, secrets, bytes(passkey.master)), box);
  });
});
