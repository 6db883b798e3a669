// `backup`: everything in one snapshot while the server runs, in two files: the wraps, which open what is sealed and are kept for a short time
// only, and all the rest. Promise: a folder with a `backup.json` is whole, and was read back and compared; a backup cut off leaves none.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { isObject } from "../form.ts";
import type { Store } from "../store/database.ts";
import { readSnapshot, type Snapshot } from "../store/snapshot.ts";
import { inHouse, type Out, Wrong } from "./command.ts";

export const backupHelp = `backup DIR [--prune] [--days 30] [--json]
  Writes all there is into a new folder in DIR: wraps.jsonl, without which nothing sealed opens, everything.jsonl, and what they should be.
  --prune      takes away the wraps of backups that are older than --days: what was erased since is unreadable from then on.
  Keep DIR as you keep the database itself: what is not sealed stands readable in it.`;

export const WRAPS = "wraps.jsonl";
export const EVERYTHING = "everything.jsonl";
const MANIFEST = "backup.json";
const KEPT_DAYS = 30;
const DAY_MILLIS = 86_400_000;

interface BackupFile {
  readonly rows: number;
  readonly sha256: string;
}

export interface Manifest extends Snapshot {
  readonly format: 1;
  /** When it was begun, as an instant. */
  readonly at: string;
  readonly files: { readonly [WRAPS]: BackupFile; readonly [EVERYTHING]: BackupFile };
}

export async function backup(
  given: {
    readonly folder: string;
    readonly prune: boolean;
    readonly days: string | undefined;
    readonly json: boolean;
  },
  out: Out,
): Promise<void> {
  const days = Number(given.days ?? KEPT_DAYS);
  if (!Number.isInteger(days) || days < 1) throw new Wrong("--days is a whole number of days, from 1.");
  const { folder, manifest } = await inHouse(out, ({ store }) => backupInto(store, given.folder, Date.now()));
  const pruned = given.prune ? await pruneWraps(given.folder, days, Date.now()) : 0;
  const { files } = manifest;
  if (given.json) out.say(`${JSON.stringify({ folder, rows: manifest.rows, files, pruned }, null, 2)}\n`);
  else {
    out.say(`${folder}: ${files[EVERYTHING].rows} rows, and ${files[WRAPS].rows} wraps in a file of their own.\n`);
    if (given.prune) out.say(`The wraps of ${pruned} older backups were taken away.\n`);
  }
}

/** A new backup in a folder of its own below this one. */
export async function backupInto(
  store: Store,
  into: string,
  now: number,
): Promise<{ readonly folder: string; readonly manifest: Manifest }> {
  const at = new Date(now).toISOString();
  const folder = join(into, at.replaceAll(":", "-"));
  const partial = join(into, `.${at.replaceAll(":", "-")}.partial`);
  await mkdir(partial, { recursive: true, mode: 0o700 });
  try {
    const [wraps, everything] = [await newFile(join(partial, WRAPS)), await newFile(join(partial, EVERYTHING))];
    const snapshot = await readSnapshot(store, (table, lines) => (table === "wrap" ? wraps : everything).add(lines));
    const files = { [WRAPS]: await wraps.close(), [EVERYTHING]: await everything.close() };
    const manifest: Manifest = { format: 1, at, ...snapshot, files };
    await checkFiles(partial, manifest);
    await (await newFile(join(partial, MANIFEST))).close([JSON.stringify(manifest, null, 2)]);
    await rename(partial, folder);
    return { folder, manifest };
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

/** Takes the wraps out of backups that are so many days old, and says out of how many. */
export async function pruneWraps(folder: string, days: number, now: number): Promise<number> {
  let pruned = 0;
  for (const name of await readdir(folder)) {
    const manifest = await readManifest(join(folder, name));
    if (!manifest || now - Date.parse(manifest.at) < days * DAY_MILLIS) continue;
    if (!(await isThere(join(folder, name, WRAPS)))) continue;
    await rm(join(folder, name, WRAPS));
    pruned += 1;
  }
  return pruned;
}

/** What a backup says of itself; nothing where there is none. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    const manifest: unknown = JSON.parse(await readFile(join(folder, MANIFEST), "utf8"));
    if (isObject(manifest) && manifest["format"] === 1 && isObject(manifest["files"]) && isObject(manifest["rows"]))
      return manifest as unknown as Manifest;
  } catch {
    // No backup.
  }
  return undefined;
}

/** Throws Wrong where a file is not what was written. */
export async function checkFiles(folder: string, { files }: Pick<Manifest, "files">): Promise<void> {
  for (const [name, { sha256 }] of Object.entries(files)) {
    if (!(await isThere(join(folder, name))))
      throw new Wrong(
        name === WRAPS
          ? "The wraps of this backup were taken away when their time was over: nothing sealed in it opens any more. Restore a newer one."
          : `${name} is missing in this backup.`,
      );
    const hash = createHash("sha256");
    for await (const part of createReadStream(join(folder, name))) hash.update(part as Buffer);
    if (hash.digest("hex") !== sha256) throw new Wrong(`${name} is not as it was written: this backup is damaged.`);
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

interface NewFile {
  readonly add: (lines: readonly string[]) => Promise<void>;
  /** Once it is on the disk. */
  readonly close: (last?: readonly string[]) => Promise<BackupFile>;
}

async function newFile(path: string): Promise<NewFile> {
  const file = await open(path, "wx", 0o600);
  const hash = createHash("sha256");
  let rows = 0;
  async function add(lines: readonly string[]): Promise<void> {
    const text = lines.map((line) => `${line}\n`).join("");
    hash.update(text);
    rows += lines.length;
    await file.appendFile(text);
  }
  return {
    add,
    async close(last = []) {
      await add(last);
      await file.sync();
      await file.close();
      return { rows, sha256: hash.digest("hex") };
    },
  };
}
