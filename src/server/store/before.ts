// What stood before a push, of everything it names: read at one moment, under the tenant's lock.
import type { Head } from "#core/change/change.ts";
import { type Programme, typesOf } from "#core/programme.ts";
import type { ReadEnvelope } from "../envelope.ts";
import { type KeptRecord, UNFOLDED } from "../settle.ts";
import type { Sql } from "./database.ts";

export interface KnownChange {
  readonly id: string;
  readonly n: number;
  readonly revision: number;
  readonly head: string;
}

/** A fact that stands: enough to know it by, and whom it is about where it says who somebody is. */
export interface FactBefore {
  readonly record: string;
  readonly rules: number;
  readonly kind: string;
  readonly key: string;
  readonly person: string | null;
}

export interface Before {
  readonly streams: ReadonlySet<string>;
  readonly changes: ReadonlyMap<string, KnownChange>;
  readonly records: ReadonlyMap<string, KeptRecord>;
  /** Heads that the fold of a record needs. */
  readonly heads: ReadonlyMap<string, readonly Head[]>;
  readonly facts: ReadonlyMap<string, readonly FactBefore[]>;
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
          sql<{ record: string; head: string }>(HEADS, [tenant, ids, open, UNFOLDED]),
          sql<FactBefore>(FACTS, [tenant, ids]),
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

/** One index look-up for each entry of $2, whatever the planner knows or does not know of the table (OFFSET 0). */
const each = (columns: string, table: string, by: string, more = ""): string =>
  `SELECT found.* FROM unnest($2::uuid[]) AS named (id)
   CROSS JOIN LATERAL (SELECT ${columns} FROM ${table} WHERE tenant = $1 AND ${by} = named.id ${more} OFFSET 0) found`;

const STREAMS = each("stream", "stream", "stream");
const CHANGES = each("id, n, revision, head", "change", "id");
const RECORDS = each(
  `tenant, record, type, stream, revision, created, withdrawn, to_recount AS "toRecount", state, first_stamp AS "firstStamp", last_stamp AS "lastStamp"`,
  "record",
  "record",
);
/** What `isFolded` asks for: all of an open record, only what is done with a sealed one. */
const HEADS = each("record, head", "change", "record", "AND (type = ANY ($3) OR act <> ALL ($4))");
const FACTS = each("record, rules, kind, key, CASE WHEN role = 'person' THEN person END AS person", "fact", "record");
