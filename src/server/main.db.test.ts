// Starting and stopping: an empty database becomes an installation, once, and stays what it was made for.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { programme } from "#programme/register.ts";
import { type FreshDatabase, freshDatabase } from "#test/database.ts";
import { demonstrationToday } from "./house.ts";
import { startKeeper } from "./main.ts";
import { openStore } from "./store/database.ts";
import { ensureInstallation } from "./store/installation.ts";

const folder = mkdtempSync(join(tmpdir(), "banyan-main-"));
let database: FreshDatabase;
before(async () => {
  database = await freshDatabase("main");
});
after(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});
const options = () => ({ databaseUrl: database.url, port: 0, dataFolder: folder, demonstration: false });

test("a server starts on an empty database, answers, keeps its log beside its data, and stops", async () => {
  const keeper = await startKeeper(options());
  const hello = (await (await fetch(`${keeper.address}/api/hello`)).json()) as {
    logId: string;
    demonstration: boolean;
    today: null;
  };
  assert.deepEqual([hello.demonstration, hello.today, keeper.demonstrationPeople], [false, null, []]);
  await keeper.stop();
  await assert.rejects(fetch(`${keeper.address}/health`));
  assert.deepEqual(readdirSync(folder), ["banyan.log"]);
  assert.deepEqual(
    readFileSync(join(folder, "banyan.log"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).at),
    ["started", "request", "stopped"],
  );

  const again = await startKeeper(options());
  assert.equal(((await (await fetch(`${again.address}/api/hello`)).json()) as { logId: string }).logId, hello.logId);
  await assert.rejects(
    startKeeper({ ...options(), port: Number(new URL(again.address).port) }),
    /is taken by another program/,
  );
  await again.stop();
});

test("a database that holds real work never becomes a demonstration, nor a demonstration real work", async () => {
  const asked = await startKeeper({ ...options(), demonstration: true });
  assert.deepEqual([asked.demonstrationPeople, asked.toSetUp], [[], true]);
  await asked.stop();
  const other = await freshDatabase("other");
  const installation = { programme: programme.id, demonstration: true, today: demonstrationToday };
  const store = await openStore(other.url);
  await ensureInstallation(store, installation);
  await store.close();
  await assert.rejects(
    startKeeper({ ...options(), databaseUrl: other.url }),
    /holds a demonstration and can never hold/,
  );
  await other.drop();
});
