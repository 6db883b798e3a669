// People as the door knows them: who there is in a demonstration, what colleagues are called, and with what grants.
import type { Grant } from "#core/access/role.ts";
import { asDoor, type Store } from "./database.ts";

export interface DemonstrationPerson {
  readonly id: string;
  readonly name: string;
  readonly does: string;
  readonly organisation: string;
  readonly country: string | null;
}

/** Who can be signed in as: those of whom it is told what they do. */
export function listPeople(store: Store): Promise<readonly DemonstrationPerson[]> {
  return asDoor(store, (sql) =>
    sql(
      "SELECT id, name, does, organisation, country FROM person WHERE does <> '' ORDER BY country NULLS FIRST, organisation, name, id",
    ),
  );
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Everybody who belongs to one of these organisations or has ever had a role there, by name: what they wrote there stands. */
export function colleaguesIn(store: Store, tenants: readonly string[]): Promise<readonly Named[]> {
  return asDoor(store, (sql) =>
    sql<Named>(
      `SELECT id, name FROM person
       WHERE home = ANY ($1) OR id IN (SELECT person FROM granted WHERE tenant = ANY ($1)) ORDER BY name, id`,
      [tenants],
    ),
  );
}

/** Every grant of somebody, those that have ended among them: whoever asks says on which day. */
export async function grantsOf(store: Store, person: string): Promise<readonly Grant[]> {
  const rows = await asDoor(store, (sql) =>
    sql<{ grant: Grant }>(
      `SELECT ${GRANT} AS grant FROM granted WHERE person = $1 ORDER BY tenant, role, reach, from_on`,
      [person],
    ),
  );
  return rows.map(({ grant }) => grant);
}

export const GRANT = `jsonb_build_object('person', person, 'role', role, 'tenant', tenant, 'stream', nullif(reach, tenant))
  || jsonb_strip_nulls(jsonb_build_object('fromOn', nullif(from_on, ''), 'toOn', nullif(to_on, '')))`;
