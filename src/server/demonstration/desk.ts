// Where the people of one invented organisation say what they did: each with a device of their own, each act at its day.
// Promise: the same acts give the same changes, ids and stamps included, so that a load that was cut off is simply done again.
import type { Person } from "#core/access/role.ts";
import { type Act, type Envelope, sayChange } from "#core/change/change.ts";
import { type Clock, hear, newClock, stampOf, tick } from "#core/change/clock.ts";
import { stateFacts } from "#core/fact/fact.ts";
import { isProblem } from "#core/problem.ts";
import { findType, rulesOf } from "#core/programme.ts";
import { allAnswers, sayAnswers } from "#core/record/answers.ts";
import type { Answers } from "#core/record/condition.ts";
import { foldRecord, STATE } from "#core/record/fold.ts";
import { splitPart } from "#core/record/type.ts";
import { knownAfter } from "#core/register/bring-in.ts";
import type { KnownRecord } from "#core/register/known-records.ts";
import { keepAnswers } from "#programme/keep.ts";
import { programme } from "#programme/register.ts";
import { type Chance, chanceOf, idFor } from "./chance.ts";
import { noonOf } from "./days.ts";

/** Somebody at work, on a device of their own. */
export interface Worker {
  readonly person: Person;
  readonly device: string;
  clock: Clock;
}

/** One act: what was said of which record, by whom, on which day; `move` is a step of its workflow, taken with these answers. */
export interface Told {
  readonly record: string;
  readonly type: string;
  readonly answers?: Answers;
  readonly move?: string;
  readonly on: string;
}

export interface Desk {
  readonly tenant: string;
  readonly chance: Chance;
  known: readonly KnownRecord[];
  /** Changes said and not yet pushed, with who said them. */
  readonly waiting: { readonly worker: Worker; readonly change: Envelope }[];
}

export function openDesk(seed: string, key: string): Desk {
  return { tenant: idFor(`tenant ${key}`), chance: chanceOf(`${seed} ${key} ids`), known: [], waiting: [] };
}

export function newWorker(person: Person): Worker {
  const device = deviceOf(person.id);
  return { person, device, clock: newClock(device) };
}

export function deviceOf(person: string): string {
  return idFor(`device ${person}`);
}

/** Says an act in a team: creates the record where it is not known, else edits it, or makes a move. */
export function tell(
  desk: Desk,
  worker: Worker,
  stream: string,
  country: string | null,
  { record, type: typeId, answers = {}, move, on }: Told,
): void {
  const type = findType(programme, typeId);
  if (!type) throw new TypeError(`there is no type ${typeId}`);
  const before = desk.known.find(({ changes }) => changes[0]?.head.record === record);
  const folded = before && foldRecord(before.changes, type);
  const act: Act = move ? `move:${move}` : before ? "edit" : "create";
  const find = (id: unknown): Answers | undefined => {
    const known = desk.known.find(({ changes }) => changes[0]?.head.record === id);
    const one = known && foldRecord(known.changes);
    return one && allAnswers(one);
  };
  const said = sayAnswers(
    type,
    folded,
    keepAnswers(typeId, answers, { find: (_, id) => find(id), newId: desk.chance.uuid, country: country ?? undefined }),
  );
  const now = noonOf(on);
  const heard = folded ? hear(worker.clock, folded.lastStamp, now) : worker.clock;
  worker.clock = tick(isProblem(heard) ? worker.clock : heard, now);
  const { shown, opaque } = splitPart(type, said);
  const seen = move ? { ...shown.seen, [STATE]: folded?.workflow?.heads ?? [] } : shown.seen;
  const draft = {
    id: desk.chance.uuid(),
    tenant: desk.tenant,
    stream: folded?.stream ?? stream,
    record,
    type: typeId,
    act,
    author: worker.person.id,
    device: worker.device,
    stamp: stampOf(worker.clock),
    saidAt: null,
    schema: type.schema,
    circle: "team",
    generation: 0,
  };
  const bare = sayChange(draft, { set: shown.set, seen }, opaque, null);
  const after = foldRecord([...(before?.changes ?? []), { head: bare.head, body: opaque }], type);
  const states = !type.open && rulesOf(programme).some((rule) => rule.type === typeId);
  const facts =
    states && after
      ? {
          rules: programme.rules,
          revision: (before?.revision ?? 0) + 1,
          rows: stateFacts(rulesOf(programme), type, after),
        }
      : null;
  keep(desk, worker, [sayChange(draft, { set: shown.set, seen }, opaque, facts)]);
}

/** Takes changes as said and known, and to be pushed. */
export function keep(desk: Desk, worker: Worker, changes: readonly Envelope[]): void {
  desk.known = knownAfter(desk.known, changes);
  desk.waiting.push(...changes.map((change) => ({ worker, change })));
}
