// The keys of a demonstration: made from ids that everybody can read, for invented people and invented data, and for nothing else.
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { base64urlnopad } from "@scure/base";
import { signingPair } from "./pair.ts";
import type { PersonSecrets } from "./person-keys.ts";
import type { Platform } from "./platform.ts";

/** The secrets of an invented person, the same on every device; whoever founds organisations in a demonstration is given the root as well. */
export async function demonstrationSecrets(platform: Pick<Platform, "subtle">, person: string): Promise<PersonSecrets> {
  const root = seedOf("root");
  const { publicKey } = await signingPair(platform, root);
  const seed = (use: string): string => base64urlnopad.encode(seedOf(`${use} ${person}`));
  return { signs: seed("signs"), seals: seed("seals"), trusts: publicKey, root: base64urlnopad.encode(root) };
}

function seedOf(what: string): Uint8Array {
  return sha256(utf8ToBytes(`banyan demonstration ${what}`));
}
