// Pairs of keys, each from a seed of 32 bytes: Ed25519 to say who said it (RFC 8032), X25519 to be sealed to (HPKE, RFC 9180).
// Promise: whatever is wrong with a key or a signature from elsewhere, the answer is no, and never an error.
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { base64urlnopad } from "@scure/base";
import type { SealFault } from "./box.ts";
import { canonicalText } from "./bytes.ts";
import type { HpkePair, Platform, Subtle } from "./platform.ts";

export const SEED_BYTES = 32;
export const SIGNATURE = /^[A-Za-z0-9_-]{86}$/;
export const PUBLIC_KEY = /^[A-Za-z0-9_-]{43}$/;

export interface SigningPair {
  readonly key: unknown;
  /** 32 bytes in base64url. */
  readonly publicKey: string;
}

export interface SealingPair {
  readonly pair: HpkePair;
  /** 32 bytes in base64url. */
  readonly publicKey: string;
}

/** PKCS #8 around a seed of Ed25519 (RFC 8410, section 7). */
const ED25519_PKCS8 = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20);

export async function signingPair({ subtle }: Pick<Platform, "subtle">, seed: Uint8Array): Promise<SigningPair> {
  const pkcs8 = new Uint8Array(ED25519_PKCS8.length + SEED_BYTES);
  pkcs8.set(ED25519_PKCS8);
  pkcs8.set(seed, ED25519_PKCS8.length);
  const readable = await subtle.importKey("pkcs8", pkcs8, "Ed25519", true, ["sign"]);
  const { x = "" } = await subtle.exportKey("jwk", readable as never);
  return { key: await subtle.importKey("pkcs8", pkcs8, "Ed25519", false, ["sign"]), publicKey: x };
}

/** The signature of a text, 64 bytes in base64url. */
export async function signText(
  { subtle }: Pick<Platform, "subtle">,
  { key }: SigningPair,
  text: string,
): Promise<string> {
  const signature = await subtle.sign("Ed25519", key as never, utf8ToBytes(text) as Uint8Array<ArrayBuffer>);
  return base64urlnopad.encode(new Uint8Array(signature));
}

/** Whether whoever holds the pair of this public key signed this text. */
export async function isSignedBy(
  { subtle }: Pick<Platform, "subtle">,
  publicKey: string,
  text: string,
  signature: string | null,
): Promise<boolean> {
  if (signature === null || !SIGNATURE.test(signature) || !PUBLIC_KEY.test(publicKey)) return false;
  try {
    return await subtle.verify(
      "Ed25519",
      (await verifier(subtle, publicKey)) as never,
      bytesOf(signature),
      utf8ToBytes(text) as Uint8Array<ArrayBuffer>,
    );
  } catch {
    return false;
  }
}

/** Public keys as the platform holds them: few people sign much. Of opening 3,000 changes it saves a seventh of the processor's time. */
const verifiers = new WeakMap<object, Map<string, Promise<unknown>>>();

function verifier(subtle: Subtle, publicKey: string): Promise<unknown> {
  const known = verifiers.get(subtle) ?? new Map<string, Promise<unknown>>();
  verifiers.set(subtle, known);
  const key = known.get(publicKey) ?? subtle.importKey("raw", bytesOf(publicKey), "Ed25519", false, ["verify"]);
  known.set(publicKey, key);
  return key;
}

export async function sealingPair({ hpke }: Pick<Platform, "hpke">, seed: Uint8Array): Promise<SealingPair> {
  const pair = await hpke.kem.deriveKeyPair(Uint8Array.from(seed));
  const publicKey = new Uint8Array(await hpke.kem.serializePublicKey(pair.publicKey as never));
  return { pair, publicKey: base64urlnopad.encode(publicKey) };
}

/**
 * Bytes sealed to whoever holds the pair of this public key, as `encapsulated key | sealed bytes` in base64url. `about` is any JSON that says
 * what and for whom it is: it opens only said again to the letter. Throws where the public key is none.
 */
export async function sealTo(
  { hpke }: Platform,
  publicKey: string,
  about: unknown,
  plain: Uint8Array,
): Promise<string> {
  const recipientPublicKey = (await hpke.kem.deserializePublicKey(bytesOf(publicKey))) as never;
  const { enc, ct } = await hpke.seal({ recipientPublicKey, info: infoOf(about) }, Uint8Array.from(plain));
  const whole = new Uint8Array(enc.byteLength + ct.byteLength);
  whole.set(new Uint8Array(enc));
  whole.set(new Uint8Array(ct), enc.byteLength);
  return base64urlnopad.encode(whole);
}

/** What was sealed to this pair, or that it was not, or not about this. */
export async function openSealed(
  { hpke }: Platform,
  { pair }: SealingPair,
  about: unknown,
  sealed: string,
): Promise<Uint8Array | SealFault> {
  try {
    const whole = bytesOf(sealed);
    const from = { recipientKey: pair as never, enc: whole.slice(0, SEED_BYTES), info: infoOf(about) };
    return new Uint8Array(await hpke.open(from, whole.slice(SEED_BYTES)));
  } catch {
    return { fault: "moved" };
  }
}

function infoOf(about: unknown): Uint8Array<ArrayBuffer> {
  return utf8ToBytes(canonicalText(about)) as Uint8Array<ArrayBuffer>;
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return base64urlnopad.decode(text) as Uint8Array<ArrayBuffer>;
}
