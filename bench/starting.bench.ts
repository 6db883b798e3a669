// `npm start` as people use it, in a data folder of its own: the first time, which builds the app and brings the demonstration in; then
// warm; and what the server holds when nobody asks it anything.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { median, tell } from "./measure.ts";
import { megabytesOf } from "./own-database.ts";

const WARM_STARTS = 3;
const script = join(import.meta.dirname, "..", "scripts", "start.ts");
const dataFolder = mkdtempSync(join(tmpdir(), "banyan-bench-"));
const seconds = (millis: number): string => `${(millis / 1000).toFixed(1)} s`;

try {
  const first = await start();
  await stop(first.child);
  const warm: number[] = [];
  let idle = Number.NaN;
  for (let turn = 1; turn <= WARM_STARTS; turn += 1) {
    const { child, millis } = await start();
    warm.push(millis);
    if (turn === WARM_STARTS) {
      await wait(3_000);
      idle = megabytesOf(child.pid ?? 0);
    }
    await stop(child);
  }
  tell([
    { what: "first start, the demonstration brought in", measured: seconds(first.millis), bar: "", beside: "" },
    { what: "warm start, until people can open it", measured: seconds(median(warm)), bar: "10 s", beside: "" },
    {
      what: "server at rest, beside PostgreSQL",
      measured: `${idle} MB, one process`,
      bar: "250 MB",
      beside: "Primero: 4–5 containers",
    },
  ]);
} finally {
  rmSync(dataFolder, { recursive: true, force: true });
}

async function start(): Promise<{ readonly child: ChildProcess; readonly millis: number }> {
  const from = performance.now();
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, PORT: String(await freePort()), BANYAN_DATA: dataFolder, DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  process.once("exit", () => child.kill("SIGKILL"));
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => (said += piece));
  while (!said.includes("Banyan is at ")) {
    if (child.exitCode !== null) throw new Error(`it did not start: ${said.slice(-500)}`);
    await wait(20);
  }
  return { child, millis: performance.now() - from };
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGINT");
  await gone;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}
