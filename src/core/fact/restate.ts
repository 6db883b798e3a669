// What a record counts, stated by whoever can read it: with each of their changes, and anew where it is to be recounted.
// Promise: nothing is stated by halves; who lacks a change of the record assumes a revision it does not have.
import { type Draft, type Envelope, NOTHING_SAID, type StatedFacts, sayChange } from "../change/change.ts";
import { findType, type Programme, rulesOf } from "../programme.ts";
import { type Checkpoint, foldOnto, unreadIn } from "../record/checkpoint.ts";
import type { OpenedChange } from "../record/fold.ts";
import { stateFacts } from "./fact.ts";

/**
 * The facts of a sealed record under the programme's rules, from every change of it, each once, the last one being said now. The revision
 * they assume is the number of these changes: where another's was not seen, it is not the one the record will have, and they do not
 * stand. Null where a change cannot be read, or a rule cannot be followed.
 */
export function statedBy(programme: Programme, changes: readonly OpenedChange[]): StatedFacts | null {
  return statedOnto(programme, { changes, count: changes.length });
}

/** What is known of a record: the changes in a checkpoint and those beside it, `count` of them in all. */
export interface KnownOf {
  readonly before?: Checkpoint;
  readonly changes: readonly OpenedChange[];
  readonly count: number;
}

/** The same of a record whose first changes are known by a checkpoint. */
export function statedOnto(programme: Programme, { before, changes, count }: KnownOf): StatedFacts | null {
  const type = findType(programme, before?.type ?? changes[0]?.head.type ?? "");
  const folded = type && foldOnto(before, changes, type);
  if (!folded || type.open || !isAllRead(before, changes)) return null;
  try {
    const rows = stateFacts(rulesOf(programme), type, folded);
    return { rules: programme.rules, revision: count, rows };
  } catch {
    // A rule is written for possible answers; a record may hold others, and is kept all the same.
    return null;
  }
}

function isAllRead(before: Checkpoint | undefined, changes: readonly OpenedChange[]): boolean {
  const read = new Set(changes.flatMap(({ head, body }) => (body ? head.id : [])));
  return changes.every(({ head }) => read.has(head.id)) && unreadIn(before).every((id) => read.has(id));
}

/** Which device states a record anew, and when. */
export type Restating = Pick<Draft, "id" | "author" | "device" | "stamp">;

/** The restate of a record with these changes: facts, and nothing else. Null where there is nothing this reader could state. */
export function sayRestate(programme: Programme, changes: readonly OpenedChange[], by: Restating): Envelope | null {
  return sayRestateOnto(programme, { changes, count: changes.length }, by);
}

/** The same of a record whose first changes are known by a checkpoint. */
export function sayRestateOnto(
  programme: Programme,
  known: KnownOf,
  { id, author, device, stamp }: Restating,
): Envelope | null {
  const { before, changes } = known;
  const type = findType(programme, before?.type ?? changes[0]?.head.type ?? "");
  const folded = type && foldOnto(before, changes, type);
  const isMade = before?.created !== undefined || changes.some(({ head }) => head.act === "create");
  if (!folded || !type || !isMade) return null;
  const { tenant, stream, circle } = changes.at(-1)?.head ?? folded;
  // Nothing is sealed in it.
  const generation = changes.at(-1)?.head.generation ?? 0;
  const place = { tenant, stream, record: folded.id, type: type.id, schema: type.schema, circle, generation };
  const draft: Draft = { ...place, id, act: "restate", author, device, stamp, saidAt: null };
  const stated = statedOnto(programme, known);
  return stated && sayChange(draft, NOTHING_SAID, NOTHING_SAID, { ...stated, revision: stated.revision + 1 });
}
