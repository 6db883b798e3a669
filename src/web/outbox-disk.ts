// Where changes that were not sent lie on this device, in the order they were kept, and forms that were not saved: sealed, by whose they are.
// Promise: what it has taken is there after the tab crashed or the power went; it is written all or not at all, and only its owner's
// sending, throwing away or saving takes it out.
import type { Problem } from "#core/problem.ts";
import { deviceDisk } from "./device-disk.ts";

export interface UnsentLine {
  /** A change as it will be sent (`SealedChange`), or `{ own }`, sealed to its author: as JSON. */
  readonly line: string;
  /** Why the server did not take it: it waits for a person. */
  readonly refused?: Problem;
}

export interface UnsentEntry extends UnsentLine {
  /** Its place in the order: later is larger. */
  readonly at: number;
}

export interface Writing {
  /** New, behind all that is there, in this order. */
  readonly add?: readonly UnsentLine[];
  /** In place of what lies there; where nothing does any more, nothing is put. */
  readonly put?: readonly UnsentEntry[];
  readonly drop?: readonly number[];
  /** Drafts that became these changes, or were thrown away. */
  readonly dropDrafts?: readonly string[];
}

export interface OutboxDisk {
  /** In their order. */
  readonly read: (person: string) => Promise<readonly UnsentEntry[]>;
  /** All or nothing, durable when it ends; the places of what was added. Rejects where there is no room or no disk. */
  readonly write: (person: string, writing: Writing) => Promise<readonly number[]>;
  readonly drafts: (person: string) => Promise<readonly (readonly [id: string, box: string])[]>;
  readonly putDraft: (person: string, id: string, box: string) => Promise<void>;
  /** How many entries wait, by whose they are: told without any keys. */
  readonly counts: () => Promise<ReadonlyMap<string, number>>;
}

const of = (person: string): IDBKeyRange => IDBKeyRange.bound([person], [person, []]);

/** This browser's own. */
export const outboxDisk: OutboxDisk = {
  async read(person) {
    const { store } = (await deviceDisk()).transaction("unsent");
    const [keys, lines] = await Promise.all([store.getAllKeys(of(person)), store.getAll(of(person))]);
    return keys.flatMap(([, at], index) => {
      const line = lines[index];
      return line ? [{ ...line, at }] : [];
    });
  },
  async write(person, { add = [], put = [], drop = [], dropDrafts = [] }) {
    const write = (await deviceDisk()).transaction(["unsent", "drafts"], "readwrite", { durability: "strict" });
    // Told below; here only that nobody misses it.
    write.done.catch(() => {});
    const unsent = write.objectStore("unsent");
    const drafts = write.objectStore("drafts");
    // What is asked of it fails with it; only its end says whether all of it is there.
    const asked: Promise<unknown>[] = [];
    const last = await unsent.openKeyCursor(of(person), "prev");
    const from = (last?.key[1] ?? 0) + 1;
    for (const { at, ...line } of put)
      asked.push(unsent.getKey([person, at]).then((there) => there && unsent.put(line, [person, at])));
    for (const [index, line] of add.entries()) asked.push(unsent.add(line, [person, from + index]));
    for (const at of drop) asked.push(unsent.delete([person, at]));
    for (const id of dropDrafts) asked.push(drafts.delete([person, id]));
    await Promise.all([...asked, write.done]);
    return add.map((_, index) => from + index);
  },
  async drafts(person) {
    const { store } = (await deviceDisk()).transaction("drafts");
    const [keys, boxes] = await Promise.all([store.getAllKeys(of(person)), store.getAll(of(person))]);
    return keys.map(([, id], index) => [id, boxes[index] ?? ""] as const);
  },
  async putDraft(person, id, box) {
    await (await deviceDisk()).put("drafts", box, [person, id]);
  },
  async counts() {
    const counts = new Map<string, number>();
    for (const [person] of await (await deviceDisk()).getAllKeys("unsent"))
      counts.set(person, (counts.get(person) ?? 0) + 1);
    return counts;
  },
};

/** What lies on a disk in memory. */
export interface Lying {
  readonly unsent: Map<string, Map<number, UnsentLine>>;
  readonly drafts: Map<string, Map<string, string>>;
}

export function nothingLying(): Lying {
  return { unsent: new Map(), drafts: new Map() };
}

/** One in memory, for tests: what lies there outlives it where it is given. */
export function memoryOutboxDisk({ unsent, drafts }: Lying = nothingLying()): OutboxDisk {
  const unsentOf = (person: string) => unsent.get(person) ?? new Map<number, UnsentLine>();
  const draftsOf = (person: string) => drafts.get(person) ?? new Map<string, string>();
  return {
    read: async (person) => [...unsentOf(person)].map(([at, line]) => ({ ...line, at })).sort((a, b) => a.at - b.at),
    async write(person, { add = [], put = [], drop = [], dropDrafts = [] }) {
      const mine = unsentOf(person);
      const typed = draftsOf(person);
      const from = Math.max(0, ...mine.keys()) + 1;
      for (const { at, ...line } of put) if (mine.has(at)) mine.set(at, line);
      for (const [index, line] of add.entries()) mine.set(from + index, line);
      for (const at of drop) mine.delete(at);
      for (const id of dropDrafts) typed.delete(id);
      unsent.set(person, mine);
      return add.map((_, index) => from + index);
    },
    drafts: async (person) => [...draftsOf(person)],
    async putDraft(person, id, box) {
      drafts.set(person, draftsOf(person).set(id, box));
    },
    counts: async () =>
      new Map([...unsent].flatMap(([person, { size }]) => (size > 0 ? [[person, size] as const] : []))),
  };
}
