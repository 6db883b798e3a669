// What a person keeps for themselves while they are locked or signed out: sealed to their own keys, and opened by nobody else.
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { utf8 } from "@scure/base";
import { isSealFault } from "#core/seal/box.ts";
import { openSealed, sealTo } from "#core/seal/pair.ts";
import type { PersonKeys } from "#core/seal/person-keys.ts";
import { platform } from "./platform.ts";

/** `what` names it: it opens only as that. */
export function sealOwn({ person, sealing }: PersonKeys, what: string, value: unknown): Promise<string> {
  return sealTo(platform, sealing.publicKey, { own: { person, what } }, utf8ToBytes(JSON.stringify(value)));
}

/** What was sealed so, or nothing: by earlier keys, or as something else. */
export async function openOwn<T>({ person, sealing }: PersonKeys, what: string, box: string): Promise<T | undefined> {
  const opened = await openSealed(platform, sealing, { own: { person, what } }, box);
  return isSealFault(opened) ? undefined : (JSON.parse(utf8.encode(opened)) as T);
}
