// Changes that wait to be sent, on the disk of this device: an entry each, in the order they were said, sealed as they will be sent; what
// nobody can seal to its circle yet is under the person's own key.
// Promise: what is said to be kept is there after a crash; nothing plain is ever written; no change leaves in bytes that the disk does not
// hold; what was refused stays refused until a person says otherwise; nothing that waits is lost by a lock, a wipe or a full disk.
import type { Envelope } from "#core/change/change.ts";
import { isProblem } from "#core/problem.ts";
import type { Keyring, SealedChange } from "#core/seal/keyring.ts";
import type { Drafts } from "./drafts.ts";
import type { OutboxDisk, UnsentLine } from "./outbox-disk.ts";
import { type Parked, park, parkedBeside } from "./parked.ts";
import type { Store, Unsent } from "./store.ts";
import { openWritten, toWrite, type Written } from "./to-write.ts";
import { asLine, headIn, nameOf, type ShutLine } from "./unsent-line.ts";

/** `no-room`: it is in the memory of this tab alone, because the disk did not take it. */
export type Kept = "kept" | "no-room";
export type Keeping = Kept | "saving";

export interface Outbox {
  /** Puts back into the store what can be opened by now; again when keys came. */
  readonly open: () => Promise<void>;
  /** Ends when all that was kept in the store up to now is on the disk, or cannot be. */
  readonly kept: () => Promise<Kept>;
  /**
   * Whether a change may be sent: the disk holds it, or cannot. What lies there under another stamp may not: after a crash it would be said
   * by that one, and what follows would have seen another than was accepted.
   */
  readonly isKept: (change: Envelope) => boolean;
  /** Before a change leaves in these bytes: the disk holds these and no others. */
  readonly leaving: (change: Envelope, sealed: SealedChange) => Promise<void>;
  /** How it stands with all that waits. */
  readonly keeping: () => Keeping;
  readonly subscribe: (listener: () => void) => () => void;
  /** Whether all that waits is where a restart finds it. */
  readonly isSafe: () => boolean;
  /** What waits here and does not open: by earlier keys, or until somebody lets this person in. It stays. */
  readonly shut: () => readonly ShutLine[];
  /** Everything that waits of this person, as it lies, in its order. */
  readonly lines: () => Promise<readonly UnsentLine[]>;
  /**
   * Takes in lines from elsewhere that are not here yet, to the disk or to the memory of this tab until it has room; how many. Rejects where the
   * disk does not take what is to go there.
   */
  readonly takeIn: (lines: readonly UnsentLine[], where: "disk" | "tab") => Promise<number>;
  /** What was accepted by a server that has lost it since waits again, in the bytes it was sent in as far as they are here; how many. */
  readonly waitAgain: (lacking: readonly Envelope[]) => number;
  /** Keeps what waits for the last time; after that the keys may go. */
  readonly end: () => Promise<void>;
}

interface OutboxParts {
  readonly disk: OutboxDisk;
  readonly store: Store;
  readonly ring: Keyring;
  readonly drafts: Pick<Drafts, "dropped" | "flush" | "gone">;
  /** What these name is kept before they are. */
  readonly pack: (changes: readonly Envelope[]) => Promise<void>;
  /** Whether what was accepted under this number of a stream lies on this device as it came back. */
  readonly lies: (stream: string, n: number) => boolean;
}

/** What does not open; without a place where the disk did not take it. */
interface Shut extends Parked {
  readonly at: number | undefined;
}

/** So many are sealed and written in one go. */
const AT_ONCE = 250;
/** Waits behind all that has a place. */
const LAST = Number.MAX_SAFE_INTEGER;

