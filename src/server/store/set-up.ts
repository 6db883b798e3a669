// What begins at once or not at all: an installation with its root, its first organisation and whoever founds it; an organisation with its log.

import { problem } from "#core/problem.ts";
import type { SignedEntry } from "#core/seal/key-log.ts";
import type { KeptAccount } from "../account.ts";
import type { NewPerson, NewStream, NewTenant } from "../keeper.ts";
import { putAccount } from "./accounts.ts";
import { NEW_TENANT, putNewcomer, putStream, putTenant } from "./admin.ts";
import { asOwner, type Store } from "./database.ts";
import { addEntries, type TakingRules } from "./keys.ts";
import { keepSignIn, type NewSignIn } from "./sign-ins.ts";

export interface Beginning {
  /** The public key that founds organisations here from now on. */
  readonly root: string;
  readonly tenant: NewTenant;
  readonly office: NewStream;
  readonly person: NewPerson;
  readonly account: KeptAccount;
  /** `founded`, signed by the root. */
  readonly entries: readonly SignedEntry[];
  readonly signIn: NewSignIn;
}

/** False where somebody was here before. Throws the Problem where what was signed is not believed. */
export async function beginInstallation(store: Store, rules: TakingRules, begins: Beginning): Promise<boolean> {
  const { root, tenant, office, person, account, entries, signIn } = begins;
  return asOwner(store, async (sql) => {
    // Two who begin at once: the second waits here, and finds the first.
    const [found] = await sql<{ demonstration: boolean }>("SELECT demonstration FROM installation FOR UPDATE");
    const somebody = await sql("SELECT FROM person LIMIT 1");
    if (found?.demonstration !== false || somebody.length > 0) return false;
    await sql("UPDATE installation SET root = $1", [root]);
    await putTenant(sql, tenant);
    await putStream(sql, office);
    await putNewcomer(sql, person);
    await addEntries(sql, rules, tenant.id, entries);
    await putAccount(sql, person.id, account);
    return keepSignIn(sql, person.id, signIn);
  });
}

/** Throws the Problem where the organisation was there before, or what was signed is not believed. */
export async function foundOrganisation(
  store: Store,
  rules: TakingRules,
  { id, name, country, partner }: NewTenant,
  office: NewStream,
  entries: readonly SignedEntry[],
): Promise<void> {
  await asOwner(store, async (sql) => {
    const made = await sql(`${NEW_TENANT} DO NOTHING RETURNING tenant`, [id, name, country, partner]);
    if (made.length === 0) throw problem("door.not-allowed");
    await putStream(sql, office);
    await addEntries(sql, rules, id, entries);
  });
}
