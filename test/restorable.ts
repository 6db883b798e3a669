// Keepers that can be restored from a backup under the people who use them: the model in memory by doing again what was done up to the backup, the
// one on PostgreSQL by its own backup and restore.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Programme } from "#core/programme.ts";
import { backupInto } from "#server/commands/backup.ts";
import { restoreInto } from "#server/commands/restore.ts";
import type { Keeper } from "#server/keeper.ts";
import { openStore } from "#server/store/database.ts";
import { ensureInstallation } from "#server/store/installation.ts";
import { postgresKeeper } from "#server/store/postgres-keeper.ts";
import { newKeeper } from "./colleagues.ts";
import { openPostgres } from "./contract/keepers.ts";
import { NOW } from "./contract/workshop.ts";
import { freshDatabase } from "./database.ts";

export interface Restorable {
  /** Whichever keeper there is now. */
  readonly keeper: Keeper;
  readonly backUp: () => Promise<void>;
  /** As it was at the backup, under another log. */
  readonly restore: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const standingIn = (now: () => Keeper): Keeper =>
  new Proxy({} as Keeper, { get: (_, name) => Reflect.get(now(), name) as unknown });

export function restorableMemory(programme: Programme): Restorable {
  const done: ((keeper: Keeper) => Promise<unknown>)[] = [];
  let backedUp = 0;
  let present: Keeper = newKeeper(programme);
  /** What was done by these is done again at a restore. */
  const noted = <T extends object>(part: (keeper: Keeper) => T, names: readonly string[]): T =>
    new Proxy({} as T, {
      get: (_, name) => {
        const act = Reflect.get(part(present), name) as unknown;
        if (typeof act !== "function" || !names.includes(String(name))) return act;
        return (...asked: readonly unknown[]) => {
          const again = structuredClone(asked);
          const work = (keeper: Keeper): Promise<unknown> =>
            Promise.resolve(Reflect.apply(Reflect.get(part(keeper), name) as () => unknown, part(keeper), again));
          done.push(work);
          return Reflect.apply(act, part(present), asked) as unknown;
        };
      },
    });
  const admin = noted(({ admin }) => admin, ["addTenant", "addStream", "addPerson", "admit", "setRoot"]);
  const keys = noted(({ keys }) => keys, ["post"]);
  const pushing = noted((keeper) => keeper, ["push"]);
  return {
    keeper: new Proxy({} as Keeper, {
      get: (_, name) =>
        name === "admin" ? admin : name === "keys" ? keys : name === "push" ? pushing.push : Reflect.get(present, name),
    }),
    async backUp() {
      backedUp = done.length;
    },
    async restore() {
      const anew = newKeeper(programme);
      done.length = backedUp;
      for (const work of done) await work(anew);
      present = anew;
    },
    close: async () => {},
  };
}

export async function restorablePostgres(programme: Programme): Promise<Restorable> {
  const scratch = mkdtempSync(join(tmpdir(), `banyan-restored-${randomUUID()}`));
  const opened = await openPostgres(console.error, programme, async () => {});
  const closing: (() => Promise<void>)[] = [];
  let present = opened.keeper;
  let folder = "";
  return {
    keeper: standingIn(() => present),
    async backUp() {
      ({ folder } = await backupInto(opened.store, mkdtempSync(join(scratch, "kept-")), NOW));
    },
    async restore() {
      const database = await freshDatabase("restored");
      await restoreInto(database.url, mkdtempSync(join(scratch, "data-")), folder);
      const store = await openStore(database.url);
      closing.push(store.close, database.drop);
      const asked = { programme: programme.id, demonstration: true, today: "2016-12-12" };
      const installation = await ensureInstallation(store, asked);
      present = postgresKeeper({ store, programme, installation, now: () => NOW });
    },
    async close() {
      for (const work of closing) await work();
      await opened.close();
      rmSync(scratch, { recursive: true });
    },
  };
}
