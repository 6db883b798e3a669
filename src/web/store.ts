// The device's records, from the keeper or still unsent, folded when somebody looks. A record may stand on a checkpoint that this device made
// before (fold-pages.ts): then the changes in it are opened when somebody asks for them, and what comes since is folded onto it.
// Promise: a refused change blocks no other and is never dropped by itself; a record is the same on whatever it stands.
import { type Envelope, NOTHING_SAID, type Part } from "#core/change/change.ts";
import { type Clock, hear, newClock, type Stamp, stampOf, tick } from "#core/change/clock.ts";
import { isProblem, type Problem } from "#core/problem.ts";
import { findType, type Programme } from "#core/programme.ts";
import { relevant, relevantAmong } from "#core/record/answers.ts";
import { type Checkpoint, checkpointOf, checkpointOn, foldOnto } from "#core/record/checkpoint.ts";
import type { Answers } from "#core/record/condition.ts";
import type { FoldedRecord, OpenedChange } from "#core/record/fold.ts";
import { type Glance, recordBehind } from "#core/record/glance.ts";
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
  /** How many changes of it this device has, opened or not. */
  readonly count: number;
  /** Those that are opened: all of them where `isWhole`, else those that are not in the checkpoint it stands on. */
  readonly changes: readonly HeldChange[];
  readonly isWhole: boolean;
  /** What is stated, folded and said on top of it: the checkpoint it stands on, and what came since. */
  readonly known: KnownChanges;
  readonly unsentCount: number;
}

export interface KnownChanges {
  readonly before?: Checkpoint;
  readonly changes: readonly HeldChange[];
}

/** A record as it stands on a checkpoint of accepted changes. */
export interface StoodRecord {
  readonly glance: Glance;
  readonly revision: number;
  /** The numbers of the changes in it. */
  readonly ns: readonly number[];
  /** Read when it is wanted. */
  readonly checkpoint: () => Checkpoint;
}

/** The same, to be written down. */
export interface Written extends Pick<StoodRecord, "revision" | "ns"> {
  readonly checkpoint: Checkpoint;
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
  /**
   * Puts back what waited when this device was last open, refused or not: in the order of `placeOf`, which comes out larger for what was said
   * later. The clock goes on behind all of it.
   */
  readonly putBack: (entries: readonly Unsent[], placeOf: (id: string) => number) => void;
  /** These wait in place of what waited under their ids: they were stamped anew. The clock goes back to behind all there is. */
  readonly sayAnew: (envelopes: readonly Envelope[]) => void;
  /** Takes in what the keeper gave; the records it touched. */
  readonly take: (changes: readonly KeptChange[]) => readonly string[];
  /** Records that stand on what this device knew before; those that it has changes of already stay as they are. */
  readonly stand: (records: readonly StoodRecord[]) => void;
  /** Whether a change the keeper numbered so is in a record here, and read. */
  readonly has: (record: string, n: number) => boolean;
  /** The number the keeper gave a change of a record; nothing where it is not here, or was not accepted. */
  readonly numberOf: (record: string, change: string) => number | undefined;
  /** The changes in the checkpoint a record stands on, opened. */
  readonly unfold: (id: string, changes: readonly KeptChange[]) => void;
  /** Each record as the keeper has it, up to this number of its stream. */
  readonly accepted: (upTo: (stream: string) => number) => Iterable<Accepted>;
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

/** What the keeper has accepted of a record. */
export interface Accepted {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  /** Another one once anything of it is new, or was read since. */
  readonly mark: number;
  /** As it is to be written down. */
  readonly write: () => Written | undefined;
}

interface Stood extends StoodRecord {
  readonly has: ReadonlySet<number>;
  /** Could not be read, or not wholly. */
  readonly unread: ReadonlySet<string>;
}

interface Shelf {
  readonly type: string;
  readonly changes: Map<string, HeldChange>;
  /** What it stands on, beside its changes. */
  stood: Stood | undefined;
  /** The changes in what it stands on, once they were opened. */
  unfolded: readonly HeldChange[] | undefined;
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

  /**
   * What waits here was said before whatever is said next, and so was what the keeper took, which it has held against its own clock: where it is
   * far ahead of ours, ours is behind, or has jumped back since.
   */
  function goOnBehind(stamp: Stamp): void {
    const heard = hear(clock, stamp, Number.POSITIVE_INFINITY);
    if (!isProblem(heard)) clock = heard;
  }

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
    const made: Shelf = {
      type,
      changes: new Map(),
      stood: undefined,
      unfolded: undefined,
      revision: 0,
      held: undefined,
    };
    shelves.set(id, made);
    const ids = idsByType.get(type) ?? new Set();
    idsByType.set(type, ids.add(id));
    return made;
  }

