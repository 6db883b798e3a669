// Where boxes lie on this device: by whose they are, what they hold, where that belongs, and from which number on it is.
// Promise: it holds boxes and knows nothing of what is in them; taking somebody off the device takes all of theirs.
import { type DeviceDisk, deviceDisk } from "./device-disk.ts";

export interface KeptBox {
  readonly where: string;
  readonly at: number;
  readonly box: string;
}

export interface ShelfDisk {
  /** Of a kind, at one place or wherever: in order of where and from which number on. */
  readonly read: (person: string, kind: string, where?: string) => Promise<readonly KeptBox[]>;
  /** Takes the place of what lay from this number on. */
  readonly putFrom: (person: string, kind: string, box: KeptBox) => Promise<void>;
  /** Takes the place of what lay at this number, and of nothing else. */
  readonly putAt: (person: string, kind: string, box: KeptBox) => Promise<void>;
  /** All at one place; without a place all of a kind; without a kind all there is of a person. */
  readonly clear: (person: string, kind?: string, where?: string) => Promise<void>;
}

type Key = DeviceDisk["boxes"]["key"];

/** Above every text, in the order of IndexedDB. */
const END: IDBValidKey = [];

const within = (...from: readonly IDBValidKey[]): IDBKeyRange => IDBKeyRange.bound([...from], [...from, END]);

const inBrowser: ShelfDisk = {
  async read(person, kind, where) {
    const read = (await deviceDisk()).transaction("boxes");
    const asked = where === undefined ? within(person, kind) : within(person, kind, where);
    const [keys, boxes] = await Promise.all([read.store.getAllKeys(asked), read.store.getAll(asked)]);
    return keys.map(([, , of, at], index) => ({ where: of, at, box: boxes[index] ?? "" }));
  },
  async putFrom(person, kind, { where, at, box }) {
    const write = (await deviceDisk()).transaction("boxes", "readwrite");
    const after = IDBKeyRange.bound([person, kind, where, at], [person, kind, where, END]);
    await Promise.all([write.store.delete(after), write.store.put(box, [person, kind, where, at]), write.done]);
  },
  async putAt(person, kind, { where, at, box }) {
    await (await deviceDisk()).put("boxes", box, [person, kind, where, at]);
  },
  async clear(...which) {
    await (await deviceDisk()).delete("boxes", within(...which.filter((part) => part !== undefined)));
  },
};

/** For whatever has no disk: it ends with the page. */
export function memoryDisk(): ShelfDisk {
  const boxes = new Map<string, KeptBox & { readonly person: string; readonly kind: string }>();
  const name = (...key: Key): string => key.join(" ");
  const ofKind = (person: string, kind?: string) =>
    [...boxes.values()].filter((one) => one.person === person && (kind === undefined || one.kind === kind));
  const put: ShelfDisk["putAt"] = async (person, kind, box) =>
    void boxes.set(name(person, kind, box.where, box.at), { ...box, person, kind });
  return {
    read: async (person, kind, asked) =>
      ofKind(person, kind)
        .filter(({ where }) => asked === undefined || where === asked)
        .toSorted((a, b) => (a.where === b.where ? a.at - b.at : a.where < b.where ? -1 : 1)),
    async putFrom(person, kind, box) {
      for (const { where, at } of ofKind(person, kind))
        if (where === box.where && at >= box.at) boxes.delete(name(person, kind, where, at));
      await put(person, kind, box);
    },
    putAt: put,
    async clear(person, kind, place) {
      for (const { kind: of, where, at } of ofKind(person, kind))
        if (place === undefined || where === place) boxes.delete(name(person, of, where, at));
    },
  };
}

const inMemory = memoryDisk();

/** A browser that lets nothing be kept, as some do in private windows, keeps it while the page is open. */
const here = (): Promise<ShelfDisk> =>
  deviceDisk().then(
    () => inBrowser,
    () => inMemory,
  );

export const shelfDisk: ShelfDisk = {
  read: async (...asked) => (await here()).read(...asked),
  putFrom: async (...asked) => (await here()).putFrom(...asked),
  putAt: async (...asked) => (await here()).putAt(...asked),
  clear: async (...asked) => (await here()).clear(...asked),
};
