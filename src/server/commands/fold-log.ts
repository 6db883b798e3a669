// One organisation's log folded anew, change by change, and held against what the database keeps of it.
import { isDeepStrictEqual } from "node:util";
import { type Envelope, factsHash, type Head, signedText } from "#core/change/change.ts";
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
}

/** Reads the log of a tenant and compares: hashes, revisions, stream numbers, what each record came to, its facts. */
export async function foldTenant(sql: Sql, programme: Programme, tenant: string): Promise<Folded> {
  const differences: { what: string; record: string }[] = [];
  const log = await sql<LogRow>(
    "SELECT record, revision, head, body, facts, signature FROM change WHERE tenant = $1 ORDER BY record, revision",
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
    "SELECT s.stream FROM stream s LEFT JOIN change c USING (tenant, stream) WHERE s.tenant = $1 GROUP BY s.stream, s.n HAVING s.n <> count(c.n) OR s.n <> coalesce(max(c.n), 0)",
    [tenant],
  );
  for (const { stream } of gaps) differences.push({ what: "the numbers of a stream", record: stream });

  const facts: FactOf[] = [];
  for (const [record, rows] of Map.groupBy(log, (row) => row.record)) {
    const envelopes = rows.map(envelopeOf);
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
function asKept(fact: FactOf): FactOf {
  const { basis = "row", quantity = 1, fresh = 0 } = fact;
  return JSON.parse(JSON.stringify({ ...fact, basis, quantity, fresh })) as FactOf;
}

function byKey(facts: readonly KeptFact[]): ReadonlyMap<string, FactOf> {
  return new Map(facts.map(({ rules, fact }) => [`${rules} ${fact.kind} ${fact.key}`, fact]));
}

function envelopeOf({ head, body, facts, signature }: LogRow): Envelope {
  return { head: JSON.parse(head) as Head, body, facts: facts === null ? null : JSON.parse(facts), signature };
}

function isWhole({ head, body, facts }: Envelope, text: string): boolean {
  return signedText(head) === text && hashText(body) === head.bodyHash && factsHash(facts) === head.factsHash;
}

/** A row as the driver gives it, without the class it comes in. */
function plain(row: object | undefined): unknown {
  return row && { ...row };
}
