// Sealed files on this device: those that wait to be sent outlive a reload, those that were sent or opened are here without a network.
// Promise: nothing plain is ever written to disk; where there is no disk to write to, they stay in the memory of this tab.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Problem } from "#core/problem.ts";

/** A file of a record, as it lies here: in so many boxes. */
export interface ShelvedFile {
  readonly file: string;
  readonly tenant: string;
  readonly stream: string;
  readonly type: string;
  readonly record: string;
  readonly chunks: number;
  /** Chunks that the keeper has taken. */
  readonly sent: number;
  readonly refused?: Problem;
  /** When it was put here, in milliseconds since 1970. */
  readonly at: number;
}

export interface FileShelf {
  readonly all: () => Promise<readonly ShelvedFile[]>;
  readonly put: (about: ShelvedFile, boxes: readonly string[]) => Promise<void>;
  /** What is known of it has changed; its boxes stay. */
  readonly note: (about: ShelvedFile) => Promise<void>;
  readonly box: (file: string, chunk: number) => Promise<string | undefined>;
  readonly drop: (file: string) => Promise<void>;
  /** Whether a reload finds it. */
  readonly isSafe: (file: string) => boolean;
}

interface Kept {
  readonly about: ShelvedFile;
  readonly boxes: readonly string[];
}

/** By person: sealed, so a lock leaves them. */
const inMemory = new Map<string, Map<string, Kept>>();

export function memoryShelf(person: string): FileShelf {
  const files = inMemory.get(person) ?? new Map<string, Kept>();
  inMemory.set(person, files);
  return {
    all: async () => [...files.values()].map(({ about }) => about),
    async put(about, boxes) {
      files.set(about.file, { about, boxes });
    },
    async note(about) {
      const known = files.get(about.file);
      if (known) files.set(about.file, { ...known, about });
    },
    box: async (file, chunk) => files.get(file)?.boxes[chunk],
    async drop(file) {
      files.delete(file);
    },
    isSafe: (file) => !files.has(file),
  };
}

interface Disk extends DBSchema {
  readonly about: { readonly key: [person: string, file: string]; readonly value: ShelvedFile };
  readonly boxes: { readonly key: [person: string, file: string, chunk: number]; readonly value: string };
}

const BOTH = ["about", "boxes"] as const;

/** The shelf of a person on this device's disk; what it has no room for stays in memory. */
export async function openFileShelf(person: string): Promise<FileShelf> {
  const spare = memoryShelf(person);
  const disk = typeof indexedDB === "undefined" ? undefined : await openDisk().catch(() => undefined);
  if (!disk) return spare;
  return {
    async all() {
      const mine = IDBKeyRange.bound([person, ""], [person, "\uffff"]);
      return [...(await disk.getAll("about", mine)), ...(await spare.all())];
    },
    async put(about, all) {
      try {
        const write = disk.transaction(BOTH, "readwrite");
        await Promise.all([
          write.objectStore("about").put(about, [person, about.file]),
          ...all.map((box, chunk) => write.objectStore("boxes").put(box, [person, about.file, chunk])),
          write.done,
        ]);
      } catch {
        await spare.put(about, all);
      }
    },
    async note(about) {
      await spare.note(about);
      const { store, done } = disk.transaction("about", "readwrite");
      if (await store.getKey([person, about.file])) await store.put(about, [person, about.file]);
      await done;
    },
    box: async (file, chunk) => (await spare.box(file, chunk)) ?? (await disk.get("boxes", [person, file, chunk])),
    async drop(file) {
      await spare.drop(file);
      const write = disk.transaction(BOTH, "readwrite");
      await Promise.all([
        write.objectStore("about").delete([person, file]),
        write.objectStore("boxes").delete(IDBKeyRange.bound([person, file, 0], [person, file, Infinity])),
        write.done,
      ]);
    },
    isSafe: spare.isSafe,
  };
}

/** Whose files lie on this device. */
export async function shelvedPeople(): Promise<readonly string[]> {
  const disk = typeof indexedDB === "undefined" ? undefined : await openDisk().catch(() => undefined);
  const keys = (await disk?.getAllKeys("about")) ?? [];
  return [...new Set([...keys.map(([person]) => person), ...inMemory.keys()])];
}

const openDisk = (): Promise<IDBPDatabase<Disk>> =>
  openDB<Disk>("banyan-files", 1, {
    upgrade(disk) {
      for (const name of BOTH) disk.createObjectStore(name);
    },
  });
