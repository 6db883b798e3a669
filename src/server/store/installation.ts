// What this installation is: its log, its programme, whether it is a demonstration. Written once, at the first start.
import { randomUUID } from "node:crypto";
import { StartRefused } from "../postgres-install.ts";
import { asOwner, type Store } from "./database.ts";

export interface Installation {
  readonly logId: string;
  readonly programme: string;
  readonly demonstration: boolean;
  readonly today: string | null;
}

/**
 * What this database was made for: what is asked where it is new, and later what it was then. Throws StartRefused where a demonstration is
 * there and none is asked for: it stays one for ever.
 */
export async function ensureInstallation(store: Store, asked: Omit<Installation, "logId">): Promise<Installation> {
  const [found] = await asOwner(store, async (sql) => {
    await sql(
      "INSERT INTO installation (log_id, programme, demonstration, today) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
      [randomUUID(), asked.programme, asked.demonstration, asked.today],
    );
    return sql<Installation>('SELECT log_id AS "logId", programme, demonstration, today FROM installation');
  });
  if (!found || found.programme !== asked.programme)
    throw new StartRefused("This database holds another programme: use another database.");
  if (found.demonstration && !asked.demonstration)
    throw new StartRefused(
      "This database holds a demonstration and can never hold real work: use another one, or another BANYAN_DATA.",
    );
  return found;
}

/** Whether the demonstration is all in. */
export async function isLoaded(store: Store): Promise<boolean> {
  const [found] = await asOwner(store, (sql) => sql<{ loaded: boolean }>("SELECT loaded FROM installation"));
  return found?.loaded === true;
}

export async function markLoaded(store: Store): Promise<void> {
  await asOwner(store, (sql) => sql("UPDATE installation SET loaded = true"));
}

/** The public key that whoever set this installation up signs with; null before that. */
export async function findRoot(store: Store): Promise<string | null> {
  const [found] = await asOwner(store, (sql) => sql<{ root: string | null }>("SELECT root FROM installation"));
  return found?.root ?? null;
}
