// `npm start`: everything from an empty machine to an address in the browser, and back again at Ctrl-C.
// Whatever can be wrong is said in one sentence; nothing that was started here outlives it.
import { createServer } from "node:net";
import process from "node:process";
import { startPostgres } from "#server/postgres.ts";
import { StartRefused } from "#server/postgres-install.ts";
import { makeDataFolder, readSettings } from "#server/settings.ts";
import { buildApp } from "./build.ts";

const stopping = new AbortController();
/** What was started, newest first. */
const running: (() => Promise<void>)[] = [];
/** The last line of progress, where no bar can be drawn. */
let shown = "";

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"] as const) process.on(signal, () => void stop(0));
try {
  await start();
} catch (error) {
  if (!stopping.signal.aborted) {
    process.stderr.write(
      `${error instanceof StartRefused ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    );
    await stop(1);
  }
}

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  if ("wrong" in settings) throw new StartRefused(settings.wrong.join("\n"));
  const { port, dataFolder } = settings;
  makeDataFolder(dataFolder);

  const databaseUrl = settings.databaseUrl ?? (await startOwnPostgres(dataFolder));
  await refuseTakenPort(port);
  const appFolder = await buildApp(dataFolder, stopping.signal, say);
  const { startKeeper } = await import("#server/main.ts");
  const keeper = await startKeeper({
    databaseUrl,
    port,
    appFolder,
    dataFolder,
    demonstration: settings.empty !== true,
    ...(settings.address !== undefined && { address: settings.address }),
    onProgress: showProgress,
  });
  running.unshift(() => keeper.stop());

  const people = keeper.demonstrationPeople.map(({ name, does }) => `  ${name}, ${does}\n`);
  say(`\nBanyan is at ${keeper.address}\n`);
  if (keeper.toSetUp) say("Nobody is here yet. Whoever opens it first sets it up.\n");
  if (people.length > 0) say(`Sign in as one of these invented people:\n${people.join("")}`);
  say(`The data is in ${settings.databaseUrl ? "your PostgreSQL" : dataFolder}. Ctrl-C stops Banyan.\n`);
}

async function startOwnPostgres(dataFolder: string): Promise<string> {
  const postgres = await startPostgres({ dataFolder });
  running.unshift(() => postgres.stop());
  void postgres.gone.then(() => {
    if (stopping.signal.aborted) return;
    process.stderr.write(
      `PostgreSQL ended unasked: ${dataFolder}/postgres.log says why. Nothing that was saved is lost.\n`,
    );
    void stop(1);
  });
  return postgres.url;
}

/** Asked before the long steps; whoever takes the port meanwhile is met when the keeper listens. */
function refuseTakenPort(port: number): Promise<void> {
  return new Promise((free, refused) => {
    const probe = createServer();
    probe.once("error", ({ code }: NodeJS.ErrnoException) => {
      const why = code === "EACCES" ? "may be opened by root only" : "is taken by another program";
      refused(
        new StartRefused(
          `Port ${port} ${why}: start with another one, for example PORT=${port < 1024 ? 4000 : port + 1} npm start.`,
        ),
      );
    });
    probe.listen(port, "127.0.0.1", () => probe.close(() => free()));
  });
}

/** Once: a second Ctrl-C, or npm passing on the first, changes nothing. */
async function stop(exitCode: number): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort();
  for (const end of running) {
    await end().catch((error) => {
      process.stderr.write(`${error}\n`);
      exitCode = 1;
    });
  }
  process.exit(exitCode);
}

/** A bar where it can be drawn over, else a line at each new thing and every quarter. */
function showProgress(done: number, total: number, what: string): void {
  const share = total === 0 ? 1 : Math.min(done / total, 1);
  if (process.stdout.isTTY) {
    const bar = "█".repeat(Math.round(share * 30)).padEnd(30, "░");
    process.stdout.write(
      `\r\x1b[2K${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${what}${share === 1 ? "\n" : ""}`,
    );
    return;
  }
  const line = `${what}: ${Math.floor(share * 4) * 25} %`;
  if (line !== shown) say(line);
  shown = line;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
