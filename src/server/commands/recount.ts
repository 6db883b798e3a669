// `recount`: states anew what sealed records count that wait for it, as any device of this person would.
import { can } from "#core/access/can.ts";
import { newClock, stampOf, tick } from "#core/change/clock.ts";
import { sayRestate } from "#core/fact/restate.ts";
import type { Programme } from "#core/programme.ts";
import { programme } from "#programme/register.ts";
import type { Keeper } from "../keeper.ts";
import type { KeyHolder } from "../key-holder.ts";
import { MOST_CHANGES } from "../limits.ts";
import { inHouse, type Out } from "./command.ts";
import { actAs } from "./importer.ts";
import { readKey } from "./key-file.ts";
import { clockAfter, pullerOf } from "./known.ts";

export const recountHelp = `recount --as KEYFILE [--json]
  States anew what sealed records count that were changed by a device that could not. Of your teams, and what you may change.
  --as         a key file, as the demonstration keeps them in keys/`;

export interface Recounted {
  readonly recounted: number;
  /** What this person may not change, cannot read in full, or somebody changed meanwhile. */
  readonly left: number;
  /** More may be left than is said: no more than so many of a stream are offered at once. */
  readonly mayBeMore: boolean;
}

export async function recount(
  given: { readonly as: string | undefined; readonly json: boolean },
  out: Out,
): Promise<void> {
  const told = await inHouse(out, async ({ keeper, store }) => {
    const key = readKey(given.as);
    const holder = await actAs({ keeper, store }, programme, key, Date.now());
    return recountAll(keeper, programme, holder, key.device, Date.now(), () => crypto.randomUUID());
  });
  const { recounted, left, mayBeMore } = told;
  if (given.json) out.say(`${JSON.stringify(told, null, 2)}\n`);
  else out.say(`${recounted} records recounted, ${mayBeMore ? "at least " : ""}${left} left to recount.\n`);
}

/** Of every stream this person reads, what waits is stated until nothing more can be; `now` is milliseconds since 1970. */
export async function recountAll(
  keeper: Keeper,
  of: Programme,
  holder: KeyHolder,
  device: string,
  now: number,
  newId: () => string,
): Promise<Recounted> {
  const { person, on } = holder;
  const pull = pullerOf(holder);
  let recounted = 0;
  let clock = newClock(device);
  for (;;) {
    const { known, toRecount, mayBeMore } = await pull(await keeper.streamsOf(person));
    const waiting = known.filter(({ changes }) => toRecount.has(changes[0]?.head.record ?? ""));
    clock = clockAfter(clock, known, now);
    const restates = waiting.flatMap(({ changes }) => {
      const head = changes[0]?.head;
      if (!head || !can(of.roles, person, "edit", head, on)) return [];
      clock = tick(clock, now);
      return sayRestate(of, changes, { id: newId(), author: person.id, device, stamp: stampOf(clock) }) ?? [];
    });
    let stood = 0;
    for (let at = 0; at < restates.length; at += MOST_CHANGES) {
      const outcomes = await holder.push(restates.slice(at, at + MOST_CHANGES));
      stood += outcomes.filter(({ accepted }) => accepted).length;
    }
    recounted += stood;
    if (stood === 0) return { recounted, left: toRecount.size, mayBeMore };
  }
}
