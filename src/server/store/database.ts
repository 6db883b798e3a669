// The database, and the only ways into it: as a person, as the door, as the counter, as whoever sets it up. Each is one transaction.
// Promise: work runs under a role that owns nothing and sees only its tenants; what is returned has been committed.
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { checkRoles } from "./roles.ts";
import { isPassing } from "./trouble.ts";

/** Runs one statement with its values and returns the rows. */
export type Sql = <Row = { readonly [column: string]: unknown }>(
  text: string,
  values?: readonly unknown[],
) => Promise<readonly Row[]>;
export type Work<T> = (sql: Sql) => Promise<T>;

export interface Store {
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** Who asks; and where they have any role at all, from which day to which. */
export interface Asking {
  readonly id?: string;
  readonly grants: readonly { readonly tenant: string; readonly fromOn?: string; readonly toOn?: string }[];
}

/** Opens a pool and refuses a database in which row-level security would not hold. Throws StartRefused in one sentence. */
export async function openStore(url: string): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 12,
    pipeline: true,
    types: { getTypeParser: parserFor as typeof pg.types.getTypeParser },
    connectionTimeoutMillis: 10_000,
  });
  // A connection that dies says so to whoever waits for its answer; nobody else has to know, and the next request gets another.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const store = { pool, close: () => pool.end() };
  try {
    await asOwner(store, checkRoles);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return store;
}

/**
 * A transaction that sees the tenants in which this person has a role today, and no other row of any tenant. Which day it is, the
 * database asks itself: it believes no clock of ours.
 */
export function asPerson<T>(store: Store, person: Asking, work: Work<T>): Promise<T> {
  const reaches = person.grants.map(({ tenant, fromOn = "", toOn = "" }) => `${tenant}/${fromOn}/${toOn}`);
  const isMe = person.id === undefined ? "" : `SET LOCAL banyan.person = ${quoted(person.id)}`;
  return inTenants(store, [...new Set(reaches)], work, isMe);
}

/** The same for work that names its tenants, as `tenant` or `tenant/from/to`. `before` is SQL that runs once the role is taken. */
export function inTenants<T>(store: Store, tenants: readonly string[], work: Work<T>, before = ""): Promise<T> {
  return transaction(
    store,
    `SET LOCAL ROLE banyan_app; SET LOCAL banyan.tenants = ${quoted(tenants.join(","))}; ${before}`,
    work,
  );
}

/** A transaction that sees who there is and who is signed in, and nothing anybody wrote: for what comes before a person is known. */
export function asDoor<T>(store: Store, work: Work<T>): Promise<T> {
  return transaction(store, "SET LOCAL ROLE banyan_app; SET LOCAL banyan.door = 'open'", work);
}

/** A transaction that counts for a release: counted rows and record states of every tenant, and cuts; nothing else. */
export function asCounter<T>(store: Store, work: Work<T>): Promise<T> {
  return transaction(store, "SET LOCAL ROLE banyan_counter", work);
}

/** A transaction that sets up: installation, people, tenants, streams, grants. It sees nothing anybody wrote. */
export function asOwner<T>(store: Store, work: Work<T>): Promise<T> {
  return transaction(store, "", work);
}

/** For how long; and no plan is compiled: where sequential scans are switched off PostgreSQL takes the shortest for dear, and compiles 100 ms for it. */
const LIMITS =
  "SET LOCAL jit = off; SET LOCAL statement_timeout = '60s'; SET LOCAL lock_timeout = '15s'; SET LOCAL idle_in_transaction_session_timeout = '60s'";
const MOST_TRIES = 6;
const PAUSE_MILLIS = 20;

/** Runs under the role and settings that `role` sets. For the ways into the database, here and in erase.ts. */
export async function transaction<T>(store: Store, role: string, work: Work<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await once(store, role, work);
    } catch (error) {
      if (tries === MOST_TRIES || !isPassing(error)) throw error;
      // Whoever was preferred goes first: tried again at once, this would meet it in the same place.
      await setTimeout(tries * PAUSE_MILLIS * (1 + Math.random()));
    }
  }
}

async function once<T>(store: Store, role: string, work: Work<T>): Promise<T> {
  const client = await store.pool.connect();
  let isOver = false;
  let broken = true;
  const sql: Sql = async (text, values) => {
    if (isOver) throw new Error("a statement after the end of its transaction");
    return (await client.query(text, values as unknown[])).rows;
  };
  try {
    // Sent ahead of the first statement and not waited for: should it fail, every statement after it fails as well.
    const [begun, worked] = await Promise.allSettled([client.query(`BEGIN; ${LIMITS}; ${role}`), work(sql)]);
    isOver = true;
    if (begun.status === "rejected") throw begun.reason;
    if (worked.status === "rejected") throw worked.reason;
    const { command } = await client.query("COMMIT");
    broken = false;
    // PostgreSQL answers the COMMIT of a failed transaction with ROLLBACK and no error.
    if (command !== "COMMIT") throw new Error("the transaction was rolled back");
    return worked.value;
  } catch (error) {
    if (broken)
      await client.query("ROLLBACK").then(
        () => (broken = false),
        () => undefined,
      );
    throw error;
  } finally {
    client.release(broken);
  }
}

function quoted(text: string): string {
  return pg.escapeLiteral(text);
}

/** Counts and minor units are far below 2^53: plain numbers, where the driver would give texts. */
function parserFor(oid: number, format?: "text" | "binary"): (value: string) => unknown {
  if (oid === pg.types.builtins.INT8) return Number;
  return pg.types.getTypeParser(oid, format as "text");
}
