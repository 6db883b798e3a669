// The embedded PostgreSQL, for an installation without a DATABASE_URL: made, started and stopped by Banyan itself.
// It listens on 127.0.0.1 with a random password, writes through to the disk, and does not outlive the process that started it.
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, rmSync, statfsSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { type Claim, claim, findOwner } from "./claim.ts";
import {
  type Account,
  accountFor,
  ensureCluster,
  lastLine,
  passwordFile,
  programsFor,
  StartRefused,
  surroundings,
} from "./postgres-install.ts";
import { makeDataFolder } from "./settings.ts";

export interface PostgresOptions {
  /** Made when it is not there. One PostgreSQL at a time works on it. */
  readonly dataFolder: string;
  /** For tests: the folder goes when PostgreSQL stops, however this process ends. */
  readonly throwAway?: boolean;
  /** False, and only in a folder to throw away: what was written outlives PostgreSQL's own end, and not the machine's. */
  readonly writesThrough?: boolean;
}

export interface RunningPostgres {
  /** `postgres://banyan:…@127.0.0.1:…/banyan`, password included. */
  readonly url: string;
  /** Ends it and waits until it is gone. Politely: lets those who are connected finish first. */
  stop(manner?: { readonly politely: boolean }): Promise<void>;
  /** Settles when PostgreSQL is gone, asked to or not. */
  readonly gone: Promise<void>;
}

/** Starts PostgreSQL on the folder. Throws StartRefused, in one sentence, when another process uses the folder or it cannot start. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { dataFolder, throwAway = false, writesThrough = true } = options;
  const folder = resolve(dataFolder);
  makeDataFolder(folder);
  const claimed = claim(folder);
  if ("pid" in claimed) {
    throw new StartRefused(
      `Banyan already runs on ${folder} as process ${claimed.pid}: stop that one first, or set BANYAN_DATA to another folder.`,
    );
  }
  try {
    await endOrphans(join(folder, "postgres"));
    const account = accountFor(folder);
    const programs = programsFor(account);
    ensureCluster(folder, programs, account);
    const disk = writesThrough || !throwAway ? {} : { fsync: "off", full_page_writes: "off" };
    return await launch(folder, programs, account, claimed, throwAway, { ...settings, ...disk });
  } catch (error) {
    claimed.release();
    throw error;
  }
}

/** For the command line: uses the PostgreSQL that already runs on the folder, else starts one of its own. */
export async function attachOrStart(dataFolder: string): Promise<Pick<RunningPostgres, "url" | "stop">> {
  const folder = resolve(dataFolder);
  for (let owner = findOwner(folder); owner; owner = findOwner(folder)) {
    if (owner.url !== undefined) return { url: owner.url, stop: async () => {} };
    await wait(50);
  }
  const { url, stop } = await startPostgres({ dataFolder });
  return { url, stop: () => stop({ politely: true }) };
}

async function launch(
  folder: string,
  programs: string,
  account: Account,
  claimed: Claim,
  throwAway: boolean,
  withSettings: Readonly<Record<string, string>>,
): Promise<RunningPostgres> {
  const cluster = join(folder, "postgres");
  const log = join(folder, "postgres.log");
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const output = openSync(log, (statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 1_000_000 ? "w" : "a", 0o600);
    const args = [
      "-D",
      cluster,
      ...Object.entries({ ...withSettings, port }).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ];
    const server = spawn(join(programs, "postgres"), args, {
      ...account,
      ...surroundings,
      detached: true,
      stdio: ["ignore", output, output],
    });
    closeSync(output);
    const gone = new Promise<void>((done) => server.once("exit", () => done()).once("error", () => done()));
    const guard = guardOver(cluster, server, throwAway ? folder : "");
    if (await isReady(cluster, server)) {
      const url = `postgres://banyan:${readFileSync(passwordFile(folder), "utf8")}@127.0.0.1:${port}/banyan`;
      claimed.publish(url);
      server.unref();
      const left = gone.then(() => {
        guard.kill("SIGKILL");
        claimed.release();
        if (throwAway) rmSync(folder, { recursive: true, force: true });
      });
      return { url, gone: left, stop: ({ politely } = { politely: false }) => stop(server, left, politely) };
    }
    guard.kill("SIGKILL");
    // Somebody took the port, or the last of a killed PostgreSQL is still leaving: both pass.
    if (attempt === 5)
      throw new StartRefused(
        `PostgreSQL could not start: ${lastLine(readFileSync(log, "utf8"))} The whole of it is in ${log}.`,
      );
    await wait(200 * attempt);
  }
}

