// Did whoever is named as the author of a change say it? Asked by every device that opens one, and by a server before it keeps one.
import { type Envelope, signedText } from "../change/change.ts";
import type { KeyState } from "./key-state.ts";
import { isSignedBy } from "./pair.ts";
import type { Platform } from "./platform.ts";

/** By any keys that the log ever named as theirs, the newest first: what somebody signed before they got others is still theirs. */
export async function isSignedByAuthor(
  platform: Pick<Platform, "subtle">,
  { keysEver }: Pick<KeyState, "keysEver">,
  { head, signature }: Pick<Envelope, "head" | "signature">,
  text = signedText(head),
): Promise<boolean> {
  for (const { keys } of (keysEver.get(head.author) ?? []).toReversed())
    if (await isSignedBy(platform, keys.signs, text, signature)) return true;
  return false;
}
