// What was typed and not yet saved, on the disk of this device under its person's own key.
// Promise: it outlives a wrong click, a lock, a reload and a crash of the tab; nothing of it is ever written plain; and it goes from the disk
// in the same breath in which the change it became is written there.
import type { Answers } from "#core/record/condition.ts";
import type { PersonKeys } from "#core/seal/person-keys.ts";
import type { OutboxDisk } from "./outbox-disk.ts";
import { openOwn, sealOwn } from "./own-box.ts";

/** `key` tells forms apart: the type for a new record, the record's id for a correction. */
export interface Drafts {
  readonly find: (key: string) => Answers | undefined;
  readonly keep: (key: string, answers: Answers) => void;
  /** Saved or thrown away: to be said in the same turn in which the change is made, so that both are written together. */
  readonly drop: (key: string) => void;
  /** Dropped here and still on the disk. */
  readonly dropped: () => readonly string[];
  /** These are off the disk. */
  readonly gone: (ids: readonly string[]) => void;
  /** What was typed up to now is on the disk, or the disk does not take it. */
  readonly flush: () => Promise<void>;
  /** Puts all away: its person finds it when they come back. */
  readonly end: () => Promise<void>;
}

interface DraftsParts {
  readonly keys: PersonKeys;
  readonly disk: Pick<OutboxDisk, "drafts" | "putDraft">;
  readonly newId: () => string;
  readonly pause: (millis: number) => Promise<void>;
  /** Something was dropped. */
  readonly onDropped: () => void;
}

interface Draft {
  readonly key: string;
  readonly answers: Answers;
  /** Of two for one form, what has the larger number was typed later. */
  readonly n: number;
}

/** Under another id each time a form is begun: what is typed next is never taken away with what was saved before. */
type Typed = Draft & { readonly id: string };

/** A key is not waited for by the disk: so long it rests between two writings. */
const REST_MILLIS = 100;

/** Drafts of people who are gone in this tab, where their disk did not take them: sealed. */
const putAwayBeside = new WeakMap<object, Map<string, string>>();
/** What became a change in this tab that the disk did not take: it lies there yet, and is over. */
const droppedBeside = new WeakMap<object, Map<string, readonly string[]>>();

export async function openDrafts({ keys, disk, newId, pause, onDropped }: DraftsParts): Promise<Drafts> {
  const { person } = keys;
  const putAway = putAwayBeside.get(disk) ?? new Map<string, string>();
  putAwayBeside.set(disk, putAway);
  const typed = new Map<string, Typed>();
  const overBefore = droppedBeside.get(disk) ?? new Map<string, readonly string[]>();
  droppedBeside.set(disk, overBefore);
  const dropped = new Set<string>(overBefore.get(person));
  overBefore.delete(person);
  const unwritten = new Set<string>();
  let last = 0;
  let writing: Promise<void> = Promise.resolve();
  let isResting = false;
  /** A disk that takes nothing is asked again with the next key. */
  let isTaken = true;

  for (const one of [...(await fromDisk()), ...(await fromMemory())]) {
    const other = typed.get(one.key);
    const [older, newer] = other && other.n > one.n ? [one, other] : [other, one];
    if (older) dropped.add(older.id);
    typed.set(one.key, newer);
    last = Math.max(last, one.n);
  }

  async function fromDisk(): Promise<readonly Typed[]> {
    const lying = await disk.drafts(person).catch(() => []);
    const opened = lying.map(async ([id, box]) => ({ id, draft: await openOwn<Draft>(keys, "drafts", box) }));
    return (await Promise.all(opened)).flatMap(({ id, draft }) =>
      draft && !dropped.has(id) ? [{ ...draft, id }] : [],
    );
  }

  async function fromMemory(): Promise<readonly Typed[]> {
    const box = putAway.get(person);
    const mine = box === undefined ? undefined : await openOwn<readonly Typed[]>(keys, "drafts", box);
    if (!mine) return [];
    putAway.delete(person);
    for (const { key } of mine) unwritten.add(key);
    return mine;
  }

  async function writeAll(): Promise<void> {
    for (const key of [...unwritten]) {
      const one = typed.get(key);
      unwritten.delete(key);
      if (!one) continue;
      const { id, ...draft } = one;
      const box = await sealOwn(keys, "drafts", draft);
      // Saved meanwhile: its change is on its way to the disk, and nothing of it comes after that.
      if (typed.get(key)?.id !== id) continue;
      isTaken = await disk.putDraft(person, id, box).then(
        () => true,
        () => false,
      );
      if (!isTaken) unwritten.add(key);
    }
  }

  function flush(): Promise<void> {
    writing = writing.then(writeAll);
    return writing;
  }

  /** At once, and then no more often than the disk bears. */
  async function writeAtRest(): Promise<void> {
    isResting = true;
    do {
      await flush();
      await pause(REST_MILLIS);
    } while (unwritten.size > 0 && isTaken);
    isResting = false;
  }

  return {
    find: (key) => typed.get(key)?.answers,
    keep(key, answers) {
      last += 1;
      typed.set(key, { key, answers, n: last, id: typed.get(key)?.id ?? newId() });
      unwritten.add(key);
      if (!isResting) void writeAtRest();
    },
    drop(key) {
      const one = typed.get(key);
      if (!one) return;
      typed.delete(key);
      unwritten.delete(key);
      dropped.add(one.id);
      onDropped();
    },
    dropped: () => [...dropped],
    gone(ids) {
      for (const id of ids) dropped.delete(id);
    },
    flush,
    async end() {
      await flush();
      const left = [...unwritten].flatMap((key) => typed.get(key) ?? []);
      if (dropped.size > 0) overBefore.set(person, [...dropped]);
      if (left.length > 0) putAway.set(person, await sealOwn(keys, "drafts", left));
      typed.clear();
    },
  };
}
