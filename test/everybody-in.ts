// Keys for everybody of an invented organisation, as a demonstration has them: all admitted, every circle that anybody is of begun, and
// everybody let in. For the seeds of tests and benches.
import { randomUUID } from "node:crypto";
import { ADMINISTRATOR, type Person } from "#core/access/role.ts";
import { type Programme, typesOf } from "#core/programme.ts";
import { wantedIn } from "#core/seal/circle.ts";
import { demonstrationSecrets } from "#core/seal/demonstration.ts";
import { circlesOf } from "#core/seal/tending.ts";
import { foundKeys } from "#server/demonstration/key-office.ts";
import type { Keeper } from "#server/keeper.ts";
import { type KeyHolder, keyHolderOf } from "#server/key-holder.ts";
import { platform } from "#server/platform.ts";

export interface Invented {
  readonly tenant: string;
  readonly streams: readonly string[];
  /** With their grants; the keeper knows them already. Where nobody among them is an administrator, one is invented. */
  readonly people: readonly Person[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Everybody's keys, by person; each keyring is read on. */
export async function letEverybodyIn(
  keeper: Keeper,
  programme: Programme,
  { tenant, streams, people, now }: Invented,
): Promise<ReadonlyMap<string, KeyHolder>> {
  const holderOf = async (person: Person): Promise<KeyHolder> =>
    keyHolderOf({ keeper, programme, person, secrets: await demonstrationSecrets(platform, person.id), now });
  const founds = people.find(({ grants }) =>
    grants.some((grant) => grant.role === ADMINISTRATOR && grant.tenant === tenant),
  );
  const administrator = await holderOf(founds ?? (await inventAdministrator(keeper, tenant)));
  const others = await Promise.all(people.filter((person) => person !== founds).map(holderOf));
  await keeper.admin.setRoot(administrator.ring.keys.trusts);
  await foundKeys({
    keys: keeper.keys,
    programme,
    tenant,
    administrator,
    others: others.map((holder) => ({ holder })),
    places: (state) =>
      circlesOf(programme.roles, typesOf(programme))
        .flatMap((circle) => streams.map((stream) => ({ stream, circle })))
        .filter((place) => wantedIn(state, place, administrator.on).length > 0),
  });
  return new Map([administrator, ...others].map((holder) => [holder.person.id, holder]));
}

async function inventAdministrator({ admin }: Keeper, tenant: string): Promise<Person> {
  const person = { id: randomUUID(), grants: [{ role: ADMINISTRATOR, tenant, stream: null }] };
  const told = { name: "Example Administrator", does: "", organisation: "Example", country: null };
  await admin.addPerson({ ...person, ...told });
  return { ...person, grants: person.grants.map((grant) => ({ person: person.id, ...grant })) };
}
