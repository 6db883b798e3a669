// A piece of work is one transaction: all of it or nothing, tried again where others were in its way, and over when it ends.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type FreshDatabase, freshDatabase } from "#test/database.ts";
import { asCounter, asDoor, asOwner, openStore, type Sql, type Store } from "./database.ts";
import { isBusy, isPassing } from "./trouble.ts";

let database: FreshDatabase;
let store: Store;
before(async () => {
  database = await freshDatabase("database");
  store = await openStore(database.url);
  await asOwner(store, (sql) => sql("CREATE TABLE tally (id int PRIMARY KEY, n int NOT NULL)"));
  await asOwner(store, (sql) => sql("INSERT INTO tally VALUES (1, 0), (2, 0)"));
});
after(async () => {
  await store.close();
  await database.drop();
});

const raise = (sql: Sql, id: number) => sql("UPDATE tally SET n = n + 1 WHERE id = $1", [id]);
const values = async (): Promise<readonly number[]> =>
  (await asOwner(store, (sql) => sql<{ n: number }>("SELECT n FROM tally ORDER BY id"))).map(({ n }) => n);

test("work that fails leaves nothing behind", async () => {
  const work = asOwner(store, async (sql) => {
    await raise(sql, 1);
    throw new Error("no");
  });
  await assert.rejects(work, /no/);
  assert.deepEqual(await values(), [0, 0]);
});

test("work that hides a failed statement is not taken for done", async () => {
  const work = asOwner(store, async (sql) => {
    await raise(sql, 1);
    await sql("SELECT 1 / 0").catch(() => undefined);
    return "done";
  });
  await assert.rejects(work, /rolled back/);
  assert.deepEqual(await values(), [0, 0]);
});

test("two that stand in each other's way both get through", async () => {
  let [tries, waiting] = [0, 2];
  let meet: () => void = () => undefined;
  const met = new Promise<void>((done) => (meet = done));
  const crossing = (first: number, second: number): Promise<void> =>
    asOwner(store, async (sql) => {
      tries += 1;
      await raise(sql, first);
      waiting -= 1;
      if (waiting === 0) meet();
      await met;
      await raise(sql, second);
    });
  await Promise.all([crossing(1, 2), crossing(2, 1)]);
  assert.deepEqual(await values(), [2, 2]);
  assert.ok(tries > 2, "neither was stopped");
});

test("a statement after the end of its transaction is refused", async () => {
  let late: Sql | undefined;
  await asOwner(store, async (sql) => {
    late = sql;
  });
  await assert.rejects(async () => late?.("SELECT 1"), /after the end/);
});

test("errors are told apart by their code: try again, not now, our own fault", async () => {
  const codeOf = async (text: string): Promise<unknown> => asOwner(store, (sql) => sql(text)).catch((error) => error);
  assert.deepEqual(
    [isPassing({ code: "40001" }), isPassing({ code: "40P01" }), isPassing({ code: "23505" })],
    [true, true, false],
  );
  for (const code of ["53100", "53300", "57P01", "57P03", "08006", "58030", "55P03", "ECONNREFUSED"])
    assert.equal(isBusy(Object.assign(new Error(), { code })), true, code);
  assert.equal(isBusy(await codeOf("SELECT 1 / 0")), false);
  assert.equal(isBusy(await codeOf("SET LOCAL statement_timeout = '5ms'; SELECT pg_sleep(1)")), true);
});

test("no plan is compiled, on a server that would", async () => {
  await asOwner(store, (sql) => sql("ALTER ROLE CURRENT_USER SET jit = on"));
  const fresh = await openStore(database.url);
  try {
    for (const within of [asOwner, asCounter, asDoor])
      assert.deepEqual(await within(fresh, (sql) => sql("SHOW jit")), [{ jit: "off" }]);
  } finally {
    await fresh.close();
    await asOwner(store, (sql) => sql("ALTER ROLE CURRENT_USER RESET jit"));
  }
});
