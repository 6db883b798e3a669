// The real server on a fresh database of its own, with the small organisation in it, on a port nobody else has.
import { join } from "node:path";
import { programme } from "#programme/register.ts";
import { openApp } from "#server/app.ts";
import { logTo } from "#server/log.ts";
import { cloneFolder } from "#server/settings.ts";
import { openStore } from "#server/store/database.ts";
import { ensureInstallation } from "#server/store/installation.ts";
import { postgresKeeper } from "#server/store/postgres-keeper.ts";
import { visitorsOf } from "#server/visitors.ts";
import { freshDatabase } from "../database.ts";
import { type Seeded, seed, TODAY } from "./seed.ts";

export interface OpenedKeeper extends Seeded {
  readonly url: string;
  /** Where all of it lies. */
  readonly database: string;
  /** Every line the server wrote about itself. */
  readonly log: readonly string[];
  readonly close: () => Promise<void>;
}

/** The morning of the day the demonstration lives on; from there its clock runs as ours does. */
export async function openKeeper(appFolder = builtApp()): Promise<OpenedKeeper> {
  const began = performance.now();
  const now = (): number => Date.parse(`${TODAY}T09:30:00Z`) + Math.round(performance.now() - began);
  const log: string[] = [];
  const database = await freshDatabase("visit");
  const store = await openStore(database.url);
  const installation = await ensureInstallation(store, { programme: programme.id, demonstration: true, today: TODAY });
  const keeper = postgresKeeper({ store, programme, installation, now });
  const seeded = await seed(keeper, now());
  const app = await openApp({
    programme,
    keeper,
    store,
    visitors: visitorsOf(store, now),
    log: logTo((text) => log.push(text), now),
    demonstration: true,
    today: TODAY,
    now,
    counters: () => ({}),
    appFolder,
  });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  return {
    ...seeded,
    url,
    database: database.url,
    log,
    async close() {
      await app.close();
      await store.close();
      await database.drop();
    },
  };
}

/** The one that Playwright's own server has built by now. */
export function builtApp(): string {
  return process.env.BANYAN_APP ?? join(cloneFolder, "dist");
}
