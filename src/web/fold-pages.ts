// What this device came to know of its records, written down so that the next opening is quick: pages of about 250 records at a glance, each
// with its checkpoint, and beside it what the ring knows of them. A page is never written over: a new one takes its place, and the list of
// pages, written last, says which hold and up to which number of each stream.
// Promise: only its owner reads a page or made it; what lies there of another time, another log or another form of it is not believed, and
// nothing is lost with it: everything is made again from the pages that came. What was erased, or is read no more, goes with the next list.
import type { Checkpoint } from "#core/record/checkpoint.ts";
import { CHECKPOINT } from "#core/record/checkpoint.ts";
import type { Keyring, KnownOfRecord } from "#core/seal/keyring.ts";
import type { PersonKeys } from "#core/seal/person-keys.ts";
import type { Breathe } from "./breathing.ts";
import type { Kept, Line, Snapshot } from "./fold-plan.ts";
import type { StoodRecord } from "./held-record.ts";
import { FOLDS, openOwn, openOwnBytes, sealOwn } from "./own-box.ts";
import type { SealedShelf } from "./sealed-shelf.ts";
import type { ShelfDisk } from "./shelf-disk.ts";
import type { Store } from "./store.ts";

/** The form of a page. Pages of another are made again. */
const FORM = `2.${CHECKPOINT}`;
const LIST = "list";
/**
 * So many changes may come before pages are written again: until then the next opening opens them one by one. Measured on a slow phone a
 * hundred take a tenth of a second; and a page is half a megabyte of flash, whatever little in it is new.
 */
const LEAST = 100;

type Place = readonly [stream: string, n: number];

/** Which pages hold. */
interface List {
  readonly form: string;
  readonly logId: string;
  /** Up to which number of each stream. */
  readonly upTo: { readonly [stream: string]: number };
  readonly pages: readonly { readonly id: string; readonly stream: string }[];
  /** Changes that are not in a record, or not read there: they are opened again. */
  readonly shut: readonly Place[];
  /** Changes before which something of the same device was missing. */
  readonly broken: readonly Place[];
  readonly erased: readonly Erased[];
}

type Erased = { readonly record: string; readonly on: string | null };

/** What is known beside the records. */
export interface KnownBeside {
  readonly shut: readonly Place[];
  readonly broken: readonly Place[];
}

export interface FoldPages extends KnownBeside {
  /** The log it is of; "" where nothing is here. */
  readonly logId: string;
  /** Records that were erased, and when. */
  readonly erased: readonly Erased[];
  readonly records: readonly StoodRecord[];
  /** Up to which number all of a stream is known; 0 where some of it is not here. */
  readonly upTo: (stream: string) => number;
  /** For the ring: what it knew of these records, and of those on the same pages. */
  readonly recall: (records: readonly string[]) => Promise<Iterable<readonly [string, KnownOfRecord]>>;
  /** A stream is fetched again from this number on: until that is done, a restart reads all of it. */
  readonly goBack: (stream: string, after: number) => Promise<void>;
  /** Another log: all that is here goes, and is made again after the next restart. */
  readonly forget: () => Promise<void>;
  /** Writes down what is new, where it is worth it; what must not lie here any more always. Ends when it lies there, or cannot. */
  readonly keep: (now: Keeping) => Promise<void>;
  /** What was to be written lies there, or cannot; nothing is written any more. */
  readonly end: () => Promise<void>;
  /** Nothing is written any more, whatever was to be. */
  readonly stop: () => Promise<void>;
}

export interface Keeping extends KnownBeside {
  readonly logId: string;
  readonly store: Pick<Store, "accepted" | "erasedHere">;
  readonly upTo: ReadonlyMap<string, number>;
  /** Records whose changes lie on the pages that came, so that they can be opened again. */
  readonly isKept: (type: string) => boolean;
  readonly ring: Pick<Keyring, "ready" | "known">;
}

interface FoldParts {
  readonly keys: PersonKeys;
  readonly disk: ShelfDisk;
  readonly shelf: Pick<SealedShelf, "pages">;
  /** The log the server goes by; "" where it is not known. */
  readonly logId: string;
  readonly streams: readonly string[];
  readonly newId: () => string;
  readonly breathe: Breathe;
  /** So many changes may come before pages are written again. */
  readonly least?: number;
}

