import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, beforeEach, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { attachOrStart, type RunningPostgres, startPostgres } from "./postgres.ts";

const home = mkdtempSync(join(tmpdir(), "banyan-postgres-"));
const dataFolder = join(home, "data");
const cluster = join(dataFolder, "postgres");
const isRoot = process.getuid?.() === 0;
if (isRoot) chmodSync(home, 0o711); // for whoever runs PostgreSQL in root's place
after(() => rmSync(home, { recursive: true }));

describe("the embedded PostgreSQL, started here", () => {
  let postgres: RunningPostgres;
  beforeEach(async () => {
    postgres = await startPostgres({ dataFolder });
  });
  afterEach(async () => {
    await postgres.stop();
    assert.deepEqual(processesOn(cluster), [], "no process is left");
  });

  test("keeps checksums, speaks UTF-8 in an order no system changes, writes through, and lets in no superuser", async () => {
    const [row] = await query(
      postgres.url,
      `SELECT current_setting('data_checksums') AS checksums, current_setting('fsync') AS fsync, current_setting('server_encoding') AS encoding,
      (SELECT datlocale FROM pg_database WHERE datname = current_database()) AS locale, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser`,
    );
    assert.deepEqual(row, { checksums: "on", fsync: "on", encoding: "UTF8", locale: "C.UTF-8", superuser: false });
  });

  test("listens on this machine alone, and asks for the password", async () => {
    const [row] = await query(postgres.url, "SELECT current_setting('listen_addresses') AS tcp");
    assert.deepEqual(row, { tcp: "127.0.0.1" });
    const guess = new URL(postgres.url);
    guess.password = "guess";
    await assert.rejects(query(guess.href, "SELECT 1"), { code: "28P01" });
  });

  test("never runs as root", () => {
    const owners = processesOn(cluster).map((pid) => statSync(`/proc/${pid}`).uid);
    assert.ok(owners.length > 0);
    assert.ok(owners.every((uid) => uid !== 0));
  });

  test("keeps its password and its address from everybody else", () => {
    for (const name of ["password", "running.json", "postgres.log"])
      assert.equal(statSync(join(dataFolder, name)).mode & 0o777, 0o600, name);
  });

  test("writes no statement and no value into its log", async () => {
    await assert.rejects(query(postgres.url, "SELECT 'Ada Planted'::date"));
    await assert.rejects(query(postgres.url, "SELECT * FROM planted_name"));
    await query(postgres.url, "CREATE TABLE IF NOT EXISTS once (name text PRIMARY KEY)");
    await assert.rejects(query(postgres.url, "INSERT INTO once VALUES ('Ada Planted'), ('Ada Planted')"));
    assert.doesNotMatch(readFileSync(join(dataFolder, "postgres.log"), "utf8"), /planted/i);
  });

  test("a second start says in one sentence which process has the folder", async () => {
    await assert.rejects(startPostgres({ dataFolder }), {
      message: new RegExp(`^Banyan already runs on ${dataFolder} as process ${process.pid}: [^.]*\\.$`),
    });
  });

  test("the command line uses it, and lets it run on when done", async () => {
    const attached = await attachOrStart(dataFolder);
    assert.equal(attached.url, postgres.url);
    await attached.stop();
    assert.equal((await query(postgres.url, "SELECT 1 AS one")).length, 1);
  });

  test("killed with -9 it says that it is gone, and the next start has everything it acknowledged", async () => {
    await query(postgres.url, "CREATE TABLE kept AS SELECT 42 AS answer");
    process.kill(Number(readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
    await postgres.gone;
    postgres = await startPostgres({ dataFolder });
    assert.deepEqual(await query(postgres.url, "SELECT answer FROM kept"), [{ answer: 42 }]);
  });
});

describe("the embedded PostgreSQL, started by a process that ends", () => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGKILL"] as const) {
    test(`${signal}: it ends too, and the next start has what it acknowledged`, async () => {
      const { starter, url } = await startElsewhere(dataFolder);
      await query(url, `CREATE TABLE ${signal} AS SELECT 42 AS answer`);
      starter.kill(signal);
      await once(starter, "exit");
      const postgres = await startPostgres({ dataFolder });
      assert.deepEqual(await query(postgres.url, `SELECT answer FROM ${signal}`), [{ answer: 42 }]);
      await postgres.stop();
      await eventually(() => processesOn(cluster).length === 0);
    });
  }

  test("without a next start it ends by itself", async () => {
    const { starter } = await startElsewhere(dataFolder);
    starter.kill("SIGKILL");
    await eventually(() => processesOn(cluster).length === 0);
    assert.equal(existsSync(join(cluster, "postmaster.pid")), false, "and it ended in good order");
  });

  test("killed together with everything that watched over it, the next start ends what is left and goes on", async () => {
    const { starter, url } = await startElsewhere(dataFolder);
    for (const pid of guardsOver(cluster)) process.kill(pid, "SIGKILL");
    starter.kill("SIGKILL");
    await once(starter, "exit");
    assert.equal((await query(url, "SELECT 1 AS one")).length, 1, "it lives without an owner");
    const postgres = await startPostgres({ dataFolder });
    await assert.rejects(query(url, "SELECT 1"));
    await postgres.stop();
    assert.deepEqual(processesOn(cluster), []);
  });

  test("a folder to throw away goes with it", async () => {
    const throwAway = join(home, "throw-away");
    const { starter } = await startElsewhere(throwAway, true);
    starter.kill("SIGKILL");
    await eventually(() => !existsSync(throwAway));
  });
});

