// A PostgreSQL of a measure's own, in a folder that goes with it; and how much processor time other processes used.
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "#server/postgres.ts";
import { openStore, type Store } from "#server/store/database.ts";
import { migrate } from "#server/store/migrate.ts";

export interface OwnDatabase {
  readonly url: string;
  readonly store: Store;
  readonly dataFolder: string;
}

/** Migrated and empty; stopped and removed when the work is over, however it ends. */
export async function inOwnDatabase(work: (database: OwnDatabase) => Promise<void>): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), "banyan-bench-"));
  const postgres = await startPostgres({ dataFolder, throwAway: true });
  try {
    await migrate(postgres.url);
    const store = await openStore(postgres.url);
    try {
      await work({ url: postgres.url, store, dataFolder });
    } finally {
      await store.close();
    }
  } finally {
    await postgres.stop();
  }
}

/** Milliseconds a process has run on a processor, as Linux counts them; 0 elsewhere and for a process that is gone. */
export function cpuMillisOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  } catch {
    return 0;
  }
}

/** The same of a process with all its threads and of every process it started. */
export function cpuMillisWithin(pid: number): number {
  const own = list(`/proc/${pid}/task`).reduce((sum, thread) => sum + cpuMillisOf(Number(thread)), 0);
  const children = list("/proc").filter((one) => Number(one) > 0 && parentOf(one) === pid);
  return children.reduce((sum, child) => sum + cpuMillisWithin(Number(child)), own);
}

/** Read of each process: Linux keeps no list of children that holds while they come and go. */
export function parentOf(pid: string): number | undefined {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ")[1],
    );
  } catch {
    return undefined;
  }
}

/** Megabytes of memory a process holds now, as Linux counts them. */
export function megabytesOf(pid: number): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024);
}

/** The process of the PostgreSQL that works on this folder. */
export function postgresOf(dataFolder: string): number {
  return Number(readFileSync(join(dataFolder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
