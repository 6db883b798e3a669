// A backup and its restore, on PostgreSQL: every row comes back as it was, under a new log id; what was damaged, pruned or erased does not.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { isProblem } from "#core/problem.ts";
import type { SealedChange } from "#core/seal/keyring.ts";
import { RideDay } from "#test/bicycles/workshop.ts";
import { type OpenedPostgres, openPostgres } from "#test/contract/keepers.ts";
import { keyed, openStand } from "#test/contract/key-house.ts";
import { NOW, north, northRides, olga, say, stated } from "#test/contract/workshop.ts";
import { freshDatabase } from "#test/database.ts";
import { openStore, type Store } from "../store/database.ts";
import { erasureListIn, noteErasure } from "../store/erasure-list.ts";
import { ensureInstallation } from "../store/installation.ts";
import { postgresKeeper } from "../store/postgres-keeper.ts";
import { readSnapshot } from "../store/snapshot.ts";
import { backupInto, EVERYTHING, pruneWraps, WRAPS } from "./backup.ts";
import { Wrong } from "./command.ts";
import { restoreInto } from "./restore.ts";

const scratch = mkdtempSync(join(tmpdir(), "banyan-backup-"));
const DAY = 86_400_000;
let opened: OpenedPostgres;
let stand: Awaited<ReturnType<typeof openStand>>;
let kept: SealedChange;
let erased: SealedChange;
let folder: string;

before(async () => {
  opened = await openPostgres(console.error, keyed);
  stand = await openStand(opened.keeper);
  const { milo, seal, push } = stand;
  [kept, erased] = [await seal(milo), await seal(milo)];
  await push(milo, kept, erased);
  const fact = { kind: "ride-day", role: "occasion", key: "", on: "2016-05-04", dims: {} } as const;
  const head = { tenant: north, stream: northRides };
  const day = say({
    type: RideDay,
    by: olga,
    head,
    answers: { title: "“Ünïcode”\n\\ day", on: "2016-05-04" },
    facts: stated(1, [fact]),
  });
  const [outcome] = await opened.keeper.push(olga, [day]);
  assert.ok(outcome);
  ({ folder } = await backupInto(opened.store, join(scratch, "kept"), NOW));
});

after(async () => {
  await opened.close();
  rmSync(scratch, { recursive: true });
});

/** Every row, as lines, in an order of their own; the log id is nobody's. */
async function rowsOf(store: Store): Promise<readonly string[]> {
  const rows: string[] = [];
  await readSnapshot(store, async (_, lines) => void rows.push(...lines));
  return rows.map((row) => row.replace(/"log_id":"[^"]+"/, "")).sort();
}

async function restored<T>(
  from: string,
  work: (store: Store, told: Awaited<ReturnType<typeof restoreInto>>) => Promise<T>,
  dataFolder = mkdtempSync(join(scratch, "data-")),
): Promise<T> {
  const database = await freshDatabase("restored");
  try {
    const told = await restoreInto(database.url, dataFolder, from);
    const store = await openStore(database.url);
    try {
      return await work(store, told);
    } finally {
      await store.close();
    }
  } finally {
    await database.drop();
  }
}

/** A copy of the backup in which a file holds something else. */
function copyWith(name: string, change: (text: string) => string): string {
  const copy = mkdtempSync(join(scratch, "copy-"));
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), "utf8");
    writeFileSync(join(copy, file), file === name ? change(text) : text);
  }
  return copy;
}

const wrong =
  (words: RegExp) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof Wrong, String(error));
    assert.match(error.message, words);
    return true;
  };

async function keeperOf(store: Store) {
  const asked = { programme: keyed.id, demonstration: true, today: "2016-12-12" };
  const installation = await ensureInstallation(store, asked);
  return { installation, keeper: postgresKeeper({ store, programme: keyed, installation, now: () => NOW }) };
}

