// A record as a device holds it: the changes that are opened, the checkpoint it may stand on, and what they come to.
// Promise: a record is the same on whatever it stands.
import { type Envelope, NOTHING_SAID, type Part } from "#core/change/change.ts";
import type { Stamp } from "#core/change/clock.ts";
import { findType, type Programme } from "#core/programme.ts";
import { relevant, relevantAmong } from "#core/record/answers.ts";
import { type Checkpoint, foldOnto } from "#core/record/checkpoint.ts";
import type { Answers } from "#core/record/condition.ts";
import type { FoldedRecord, OpenedChange } from "#core/record/fold.ts";
import { type Glance, recordBehind } from "#core/record/glance.ts";
import type { RecordType } from "#core/record/type.ts";

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
  /** The numbers of those in the checkpoint. */
  readonly folds: readonly number[];
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

export interface Shelf {
  readonly type: string;
  readonly changes: Map<string, HeldChange>;
  /** What it stands on, beside its changes. */
  stood: StoodRecord | undefined;
  /** The changes in what it stands on, once they were opened. */
  unfolded: readonly HeldChange[] | undefined;
  /** It stood on what was not so. */
  isAnew: boolean;
  revision: number;
  held: HeldRecord | undefined;
}

export const newShelf = (type: string): Shelf => ({
  type,
  changes: new Map(),
  stood: undefined,
  unfolded: undefined,
  isAnew: false,
  revision: 0,
  held: undefined,
});

export function standOn(shelf: Shelf, record: StoodRecord): void {
  shelf.stood = record;
  shelf.revision = record.revision;
}

/** Changes in what a record stands on that could not be read, or not wholly. */
export const unreadIn = ({ glance }: StoodRecord): readonly string[] => glance.setAside ?? NO_IDS;
const NO_IDS: readonly string[] = [];

/** What is in the checkpoint already is no news, unless it could not be read then. */
export function putIn({ stood, changes }: Shelf, change: HeldChange): void {
  const { head, body, n } = change;
  if (n === null || !stood?.ns.includes(n) || (body && unreadIn(stood).includes(head.id))) changes.set(head.id, change);
  else changes.delete(head.id);
}

/** The record of a shelf, in the words of this programme. */
export function heldFrom(
  { type: id, stood, unfolded, changes: since, revision }: Shelf,
  programme: Programme,
): HeldRecord | undefined {
  const type = findType(programme, id);
  if (!type) return undefined;
  const changes: readonly HeldChange[] = since.size === 0 ? NO_CHANGES : [...since.values()];
  const before = stood?.checkpoint;
  const folded =
    stood && changes.length === 0
      ? recordBehind(stood.glance, stood.checkpoint, type)
      : foldOnto(before?.(), changes, type);
  if (!folded) return undefined;
  const said = stood && changes.length === 0 ? stood.glance.answers : undefined;
  const news = stood ? changes.filter(({ n }) => n === null || !stood.ns.includes(n)) : changes;
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
    changes: unfolded ? [...unfolded, ...news] : news,
    isWhole: !stood || unfolded !== undefined,
    folds: stood?.ns ?? [],
    get known() {
      return before ? { before: before(), changes } : { changes };
    },
    unsentCount: changes.filter(({ n }) => n === null).length,
  };
}

const NO_CHANGES: readonly HeldChange[] = [];

/** The stamps of what is said of a record; of what it stands on the last. */
export function stampsIn({ stood, changes }: Shelf): readonly Stamp[] {
  const stamps = [...changes.values()].map(({ head }) => head.stamp);
  return stood ? [stood.glance.lastStamp, ...stamps] : stamps;
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
