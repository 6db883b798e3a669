// What somebody's phone could read: the circles that had let them in, since when, and how many records of these this device knows of. Told
// from the signed log of keys, so that no server can make it less. Pure.
import type { Programme } from "#core/programme.ts";
import { lastSaidBy } from "#core/record/checkpoint.ts";
import { belongs, type CirclePlace, circleOf, isNamed, placesOf } from "#core/seal/circle.ts";
import { epochsOf, type KeyState } from "#core/seal/key-state.ts";
import type { HeldRecord } from "./store.ts";

export interface ReadableCircle extends CirclePlace {
  /** The day from which on they had its secrets; null where the log of now does not tell any more. */
  readonly since: string | null;
  /** How many records it reads, of those on this device. */
  readonly recordCount: number;
  /** New secrets have begun since their keys were said to be lost. */
  readonly isRenewed: boolean;
}

/** When their keys were said to be lost the last time; nothing where they were not. */
export function lostAt(state: KeyState, person: string): { readonly n: number; readonly on: string } | undefined {
  const n = state.lost.findLast((one) => one.person === person)?.n;
  return n === undefined ? undefined : { n, on: state.said[n]?.on ?? "" };
}

/** `handed`: circles whose secrets the server ever gave them, those among them that they are out of by now. */
export function readableBy(
  { roles }: Pick<Programme, "roles">,
  state: KeyState,
  held: readonly HeldRecord[],
  person: string,
  handed: readonly CirclePlace[] = [],
): readonly ReadableCircle[] {
  const lost = lostAt(state, person);
  const counts = Map.groupBy(
    held.filter(({ folded, type }) => folded.tenant === state.tenant && !type.open),
    ({ folded, type }) => `${folded.stream} ${isNamed(folded.circle) ? folded.circle : circleOf(roles, type)}`,
  );
  const known = placesOf(state).flatMap((place) => {
    const since = inSince(state, place, person);
    return since === undefined ? [] : [{ ...place, since }];
  });
  const others = handed
    .filter((place) => known.every(({ stream, circle }) => stream !== place.stream || circle !== place.circle))
    .map(({ stream, circle }) => ({ stream, circle, since: null }));
  return [...known, ...others].map((place) => ({
    ...place,
    recordCount: counts.get(`${place.stream} ${place.circle}`)?.length ?? 0,
    isRenewed: lost !== undefined && epochsOf(state, place.stream, place.circle).some(({ n }) => n > lost.n),
  }));
}

/** The day they came into a circle by any keys of theirs, whether or not they are in it now; nothing where they never did. */
function inSince(state: KeyState, place: CirclePlace, person: string): string | undefined {
  const grants = [...state.grants, ...state.ended.map(({ grant }) => grant)];
  if (!grants.some((grant) => grant.person === person && belongs(state, place, grant))) return undefined;
  const { stream, circle } = place;
  const epochs = epochsOf(state, stream, circle);
  const within = state.named.get(circle)?.within;
  if (within !== undefined) {
    const team = inSince(state, { stream, circle: within }, person);
    return team === undefined ? undefined : [team, epochs[0]?.on ?? ""].sort().at(-1);
  }
  const letIn = (state.keysEver.get(person) ?? []).flatMap(({ n }) => {
    const at = state.letIn.get(`${stream} ${circle} ${person} ${n}`);
    return at === undefined ? [] : (state.said[at]?.on ?? []);
  });
  const made = epochs.filter(({ by }) => by === person).map(({ on }) => on);
  return [...letIn, ...made].sort()[0];
}

/** What this device has that was written in their name since a day, the newest first. */
export function writtenSince(
  held: readonly HeldRecord[],
  person: string,
  dayOf: (stamp: string) => string,
  since: string,
): readonly { readonly held: HeldRecord; readonly stamp: string }[] {
  return held
    .flatMap((one) => {
      const { before, changes } = one.known;
      const opened = changes.filter(({ head }) => head.author === person).map(({ head }) => head.stamp);
      const stamps = [...opened, (before && lastSaidBy(before, person)) ?? ""];
      const stamp = stamps.sort().at(-1) ?? "";
      return stamp === "" || dayOf(stamp) < since ? [] : [{ held: one, stamp }];
    })
    .sort((a, b) => (a.stamp < b.stamp ? 1 : -1));
}
