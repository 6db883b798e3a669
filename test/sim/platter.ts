// The disk of a phone as IndexedDB has it: transactions that are there as a whole or not at all, in the order in which they were asked for. When
// the power goes, the last of those that were not written strictly may be gone; when the page goes, none of what was committed.
import type { OutboxDisk, UnsentLine } from "#web/outbox-disk.ts";
import type { KeptBox, ShelfDisk } from "#web/shelf-disk.ts";
import type { Dice } from "./dice.ts";

type Bytes = Uint8Array<ArrayBuffer>;
type Key = readonly (string | number)[];
type Rows = Map<string, { readonly key: Key; readonly value: string | Bytes }>;

/** `room`: strictly too, and it only takes away, which a full disk lets it do. */
type How = "read" | "relaxed" | "strict" | "room";

export interface Platter {
  /** One transaction. Throws where there is no room. */
  readonly transact: <T>(how: How, work: (rows: Rows) => T) => T;
  /** What was written last and not strictly may be gone. */
  readonly cutPower: (dice: Dice) => void;
  readonly setFull: (isFull: boolean) => void;
  readonly isFull: () => boolean;
  /** Everything on it, as somebody would find it who takes it out. */
  readonly text: () => string;
}

export function makePlatter(): Platter {
  const rows: Rows = new Map();
  /** How to take back each of the last transactions that were not strict. */
  let takingBack: (() => void)[] = [];
  let isFull = false;

  return {
    transact(how, work) {
      if (how === "read") return work(rows);
      if (isFull && how !== "room") throw new DOMException("full", "QuotaExceededError");
      const before = new Map(rows);
      const done = work(rows);
      if (how !== "relaxed") takingBack = [];
      else takingBack.push(() => restore(rows, before));
      return done;
    },
    cutPower(dice) {
      const stays = dice.between(0, takingBack.length);
      for (const takeBack of takingBack.slice(stays).reverse()) takeBack();
      takingBack = [];
    },
    setFull(now) {
      isFull = now;
    },
    isFull: () => isFull,
    text: () => [...rows.values()].map(({ key, value }) => `${key.join(" ")}\t${textOf(value)}`).join("\n"),
  };
}

function restore(rows: Rows, before: Rows): void {
  rows.clear();
  for (const [name, row] of before) rows.set(name, row);
}

/** So long a transaction takes, and what it does happens at its end. */
export type Port = <T>(what: string, kind: "read" | "relaxed" | "strict", work: () => T) => Promise<T>;

const nameOf = (...key: Key): string => JSON.stringify(key);

function put(rows: Rows, key: Key, value: string | Bytes): void {
  rows.set(nameOf(...key), { key, value });
}

function textOf(value: string | Bytes | undefined): string {
  return typeof value === "string" ? value : Buffer.from(value ?? []).toString("latin1");
}

