// What this device writes into its person's access sheet: that they opened or printed a record, beside what they do and never before it.
// Promise: one line a record and hour for opening; where a line goes is read by nobody who may not know that the record is there.
import { type Deed, endAmong, endOf, nextLine, readSheets, type SheetEnd } from "#core/access/access-sheet.ts";
import { findType } from "#core/programme.ts";
import { hashText } from "#core/seal/bytes.ts";
import { isOfFew } from "#core/seal/circle.ts";
import type { KeyState } from "#core/seal/key-state.ts";
import { create, type Desk, type Where } from "./acts.ts";
import type { App } from "./app.ts";
import type { HeldRecord } from "./store.ts";

export interface AccessSheet {
  readonly opened: (held: HeldRecord) => void;
  readonly printed: (held: HeldRecord) => void;
  /** The list of who opened this record was printed, or, without one, that of a team. */
  readonly sheetPrinted: (where: Where, held?: HeldRecord) => void;
}

interface SheetParts {
  readonly desk: Desk;
  readonly keysOf: (tenant: string) => KeyState;
  /** What outlives the tab: where a sheet ended, so that the next line goes on from there whatever the server hands out. */
  readonly disk: Pick<Storage, "getItem" | "setItem">;
  /** A restored server begins another log, and may have lost what was remembered. */
  readonly logId: string;
  readonly now: () => number;
  readonly may: App["may"];
}

interface Remembered {
  readonly logId: string;
  /** By the circle that reads the sheet. */
  readonly ends: { readonly [circle: string]: SheetEnd };
  readonly hour: number;
  /** Hashes of what was opened in that hour: no id is written to the disk. */
  readonly opened: readonly string[];
}

const HOUR = 3_600_000;

export function makeAccessSheet({ desk, keysOf, disk, logId, now, may }: SheetParts): AccessSheet {
  const { programme, store, person, newId, startsIn } = desk;
  const { sheets } = programme;
  const type = sheets && findType(programme, sheets.type);
  const key = `sheet ${person}`;
  let known: Remembered = { logId, ends: {}, hour: 0, opened: [] };

  /** Another tab may have gone on meanwhile. */
  function remembered(): Remembered {
    try {
      const read = JSON.parse(disk.getItem(key) ?? "null") as Remembered | null;
      if (read?.logId === logId) known = read;
    } catch {
      // A disk that cannot be read: what this tab remembers holds.
    }
    return known;
  }

  function remember(next: Partial<Remembered>): void {
    known = { ...known, ...next };
    try {
      disk.setItem(key, JSON.stringify(known));
    } catch {
      // A full disk: this tab remembers.
    }
  }

  /** Of a record that only some people by name read, a line is theirs alone: whoever is shut out is not to learn of it here. */
  function circleFor(where: Where, held: HeldRecord | undefined): string {
    const circle = held?.folded.circle ?? "team";
    return isOfFew(keysOf(where.tenant), circle) ? circle : (startsIn?.(sheets?.type ?? "", where) ?? "team");
  }

  function write(where: Where, deed: Deed, held?: HeldRecord): void {
    const { tenant, stream } = where;
    if (!type || !may("create", type.id, { tenant, stream })) return;
    const circle = circleFor(where, held);
    const end = remembered().ends[circle] ?? endHere(circle);
    const line = nextLine(end, deed);
    if (end.stamp) store.hear(end.stamp);
    const record = create({ ...desk, startsIn: () => circle }, type, { tenant, stream }, { ...line }, newId());
    const stamp = store.find(record)?.folded.firstStamp;
    if (stamp) remember({ ends: { ...known.ends, [circle]: endOf({ ...line, author: person, record, stamp }) } });
  }

  /** Nothing is remembered here: it goes on from what is on this device, else it begins. */
  function endHere(circle: string): SheetEnd {
    const mine = store
      .recordsOf(sheets?.type ?? "")
      .flatMap(({ changes }) => changes)
      .filter(({ head }) => head.author === person && head.circle === circle);
    return endAmong(readSheets(mine).lines);
  }

  const isWatched = ({ type: { id } }: HeldRecord): boolean => sheets?.of.includes(id) ?? false;

  return {
    opened(held) {
      if (!isWatched(held)) return;
      const hour = Math.floor(now() / HOUR);
      const before = remembered();
      const opened = before.hour === hour ? before.opened : [];
      const mark = hashText(`${hour} ${held.id}`).slice(0, 16);
      if (opened.includes(mark)) return;
      remember({ hour, opened: [...opened, mark] });
      write(held.folded, { did: "opened", of: held.id, kind: held.type.id }, held);
    },
    printed(held) {
      if (isWatched(held)) write(held.folded, { did: "printed", of: held.id, kind: held.type.id }, held);
    },
    sheetPrinted(where, held) {
      write(where, { did: "sheet-printed", ...(held && { of: held.id, kind: held.type.id }) }, held);
    },
  };
}
