// People as the door knows them: who there is in a demonstration, who is signed in, and with what grants.
import type { Grant } from "#core/access/role.ts";
import type { Visitor } from "../visitors.ts";
import { asDoor, type Store } from "./database.ts";

export interface DemonstrationPerson {
  readonly id: string;
  readonly name: string;
  readonly does: string;
  readonly organisation: string;
  readonly country: string | null;
}

export function listPeople(store: Store): Promise<readonly DemonstrationPerson[]> {
  return asDoor(store, (sql) =>
    sql(
      "SELECT id, name, does, organisation, country FROM person ORDER BY country NULLS FIRST, organisation, name, id",
    ),
  );
}

/** The person a token belongs to, at `now` (milliseconds). */
export async function findVisitor(store: Store, tokenHash: string, now: number): Promise<Visitor | undefined> {
  const [found] = await asDoor(store, (sql) =>
    sql<Visitor>(
      `SELECT p.id, p.name, p.does, coalesce(g.grants, '[]') AS grants FROM sign_in s JOIN person p ON p.id = s.person
       LEFT JOIN LATERAL (
         SELECT json_agg(${GRANT} ORDER BY tenant, role, reach, from_on) AS grants FROM granted WHERE person = p.id
       ) g ON true
       WHERE s.token_hash = $1 AND s.ends_at > to_timestamp($2::float8 / 1000)`,
      [tokenHash, now],
    ),
  );
  return found;
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

const GRANT = `jsonb_build_object('person', person, 'role', role, 'tenant', tenant, 'stream', nullif(reach, tenant))
  || jsonb_strip_nulls(jsonb_build_object('fromOn', nullif(from_on, ''), 'toOn', nullif(to_on, '')))`;

/** False when there is no such person. Sign-ins that have ended go at the same time. */
export async function keepSignIn(
  store: Store,
  tokenHash: string,
  person: string,
  now: number,
  until: number,
): Promise<boolean> {
  const kept = await asDoor(store, async (sql) => {
    await sql("DELETE FROM sign_in WHERE ends_at < to_timestamp($1::float8 / 1000)", [now]);
    return sql(
      "INSERT INTO sign_in (token_hash, person, ends_at) SELECT $1, id, to_timestamp($3::float8 / 1000) FROM person WHERE id = $2 RETURNING person",
      [tokenHash, person, until],
    );
  });
  return kept.length === 1;
}

export async function forgetSignIn(store: Store, tokenHash: string): Promise<void> {
  await asDoor(store, (sql) => sql("DELETE FROM sign_in WHERE token_hash = $1", [tokenHash]));
}
