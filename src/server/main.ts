// Opens the keeper: migrates the database, brings the demonstration in at the first start, listens, and stops without losing a request.
import { createWriteStream, existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { programme } from "#programme/register.ts";
import { openApp } from "./app.ts";
import type { Keeper } from "./keeper.ts";
import { type Log, logTo, troubleOf } from "./log.ts";
import { StartRefused } from "./postgres-install.ts";
import { asOwner, openStore, type Store } from "./store/database.ts";
import { ensureInstallation, isLoaded, markLoaded } from "./store/installation.ts";
import { migrate } from "./store/migrate.ts";
import { type DemonstrationPerson, listPeople } from "./store/people.ts";
import { postgresKeeper } from "./store/postgres-keeper.ts";
import { visitorsOf } from "./visitors.ts";

export interface StartOptions {
  readonly databaseUrl: string;
  /** On 127.0.0.1; 0 for any that is free. */
  readonly port: number;
  /** The built app; nothing where none was built. */
  readonly appFolder?: string;
  readonly dataFolder: string;
  readonly demonstration: boolean;
  readonly onProgress?: (done: number, total: number, what: string) => void;
  /** Where the lines of the log go; `banyan.log` in the data folder when not said. */
  readonly onLog?: (line: string) => void;
}

export interface RunningKeeper {
  readonly address: string;
  readonly demonstrationPeople: readonly DemonstrationPerson[];
  /** Takes no more requests, finishes those that are there, and lets the database go. */
  stop(): Promise<void>;
}

/** What loading a demonstration is given; `demonstration/load.ts` exports a function of this type. */
export interface DemonstrationLoad {
  readonly keeper: Keeper;
  readonly store: Store;
  readonly dataFolder: string;
  readonly onProgress: (done: number, total: number, what: string) => void;
}

/** The day a demonstration lives on, so that its tasks are due and not ten years late. */
export const demonstrationToday = "2016-12-12";

/** Throws StartRefused, in one sentence, where something has to be put right first. */
export async function startKeeper(options: StartOptions): Promise<RunningKeeper> {
  const { databaseUrl, port, appFolder, demonstration } = options;
  const now = Date.now;
  const log = logTo(options.onLog ?? logFile(options.dataFolder), now);
  await migrate(databaseUrl);
  const store = await openStore(databaseUrl);
  try {
    const today = demonstration ? demonstrationToday : null;
    const installation = await ensureInstallation(store, { programme: programme.id, demonstration, today });
    const keeper = postgresKeeper({
      store,
      programme,
      installation,
      now,
      onTrouble: (error) => log.write(troubleOf(error)),
    });
    if (demonstration) await loadOnce(keeper, store, options);
    const started = now();
    const visitors = visitorsOf(store, now);
    const counters = (): object => ({ seconds: Math.floor((now() - started) / 1000) });
    const app = await openApp({
      programme,
      keeper,
      store,
      visitors,
      log,
      demonstration,
      today,
      now,
      counters,
      ...(appFolder !== undefined && { appFolder }),
    });
    const address = await listen(app, port);
    log.write({ at: "started" });
    return {
      address,
      demonstrationPeople: demonstration ? await listPeople(store) : [],
      stop: () => stop(app, store, log),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/**
 * Fills a demonstration that is not full yet (its changes have fixed ids, so that a load that was cut off is simply done again), and
 * tells the database how much there is now: it would find out by itself, but later.
 */
async function loadOnce(
  keeper: Keeper,
  store: Store,
  { dataFolder, onProgress = () => undefined }: StartOptions,
): Promise<void> {
  const path = join(import.meta.dirname, "demonstration", "load.ts");
  if ((await isLoaded(store)) || !existsSync(path)) return;
  const { loadDemonstration } = (await import(path)) as {
    readonly loadDemonstration: (load: DemonstrationLoad) => Promise<void>;
  };
  await loadDemonstration({ keeper, store, dataFolder, onProgress });
  await asOwner(store, (sql) => sql("ANALYZE tenant, stream, change, record, fact, counted"));
  await markLoaded(store);
}

/** A new file when the last one is large: a log is for looking at the last days. */
function logFile(folder: string): (line: string) => void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "banyan.log");
  const isLarge = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 20_000_000;
  const file = createWriteStream(path, { flags: isLarge ? "w" : "a", mode: 0o600 });
  // A full disk stops the log, and never the server.
  file.on("error", () => undefined);
  return (line) => file.write(line);
}

async function listen(app: FastifyInstance, port: number): Promise<string> {
  try {
    return await app.listen({ host: "127.0.0.1", port });
  } catch (error) {
    await app.close();
    const isTaken =
      error instanceof Error && "code" in error && (error.code === "EADDRINUSE" || error.code === "EACCES");
    throw isTaken ? new StartRefused(`Port ${port} is taken by another program: start with another PORT.`) : error;
  }
}

async function stop(app: FastifyInstance, store: Store, log: Log): Promise<void> {
  await app.close();
  await store.close();
  log.write({ at: "stopped" });
}