  function put(envelope: Envelope, n: number | null, revision: number): void {
    const { head } = envelope;
    const shelf = shelfOf(head.record, head.type);
    const change = { head, body: bodyOf(envelope), envelope, n };
    const { stood } = shelf;
    // What is in the checkpoint already is no news, unless it could not be read then.
    if (n === null || !stood?.has.has(n) || (change.body && stood.unread.has(head.id)))
      shelf.changes.set(head.id, change);
    else shelf.changes.delete(head.id);
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
        if (!entry.refused) put(envelope, null, 0);
      }
      clock = newClock(device);
      for (const { envelope } of unsent.values()) goOnBehind(envelope.head.stamp);
      for (const { stood, changes } of shelves.values()) {
        if (stood) goOnBehind(stood.glance.lastStamp);
        for (const { head } of changes.values()) goOnBehind(head.stamp);
      }
      changed();
    },
    take(changes) {
      const touched = new Set<string>();
      for (const { envelope, n, revision } of changes) {
        goOnBehind(envelope.head.stamp);
        unsent.delete(envelope.head.id);
        put(envelope, n, revision);
        touched.add(envelope.head.record);
      }
      if (touched.size > 0) changed();
      return [...touched];
    },
    stand(records) {
      for (const record of records) {
        const { glance } = record;
        const shelf = shelfOf(glance.id, glance.type);
        if (shelf.stood || [...shelf.changes.values()].some(({ n }) => n !== null)) continue;
        shelf.stood = { ...record, has: new Set(record.ns), unread: new Set(glance.setAside) };
        shelf.revision = record.revision;
        goOnBehind(glance.lastStamp);
        touch(shelf);
      }
      if (records.length > 0) changed();
    },
    has(record, n) {
      const stood = shelves.get(record)?.stood;
      return stood !== undefined && stood.unread.size === 0 && stood.has.has(n);
    },
    numberOf: (record, change) => shelves.get(record)?.changes.get(change)?.n ?? undefined,
    unfold(id, changes) {
      const shelf = shelves.get(id);
      if (!shelf?.stood) return;
      const { has } = shelf.stood;
      const there = changes.filter(({ n, envelope }) => has.has(n) && envelope.head.record === id);
      shelf.unfolded = there.map(({ envelope, n }) => ({ head: envelope.head, body: bodyOf(envelope), envelope, n }));
      touch(shelf);
      changed();
    },
    *accepted(upTo) {
      for (const [id, { type, stood, changes, revision }] of shelves) {
        const [first] = changes.values();
        const stream = stood?.glance.stream ?? first?.head.stream ?? "";
        const most = upTo(stream);
        const taken = [...changes.values()].filter(({ n }) => n !== null && n <= most);
        const mark = (stood?.ns.length ?? 0) + taken.length;
        if (mark === 0) continue;
        const write = (): Written | undefined => {
          const checkpoint = stood ? checkpointOn(stood.checkpoint(), taken) : checkpointOf(taken);
          const ns = [...new Set([...(stood?.ns ?? []), ...taken.map(({ n }) => n ?? 0)])];
          return checkpoint && { checkpoint, ns, revision };
        };
        yield { id, type, stream, mark, write };
      }
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

function heldFrom(
  { type: id, stood, unfolded, changes: since, revision }: Shelf,
  programme: Programme,
): HeldRecord | undefined {
  const type = findType(programme, id);
  if (!type) return undefined;
  const changes = [...since.values()];
  const before = stood?.checkpoint;
  const folded =
    stood && changes.length === 0
      ? recordBehind(stood.glance, stood.checkpoint, type)
      : foldOnto(before?.(), changes, type);
  if (!folded) return undefined;
  const said = stood && changes.length === 0 ? stood.glance.answers : undefined;
  const news = stood ? changes.filter(({ n }) => n === null || !stood.has.has(n)) : changes;
  let answers: Answers | undefined;
  return {
    id: folded.id,
    type,
    folded,
    get answers() {
      answers ??= said ? relevantAmong(type.fields, said) : relevant(folded, type);
      return answers;
    },
    revision,
    count: (stood?.ns.length ?? 0) + news.length,
    changes: [...(unfolded ?? []), ...news],
    isWhole: !stood || unfolded?.length === stood.ns.length,
    get known() {
      return before ? { before: before(), changes } : { changes };
    },
    unsentCount: changes.filter(({ n }) => n === null).length,
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
