// The keys of records as they are wrapped, out of the database.
import type { Wrap } from "#core/seal/keyring.ts";
import type { Sql } from "./database.ts";

/** $1 tenant, $2 records. */
const WRAPS = `
SELECT record, generation, circle, epoch, key, box, again FROM wrap WHERE tenant = $1 AND record = ANY ($2::uuid[])
ORDER BY record, generation, key, circle`;

/** The keys of these records as they are wrapped. */
export async function readWraps(sql: Sql, tenant: string, records: readonly string[]): Promise<readonly Wrap[]> {
  return (await sql<WrapRow>(WRAPS, [tenant, records])).map(wrapOf);
}

type WrapRow = Omit<Wrap, "again"> & { readonly again: true | null };

function wrapOf({ again, ...wrap }: WrapRow): Wrap {
  return again ? { ...wrap, again } : wrap;
}
