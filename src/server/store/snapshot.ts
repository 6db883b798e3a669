// All rows of the database as lines of JSON, read in one snapshot while the server runs, and put into an empty database again.
// Promise: what is read is what stood at one moment; what is put in is all of it or nothing.
import type pg from "pg";
import type { Store } from "./database.ts";

/** Made anew at a restore, or void by it (checkpoints are of a log): which files have run, who is signed in, what passkeys were asked, which names were tried, what unknown names are answered from. */
export const LEFT_OUT: readonly string[] = [
  "migration",
  "sign_in",
  "door_secret",
  "passkey_challenge",
  "tried_name",
  "checkpoint",
];

const ROWS_AT_ONCE = 1_000;
/** Of these each row is large. */
const LARGE_AT_ONCE: { readonly [table: string]: number } = { file_chunk: 40 };
const LETTERS_AT_ONCE = 4_000_000;

/** A table, and the columns of it that are not worked out. */
interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

/** A row as a line: `["table", {…}]`. */
export type TakeLines = (table: string, lines: readonly string[]) => Promise<void>;

export interface Snapshot {
  readonly rows: { readonly [table: string]: number };
  readonly migrations: readonly { readonly number: number; readonly name: string; readonly checksum: string }[];
}

/** Hands over every row, table by table, each after those it names. */
export async function readSnapshot({ pool }: Store, take: TakeLines): Promise<Snapshot> {
  return inOne(pool, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", async (client) => {
    // The first statement takes the snapshot: what the owner alone may see is read in the same.
    const { rows: migrations } = await client.query("SELECT number, name, checksum FROM migration ORDER BY number");
    await client.query("SET LOCAL ROLE banyan_backup");
    const rows: { [table: string]: number } = {};
    for (const { name } of await tablesOf(client)) {
      rows[name] = 0;
      await client.query(
        `DECLARE lines CURSOR FOR SELECT json_build_array('${name}', to_json(t))::text AS line FROM ${name} t`,
      );
      for (;;) {
        const page = await client.query<{ line: string }>(`FETCH ${LARGE_AT_ONCE[name] ?? ROWS_AT_ONCE} FROM lines`);
        if (page.rows.length === 0) break;
        rows[name] += page.rows.length;
        await take(
          name,
          page.rows.map(({ line }) => line),
        );
      }
      await client.query("CLOSE lines");
    }
    return { rows, migrations };
  });
}

/** Puts lines into an empty database of the same form. Throws where a row is refused, or where in the end there are not as many as expected. */
export async function writeSnapshot(
  { pool }: Store,
  lines: AsyncIterable<string>,
  expected: () => Snapshot["rows"],
): Promise<void> {
  await inOne(pool, "BEGIN", async (client) => {
    await client.query("SET LOCAL ROLE banyan_backup");
    const tables = new Map((await tablesOf(client)).map((table) => [table.name, table]));
    let batch: string[] = [];
    let letters = 0;
    let into: Table | undefined;
    async function flush(): Promise<void> {
      if (into && batch.length > 0) {
        const columns = into.columns.join(", ");
        const insert = `INSERT INTO ${into.name} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::public.${into.name}, $1)`;
        await client.query(insert, [`[${batch.join(",")}]`]);
      }
      batch = [];
      letters = 0;
    }
    for await (const line of lines) {
      const at = line.indexOf(",");
      const name = JSON.parse(line.slice(1, at)) as string;
      if (name !== into?.name || batch.length >= ROWS_AT_ONCE || letters >= LETTERS_AT_ONCE) {
        await flush();
        into = tables.get(name);
        if (!into) throw new Error(`a backup has a table that this version does not know: ${name}`);
      }
      batch.push(line.slice(at + 1, -1));
      letters += line.length;
    }
    await flush();
    const counts = expected();
    for (const { name } of tables.values()) {
      const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${name}`);
      if (rows[0]?.count !== (counts[name] ?? 0)) throw new Error(`not all rows of ${name} were restored`);
    }
  });
}

/** Is there nothing in it but its tables, or not even these? */
export async function isEmpty({ pool }: Store): Promise<boolean> {
  return inOne(pool, "BEGIN READ ONLY", async (client) => {
    await client.query("SET LOCAL ROLE banyan_backup");
    for (const { name } of await tablesOf(client))
      if ((await client.query(`SELECT FROM ${name} LIMIT 1`)).rowCount !== 0) return false;
    return true;
  });
}

/** Every table but those that are left out, each after those that its foreign keys name. */
async function tablesOf(client: pg.PoolClient): Promise<readonly Table[]> {
  const { rows } = await client.query<Table & { readonly after: readonly string[] }>(
    `SELECT c.relname::text AS name,
       ARRAY (SELECT attname::text FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum) AS columns,
       ARRAY (SELECT DISTINCT k.confrelid::regclass::text FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS after
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> ALL ($1) ORDER BY 1`,
    [LEFT_OUT],
  );
  const ordered: Table[] = [];
  while (ordered.length < rows.length) {
    const ready = rows.filter(
      ({ name, after }) =>
        !ordered.some((one) => one.name === name) && after.every((other) => ordered.some((one) => one.name === other)),
    );
    if (ready.length === 0) throw new Error("tables that name each other have no order");
    ordered.push(...ready);
  }
  return ordered;
}

/** One transaction on one connection, for as long as it takes. */
async function inOne<T>(pool: pg.Pool, begin: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let isDone = false;
  try {
    await client.query(begin);
    const worked = await work(client);
    const { command } = await client.query("COMMIT");
    if (command !== "COMMIT") throw new Error("the transaction was rolled back");
    isDone = true;
    return worked;
  } finally {
    // A connection that failed in the middle is not used again: what it began goes with it.
    client.release(!isDone);
  }
}
