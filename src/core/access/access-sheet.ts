// The access sheet: that somebody opened, printed or carried out a record, as lines that their device writes into a sheet of their own.
// Promise: each line names the one before it, so that whoever reads notices one that was dropped, altered, moved in time or said again; and
// nobody takes one back. What is held back at the end shows with the next line: so can a silence.
import type { Head, Part } from "../change/change.ts";
import { instantOf } from "../change/clock.ts";
import type { OpenedChange } from "../record/fold.ts";
import { canonicalText } from "../seal/bytes.ts";
import { type Chain, FIRST_LINK, link } from "../seal/chain.ts";

export const acts = ["opened", "printed", "exported", "sheet-printed"] as const;
export type Did = (typeof acts)[number];

/** What was done, to which record of which kind; or to so many of a kind at once. */
export interface Deed {
  readonly did: Did;
  readonly of?: string;
  readonly kind?: string;
  readonly many?: number;
}

/** What a line says: a deed, how many lines stand before it, their hash, and the day of the last of them (UTC). */
export interface Line extends Deed {
  readonly count: number;
  readonly before: string;
  readonly last?: string;
}

/** Where a sheet ends. Whoever goes on from there does so on a clock that has heard this stamp. */
export interface SheetEnd extends Chain {
  readonly stamp?: string;
}

/** A line as it was signed. `record` is the line itself. */
export interface SheetLine extends Line, Pick<Head, "author" | "record" | "tenant" | "stream" | "circle" | "stamp"> {
  /** The time a clock gave that was wrong, where it was. */
  readonly saidAt: string | null;
}

/**
 * `missing`: the line before this one is not here, or not as it was. `moved`: it was written before that one. `changed`: something was said
 * of a line after it was written.
 */
export interface SheetFault {
  readonly fault: "missing" | "moved" | "changed";
  readonly author: string;
  readonly stamp: string;
}

export interface ReadSheet {
  /** Latest first. */
  readonly lines: readonly SheetLine[];
  readonly faults: readonly SheetFault[];
  /** Lines that this reader has no key to. */
  readonly unreadCount: number;
}

export function nextLine({ count, hash, stamp }: SheetEnd, deed: Deed): Line {
  return { ...deed, count, before: hash, ...(stamp !== undefined && { last: dayOf(stamp) }) };
}

/** What the line after this one names. */
export function endOf(line: Line & Pick<SheetLine, "author" | "record" | "stamp">): SheetEnd {
  const { count, before, did, of = null, kind = null, many = null, last = null, author, record, stamp } = line;
  const said = canonicalText({ author, record, did, of, kind, many, last });
  return { ...link({ count, hash: before }, said), stamp };
}

function dayOf(stamp: string): string {
  return new Date(instantOf(stamp)).toISOString().slice(0, 10);
}

/** Where somebody's sheet ends, of the lines that are here. Two devices that had not heard of each other may each have gone on from one line. */
export function endAmong(lines: readonly SheetLine[]): SheetEnd {
  const [first, ...others] = lines;
  return first ? endOf(others.reduce((last, line) => (line.count > last.count ? line : last), first)) : FIRST_LINK;
}

/**
 * All that is here of sheets, as changes of records each of which is one line: what was written first stands, whatever was said of it later.
 * `since`: the first day from which everything was fetched, where it was not all; of what a line before that day is, nothing is known here.
 */
export function readSheets(changes: readonly OpenedChange[], since = ""): ReadSheet {
  const inOrder = changes.toSorted((a, b) => (a.head.stamp < b.head.stamp ? -1 : a.head.stamp > b.head.stamp ? 1 : 0));
  const lines = new Map<string, SheetLine>();
  const faults: SheetFault[] = [];
  const shut = new Set<string>();
  let unreadCount = 0;
  for (const { head, body } of inOrder) {
    const line = body && head.act === "create" ? lineIn(head, body) : undefined;
    if (body === undefined) {
      unreadCount += 1;
      shut.add(sheetOf(head));
    } else if (!line || lines.has(head.record))
      faults.push({ fault: "changed", author: head.author, stamp: head.stamp });
    else lines.set(head.record, line);
  }
  const ends = new Map([...lines.values()].map((line) => [endName(line, endOf(line)), line]));
  for (const line of lines.values()) {
    const { author, stamp, count, before, last = "" } = line;
    if ((count === FIRST_LINK.count && before === FIRST_LINK.hash) || last < since) continue;
    const follows = ends.get(endName(line, { count, hash: before }));
    // Of what cannot be opened nobody can say what it is.
    if (!follows && !shut.has(sheetOf(line))) faults.push({ fault: "missing", author, stamp });
    if (follows && follows.stamp >= stamp) faults.push({ fault: "moved", author, stamp });
  }
  return { lines: [...lines.values()].reverse(), faults, unreadCount };
}

function sheetOf({ author, circle }: Pick<Head, "author" | "circle">): string {
  return `${author} ${circle}`;
}

function endName(line: Pick<Head, "author" | "circle">, { count, hash }: Chain): string {
  return `${sheetOf(line)} ${count} ${hash}`;
}

/** Nothing where it is no line: whoever wrote it wrote something else. */
function lineIn({ author, record, tenant, stream, circle, stamp, saidAt }: Head, { set }: Part): SheetLine | undefined {
  const { did, of, kind, many, count, before, last } = set;
  const known = acts.find((one) => one === did);
  if (!known || typeof count !== "number" || typeof before !== "string") return undefined;
  return {
    did: known,
    ...(typeof of === "string" && { of }),
    ...(typeof kind === "string" && { kind }),
    ...(typeof many === "number" && { many }),
    count,
    before,
    ...(typeof last === "string" && { last }),
    author,
    record,
    tenant,
    stream,
    circle,
    stamp,
    saidAt,
  };
}
