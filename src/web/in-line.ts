// What goes out now, and what waits for what: in the order people acted, each record by itself.
// Promise: nothing of a record goes out before what was said of it first, nor before what creates it; one record holds up no other.
import type { Envelope } from "#core/change/change.ts";
import type { Unsent } from "./store.ts";

/**
 * Why a change waits on this device: it is not safe on its disk yet, nobody has let this person in, its file goes first, the server had no room
 * or did not say, its time was wrong and is mended, or what creates its record waits or was refused. What stands behind another of its record
 * waits for the same.
 */
export type Wait = "disk" | "key" | "file" | "server" | "clock" | "record";

export interface InLine {
  readonly ready: readonly Envelope[];
  /** By the id of the change. What was refused is not among them: it waits for a person. */
  readonly waits: ReadonlyMap<string, Wait>;
}

/** `holds` says what keeps a change back by itself. */
export function inLine(unsent: readonly Unsent[], holds: (change: Envelope) => Wait | undefined): InLine {
  const creating = new Set(unsent.flatMap(({ envelope: { head } }) => (head.act === "create" ? head.record : [])));
  const heldBy = new Map<string, Wait>();
  const ready: Envelope[] = [];
  const waits = new Map<string, Wait>();
  for (const { envelope, refused } of unsent.toSorted(byAct)) {
    const { id, record, act } = envelope.head;
    if (refused) continue;
    const before = heldBy.get(record);
    const creates = act === "create" && (before === undefined || before === "record");
    if (creates) creating.delete(record);
    const held = (creates ? undefined : before) ?? (creating.has(record) ? "record" : holds(envelope));
    if (held === undefined) ready.push(envelope);
    else {
      heldBy.set(record, held);
      waits.set(id, held);
    }
  }
  return { ready, waits };
}

function byAct(one: Unsent, other: Unsent): number {
  const [a, b] = [one.envelope.head.stamp, other.envelope.head.stamp];
  return a < b ? -1 : a > b ? 1 : 0;
}