/** The shelf of the app (src/web/shelf-disk.ts) on it. */
export function shelfOn(platter: Platter, port: Port): ShelfDisk {
  const find = (rows: Rows, ...within: Key) =>
    [...rows.values()].filter(({ key }) => ["boxes", ...within].every((part, at) => key[at] === part));
  const read = <T>(kind: string, work: (rows: Rows) => T): Promise<T> =>
    port(`reads ${kind}`, "read", () => platter.transact("read", work));
  const write = (what: string, work: (rows: Rows) => void): Promise<void> =>
    port(what, "relaxed", () => platter.transact("relaxed", work));

  return {
    read: (person, kind, ...where) =>
      read(kind, (rows) =>
        find(rows, person, kind, ...where.filter((part) => part !== undefined))
          .map(({ key, value }): KeptBox => ({ where: String(key[3]), at: Number(key[4]), box: textOf(value) }))
          .sort((a, b) => (a.where === b.where ? a.at - b.at : a.where < b.where ? -1 : 1)),
      ),
    wheres: (person, kind) =>
      read(kind, (rows) => [...new Set(find(rows, person, kind).map(({ key }) => String(key[3])))].sort()),
    places: (person, kind, where) =>
      read(kind, (rows) =>
        find(rows, person, kind, where)
          .map(({ key }) => Number(key[4]))
          .sort((a, b) => a - b),
      ),
    box: (...key) =>
      read(key[1], (rows) => {
        const found = rows.get(nameOf("boxes", ...key))?.value;
        return typeof found === "string" ? found : undefined;
      }),
    bytes: (...key) =>
      read(key[1], (rows) => {
        const found = rows.get(nameOf("boxes", ...key))?.value;
        return typeof found === "string" ? undefined : found;
      }),
    putBytes: (person, kind, where, at, bytes) =>
      write(`puts ${kind} at ${at}`, (rows) => put(rows, ["boxes", person, kind, where, at], bytes)),
    putFrom: (person, kind, { where, at, box }) =>
      write(`puts ${kind} from ${at}`, (rows) => {
        for (const { key } of find(rows, person, kind, where)) if (Number(key[4]) >= at) rows.delete(nameOf(...key));
        put(rows, ["boxes", person, kind, where, at], box);
      }),
    putAt: (person, kind, { where, at, box }) =>
      write(`puts ${kind} at ${at}`, (rows) => put(rows, ["boxes", person, kind, where, at], box)),
    clear: (...within) =>
      write(`clears ${within[1] ?? "all"}`, (rows) => {
        for (const { key } of find(rows, ...within.filter((part) => part !== undefined))) rows.delete(nameOf(...key));
      }),
  };
}

/** The outbox of the app (src/web/outbox-disk.ts) on it. */
export function outboxOn(platter: Platter, port: Port): OutboxDisk {
  const of = (rows: Rows, store: string, person: string) =>
    [...rows.values()].filter(({ key }) => key[0] === store && key[1] === person);
  return {
    read: (person) =>
      port("reads what waits", "read", () =>
        platter.transact("read", (rows) =>
          of(rows, "unsent", person)
            .map(({ key, value }) => ({ ...(JSON.parse(textOf(value)) as UnsentLine), at: Number(key[2]) }))
            .sort((a, b) => a.at - b.at),
        ),
      ),
    write: (person, { add = [], put: puts = [], drop = [], dropDrafts = [] }) =>
      port(`writes ${add.length} that wait, ${puts.length} anew, ${drop.length} fewer`, "strict", () =>
        platter.transact(add.length + puts.length > 0 ? "strict" : "room", (rows) => {
          const from = Math.max(0, ...of(rows, "unsent", person).map(({ key }) => Number(key[2]))) + 1;
          for (const { at, ...line } of puts)
            if (rows.has(nameOf("unsent", person, at))) put(rows, ["unsent", person, at], JSON.stringify(line));
          for (const [index, line] of add.entries()) put(rows, ["unsent", person, from + index], JSON.stringify(line));
          for (const at of drop) rows.delete(nameOf("unsent", person, at));
          for (const id of dropDrafts) rows.delete(nameOf("drafts", person, id));
          return add.map((_, index) => from + index);
        }),
      ),
    drafts: (person) =>
      port("reads drafts", "read", () =>
        platter.transact("read", (rows) =>
          of(rows, "drafts", person).map(({ key, value }) => [String(key[2]), textOf(value)] as const),
        ),
      ),
    putDraft: (person, id, box) =>
      port("puts a draft", "relaxed", () =>
        platter.transact("relaxed", (rows) => put(rows, ["drafts", person, id], box)),
      ),
    counts: () =>
      port("counts what waits", "read", () =>
        platter.transact("read", (rows) => {
          const waiting = [...rows.values()].filter(({ key }) => key[0] === "unsent");
          return new Map(
            [...Map.groupBy(waiting, ({ key }) => String(key[1]))].map(([person, all]) => [person, all.length]),
          );
        }),
      ),
  };
}
