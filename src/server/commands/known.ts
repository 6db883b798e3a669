// What a person at the command line knows: everything in the streams they may read, opened, as a device would hold it.
import type { Person } from "#core/access/role.ts";
import { type Clock, hear } from "#core/change/clock.ts";
import { isProblem } from "#core/problem.ts";
import { openedChange } from "#core/register/bring-in.ts";
import type { KnownRecord } from "#core/register/known-records.ts";
import type { Keeper } from "../keeper.ts";
import { MOST_PULLED } from "../limits.ts";

/** Every record of an organisation that this person can read, with its accepted changes. */
export async function pullKnown(keeper: Keeper, person: Person, tenant: string): Promise<readonly KnownRecord[]> {
  const streams = (await keeper.streamsOf(person)).filter((one) => one.tenant === tenant);
  return (await pullAll(keeper, person, streams)).known;
}

export interface Pulled {
  readonly known: readonly KnownRecord[];
  /** Of these, sealed records whose facts wait to be stated anew. */
  readonly toRecount: ReadonlySet<string>;
}

/** Every record of these streams that this person can read. */
export async function pullAll(
  keeper: Keeper,
  person: Person,
  streams: readonly { readonly stream: string }[],
): Promise<Pulled> {
  const known = new Map<string, { revision: number; readonly changes: KnownRecord["changes"][number][] }>();
  const toRecount = new Set<string>();
  for (const { stream } of streams) {
    for (let after = 0; ; ) {
      const pulled = await keeper.pull(person, stream, after, MOST_PULLED);
      if (isProblem(pulled)) break;
      for (const { revision, envelope } of pulled.changes) {
        const { record } = envelope.head;
        const one = known.get(record) ?? { revision: 0, changes: [] };
        known.set(record, one);
        one.revision = Math.max(one.revision, revision);
        one.changes.push(openedChange(envelope));
      }
      for (const record of pulled.toRecount) toRecount.add(record);
      after = pulled.next;
      if (!pulled.more) break;
    }
  }
  return { known: [...known.values()], toRecount };
}

/** The clock of a device that has heard all of these. */
export function clockAfter(clock: Clock, known: readonly KnownRecord[], now: number): Clock {
  let heard = clock;
  for (const { changes } of known) {
    for (const { head } of changes) {
      const later = hear(heard, head.stamp, now);
      if (!isProblem(later)) heard = later;
    }
  }
  return heard;
}
