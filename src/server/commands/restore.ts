// `restore`: a backup into an empty database, under a new log id, so that every device offers again what came after it.
// Promise: what was erased stays erased: no wrap and no body of it comes back, whenever the backup was made.
import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { attachOrStart } from "../postgres.ts";
import { StartRefused } from "../postgres-install.ts";
import { makeDataFolder, readSettings } from "../settings.ts";
import { asOwner, openStore } from "../store/database.ts";
import { readErasures, replayErasures } from "../store/erasure-list.ts";
import { migrate, readMigrations } from "../store/migrate.ts";
import { isEmpty, writeSnapshot } from "../store/snapshot.ts";
import { checkFiles, EVERYTHING, type Manifest, readManifest, WRAPS } from "./backup.ts";
import { type Out, Wrong } from "./command.ts";

export const restoreHelp = `restore DIR
  Puts a backup back: DIR is the folder that holds its backup.json. Only into an empty database, so of a new BANYAN_DATA or DATABASE_URL.
  What the list of erasures names (erasures.jsonl in the data folder: bring it along) is not brought back. Everybody signs in again.`;

export async function restore(folder: string, out: Out): Promise<void> {
  const settings = readSettings(process.env);
  if ("wrong" in settings) throw new Wrong(settings.wrong.join("\n"));
  const { dataFolder } = settings;
  makeDataFolder(dataFolder);
  const postgres = settings.databaseUrl ? undefined : await attachOrStart(dataFolder);
  try {
    const databaseUrl = settings.databaseUrl ?? postgres?.url ?? "";
    const { rows, erased } = await restoreInto(databaseUrl, dataFolder, folder);
    out.say(`${rows} rows were restored${erased > 0 ? `, and ${erased} that were erased since were not` : ""}.\n`);
  } finally {
    await postgres?.stop();
  }
}

/** Throws Wrong, and leaves the database as it was, where the backup is damaged, is none, or the database is not empty. */
export async function restoreInto(
  databaseUrl: string,
  dataFolder: string,
  folder: string,
): Promise<{ readonly rows: number; readonly erased: number }> {
  const manifest = await readManifest(folder);
  if (!manifest) throw new Wrong("This is no folder of a backup: it holds no backup.json that we can read.");
  await checkFiles(folder, manifest);
  const erasures = erasuresIn(dataFolder);
  await migrateAs(databaseUrl, manifest);
  const store = await openStore(databaseUrl);
  let erased = 0;
  const total = (): number => Object.values(manifest.rows).reduce((sum, count) => sum + count, 0);
  async function* lines(): AsyncGenerator<string> {
    for (const file of [EVERYTHING, WRAPS])
      for await (const line of createInterface({ input: createReadStream(join(folder, file), "utf8") })) {
        const restored = asRestored(line, erasures);
        if (restored === undefined) erased += 1;
        else yield restored;
      }
  }
  try {
    if (!(await isEmpty(store)))
      throw new Wrong("There is something in this database: a backup is only restored into an empty one.");
    await writeSnapshot(store, lines(), () => ({ ...manifest.rows, wrap: (manifest.rows["wrap"] ?? 0) - erased }));
    await asOwner(store, (sql) => sql("ANALYZE"));
  } finally {
    await store.close();
  }
  // What later versions do to a database is done to this one too.
  await migrate(databaseUrl);
  const restored = await openStore(databaseUrl);
  try {
    await replayErasures(restored, dataFolder);
  } finally {
    await restored.close();
  }
  return { rows: total() - erased, erased };
}

/** A database in the form it had when the backup was made. */
async function migrateAs(databaseUrl: string, { migrations }: Manifest): Promise<void> {
  const known = readMigrations();
  const isKnown = migrations.every(({ number, checksum }) =>
    known.some((one) => one.number === number && one.checksum === checksum),
  );
  if (!isKnown)
    throw new Wrong("This backup was made by another version of Banyan than this one knows: restore it with that.");
  await migrate(
    databaseUrl,
    known.filter(({ number }) => migrations.some((one) => one.number === number)),
  );
}

/** A line as it is put back: under a new log id, and without what was erased; nothing for a wrap of an erased record. */
function asRestored(line: string, erasures: ReadonlySet<string>): string | undefined {
  const isChanged = line.startsWith('["installation"') || (erasures.size > 0 && /^\["(wrap|change)"/.test(line));
  if (!isChanged) return line;
  const [table, row] = JSON.parse(line) as [string, { readonly [column: string]: unknown }];
  if (table === "installation") return JSON.stringify([table, { ...row, log_id: randomUUID() }]);
  if (!erasures.has(erasureOf(row))) return line;
  // The head stays: it is signed, and chains hold by it. What it says was written is gone.
  return table === "wrap" ? undefined : JSON.stringify([table, { ...row, body: "", facts: null }]);
}

/** What was erased, as the list tells it. A list that is not whole stops the restore. */
function erasuresIn(dataFolder: string): ReadonlySet<string> {
  try {
    return new Set(readErasures(dataFolder).map((line) => `${line.tenant} ${line.record}`));
  } catch (error) {
    throw error instanceof StartRefused ? new Wrong(error.message) : error;
  }
}

function erasureOf({ tenant, record }: { readonly [column: string]: unknown }): string {
  return `${String(tenant)} ${String(record)}`;
}
