// Where boxes lie on this device: by whose they are, what they hold, where that belongs, and from which number on it is.
// Promise: it holds boxes and knows nothing of what is in them; taking somebody off the device takes all of theirs.
import { type DeviceDisk, deviceDisk } from "./device-disk.ts";

export interface KeptBox {
  readonly where: string;
  readonly at: number;
  readonly box: string;
}

type Bytes = Uint8Array<ArrayBuffer>;

export interface ShelfDisk {
  /** Of a kind, at one place or wherever: in order of where and from which number on. */
  readonly read: (person: string, kind: string, where?: string) => Promise<readonly KeptBox[]>;
  /** Where something of a kind lies. */
  readonly wheres: (person: string, kind: string) => Promise<readonly string[]>;
  /** From which numbers on something lies at a place, in their order. */
  readonly places: (person: string, kind: string, where: string) => Promise<readonly number[]>;
  readonly box: (person: string, kind: string, where: string, at: number) => Promise<string | undefined>;
  /** The same of what is kept as bytes: what is large and never sent. */
  readonly bytes: (person: string, kind: string, where: string, at: number) => Promise<Bytes | undefined>;
  readonly putBytes: (person: string, kind: string, where: string, at: number, bytes: Bytes) => Promise<void>;
  /** Takes the place of what lay from this number on. */
  readonly putFrom: (person: string, kind: string, box: KeptBox) => Promise<void>;
  /** Takes the place of what lay at this number, and of nothing else. */
  readonly putAt: (person: string, kind: string, box: KeptBox) => Promise<void>;
  /** All at one place; without a place all of a kind; without a kind all there is of a person. */
  readonly clear: (person: string, kind?: string, where?: string) => Promise<void>;
}

/** Where it lies what came of something, a stream or an organisation, by a log of the server. */
export const placeIn = (of: string, log: string): string => `${of} ${log}`;
export const ofIn = (where: string): string => where.split(" ")[0] ?? "";
export const logIn = (where: string): string | undefined => where.split(" ")[1];

type Key = DeviceDisk["boxes"]["key"];

/** Above every text, in the order of IndexedDB. */
const END: IDBValidKey = [];

const within = (...from: readonly IDBValidKey[]): IDBKeyRange => IDBKeyRange.bound([...from], [...from, END]);

const inBrowser: ShelfDisk = {
  async read(person, kind, where) {
    const read = (await deviceDisk()).transaction("boxes");
    const asked = where === undefined ? within(person, kind) : within(person, kind, where);
    const [keys, boxes] = await Promise.all([read.store.getAllKeys(asked), read.store.getAll(asked)]);
    return keys.map(([, , of, at], index) => ({ where: of, at, box: textIn(boxes[index]) ?? "" }));
  },
  async wheres(...place) {
    const keys = await (await deviceDisk()).getAllKeys("boxes", within(...place));
    return [...new Set(keys.map(([, , where]) => where))];
  },
  async places(...place) {
    return (await (await deviceDisk()).getAllKeys("boxes", within(...place))).map(([, , , at]) => at);
  },
  async box(...key) {
    return textIn(await (await deviceDisk()).get("boxes", key));
  },
  async bytes(...key) {
    const found = await (await deviceDisk()).get("boxes", key);
    return typeof found === "string" ? undefined : found;
  },
  async putBytes(person, kind, where, at, bytes) {
    await (await deviceDisk()).put("boxes", bytes, [person, kind, where, at]);
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

const textIn = (found: string | Bytes | undefined): string | undefined =>
  typeof found === "string" ? found : undefined;

/** For whatever has no disk: it ends with the page. */
export function memoryDisk(): ShelfDisk {
  const boxes = new Map<string, KeptBox & { readonly person: string; readonly kind: string }>();
  const large = new Map<string, Bytes>();
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
    wheres: async (person, kind) => {
      const within = `${person} ${kind} `;
      const all = [...boxes.keys(), ...large.keys()].filter((key) => key.startsWith(within));
      return [...new Set(all.map((key) => key.slice(within.length, key.lastIndexOf(" "))))];
    },
    places: async (person, kind, asked) =>
      [...ofKind(person, kind)].flatMap(({ where, at }) => (where === asked ? at : [])).sort((a, b) => a - b),
    box: async (...key) => boxes.get(name(...key))?.box,
    bytes: async (...key) => large.get(name(...key)),
    putBytes: async (person, kind, where, at, bytes) => void large.set(name(person, kind, where, at), bytes),
    putAt: put,
    async clear(person, kind, place) {
      const within = `${[person, kind, place].filter((part) => part !== undefined).join(" ")} `;
      for (const key of large.keys()) if (key.startsWith(within)) large.delete(key);
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
  wheres: async (...asked) => (await here()).wheres(...asked),
  places: async (...asked) => (await here()).places(...asked),
  box: async (...asked) => (await here()).box(...asked),
  bytes: async (...asked) => (await here()).bytes(...asked),
  putBytes: async (...asked) => (await here()).putBytes(...asked),
  putFrom: async (...asked) => (await here()).putFrom(...asked),
  putAt: async (...asked) => (await here()).putAt(...asked),
  clear: async (...asked) => (await here()).clear(...asked),
};
