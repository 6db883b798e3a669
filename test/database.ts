// A fresh, migrated database for every test that asks: copied from a template, which takes a few hundredths of a second.
// The server is the one at TEST_DATABASE_URL, else a PostgreSQL that lives and dies with the process that asked.
import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startPostgres } from "#server/postgres.ts";
import { migrate } from "#server/store/migrate.ts";
import { dropDatabase } from "./drop-database.ts";

export interface FreshDatabase {
  readonly url: string;
  /** Closes every connection to it and removes it. */
  drop(): Promise<void>;
}

/** A migrated and otherwise empty database. The name is for people who look into the server while a test runs. */
export async function freshDatabase(name: string): Promise<FreshDatabase> {
  const server = await serverUrl();
  await onServer(server, ensureTemplate);
  const database = `${prefix}${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .slice(0, 24)}_${randomBytes(4).toString("hex")}`;
  await onServer(server, (client) => client.query(`CREATE DATABASE ${database} TEMPLATE ${prefix}template`));
  return { url: urlOf(server, database), drop: () => onServer(server, (client) => dropDatabase(client, database)) };
}

/** A run of the whole suite shares one template and clears up itself; a file run by hand makes its own and takes it away. */
const prefix = process.env.BANYAN_TEST_PREFIX ?? `banyan_test_${randomBytes(4).toString("hex")}_`;
if (process.env.BANYAN_TEST_PREFIX === undefined && process.env.TEST_DATABASE_URL) {
  process.once("beforeExit", () => {
    void serverUrl().then((server) => onServer(server, (client) => dropDatabase(client, `${prefix}template`)));
  });
}

let started: Promise<string> | undefined;

function serverUrl(): Promise<string> {
  started ??= process.env.TEST_DATABASE_URL ? Promise.resolve(process.env.TEST_DATABASE_URL) : startOwn();
  return started;
}

async function startOwn(): Promise<string> {
  const dataFolder = mkdtempSync(join(tmpdir(), "banyan-test-"));
  const { url } = await startPostgres({ dataFolder, throwAway: true, writesThrough: false });
  return url;
}

/** Test files run beside each other: the first makes the template, the others wait for it. A template that failed is never used. */
async function ensureTemplate(client: pg.Client): Promise<void> {
  await client.query("SELECT pg_advisory_lock(hashtext($1))", [prefix]);
  const found = await client.query("SELECT FROM pg_database WHERE datname = $1", [`${prefix}template`]);
  if (found.rowCount === 0) {
    await client.query(`DROP DATABASE IF EXISTS ${prefix}draft`);
    await client.query(`CREATE DATABASE ${prefix}draft`);
    await migrate(urlOf(await serverUrl(), `${prefix}draft`));
    await client.query(`ALTER DATABASE ${prefix}draft RENAME TO ${prefix}template`);
  }
  await client.query("SELECT pg_advisory_unlock(hashtext($1))", [prefix]);
}

async function onServer<T>(server: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
