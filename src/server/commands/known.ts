// What a person at the command line knows: everything in the streams they may read, opened with their keys, as a device would hold it.
// Promise: of a record with anything that stays shut nothing is told: half of it would be taken for the whole.
import { type Clock, hear } from "#core/change/clock.ts";
import { isProblem } from "#core/problem.ts";
import type { AskedFor } from "#core/programme.ts";
import { openedChange } from "#core/register/bring-in.ts";
import type { KnownRecord } from "#core/register/known-records.ts";
import type { Keeper } from "../keeper.ts";
import type { KeyHolder } from "../key-holder.ts";
import { MOST_OFFERED, MOST_PULLED } from "../limits.ts";
import { Wrong } from "./command.ts";

/** Every record of an organisation that this person can read, with its accepted changes. */
export async function pullKnown(keeper: Keeper, holder: KeyHolder, tenant: string, only?: AskedFor): Promise<Pulled> {
  const streams = (await keeper.streamsOf(holder.person)).filter((one) => one.tenant === tenant);
  return pullerOf(holder, only)(streams);
}

export interface Pulled {
  readonly known: readonly KnownRecord[];
  /** Of these, sealed records whose facts wait to be stated anew. */
  readonly toRecount: ReadonlySet<string>;
  /** A stream offered as many of them as are offered at once: there may be others. */
  readonly mayBeMore: boolean;
  /** Records that stay shut, and why: this person was not let in yet, or they are not what their authors signed. */
  readonly shut: ReadonlyMap<string, string>;
}

/** Every record of these streams that this person can read, but what comes only where it is asked for. Asked again, it fetches only what came since. */
export function pullerOf(
  holder: KeyHolder,
  only?: AskedFor,
): (streams: readonly { readonly stream: string }[]) => Promise<Pulled> {
  const known = new Map<string, { revision: number; readonly changes: KnownRecord["changes"][number][] }>();
  const shut = new Map<string, string>();
  const next = new Map<string, number>();
  return async (streams) => {
    const toRecount = new Set<string>();
    let mayBeMore = false;
    for (const { stream } of streams) {
      for (;;) {
        const pulled = await holder.pull(stream, next.get(stream) ?? 0, MOST_PULLED, only);
        if (isProblem(pulled) && pulled.code === "keys.not-believed") throw new Wrong(pulled.says);
        if (isProblem(pulled)) break;
        for (const record of pulled.gone ?? []) known.delete(record);
        for (const { kept, fault } of pulled.shut) shut.set(kept.envelope.head.record, fault);
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
    const open = [...known].flatMap(([record, one]) => (shut.has(record) ? [] : one));
    return { known: open, toRecount, mayBeMore, shut };
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
