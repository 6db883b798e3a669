// Accounts in the database: found at the door by a name, shown to whoever they belong to, written by the owner.
// Promise: what is answered about a name that nobody has looks like what is answered about one that somebody has, each time the same.
import { createHmac } from "node:crypto";
import { problem } from "#core/problem.ts";
import {
  type KeptAccount,
  type KeptWay,
  type NewWay,
  type PasswordSettings,
  settingsFrom,
  type Way,
} from "../account.ts";
import type { KeptProof } from "../proof.ts";
import { asDoor, asOwner, type Sql, type Store } from "./database.ts";
import { endOtherSignIns } from "./sign-ins.ts";
import { sqlState } from "./trouble.ts";

/** What a person's own devices need of it: nobody else is told, and none of it is of use without a secret of theirs. */
export interface OwnAccount {
  readonly name: string;
  readonly bundle: string;
  /** `password`, `code`, and the ids of passkeys that open it. */
  readonly ways: readonly (Omit<NewWay, "proof" | "way"> & { readonly way: string })[];
}

/** How the password of this name becomes a secret; for a name that nobody has, as if somebody had it. */
export async function settingsOf(store: Store, folded: string): Promise<PasswordSettings> {
  const [found] = await asDoor(store, (sql) =>
    sql<{ secret: string; settings: PasswordSettings | null }>(
      `SELECT s.secret, w.settings FROM door_secret s LEFT JOIN account a ON a.folded = $1
       LEFT JOIN way_in w ON w.person = a.person AND w.way = 'password'`,
      [folded],
    ),
  );
  const madeUp = settingsFrom(
    createHmac("sha256", found?.secret ?? "")
      .update(folded)
      .digest(),
  );
  return found?.settings ?? madeUp;
}

export interface FoundWay extends KeptProof {
  readonly person: string;
  readonly folded: string;
}

/** What is kept of the proof of a way in, by the name of an account or by whose it is. */
export async function findWay(
  store: Store,
  by: { readonly folded: string } | { readonly person: string },
  way: Way,
): Promise<FoundWay | undefined> {
  const [column, value] = "person" in by ? ["person", by.person] : ["folded", by.folded];
  const [found] = await asDoor(store, (sql) =>
    sql<FoundWay>(
      `SELECT a.person, a.folded, w.verifier, w.salt FROM account a JOIN way_in w ON w.person = a.person
       WHERE a.${column} = $1 AND w.way = $2`,
      [value, way],
    ),
  );
  return found;
}

export async function findAccount(store: Store, person: string): Promise<OwnAccount | null> {
  const [found] = await asDoor(store, (sql) =>
    sql<OwnAccount>(
      `SELECT a.name, a.bundle, (SELECT json_agg(json_build_object('way', way, 'settings', settings, 'wrap', wrap) ORDER BY began NULLS FIRST, way DESC)
         FROM (SELECT way, settings, wrap, NULL::timestamptz AS began FROM way_in WHERE person = a.person
           UNION ALL SELECT id, NULL, wrap, began FROM passkey WHERE person = a.person AND wrap IS NOT NULL) w) AS ways
       FROM account a WHERE a.person = $1`,
      [person],
    ),
  );
  return found ?? null;
}

/** In a transaction of the owner: the account as it is now, whatever there was before. Throws `sign-in.name-taken`. */
export async function putAccount(sql: Sql, person: string, { name, folded, bundle, ways }: KeptAccount): Promise<void> {
  try {
    await sql(
      `INSERT INTO account (person, name, folded, bundle) VALUES ($1, $2, $3, $4)
       ON CONFLICT (person) DO UPDATE SET (name, folded, bundle) = (excluded.name, excluded.folded, excluded.bundle)`,
      [person, name, folded, bundle],
    );
  } catch (error) {
    throw sqlState(error) === "23505" ? problem("sign-in.name-taken") : error;
  }
  await sql("DELETE FROM passkey WHERE person = $1", [person]);
  await sql("DELETE FROM way_in WHERE person = $1", [person]);
  for (const way of ways) await putWay(sql, person, way);
}

/** A way in anew, or one more. Whoever came in otherwise is signed out everywhere but here. */
export async function changeWay(store: Store, person: string, way: KeptWay, session: string): Promise<void> {
  await asOwner(store, async (sql) => {
    await putWay(sql, person, way);
    await endOtherSignIns(sql, person, session);
  });
}

async function putWay(sql: Sql, person: string, { way, settings, verifier, salt, wrap }: KeptWay): Promise<void> {
  await sql(
    `INSERT INTO way_in (person, way, settings, verifier, salt, wrap) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (person, way) DO UPDATE SET (settings, verifier, salt, wrap) = (excluded.settings, excluded.verifier, excluded.salt, excluded.wrap)`,
    [person, way, settings && JSON.stringify(settings), verifier, salt, wrap],
  );
}
