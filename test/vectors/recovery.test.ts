// Shares of a recovery pair, format 1, which must open for ever: those on paper stand in a safe for years. The file is never regenerated.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { noKeys, RECOVERY, type Share } from "#core/seal/key-state.ts";
import { keysOf, type PersonSecrets, type PublicKeys, publicOf } from "#core/seal/person-keys.ts";
import {
  isRecoveryFault,
  openShare,
  printShare,
  readShare,
  recover,
  recoveryKeys,
} from "#core/seal/recovery.ts";
import { platform, shamir } from "#server/platform.ts";

interface Vectors {
  readonly tenant: string;
  readonly holder: { readonly person: string; readonly secrets: PersonSecrets };
  readonly secret: string;
  readonly keys: PublicKeys;
  readonly threshold: number;
  readonly shares: readonly {
    readonly share: string;
    readonly commitment: string;
    readonly box: string | null;
    readonly printed: string;
  }[];
}

const { tenant, holder, secret, keys, threshold, shares } = JSON.parse(
  readFileSync(new URL("recovery-1.json", import.meta.url), "utf8"),
) as Vectors;
const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, "hex"));
const said = shares.map(({ commitment, box }): Share => ({ person: box && holder.person, commitment, box }));
const state = {
  ...noKeys(tenant),
  people: new Map([[RECOVERY, { keys, n: 1 }]]),
  recovery: { n: 1, threshold, shares: said, drilledOn: null },
};

describe("recovery 1", () => {
  it("makes the same pair of the same secret", async () => {
    assert.deepEqual(publicOf(await recoveryKeys(platform, bytes(secret), "")), keys);
  });

  it("reads printed shares, prints them to the same letters, and opens by them", async () => {
    const read = shares.map(({ printed }) => readShare(printed)!);
    assert.deepEqual(read, shares.map(({ share }) => bytes(share)));
    assert.deepEqual(read.map(printShare), shares.map(({ printed }) => printed));
    const recovered = await recover(platform, shamir, state, "", read);
    assert.ok(!isRecoveryFault(recovered));
    assert.deepEqual([publicOf(recovered.keys), recovered.wrong], [keys, []]);
  });

  it("opens the share that is sealed to its holder", async () => {
    const own = await openShare(platform, state, await keysOf(platform, holder.person, holder.secrets));
    assert.deepEqual(own, bytes(shares[0]!.share));
  });
});
