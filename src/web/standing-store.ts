// What a store does with records that were known before it was opened: they stand on checkpoints, and their changes are opened when somebody
// asks for them.
import type { Envelope } from "#core/change/change.ts";
import { instantOf } from "#core/change/clock.ts";
import { checkpointOf, checkpointOn } from "#core/record/checkpoint.ts";
import type { KeptChange } from "./api.ts";
import {
  type Accepted,
  bodyOf,
  putIn,
  type Shelf,
  type StoodRecord,
  standOn,
  unreadIn,
  type Written,
} from "./held-record.ts";

/** What a store does with records that were known before. */
export interface StandingStore {
  /** Records that stand on what this device knew before, or on what a colleague's device made of them; what it has of them beside stays. */
  readonly stand: (records: readonly StoodRecord[]) => void;
  /** These stand on nothing any more but their changes, as far as they are here. */
  readonly letGo: (records: readonly string[]) => void;
  /** The keeper numbers anew: what was accepted is known by no number any more, and what comes again says nothing new. */
  readonly anotherLog: () => void;
  /** What lies here of a log before, and has not come again. */
  readonly takeFormer: (changes: readonly KeptChange[]) => void;
  /** What this person said that was accepted, and has not come again. */
  readonly lacking: (author: string) => readonly Envelope[];
  /** Whether a change the keeper numbered so is in a record here, and read. */
  readonly has: (record: string, n: number) => boolean;
  /** The number the keeper gave a change of a record; nothing where it is not here, or was not accepted. */
  readonly numberOf: (record: string, change: string) => number | undefined;
  /** The changes in the checkpoint a record stands on, opened. */
  readonly unfold: (id: string, changes: readonly KeptChange[]) => void;
  /** Each record as the keeper has it, up to this number of its stream. */
  readonly accepted: (upTo: (stream: string) => number) => Iterable<Accepted>;
}

interface StandingParts {
  readonly shelves: ReadonlyMap<string, Shelf>;
  readonly accepted: Map<string, number>;
  readonly shelfOf: (record: string, type: string) => Shelf;
  readonly touch: (shelf: Shelf) => void;
  readonly changed: () => void;
  readonly goOnBehind: (stamp: string) => void;
  readonly isErased: (record: string) => boolean;
}

/** Accepted in a log that is no more: behind whatever has come of the one there is. */
const OF_NO_LOG = Number.POSITIVE_INFINITY;

export function standingStore({
  shelves,
  accepted,
  shelfOf,
  touch,
  changed,
  goOnBehind,
  isErased,
}: StandingParts): StandingStore {
  return {
    stand(records) {
      // The last to be said first: most of the others are behind it then, and need not be looked at.
      let last = "";
      for (const { glance } of records.toReversed())
        if (glance.lastStamp > last && instantOf(glance.lastStamp) > 0) {
          goOnBehind(glance.lastStamp);
          last = glance.lastStamp;
        }
      for (const record of records) {
        const { glance } = record;
        const shelf = shelfOf(glance.id, glance.type);
        if (shelf.stood) continue;
        const before = shelf.revision;
        standOn(shelf, record);
        shelf.revision = Math.max(before, record.revision);
        if (shelf.changes.size > 0) for (const change of [...shelf.changes.values()]) putIn(shelf, change);
        touch(shelf);
      }
      if (records.length > 0) changed();
    },
    letGo(records) {
      for (const id of records) {
        const shelf = shelves.get(id);
        if (!shelf?.stood) continue;
        shelf.stood = undefined;
        shelf.unfolded = undefined;
        shelf.isAnew = true;
        touch(shelf);
      }
      if (records.length > 0) changed();
    },
    anotherLog() {
      for (const id of accepted.keys()) accepted.set(id, OF_NO_LOG);
      // All of them come again, and are counted as they come.
      for (const shelf of shelves.values()) {
        for (const [id, change] of shelf.changes)
          if (change.n !== null) shelf.changes.set(id, { ...change, n: OF_NO_LOG });
        if (shelf.stood) standOn(shelf, { ...shelf.stood, ns: [], revision: shelf.revision });
        touch(shelf);
      }
      changed();
    },
    takeFormer(changes) {
      for (const { envelope } of changes) {
        const { record, type, id, stamp } = envelope.head;
        const shelf = shelfOf(record, type);
        if (shelf.changes.has(id) || isErased(record)) continue;
        goOnBehind(stamp);
        putIn(shelf, { head: envelope.head, body: bodyOf(envelope), envelope, n: OF_NO_LOG });
        touch(shelf);
      }
      if (changes.length > 0) changed();
    },
    lacking: (author) =>
      [...shelves.values()].flatMap(({ changes }) =>
        [...changes.values()].flatMap(({ n, head, body, envelope }) =>
          n === OF_NO_LOG && head.author === author && head.act !== "restate" && body ? envelope : [],
        ),
      ),
    has(record, n) {
      const stood = shelves.get(record)?.stood;
      return stood !== undefined && unreadIn(stood).length === 0 && stood.ns.includes(n);
    },
    numberOf: (record, change) => shelves.get(record)?.changes.get(change)?.n ?? accepted.get(change),
    unfold(id, changes) {
      const shelf = shelves.get(id);
      if (!shelf?.stood) return;
      const has = new Set(shelf.stood.ns);
      const there = changes.filter(({ n, envelope }) => has.has(n) && envelope.head.record === id);
      shelf.unfolded = there.map(({ envelope, n }) => ({ head: envelope.head, body: bodyOf(envelope), envelope, n }));
      touch(shelf);
      changed();
    },
    accepted: (upTo) => acceptedIn(shelves, upTo),
  };
}

/** Each record as the keeper has it, up to this number of its stream. */
function* acceptedIn(shelves: ReadonlyMap<string, Shelf>, upTo: (stream: string) => number): Generator<Accepted> {
  for (const [id, { type, stood, changes, revision, isAnew }] of shelves) {
    const [first] = changes.values();
    const stream = stood?.glance.stream ?? first?.head.stream ?? "";
    const most = upTo(stream);
    const taken = [...changes.values()].filter(({ n }) => n !== null && n <= most);
    const count = (stood?.ns.length ?? 0) + taken.length;
    if (count === 0) continue;
    // Not what is written down of as many changes.
    const mark = isAnew ? count + 0.5 : count;
    const write = (): Written | undefined => {
      const checkpoint = stood ? checkpointOn(stood.checkpoint(), taken) : checkpointOf(taken);
      const ns = [...new Set([...(stood?.ns ?? []), ...taken.map(({ n }) => n ?? 0)])];
      return checkpoint && { checkpoint, ns, revision };
    };
    yield { id, type, stream, mark, write };
  }
}