test("what stays is written through to the disk, whatever is asked", async () => {
  const postgres = await startPostgres({ dataFolder, writesThrough: false });
  const said = await query(postgres.url, "SELECT current_setting('fsync') AS fsync");
  await postgres.stop();
  assert.deepEqual(said, [{ fsync: "on" }]);
});

describe("the claim on a data folder", () => {
  test("one that names a number which another process has now does not block", async () => {
    writeFileSync(
      join(dataFolder, "running.json"),
      JSON.stringify({ pid: process.pid, born: "1", url: "postgres://gone" }),
    );
    writeFileSync(join(cluster, "postmaster.pid"), `${process.pid}\n${cluster}\n1\n5432\n\n127.0.0.1\n0 0\nready   \n`);
    const { url, stop } = await attachOrStart(dataFolder);
    assert.equal((await query(url, "SELECT 1 AS one")).length, 1);
    await stop();
  });

  test("half a claim does not block", async () => {
    writeFileSync(join(dataFolder, "running.json"), "{");
    const postgres = await startPostgres({ dataFolder });
    await postgres.stop();
    assert.equal(existsSync(join(dataFolder, "running.json")), false);
  });

  test("half a cluster, left by a first start that was cut off, is made anew", async () => {
    const folder = join(home, "cut-off");
    mkdirSync(join(folder, "postgres.new", "base"), { recursive: true });
    const postgres = await startPostgres({ dataFolder: folder, throwAway: true, writesThrough: false });
    const said = await query(postgres.url, "SELECT current_setting('fsync') AS fsync");
    assert.deepEqual(said, [{ fsync: "off" }], "what is thrown away need not wait for the disk");
    await postgres.stop();
    assert.equal(existsSync(folder), false);
  });

  test("of several who ask at once, one gets the folder", async () => {
    const starts = await Promise.allSettled([1, 2, 3].map(() => startElsewhere(dataFolder)));
    const started = starts.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
    assert.equal(started.length, 1);
    for (const start of starts) if (start.status === "rejected") assert.match(String(start.reason), /already runs on/);
    for (const { starter } of started) starter.kill("SIGKILL");
    await eventually(() => processesOn(cluster).length === 0);
  });

  if (isRoot) {
    test("root is told, in one sentence, of a folder that PostgreSQL's user cannot enter", async () => {
      const closed = join(home, "closed");
      mkdirSync(closed, { mode: 0o700 });
      await assert.rejects(startPostgres({ dataFolder: join(closed, "data") }), {
        message: /^PostgreSQL never runs as root.*cannot enter.*set BANYAN_DATA/,
      });
    });
  }
});

async function query(url: string, text: string): Promise<readonly Readonly<Partial<Record<string, unknown>>>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

/** A process of its own that starts PostgreSQL and then does nothing, not even listen to signals. */
async function startElsewhere(
  folder: string,
  throwAway = false,
): Promise<{ readonly starter: ChildProcess; readonly url: string }> {
  const script = `
    import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, "postgres.ts"))};
    const { url } = await startPostgres({ dataFolder: ${JSON.stringify(folder)}, throwAway: ${throwAway} }).catch((error) => ({ url: error.message }));
    process.stdout.write(url);
    if (url.startsWith("postgres:")) setInterval(() => {}, 1000);`;
  const starter = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = await once(starter.stdout, "data");
  const url = String(said);
  if (!url.startsWith("postgres:")) throw new Error(url);
  return { starter, url };
}

async function eventually(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    assert.ok(tries < 400, "waited for twenty seconds");
    await wait(50);
  }
}

const pids = (): readonly number[] =>
  readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0);

/** PostgreSQL's processes work from inside their cluster. */
function processesOn(folder: string): readonly number[] {
  return pids().filter((pid) => attempt(() => readlinkSync(`/proc/${pid}/cwd`)) === folder);
}

function guardsOver(folder: string): readonly number[] {
  return pids().filter((pid) => {
    const words = attempt(() => readFileSync(`/proc/${pid}/cmdline`, "utf8"))?.split("\0");
    return words?.[0] === "/bin/sh" && words[3] === folder;
  });
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
