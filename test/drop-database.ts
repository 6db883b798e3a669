// The end of a test's database, whoever made it.
import type pg from "pg";

/**
 * Ends our own connections to a database and drops it. Not WITH (FORCE): that refuses whoever is no superuser while PostgreSQL tidies
 * the database up by itself, where a plain DROP makes it stop.
 */
export async function dropDatabase(client: pg.Client, database: string): Promise<void> {
  await client.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND usename = current_user",
    [database],
  );
  await client.query(`DROP DATABASE IF EXISTS ${database}`);
}
