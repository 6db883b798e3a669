// The two keepers, opened alike, so that one suite holds both to the same contract.

import { type Counted, joinFacts } from "#core/fact/join.ts";
import type { Programme } from "#core/programme.ts";
import type { FileRoom } from "#server/files.ts";
import type { Keeper } from "#server/keeper.ts";
import { memoryKeeper } from "#server/memory-keeper.ts";
import type { KeptRecord } from "#server/settle.ts";
import { inTenants, openStore, type Store } from "#server/store/database.ts";
import { readCounted } from "#server/store/facts.ts";
import { ensureInstallation } from "#server/store/installation.ts";
import { postgresKeeper } from "#server/store/postgres-keeper.ts";
import { uuid } from "../bicycles/devices.ts";
import { workshop } from "../bicycles/workshop.ts";
import { freshDatabase } from "../database.ts";
import { NOW, north, openWorkshops, south } from "./workshop.ts";

export interface OpenedKeeper {
  readonly keeper: Keeper;
  /** What is counted under these rules, in the order of `joinFacts`. */
  counted(rules?: number): Promise<readonly Counted[]>;
  records(): Promise<readonly KeptRecord[]>;
  close(): Promise<void>;
}

export interface OpenedPostgres extends OpenedKeeper {
  readonly store: Store;
  readonly url: string;
}

export const keepers: { readonly [name: string]: () => Promise<OpenedKeeper> } = {
  "in memory": () => openMemory(),
  "on PostgreSQL": () => openPostgres(),
};

export async function openMemory(programme: Programme = workshop, fileRoom?: FileRoom): Promise<OpenedKeeper> {
  const keeper = memoryKeeper({
    ...(fileRoom && { fileRoom }),
    programme,
    demonstration: true,
    today: "2016-12-12",
    logId: uuid(0x999),
    now: () => NOW,
  });
  await openWorkshops(keeper);
  return {
    keeper,
    counted: async (rules = 1) => joinFacts(keeper.standing(rules)),
    records: async () => keeper.recordsKept().toSorted(byPlace),
    close: async () => {},
  };
}

/** `onTrouble` is told of errors that are our own fault; left out, they are printed. `programme` is the workshops unless `openWith` opens another. */
export async function openPostgres(
  onTrouble: (error: unknown) => void = console.error,
  programme: Programme = workshop,
  openWith: (keeper: Keeper) => Promise<void> = openWorkshops,
  fileRoom?: FileRoom,
): Promise<OpenedPostgres> {
  const database = await freshDatabase("keeper");
  const store = await openStore(database.url);
  const installation = await ensureInstallation(store, {
    programme: programme.id,
    demonstration: true,
    today: "2016-12-12",
  });
  const keeper = postgresKeeper({
    ...(fileRoom && { fileRoom }),
    store,
    programme,
    installation,
    now: () => NOW,
    onTrouble,
  });
  await openWith(keeper);
  return {
    keeper,
    store,
    url: database.url,
    counted: (rules = 1) => countedIn(store, [north, south], rules),
    records: async () => {
      const rows = await inTenants(store, [north, south], (sql) =>
        sql<KeptRecord>(
          `SELECT tenant, record, type, stream, revision, created, withdrawn, to_recount AS "toRecount", state, first_stamp AS "firstStamp", last_stamp AS "lastStamp", circle, circle_stamp AS "circleStamp" FROM record`,
        ),
      );
      return rows.toSorted(byPlace);
    },
    close: async () => {
      if (!store.pool.ended) await store.close();
      await database.drop();
    },
  };
}

/** The table `counted` of these organisations as the rows of `joinFacts`. */
export function countedIn(store: Store, tenants: readonly string[], rules: number): Promise<readonly Counted[]> {
  return inTenants(store, tenants, (sql) => readCounted(sql, rules));
}

function byPlace(a: KeptRecord, b: KeptRecord): number {
  return `${a.tenant} ${a.record}` < `${b.tenant} ${b.record}` ? -1 : 1;
}
