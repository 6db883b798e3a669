// Invitations in the database: made with the entry that says so, opened by who has the link, taken once, and then somebody's account is there.
// Promise: each is whole or not at all. Whoever was cut off while taking one finds it taken, and signs in; or not taken, and takes it again.
import { createHash } from "node:crypto";
import { problem } from "#core/problem.ts";
import type { SignedEntry } from "#core/seal/key-log.ts";
import type { KeptAccount } from "../account.ts";
import { putAccount } from "./accounts.ts";
import { asOwner, type Sql, type Store } from "./database.ts";
import { readEntries } from "./key-logs.ts";
import { addEntries, type TakingRules } from "./keys.ts";
import type { Named } from "./people.ts";
import { endOtherSignIns, keepSignIn, type NewSignIn } from "./sign-ins.ts";

/** Whom an invitation is for, and what they are told before they take it. */
export interface OpenedInvitation {
  readonly person: { readonly id: string; readonly name: string; readonly does: string };
  readonly organisation: string;
  readonly tenant: string;
  /** Who invites: their id stands in the log, signed; their name is ours to say. */
  readonly by: Named;
  /** The whole log: whoever was invited reads it by the root their link names, and believes nobody else. */
  readonly entries: readonly SignedEntry[];
}

/** An invitation without an entry is none that a device believes. */
const NOBODY: Named = { id: "", name: "" };

interface Shown {
  readonly id: string;
  readonly proof: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Whether this organisation let somebody in and still is their home; `elsewhere`: they have a role in another one too. */
export async function findHome(
  store: Store,
  person: string,
): Promise<{ readonly home: string | null; readonly elsewhere: boolean } | undefined> {
  const [found] = await asOwner(store, (sql) =>
    sql<{ home: string | null; elsewhere: boolean }>(
      `SELECT p.home, EXISTS (
         SELECT FROM granted g WHERE g.person = p.id AND g.tenant IS DISTINCT FROM p.home AND (g.to_on = '' OR g.to_on >= day_here())
       ) AS elsewhere FROM person p WHERE p.id = $1`,
      [person],
    ),
  );
  return found;
}

export interface NewInvitation extends Omit<Shown, "now"> {
  readonly tenant: string;
  readonly person: string;
  readonly endsAt: number;
  /** `invited`. */
  readonly entries: readonly SignedEntry[];
}

/** In the place of any earlier one of this person. Throws the Problem where it may not be made. */
export async function makeInvitation(store: Store, rules: TakingRules, made: NewInvitation): Promise<void> {
  const { id, proof, tenant, person, endsAt, entries } = made;
  await asOwner(store, async (sql) => {
    await sql("DELETE FROM invitation WHERE tenant = $1 AND person = $2", [tenant, person]);
    const kept = await sql(
      `INSERT INTO invitation (id, tenant, person, proof_hash, ends_at) VALUES ($1, $2, $3, $4, to_timestamp($5::float8 / 1000))
       ON CONFLICT DO NOTHING RETURNING id`,
      [id, tenant, person, hashOf(proof), endsAt],
    );
    if (kept.length === 0) throw problem("door.not-allowed");
    await addEntries(sql, rules, tenant, entries);
  });
}

/** Throws `invitation.over` where there is none, it was taken, its time is over, or the proof is another's. */
export function openInvitation(store: Store, shown: Shown): Promise<OpenedInvitation> {
  return asOwner(store, async (sql) => {
    const { tenant, person, name, does, organisation } = await findOpen(sql, shown);
    const entries = await readEntries(sql, tenant, 0);
    const invited = entries.findLast(({ entry: { saying } }) => saying.says === "invited" && saying.person === person);
    const [by = NOBODY] = await sql<Named>("SELECT id, name FROM person WHERE id = $1", [invited?.entry.by]);
    return { person: { id: person, name, does }, organisation, tenant, by, entries };
  });
}

export interface Taking extends Shown {
  readonly account: KeptAccount;
  /** `joined`. */
  readonly entries: readonly SignedEntry[];
  readonly signIn: NewSignIn;
}

/**
 * The person has the keys and the account that are brought, and no others; wherever they were signed in they are no more, but here. Throws the
 * Problem, `invitation.over` as above.
 */
export async function takeInvitation(store: Store, rules: TakingRules, taking: Taking): Promise<boolean> {
  const { id, account, entries, signIn } = taking;
  return asOwner(store, async (sql) => {
    const { tenant, person } = await findOpen(sql, taking);
    const [joins] = entries;
    const saying = joins?.entry.saying;
    if (entries.length !== 1 || saying?.says !== "joined" || saying.person !== person)
      throw problem("keys.not-believed");
    await addEntries(sql, rules, tenant, entries);
    await sql("UPDATE invitation SET used_at = now() WHERE id = $1", [id]);
    await putAccount(sql, person, account);
    await endOtherSignIns(sql, person, null);
    return keepSignIn(sql, person, signIn);
  });
}

/** Locked: of two who take it at once, the second finds it taken. */
async function findOpen(
  sql: Sql,
  { id, proof, now }: Shown,
): Promise<{ tenant: string; person: string; name: string; does: string; organisation: string }> {
  const [found] = await sql<{ tenant: string; person: string; name: string; does: string; organisation: string }>(
    `SELECT i.tenant, i.person, p.name, p.does, t.name AS organisation
     FROM invitation i JOIN person p ON p.id = i.person JOIN tenant t ON t.tenant = i.tenant
     WHERE i.id = $1 AND i.proof_hash = $2 AND i.used_at IS NULL AND i.ends_at > to_timestamp($3::float8 / 1000)
     FOR UPDATE OF i`,
    [id, hashOf(proof), now],
  );
  if (!found) throw problem("invitation.over");
  return found;
}

/** What is proven comes from 32 random bytes: nobody guesses it, and whoever reads the hash cannot show it. */
function hashOf(proof: string): string {
  return createHash("sha256").update(proof).digest("hex");
}
