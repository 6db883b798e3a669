// What this person can do about what is due to be erased, and in which words it is told. Who may what is decided by the keeper; what it would
// refuse is not offered here.
import { can } from "#core/access/can.ts";
import { classOf, type RetentionClass, yearsOf } from "#core/access/retention.ts";
import { codeOf } from "#core/access/sample.ts";
import type { Asking } from "./erasing-at.ts";
import { lineOf } from "./lines.ts";
import type { Store } from "./store.ts";

export interface Proposal {
  readonly by: string;
  readonly on: string;
  readonly why: "retention" | "request";
}

/** A record that is due, or will be, or that somebody proposed to erase, as the keeper tells it. */
export interface DueErasure {
  readonly record: string;
  readonly type: string;
  readonly stream: string;
  readonly class: string;
  readonly lastOn: string;
  readonly dueOn: string | null;
  readonly days: number | null;
  readonly changes: number;
  readonly isHeld: boolean;
  readonly proposed: Proposal | null;
}

export interface Hold {
  readonly id: string;
  readonly record: string | null;
  readonly class: string | null;
  readonly reason: string;
  readonly by: string;
  readonly on: string;
  readonly lifted: { readonly by: string; readonly on: string } | null;
}

export interface Certificate {
  readonly record: string;
  readonly type: string;
  readonly class: string;
  readonly why: Proposal["why"];
  readonly proposed: { readonly by: string; readonly on: string } | null;
  readonly approvedBy: string | null;
  readonly erasedOn: string;
  readonly changes: number;
}

export interface ErasureList {
  readonly due: readonly DueErasure[];
  readonly holds: readonly Hold[];
  readonly certificates: readonly Certificate[];
  readonly years: { readonly [id: string]: number };
}

type Asked = "erase" | "approve-erasure";

function may({ programme, person, today }: Asking, action: Asked, type: string, tenant: string, stream: string | null) {
  return can(programme.roles, person, action, { type, tenant, stream }, today);
}

/**
 * What this person can do about it: propose it, approve it; or not, because it is held back, because they proposed it themselves, or because
 * somebody else does that.
 */
export type Doing = "propose" | "approve" | "held" | "own" | "others";

export function doingAt(asking: Asking, tenant: string, one: DueErasure): Doing {
  const { type, stream, proposed, isHeld } = one;
  if (!proposed) return may(asking, "erase", type, tenant, stream) ? "propose" : "others";
  if (!may(asking, "approve-erasure", type, tenant, stream)) return proposed.by === asking.person.id ? "own" : "others";
  if (proposed.by === asking.person.id) return "own";
  return isHeld ? "held" : "approve";
}

/** May they hold this record back, or let it go? */
export function mayHoldBack(asking: Asking, tenant: string, one: Pick<DueErasure, "type" | "stream">): boolean {
  return may(asking, "approve-erasure", one.type, tenant, one.stream);
}

/** May they say how long a class is kept, and hold it back; or where none is named, everything? */
export function mayDecide(asking: Asking, tenant: string, id: string | null): boolean {
  const kept = asking.programme.retention.filter((one) => id === null || one.id === id);
  return (
    kept.length > 0 &&
    kept.every(({ types }) => types.every((type) => may(asking, "approve-erasure", type, tenant, null)))
  );
}

/** The years its class is kept here; nothing of a kind that has none. */
export function yearsKept(
  { programme }: Pick<Asking, "programme">,
  type: string,
  country: string | null,
  own: ErasureList["years"],
): number | undefined {
  const kept = classOf(programme.retention, type);
  return kept && yearsOf(kept, country, own[kept.id]);
}

/** Why a class is kept so long: by the organisation's own decision, by the country's law, or as the programme says. */
export function decidedBy(
  { id, countries }: RetentionClass,
  country: string | null,
  own: ErasureList["years"],
): "own" | "country" | "programme" {
  if (own[id] !== undefined) return "own";
  return country !== null && countries?.[country] !== undefined ? "country" : "programme";
}

/** By what this device can read of it; else by its code. */
export function nameHere(store: Pick<Store, "find">, record: string): string {
  const held = store.find(record);
  return held ? lineOf(store as Store, held) : codeOf(record);
}
