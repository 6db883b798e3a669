// The cryptography and the dice of Node, as core asks for them: for whoever acts at the command line, with their own keys.
// OpenSSL by node:crypto, in place: through `crypto.subtle` each box and each signature is a job of the thread pool, and sealing the
// demonstration took a third more of the processor's time.
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { combine, split } from "shamir-secret-sharing";
import type { Hpke, Platform, Subtle } from "#core/seal/platform.ts";
import type { Shamir } from "#core/seal/recovery.ts";

const CIPHER = "aes-256-gcm";
const TAG_BYTES = 16;
const hpke = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

/** As `crypto.subtle` answers, to the byte and to the error. */
const subtle: Subtle = {
  async importKey(format: "raw" | "pkcs8", bytes: Uint8Array, name: "AES-GCM" | "Ed25519") {
    if (name === "AES-GCM") return createSecretKey(bytes);
    if (format === "pkcs8") return createPrivateKey({ key: Buffer.from(bytes), format: "der", type: "pkcs8" });
    const x = Buffer.from(bytes).toString("base64url");
    return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  },
  async encrypt({ iv, additionalData }, key: KeyObject, bytes) {
    const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAAD(additionalData);
    return bufferOf(Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]));
  },
  async decrypt({ iv, additionalData }, key: KeyObject, bytes) {
    const end = bytes.length - TAG_BYTES;
    const cipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAAD(additionalData);
    cipher.setAuthTag(bytes.subarray(end));
    return bufferOf(Buffer.concat([cipher.update(bytes.subarray(0, end)), cipher.final()]));
  },
  sign: async (_, key: KeyObject, bytes) => bufferOf(sign(null, bytes, key)),
  verify: async (_, key: KeyObject, signature, bytes) => verify(null, bytes, key, signature),
  async exportKey(_, key: KeyObject) {
    const { x } = createPublicKey(key).export({ format: "jwk" });
    return x === undefined ? {} : { x };
  },
};

function bufferOf({ buffer, byteOffset, byteLength }: Buffer): ArrayBuffer {
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
}

export const platform: Platform = {
  subtle,
  hpke: hpke as unknown as Hpke,
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
};

/** The shares of a secret, by the audited package; its dice are those of Node. */
export const shamir: Shamir = { split, combine };
