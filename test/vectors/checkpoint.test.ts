// Sealed checkpoints of format 1, which must open for as long as they are kept. The file is never regenerated.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { foldOnto } from "#core/record/checkpoint.ts";
import { boxKey } from "#core/seal/box.ts";
import type { KeyState } from "#core/seal/key-state.ts";
import { noKeys } from "#core/seal/key-state.ts";
import type { Keyring } from "#core/seal/keyring.ts";
import type { Subtle } from "#core/seal/platform.ts";
import {
  type CheckpointInside,
  isSignedCheckpoint,
  openCheckpoint,
  type SealedCheckpoint,
} from "#core/seal/sealed-checkpoint.ts";
import { platform } from "#server/platform.ts";
import { Repair } from "#test/bicycles/workshop.ts";

interface Vectors {
  readonly secret: string;
  readonly circle: string;
  readonly signs: string;
  readonly sealed: SealedCheckpoint;
  readonly inside: CheckpointInside;
}

const { secret, circle, signs, sealed, inside } = JSON.parse(
  readFileSync(new URL("checkpoint-1.json", import.meta.url), "utf8"),
) as Vectors;

describe("sealed checkpoint 1", () => {
  /** A log that says no more than this: who made it is a mechanic, and began the circle. */
  const { author, stream, tenant } = sealed;
  const keys = { keys: { signs, seals: signs, safety: "" } as never, n: 0 };
  const state: KeyState = {
    ...noKeys(tenant),
    people: new Map([[author, keys]]),
    grants: [{ person: author, role: circle.replace("team ", "").split("+")[0] ?? "", tenant, stream }],
    epochs: new Map([[`${stream} ${circle}`, [{ epoch: 1, n: 1, on: sealed.on, by: author, commitment: "", seals: "" }]]]),
  };

  it("is signed, and opens to what was sealed", async () => {
    assert.ok(await isSignedCheckpoint(platform, state, sealed));
    const bytes = Buffer.from(secret, "hex");
    const body = await boxKey(crypto.subtle as unknown as Subtle, bytes, "body");
    const { record, generation, key } = sealed;
    const ring: Pick<Keyring, "stateOf" | "findKey"> = {
      stateOf: () => state,
      findKey: async () => ({ key, secret: bytes, body, wrap: { record, generation, key, circle, epoch: 1, box: "" } }),
    };
    const at = { on: sealed.on, now: Date.UTC(2016, 11, 13) };
    assert.deepEqual(await openCheckpoint({ platform, ring: ring as Keyring }, sealed, [], at), inside);
    const folded = foldOnto(inside.checkpoint, [], Repair);
    assert.equal(folded?.fields.get("bicycle")?.value, "Blue");
    assert.equal(folded?.changeCount, sealed.count);
  });
});
