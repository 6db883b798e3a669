// One organisation's log folded anew, change by change, and held against what the database keeps of it.
import { isDeepStrictEqual } from "node:util";
import { type Envelope, factsHash, type Head, signedText } from "#core/change/change.ts";
import { type Dimension, dimensions } from "#core/fact/fact.ts";
import type { Counted, FactOf } from "#core/fact/join.ts";
import { findType, type Programme } from "#core/programme.ts";
import { hashText } from "#core/seal/bytes.ts";
import { settle } from "../settle.ts";
import type { Sql } from "../store/database.ts";
import { recordRow } from "../store/write.ts";

export interface Folded {
  readonly changes: number;
  readonly records: number;
  readonly facts: readonly FactOf[];
  readonly counted: readonly Counted[];
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

const factColumns =
  "record, kind, key, rules, role, person, same_as, may_be, subject, occasion, on_day, country, sex, age_band, audience, topic, code, answer, state, basis, quantity, fresh, minor, currency";

/** Reads the log of a tenant and compares: hashes, revisions, stream numbers, what each record came to, its facts. */
export async function foldTenant(sql: Sql, programme: Programme, tenant: string): Promise<Omit<Folded, "counted">> {
  const differences: { what: string; record: string }[] = [];
  const log = await sql<LogRow>(
    "SELECT record, revision, head, body, facts, signature FROM change WHERE tenant = $1 ORDER BY record, revision",
    [tenant],
  );
  const kept = new Map(
    (
      await sql<{ record: string }>(
        "SELECT record, type, stream, revision, created, withdrawn, to_recount, state, first_stamp, last_stamp, folded FROM record WHERE tenant = $1",
        [tenant],
      )
    ).map((row) => [row.record, row]),
  );
  const stored = Map.groupBy(
    await sql<FactRow>(`SELECT ${factColumns} FROM fact WHERE tenant = $1 ORDER BY record, rules, kind, key`, [tenant]),
    ({ record }) => record,
  );
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
    const standing = [...settled.facts].flatMap(([rules, stated]) => stated.map((fact) => ({ ...fact, rules })));
    const asStored = stands.map(
      (row) => `${row.rules} ${row.kind} ${row.key} ${row.on_day} ${row.person} ${row.quantity}`,
    );
    const asStated = standing.map(
      (fact) =>
        `${fact.rules} ${fact.kind} ${fact.key} ${fact.on ?? null} ${fact.person ?? null} ${fact.quantity ?? 1}`,
    );
    if (!settled.record.toRecount && !isDeepStrictEqual(asStored.sort(), asStated.sort()))
      differences.push({ what: "the facts of a record", record });
    facts.push(...stands.filter(({ rules }) => rules === programme.rules).map((row) => factOf(tenant, row)));
  }
  return { changes: log.length, records: kept.size, facts, differences };
}

export async function readCounted(sql: Sql, tenant: string): Promise<readonly Counted[]> {
  const rows = await sql<Counted & { readonly [column: string]: string | null }>(
    `SELECT tenant, record, kind, key, person, unsure, subject, occasion, month, basis, quantity, fresh, minor, currency,
       country, sex, age_band AS "ageBand", audience, topic, code, answer, state
     FROM counted WHERE tenant = $1 ORDER BY record, kind, key`,
    [tenant],
  );
  return rows.map((row) => {
    const {
      tenant,
      record,
      kind,
      key,
      person,
      unsure,
      subject,
      occasion,
      month,
      basis,
      quantity,
      fresh,
      minor,
      currency,
    } = row;
    return {
      tenant,
      record,
      kind,
      key,
      person,
      unsure,
      subject,
      occasion,
      month,
      dims: dimsOf(row),
      basis,
      quantity,
      fresh,
      minor,
      currency,
    };
  });
}

interface FactRow {
  readonly [column: string]: unknown;
  readonly record: string;
  readonly rules: number;
  readonly kind: string;
  readonly key: string;
  readonly role: FactOf["role"];
  readonly basis: NonNullable<FactOf["basis"]>;
  readonly quantity: number;
  readonly fresh: number;
}

function factOf(tenant: string, row: FactRow): FactOf {
  const {
    record,
    kind,
    key,
    role,
    person,
    same_as,
    may_be,
    subject,
    occasion,
    on_day,
    basis,
    quantity,
    fresh,
    minor,
    currency,
  } = row;
  const said = {
    person,
    sameAs: same_as,
    mayBe: may_be,
    subject,
    occasion,
    on: on_day,
    money: minor === null ? null : { minor, currency },
  };
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
  return {
    tenant,
    record,
    kind,
    key,
    role,
    basis,
    quantity,
    fresh,
    dims: dimsOf({ ...row, ageBand: row["age_band"] }),
    ...given,
  };
}

function dimsOf(row: object): { readonly [dimension in Dimension]?: string } {
  const said = row as { readonly [dimension in Dimension]?: string | null };
  return Object.fromEntries(
    dimensions.flatMap((dimension) => (said[dimension] == null ? [] : [[dimension, said[dimension]]])),
  );
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
