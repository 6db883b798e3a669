// Who is signed in, where and since when: the hash of a token for each. Whoever asks is told of their own and of no other.
import type { Visitor } from "../visitors.ts";
import { asDoor, type Sql, type Store } from "./database.ts";
import { GRANT } from "./people.ts";

/** Times in milliseconds since 1970. */
export interface NewSignIn {
  readonly id: string;
  readonly tokenHash: string;
  readonly device: string;
  readonly began: number;
  readonly ends: number;
}

/** Where somebody is signed in, as they are told. */
export interface SignedIn {
  readonly id: string;
  readonly began: Date;
  readonly last: Date;
  readonly device: string;
}

/** How exactly it is kept when somebody was last here. */
const LAST_MILLIS = 10 * 60_000;

/** The person a token belongs to, at `now` (milliseconds). */
export async function findVisitor(store: Store, tokenHash: string, now: number): Promise<Visitor | undefined> {
  return asDoor(store, async (sql) => {
    const [found] = await sql<Visitor & { readonly last: Date }>(
      `SELECT p.id, p.name, p.does, s.id AS session, s.last, coalesce(g.grants, '[]') AS grants
       FROM sign_in s JOIN person p ON p.id = s.person
       LEFT JOIN LATERAL (
         SELECT json_agg(${GRANT} ORDER BY tenant, role, reach, from_on) AS grants FROM granted WHERE person = p.id
       ) g ON true
       WHERE s.token_hash = $1 AND NOT s.removed AND s.ends_at > ${timeOf("$2")}`,
      [tokenHash, now],
    );
    if (!found) return undefined;
    const { last, ...visitor } = found;
    if (now - last.getTime() > LAST_MILLIS)
      await sql(`UPDATE sign_in SET last = ${timeOf("$2")} WHERE token_hash = $1`, [tokenHash, now]);
    return visitor;
  });
}

/** In a transaction of the door or of the owner. False when there is no such person. Sign-ins that have ended go at the same time. */
export async function keepSignIn(sql: Sql, person: string, signIn: NewSignIn): Promise<boolean> {
  const { id, tokenHash, device, began, ends } = signIn;
  await sql(`DELETE FROM sign_in WHERE ends_at < ${timeOf("$1")}`, [began]);
  const kept = await sql(
    `INSERT INTO sign_in (token_hash, person, id, device, began, last, ends_at)
     SELECT $1, p.id, $3::uuid, $4::text, ${timeOf("$5")}, ${timeOf("$5")}, ${timeOf("$6")} FROM person p WHERE p.id = $2 RETURNING id`,
    [tokenHash, person, id, device, began, ends],
  );
  return kept.length === 1;
}

export async function forgetSignIn(store: Store, tokenHash: string): Promise<void> {
  await asDoor(store, (sql) => sql("DELETE FROM sign_in WHERE token_hash = $1", [tokenHash]));
}

/** Where this person is signed in at `now`, the newest first. */
export function signInsOf(store: Store, person: string, now: number): Promise<readonly SignedIn[]> {
  return asDoor(store, (sql) =>
    sql<SignedIn>(
      `SELECT id, began, last, device FROM sign_in WHERE person = $1 AND NOT removed AND ends_at > ${timeOf("$2")} ORDER BY began DESC, id`,
      [person, now],
    ),
  );
}

/** False where it is none of this person's. */
export async function endSignIn(store: Store, person: string, id: string): Promise<boolean> {
  const ended = await asDoor(store, (sql) =>
    sql("DELETE FROM sign_in WHERE person = $1 AND id = $2 RETURNING id", [person, id]),
  );
  return ended.length > 0;
}

/** Every one of a person's but this, and those that only a passkey is missing to. */
export async function endOtherSignIns(sql: Sql, person: string, but: string | null): Promise<void> {
  await sql("DELETE FROM sign_in WHERE person = $1 AND id IS DISTINCT FROM $2::uuid AND NOT removed", [person, but]);
  await sql("DELETE FROM passkey_challenge WHERE person = $1", [person]);
}

/** Every one of a person's, by somebody who leads them: each device hears of it the next time it asks, and takes them off. */
export async function removeSignIns(sql: Sql, person: string): Promise<void> {
  await sql("UPDATE sign_in SET removed = true WHERE person = $1", [person]);
  await sql("DELETE FROM passkey_challenge WHERE person = $1", [person]);
}

/** Whose sign-in it was that somebody else ended so. */
export async function findRemoved(store: Store, tokenHash: string): Promise<string | undefined> {
  const [found] = await asDoor(store, (sql) =>
    sql<{ person: string }>("SELECT person FROM sign_in WHERE token_hash = $1 AND removed", [tokenHash]),
  );
  return found?.person;
}

function timeOf(millis: string): string {
  return `to_timestamp(${millis}::float8 / 1000)`;
}
