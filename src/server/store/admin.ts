// Who there is and who may do what: written when an installation is set up, by whoever owns it, and never by a request.
import type { Admin } from "../keeper.ts";
import { asOwner, type Store } from "./database.ts";

export function adminOf(store: Store): Admin {
  return {
    async addTenant({ id, name, country, partner }) {
      await asOwner(store, (sql) =>
        sql(
          `INSERT INTO tenant (tenant, name, country, partner) VALUES ($1, $2, $3, $4)
           ON CONFLICT (tenant) DO UPDATE SET (name, country, partner) = (excluded.name, excluded.country, excluded.partner)`,
          [id, name, country, partner],
        ),
      );
    },
    async addStream({ tenant, stream, name }) {
      await asOwner(store, (sql) =>
        sql(
          "INSERT INTO stream (tenant, stream, name) VALUES ($1, $2, $3) ON CONFLICT (tenant, stream) DO UPDATE SET name = excluded.name",
          [tenant, stream, name],
        ),
      );
    },
    async addPerson({ id, name, does, organisation, country, grants }) {
      await asOwner(store, async (sql) => {
        await sql(
          `INSERT INTO person (id, name, does, organisation, country) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (id) DO UPDATE SET (name, does, organisation, country) = (excluded.name, excluded.does, excluded.organisation, excluded.country)`,
          [id, name, does, organisation, country],
        );
        await sql("DELETE FROM granted WHERE person = $1", [id]);
        await sql(
          `INSERT INTO granted (tenant, person, role, reach)
           SELECT g.tenant, $1, g.role, coalesce(g.stream, g.tenant) FROM json_to_recordset($2) AS g (tenant uuid, role text, stream uuid) ON CONFLICT DO NOTHING`,
          [id, JSON.stringify(grants)],
        );
      });
    },
  };
}
