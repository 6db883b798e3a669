// All that whoever runs the server has: every row of the database and every file of its folder.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

/** Every row of every table, as PostgreSQL writes it: read by the owner of the tables, who takes the walls away for it. */
export async function dumped(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      "SELECT quote_ident(relname) AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
    );
    await client.query("BEGIN");
    const texts: string[] = [];
    for (const { name } of tables) {
      await client.query(`ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`);
      const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      texts.push(name, ...rows.map(({ row }) => row));
    }
    await client.query("ROLLBACK");
    return texts.join("\n");
  } finally {
    await client.end();
  }
}

/** Every file below a folder. */
export function filesIn(at: string): readonly string[] {
  return readdirSync(at, { recursive: true, encoding: "utf8" })
    .map((name) => join(at, name))
    .filter((path) => statSync(path).isFile());
}
