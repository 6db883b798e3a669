// Brings a database to the newest form: numbered files, only forward, each once, in one transaction.
// Promise: two servers that start at once do it once; a file that was changed after it ran stops the start.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { StartRefused } from "../postgres-install.ts";
import type { Sql } from "./database.ts";
import { ensureRoles } from "./roles.ts";

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

const folder = join(import.meta.dirname, "..", "migrations");
const LOCK = 7_226_926;

/** Every migration of this version, in order. */
export function readMigrations(from = folder): readonly Migration[] {
  const names = readdirSync(from)
    .filter((name) => /^\d{4}-[a-z-]+\.sql$/.test(name))
    .sort();
  return names.map((name) => {
    const text = readFileSync(join(from, name), "utf8");
    return { number: Number(name.slice(0, 4)), name, text, checksum: createHash("sha256").update(text).digest("hex") };
  });
}

/**
 * Runs what has not run yet, all of it or nothing. Throws StartRefused when the database is newer than this version, or is not ours
 * to change.
 */
export async function migrate(databaseUrl: string, migrations = readMigrations()): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const sql: Sql = async (text, values) => (await client.query(text, values as unknown[])).rows;
  try {
    await checkServer(sql);
    await ensureRoles(sql);
    await sql("BEGIN");
    await sql("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    await sql(
      "CREATE TABLE IF NOT EXISTS migration (number int PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, ran_at timestamptz NOT NULL DEFAULT now())",
    );
    for (const { number, name, text, checksum } of await notRun(sql, migrations)) {
      await sql(text);
      await sql("INSERT INTO migration (number, name, checksum) VALUES ($1, $2, $3)", [number, name, checksum]);
    }
    await sql("COMMIT");
  } finally {
    // What was not committed goes with the connection.
    await client.end();
  }
}

async function notRun(sql: Sql, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const done = await sql<{ number: number; checksum: string }>(
    "SELECT number, checksum FROM migration ORDER BY number",
  );
  for (const { number, checksum } of done) {
    const known = migrations.find((migration) => migration.number === number);
    if (!known)
      throw new StartRefused("This database was used by a newer Banyan: start that version, or use another database.");
    if (known.checksum !== checksum)
      throw new StartRefused(
        `The migration ${known.name} was changed after this database had run it: put it back as it was.`,
      );
  }
  return migrations.filter((migration) => !done.some(({ number }) => number === migration.number));
}

async function checkServer(sql: Sql): Promise<void> {
  const [server] = await sql<{ version: number; encoding: string; may: boolean }>(
    "SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding, has_schema_privilege('public', 'CREATE') AS may",
  );
  if (!server || server.version < 150_000)
    throw new StartRefused("Banyan needs PostgreSQL 15 or newer; DATABASE_URL names an older one.");
  if (server.encoding !== "UTF8")
    throw new StartRefused("Banyan needs a database in UTF-8; the one at DATABASE_URL is not.");
  if (!server.may)
    throw new StartRefused(
      "The user of DATABASE_URL may not make tables: let it own the database, or grant it CREATE on the schema public.",
    );
}
