// Keys for everybody of an organisation, and what was said at its desk, pushed by whoever said it, in the order in which it was said.
// Promise: only circles that somebody uses are begun; what is refused stops the load.
import type { Person } from "#core/access/role.ts";
import { typesOf } from "#core/programme.ts";
import { type CirclePlace, isWanted } from "#core/seal/circle.ts";
import { demonstrationSecrets } from "#core/seal/demonstration.ts";
import { circlesOf } from "#core/seal/tending.ts";
import { programme } from "#programme/register.ts";
import type { Keeper } from "../keeper.ts";
import { type KeyHolder, keyHolderOf, placesOf } from "../key-holder.ts";
import { MOST_CHANGES } from "../limits.ts";
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
  const { waiting } = desk;
  const holders = await openOffice(sending);
  for (let at = 0; at < waiting.length; ) {
    const author = waiting[at]?.worker.person.id ?? "";
    const holder = holders.get(author);
    if (!holder) throw new Error("somebody without keys said something");
    let end = at;
    while (end < waiting.length && end - at < MOST_CHANGES && waiting[end]?.worker.person.id === author) end++;
    const changes = waiting.slice(at, end).map(({ change }) => change);
    const refused = (await keeper.push(holder.person, changes)).find(({ accepted }) => !accepted);
    if (refused && !refused.accepted)
      throw new Error(`the demonstration was refused: ${refused.problem.code} ${refused.problem.field ?? ""}`);
    at = end;
  }
}

async function openOffice({
  keeper,
  key,
  organisation,
  teams,
  desk,
}: Sending): Promise<ReadonlyMap<string, KeyHolder>> {
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
  await foundKeys({
    keys: keeper.keys,
    programme,
    tenant,
    administrator,
    others: others.map((holder) => ({ holder, isFromElsewhere: isElsewhere.has(holder.person.id) })),
    places: (state) => {
      const used = placesOf(
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
  return holders;
}

function unique(places: readonly CirclePlace[]): readonly CirclePlace[] {
  return [...new Map(places.map((place) => [`${place.stream} ${place.circle}`, place])).values()];
}
