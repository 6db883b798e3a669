// A record erased in the database: its wraps, its bodies, its files, what was readable in its heads, and the names on what it counted.
// Promise: all in the transaction of whoever calls; figures stay as they are (core/fact/erase.ts); done twice it is done once.
import { randomUUID } from "node:crypto";
import { eraseFacts, type RuledFact } from "#core/fact/erase.ts";
import { canonicalText } from "#core/seal/bytes.ts";
import { erasedHead } from "../erasing.ts";
import { type Sql, type Store, transaction, type Work } from "./database.ts";
import { readFacts } from "./facts.ts";
import { inTurnWithOthers } from "./push.ts";
import { factRow, STATE, UNSTATE } from "./write.ts";

/** A transaction in this organisation as the one role that may change what stands in the log; pushes wait for it, and it for them. */
export function inErasing<T>(store: Store, tenant: string, work: Work<T>): Promise<T> {
  const settings = `SET LOCAL ROLE banyan_eraser; SET LOCAL banyan.tenants = '${tenant}'; ${inTurnWithOthers(tenant)}`;
  return transaction(store, settings, work);
}

/** How many changes it had; nothing where there is no such record, or it was erased before. */
export async function eraseRecord(sql: Sql, tenant: string, record: string): Promise<number | undefined> {
  const [numbered] = await sql<{ n: number }>(NUMBER, [tenant, record]);
  if (!numbered) return undefined;
  const changes = await sql<{ id: string; head: string }>(
    "SELECT id, head FROM change WHERE tenant = $1 AND record = $2",
    [tenant, record],
  );
  await sql(EMPTY, [tenant, JSON.stringify(changes.map(({ id, head }) => ({ id, ...erasedHead(head) })))]);
  await sql("DELETE FROM wrap WHERE tenant = $1 AND record = $2", [tenant, record]);
  await sql("DELETE FROM checkpoint WHERE tenant = $1 AND record = $2", [tenant, record]);
  await sql("DELETE FROM set_aside WHERE tenant = $1 AND record = $2", [tenant, record]);
  await sql(TOMBSTONE, [tenant, record, numbered.n]);
  // After the row of the record: a chunk that is being put waits for it, or was waited for (files.ts).
  await sql("DELETE FROM file_chunk WHERE tenant = $1 AND record = $2", [tenant, record]);
  await eraseFactsOf(sql, tenant, record);
  return changes.length;
}

/** An erasure has its number in the stream, so that whoever reads on hears of it. */
const NUMBER = `
UPDATE stream s SET n = s.n + 1 FROM record r
WHERE r.tenant = $1 AND r.record = $2 AND r.erased IS NULL AND s.tenant = r.tenant AND s.stream = r.stream RETURNING s.n`;

const EMPTY = `
UPDATE change c SET head = e.head, body = '', facts = NULL, erased = e.erased
FROM json_to_recordset($2) AS e (id uuid, head text, erased text) WHERE c.tenant = $1 AND c.id = e.id`;

const TOMBSTONE = `
UPDATE record SET erased = $3, folded = NULL, state = NULL, to_recount = false, waiting = 0 WHERE tenant = $1 AND record = $2`;

async function eraseFactsOf(sql: Sql, tenant: string, record: string): Promise<void> {
  const own = await readFacts(sql, "WHERE tenant = $1 AND record = $2", [tenant, record]);
  if (own.length === 0) return;
  const things = own.flatMap(({ fact }) => [fact.subject, fact.occasion]).filter((id) => id !== undefined);
  const erased = await sql<{ record: string }>(
    "SELECT record FROM record WHERE tenant = $1 AND record = ANY ($2) AND erased IS NOT NULL",
    [tenant, things],
  );
  const gone = [...new Set([record, ...erased.map((one) => one.record)])];
  const people = await sql<{ id: string }>(PEOPLE, [tenant, record]);
  const before = await readFacts(sql, RELATED, [tenant, record, people.map(({ id }) => id), gone]);
  const isErased = (id: string): boolean => gone.includes(id);
  const after = eraseFacts(before, { tenant, record, isErased, newId: randomUUID });
  const [old, made] = [without(before, after), without(after, before)];
  await sql(UNSTATE, [tenant, JSON.stringify(old.map(({ rules, fact }) => ({ ...fact, rules })))]);
  await sql(STATE, [tenant, JSON.stringify(made.map(({ rules, fact }) => factRow(fact.record, rules, fact)))]);
  for (const [rules, some] of Map.groupBy([...old, ...made], (one) => one.rules)) {
    const records = [...new Set(some.map(({ fact }) => fact.record))];
    const persons = [...new Set(some.flatMap(({ fact }) => (fact.role === "person" ? (fact.person ?? []) : [])))];
    await sql("SELECT rejoin($1, $2, $3, $4)", [tenant, rules, records, persons]);
  }
}

/** Those of the first that are not, as they stand, among the second. */
function without(facts: readonly RuledFact[], others: readonly RuledFact[]): readonly RuledFact[] {
  const known = new Set(others.map((one) => canonicalText(one)));
  return facts.filter((one) => !known.has(canonicalText(one)));
}

/** The count ids a record names, and all that these may be doubles of. */
const PEOPLE = `
WITH RECURSIVE known (id) AS (
  SELECT unnest(ARRAY[person, same_as, may_be]) FROM fact WHERE tenant = $1 AND record = $2 AND role <> 'occasion'
  UNION
  SELECT unnest(ARRAY[f.person, f.same_as, f.may_be]) FROM known k
  JOIN fact f ON f.tenant = $1 AND f.role = 'person' AND (f.person = k.id OR f.same_as = k.id OR f.may_be = k.id)
)
SELECT id FROM known WHERE id IS NOT NULL`;

/** Every fact that erasing a record can change, or be held up by. $3 people, $4 records that are erased. */
const RELATED = `
WHERE tenant = $1 AND (record = $2 OR person = ANY ($3) OR same_as = ANY ($3) OR may_be = ANY ($3)
  OR subject = ANY ($4) OR occasion = ANY ($4) OR (role = 'occasion' AND record = ANY ($4)))`;
