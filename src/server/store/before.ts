// What stood before a push, of everything it names: read at one moment, under the tenant's lock.
import type { Head } from "#core/change/change.ts";
import { type Programme, typesOf } from "#core/programme.ts";
import { SEALED_CODEC } from "#core/seal/record-seal.ts";
import type { KnownWrap } from "../accept.ts";
import type { ReadEnvelope } from "../envelope.ts";
import { type KeptRecord, UNFOLDED } from "../settle.ts";
import type { Sql } from "./database.ts";

export interface KnownChange {
  readonly id: string;
  readonly n: number;
  readonly revision: number;
  readonly head: string;
  readonly erased: string | null;
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
  /** People whose phone fell into other hands, and who have no other keys yet. */
  readonly cut: ReadonlySet<string>;
  readonly records: ReadonlyMap<string, KeptRecord>;
  /** Heads that the fold of a record needs. */
  readonly heads: ReadonlyMap<string, readonly Head[]>;
  readonly facts: ReadonlyMap<string, readonly FactBefore[]>;
  /** Of records that sealed changes are of. */
  readonly wraps: ReadonlyMap<string, readonly KnownWrap[]>;
  /** The last epoch of each circle that is named, by `stream circle`. */
  readonly epochs: ReadonlyMap<string, number>;
}

/** Reads it in one exchange with the database, and one more for records that are there already. */
export async function readBefore(
  sql: Sql,
  programme: Programme,
  tenant: string,
  changes: readonly ReadEnvelope[],
): Promise<Before> {
  const idsOf = (member: "id" | "record" | "stream" | "author"): readonly string[] => [
    ...new Set(changes.map(({ head }) => head[member])),
  ];
  const [streams, known, records, cut, keys] = await Promise.all([
    sql<{ stream: string }>(STREAMS, [tenant, idsOf("stream")]),
    sql<KnownChange>(CHANGES, [tenant, idsOf("id")]),
    sql<KeptRecord>(RECORDS, [tenant, idsOf("record")]),
    sql<{ person: string }>(CUT, [tenant, idsOf("author")]),
    readKeys(sql, tenant, changes),
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
    cut: new Set(cut.map(({ person }) => person)),
    records: new Map(records.map((record) => [record.record, record])),
    heads: new Map(
      [...Map.groupBy(heads, ({ record }) => record)].map(([record, rows]) => [
        record,
        rows.map(({ head }) => JSON.parse(head)),
      ]),
    ),
    facts: Map.groupBy(facts, ({ record }) => record),
    ...keys,
  };
}

async function readKeys(
  sql: Sql,
  tenant: string,
  changes: readonly ReadEnvelope[],
): Promise<Pick<Before, "wraps" | "epochs">> {
  const sealed = changes.flatMap(({ head }) => (head.codec === SEALED_CODEC || head.act === "circle" ? head : []));
  if (sealed.length === 0) return { wraps: new Map(), epochs: new Map() };
  const circles = [...Map.groupBy(sealed, ({ stream, circle }) => `${stream} ${circle}`).values()].flatMap(
    ([first]) => first ?? [],
  );
  const [wraps, epochs] = await Promise.all([
    sql<KnownWrap>(WRAPS, [tenant, [...new Set(sealed.map(({ record }) => record))]]),
    sql<{ place: string; epoch: number }>(EPOCHS, [
      tenant,
      circles.map(({ stream }) => stream),
      circles.map(({ circle }) => circle),
    ]),
  ]);
  return {
    wraps: Map.groupBy(wraps, ({ record }) => record),
    epochs: new Map(epochs.map(({ place, epoch }) => [place, epoch])),
  };
}

/** One index look-up for each entry of $2, whatever the planner knows or does not know of the table (OFFSET 0). */
const each = (columns: string, table: string, by: string, more = ""): string =>
  `SELECT found.* FROM unnest($2::uuid[]) AS named (id)
   CROSS JOIN LATERAL (SELECT ${columns} FROM ${table} WHERE tenant = $1 AND ${by} = named.id ${more} OFFSET 0) found`;

const STREAMS = each("stream", "stream", "stream");
const CHANGES = each("id, n, revision, head, erased", "change", "id");
const CUT = each(
  "person",
  "cut_person c",
  "person",
  `AND NOT EXISTS (
    SELECT FROM key_entry e WHERE e.tenant = c.tenant AND e.n >= c.n
      AND e.entry::jsonb #>> '{saying,says}' IN ('joined', 'known') AND e.entry::jsonb #>> '{saying,person}' = c.person::text
  )`,
);
const RECORDS = each(
  `tenant, record, type, stream, revision, created, withdrawn, to_recount AS "toRecount", state, first_stamp AS "firstStamp", last_stamp AS "lastStamp", circle, circle_stamp AS "circleStamp", erased`,
  "record",
  "record",
);
/** What `isFolded` asks for: all of an open record, only what is done with a sealed one. */
const HEADS = each("record, head", "change", "record", "AND (type = ANY ($3) OR act <> ALL ($4))");
const FACTS = each("record, rules, kind, key, CASE WHEN role = 'person' THEN person END AS person", "fact", "record");
const WRAPS = each("record, generation, circle, epoch, key", "wrap", "record");

/** The newest entry of the log that begins an epoch of each circle. $1 tenant, $2 streams, $3 circles. */
const EPOCHS = `
SELECT named.stream || ' ' || named.circle AS place, found.epoch FROM unnest($2::uuid[], $3::text[]) AS named (stream, circle)
CROSS JOIN LATERAL (
  SELECT epoch FROM key_entry
  WHERE tenant = $1 AND stream = named.stream AND circle = named.circle AND epoch IS NOT NULL ORDER BY epoch DESC LIMIT 1
) found`;
