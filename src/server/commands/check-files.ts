// What `check` asks of files. Without a key: how many chunks there are, and how many are of no record. With somebody's keys: whether each
// file that a record they read names is there, whole, and what was sealed; and how many files lie with these records that no change names.
import type { KnownRecord } from "#core/register/known-records.ts";
import { filesOfRecord, type OpenHeldFile } from "../held-files.ts";
import type { Sql } from "../store/database.ts";

export interface ChunkCounts {
  readonly chunks: number;
  /** Of a record that is not there: it never came. */
  readonly ofNoRecord: number;
}

export async function countChunks(sql: Sql, tenant: string): Promise<ChunkCounts> {
  const [counts] = await sql<ChunkCounts>(
    `SELECT count(*) AS chunks, count(*) FILTER (WHERE r.created IS NOT TRUE) AS "ofNoRecord"
     FROM file_chunk c LEFT JOIN record r ON r.tenant = c.tenant AND r.record = c.record WHERE c.tenant = $1`,
    [tenant],
  );
  return counts ?? { chunks: 0, ofNoRecord: 0 };
}

export interface FilesFound {
  readonly opened: number;
  /** Named, and not there: refused, or still on their way. */
  readonly away: number;
  /** There, and named by no change. */
  readonly unnamed: number;
  /** Records with a file that is there and is not what was sealed. */
  readonly broken: readonly string[];
}

/** `there` are the files that have chunks, by record. */
export async function lookIntoFiles(
  tenant: string,
  known: readonly KnownRecord[],
  there: ReadonlyMap<string, readonly string[]>,
  open: OpenHeldFile,
): Promise<FilesFound> {
  const counts = { opened: 0, away: 0, unnamed: 0 };
  const broken: string[] = [];
  for (const one of known) {
    const record = one.changes[0]?.head.record ?? "";
    const files = filesOfRecord(one);
    counts.unnamed += (there.get(record) ?? []).filter((id) => !files.some((file) => file.id === id)).length;
    for (const file of files) {
      const whole = await open({ tenant, record }, file);
      if (!("fault" in whole)) counts.opened += 1;
      else if (whole.fault === "missing") counts.away += 1;
      else broken.push(record);
    }
  }
  return { ...counts, broken };
}

export async function filesByRecord(sql: Sql, tenant: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await sql<{ record: string; files: readonly string[] }>(
    "SELECT record, array_agg(DISTINCT file::text) AS files FROM file_chunk WHERE tenant = $1 GROUP BY record",
    [tenant],
  );
  return new Map(rows.map(({ record, files }) => [record, files]));
}
