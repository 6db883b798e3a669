// Opens the keeper: migrates the database, brings the demonstration in at the first start, listens, and stops without losing a request.
import { createWriteStream, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { programme } from "#programme/register.ts";
import { openApp } from "./app.ts";
import { openHouse } from "./house.ts";
import { countLines, logTo, troubleOf } from "./log.ts";
import { StartRefused } from "./postgres-install.ts";
import { type DemonstrationPerson, listPeople } from "./store/people.ts";
import { visitorsOf } from "./visitors.ts";

export interface StartOptions {
  readonly databaseUrl: string;
  /** On 127.0.0.1; 0 for any that is free. */
  readonly port: number;
  /** The built app; nothing where none was built. */
  readonly appFolder?: string;
  readonly dataFolder: string;
  /** Where people open it, where that is not this machine. */
  readonly address?: string;
  /** What an empty database is made: a demonstration, or an installation of one's own. */
  readonly demonstration: boolean;
  readonly onProgress?: (done: number, total: number, what: string) => void;
  /** Where the lines of the log go; `banyan.log` in the data folder when not said. */
  readonly onLog?: (line: string) => void;
}

export interface RunningKeeper {
  readonly address: string;
  readonly demonstrationPeople: readonly DemonstrationPerson[];
  /** An installation of one's own that nobody has set up yet: whoever opens it first does. */
  readonly toSetUp: boolean;
  /** Takes no more requests, finishes those that are there, and lets the database go. */
  stop(): Promise<void>;
}

/** Throws StartRefused, in one sentence, where something has to be put right first. */
export async function startKeeper(options: StartOptions): Promise<RunningKeeper> {
  const { port, appFolder, address: known } = options;
  const now = Date.now;
  const lines = options.onLog ? { take: options.onLog, end: async () => {} } : logFile(options.dataFolder);
  const { log, counters } = countLines(logTo(lines.take, now), now);
  const onTrouble = (error: unknown): void => log.write(troubleOf(error));
  const { store, keeper, hints, demonstration, today } = await openHouse({ ...options, now, onTrouble, listens: true });
  try {
    const visitors = visitorsOf(store, now);
    const app = await openApp({
      programme,
      keeper,
      hints,
      store,
      visitors,
      log,
      demonstration,
      today,
      now,
      counters,
      ...(appFolder !== undefined && { appFolder }),
      ...(known !== undefined && { address: known }),
    });
    const address = await listen(app, port);
    log.write({ at: "started" });
    return {
      address,
      demonstrationPeople: demonstration ? await listPeople(store) : [],
      toSetUp: !demonstration && (await keeper.hello()).root === null,
      stop: async () => {
        await app.close();
        await store.close();
        log.write({ at: "stopped" });
        await lines.end();
      },
    };
  } catch (error) {
    await hints.end();
    await store.close();
    throw error;
  }
}

/** A new file when the last one is large: a log is for looking at the last days. At its end every line of it is on the disk. */
function logFile(folder: string): { readonly take: (line: string) => void; readonly end: () => Promise<void> } {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "banyan.log");
  const isLarge = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 20_000_000;
  const file = createWriteStream(path, { flags: isLarge ? "w" : "a", mode: 0o600 });
  // A full disk stops the log, and never the server.
  file.on("error", () => undefined);
  return {
    take: (line) => file.write(line),
    end: () => new Promise((done) => file.end(done)),
  };
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
