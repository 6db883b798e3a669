// Whoever acts at the command line: the person, device and keys of a key file, with the grants the installation knows.
// Promise: what a key file holds is used here and told nowhere.
import type { Person } from "#core/access/role.ts";
import type { Programme } from "#core/programme.ts";
import type { Keeper, Staffed } from "../keeper.ts";
import { type KeyHolder, keyHolderOf } from "../key-holder.ts";
import { asOwner, type Store } from "../store/database.ts";
import { grantsOf } from "../store/people.ts";
import { Wrong } from "./command.ts";
import type { KeyFile } from "./key-file.ts";

/** The organisation that is meant, by its name or id: the only one where nothing is said. Throws Wrong where it is not one of theirs. */
export async function organisationOf(
  { admin }: Pick<Keeper, "admin">,
  { grants }: Person,
  asked: string | boolean | undefined,
): Promise<Staffed> {
  const theirs = await admin.staffOf([...new Set(grants.map(({ tenant }) => tenant))]);
  const meant = theirs.filter(({ name, tenant }) => asked === undefined || name === asked || tenant === asked);
  const [one] = meant;
  if (one && meant.length === 1) return one;
  throw new Wrong(`--organisation says which of yours is meant: ${theirs.map(({ name }) => name).join(", ")}.`);
}

export async function findPerson(store: Store, id: string): Promise<Person> {
  const grants = await grantsOf(store, id);
  if (grants.length === 0) throw new Wrong("This installation does not know whoever the key file names.");
  return { id, grants };
}

/** Whoever a key file names, with their keys; `now` is milliseconds since 1970. */
export async function actAs(
  { keeper, store }: { readonly keeper: Keeper; readonly store: Store },
  programme: Programme,
  { person, secrets }: KeyFile,
  now: number,
): Promise<KeyHolder> {
  return keyHolderOf({ keeper, programme, person: await findPerson(store, person), secrets, now });
}

/** Names of all organisations but this one: a register that names one of them is not for us. */
export async function otherOrganisations(store: Store, tenant: string): Promise<readonly string[]> {
  const others = await asOwner(store, (sql) =>
    sql<{ name: string }>("SELECT name FROM tenant WHERE tenant <> $1 ORDER BY name", [tenant]),
  );
  return others.map(({ name }) => name);
}
