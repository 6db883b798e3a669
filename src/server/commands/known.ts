// What a person at the command line knows: everything in the streams they may read, opened, as a device would hold it.
import type { Person } from "#core/access/role.ts";
import { type Clock, hear } from "#core/change/clock.ts";
import { isProblem } from "#core/problem.ts";
import { openedChange } from "#core/register/bring-in.ts";
import type { KnownRecord } from "#core/register/known-records.ts";
import type { Keeper } from "../keeper.ts";
import { MOST_OFFERED, MOST_PULLED } from "../limits.ts";

/** Every record of an organisation that this person can read, with its accepted changes. */
export async function pullKnown(keeper: Keeper, person: Person, tenant: string): Promise<readonly KnownRecord[]> {
  const streams = (await keeper.streamsOf(person)).filter((one) => one.tenant === tenant);
  return (await pullerOf(keeper, person)(streams)).known;
}

export interface Pulled {
  readonly known: readonly KnownRecord[];
  /** Of these, sealed records whose facts wait to be stated anew. */
  readonly toRecount: ReadonlySet<string>;
  /** A stream offered as many of them as are offered at once: there may be others. */
  readonly mayBeMore: boolean;
}

/** Every record of these streams that this person can read. Asked again, it fetches only what came since. */
export function pullerOf(
  keeper: Keeper,
  person: Person,
): (streams: readonly { readonly stream: string }[]) => Promise<Pulled> {
  const known = new Map<string, { revision: number; readonly changes: KnownRecord["changes"][number][] }>();
  const next = new Map<string, number>();
  return async (streams) => {
    const toRecount = new Set<string>();
    let mayBeMore = false;
    for (const { stream } of streams) {
      for (;;) {
        const pulled = await keeper.pull(person, stream, next.get(stream) ?? 0, MOST_PULLED);
        if (isProblem(pulled)) break;
        for (const { revision, envelope } of pulled.changes) {
          const { record } = envelope.head;
          const one = known.get(record) ?? { revision: 0, changes: [] };
          known.set(record, one);
          one.revision = Math.max(one.revision, revision);
          one.changes.push(openedChange(envelope));
        }
        for (const record of pulled.toRecount) toRecount.add(record);
        mayBeMore ||= pulled.toRecount.length >= MOST_OFFERED;
        next.set(stream, pulled.next);
        if (!pulled.more) break;
      }
    }
    return { known: [...known.values()], toRecount, mayBeMore };
  };
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
