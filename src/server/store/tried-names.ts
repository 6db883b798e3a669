// Names that were tried in vain, in the database: one process counts what another has counted, and a restart forgets nothing.
// Promise: no name stands here that anybody typed; what is kept of one is forgotten after a day.
import { createHmac } from "node:crypto";
import { FORGOTTEN_MILLIS, type Tried, tryAgain } from "../patience.ts";
import { asDoor, type Sql, type Store } from "./database.ts";

/** Counts a try before it is known to be wrong, and is 0; or in how many seconds there may be another, and this one is none. */
export function tryName(store: Store, name: string, now: number): Promise<number> {
  return asDoor(store, async (sql) => {
    const hash = await hashOf(sql, name);
    // Of many tries at once, the fifth makes the others wait.
    await sql("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [hash]);
    const [before] = await sql<Tried>(
      `SELECT times, ${millisOf("at")} AS at, ${millisOf("until")} AS until FROM tried_name WHERE hash = $1`,
      [hash],
    );
    const next = tryAgain(before, now);
    if ("seconds" in next) return next.seconds;
    await sql("DELETE FROM tried_name WHERE at < to_timestamp($1::float8 / 1000)", [now - FORGOTTEN_MILLIS]);
    await sql(
      `INSERT INTO tried_name (hash, times, at, until)
       VALUES ($1, $2, to_timestamp($3::float8 / 1000), to_timestamp($4::float8 / 1000))
       ON CONFLICT (hash) DO UPDATE SET (times, at, until) = (excluded.times, excluded.at, excluded.until)`,
      [hash, next.times, next.at, next.until],
    );
    return 0;
  });
}

/** It was right. */
export async function forgiveName(store: Store, name: string): Promise<void> {
  await asDoor(store, async (sql) => sql("DELETE FROM tried_name WHERE hash = $1", [await hashOf(sql, name)]));
}

async function hashOf(sql: Sql, name: string): Promise<string> {
  const [found] = await sql<{ secret: string }>("SELECT secret FROM door_secret");
  return createHmac("sha256", found?.secret ?? "")
    .update(`tried ${name}`)
    .digest("hex");
}

function millisOf(column: string): string {
  return `round(extract(epoch FROM ${column}) * 1000)::float8`;
}
