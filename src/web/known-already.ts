// What the keeper has already, in other bytes than those that wait here: its answer was lost, the disk took nothing, and after a crash the change
// was sealed anew. It comes with what is fetched; where its record came as a checkpoint, it is within, and is looked for there.
// Promise: only what its author signed settles it; whatever else bears its id leaves it refused, for a person to see.
import type { Head } from "#core/change/change.ts";
import type { DoorApi } from "./beside-checkpoints.ts";
import type { Store } from "./store.ts";

/** Ends with whether anything is settled. */
export function knownAlready(api: Pick<DoorApi, "changesOf">, store: Store): () => Promise<boolean> {
  const looked = new Set<string>();

  return async () => {
    let isAny = false;
    const differing = store.unsent().filter(({ refused }) => refused?.code === "change.differs");
    const due = differing.map(({ envelope: { head } }) => head).filter(({ id }) => !looked.has(id));
    for (const [record, heads] of Map.groupBy(due, (head) => head.record)) {
      const held = store.find(record);
      if (!held || held.folds.length === 0) continue;
      const changes = await api.changesOf(held.folded.stream, record, held.folds);
      if (!changes) continue;
      for (const { id } of heads) looked.add(id);
      const settled = changes.filter(({ envelope }) => heads.some((head) => isSame(head, envelope.head)));
      store.take(settled);
      isAny ||= settled.length > 0;
    }
    return isAny;
  };
}

const isSame = (one: Head, other: Head): boolean =>
  one.id === other.id && one.author === other.author && one.act === other.act;
