// The cryptography and the dice of Node, as core asks for them: for whoever acts at the command line, with their own keys.
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { combine, split } from "shamir-secret-sharing";
import type { Hpke, Platform, Subtle } from "#core/seal/platform.ts";
import type { Shamir } from "#core/seal/recovery.ts";

const hpke = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

export const platform: Platform = {
  subtle: crypto.subtle as unknown as Subtle,
  hpke: hpke as unknown as Hpke,
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
};

/** The shares of a secret, by the audited package; its dice are those of Node. */
export const shamir: Shamir = { split, combine };