export function keepOutbox({ disk, store, ring, drafts, pack, lies }: OutboxParts): Outbox {
  const { person } = ring.keys;
  const parked = parkedBeside(disk);
  const written = new Map<string, Written>();
  /** Sealed anew since they were written. */
  const stale = new Set<string>();
  const listeners = new Set<() => void>();
  let shut: readonly Shut[] = (parked.get(person) ?? []).map((line) => ({ ...line, at: undefined }));
  let isRead = false;
  let hasRoom = true;
  let writing: Promise<void> | undefined;
  let again = false;
  parked.delete(person);

  /** Written already, and as it is now. */
  const isWritten = ({ envelope, refused }: Unsent, now = written.get(envelope.head.id)): now is Written =>
    now?.envelope === envelope && now.refused === refused && !stale.has(envelope.head.id);

  const writtenAs = (one: Unsent): Promise<Omit<Written, "at">> => {
    const { id } = one.envelope.head;
    return toWrite(ring, one, written.get(id), stale.has(id));
  };

  async function writeSome(some: readonly Unsent[], dropDrafts: readonly string[]): Promise<void> {
    const lines = await Promise.all(some.map(writtenAs));
    const added = lines.filter(({ envelope }) => !written.has(envelope.head.id));
    const changed = lines.flatMap((one) => {
      const now = written.get(one.envelope.head.id);
      return now && (now.line !== one.line || now.refused !== one.refused) ? [{ ...one, at: now.at }] : [];
    });
    for (const { envelope } of lines) stale.delete(envelope.head.id);
    if (added.length + changed.length + dropDrafts.length === 0) return;
    const places = await disk.write(person, {
      add: added.map(asLine),
      put: changed.map((one) => ({ ...asLine(one), at: one.at })),
      dropDrafts,
    });
    for (const one of changed) written.set(one.envelope.head.id, one);
    for (const [index, one] of added.entries()) {
      const at = places[index];
      if (at !== undefined) written.set(one.envelope.head.id, { ...one, at });
    }
  }

  /** Accepted, and not come back yet: a restart without a network would not find it anywhere else. */
  function isOnItsWay({ envelope: { head } }: Written): boolean {
    const n = store.numberOf(head.record, head.id);
    return n !== undefined && !lies(head.stream, n);
  }

  async function writeNow(): Promise<void> {
    // Looked at in one go: a form that was saved has dropped its draft in the same turn, and goes with its change.
    const unsent = store.unsent();
    const dropDrafts = drafts.dropped();
    const due = unsent.filter((one) => !isWritten(one) || written.get(one.envelope.head.id)?.sealed === undefined);
    await pack(news());
    // What was mended is back in its form before it goes from here.
    await drafts.flush();
    const there = new Set(store.unsent().map(({ envelope }) => envelope.head.id));
    const over = [...written].filter(([id, one]) => !there.has(id) && !isOnItsWay(one));
    if (over.length > 0) {
      await disk.write(person, { drop: over.map(([, { at }]) => at) });
      for (const [id] of over) written.delete(id);
    }
    for (let from = 0; from < due.length || from === 0; from += AT_ONCE) {
      const isEnd = from + AT_ONCE >= due.length;
      await writeSome(due.slice(from, from + AT_ONCE), isEnd ? dropDrafts : []);
    }
    drafts.gone(dropDrafts);
  }

  /** What the disk does not know of yet. */
  function news(): readonly Envelope[] {
    return store.unsent().flatMap(({ envelope }) => (written.has(envelope.head.id) ? [] : envelope));
  }

  function tell(): void {
    for (const listener of listeners) listener();
  }

  /** One after the other; however often the store changes meanwhile, once more. */
  function write(): Promise<void> {
    again = true;
    writing ??= (async () => {
      tell();
      while (again) {
        // Whoever says something says all of it first: the change, and that its draft is over.
        await Promise.resolve();
        again = false;
        // A full disk: it waits in memory, is tried again with whatever comes next, and the page warns before it is closed.
        hasRoom = await writeNow().then(
          () => true,
          () => false,
        );
      }
    })().finally(() => {
      writing = undefined;
      tell();
    });
    return writing;
  }

  async function readOnce(): Promise<void> {
    if (isRead) return;
    const entries = await disk.read(person).catch(() => undefined);
    if (!entries || isRead) return;
    isRead = true;
    const here = new Set([...written.values()].map(({ at }) => at));
    const lying = entries.filter(({ at }) => !here.has(at));
    // What does not open yet was said before whatever is said next, too.
    for (const head of lying.map(({ line }) => headIn(line))) if (head?.author === person) store.hear(head.stamp);
    shut = [...lying.map(({ at, line, refused }) => ({ at, line, ...(isProblem(refused) && { refused }) })), ...shut];
  }

  async function open(): Promise<void> {
    await readOnce();
    const trying = shut;
    // What the disk did not take is tried again now and then.
    if (trying.length === 0) return hasRoom ? undefined : write();
    // What nobody can make out, or somebody has put there, is as good as shut.
    const opened = await Promise.all(trying.map((one) => openWritten(ring, one).catch(() => undefined)));
    // Another opening may have been quicker.
    if (shut !== trying) return;
    shut = trying.filter((_, index) => !opened[index]);
    const waits = new Set(store.unsent().map(({ envelope }) => envelope.head.id));
    const back = new Map<string, Unsent>();
    const twice: number[] = [];
    for (const [index, { at, refused, insteadOf }] of trying.entries()) {
      const one = opened[index];
      if (!one) continue;
      const { id } = one.envelope.head;
      const isPutRight = back.has(id) && insteadOf !== undefined && written.get(id)?.line === insteadOf;
      if (!isPutRight && (written.has(id) || back.has(id))) {
        if (at !== undefined) twice.push(at);
        continue;
      }
      // Perhaps it was sent already, and only the answer was lost: it goes out again as it was, unless it was said anew since.
      if (isPutRight || waits.has(id)) ring.forget(id);
      if (one.sealed && !waits.has(id)) ring.remember(one.sealed);
      back.set(id, { envelope: one.envelope, refused });
      if (at !== undefined) written.set(id, { ...one, at, refused });
    }
    // At once: what is written and does not wait goes from the disk.
    store.putBack([...back.values()], (id) => written.get(id)?.at ?? LAST);
    if (twice.length > 0) await disk.write(person, { drop: twice }).catch(() => {});
    await write();
  }

  const unsubscribe = store.subscribe(() => {
    // Files at once: whoever sends asks for them.
    void pack(news());
    void write();
  });
  return {
    open,
    async kept() {
      await write();
      return hasRoom ? "kept" : "no-room";
    },
    isKept({ head }) {
      const lies = written.get(head.id);
      return lies ? lies.envelope.head.stamp === head.stamp : !hasRoom;
    },
    async leaving({ head: { id } }, sealed) {
      const now = written.get(id);
      if (now?.sealed === sealed) return;
      if (now) stale.add(id);
      await write();
    },
    keeping() {
      if (!hasRoom) return "no-room";
      return store.unsent().some((one) => !isWritten(one)) ? "saving" : "kept";
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isSafe: () => store.unsent().every((one) => isWritten(one)) && shut.every(({ at }) => at !== undefined),
    shut: () => shut.map(({ line, refused }) => ({ head: headIn(line), refused })),
    async lines() {
      await write();
      const beside = store.unsent().filter(({ envelope }) => !written.has(envelope.head.id));
      const unplaced = shut.filter(({ at }) => at === undefined);
      return [
        ...(await disk.read(person)).map(asLine),
        ...[...unplaced, ...(await Promise.all(beside.map(writtenAs)))].map(asLine),
      ];
    },
    async takeIn(lines, where) {
      await readOnce();
      const here = new Set([...written.values(), ...shut].map(({ line }) => nameOf(line)));
      for (const { envelope } of store.unsent()) here.add(envelope.head.id);
      const news = lines.filter(({ line }) => !here.has(nameOf(line)));
      if (news.length === 0) return 0;
      const places = where === "disk" ? await disk.write(person, { add: news.map(asLine) }) : [];
      shut = [...shut, ...news.map((one, index) => ({ ...one, at: places[index] }))];
      await open();
      return news.length;
    },
    waitAgain(lacking) {
      const waiting = new Set(store.unsent().map(({ envelope }) => envelope.head.id));
      const due = lacking.filter(({ head }) => !waiting.has(head.id));
      const here = due.flatMap(({ head }) => written.get(head.id) ?? []);
      for (const { sealed } of here) if (sealed) ring.remember(sealed);
      const back = due.map((envelope) => written.get(envelope.head.id)?.envelope ?? envelope);
      store.putBack(
        back.map((envelope) => ({ envelope, refused: undefined })),
        (id) => written.get(id)?.at ?? LAST,
      );
      return due.length;
    },
    async end() {
      unsubscribe();
      await write();
      const unkept = await Promise.all(store.unsent().flatMap((one) => (isWritten(one) ? [] : writtenAs(one))));
      const shutThere = new Map(shut.flatMap(({ at, line }) => (at === undefined ? [] : [[nameOf(line), line]])));
      const lines = await park(ring, unkept, (id) => written.get(id)?.line ?? shutThere.get(id));
      const shutHere = shut.filter(({ at }) => at === undefined);
      if (lines.length + shutHere.length > 0) parked.set(person, [...shutHere, ...lines]);
    },
  };
}
