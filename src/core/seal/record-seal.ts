// The seal of a record: its changes under a key of the record's own, and that key under the key of whoever may read it.
// Promise: a body opens only with the head it was sealed with, so nothing of a change can be moved to another record, author, device,
// moment or generation; a wrapped key opens only for its record, generation, circle and epoch.
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { utf8 } from "@scure/base";
import type { Head, Part } from "../change/change.ts";
import { type BoxKey, isSealFault, openBox, SECRET_BYTES, type SealFault, sealBox } from "./box.ts";
import { canonicalText } from "./bytes.ts";

/** The codec of a body sealed so. */
export const SEALED_CODEC = 1;

/** A head before its body is there. */
export type BodyPlace = Omit<Head, "bodyHash">;

/** The body of a change, under the record's key for the head's generation (`boxKey(…, "body")`). */
export function sealBody(key: BoxKey, place: BodyPlace, part: Part, nonce: Uint8Array<ArrayBuffer>): Promise<string> {
  return sealBox(key, aboutBody(place), utf8ToBytes(canonicalText(part)), nonce);
}

/** What was said in a change, or why it stays shut. */
export async function openBody(key: BoxKey, place: BodyPlace, body: string): Promise<Part | SealFault> {
  const opened = await openBox(key, aboutBody(place), body);
  if (isSealFault(opened)) return opened;
  return partIn(opened) ?? { fault: "malformed" };
}

/** Whose key, of which record, for whom, since which change of the team's members. */
export interface WrapPlace {
  readonly tenant: string;
  readonly record: string;
  /** From 1; one more with the first write after a new epoch. */
  readonly generation: number;
  /** The whole team, or the id of a circle. */
  readonly circle: string;
  readonly epoch: number;
  /** Wrapped once more for another circle: it opens what was, and seals nothing that comes. */
  readonly again?: true;
}

/** A record's secret under the key of a circle in an epoch (`boxKey(…, "wrap")`). */
export function wrapSecret(
  under: BoxKey,
  place: WrapPlace,
  secret: Uint8Array,
  nonce: Uint8Array<ArrayBuffer>,
): Promise<string> {
  if (secret.length !== SECRET_BYTES) throw new RangeError(`a secret has ${SECRET_BYTES} bytes`);
  return sealBox(under, aboutWrap(place), secret, nonce);
}

export async function unwrapSecret(under: BoxKey, place: WrapPlace, wrap: string): Promise<Uint8Array | SealFault> {
  const opened = await openBox(under, aboutWrap(place), wrap);
  if (isSealFault(opened)) return opened;
  return opened.length === SECRET_BYTES ? opened : { fault: "malformed" };
}

/** All a head says but the hash of what is sealed here. */
function aboutBody(place: BodyPlace): object {
  const { bodyHash: _, ...said } = place as Head;
  return { body: said };
}

function aboutWrap({ tenant, record, generation, circle, epoch, again }: WrapPlace): object {
  return { wrap: { tenant, record, generation, circle, epoch, ...(again && { again }) } };
}

function partIn(bytes: Uint8Array): Part | undefined {
  try {
    const { set, seen } = JSON.parse(utf8.encode(bytes)) as Part;
    return isPlain(set) && isPlain(seen) ? { set, seen } : undefined;
  } catch {
    return undefined;
  }
}

function isPlain(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
