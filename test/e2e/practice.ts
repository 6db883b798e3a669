// An empty installation of one's own, as `BANYAN_EMPTY=1 npm start` opens it, behind the built app, on a port nobody else has.
import { join } from "node:path";
import { programme } from "#programme/register.ts";
import { openApp } from "#server/app.ts";
import { openHouse } from "#server/house.ts";
import { cloneFolder } from "#server/settings.ts";
import { visitorsOf } from "#server/visitors.ts";
import { freshDatabase } from "../database.ts";

export interface Practice {
  readonly url: string;
  readonly close: () => Promise<void>;
}

export async function openPractice(): Promise<Practice> {
  const database = await freshDatabase("practice");
  const options = { databaseUrl: database.url, dataFolder: "unused", demonstration: false, now: Date.now };
  const { store, keeper, today } = await openHouse({ ...options, onTrouble: () => undefined });
  const app = await openApp({
    programme,
    keeper,
    store,
    visitors: visitorsOf(store, Date.now),
    log: { write: () => undefined },
    demonstration: false,
    today,
    now: Date.now,
    counters: () => ({}),
    appFolder: process.env.BANYAN_APP ?? join(cloneFolder, "dist"),
  });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  return {
    url,
    close: async () => {
      await app.close();
      await store.close();
      await database.drop();
    },
  };
}
