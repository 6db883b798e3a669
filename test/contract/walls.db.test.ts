// The second wall: what a query sees is decided by whose work it is done in, also when the query forgets to ask for less.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Head } from "#core/change/change.ts";
import { type Asking, asCounter, asDoor, asOwner, asPerson, inTenants, type Sql } from "#server/store/database.ts";
import { inErasing } from "#server/store/erase.ts";
import { checkRoles } from "#server/store/roles.ts";
import { Ride, RideDay, Rider } from "../bicycles/workshop.ts";
import { type OpenedPostgres, openPostgres } from "./keepers.ts";
import { guest, newId, north, olga, rode, rosa, say, south, stated, sven } from "./workshop.ts";

let opened: OpenedPostgres;
const inTenant = [
  "tenant",
  "stream",
  "key_entry",
  "epoch_before",
  "change",
  "wrap",
  "file_chunk",
  "checkpoint",
  "record",
  "fact",
  "counted",
];
before(async () => {
  opened = await openPostgres();
  for (const person of [olga, sven]) {
    const day = say({ type: RideDay, by: person, answers: { riddenOn: "2016-05-01" } });
    const rider = say({
      type: Rider,
      by: person,
      facts: stated(1, [{ kind: "rider", role: "person", key: "", dims: { sex: "red" }, person: newId() }]),
    });
    const ride = say({ type: Ride, by: person, facts: stated(1, [rode(day.head.record)]) });
    assert.ok((await opened.keeper.push(person, [day, rider, ride])).every(({ accepted }) => accepted));
    await keepKeys(day.head);
  }
});
after(() => opened.close());

/** As rows alone: what they hold is looked at elsewhere. */
async function keepKeys({ tenant, stream, record }: Head): Promise<void> {
  await asOwner(opened.store, async (sql) => {
    await sql("INSERT INTO key_entry (tenant, n, entry, signature) VALUES ($1, 0, '{}', '')", [tenant]);
    await sql("INSERT INTO epoch_before (tenant, stream, circle, epoch, box) VALUES ($1, $2, 'team x', 2, '')", [
      tenant,
      stream,
    ]);
    for (const person of [olga, sven, rosa])
      await sql(
        "INSERT INTO epoch_box (tenant, person, stream, circle, epoch, box) VALUES ($1, $2, $3, 'team x', 1, '')",
        [tenant, person.id, stream],
      );
  });
  const wrap =
    "INSERT INTO wrap (tenant, record, generation, key, circle, epoch, box) VALUES ($1, $2, 1, '', '', 1, '')";
  const chunk = "INSERT INTO file_chunk (tenant, record, file, chunk, box) VALUES ($1, $2, $2, 0, '')";
  for (const row of [wrap, chunk]) await inTenants(opened.store, [tenant], (sql) => sql(row, [tenant, record]));
  const checkpoint = `INSERT INTO checkpoint (tenant, record, stream, type, up_to, count, log_id, author, made_on, generation, key, box, signature)
    VALUES ($1, $2, $3, '', 1, 1, $2, $2, '', 1, '', '', '')`;
  await inTenants(opened.store, [tenant], (sql) => sql(checkpoint, [tenant, record, stream]));
}

const tenantsIn = async (sql: Sql, table: string): Promise<readonly string[]> =>
  (await sql<{ tenant: string }>(`SELECT DISTINCT tenant FROM ${table} ORDER BY tenant`)).map(({ tenant }) => tenant);
const isRefused = { code: "42501" };

