// What was acknowledged is there: after the server was killed, after the database was killed, after its disk was full. What was not
// acknowledged can be sent again, and is there once.
import assert from "node:assert/strict";
import { type ChildProcess, fork, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, before, test } from "node:test";
import { parentOf, postgresOf } from "#bench/own-database.ts";
import { checkLog, keepPushing, type OwnDatabase, startIn } from "./pushing.ts";
import { olga } from "./workshop.ts";

const folder = mkdtempSync(join(tmpdir(), "banyan-durable-"));
// Whoever runs PostgreSQL in root's place passes through.
chmodSync(folder, 0o711);
const dataFolder = join(folder, "data");
let own: OwnDatabase;
before(async () => {
  own = await startIn(dataFolder);
});
after(async () => {
  await own.store.close();
  await own.postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("kill -9 of the server loses nothing it had acknowledged", async (t) => {
  const path = join(import.meta.dirname, "a-server.ts");
  const env = { ...process.env, DATABASE_URL: own.postgres.url };
  const child: ChildProcess = fork(path, [], { env, stdio: ["ignore", "pipe", "inherit", "ipc"] });
  const port = await new Promise<string>((done) => child.stdout?.once("data", (text) => done(String(text).trim())));
  const ask = (way: string, body: unknown, cookie = ""): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}${way}`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const cookie =
    (await ask("/api/sign-in/demonstration", { person: olga.id })).headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const pushing = keepPushing(async (changes) => {
    const answer = (await (await ask("/api/changes", { protocol: 1, changes }, cookie)).json()) as {
      readonly outcomes: readonly { id: string; accepted: boolean }[];
    };
    return answer.outcomes;
  });
  t.after(pushing.stop);
  await pushing.until({ more: 60 });
  child.kill("SIGKILL");
  await pushing.until({ busy: 4 });
  await pushing.stop();
  await checkLog(own.keeper);
});

test("kill -9 of one connection's process restarts the database under the server, which goes on by itself", async (t) => {
  const pushing = keepPushing((changes) => own.keeper.push(olga, changes));
  t.after(pushing.stop);
  await pushing.until({ more: 60 });
  // One of this store's own: those of the server that was killed before may be about to go by themselves.
  const { rows } = await own.store.pool.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  kill(rows[0]?.pid);
  await pushing.until({ busy: 1 });
  await pushing.until({ more: 60 });
  await pushing.stop();
  await checkLog(own.keeper);
});

test("kill -9 of the whole database loses nothing that was acknowledged", async (t) => {
  const pushing = keepPushing((changes) => own.keeper.push(olga, changes));
  t.after(pushing.stop);
  await pushing.until({ more: 60 });
  const serving = connections();
  kill(postgresOf(dataFolder));
  for (const pid of serving) killIfThere(pid);
  await pushing.until({ busy: 4 });
  await pushing.stop();
  await own.store.close();
  await own.postgres.gone;
  own = await startIn(dataFolder);
  await checkLog(own.keeper);
});

test("a full disk is answered with busy, nothing is acknowledged that is not saved, and work goes on when there is space", async (t) => {
  const disk = mkdtempSync(join(folder, "disk-"));
  const run = [process.execPath, join(import.meta.dirname, "small-disk.ts"), disk];
  // An ordinary user makes the disk as root of a space of their own, and then is an ordinary user again, for PostgreSQL's sake.
  const [space, back] =
    process.getuid?.() === 0
      ? ["--mount", ""]
      : ["--user --map-root-user --mount", "unshare --user --map-user=1000 --map-group=1000"];
  const script = `mount -t tmpfs -o size=200m,mode=755 tmpfs "$3" || exit 77; exec ${back} "$@"`;
  const child = spawn("unshare", [...space.split(" "), "sh", "-c", script, "sh", ...run], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  const code = await new Promise((done) => child.once("exit", done).once("error", () => done(77)));
  if (code === 77)
    t.diagnostic("no small disk could be made: this machine gives an ordinary user no space of their own");
  else assert.equal(code, 0);
});

/** Ends a process of this test's own database, and never what a number that is none stands for: all of our own group. */
function kill(pid: number | undefined): void {
  assert.ok(pid !== undefined && pid > 1, "no such process of the database");
  process.kill(pid, "SIGKILL");
}

/** Whoever notices that the database is gone goes by itself. */
function killIfThere(pid: number): void {
  try {
    kill(pid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** The database's processes that serve a connection. */
function connections(): readonly number[] {
  const postmaster = postgresOf(dataFolder);
  return readdirSync("/proc")
    .filter((pid) => Number(pid) > 1 && parentOf(pid) === postmaster && commandOf(pid).includes("banyan banyan"))
    .map(Number);
}

/** Nothing of a process that has gone meanwhile. */
function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