/** The log may hold no statement and no value of anybody's: only what concerns PostgreSQL itself is written. */
const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  fsync: "on",
  full_page_writes: "on",
  synchronous_commit: "on",
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_parameter_max_length_on_error: "0",
  timezone: "UTC",
  log_timezone: "UTC",
  jit: "off",
  // A container's /dev/shm is often too small for a query in parallel.
  dynamic_shared_memory_type: process.platform === "linux" && shmBytes() < 1e9 ? "mmap" : "posix",
} as const;

function shmBytes(): number {
  try {
    const { bavail, bsize } = statfsSync("/dev/shm");
    return bavail * bsize;
  } catch {
    return 0;
  }
}

/** A fast stop lets go of every client at once and loses nothing that was acknowledged; one that takes too long is cut off, and recovers at the next start. */
async function stop(server: ChildProcess, gone: Promise<void>, politely: boolean): Promise<void> {
  server.ref();
  server.kill(politely ? "SIGTERM" : "SIGINT");
  const late = politely ? undefined : setTimeout(() => server.kill("SIGQUIT"), 30_000);
  await gone;
  clearTimeout(late);
}

/** True when PostgreSQL takes connections (it writes so in its lock file), false when it ended before it did. */
async function isReady(cluster: string, server: ChildProcess): Promise<boolean> {
  while (server.exitCode === null && server.signalCode === null && server.pid !== undefined) {
    const lines = lockFile(cluster);
    if (lines[0] === String(server.pid) && lines[7]?.trim() === "ready") return true;
    await wait(10);
  }
  return false;
}

function lockFile(cluster: string): readonly string[] {
  try {
    return readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}

/** A shell that waits for this process to end, in whatever way, kill -9 included, and then stops PostgreSQL. */
function guardOver(cluster: string, server: ChildProcess, throwAway: string): ChildProcess {
  const guard = spawn("/bin/sh", ["-c", guardScript, cluster, String(server.pid), throwAway], {
    ...surroundings,
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.on("error", () => {}); // no shell: PostgreSQL then stays until the next start finds it
  guard.unref();
  (guard.stdin as unknown as { unref?(): void } | null)?.unref?.();
  return guard;
}

const guardScript = `read -r nothing
test "$(head -n 1 "$0/postmaster.pid")" = "$1" && kill -INT "$1"
test -z "$2" && exit
while kill -0 "$1" && test -e "$0/postmaster.pid"; do sleep 0.05; done
rm -rf "$2"`;

/**
 * Stops what is left of a PostgreSQL whose starter is gone, and clears away a lock file that names a process which is no PostgreSQL.
 * Elsewhere than on Linux PostgreSQL's own judgement of its lock file holds.
 */
async function endOrphans(cluster: string): Promise<void> {
  if (process.platform !== "linux") return;
  for (let pids = postgresOn(cluster), tries = 0; pids.length > 0; pids = postgresOn(cluster), tries += 1) {
    if (tries === 400)
      throw new StartRefused(
        `A PostgreSQL without an owner works on ${cluster} and does not end: stop process ${pids[0]} first.`,
      );
    if (tries % 100 === 0) for (const pid of pids) signal(pid, tries < 200 ? "SIGINT" : "SIGQUIT");
    await wait(50);
  }
  const [pid] = lockFile(cluster);
  if (pid && existsProcess(Number(pid))) rmSync(join(cluster, "postmaster.pid"));
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It left by itself, or is not ours: whether it leaves is seen by waiting.
  }
}

/** Every process of a PostgreSQL works from inside its cluster. */
function postgresOn(cluster: string): readonly number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => {
      try {
        return (
          pid > 0 &&
          readlinkSync(`/proc/${pid}/cwd`) === cluster &&
          readFileSync(`/proc/${pid}/comm`, "utf8") === "postgres\n"
        );
      } catch {
        return false;
      }
    });
}

const existsProcess = (pid: number): boolean => statSync(`/proc/${pid}`, { throwIfNoEntry: false }) !== undefined;

/** A port nobody uses at this moment. */
export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
}
