// One organisation's log folded anew, change by change, and held against what the database keeps of it.
import { isDeepStrictEqual } from "node:util";
import { type Envelope, factsHash, type Head, signedText } from "#core/change/change.ts";
import { isAnonymous } from "#core/fact/erase.ts";
import type { FactOf } from "#core/fact/join.ts";
import { findType, type Programme } from "#core/programme.ts";
import { hashText } from "#core/seal/bytes.ts";
import { settle } from "../settle.ts";
import type { Sql } from "../store/database.ts";
import { type KeptFact, readFacts } from "../store/facts.ts";
import { recordRow } from "../store/write.ts";

export interface Folded {
  readonly changes: number;
  readonly records: number;
  readonly facts: readonly FactOf[];
  readonly differences: readonly { readonly what: string; readonly record: string }[];
}

interface LogRow {
  readonly record: string;
  readonly revision: number;
  readonly head: string;
  readonly body: string;
  readonly facts: string | null;
  readonly signature: string | null;
  readonly erased: string | null;
}

/** Reads the log of a tenant and compares: hashes, revisions, stream numbers, what each record came to, its facts. */
export async function foldTenant(sql: Sql, programme: Programme, tenant: string): Promise<Folded> {
  const differences: { what: string; record: string }[] = [];
  const log = await sql<LogRow>(
    "SELECT record, revision, head, body, facts, signature, erased FROM change WHERE tenant = $1 ORDER BY record, revision",
    [tenant],
  );
  const kept = new Map(
    (
      await sql<{ record: string }>(
        "SELECT record, type, stream, revision, created, withdrawn, to_recount, state, first_stamp, last_stamp, circle, circle_stamp, folded FROM record WHERE tenant = $1",
        [tenant],
      )
    ).map((row) => [row.record, row]),
  );
  const stored = Map.groupBy(await readFacts(sql), ({ fact }) => fact.record);
  const gaps = await sql<{ stream: string }>(
    `SELECT s.stream FROM stream s LEFT JOIN (
       SELECT tenant, stream, n FROM change UNION ALL SELECT tenant, stream, erased FROM record WHERE erased IS NOT NULL
     ) c USING (tenant, stream) WHERE s.tenant = $1 GROUP BY s.stream, s.n HAVING s.n <> count(DISTINCT c.n) OR s.n <> coalesce(max(c.n), 0)`,
    [tenant],
  );
  for (const { stream } of gaps) differences.push({ what: "the numbers of a stream", record: stream });

  const erased = await sql<{ record: string; wraps: number }>(
    "SELECT r.record, (SELECT count(*)::int FROM wrap w WHERE w.tenant = r.tenant AND w.record = r.record) AS wraps FROM record r WHERE r.tenant = $1 AND r.erased IS NOT NULL",
    [tenant],
  );
  const gone = new Set(erased.map(({ record }) => record));
  for (const { record, wraps } of erased)
    if (wraps > 0) differences.push({ what: "a key that should be gone with its record", record });

  // What records counted that are gone stands under no record, or as an occasion that others hang on.
  const facts = [...stored.values()]
    .flat()
    .filter(({ rules, fact }) => rules === programme.rules && (isAnonymous(fact.record) || gone.has(fact.record)))
    .map(({ fact }) => fact);
  for (const [record, rows] of Map.groupBy(log, (row) => row.record)) {
    const envelopes = rows.map(envelopeOf);
    if (gone.has(record)) {
      if (!rows.every(isErased) || stored.get(record)?.some(({ fact }) => fact.role !== "occasion"))
        differences.push({ what: "what should be erased of a record", record });
      continue;
    }
    if (rows.some((row, index) => row.revision !== index + 1))
      differences.push({ what: "the revisions of a record", record });
    if (envelopes.some((envelope, index) => !isWhole(envelope, rows[index]?.head ?? "")))
      differences.push({ what: "the hashes of a change", record });
    if (!findType(programme, envelopes[0]?.head.type ?? "")) continue;
    const settled = settle(programme, undefined, [], envelopes);
    const { tenant: _, folded = null, ...wanted } = recordRow(settled) as { tenant: string; folded?: unknown };
    if (!isDeepStrictEqual({ ...wanted, folded }, plain(kept.get(record))))
      differences.push({ what: "what a record came to", record });
    const stands = stored.get(record) ?? [];
    const standing = [...settled.facts].flatMap(([rules, stated]) =>
      stated.map((fact) => ({ rules, fact: asKept({ tenant, record, ...fact }) })),
    );
    if (!settled.record.toRecount && !isDeepStrictEqual(byKey(stands), byKey(standing)))
      differences.push({ what: "the facts of a record", record });
    facts.push(...stands.filter(({ rules }) => rules === programme.rules).map(({ fact }) => fact));
  }
  return { changes: log.length, records: kept.size, facts, differences };
}

/** A fact as the database keeps it: what is not said stands there by its default. */
export function asKept(fact: FactOf): FactOf {
  const { basis = "row", quantity = 1, fresh = 0 } = fact;
  return JSON.parse(JSON.stringify({ ...fact, basis, quantity, fresh })) as FactOf;
}

/** Facts by what tells them apart in their record. */
export function byKey(facts: readonly KeptFact[]): ReadonlyMap<string, FactOf> {
  return new Map(facts.map(({ rules, fact }) => [`${rules} ${fact.kind} ${fact.key}`, fact]));
}

function envelopeOf({ head, body, facts, signature }: LogRow): Envelope {
  return { head: JSON.parse(head) as Head, body, facts: facts === null ? null : JSON.parse(facts), signature };
}

function isWhole({ head, body, facts }: Envelope, text: string): boolean {
  return signedText(head) === text && hashText(body) === head.bodyHash && factsHash(facts) === head.factsHash;
}

/** Nothing of it is left but a head in which nothing is readable, and the hash of what was signed. */
function isErased({ head, body, facts, erased }: LogRow): boolean {
  const { shown } = JSON.parse(head) as Head;
  return body === "" && facts === null && erased !== null && Object.keys(shown.set).length === 0;
}

/** A row as the driver gives it, without the class it comes in. */
function plain(row: object | undefined): unknown {
  return row && { ...row };
}
