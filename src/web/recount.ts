// Records to recount: a device that can read one and may change it says anew what it counts, and nobody has to ask for it.
// Promise: each record is tried once at each revision. Whoever is refused hears of the other's change first, so two devices end in peace.
import { can } from "#core/access/can.ts";
import type { Person } from "#core/access/role.ts";
import type { Envelope } from "#core/change/change.ts";
import { sayRestateOnto } from "#core/fact/restate.ts";
import { isProblem, type Problem } from "#core/problem.ts";
import type { Desk } from "./acts.ts";
import { type Api, isPassing, isTooBusy } from "./api.ts";
import type { Store } from "./store.ts";

/** How a record is stated anew, where this person may and this device can; else nothing. */
export type Restate = (record: string) => Envelope | null;

/** `day` is the day it is, for grants that end. */
export function restaterOf({ programme, store, newId }: Desk, person: Person, day: () => string): Restate {
  return (record) => {
    const held = store.find(record);
    // What waits to be sent states it by itself.
    if (!held || held.unsentCount > 0) return null;
    const { tenant, stream } = held.folded;
    if (!can(programme.roles, person, "edit", { type: held.type.id, tenant, stream }, day())) return null;
    const by = { id: newId(), author: person.id, device: store.device, stamp: store.stamp() };
    return sayRestateOnto(programme, { ...held.known, count: held.count }, by);
  };
}

export interface Recount {
  /** What the keeper said last of a stream. */
  readonly offer: (stream: string, records: readonly string[]) => void;
  /** A change of it was refused: facts that others of this device stated after it may have been stated with it. */
  readonly doubt: (record: string) => void;
  /** States what is offered and can be stated; nothing of it waits anywhere. Ends when nothing new is left, or with the trouble there was. */
  readonly run: () => Promise<Problem | undefined>;
  readonly forget: () => void;
}

interface RecountParts {
  readonly api: Pick<Api, "push">;
  readonly store: Store;
  readonly restate: Restate;
  /** Fetches what came in meanwhile, and with it what is still to be recounted. */
  readonly fetch: () => Promise<Problem | undefined>;
  readonly breathe: () => Promise<void> | undefined;
}

const MOST = 100;

export function makeRecount({ api, store, restate, fetch, breathe }: RecountParts): Recount {
  const offered = new Map<string, readonly string[]>();
  const doubted = new Set<string>();
  /** By record, the revision that was tried last. */
  const tried = new Map<string, number>();

  async function next(): Promise<readonly Envelope[]> {
    const batch: Envelope[] = [];
    for (const record of new Set([...[...offered.values()].flat(), ...doubted])) {
      const held = store.find(record);
      if (!held || tried.get(record) === held.count) continue;
      const envelope = restate(record);
      if (envelope) batch.push(envelope);
      else if (held.unsentCount === 0) tried.set(record, held.count);
      if (batch.length === MOST) break;
      await breathe();
    }
    return batch;
  }

  async function run(): Promise<Problem | undefined> {
    for (;;) {
      const batch = await next();
      if (batch.length === 0) return undefined;
      const answer = await api.push(batch);
      if (isProblem(answer) && isPassing(answer)) return answer;
      for (const [at, envelope] of batch.entries()) {
        const { record } = envelope.head;
        const outcome = isProblem(answer) ? undefined : answer.outcomes[at];
        if (outcome && isTooBusy(outcome)) continue;
        tried.set(record, store.find(record)?.count ?? 0);
        if (!outcome?.accepted) continue;
        doubted.delete(record);
        store.take([{ n: outcome.n, revision: outcome.revision, envelope }]);
      }
      const busy = isProblem(answer) ? undefined : answer.outcomes.find(isTooBusy);
      const trouble = busy?.problem ?? (await fetch());
      if (trouble) return trouble;
    }
  }

  return {
    offer: (stream, records) => void offered.set(stream, records),
    doubt: (record) => void doubted.add(record),
    run,
    forget() {
      offered.clear();
      tried.clear();
    },
  };
}
