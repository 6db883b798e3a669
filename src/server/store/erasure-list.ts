// The list of what was erased, outside the database: a line each in erasures.jsonl of the data folder, each with the hash of the line before.
// Promise: a line is on the disk before its erasure is committed. Stopped before the line, nothing was erased, and it waits for approval as it
// did; stopped between the line and the commit, or gone back to a backup from before, it is erased at the next start or by the restore.
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { canonicalText, hashText } from "#core/seal/bytes.ts";
import { isObject, isUuid } from "../form.ts";
import { StartRefused } from "../postgres-install.ts";
import type { Sql, Store } from "./database.ts";
import { eraseRecord, inErasing } from "./erase.ts";

export interface ErasedLine {
  readonly tenant: string;
  readonly record: string;
  /** ISO 8601, in UTC. */
  readonly at: string;
}

export function erasureListIn(dataFolder: string): string {
  return join(dataFolder, "erasures.jsonl");
}

/** Adds a line, and comes back once it is on the disk. What a stop has left of a line without its end is written over. */
export function noteErasure(dataFolder: string, { tenant, record, at }: ErasedLine): void {
  const path = erasureListIn(dataFolder);
  const isNew = !existsSync(path);
  const { whole, last } = readLines(path);
  const file = openSync(path, isNew ? "wx" : "r+", 0o600);
  try {
    ftruncateSync(file, whole);
    const line = Buffer.from(`${canonicalText({ tenant, record, at, before: last })}\n`);
    for (let from = 0; from < line.length; ) from += writeSync(file, line, from, line.length - from, whole + from);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  if (isNew) syncFolder(dirname(path));
}

/** Every line there is. Throws StartRefused where one was altered, taken out or put in. */
export function readErasures(dataFolder: string): readonly ErasedLine[] {
  return readLines(erasureListIn(dataFolder)).lines;
}

/**
 * Erases what the list names and the database still holds, and says how many records that were. After this a backup from before opens none of
 * them again. A record that the database does not know at all is not erased: it is not there.
 */
export async function replayErasures(store: Store, dataFolder: string): Promise<number> {
  let count = 0;
  for (const [tenant, lines] of Map.groupBy(readErasures(dataFolder), (line) => line.tenant)) {
    const records = [...new Map(lines.map((line) => [line.record, line])).values()];
    const waiting = await inErasing(store, tenant, (sql) =>
      sql<{ record: string }>("SELECT record FROM record WHERE tenant = $1 AND record = ANY ($2) AND erased IS NULL", [
        tenant,
        records.map(({ record }) => record),
      ]),
    );
    const left = new Set(waiting.map(({ record }) => record));
    for (const line of records)
      if (left.has(line.record) && (await inErasing(store, tenant, (sql) => eraseAgain(sql, line)))) count += 1;
  }
  return count;
}

/** The certificate says what is known: who approved stands in no line. */
async function eraseAgain(sql: Sql, { tenant, record, at }: ErasedLine): Promise<boolean> {
  const changes = await eraseRecord(sql, tenant, record);
  if (changes === undefined) return false;
  await sql(
    `INSERT INTO erasure (tenant, record, class, why, erased_on, changes) VALUES ($1, $2, '', 'request', $3, $4)
     ON CONFLICT (tenant, record) DO UPDATE SET erased_on = excluded.erased_on, changes = excluded.changes`,
    [tenant, record, at.slice(0, 10), changes],
  );
  return true;
}

interface Lines {
  readonly lines: readonly ErasedLine[];
  /** Bytes up to the end of the last whole line. */
  readonly whole: number;
  /** The hash of that line; null where there is none. */
  readonly last: string | null;
}

function readLines(path: string): Lines {
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  const lines: ErasedLine[] = [];
  let last: string | null = null;
  for (const [at, line] of whole.split("\n").slice(0, -1).entries()) {
    const said = lineIn(line, last);
    if (!said)
      throw new StartRefused(
        `Line ${at + 1} of erasures.jsonl is not what was written there: put back the list as it was, from a copy.`,
      );
    lines.push(said);
    last = hashText(line);
  }
  return { lines, whole: Buffer.byteLength(whole), last };
}

function lineIn(text: string, before: string | null): ErasedLine | undefined {
  try {
    const said: unknown = JSON.parse(text);
    if (!isObject(said) || said["before"] !== before || canonicalText(said) !== text) return undefined;
    const { tenant, record, at } = said;
    return isUuid(tenant) && isUuid(record) && typeof at === "string" ? { tenant, record, at } : undefined;
  } catch {
    return undefined;
  }
}

/** A new file is there for good once its folder is. */
function syncFolder(folder: string): void {
  const opened = openSync(folder, "r");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
