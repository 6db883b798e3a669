// What a person keeps for themselves on a device: under a key of their own secrets, opened by nobody else.
// Promise: nobody else made it either. Whoever can write to the disk can take such a box away, and put none in its place.
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { utf8 } from "@scure/base";
import { isSealFault, NONCE_BYTES, openBox, openBytes, sealBox, sealBytes } from "#core/seal/box.ts";
import { openSealed } from "#core/seal/pair.ts";
import type { PersonKeys } from "#core/seal/person-keys.ts";
import { platform } from "./platform.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** What a device folded (fold-pages.ts). */
export const FOLDS = "folds";

/** Were once sealed to the public key of a person, which anybody can; what is in them proves itself, or is looked at and sent nowhere. */
const ONCE_TO_ANYBODY: ReadonlySet<string> = new Set(["pages", "keys", "me"]);

/** `what` names it: it opens only as that. */
export function sealOwn({ person, own }: PersonKeys, what: string, value: unknown): Promise<string> {
  const plain = utf8ToBytes(JSON.stringify(value));
  return sealBox(own, { own: { person, what } }, plain, platform.random(NONCE_BYTES));
}

/** What was sealed so, or nothing: by earlier keys, by somebody else, or as something else. */
export async function openOwn<T>(keys: PersonKeys, what: string, box: string): Promise<T | undefined> {
  const about = { own: { person: keys.person, what } };
  const opened = await openBox(keys.own, about, box);
  const found =
    isSealFault(opened) && ONCE_TO_ANYBODY.has(what) ? await openSealed(platform, keys.sealing, about, box) : opened;
  return isSealFault(found) ? undefined : (JSON.parse(utf8.encode(found)) as T);
}

/** The same of bytes: for what is large. */
export function sealOwnBytes({ person, own }: PersonKeys, what: string, plain: Uint8Array): Promise<Bytes> {
  return sealBytes(own, { own: { person, what } }, plain, platform.random(NONCE_BYTES));
}

/** What was sealed so: whoever reads a part of it makes a text of no more than that. */
export async function openOwnBytes(
  { person, own }: PersonKeys,
  what: string,
  box: Bytes,
): Promise<Uint8Array | undefined> {
  const opened = await openBytes(own, { own: { person, what } }, box);
  return isSealFault(opened) ? undefined : opened;
}
