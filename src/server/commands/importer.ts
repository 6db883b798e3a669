// Whoever acts at the command line: the person and device of a key file, with the grants the installation knows.
import { readFileSync } from "node:fs";
import type { Person } from "#core/access/role.ts";
import { isObject, isUuid } from "../form.ts";
import { asOwner, type Store } from "../store/database.ts";
import { grantsOf } from "../store/people.ts";
import { Wrong } from "./command.ts";

export interface KeyFile {
  readonly person: string;
  readonly device: string;
}

export function readKey(path: string | boolean | undefined): KeyFile {
  if (typeof path !== "string") throw new Wrong("--as is missing: say who you are, by a key file.");
  try {
    const key: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (isObject(key) && isUuid(key["person"]) && isUuid(key["device"]))
      return { person: key["person"], device: key["device"] };
  } catch {
    // Said below: what a broken key file holds is nobody's business.
  }
  throw new Wrong("--as does not name a key file. The demonstration keeps its own in the folder keys of its data.");
}

export async function findPerson(store: Store, id: string): Promise<Person> {
  const grants = await grantsOf(store, id);
  if (grants.length === 0) throw new Wrong("This installation does not know whoever the key file names.");
  return { id, grants };
}

/** Names of all organisations but this one: a register that names one of them is not for us. */
export async function otherOrganisations(store: Store, tenant: string): Promise<readonly string[]> {
  const others = await asOwner(store, (sql) =>
    sql<{ name: string }>("SELECT name FROM tenant WHERE tenant <> $1 ORDER BY name", [tenant]),
  );
  return others.map(({ name }) => name);
}
