// Who there is and who may do what: written by whoever sets an installation up, as its owner, who sees nothing that anybody wrote.
import type { Grant } from "#core/access/role.ts";
import type { Admin, NewPerson, NewStream, NewTenant, Staffed } from "../keeper.ts";
import { asOwner, type Sql, type Store } from "./database.ts";

export function adminOf(store: Store): Admin {
  return {
    addTenant: (tenant) => asOwner(store, (sql) => putTenant(sql, tenant)),
    addStream: (stream) => asOwner(store, (sql) => putStream(sql, stream)),
    async addPerson({ id, name, does, organisation, country, grants }) {
      await asOwner(store, async (sql) => {
        await sql(
          `INSERT INTO person (id, name, does, organisation, country) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (id) DO UPDATE SET (name, does, organisation, country) = (excluded.name, excluded.does, excluded.organisation, excluded.country)`,
          [id, name, does, organisation, country],
        );
        await sql("DELETE FROM granted WHERE person = $1", [id]);
        await putGrants(sql, id, grants);
      });
    },
    admit: (person) => asOwner(store, (sql) => putNewcomer(sql, person)),
    async setRoot(root) {
      const set = await asOwner(store, (sql) =>
        sql("UPDATE installation SET root = $1 WHERE root IS NULL OR root = $1 RETURNING one", [root]),
      );
      return set.length > 0;
    },
    staffOf: (tenants) => asOwner(store, (sql) => sql<Staffed>(STAFF, [tenants])),
  };
}

export const NEW_TENANT =
  "INSERT INTO tenant (tenant, name, country, partner) VALUES ($1, $2, $3, $4) ON CONFLICT (tenant)";

export async function putTenant(sql: Sql, { id, name, country, partner }: NewTenant): Promise<void> {
  await sql(
    `${NEW_TENANT} DO UPDATE SET (name, country, partner) = (excluded.name, excluded.country, excluded.partner)`,
    [id, name, country, partner],
  );
}

export async function putStream(sql: Sql, { tenant, stream, name }: NewStream): Promise<void> {
  await sql(
    "INSERT INTO stream (tenant, stream, name) VALUES ($1, $2, $3) ON CONFLICT (tenant, stream) DO UPDATE SET name = excluded.name",
    [tenant, stream, name],
  );
}

export async function putNewcomer(sql: Sql, newcomer: NewPerson): Promise<boolean> {
  const { id, name, does, organisation, country, home, grants } = newcomer;
  const made = await sql(
    "INSERT INTO person (id, name, does, organisation, country, home) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id",
    [id, name, does, organisation, country, home],
  );
  if (made.length > 0) await putGrants(sql, id, grants);
  return made.length > 0;
}

export async function putGrants(sql: Sql, person: string, grants: NewPerson["grants"]): Promise<void> {
  await sql(
    `INSERT INTO granted (tenant, person, role, reach, from_on, to_on)
     SELECT DISTINCT ON (1, 3, 4, 5)
       g.tenant, $1::uuid, g.role, coalesce(g.stream, g.tenant), coalesce(g."fromOn", ''), coalesce(g."toOn", '')
     FROM json_to_recordset($2) AS g (tenant uuid, role text, stream uuid, "fromOn" text, "toOn" text)
     ORDER BY 1, 3, 4, 5, 6
     ON CONFLICT (tenant, person, role, reach, from_on) DO UPDATE SET to_on = excluded.to_on`,
    [person, JSON.stringify(grants)],
  );
}

/** What stands or is to come had its last day yesterday; false where there was nothing. */
export async function endGrants(sql: Sql, { person, role, tenant, stream }: Grant, on: string): Promise<boolean> {
  return (await sql(END, [tenant, person, role, stream ?? tenant, on])).length > 0;
}

const END = `
UPDATE granted SET to_on = to_char($5::date - 1, 'YYYY-MM-DD')
WHERE tenant = $1 AND person = $2 AND role = $3 AND reach = $4 AND (to_on = '' OR to_on >= $5) RETURNING role`;

const STAFF = `
SELECT t.tenant, t.name, t.country, t.partner,
  coalesce((SELECT json_agg(json_build_object('stream', s.stream, 'name', s.name) ORDER BY s.name, s.stream)
            FROM stream s WHERE s.tenant = t.tenant), '[]') AS teams,
  coalesce((SELECT json_agg(json_build_object('id', p.id, 'name', p.name, 'does', p.does, 'grants', coalesce(g.grants, '[]')) ORDER BY p.name, p.id)
            FROM person p JOIN LATERAL (
              SELECT json_agg(jsonb_build_object('role', role, 'stream', nullif(reach, tenant))
                || jsonb_strip_nulls(jsonb_build_object('fromOn', nullif(from_on, ''), 'toOn', nullif(to_on, '')))
                ORDER BY role, reach, from_on) AS grants
              FROM granted WHERE tenant = t.tenant AND person = p.id
            ) g ON g.grants IS NOT NULL OR p.home = t.tenant), '[]') AS people
FROM tenant t WHERE t.tenant = ANY ($1) ORDER BY t.partner, t.name, t.tenant`;
