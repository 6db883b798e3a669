// Running the tools of a test run: each returns what it counted and, when it failed, everything it said.
// The workshop is what they share: one temporary folder, one PostgreSQL, one way to be stopped.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { freePort, type RunningPostgres, startPostgres } from "#server/postgres.ts";
import { cloneFolder } from "#server/settings.ts";
import { dropDatabase } from "#test/drop-database.ts";

export interface Verdict {
  /** How many tests, where the step has any. */
  readonly passed?: number;
  readonly failed?: number;
  /** Set when the step failed: all that was said. */
  readonly failure?: string;
}

export interface Workshop {
  /** Everything a test writes goes here, for its TMPDIR is here. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** The one at DATABASE_URL, else one of our own. Its address becomes TEST_DATABASE_URL. */
  startDatabase(): Promise<void>;
  /** The environment of a Banyan that the browser tests visit, as a person would start it: an empty folder, and an empty database where the server is not ours. */
  settingsForVisit(): Promise<Readonly<Partial<Record<string, string>>>>;
  close(): Promise<void>;
}

/** The tests see nothing of the settings that a person runs Banyan with. */
export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), "banyan-test-"));
  if (process.getuid?.() === 0) chmodSync(folder, 0o711); // for whoever runs PostgreSQL in root's place
  const prefix = `banyan_test_${randomBytes(4).toString("hex")}_`;
  const given = process.env.DATABASE_URL;
  for (const name of ["DATABASE_URL", "PORT", "BANYAN_DATA", "INIT_CWD"]) delete process.env[name];
  Object.assign(process.env, { TMPDIR: folder, BANYAN_TEST_PREFIX: prefix });

  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"] as const)
    process.on(signal, () => stopping.abort());
  let own: RunningPostgres | undefined;
  return {
    folder,
    signal: stopping.signal,
    async startDatabase() {
      const dataFolder = join(folder, "database");
      if (!given) own = await startPostgres({ dataFolder, throwAway: true, writesThrough: false });
      process.env.TEST_DATABASE_URL = given ?? own?.url;
    },
    async settingsForVisit() {
      const settings = { PORT: String(await freePort()), BANYAN_DATA: join(folder, "visit") };
      if (!given) return settings;
      const url = new URL(given);
      url.pathname = `/${prefix}visit`;
      await onServer(given, (client) => client.query(`CREATE DATABASE ${prefix}visit`));
      return { ...settings, DATABASE_URL: url.href };
    },
    async close() {
      await own?.stop();
      if (given) await onServer(given, (client) => dropAll(client, prefix));
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

async function dropAll(client: pg.Client, prefix: string): Promise<void> {
  const left = await client.query("SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)", [prefix]);
  for (const { name } of left.rows) await dropDatabase(client, name);
}

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A program that says by its exit code whether all is well. */
export async function runProgram(workshop: Workshop, program: string, args: readonly string[]): Promise<Verdict> {
  const { code, said } = await runAndListen(workshop, program, args);
  return code === 0 ? {} : { failure: said };
}

/** Test files of Node's own runner, each in a process of its own. A test that was left out counts as failed: nothing is skipped here. */
export async function runNodeTests(workshop: Workshop, files: readonly string[]): Promise<Verdict> {
  if (files.length === 0) return {};
  const report = join(workshop.folder, "tests.tap");
  const { code, said } = await runAndListen(workshop, process.execPath, [
    "--test",
    `--test-concurrency=${availableParallelism()}`,
    ...(process.env.SLOW ? [] : ["--test-timeout=300000"]),
    ...["--test-reporter=spec", "--test-reporter-destination=stdout"],
    ...["--test-reporter=tap", `--test-reporter-destination=${report}`],
    ...files,
  ]);
  const summary = existsSync(report) ? readFileSync(report, "utf8") : "";
  const [tests = 0, passed = 0] = ["tests", "pass"].map((word) =>
    Number(summary.match(`\n# ${word} (\\d+)\n(?!.*\n# ${word} )`)?.[1] ?? 0),
  );
  const failed = tests - passed;
  return code === 0 && failed === 0 && passed > 0 ? { passed } : { passed, failed, failure: said };
}

/** The browser tests, against a Banyan that Playwright starts by `npm start`'s own script. */
export async function runPlaywright(workshop: Workshop, chromium: string): Promise<Verdict> {
  const report = join(workshop.folder, "playwright.json");
  const home = join(workshop.folder, "home"); // a browser leaves things in the home of whoever starts it
  mkdirSync(home);
  const settings = await workshop.settingsForVisit();
  const environment = {
    ...settings,
    CHROMIUM: chromium,
    HOME: home,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    // Beside the packages, not in this run's temporary folder: what it made of our TypeScript is still good the next time.
    PWTEST_CACHE_DIR: join(cloneFolder, "node_modules", ".cache", "playwright"),
  };
  const cli = join(cloneFolder, "node_modules", "@playwright", "test", "cli.js");
  const { code, said } = await runAndListen(
    workshop,
    process.execPath,
    [cli, "test", "--reporter=list,json"],
    environment,
  );
  const stats: PlaywrightStats | undefined = existsSync(report)
    ? JSON.parse(readFileSync(report, "utf8")).stats
    : undefined;
  const { expected: passed = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats ?? {};
  const failed = unexpected + flaky + skipped;
  if (code !== 0 || failed > 0) return { passed, failed, failure: said };
  rmSync(join(cloneFolder, "test-results"), { recursive: true, force: true }); // kept after a failure: its pictures say why
  return { passed, failed };
}

interface PlaywrightStats {
  readonly expected: number;
  readonly unexpected: number;
  readonly flaky: number;
  readonly skipped: number;
}

/**
 * Runs a program in a process group of its own. When the run is stopped, the whole group is, and nothing goes on before it is gone:
 * what still ran would write into a folder that is being removed.
 */
async function runAndListen(
  workshop: Workshop,
  program: string,
  args: readonly string[],
  environment: Readonly<Partial<Record<string, string>>> = {},
): Promise<{ readonly code: number | null; readonly said: string }> {
  const options = { cwd: cloneFolder, env: { ...process.env, ...environment }, detached: true } as const;
  const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const stop = (): void => void signalGroup(child.pid, "SIGINT");
  workshop.signal.addEventListener("abort", stop);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (said += text));
  const code = await new Promise<number | null>((done, failed) => child.once("error", failed).once("close", done));
  workshop.signal.removeEventListener("abort", stop);
  for (let tries = 0; signalGroup(child.pid, tries < 20 ? 0 : "SIGKILL") && tries < 30; tries += 1) await wait(100);
  return { code, said };
}

/** False when nobody of the group is left. */
function signalGroup(leader: number | undefined, signal: NodeJS.Signals | 0): boolean {
  try {
    return leader !== undefined && process.kill(-leader, signal);
  } catch {
    return false;
  }
}
