// Passkeys in the database: added and removed by whoever they belong to, found at the door, and what was asked of them.
// Promise: what was asked is answered once; and a passkey that counts is believed only while it counts on.
import { problem } from "#core/problem.ts";
import { MOST_PASSKEYS } from "../limits.ts";
import { ASKED_MILLIS, hashOfChallenge, type KnownPasskey, newChallenge } from "../passkey.ts";
import { asDoor, asOwner, type Sql, type Store } from "./database.ts";
import { endOtherSignIns } from "./sign-ins.ts";

/** What a passkey is to do: sign in alone, sign in after the password of this person, or be added in this sign-in of theirs. */
export type Wanted =
  | { readonly wants: "sign-in" }
  | { readonly wants: "second"; readonly person: string }
  | { readonly wants: "add"; readonly person: string; readonly session: string };

export interface FoundPasskey extends KnownPasskey {
  readonly person: string;
  /** It opens the person's keys, and signs in without a password. */
  readonly alone: boolean;
}

export interface NewPasskey extends KnownPasskey {
  readonly label: string;
  readonly wrap: string | null;
}

/** A passkey as its owner is told of it. */
export interface ListedPasskey {
  readonly id: string;
  readonly label: string;
  readonly alone: boolean;
  readonly began: Date;
  readonly last: Date | null;
}

/** What is to be signed, from now on and for minutes. What was never answered goes at the same time. */
export async function keepChallenge(store: Store, wanted: Wanted, now: number): Promise<string> {
  const challenge = newChallenge();
  const { wants, person = null, session = null } = { person: null, session: null, ...wanted };
  await asDoor(store, async (sql) => {
    await sql(`DELETE FROM passkey_challenge WHERE ends_at < ${timeOf("$1")}`, [now]);
    await sql(
      `INSERT INTO passkey_challenge (hash, wants, person, session, ends_at) VALUES ($1, $2, $3, $4, ${timeOf("$5")})`,
      [hashOfChallenge(challenge), wants, person, session, now + ASKED_MILLIS],
    );
  });
  return challenge;
}

/** What was to be done by whoever signs this; nothing where it was not asked here, too long ago, or signed already. */
export async function takeChallenge(store: Store, challenge: string, now: number): Promise<Wanted | undefined> {
  const [found] = await asDoor(store, (sql) =>
    sql<Wanted & { readonly isOver: boolean }>(
      `DELETE FROM passkey_challenge WHERE hash = $1 RETURNING wants, person, session, ends_at <= ${timeOf("$2")} AS "isOver"`,
      [hashOfChallenge(challenge), now],
    ),
  );
  return found && !found.isOver ? found : undefined;
}

export async function findPasskey(store: Store, id: string): Promise<FoundPasskey | undefined> {
  const [found] = await asDoor(store, (sql) =>
    sql<FoundPasskey>(
      `SELECT id, person, public_key AS "publicKey", counter, wrap IS NOT NULL AS alone FROM passkey WHERE id = $1`,
      [id],
    ),
  );
  return found;
}

export function passkeysOf(store: Store, person: string): Promise<readonly ListedPasskey[]> {
  return asDoor(store, (sql) =>
    sql<ListedPasskey>(
      "SELECT id, label, wrap IS NOT NULL AS alone, began, last FROM passkey WHERE person = $1 ORDER BY began, id",
      [person],
    ),
  );
}

/** Those of which one is asked for after the password: all of a person's, where one of them cannot sign in alone. Most have none. */
export async function secondOf(store: Store, person: string): Promise<readonly string[]> {
  const all = await passkeysOf(store, person);
  return all.some(({ alone }) => !alone) ? all.map(({ id }) => id) : [];
}

/** In a transaction of the door. False where it does not count on: it was used meanwhile, or there are two of it. */
export async function countUse(sql: Sql, { id }: KnownPasskey, counter: number, now: number): Promise<boolean> {
  const used = await sql(
    `UPDATE passkey SET counter = $2, last = ${timeOf("$3")} WHERE id = $1 AND (counter < $2 OR (counter = 0 AND $2 = 0)) RETURNING id`,
    [id, counter, now],
  );
  return used.length === 1;
}

/** Whoever came in otherwise is signed out everywhere but here. Throws the Problem where it may not be added. */
export async function addPasskey(
  store: Store,
  { person, session, now }: { readonly person: string; readonly session: string; readonly now: number },
  { id, publicKey, counter, label, wrap }: NewPasskey,
): Promise<void> {
  await asOwner(store, async (sql) => {
    // Two at once: the second one counts what the first has added.
    await sql("SELECT FROM account WHERE person = $1 FOR UPDATE", [person]);
    const has = await sql("SELECT FROM passkey WHERE person = $1", [person]);
    if (has.length >= MOST_PASSKEYS) throw problem("passkey.too-many");
    const added = await sql(
      `INSERT INTO passkey (id, person, public_key, counter, label, wrap, began)
       SELECT $1, a.person, $3, $4, $5, $6, ${timeOf("$7")} FROM account a WHERE a.person = $2 ON CONFLICT DO NOTHING RETURNING id`,
      [id, person, publicKey, counter, label, wrap, now],
    );
    if (added.length === 0) throw problem("passkey.not-taken");
    await endOtherSignIns(sql, person, session);
  });
}

/** The same; false where it is none of this person's. */
export function removePasskey(store: Store, person: string, session: string, id: string): Promise<boolean> {
  return asOwner(store, async (sql) => {
    const removed = await sql("DELETE FROM passkey WHERE person = $1 AND id = $2 RETURNING id", [person, id]);
    if (removed.length > 0) await endOtherSignIns(sql, person, session);
    return removed.length > 0;
  });
}

function timeOf(millis: string): string {
  return `to_timestamp(${millis}::float8 / 1000)`;
}
