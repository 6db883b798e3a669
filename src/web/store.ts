// The device's records, from the keeper or still unsent, folded when somebody looks. A record may stand on a checkpoint that this device made
// before (fold-pages.ts): then the changes in it are opened when somebody asks for them, and what comes since is folded onto it.
// Promise: a refused change blocks no other and is never dropped by itself; a record is the same on whatever it stands.
import type { Envelope } from "#core/change/change.ts";
import { type Clock, hear, newClock, type Stamp, stampOf, tick } from "#core/change/clock.ts";
import { isProblem, type Problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import type { KeptChange } from "./api.ts";
import { bodyOf, type HeldRecord, heldFrom, newShelf, putIn, type Shelf, stampsIn } from "./held-record.ts";
import { type StandingStore, standingStore } from "./standing-store.ts";
import { makeTeller } from "./teller.ts";

export type { HeldChange, HeldRecord } from "./held-record.ts";

/** A change that has not been accepted: waiting to be sent, or refused with a reason. A refused one is in no record. */
export interface Unsent {
  readonly envelope: Envelope;
  readonly refused: Problem | undefined;
}

export interface Store extends StandingStore {
  /** The id of this device; it lives as long as this store. */
  readonly device: string;
  readonly find: (id: string) => HeldRecord | undefined;
  /** All records of a type, withdrawn ones too; the same array until one of them changes. */
  readonly recordsOf: (type: string) => readonly HeldRecord[];
  readonly unsent: () => readonly Unsent[];
  /** The stamp of an act, taken once, when the person acts. */
  readonly stamp: () => Stamp;
  /** The clock goes on behind this stamp, of something that is not on this device. */
  readonly hear: (stamp: Stamp) => void;
  /** Keeps changes made on this device, to be sent in this order. */
  readonly keep: (envelopes: readonly Envelope[]) => void;
  /**
   * Puts back what waited when this device was last open, refused or not: in the order of `placeOf`, which comes out larger for what was said
   * later. The clock goes on behind all of it.
   */
  readonly putBack: (entries: readonly Unsent[], placeOf: (id: string) => number) => void;
  /** These wait in place of what waited under their ids: they were stamped anew. The clock goes back to behind all there is. */
  readonly sayAnew: (envelopes: readonly Envelope[]) => void;
  /** The stamp by which goes what was said under this one, as a form may know it that was opened before it was stamped anew. */
  readonly stampOf: (said: Stamp) => Stamp;
  /** Takes in what the keeper gave; the records it touched. */
  readonly take: (changes: readonly KeptChange[]) => readonly string[];
  /** Records that this person does not read any more go; what they wrote and was not sent stays to be looked at. */
  readonly drop: (records: readonly string[]) => void;
  /** Records that were erased go the same way; that they were, and when, stays known. */
  readonly erase: (records: readonly { readonly record: string; readonly on: string | null }[]) => void;
  readonly erasedHere: () => readonly { readonly record: string; readonly on: string | null }[];
  /** The day a record was erased, null where it is not known; nothing of one that was not. */
  readonly erasedOn: (id: string) => string | null | undefined;
  /** Records that a circle reads. */
  readonly readBy: (circle: string) => readonly string[];
  readonly settle: (
    outcomes: readonly ({ readonly id: string } & (
      | { readonly revision: number; readonly n: number }
      | { readonly problem: Problem }
    ))[],
  ) => void;
  /** Takes a change that was not accepted back out; it is then in no record and will not be sent. */
  readonly takeBack: (id: string) => void;
  /** Sends a refused change once more, as it is. */
  readonly offerAgain: (id: string) => void;
  /** The same programme in other words: every record is folded anew with them when somebody looks. */
  readonly tellIn: (programme: Programme) => void;
  readonly version: () => number;
  readonly subscribe: (listener: () => void) => () => void;
}

/** `now` is milliseconds since 1970, as the person's day counts them. */
export function makeStore(first: Programme, device: string, now: () => number): Store {
  const shelves = new Map<string, Shelf>();
  const idsByType = new Map<string, Set<string>>();
  const lists = new Map<string, readonly HeldRecord[]>();
  const unsent = new Map<string, Unsent>();
  const { tell, subscribe } = makeTeller();
  const erased = new Map<string, string | null>();
  const anew = new Map<Stamp, Stamp>();
  /** The numbers of what waited here and was accepted, by its id: its record may stand on a checkpoint since. */
  const accepted = new Map<string, number>();
  let clock: Clock = newClock(device);
  let programme = first;
  let version = 0;
  let unsentList: readonly Unsent[] = [];

  /**
   * What waits here was said before whatever is said next, and so was what the keeper took, which it has held against its own clock: where it is
   * far ahead of ours, ours is behind, or has jumped back since.
   */
  function goOnBehind(stamp: Stamp): void {
    const heard = hear(clock, stamp, Number.POSITIVE_INFINITY);
    if (!isProblem(heard)) clock = heard;
  }

  function changed(): void {
    version += 1;
    unsentList = [...unsent.values()];
    tell();
  }

  function shelfOf(id: string, type: string): Shelf {
    const known = shelves.get(id);
    if (known) return known;
    const made = newShelf(type);
    shelves.set(id, made);
    const ids = idsByType.get(type) ?? new Set();
    idsByType.set(type, ids.add(id));
    return made;
  }

  function put(envelope: Envelope, n: number | null, revision: number): void {
    const { head } = envelope;
    const shelf = shelfOf(head.record, head.type);
    putIn(shelf, { head, body: bodyOf(envelope), envelope, n });
    shelf.revision = Math.max(shelf.revision, revision);
    touch(shelf);
  }

  function touch(shelf: Shelf): void {
    shelf.held = undefined;
    lists.delete(shelf.type);
  }

  function remove({ head }: Envelope): void {
    const shelf = shelves.get(head.record);
    if (!shelf) return;
    shelf.changes.delete(head.id);
    touch(shelf);
    if (shelf.changes.size > 0 || shelf.stood) return;
    shelves.delete(head.record);
    idsByType.get(head.type)?.delete(head.record);
  }

  function drop(records: readonly string[]): void {
    for (const id of records) {
      const shelf = shelves.get(id);
      if (!shelf) continue;
      shelves.delete(id);
      idsByType.get(shelf.type)?.delete(id);
      lists.delete(shelf.type);
    }
    if (records.length > 0) changed();
  }

  function find(id: string): HeldRecord | undefined {
    const shelf = shelves.get(id);
    if (shelf && !shelf.held) shelf.held = heldFrom(shelf, programme);
    return shelf?.held;
  }

  return {
    device,
    find,
    recordsOf(type) {
      const known = lists.get(type);
      if (known) return known;
      const made = [...(idsByType.get(type) ?? [])].map(find).filter((held) => held !== undefined);
      lists.set(type, made);
      return made;
    },
    unsent: () => unsentList,
    stamp() {
      clock = tick(clock, now());
      return stampOf(clock);
    },
    hear: goOnBehind,
    keep(envelopes) {
      for (const envelope of envelopes) {
        goOnBehind(envelope.head.stamp);
        unsent.set(envelope.head.id, { envelope, refused: undefined });
        put(envelope, null, 0);
      }
      changed();
    },
    putBack(entries, placeOf) {
      for (const { envelope, refused } of entries) {
        const { head } = envelope;
        goOnBehind(head.stamp);
        if (unsent.has(head.id)) continue;
        unsent.set(head.id, { envelope, refused });
        if (!refused) put(envelope, null, 0);
      }
      const inOrder = [...unsent].sort(([a], [b]) => placeOf(a) - placeOf(b));
      unsent.clear();
      for (const [id, entry] of inOrder) unsent.set(id, entry);
      if (entries.length > 0) changed();
    },
    sayAnew(envelopes) {
      for (const envelope of envelopes) {
        const entry = unsent.get(envelope.head.id);
        if (!entry) continue;
        unsent.set(envelope.head.id, { ...entry, envelope });
        anew.set(entry.envelope.head.stamp, envelope.head.stamp);
        if (!entry.refused) put(envelope, null, 0);
      }
      clock = newClock(device);
      for (const { envelope } of unsent.values()) goOnBehind(envelope.head.stamp);
      for (const shelf of shelves.values()) for (const stamp of stampsIn(shelf)) goOnBehind(stamp);
      changed();
    },
    stampOf(said) {
      let stamp = said;
      for (let next = anew.get(stamp); next !== undefined && next !== said; next = anew.get(stamp)) stamp = next;
      return stamp;
    },
    take(changes) {
      const touched = new Set<string>();
      for (const { envelope, n, revision } of changes) {
        goOnBehind(envelope.head.stamp);
        if (unsent.delete(envelope.head.id)) accepted.set(envelope.head.id, n);
        put(envelope, n, revision);
        touched.add(envelope.head.record);
      }
      if (touched.size > 0) changed();
      return [...touched];
    },
    ...standingStore({
      shelves,
      accepted,
      shelfOf,
      touch,
      changed,
      goOnBehind,
      isErased: (record) => erased.has(record),
    }),
    drop,
    erase(records) {
      for (const { record, on } of records) erased.set(record, on);
      drop(records.map(({ record }) => record));
    },
    erasedHere: () => [...erased].map(([record, on]) => ({ record, on })),
    erasedOn: (id) => erased.get(id),
    readBy: (circle) => [...shelves.keys()].filter((id) => find(id)?.folded.circle === circle),
    settle(outcomes) {
      for (const outcome of outcomes) {
        const entry = unsent.get(outcome.id);
        if (!entry) continue;
        if ("problem" in outcome) {
          unsent.set(outcome.id, { ...entry, refused: outcome.problem });
          remove(entry.envelope);
        } else {
          unsent.delete(outcome.id);
          accepted.set(outcome.id, outcome.n);
          put(entry.envelope, outcome.n, outcome.revision);
        }
      }
      changed();
    },
    takeBack(id) {
      const entry = unsent.get(id);
      if (!entry) return;
      unsent.delete(id);
      remove(entry.envelope);
      changed();
    },
    offerAgain(id) {
      const entry = unsent.get(id);
      if (!entry?.refused) return;
      unsent.set(id, { envelope: entry.envelope, refused: undefined });
      put(entry.envelope, null, 0);
      changed();
    },
    tellIn(told) {
      if (told === programme) return;
      programme = told;
      for (const shelf of shelves.values()) shelf.held = undefined;
      lists.clear();
      changed();
    },
    version: () => version,
    subscribe,
  };
}