export async function openFolds({
  keys,
  disk,
  shelf,
  logId,
  streams,
  newId,
  breathe,
  least = LEAST,
}: FoldParts): Promise<FoldPages> {
  const { person } = keys;
  // Asked for while the list is read.
  const packing = import("./packed-lines.ts").catch(() => undefined);
  const found = await findList();
  const opened = await Promise.all(
    (found?.pages ?? []).map(async (page) => ({ page, lines: await readPage(page.id) })),
  );
  const lost = new Set(opened.flatMap(({ page, lines }) => (lines ? [] : page.stream)));
  let pages: readonly Kept[] = opened.flatMap(({ page, lines }) => (lines ? [{ ...page, marks: marksOf(lines) }] : []));
  const before = new Map(pages.flatMap(({ id, marks }) => [...marks.keys()].map((record) => [record, id] as const)));
  let list = found;
  let last: Promise<unknown> = Promise.resolve();
  let isOver = false;

  /** One after the other. What the disk does not take is made again the next time. */
  function write(work: () => Promise<void>): Promise<void> {
    const done = last.then(() => (isOver ? undefined : work())).catch(() => {});
    last = done;
    return done;
  }

  async function findList(): Promise<List | undefined> {
    const box = await disk.box(person, FOLDS, LIST, 0).catch(() => undefined);
    const one = box === undefined ? undefined : await openOwn<List>(keys, FOLDS, box);
    const isOfNow = one?.form === FORM && (logId === "" || one.logId === logId);
    // What lies here of a team one has left is nobody's to know.
    return isOfNow && one.pages.every(({ stream }) => streams.includes(stream)) ? one : undefined;
  }

  async function bytesOf(id: string, part: number): Promise<Uint8Array | undefined> {
    const box = await disk.bytes(person, FOLDS, id, part).catch(() => undefined);
    return box && openOwnBytes(keys, `fold ${part} ${id}`, box);
  }

  /** The first line is all glances; behind it lie the checkpoints in the same order, packed, each read when it is wanted. */
  async function readPage(id: string): Promise<readonly StoodRecord[] | undefined> {
    const [page, how] = await Promise.all([bytesOf(id, 0), packing]);
    if (!page || !how) return undefined;
    const end = page.indexOf(NEWLINE);
    const checkpointAt = how.unpacked(page.subarray(end + 1));
    return (JSON.parse(utf8.decode(page.subarray(0, end))) as readonly Line[]).map(([glance, revision, ns], at) => ({
      glance,
      revision,
      ns,
      checkpoint: () => JSON.parse(checkpointAt(at)) as Checkpoint,
    }));
  }

  async function sayList(next: List): Promise<void> {
    await disk.putAt(person, FOLDS, { where: LIST, at: 0, box: await sealOwn(keys, FOLDS, next) });
    list = next;
  }

  async function keepNow({ ring, logId: log, upTo, shut, broken, store }: Keeping, now: Snapshot): Promise<void> {
    // Nobody waits for it: a piece of its own.
    const { madeOf } = await import("./fold-writing.ts");
    const isNew = list === undefined || lost.size > 0;
    const made = await madeOf(
      { keys, disk, newId, breathe, isOver: () => isOver, ring },
      pages,
      now,
      isNew ? 0 : least,
    );
    if (!made || isOver) return;
    const { stale, written } = made;
    const next = [...pages.filter((page) => !stale.has(page)), ...written];
    const named = next.map(({ id, stream }) => ({ id, stream }));
    await sayList({
      form: FORM,
      logId: log,
      upTo: Object.fromEntries(upTo),
      pages: named,
      shut,
      broken,
      erased: store.erasedHere(),
    });
    const old = [...stale].map(({ id }) => id);
    pages = next;
    lost.clear();
    for (const id of old) await disk.clear(person, FOLDS, id);
  }

  void write(async () => {
    const named = new Set([LIST, ...pages.map(({ id }) => id)]);
    // Of a list that is not believed, of a page that is not, and of what was being written when the device went out.
    for (const where of await disk.wheres(person, FOLDS)) if (!named.has(where)) await disk.clear(person, FOLDS, where);
    if (!found) await disk.clear(person, FOLDS, LIST);
  });

  return {
    records: opened.flatMap(({ lines }) => lines ?? []),
    shut: found?.shut ?? [],
    broken: found?.broken ?? [],
    erased: found?.erased ?? [],
    logId: found?.logId ?? "",
    upTo: (stream) => (lost.has(stream) ? 0 : (found?.upTo[stream] ?? 0)),
    async recall(records) {
      const known = new Map<string, KnownOfRecord>();
      for (const id of new Set(records.map((record) => before.get(record)))) {
        const part = id === undefined ? undefined : await bytesOf(id, 1);
        const ring = part ? (JSON.parse(utf8.decode(part)) as readonly (readonly [string, KnownOfRecord])[]) : [];
        for (const [record, one] of ring) known.set(record, one);
      }
      const missing = records.filter((record) => before.has(record) && !known.has(record));
      if (missing.length === 0) return known;
      // Hardly ever: a piece of its own.
      const { ringMadeAgain } = await import("./fold-again.ts");
      return [...known, ...(await ringMadeAgain(missing, streams, shelf))];
    },
    goBack(stream, after) {
      if ((list?.upTo[stream] ?? 0) <= after) return Promise.resolve();
      return write(async () => list && sayList({ ...list, upTo: { ...list.upTo, [stream]: after } }));
    },
    async forget() {
      isOver = true;
      last = last.then(() => disk.clear(person, FOLDS)).catch(() => {});
      await last;
    },
    keep(now) {
      // As it stands at this moment: what comes while it is written is told by the next.
      const snapshot = [...now.store.accepted((stream) => now.upTo.get(stream) ?? 0)].filter(({ type }) =>
        now.isKept(type),
      );
      return write(() => keepNow(now, new Map(snapshot.map((one) => [one.id, one]))));
    },
    async end() {
      await last;
      isOver = true;
    },
    async stop() {
      isOver = true;
      await last;
    },
  };
}

const utf8 = new TextDecoder();
const NEWLINE = 0x0a;

/** The mark of a record that stands as it was written. */
const marksOf = (lines: readonly StoodRecord[]): ReadonlyMap<string, number> =>
  new Map(lines.map(({ glance, ns }) => [glance.id, ns.length]));
