// What goes on in a country or at a partner, out of the records this person has: counts by kind and by area, and what is late.
// Promise: counts only. No place of a sealed record, no name, no address.
import { findType, type Programme, typesOf } from "#core/programme.ts";
import { type Answers, isDay } from "#core/record/condition.ts";
import type { RecordType } from "#core/record/type.ts";
import type { StreamOf } from "./api.ts";
import type { App } from "./app.ts";
import { dueTasks } from "./due-tasks.ts";
import { dayOf } from "./lines.ts";
import type { HeldRecord, Store } from "./store.ts";

export interface Looks {
  readonly programme: Programme;
  readonly may: App["may"];
  readonly store: Pick<Store, "recordsOf">;
  readonly today: string;
}

export interface KindOfWork {
  readonly type: RecordType;
  readonly count: number;
  /** Those whose workflow leads on from where they are; nothing where there is no workflow. */
  readonly goingOn: number | undefined;
  readonly lastOn: string | undefined;
}

/** Records kept by these organisations, by kind, of the kinds of work this person may read; what the alliance keeps about itself is not work. */
export function workOf({ programme, may, store }: Looks, tenants: ReadonlySet<string>): readonly KindOfWork[] {
  return programme.domains
    .filter(({ id }) => id !== "alliance" && id !== "framework")
    .flatMap(({ types }) => types)
    .filter(({ id }) => may("read", id))
    .map((type): KindOfWork => {
      const records = standingIn(store.recordsOf(type.id), tenants);
      const days = records.map(dayOf).filter((day) => day !== undefined);
      return {
        type,
        count: records.length,
        goingOn: type.workflow && records.filter(leadsOn).length,
        lastOn: days.sort().at(-1),
      };
    })
    .filter(({ count }) => count > 0);
}

function standingIn(records: readonly HeldRecord[], tenants: ReadonlySet<string>): readonly HeldRecord[] {
  return records.filter(({ folded }) => !folded.withdrawn && tenants.has(folded.tenant));
}

/** Is there a move onward from here? Moves back, such as reopening, are none. */
function leadsOn({ type: { workflow }, folded }: HeldRecord): boolean {
  if (!workflow || !folded.workflow) return false;
  const order = Object.keys(workflow.states);
  const { state } = folded.workflow;
  return Object.values(workflow.moves).some(
    ({ from, to }) => from.includes(state) && order.indexOf(to) > order.indexOf(state),
  );
}

const areas = ["area", "district", "community"] as const;

/** Open records by the area they name, the most first. What a sealed record says of a place stays in it. */
export function areasOf(
  { programme, may, store }: Looks,
  tenants: ReadonlySet<string>,
): readonly { readonly area: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const type of typesOf(programme)) {
    const field = areas.find((name) => type.fields[name]?.kind === "text" && type.fields[name].sealed !== true);
    if (!type.open || !field || !may("read", type.id)) continue;
    for (const { answers } of standingIn(store.recordsOf(type.id), tenants)) {
      const area = answers[field];
      if (typeof area === "string" && area !== "") counts.set(area, (counts.get(area) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([area, count]) => ({ area, count }))
    .sort((a, b) => b.count - a.count || (a.area < b.area ? -1 : 1));
}

export interface LateWork {
  readonly id: string;
  readonly says: string;
  readonly type: RecordType;
  readonly count: number;
  /** Of the one that waits longest. */
  readonly lateDays: number;
}

/** What is late at these organisations, whoever's task it is, by what is to be done. */
export function lateOf(looks: Looks, tenants: ReadonlySet<string>): readonly LateWork[] {
  const tasks = dueTasks(
    looks,
    (_, type) => looks.may("read", type.id),
    ({ folded }) => tenants.has(folded.tenant),
    0,
  );
  const late = new Map<string, LateWork>();
  for (const { type: id, rule, lateDays } of tasks) {
    const type = findType(looks.programme, id);
    if (lateDays <= 0 || !type) continue;
    const key = `${id} ${rule.id}`;
    const before = late.get(key);
    late.set(key, {
      id: key,
      says: rule.says,
      type,
      count: (before?.count ?? 0) + 1,
      lateDays: Math.max(before?.lateDays ?? 0, lateDays),
    });
  }
  return [...late.values()].sort((a, b) => b.count - a.count || b.lateDays - a.lateDays);
}

/** The organisations of a country whose records reach this person. */
export function tenantsIn(streams: readonly StreamOf[], country: string): ReadonlySet<string> {
  return new Set(streams.filter((stream) => stream.country === country).map(({ tenant }) => tenant));
}

export interface HandingIn {
  readonly held: HeldRecord;
  readonly tenant: string;
  readonly period: string;
  readonly state: string;
  readonly dueOn: string | undefined;
  readonly late: boolean;
  readonly questioned: boolean;
}

/** The periods' figures of these organisations: handed in or not, late, asked back. The latest period first. */
export function handingIn({ programme, may, store, today }: Looks, tenants: ReadonlySet<string>): readonly HandingIn[] {
  const type = findType(programme, "period-submission");
  if (!type?.workflow || !may("read", type.id)) return [];
  const { states, initial } = type.workflow;
  return standingIn(store.recordsOf(type.id), tenants)
    .map((held): HandingIn => {
      const { state = initial } = held.folded.workflow ?? {};
      const dueOn = dayIn(held.answers, "dueOn");
      const isOpen = state === initial || state === "questioned";
      return {
        held,
        tenant: held.folded.tenant,
        period: String(held.answers["period"] ?? ""),
        state: states[state] ?? state,
        dueOn,
        late: isOpen && dueOn !== undefined && dueOn < today,
        questioned: state === "questioned",
      };
    })
    .sort((a, b) => (a.period < b.period ? 1 : -1));
}

function dayIn(answers: Answers, name: string): string | undefined {
  const value = answers[name];
  return isDay(value) ? value : undefined;
}
