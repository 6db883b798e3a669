// Whether the signed log of an organisation says that the keys this device holds are in other hands.
import type { KeyState } from "#core/seal/key-state.ts";

/** Until the log names other keys of theirs: then the old ones open nothing here any more anyway. */
export function areKeysLost({ lost, people }: Pick<KeyState, "lost" | "people">, person: string): boolean {
  const n = lost.findLast((one) => one.person === person)?.n;
  return n !== undefined && (people.get(person)?.n ?? -1) < n;
}
