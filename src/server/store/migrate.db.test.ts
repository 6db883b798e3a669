// Bringing a database to the newest form: once, also when two servers start together; never half; never backwards.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import pg from "pg";
import { type FreshDatabase, freshDatabase } from "#test/database.ts";
import { openStore } from "./database.ts";
import { type Migration, migrate, readMigrations } from "./migrate.ts";

let database: FreshDatabase;
let client: pg.Client;
before(async () => {
  database = await freshDatabase("migrate");
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
after(async () => {
  await client.end();
  await database.drop();
});

const after3 = (number: number, text: string, checksum = "x"): Migration => ({
  number,
  name: `${number}-test.sql`,
  text,
  checksum,
});
const ours = readMigrations();
const isThere = async (table: string): Promise<boolean> =>
  (await client.query("SELECT to_regclass($1) AS found", [table])).rows[0].found !== null;

test("numbers migrations without a gap", () => {
  assert.deepEqual(
    ours.map(({ number }) => number),
    ours.map((_, index) => index + 1),
  );
});

test("runs a migration once, also when two servers start together", async () => {
  const next = [...ours, after3(9001, "CREATE TABLE once (one int); SELECT pg_sleep(0.1)")];
  await Promise.all([migrate(database.url, next), migrate(database.url, next), migrate(database.url, next)]);
  assert.equal(await isThere("once"), true);
  await client.query("DELETE FROM migration WHERE number = 9001; DROP TABLE once");
});

test("leaves nothing of a migration that fails", async () => {
  const next = [...ours, after3(9002, "CREATE TABLE half (one int); SELECT 1 / 0")];
  await assert.rejects(migrate(database.url, next), { code: "22012" });
  assert.equal(await isThere("half"), false);
  await migrate(database.url);
});

test("refuses a migration that was changed after it ran, and a database of a newer version", async () => {
  const changed = ours.map((migration, index) => (index === 0 ? { ...migration, checksum: "other" } : migration));
  await assert.rejects(migrate(database.url, changed), /was changed after this database had run it/);
  await assert.rejects(migrate(database.url, ours.slice(0, -1)), /used by a newer Banyan/);
});

test("tells a user who may not make roles what somebody has to run", async () => {
  const user = `banyan_test_${randomBytes(4).toString("hex")}`;
  const theirs = new URL(database.url);
  Object.assign(theirs, { username: user, password: user });
  await client.query(`CREATE ROLE ${user} LOGIN PASSWORD '${user}'; GRANT ALL ON SCHEMA public TO ${user}`);
  try {
    await assert.rejects(migrate(theirs.href), {
      message: new RegExp(`run: CREATE ROLE banyan_app NOLOGIN; .* TO ${user};$`),
    });
    await assert.rejects(openStore(theirs.href), /GRANT banyan_app, banyan_counter, banyan_backup, banyan_eraser TO/);
  } finally {
    await client.query(`REVOKE ALL ON SCHEMA public FROM ${user}; DROP ROLE ${user}`);
  }
});
