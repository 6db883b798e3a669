// What lies here of the logs before the server was restored. The server may lack what came after its backup, and whoever wrote it has it still.
// Promise: what a person had goes on being shown until what the server lacks of theirs waits to be sent again, as it was signed; nothing
// goes from here before that. It is opened by a ring of its own: what one log says of keys is nothing to the other.
import type { Envelope } from "#core/change/change.ts";
import type { keyIn } from "#core/seal/box.ts";
import type { openAll } from "#core/seal/door.ts";
import type { Keyring, SealedChange, Wrap } from "#core/seal/keyring.ts";
import type { KeptChange } from "./api.ts";
import type { Breathe } from "./breathing.ts";
import type { SealedShelf } from "./sealed-shelf.ts";

type Former = Pick<SealedShelf, "keys" | "log" | "formerLogs" | "hasCome" | "pagesOf">;

/** What the door has already: this is a piece of its own, hardly ever fetched. */
interface OfDoor {
  readonly newRing: () => Keyring;
  readonly openAll: typeof openAll;
  readonly breathe: Breathe;
}

/** All of it, opened, a page after the other. */
export async function* openedFormer(
  shelf: Former,
  streams: readonly string[],
  { newRing, openAll, breathe }: OfDoor,
): AsyncGenerator<readonly KeptChange[]> {
  for (const log of await shelf.formerLogs()) {
    const ring = newRing();
    const kept = await shelf.keys(log);
    for (const page of kept.length > 0 ? kept : await shelf.keys())
      if (ring.stateOf(page.tenant).next === page.entries[0]?.entry.n) await ring.take(page);
    for (const stream of streams)
      for await (const { changes, wraps = [] } of shelf.pagesOf(log, stream)) {
        yield (await openAll(ring, changes, wraps)).opened;
        await breathe();
      }
  }
}

/** What this person wrote, as it was sent, and is not in what came of the log there is now. */
export async function lackingNow(
  shelf: Former,
  streams: readonly string[],
  person: string,
  keyOf: typeof keyIn,
): Promise<readonly SealedChange[]> {
  const logs = await shelf.formerLogs();
  const lack = new Map<string, SealedChange>();
  for (const stream of logs.length > 0 ? streams.filter(shelf.hasCome) : []) {
    const there = new Set<string>();
    for await (const { changes } of shelf.pagesOf(shelf.log(), stream))
      for (const { envelope } of changes) there.add(envelope.head.id);
    for (const log of logs)
      for await (const { changes, wraps = [] } of shelf.pagesOf(log, stream))
        for (const { envelope, erased } of changes) {
          const { body } = envelope;
          const { id, author, act } = envelope.head;
          // What a device says by itself it says again by itself.
          if (author === person && !there.has(id) && erased === undefined && act !== "restate")
            lack.set(id, asSent(envelope, wraps, body === "" ? undefined : keyOf(body)));
        }
  }
  return [...lack.values()];
}

/** With the keys that went with it, as far as they came with its page. */
function asSent(envelope: Envelope, wraps: readonly Wrap[], key: string | undefined): SealedChange {
  const { head } = envelope;
  const of = wraps.filter(({ record, circle }) => record === head.record && circle === head.circle);
  const wrap = of.find((one) => one.generation === head.generation && one.key === key && !one.again) ?? null;
  if (head.act !== "circle") return { ...envelope, wrap };
  return { ...envelope, wrap, rewraps: of.filter(({ again }) => again) };
}
