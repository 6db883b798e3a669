// Which pages of folded records tell what is here, and what is to be written. Pure.
import { foldOnto } from "#core/record/checkpoint.ts";
import { type Glance, glanceOf } from "#core/record/glance.ts";
import type { Accepted, Written } from "./held-record.ts";

/** A record on a page, as it is written down. */
export type Line = readonly [glance: Glance, revision: number, ns: readonly number[]];

/** A page as it lies there: what its records were when it was written, by their marks. */
export interface Kept {
  readonly id: string;
  readonly stream: string;
  readonly marks: ReadonlyMap<string, number>;
}

export type Snapshot = ReadonlyMap<string, Accepted>;

export function lineOf({ checkpoint, revision, ns }: Written): Line | undefined {
  const record = foldOnto(checkpoint, []);
  return record && [glanceOf(record, checkpoint), revision, ns];
}

/** Which pages do not tell any more what is here, which records are on none, how many changes that is, and whether any must go. */
export function compared(pages: readonly Kept[], now: Snapshot) {
  const stale = new Set<Kept>();
  const known = new Set<string>();
  let [changed, mustGo] = [0, false];
  for (const page of pages)
    for (const [record, mark] of page.marks) {
      known.add(record);
      const one = now.get(record);
      if (one?.mark === mark) continue;
      stale.add(page);
      changed += one ? one.mark - mark : 0;
      mustGo ||= !one || !Number.isInteger(one.mark);
    }
  const news = [...now.values()].filter(({ id }) => !known.has(id));
  for (const { mark } of news) changed += mark;
  return { stale, news, changed, mustGo };
}

/** By stream: what stays of the stale pages, and what is new behind it. */
export function toWrite(
  stale: ReadonlySet<Kept>,
  news: readonly Accepted[],
  now: Snapshot,
): ReadonlyMap<string, readonly Accepted[]> {
  const stays = [...stale].flatMap(({ marks }) => [...marks.keys()].flatMap((record) => now.get(record) ?? []));
  return Map.groupBy([...stays, ...news], ({ stream }) => stream);
}
