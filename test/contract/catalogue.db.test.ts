// Read from the catalogue of a migrated database: the rules that let it grow over several servers, and the walls, hold for every table.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import { LEFT_OUT } from "#server/store/snapshot.ts";
import { type FreshDatabase, freshDatabase } from "../database.ts";

/** Tables that belong to no tenant, and why they need none. */
const outside: { readonly [table: string]: string } = {
  installation: "what this database was made for",
  migration: "which files have run",
  person: "who can sign in, before it is known where",
  sign_in: "who is signed in, before it is known where",
  account: "by what somebody signs in, before it is known where",
  way_in: "what proves who somebody is, before it is known where",
  passkey: "what else proves who somebody is, before it is known where",
  passkey_challenge: "what passkeys were asked, before it is known whose they are",
  invitation: "who may come in for the first time, before it is known where",
  tried_name: "names tried in vain, also those that nobody has",
  door_secret: "what answers about unknown names are made from",
  cut: "released figures, which have left the organisations that collected them",
};

let database: FreshDatabase;
let client: pg.Client;
before(async () => {
  database = await freshDatabase("catalogue");
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
after(async () => {
  await client.end();
  await database.drop();
});

const names = async (sql: string): Promise<readonly string[]> =>
  (await client.query({ text: sql, rowMode: "array" })).rows.map(([name]) => name);
const OURS = "c.relnamespace = 'public'::regnamespace";
const TABLES = `SELECT c.relname FROM pg_class c WHERE ${OURS} AND c.relkind IN ('r', 'p') ORDER BY 1`;

describe("every table of a tenant", () => {
  test("has the tenant as the first column of its primary key, its unique indexes and its foreign keys", async () => {
    const indexes = await names(
      `SELECT c.relname || ': ' || x.indexrelid::regclass FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[0]
       WHERE ${OURS} AND x.indisunique AND a.attname <> 'tenant' ORDER BY 1`,
    );
    const keys = await names(
      `SELECT c.relname || ': ' || k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
       WHERE ${OURS} AND k.contype = 'f' AND a.attname <> 'tenant' ORDER BY 1`,
    );
    assert.deepEqual(
      [...indexes, ...keys].filter((found) => !((found.split(":")[0] ?? "") in outside)),
      [],
    );
  });

  test("has a primary key, and a column that names the tenant", async () => {
    const all = await names(TABLES);
    assert.deepEqual(
      Object.keys(outside).filter((table) => !all.includes(table)),
      [],
    );
    const keyed = await names(
      `SELECT c.relname FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid WHERE ${OURS} AND x.indisprimary`,
    );
    assert.deepEqual(
      all.filter((table) => !keyed.includes(table)),
      [],
    );
    const tenanted = await names(
      `SELECT c.relname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE ${OURS} AND c.relkind = 'r' AND a.attname = 'tenant'`,
    );
    assert.deepEqual(
      all.filter((table) => !tenanted.includes(table) && !(table in outside)),
      [],
    );
  });

  test("holds row-level security over its owner too, and has a policy", async () => {
    assert.deepEqual(
      await names(
        `SELECT c.relname FROM pg_class c WHERE ${OURS} AND c.relkind = 'r' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
      ),
      [],
    );
    assert.deepEqual(
      await names(
        `SELECT c.relname FROM pg_class c WHERE ${OURS} AND c.relkind = 'r' AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)`,
      ),
      [],
    );
  });
});

describe("the whole database", () => {
  const none = (says: string, sql: string): void => {
    test(says, async () => assert.deepEqual(await names(sql), []));
  };
  none(
    "has no sequences: ids are made by clients",
    `SELECT c.relname FROM pg_class c WHERE ${OURS} AND c.relkind = 'S'`,
  );
  none(
    "has no triggers but those of foreign keys",
    `SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE ${OURS} AND NOT t.tgisinternal`,
  );
  none(
    "has no exclusion constraints",
    `SELECT k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE ${OURS} AND k.contype = 'x'`,
  );
  none(
    "has no inheritance",
    "SELECT inhrelid::regclass FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE c.relkind = 'r'",
  );
  none(
    "has no views, no extensions beside the language, no functions that run as somebody else",
    `SELECT c.relname FROM pg_class c WHERE ${OURS} AND c.relkind IN ('v', 'm', 'f') UNION ALL SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'
     UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef`,
  );
  none(
    "orders every text that is compared by its bytes, whatever the language of the server",
    `SELECT x.indexrelid::regclass || '' FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid
     CROSS JOIN LATERAL unnest(x.indcollation) AS n (its) WHERE ${OURS} AND n.its NOT IN (0, 'pg_catalog."C"'::regcollation)`,
  );

  test("has the keys of a period as columns on facts", async () => {
    const columns = await names(
      "SELECT attrelid::regclass || '.' || attname FROM pg_attribute WHERE attrelid IN ('fact'::regclass, 'counted'::regclass) AND attname IN ('month', 'year') ORDER BY 1",
    );
    assert.deepEqual(columns, ["counted.month", "counted.year", "fact.month", "fact.year"]);
  });

  test("lets backups read and restore every table, but what is made anew", async () => {
    const rights = await names(
      `SELECT table_name || ': ' || string_agg(lower(privilege_type), ' ' ORDER BY lower(privilege_type))
       FROM information_schema.table_privileges WHERE grantee = 'banyan_backup' AND table_schema = 'public' GROUP BY table_name ORDER BY 1`,
    );
    const all = (await names(TABLES)).filter((table) => !LEFT_OUT.includes(table));
    assert.deepEqual(
      rights,
      all.map((table) => `${table}: insert select`),
    );
    const policies = await names("SELECT tablename FROM pg_policies WHERE policyname = 'backs_up' ORDER BY 1");
    assert.deepEqual(policies, all);
  });

  test("lets the other roles do what they need and no more", async () => {
    const rights = await client.query(
      `SELECT grantee, table_name AS "table", string_agg(DISTINCT lower(privilege_type), ' ' ORDER BY lower(privilege_type)) AS may
       FROM information_schema.table_privileges WHERE grantee IN ('banyan_app', 'banyan_counter', 'banyan_eraser') AND table_schema = 'public' GROUP BY 1, 2`,
    );
    const of = (role: string): object =>
      Object.fromEntries(rights.rows.filter(({ grantee }) => grantee === role).map((row) => [row.table, row.may]));
    assert.deepEqual(of("banyan_app"), {
      account: "select",
      change: "insert select",
      checkpoint: "insert select",
      counted: "delete insert select update",
      cut: "select",
      cut_person: "insert select",
      door_secret: "select",
      epoch_before: "select",
      erasure: "select",
      epoch_box: "select",
      fact: "delete insert select update",
      file_chunk: "insert select",
      granted: "select",
      hold: "select",
      installation: "select",
      invitation: "select",
      kept_for: "select",
      key_entry: "select",
      passkey: "select",
      passkey_challenge: "delete insert select",
      person: "select",
      record: "insert select",
      set_aside: "insert select",
      sign_in: "delete insert select",
      stream: "select",
      tenant: "select",
      tried_name: "delete insert select update",
      way_in: "select",
      wrap: "delete insert select update",
    });
    assert.deepEqual(of("banyan_eraser"), {
      change: "select",
      checkpoint: "delete select",
      counted: "delete insert select update",
      erasure: "insert select update",
      fact: "delete insert select update",
      file_chunk: "delete select",
      hold: "insert select update",
      installation: "select",
      kept_for: "delete insert select update",
      key_entry: "select",
      record: "select",
      set_aside: "delete select",
      stream: "select",
      tenant: "select",
      wrap: "delete select",
    });
    const changes = await names(
      `SELECT grantee || ' ' || table_name || '.' || column_name FROM information_schema.column_privileges
       WHERE privilege_type = 'UPDATE' AND table_name IN ('change', 'record') AND column_name IN ('head', 'body', 'facts', 'erased', 'signature')
         AND grantee LIKE 'banyan_%' ORDER BY 1`,
    );
    assert.deepEqual(changes, [
      "banyan_eraser change.body",
      "banyan_eraser change.erased",
      "banyan_eraser change.facts",
      "banyan_eraser change.head",
      "banyan_eraser record.erased",
    ]);
    assert.deepEqual(of("banyan_counter"), { counted: "select", cut: "insert select", tenant: "select" });
    const columns = await names(
      `SELECT column_name FROM information_schema.column_privileges WHERE grantee = 'banyan_counter' AND table_name = 'record' ORDER BY 1`,
    );
    assert.deepEqual(columns, ["created", "record", "tenant", "to_recount", "type", "waiting", "withdrawn"]);
  });
});
