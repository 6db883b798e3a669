// Starting: the first time, with the demonstration brought in, and warm; and what the server holds in memory while nobody asks anything.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "#server/postgres.ts";
import { type BenchRow, tell } from "./measure.ts";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "banyan-bench-start-"));
const rows: BenchRow[] = [];
try {
  const first = await start();
  rows.push({
    what: "first start, the demonstration brought in",
    measured: seconds(first.millis),
    bar: "",
    beside: "",
  });
  await stop(first.child);
  const warm = await start();
  rows.push({ what: "warm start", measured: seconds(warm.millis), bar: "10 s", beside: "" });
  await pause(5_000);
  const server = megabytesOf(warm.child.pid ?? 0);
  rows.push({
    what: "server at rest, one process beside PostgreSQL",
    measured: `${server} MB`,
    bar: "250 MB",
    beside: "Primero: 4–5 containers",
  });
  await stop(warm.child);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
tell(rows);

async function start(): Promise<{ readonly child: ChildProcess; readonly millis: number }> {
  const from = performance.now();
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, "scripts", "start.ts")], {
    env: { ...process.env, BANYAN_DATA: folder, PORT: String(port), DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((ready, failed) => {
    let said = "";
    child.stdout?.on("data", (piece) => {
      said += piece;
      if (said.includes("Banyan is at")) ready();
    });
    child.once("exit", () => failed(new Error("the server ended before it was ready")));
  });
  return { child, millis: performance.now() - from };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGINT");
  await ended;
}

function seconds(millis: number): string {
  return `${(millis / 1000).toFixed(1)} s`;
}

/** What stays in memory, as Linux counts it; elsewhere not known. */
function megabytesOf(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Math.round(Number(line?.[1] ?? Number.NaN) / 1024);
}
