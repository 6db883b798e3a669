// What was said at a desk, sealed and signed by whoever said it, and pushed in the order in which it was said.
// Promise: what was accepted before a load was cut off stays as it is, sealed bytes included; what is refused stops the load.
import type { Person } from "#core/access/role.ts";
import type { Envelope } from "#core/change/change.ts";
import { isProblem } from "#core/problem.ts";
import { typesOf } from "#core/programme.ts";
import { type CirclePlace, isWanted } from "#core/seal/circle.ts";
import { demonstrationSecrets } from "#core/seal/demonstration.ts";
import { openAll, sendSealed } from "#core/seal/door.ts";
import type { SealedChange } from "#core/seal/keyring.ts";
import { circlesOf } from "#core/seal/tending.ts";
import { programme } from "#programme/register.ts";
import type { Keeper } from "../keeper.ts";
import { type KeyHolder, keyHolderOf, sealedPlaces } from "../key-holder.ts";
import { MOST_CHANGES, MOST_PULLED } from "../limits.ts";
import { platform } from "../platform.ts";
import { colleagues, workerGrants } from "./colleagues.ts";
import { noonOf, TODAY } from "./days.ts";
import type { Desk } from "./desk.ts";
import { foundKeys } from "./key-office.ts";

/** An organisation whose people say things. */
export interface Sending {
  readonly keeper: Keeper;
  readonly key: string;
  readonly organisation: string;
  readonly teams: readonly string[];
  readonly desk: Desk;
}

/** Everybody of the organisation has keys and is let in; then everything that waits at its desk is pushed. */
export async function sendAll(sending: Sending): Promise<void> {
  const { keeper, desk } = sending;
  const { holders, isBegun } = await openOffice(sending);
  const kept = isBegun ? await keptBefore(holders, sending.teams) : new Set<string>();
  const waiting = desk.waiting.filter(({ change }) => !kept.has(change.head.id));
  /** The newest change of each record, and who sealed it: whoever goes on with it reads it first. */
  const newest = new Map<string, { readonly by: KeyHolder; readonly sealed: SealedChange }>();
  for (let at = 0; at < waiting.length; ) {
    const author = waiting[at]?.worker.person.id ?? "";
    const holder = holders.get(author);
    if (!holder) throw new Error("somebody without keys said something");
    let end = at;
    while (end < waiting.length && end - at < MOST_CHANGES && waiting[end]?.worker.person.id === author) end++;
    const changes = waiting.slice(at, end).map(({ change }) => change);
    await readBefore(holder, changes, newest);
    await push(keeper, holder, changes);
    for (const change of changes) {
      const sealed = await holder.ring.seal(change);
      if ("wrap" in sealed && sealed.wrap) newest.set(change.head.record, { by: holder, sealed });
    }
    at = end;
  }
}

async function readBefore(
  { ring }: KeyHolder,
  changes: readonly Envelope[],
  newest: ReadonlyMap<string, { readonly by: KeyHolder; readonly sealed: SealedChange }>,
): Promise<void> {
  const others = [...new Set(changes.map(({ head }) => head.record))].flatMap((record) => {
    const last = newest.get(record);
    return last && last.by.ring !== ring ? last.sealed : [];
  });
  const { shut } = await openAll(
    ring,
    others.map((envelope) => ({ envelope })),
    others.flatMap(({ wrap }) => wrap ?? []),
  );
  if (shut[0]) throw new Error(`what a colleague said stays shut: ${shut[0].fault}`);
}

async function push(keeper: Keeper, { person, ring }: KeyHolder, changes: readonly Envelope[]): Promise<void> {
  const outcomes = await sendSealed(ring, changes, {
    send: (sealed) => keeper.push(person, sealed),
    readOn: async () => undefined,
  });
  const refused = isProblem(outcomes) ? outcomes : outcomes.find((outcome) => !outcome?.accepted);
  if (isProblem(outcomes) || refused !== undefined || outcomes.includes(undefined)) {
    const found = refused && "problem" in refused ? refused.problem : undefined;
    throw new Error(`the demonstration was refused: ${found?.code ?? "no key"} ${found?.field ?? ""}`);
  }
}

async function openOffice({ keeper, key, organisation, teams, desk }: Sending): Promise<{
  readonly holders: ReadonlyMap<string, KeyHolder>;
  readonly isBegun: boolean;
}> {
  const { tenant } = desk;
  const known = colleagues.filter(({ grants }) => grants.some((grant) => grant.tenant === tenant));
  const people = new Map<string, Person>();
  for (const person of [workerGrants(key, "administrator"), ...desk.waiting.map(({ worker }) => worker.person)])
    people.set(person.id, person);
  for (const { id, grants } of known) people.set(id, { id, grants: grants.map((grant) => ({ person: id, ...grant })) });
  const holders = new Map<string, KeyHolder>();
  for (const person of people.values())
    holders.set(
      person.id,
      await keyHolderOf({
        keeper,
        programme,
        person,
        secrets: await demonstrationSecrets(platform, person.id),
        now: noonOf(TODAY),
      }),
    );
  const isElsewhere = new Set(known.flatMap((one) => (one.organisation === organisation ? [] : one.id)));
  const [administrator, ...others] = holders.values();
  if (!administrator) throw new TypeError("nobody founds this organisation");
  const isBegun = await foundKeys({
    keys: keeper.keys,
    programme,
    tenant,
    administrator,
    others: others.map((holder) => ({ holder, isFromElsewhere: isElsewhere.has(holder.person.id) })),
    places: (state) => {
      const used = sealedPlaces(
        programme,
        desk.waiting.map(({ change }) => change),
      );
      // Where somebody can be signed in as one of several who share a circle, nobody of it is left to wait.
      const shared = teams
        .flatMap((stream) => circlesOf(programme.roles, typesOf(programme)).map((circle) => ({ stream, circle })))
        .filter((place) => {
          const wanted = [...people.keys()].filter((person) => isWanted(state, place, person, TODAY));
          return wanted.length > 1 && known.some(({ id }) => wanted.includes(id));
        });
      return unique([...used, ...shared]);
    },
  });
  return { holders, isBegun };
}

function unique(places: readonly CirclePlace[]): readonly CirclePlace[] {
  return [...new Map(places.map((place) => [`${place.stream} ${place.circle}`, place])).values()];
}

/** What was accepted of a load that was cut off; every keyring learns the keys of its records. */
async function keptBefore(
  holders: ReadonlyMap<string, KeyHolder>,
  teams: readonly string[],
): Promise<ReadonlySet<string>> {
  const kept = new Set<string>();
  for (const holder of holders.values())
    for (const stream of teams)
      for (let after = 0, more = true; more; ) {
        const page = await holder.pull(stream, after, MOST_PULLED);
        if (isProblem(page)) break;
        for (const { envelope } of page.changes) kept.add(envelope.head.id);
        ({ more, next: after } = page);
      }
  return kept;
}
