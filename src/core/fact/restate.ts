// What a record counts, stated by whoever can read it: with each of their changes, and anew where it is to be recounted.
// Promise: nothing is stated by halves; who lacks a change of the record assumes a revision it does not have.
import { type Draft, type Envelope, NOTHING_SAID, type StatedFacts, sayChange } from "../change/change.ts";
import { findType, type Programme, rulesOf } from "../programme.ts";
import { foldRecord, type OpenedChange } from "../record/fold.ts";
import { stateFacts } from "./fact.ts";

/**
 * The facts of a sealed record under the programme's rules, from every change of it, each once, the last one being said now. The revision
 * they assume is the number of these changes: where another's was not seen, it is not the one the record will have, and they do not
 * stand. Null where a change cannot be read, or a rule cannot be followed.
 */
export function statedBy(programme: Programme, changes: readonly OpenedChange[]): StatedFacts | null {
  const type = findType(programme, changes[0]?.head.type ?? "");
  const folded = type && foldRecord(changes, type);
  if (!folded || type.open || changes.some(({ body }) => body === undefined)) return null;
  try {
    const rows = stateFacts(rulesOf(programme), type, folded);
    return { rules: programme.rules, revision: changes.length, rows };
  } catch {
    // A rule is written for possible answers; a record may hold others, and is kept all the same.
    return null;
  }
}

/** Which device states a record anew, and when. */
export type Restating = Pick<Draft, "id" | "author" | "device" | "stamp">;

/** The restate of a record with these changes: facts, and nothing else. Null where there is nothing this reader could state. */
export function sayRestate(
  programme: Programme,
  changes: readonly OpenedChange[],
  { id, author, device, stamp }: Restating,
): Envelope | null {
  const last = changes.at(-1)?.head;
  const type = last && findType(programme, last.type);
  if (!last || !type || !changes.some(({ head }) => head.act === "create")) return null;
  const { tenant, stream, record, circle, generation } = last;
  const place = { tenant, stream, record, type: type.id, schema: type.schema, circle, generation };
  const draft: Draft = { ...place, id, act: "restate", author, device, stamp, saidAt: null };
  const stated = statedBy(programme, changes);
  return stated && sayChange(draft, NOTHING_SAID, NOTHING_SAID, { ...stated, revision: stated.revision + 1 });
}
