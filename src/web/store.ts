// The device's records: every change this device has, from the keeper or still unsent, folded when somebody looks.
// In memory for now, behind this interface. Promise: a refused change blocks no other and is never dropped by itself.
import { type Envelope, NOTHING_SAID, type Part } from "#core/change/change.ts";
import { type Clock, hear, newClock, type Stamp, stampOf, tick } from "#core/change/clock.ts";
import { isProblem, type Problem } from "#core/problem.ts";
import { findType, type Programme } from "#core/programme.ts";
import { relevant } from "#core/record/answers.ts";
import type { Answers } from "#core/record/condition.ts";
import { type FoldedRecord, foldRecord, type OpenedChange } from "#core/record/fold.ts";
import type { RecordType } from "#core/record/type.ts";
import type { KeptChange } from "./api.ts";

export interface HeldChange extends OpenedChange {
  readonly envelope: Envelope;
  /** Its number in the stream; null while the keeper has not accepted it. */
  readonly n: number | null;
}

export interface HeldRecord {
  readonly id: string;
  readonly type: RecordType;
  readonly folded: FoldedRecord;
  /** The answers that count. */
  readonly answers: Answers;
  /** Changes the keeper has accepted. */
  readonly revision: number;
  readonly changes: readonly HeldChange[];
  readonly unsentCount: number;
}

/** A change that has not been accepted: waiting to be sent, or refused with a reason. A refused one is in no record. */
export interface Unsent {
  readonly envelope: Envelope;
  readonly refused: Problem | undefined;
}

export interface Store {
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
  /** Takes in what the keeper gave; the records it touched. */
  readonly take: (changes: readonly KeptChange[]) => readonly string[];
  /** Records that this person does not read any more go; what they wrote and was not sent stays to be looked at. */
  readonly drop: (records: readonly string[]) => void;
  /** Records that were erased go the same way; that they were, and when, stays known. */
  readonly erase: (records: readonly { readonly record: string; readonly on: string | null }[]) => void;
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

interface Shelf {
  readonly changes: Map<string, HeldChange>;
  revision: number;
  held: HeldRecord | undefined;
}

/** `now` is milliseconds since 1970, as the person's day counts them. */
export function makeStore(first: Programme, device: string, now: () => number): Store {
  const shelves = new Map<string, Shelf>();
  const idsByType = new Map<string, Set<string>>();
  const lists = new Map<string, readonly HeldRecord[]>();
  const unsent = new Map<string, Unsent>();
  const listeners = new Set<() => void>();
  const erased = new Map<string, string | null>();
  let clock: Clock = newClock(device);
  let programme = first;
  let version = 0;
  let told = false;
  let unsentList: readonly Unsent[] = [];

  /** Listeners are told once for however much happened in one turn. */
  function changed(): void {
    version += 1;
    unsentList = [...unsent.values()];
    if (told) return;
    told = true;
    queueMicrotask(() => {
      told = false;
      for (const listener of listeners) listener();
    });
  }

  function shelfOf(id: string, type: string): Shelf {
    const known = shelves.get(id);
    if (known) return known;
    const made: Shelf = { changes: new Map(), revision: 0, held: undefined };
    shelves.set(id, made);
    const ids = idsByType.get(type) ?? new Set();
    idsByType.set(type, ids.add(id));
    return made;
  }

  function put(envelope: Envelope, n: number | null, revision: number): void {
    const { head } = envelope;
    const shelf = shelfOf(head.record, head.type);
    shelf.changes.set(head.id, { head, body: bodyOf(envelope), envelope, n });
    shelf.revision = Math.max(shelf.revision, revision);
    touch(shelf, head.type);
  }

  function touch(shelf: Shelf, type: string): void {
    shelf.held = undefined;
    lists.delete(type);
  }

  function remove({ head }: Envelope): void {
    const shelf = shelves.get(head.record);
    if (!shelf) return;
    shelf.changes.delete(head.id);
    touch(shelf, head.type);
    if (shelf.changes.size > 0) return;
    shelves.delete(head.record);
    idsByType.get(head.type)?.delete(head.record);
  }

  function drop(records: readonly string[]): void {
    for (const id of records) {
      const shelf = shelves.get(id);
      const type = [...(shelf?.changes.values() ?? [])][0]?.head.type;
      if (!shelf || type === undefined) continue;
      shelves.delete(id);
      idsByType.get(type)?.delete(id);
      lists.delete(type);
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
    hear(stamp) {
      const heard = hear(clock, stamp, now());
      if (!isProblem(heard)) clock = heard;
    },
    keep(envelopes) {
      for (const envelope of envelopes) {
        // What waited from before a restart was said before whatever is said from here on, whatever the clock shows by now.
        const heard = hear(clock, envelope.head.stamp, Number.POSITIVE_INFINITY);
        if (!isProblem(heard)) clock = heard;
        unsent.set(envelope.head.id, { envelope, refused: undefined });
        put(envelope, null, 0);
      }
      changed();
    },
    take(changes) {
      const touched = new Set<string>();
      for (const { envelope, n, revision } of changes) {
        const heard = hear(clock, envelope.head.stamp, now());
        if (!isProblem(heard)) clock = heard;
        unsent.delete(envelope.head.id);
        put(envelope, n, revision);
        touched.add(envelope.head.record);
      }
      if (touched.size > 0) changed();
      return [...touched];
    },
    drop,
    erase(records) {
      for (const { record, on } of records) erased.set(record, on);
      drop(records.map(({ record }) => record));
    },
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
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function heldFrom(shelf: Shelf, programme: Programme): HeldRecord | undefined {
  const changes = [...shelf.changes.values()];
  const type = findType(programme, changes[0]?.head.type ?? "");
  const folded = type && foldRecord(changes, type);
  if (!folded) return undefined;
  const unsentCount = changes.filter(({ n }) => n === null).length;
  return {
    id: folded.id,
    type,
    folded,
    answers: relevant(folded, type),
    revision: shelf.revision,
    changes,
    unsentCount,
  };
}

/** A body as its reader opens it. Codec 0 is plain; what cannot be read is nothing, and is kept. */
export function bodyOf({ head, body }: Envelope): Part | undefined {
  if (body === "") return NOTHING_SAID;
  if (head.codec !== 0) return undefined;
  try {
    const part = JSON.parse(body) as Part;
    return typeof part.set === "object" && typeof part.seen === "object" ? part : undefined;
  } catch {
    return undefined;
  }
}
