// A sealed box: bytes that only holders of one key open, and only as what they were sealed as (docs/formats.md, sealed box 1).
// Promise: a box moved to another place, or opened under another key, is refused and never opened as something else; its length tells
// no more than a step of 256 bytes. The cipher is the platform's own, dice and time are given.
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { base64url, base64urlnopad } from "@scure/base";
import { canonicalText } from "./bytes.ts";
import type { AesGcm, Subtle } from "./platform.ts";

/**
 * What a key seals: the body of a change; a record's key; the keys of a person; what opens these; the secret of the epoch before; the chunks
 * of a file; what a person keeps for themselves; what a record comes to. One secret gives another key for each.
 */
export type Purpose = "body" | "wrap" | "person" | "master" | "epoch" | "file" | "own" | "checkpoint";

export interface BoxKey {
  readonly subtle: Subtle;
  readonly cipher: unknown;
  /** 32 bytes that stand before every box of this key: AES-GCM alone does not commit to its key. */
  readonly commitment: Uint8Array<ArrayBuffer>;
}

/** `malformed`: no box. `other-version`: of a format this program does not know. `other-key`: sealed under another key. `moved`: under this key, as something else. */
export interface SealFault {
  readonly fault: "malformed" | "other-version" | "other-key" | "moved";
}

export const SECRET_BYTES = 32;
export const NONCE_BYTES = 12;
const VERSION = 1;
const COMMITMENT_BYTES = 32;
const TAG_BYTES = 16;
const STEP = 256;
const HEAD_BYTES = 1 + COMMITMENT_BYTES + NONCE_BYTES;

/** The key of a secret for a purpose: HKDF-SHA-256 (RFC 5869), 32 bytes for AES-256 and 32 to commit to it. Throws on a secret of another length. */
export async function boxKey(subtle: Subtle, secret: Uint8Array, purpose: Purpose): Promise<BoxKey> {
  if (secret.length !== SECRET_BYTES) throw new RangeError(`a secret has ${SECRET_BYTES} bytes`);
  const derived = hkdf(sha256, secret, undefined, utf8ToBytes(`banyan box ${VERSION} ${purpose}`), 64);
  const cipher = await subtle.importKey("raw", derived.slice(0, 32), "AES-GCM", false, ["encrypt", "decrypt"]);
  return { subtle, cipher, commitment: derived.slice(32) };
}

/**
 * A box, in base64url. `about` is any JSON that says what and where it is: it is not in the box, and opens it only said again to the
 * letter. `nonce` is 12 random bytes, never used twice under one key.
 */
export async function sealBox(
  key: BoxKey,
  about: unknown,
  plain: Uint8Array,
  nonce: Uint8Array<ArrayBuffer>,
): Promise<string> {
  return textOf(await sealBytes(key, about, plain, nonce));
}

/** The same box as bytes: for what is large and stays on a device. */
export async function sealBytes(
  { subtle, cipher, commitment }: BoxKey,
  about: unknown,
  plain: Uint8Array,
  nonce: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  if (nonce.length !== NONCE_BYTES) throw new RangeError(`a nonce has ${NONCE_BYTES} bytes`);
  const sealed = await subtle.encrypt(aesGcm(nonce, about), cipher as never, padded(plain));
  return concatBytes(Uint8Array.of(VERSION), commitment, nonce, new Uint8Array(sealed)) as Uint8Array<ArrayBuffer>;
}

/** What was sealed, or why it is not opened. Never throws. */
export async function openBox(key: BoxKey, about: unknown, box: string): Promise<Uint8Array | SealFault> {
  const bytes = bytesOf(box);
  return bytes ? openBytes(key, about, bytes) : { fault: "malformed" };
}

export async function openBytes(
  key: BoxKey,
  about: unknown,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array | SealFault> {
  if (bytes.length === 0) return { fault: "malformed" };
  if (bytes[0] !== VERSION) return { fault: "other-version" };
  if (bytes.length < HEAD_BYTES + STEP + TAG_BYTES) return { fault: "malformed" };
  if (!isEqual(bytes.subarray(1, 1 + COMMITMENT_BYTES), key.commitment)) return { fault: "other-key" };
  const nonce = bytes.slice(1 + COMMITMENT_BYTES, HEAD_BYTES);
  try {
    const opened = await key.subtle.decrypt(aesGcm(nonce, about), key.cipher as never, bytes.subarray(HEAD_BYTES));
    return unpadded(new Uint8Array(opened)) ?? { fault: "malformed" };
  } catch {
    return { fault: "moved" };
  }
}

/** The commitment a box begins with, in base64url, which says which key it is under; "" where it is no box. */
export function keyIn(box: string): string {
  const head = bytesOf(box.slice(0, 44));
  return head ? base64urlnopad.encode(head.slice(1, 1 + COMMITMENT_BYTES)) : "";
}

export function isSealFault(opened: unknown): opened is SealFault {
  return typeof opened === "object" && opened !== null && "fault" in opened;
}

function aesGcm(iv: Uint8Array<ArrayBuffer>, about: unknown): AesGcm {
  return { name: "AES-GCM", iv, additionalData: utf8ToBytes(canonicalText(about)) };
}

/** One byte 0x80 and zeros, to whole steps (ISO/IEC 7816-4). */
function padded(plain: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(Math.ceil((plain.length + 1) / STEP) * STEP);
  whole.set(plain);
  whole[plain.length] = 0x80;
  return whole;
}

function unpadded(whole: Uint8Array): Uint8Array | undefined {
  const end = whole.findLastIndex((byte) => byte !== 0);
  return end >= 0 && whole[end] === 0x80 && whole.length % STEP === 0 ? whole.subarray(0, end) : undefined;
}

/** In base64url without padding. With it, browsers do it themselves, some thirty times as quick; each text is still of one box only. */
function textOf(box: Uint8Array): string {
  const text = base64url.encode(box);
  return text.slice(0, Math.ceil((box.length * 4) / 3));
}

function bytesOf(box: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    if (box.endsWith("=")) return undefined;
    return base64url.decode(box.padEnd(Math.ceil(box.length / 4) * 4, "=")) as Uint8Array<ArrayBuffer>;
  } catch {
    return undefined;
  }
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
