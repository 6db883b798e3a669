// What stood before a push, of everything it names: read at one moment, under the tenant's lock.
import type { Head } from "#core/change/change.ts";
import { type Programme, typesOf } from "#core/programme.ts";
import type { ReadEnvelope } from "../envelope.ts";
import type { KeptRecord } from "../settle.ts";
import type { Sql } from "./database.ts";

export interface KnownChange {
  readonly id: string;
  readonly n: number;
  readonly revision: number;
  readonly head: string;
}

/** Of a record that has facts: under which rules, and the count ids its person facts name. */
interface FactsBefore {
  readonly record: string;
  readonly rules: number;
  readonly persons: readonly string[];
}

export interface Before {
  readonly streams: ReadonlySet<string>;
  readonly changes: ReadonlyMap<string, KnownChange>;
  readonly records: ReadonlyMap<string, KeptRecord>;
  /** Heads that the fold of a record needs. */
  readonly heads: ReadonlyMap<string, readonly Head[]>;
  readonly facts: ReadonlyMap<string, readonly FactsBefore[]>;
}

/** Reads it in one exchange with the database, and one more for records that are there already. */
export async function readBefore(
  sql: Sql,
  programme: Programme,
  tenant: string,
  changes: readonly ReadEnvelope[],
): Promise<Before> {
  const named = (member: "id" | "record" | "stream"): readonly string[] => [
    ...new Set(changes.map(({ head }) => head[member])),
  ];
  const [streams, known, records] = await Promise.all([
    sql<{ stream: string }>(STREAMS, [tenant, named("stream")]),
    sql<KnownChange>(CHANGES, [tenant, named("id")]),
    sql<KeptRecord>(RECORDS, [tenant, named("record")]),
  ]);
  const ids = records.map(({ record }) => record);
  const open = typesOf(programme).flatMap((type) => (type.open ? type.id : []));
  const [heads, facts] =
    ids.length === 0
      ? [[], []]
      : await Promise.all([
          sql<{ record: string; head: string }>(HEADS, [tenant, ids, open]),
          sql<FactsBefore>(FACTS, [tenant, ids]),
        ]);
  return {
    streams: new Set(streams.map(({ stream }) => stream)),
    changes: new Map(known.map((change) => [change.id, change])),
    records: new Map(records.map((record) => [record.record, record])),
    heads: new Map(
      [...Map.groupBy(heads, ({ record }) => record)].map(([record, rows]) => [
        record,
        rows.map(({ head }) => JSON.parse(head)),
      ]),
    ),
    facts: Map.groupBy(facts, ({ record }) => record),
  };
}

const STREAMS = "SELECT stream FROM stream WHERE tenant = $1 AND stream = ANY ($2)";
const CHANGES = "SELECT id, n, revision, head FROM change WHERE tenant = $1 AND id = ANY ($2)";
const RECORDS = `
SELECT tenant, record, type, stream, revision, created, withdrawn, to_recount AS "toRecount", state,
  first_stamp AS "firstStamp", last_stamp AS "lastStamp"
FROM record WHERE tenant = $1 AND record = ANY ($2)`;
/** What `isFolded` asks for: all of an open record, only what is done with a sealed one. */
const HEADS = `
SELECT record, head FROM change
WHERE tenant = $1 AND record = ANY ($2) AND (type = ANY ($3) OR act NOT IN ('create', 'edit'))`;
const FACTS = `
SELECT record, rules, array_remove(array_agg(DISTINCT CASE WHEN role = 'person' THEN person END), NULL) AS persons
FROM fact WHERE tenant = $1 AND record = ANY ($2) GROUP BY record, rules`;
