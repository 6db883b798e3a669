// The key logs of organisations, read once and read on: what each comes to now, for whoever asks in a transaction.
import type { Role } from "#core/access/role.ts";
import { isProblem } from "#core/problem.ts";
import { isWanted, namedPlaces } from "#core/seal/circle.ts";
import type { SignedEntry } from "#core/seal/key-log.ts";
import { type KnownLog, noLog, readOn } from "../key-post.ts";
import type { Sql } from "./database.ts";

export interface KeyLogs {
  /** As far as it was read already. */
  readonly known: (tenant: string) => KnownLog;
  /** Read on to its end as this transaction sees it. Throws where it is not believed: nobody but us wrote it. */
  readonly read: (sql: Sql, tenant: string, root?: string | null) => Promise<KnownLog>;
  /** The circles of people by name that this person is one of. */
  readonly namedOf: (
    sql: Sql,
    tenant: string,
    stream: string,
    person: string,
    on: string,
  ) => Promise<readonly string[]>;
  readonly remember: (tenant: string, log: KnownLog) => void;
}

const MOST_REMEMBERED = 1_000;

export function keyLogs(roles: readonly Role[]): KeyLogs {
  // Entries are only ever added: what was read of a log stays read, and what another process added is read on from there.
  const remembered = new Map<string, KnownLog>();

  function remember(tenant: string, log: KnownLog): void {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(tenant, log);
  }

  const known = (tenant: string): KnownLog => remembered.get(tenant) ?? noLog(tenant);

  async function read(sql: Sql, tenant: string, told?: string | null): Promise<KnownLog> {
    const before = known(tenant);
    const root = told === undefined ? await rootIn(sql) : told;
    const log = await readOn({ roles, root }, before, await readEntries(sql, tenant, before.state.next));
    if (isProblem(log)) throw new Error("the key log of an organisation is not believed");
    remember(tenant, log);
    return log;
  }

  return {
    known,
    read,
    remember,
    async namedOf(sql, tenant, stream, person, on) {
      const { state } = await read(sql, tenant);
      const places = namedPlaces(state, person).filter((place) => place.stream === stream);
      return places.filter((place) => isWanted(state, place, person, on)).map(({ circle }) => circle);
    },
  };
}

async function rootIn(sql: Sql): Promise<string | null> {
  const [{ root = null } = {}] = await sql<{ root: string | null }>("SELECT root FROM installation");
  return root;
}

export async function readEntries(sql: Sql, tenant: string, after: number): Promise<readonly SignedEntry[]> {
  const rows = await sql<{ entry: string; signature: string }>(
    "SELECT entry, signature FROM key_entry WHERE tenant = $1 AND n >= $2 ORDER BY n",
    [tenant, after],
  );
  return rows.map(({ entry, signature }) => ({ entry: JSON.parse(entry), signature }));
}
