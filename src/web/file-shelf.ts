// Sealed files on this device: those that wait to be sent outlive a reload, those that were sent or opened are here without a network.
// Promise: nothing plain is ever written to disk; where there is no disk to write to, they stay in the memory of this tab.
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

const ABOUT = "about";
const BOXES = "boxes";

/** The shelf of a person on this device's disk; what it has no room for stays in memory. */
export async function openFileShelf(person: string): Promise<FileShelf> {
  const spare = memoryShelf(person);
  const opened = typeof indexedDB === "undefined" ? undefined : await openDisk().catch(() => undefined);
  if (!opened) return spare;
  const disk = opened;
  const stores = (mode: IDBTransactionMode) => {
    const transaction = disk.transaction([ABOUT, BOXES], mode);
    return { transaction, about: transaction.objectStore(ABOUT), boxes: transaction.objectStore(BOXES) };
  };
  const ofFile = (file: string): IDBKeyRange => IDBKeyRange.bound([person, file, 0], [person, file, Infinity]);
  return {
    async all() {
      const mine = IDBKeyRange.bound([person, ""], [person, "\uffff"]);
      const kept = await answered<ShelvedFile[]>(stores("readonly").about.getAll(mine));
      return [...kept, ...(await spare.all())];
    },
    async put(about, all) {
      try {
        const { transaction, about: abouts, boxes } = stores("readwrite");
        abouts.put(about, [person, about.file]);
        for (const [chunk, box] of all.entries()) boxes.put(box, [person, about.file, chunk]);
        await ended(transaction);
      } catch {
        await spare.put(about, all);
      }
    },
    async note(about) {
      await spare.note(about);
      const { transaction, about: abouts } = stores("readwrite");
      if (await answered(abouts.getKey([person, about.file]))) abouts.put(about, [person, about.file]);
      await ended(transaction);
    },
    box: async (file, chunk) =>
      (await spare.box(file, chunk)) ??
      (await answered<string | undefined>(stores("readonly").boxes.get([person, file, chunk]))),
    async drop(file) {
      await spare.drop(file);
      const { transaction, about, boxes } = stores("readwrite");
      about.delete([person, file]);
      boxes.delete(ofFile(file));
      await ended(transaction);
    },
    isSafe: spare.isSafe,
  };
}

function openDisk(): Promise<IDBDatabase> {
  const opening = indexedDB.open("banyan-files", 1);
  opening.onupgradeneeded = () => {
    for (const name of [ABOUT, BOXES]) opening.result.createObjectStore(name);
  };
  return answered(opening);
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the disk of this device did not answer"));
  });
}

function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("the disk of this device is full"));
  });
}
