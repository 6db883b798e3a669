// Opens what the server and the command line both work in: the database, migrated, with the demonstration brought in at the first time.
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { programme } from "#programme/register.ts";
import { type Hints, makeHints } from "./hints.ts";
import type { Keeper } from "./keeper.ts";
import { asOwner, openStore, type Store } from "./store/database.ts";
import { type ErasedLine, noteErasure, replayErasures } from "./store/erasure-list.ts";
import { ensureInstallation, isLoaded, markLoaded } from "./store/installation.ts";
import { keptSignal } from "./store/kept-signal.ts";
import { migrate } from "./store/migrate.ts";
import { postgresKeeper } from "./store/postgres-keeper.ts";

/** What loading a demonstration is given; `demonstration/load.ts` exports a function of this type. */
export interface DemonstrationLoad {
  readonly keeper: Keeper;
  readonly store: Store;
  readonly dataFolder: string;
  readonly onProgress: (done: number, total: number, what: string) => void;
}

/** The day a demonstration lives on, so that its tasks are due and not ten years late. */
export const demonstrationToday = "2016-12-12";

export interface HouseOptions {
  readonly databaseUrl: string;
  readonly dataFolder: string;
  /** What an empty database is made: a demonstration, or an installation of one's own, which people set up themselves. */
  readonly demonstration: boolean;
  readonly now: () => number;
  readonly onProgress?: (done: number, total: number, what: string) => void;
  readonly onTrouble: (error: unknown) => void;
  /** It serves people: what others on this database keep is heard, and they hear of ours. */
  readonly listens?: boolean;
}

export interface House {
  readonly store: Store;
  readonly keeper: Keeper;
  readonly demonstration: boolean;
  /** The day a demonstration lives on; null otherwise. */
  readonly today: string | null;
}

/** Throws StartRefused, in one sentence, where something has to be put right first. Whoever opens it closes its store. */
export async function openHouse(options: HouseOptions): Promise<House & { readonly hints: Hints }> {
  const { databaseUrl, now, onTrouble } = options;
  await migrate(databaseUrl);
  const store = await openStore(databaseUrl);
  try {
    const asked = { demonstration: options.demonstration, today: options.demonstration ? demonstrationToday : null };
    const installation = await ensureInstallation(store, { programme: programme.id, ...asked });
    const { demonstration, today } = installation;
    // What was approved, and stopped before it was done, is done now.
    await replayErasures(store, options.dataFolder);
    const note = (line: ErasedLine): void => noteErasure(options.dataFolder, line);
    const hints = makeHints(options.listens ? keptSignal(store, randomUUID()) : undefined);
    const keeper = postgresKeeper({ store, programme, installation, now, onTrouble, note, onKept: hints.tell });
    if (demonstration) await loadOnce(keeper, store, options);
    return { store, keeper, hints, demonstration, today };
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
  { dataFolder, onProgress = () => undefined }: HouseOptions,
): Promise<void> {
  const path = join(import.meta.dirname, "demonstration", "load.ts");
  if ((await isLoaded(store)) || !existsSync(path)) return;
  const { loadDemonstration } = (await import(path)) as {
    readonly loadDemonstration: (load: DemonstrationLoad) => Promise<void>;
  };
  await loadDemonstration({ keeper, store, dataFolder, onProgress });
  await asOwner(store, (sql) =>
    sql("ANALYZE tenant, stream, change, record, fact, counted, wrap, key_entry, epoch_box, epoch_before"),
  );
  await markLoaded(store);
}
