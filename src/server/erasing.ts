// May this be erased, by whom, and when is it due? Said once, for both keepers, and without a database.
import { can } from "#core/access/can.ts";
import { classOf, countdown, type RetentionClass, yearsOf } from "#core/access/retention.ts";
import type { Action, Person } from "#core/access/role.ts";
import { type Head, NOTHING_SAID, signedText } from "#core/change/change.ts";
import { findStamp } from "#core/change/clock.ts";
import { type Problem, problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import { hashText } from "#core/seal/bytes.ts";
import { dayAt } from "./day.ts";
import type { DueErasure, ErasureReason, Hold, NewHold, Proposal } from "./erasures.ts";

/** A record as far as erasing looks at it. */
export interface Erasable {
  readonly record: string;
  readonly type: string;
  readonly stream: string;
  readonly lastStamp: string;
  readonly revision: number;
  readonly proposed: Proposal | null;
}

/** Where it is asked, by whom, on which day. */
export interface ErasingDesk {
  readonly programme: Programme;
  readonly person: Person;
  readonly tenant: string;
  readonly on: string;
}

/** What decides how long an organisation keeps something. */
export interface Keeping {
  readonly country: string | null;
  /** By class, where the organisation decided itself. */
  readonly years: ReadonlyMap<string, number>;
}

type Asked = "erase" | "approve-erasure";

export function maySay(
  { programme, person, tenant, on }: ErasingDesk,
  action: Asked,
  { type, stream }: { readonly type: string; readonly stream: string | null },
): boolean {
  return can(programme.roles, person, action satisfies Action, { type, tenant, stream }, on);
}

/** Whether the person may propose or approve anything in this organisation. */
export function isErasing({ programme, person, tenant, on }: ErasingDesk): boolean {
  const streams = [null, ...person.grants.flatMap(({ stream }) => stream ?? [])];
  return programme.domains.some(({ types }) =>
    types.some(({ id: type }) =>
      streams.some((stream) => {
        const desk = { programme, person, tenant, on };
        return maySay(desk, "erase", { type, stream }) || maySay(desk, "approve-erasure", { type, stream });
      }),
    ),
  );
}

/** May they approve all that this class, or without one the whole organisation, is about? */
export function mayDecide(desk: ErasingDesk, id: string | null): boolean {
  const kept = desk.programme.retention.filter((one) => id === null || one.id === id);
  return (
    kept.length > 0 &&
    kept.every(({ types }) => types.every((type) => maySay(desk, "approve-erasure", { type, stream: null })))
  );
}

/** May they hold this back, or let it go? */
export function mayHold(
  desk: ErasingDesk,
  { record, class: id }: Pick<NewHold, "record" | "class">,
  found: Pick<Erasable, "type" | "stream"> | undefined,
): boolean {
  if (record === null) return mayDecide(desk, id);
  return id === null && found !== undefined && maySay(desk, "approve-erasure", found);
}

export function isHeld(holds: readonly Hold[], record: string, id: string): boolean {
  return holds.some(
    (hold) => hold.lifted === null && (hold.record === null ? (hold.class ?? id) === id : hold.record === record),
  );
}

/** What speaks against erasing it now, if this person approves. */
export function objectionToErasing(
  desk: ErasingDesk,
  found: (Erasable & { readonly erased?: number | null }) | undefined,
  holds: readonly Hold[],
): Problem | undefined {
  if (!found || !maySay(desk, "approve-erasure", found)) return problem("door.not-allowed");
  if (typeof found.erased === "number") return problem("record.erased");
  if (!found.proposed) return problem("erasure.not-proposed");
  if (found.proposed.by === desk.person.id) return problem("erasure.own");
  return isHeld(holds, found.record, classIdOf(desk.programme, found.type)) ? problem("erasure.held") : undefined;
}

export function classIdOf({ retention }: Programme, type: string): string {
  return classOf(retention, type)?.id ?? "";
}

/** The record as the list shows it. */
export function dueOf(
  { programme, on }: Pick<ErasingDesk, "programme" | "on">,
  { record, type, stream, lastStamp, revision, proposed }: Erasable,
  keeping: Keeping,
  holds: readonly Hold[],
): DueErasure {
  const kept = classOf(programme.retention, type);
  const lastOn = lastDay(lastStamp);
  const due = kept ? countdown(lastOn, yearsHere(kept, keeping), on) : { dueOn: null, days: null };
  const isHeldBack = isHeld(holds, record, kept?.id ?? "");
  return {
    ...{ record, type, stream, class: kept?.id ?? "", lastOn, ...due },
    ...{ changes: revision, isHeld: isHeldBack, proposed },
  };
}

export function reasonOf({ days }: Pick<DueErasure, "days">): ErasureReason {
  return days !== null && days <= 0 ? "retention" : "request";
}

/** The most overdue first; what is never due by itself comes last. */
export function byDue(a: DueErasure, b: DueErasure): number {
  return compare(a.dueOn ?? "9", b.dueOn ?? "9") || compare(a.record, b.record);
}

function yearsHere(kept: RetentionClass, { country, years }: Keeping): number {
  return yearsOf(kept, country, years.get(kept.id));
}

function lastDay(stamp: string): string {
  return dayAt(null, findStamp(stamp)?.millis ?? 0);
}

/** What is left of a head, as it is stored: answers that were readable in it go; where none were it stays to the letter, and so does its signature. */
export function erasedHead(text: string): { readonly head: string; readonly erased: string } {
  const head = JSON.parse(text) as Head;
  const isBare = Object.keys(head.shown.set).length === 0;
  return { head: isBare ? text : signedText({ ...head, shown: NOTHING_SAID }), erased: hashText(text) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