describe("a query that forgets to ask for less", () => {
  for (const table of inTenant) {
    test(`sees of ${table} what is the person's, and nothing else`, async () => {
      assert.deepEqual(await asPerson(opened.store, olga, (sql) => tenantsIn(sql, table)), [north]);
      assert.deepEqual(await asPerson(opened.store, sven, (sql) => tenantsIn(sql, table)), [south]);
      assert.deepEqual(await asPerson(opened.store, rosa, (sql) => tenantsIn(sql, table)), [north, south]);
      assert.deepEqual(await asPerson(opened.store, { grants: [] }, (sql) => tenantsIn(sql, table)), []);
    });
  }

  test("sees of the secrets of epochs those that are sealed to the person, where they have a role", async () => {
    const boxesOf = (person: Asking) =>
      asPerson(opened.store, person, (sql) => sql("SELECT tenant, person FROM epoch_box ORDER BY tenant"));
    assert.deepEqual(await boxesOf(olga), [{ tenant: north, person: olga.id }]);
    assert.deepEqual(await boxesOf(rosa), [
      { tenant: north, person: rosa.id },
      { tenant: south, person: rosa.id },
    ]);
    assert.deepEqual(await boxesOf({ id: rosa.id, grants: [] }), []);
    assert.deepEqual(await boxesOf({ grants: rosa.grants }), []);
  });

  for (const table of ["change", "wrap", "file_chunk", "checkpoint", "record", "fact", "counted"]) {
    test(`sees nothing of ${table} at the door, or when it forgets to be somebody`, async () => {
      assert.deepEqual(await asDoor(opened.store, (sql) => tenantsIn(sql, table)), []);
      const [user] = await asOwner(opened.store, (sql) =>
        sql<{ super: boolean }>("SELECT rolsuper AS super FROM pg_roles WHERE rolname = current_user"),
      );
      // A superuser sees everything whatever we do; nobody should give us one.
      if (!user?.super) assert.deepEqual(await asOwner(opened.store, (sql) => tenantsIn(sql, table)), []);
    });
  }

  test("sees nobody's name and no sign-in in a person's work", async () => {
    const tables = "person sign_in granted account way_in passkey passkey_challenge invitation door_secret tried_name";
    for (const table of tables.split(" ")) {
      assert.deepEqual(await asPerson(opened.store, rosa, (sql) => sql(`SELECT * FROM ${table}`)), []);
    }
    assert.ok((await asDoor(opened.store, (sql) => sql("SELECT * FROM person"))).length > 0);
  });

  test("changes nothing of another organisation, and adds nothing to it", async () => {
    for (const change of ["UPDATE record SET waiting = 99", "UPDATE wrap SET epoch = 9"]) {
      const changed = await asPerson(opened.store, olga, (sql) => sql(`${change} RETURNING tenant`));
      assert.deepEqual(new Set(changed.map(({ tenant }) => tenant)), new Set([north]), change);
    }
    const add = asPerson(opened.store, olga, (sql) =>
      sql(
        "INSERT INTO fact (tenant, record, kind, key, rules, role, basis, quantity, fresh) VALUES ($1, $2, 'x', '', 1, 'event', 'row', 1, 0)",
        [south, newId()],
      ),
    );
    await assert.rejects(add, isRefused);
    const move = asPerson(opened.store, olga, (sql) => sql("UPDATE record SET tenant = $1", [south]));
    await assert.rejects(move, isRefused);
  });

  test("cannot rewrite the log, people, or who may do what", async () => {
    const attempts = [
      "UPDATE change SET body = ''",
      "DELETE FROM key_entry",
      "INSERT INTO key_entry (tenant, n, entry, signature) SELECT tenant, 1, '', '' FROM tenant",
      "UPDATE epoch_box SET box = ''",
      "DELETE FROM epoch_before",
      "UPDATE installation SET root = ''",
      "DELETE FROM change",
      "UPDATE change SET erased = ''",
      "UPDATE file_chunk SET box = ''",
      "DELETE FROM file_chunk",
      "DELETE FROM checkpoint",
      "UPDATE checkpoint SET record = tenant",
      "UPDATE record SET erased = NULL",
      "INSERT INTO erasure (tenant, record, class, why) VALUES (gen_random_uuid(), gen_random_uuid(), '', 'request')",
      "UPDATE hold SET lifted_by = id",
      "DELETE FROM kept_for",
      "DELETE FROM record",
      "DELETE FROM granted",
      "UPDATE person SET name = ''",
      "INSERT INTO cut (id, period, version, body, hash) VALUES (gen_random_uuid(), '2016', 1, '{}', '')",
      "UPDATE stream SET name = ''",
      "UPDATE account SET bundle = ''",
      "UPDATE way_in SET verifier = ''",
      "UPDATE passkey SET public_key = ''",
      "UPDATE passkey SET wrap = ''",
      "DELETE FROM passkey",
      "UPDATE passkey_challenge SET person = NULL",
      "UPDATE sign_in SET person = person",
      "UPDATE invitation SET used_at = NULL",
    ];
    for (const attempt of attempts)
      await assert.rejects(
        asPerson(opened.store, olga, (sql) => sql(attempt)),
        isRefused,
        attempt,
      );
  });
});

