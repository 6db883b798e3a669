// The keys of a person, and the ways to them. A person has two seeds, one to sign and one to be sealed to, made on their own device and kept
// under a random master key; each way to sign in keeps that master key under a secret of its own.
// Promise: what proves who somebody is tells nothing of what unlocks their keys: both come from one secret, and neither from the other.
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { base64urlnopad, utf8 } from "@scure/base";
import {
  type BoxKey,
  boxKey,
  isSealFault,
  NONCE_BYTES,
  openBox,
  SECRET_BYTES,
  type SealFault,
  sealBox,
} from "./box.ts";
import { canonicalText } from "./bytes.ts";
import { type SealingPair, type SigningPair, sealingPair, signingPair } from "./pair.ts";
import type { Platform } from "./platform.ts";

/** 32 bytes each, in base64url: whoever has them is this person. */
export interface PersonSecrets {
  readonly signs: string;
  readonly seals: string;
  /** The public signing key of the installation, as the invitation named it: no server can show another one later. */
  readonly trusts: string;
  /** The seed of that key, with whoever set the installation up. */
  readonly root?: string;
}

/** What everybody may know of a person's keys, in base64url. */
export interface PublicKeys {
  readonly signs: string;
  readonly seals: string;
}

export interface PersonKeys {
  readonly person: string;
  readonly trusts: string;
  readonly signing: SigningPair;
  readonly sealing: SealingPair;
  /** What they keep for themselves is under it: nobody else can open that, nor put something else in its place. */
  readonly own: BoxKey;
  readonly root?: SigningPair;
}

export function makeSecrets({ random }: Pick<Platform, "random">, trusts: string): PersonSecrets {
  const seed = (): string => base64urlnopad.encode(random(SECRET_BYTES));
  return { signs: seed(), seals: seed(), trusts };
}

export async function keysOf(
  platform: Platform,
  person: string,
  { signs, seals, trusts, root }: PersonSecrets,
): Promise<PersonKeys> {
  return {
    person,
    trusts,
    signing: await signingPair(platform, base64urlnopad.decode(signs)),
    sealing: await sealingPair(platform, base64urlnopad.decode(seals)),
    own: await boxKey(platform.subtle, base64urlnopad.decode(seals), "own"),
    ...(root !== undefined && { root: await signingPair(platform, base64urlnopad.decode(root)) }),
  };
}

export function publicOf({ signing, sealing }: PersonKeys): PublicKeys {
  return { signs: signing.publicKey, seals: sealing.publicKey };
}

/** A person's secrets under their master key. */
export async function sealSecrets(
  { subtle, random }: Platform,
  person: string,
  secrets: PersonSecrets,
  master: Uint8Array,
): Promise<string> {
  const key = await boxKey(subtle, master, "person");
  return sealBox(key, { person }, utf8ToBytes(canonicalText(secrets)), random(NONCE_BYTES));
}

export async function openSecrets(
  { subtle }: Platform,
  person: string,
  box: string,
  master: Uint8Array,
): Promise<PersonSecrets | SealFault> {
  const opened = await openBox(await boxKey(subtle, master, "person"), { person }, box);
  return isSealFault(opened) ? opened : (JSON.parse(utf8.encode(opened)) as PersonSecrets);
}

/** What a secret that only the person has comes to: what they show at the door, and what opens their master key. */
export interface WayIn {
  /** 32 bytes in base64url. */
  readonly proof: string;
  readonly unlocks: Uint8Array;
}

/**
 * The two halves of a secret, by HKDF-SHA-256 (RFC 5869). The secret is 32 bytes from argon2id over a password (RFC 9106) or from a passkey, or
 * the random ones of a code or a link. The server is shown the proof, and keeps a slow hash of it.
 */
export function wayIn(secret: Uint8Array): WayIn {
  const half = (name: string): Uint8Array =>
    hkdf(sha256, secret, undefined, utf8ToBytes(`banyan way 1 ${name}`), SECRET_BYTES);
  return { proof: base64urlnopad.encode(half("proof")), unlocks: half("unlock") };
}

/**
 * What the authenticator of a passkey works its secret out from (WebAuthn's PRF), the same for everybody of an installation: it is asked before
 * it is known who is there. Each passkey answers with a secret of its own. Of its way in only `unlocks` is used: what proves it is its signature.
 */
export function passkeySalt(root: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(utf8ToBytes(`banyan passkey 1 ${root}`));
}

/** The master key of a person, for one way in: `password`, `code`, or the id of a passkey. */
export async function wrapMaster(
  { subtle, random }: Platform,
  place: { readonly person: string; readonly way: string },
  master: Uint8Array,
  unlocks: Uint8Array,
): Promise<string> {
  const { person, way } = place;
  return sealBox(await boxKey(subtle, unlocks, "master"), { master: { person, way } }, master, random(NONCE_BYTES));
}

export async function unwrapMaster(
  { subtle }: Platform,
  { person, way }: { readonly person: string; readonly way: string },
  wrap: string,
  unlocks: Uint8Array,
): Promise<Uint8Array | SealFault> {
  const opened = await openBox(await boxKey(subtle, unlocks, "master"), { master: { person, way } }, wrap);
  if (isSealFault(opened)) return opened;
  return opened.length === SECRET_BYTES ? opened : { fault: "malformed" };
}

/** What a printed code holds: 160 bits, eight groups of four letters (core/words/letters.ts). */
export const CODE_BYTES = 20;