describe("a backup", () => {
  test("holds wraps apart, for nobody else's eyes, and every row there is", async () => {
    assert.deepEqual(readdirSync(folder).sort(), ["backup.json", EVERYTHING, WRAPS]);
    for (const file of readdirSync(folder)) assert.equal(statSync(join(folder, file)).mode & 0o077, 0);
    const [everything, wraps] = [EVERYTHING, WRAPS].map((file) => readFileSync(join(folder, file), "utf8")) as [
      string,
      string,
    ];
    assert.equal(wraps.split("\n").length - 1, 2);
    assert.ok(wraps.includes(kept.wrap?.box ?? "-") && !everything.includes(kept.wrap?.box ?? "-"));
    assert.ok(!everything.includes("Canary"));
    assert.equal(readdirSync(join(scratch, "kept")).length, 1, "and leaves nothing half done behind");
  });

  test("is of one moment, while others go on writing", async () => {
    const { milo, seal, push } = stand;
    let isFirst = true;
    const tables = new Map<string, string>();
    await readSnapshot(opened.store, async (table, lines) => {
      if (isFirst) assert.deepEqual((await push(milo, await seal(milo))).length, 1);
      isFirst = false;
      tables.set(table, (tables.get(table) ?? "") + lines.join("\n"));
    });
    const count = (table: string): number => tables.get(table)?.split("\n").length ?? 0;
    const { rows } = JSON.parse(readFileSync(join(folder, "backup.json"), "utf8")) as {
      rows: { [table: string]: number };
    };
    assert.equal(count("change"), rows["change"]);
    assert.equal(count("wrap"), rows["wrap"]);
  });

  test("loses its wraps when their time is over, and only then", async () => {
    const { folder: other } = await backupInto(opened.store, join(scratch, "pruned"), NOW);
    assert.equal(await pruneWraps(join(scratch, "pruned"), 30, NOW + 30 * DAY - 1), 0);
    assert.equal(await pruneWraps(join(scratch, "pruned"), 30, NOW + 30 * DAY), 1);
    assert.equal(existsSync(join(other, WRAPS)), false);
    assert.ok(existsSync(join(other, EVERYTHING)));
    assert.equal(await pruneWraps(join(scratch, "pruned"), 30, NOW + 60 * DAY), 0);
    await assert.rejects(
      restored(other, async () => undefined),
      wrong(/wraps of this backup were taken away/),
    );
  });
});

describe("a restore", () => {
  test("brings back every row as it was, under a new log id; devices open what they could open", async () => {
    await restored(folder, async (store, told) => {
      const text = [EVERYTHING, WRAPS].map((file) => readFileSync(join(folder, file), "utf8")).join("");
      const lines = text.trimEnd().split("\n");
      assert.deepEqual(await rowsOf(store), lines.map((row) => row.replace(/"log_id":"[^"]+"/, "")).sort());
      assert.deepEqual(told, { rows: lines.length, erased: 0 });
      const { installation, keeper } = await keeperOf(store);
      assert.notEqual(installation.logId, (await opened.keeper.hello()).logId);
      const page = await keeper.pull(await stand.personOf(stand.mona.keys), stand.stream, 0, 100);
      assert.ok(!isProblem(page));
      assert.deepEqual(page.wraps?.length, 2);
      for (const { envelope } of page.changes)
        assert.ok(!("fault" in (await stand.mona.open(envelope, page.wraps ?? []))));
      assert.deepEqual(await keeper.push(await stand.personOf(stand.milo.keys), [kept]), [
        { id: kept.head.id, accepted: true, revision: 1, n: 1 },
      ]);
    });
  });

  test("brings back no wrap and no body of what was erased since, and is not fooled by a list it cannot read", async () => {
    const data = mkdtempSync(join(scratch, "data-"));
    const { tenant, record } = erased.head;
    noteErasure(data, { tenant, record, at: "2016-12-12T12:00:00.000Z" });
    await restored(
      folder,
      async (store, told) => {
        assert.equal(told.erased, 1);
        const rows = (await rowsOf(store)).join("\n");
        assert.ok(!rows.includes(erased.body) && !rows.includes(erased.wrap?.box ?? "-"));
        assert.ok(rows.includes(kept.body) && rows.includes(kept.wrap?.box ?? "-"));
        assert.ok(rows.includes(erased.head.bodyHash), "the head stays, so that chains hold");
      },
      data,
    );
    writeFileSync(erasureListIn(data), `${JSON.stringify({ tenant })}\n`);
    await assert.rejects(
      restored(folder, async () => undefined, data),
      wrong(/Line 1 of erasures.jsonl is not what was written/),
    );
  });

  test("refuses what is damaged, what is no backup, and a database in which there is something", async () => {
    const cases = [
      [copyWith(EVERYTHING, (text) => text.replace("Stands", "Stendz")), /is not as it was written/],
      [copyWith(WRAPS, (text) => text.slice(0, -2)), /is not as it was written/],
      [copyWith("backup.json", (text) => text.slice(1)), /no folder of a backup/],
      [copyWith("backup.json", (text) => text.replace(/"checksum": "../, '"checksum": "zz')), /another version/],
      [scratch, /no folder of a backup/],
    ] as const;
    for (const [from, words] of cases)
      await assert.rejects(
        restored(from, async () => undefined),
        wrong(words),
      );
    const before = await rowsOf(opened.store);
    await assert.rejects(restoreInto(opened.url, scratch, folder), wrong(/something in this database/));
    assert.deepEqual(await rowsOf(opened.store), before);
  });

  test("puts in all or nothing", async () => {
    const counted = copyWith("backup.json", (text) => text.replace(/"wrap": 2/, '"wrap": 3'));
    const database = await freshDatabase("restored");
    await assert.rejects(restoreInto(database.url, scratch, counted), /not all rows of wrap/);
    const store = await openStore(database.url);
    assert.deepEqual(await rowsOf(store), []);
    await store.close();
    await database.drop();
  });
});