describe("erasing", () => {
  test("touches one organisation, and nothing of another", async () => {
    for (const table of ["tenant", "stream", "change", "wrap", "file_chunk", "checkpoint", "record", "fact", "counted"])
      assert.deepEqual(await inErasing(opened.store, north, (sql) => tenantsIn(sql, table)), [north]);
    const emptied = await inErasing(opened.store, north, (sql) =>
      sql("UPDATE change SET erased = NULL RETURNING tenant"),
    );
    assert.deepEqual(new Set(emptied.map(({ tenant }) => tenant)), new Set([north]));
    const hold = "INSERT INTO hold (tenant, id, reason, held_by, held_on) VALUES ($1, $1, '', $1, '')";
    await assert.rejects(
      inErasing(opened.store, north, (sql) => sql(hold, [south])),
      isRefused,
    );
  });

  test("adds nothing to the log, takes nothing out of it, and sees nobody", async () => {
    const attempts = [
      "DELETE FROM change",
      "DELETE FROM record",
      "UPDATE change SET signature = NULL",
      "UPDATE change SET author = id",
      "UPDATE record SET revision = 0",
      "INSERT INTO wrap SELECT * FROM wrap",
      "INSERT INTO file_chunk SELECT * FROM file_chunk",
      "UPDATE file_chunk SET box = ''",
      "INSERT INTO checkpoint SELECT * FROM checkpoint",
      "UPDATE checkpoint SET box = ''",
      "DELETE FROM erasure",
      "DELETE FROM hold",
      "SELECT * FROM person",
      "SELECT * FROM sign_in",
      "SELECT * FROM epoch_box",
    ];
    for (const attempt of attempts)
      await assert.rejects(
        inErasing(opened.store, north, (sql) => sql(attempt)),
        isRefused,
        attempt,
      );
  });
});

describe("counting for a release", () => {
  test("sees counted rows and states of records of every organisation", async () => {
    assert.deepEqual(await asCounter(opened.store, (sql) => tenantsIn(sql, "counted")), [north, south]);
    const records = await asCounter(opened.store, (sql) =>
      sql("SELECT tenant, record, type, created, withdrawn, to_recount, waiting FROM record"),
    );
    assert.equal(records.length, 6);
  });

  test("cannot read what anybody wrote, or who anybody is", async () => {
    const attempts = [
      "SELECT * FROM change",
      "SELECT * FROM wrap",
      "SELECT * FROM file_chunk",
      "SELECT * FROM checkpoint",
      "SELECT * FROM key_entry",
      "SELECT * FROM epoch_box",
      "SELECT * FROM epoch_before",
      "SELECT * FROM fact",
      "SELECT * FROM person",
      "SELECT * FROM sign_in",
      "SELECT * FROM account",
      "SELECT * FROM way_in",
      "SELECT * FROM passkey",
      "SELECT * FROM passkey_challenge",
      "SELECT * FROM invitation",
      "SELECT * FROM door_secret",
      "SELECT * FROM tried_name",
      "SELECT * FROM granted",
      "SELECT folded FROM record",
      "SELECT * FROM record",
      "SELECT stream FROM record",
      "UPDATE counted SET quantity = 1",
      "DELETE FROM cut",
    ];
    for (const attempt of attempts)
      await assert.rejects(
        asCounter(opened.store, (sql) => sql(attempt)),
        isRefused,
        attempt,
      );
  });
});

test("another organisation's ids are not found, even by who guesses them", async () => {
  const [theirs] = await inTenants(opened.store, [south], (sql) =>
    sql<{ record: string }>("SELECT record FROM record WHERE type = 'ride-day'"),
  );
  for (const person of [olga, guest]) {
    const found = await opened.keeper.openRecord(person, theirs?.record ?? "");
    assert.equal("code" in found && found.code, "door.not-found");
  }
});

test("settings of one person's work are gone in the next on the same connection", async () => {
  await asPerson(opened.store, rosa, (sql) => sql("SELECT 1"));
  const [left] = await asOwner(opened.store, (sql) =>
    sql(
      `SELECT nullif(current_setting('banyan.tenants', true), '') AS tenants, nullif(current_setting('banyan.person', true), '') AS person,
       current_setting('role') AS role`,
    ),
  );
  assert.deepEqual(left, { tenants: null, person: null, role: "none" });
});

describe("a role that row-level security would not hold", () => {
  test("is refused when it is a superuser or owns a table", async () => {
    const [me] = await asOwner(opened.store, (sql) => sql<{ name: string }>("SELECT current_user::text AS name"));
    const says = /could read rows it must not see/;
    await assert.rejects(
      asOwner(opened.store, (sql) => checkRoles(sql, [me?.name ?? ""])),
      says,
    );
    const [strong] = await asOwner(opened.store, (sql) =>
      sql<{ name: string }>("SELECT rolname::text AS name FROM pg_roles WHERE rolsuper LIMIT 1"),
    );
    await assert.rejects(
      asOwner(opened.store, (sql) => checkRoles(sql, [strong?.name ?? ""])),
      says,
    );
  });

  test("is refused when it is not there", async () => {
    await assert.rejects(
      asOwner(opened.store, (sql) => checkRoles(sql, ["banyan_nobody"])),
      /GRANT banyan_app, banyan_counter, banyan_backup, banyan_eraser TO/,
    );
  });
});
