// The one statement that writes a push: changes, records, facts and wraps, set by set, from lists of any length.
import type { Fact } from "#core/fact/fact.ts";
import type { ReadEnvelope } from "../envelope.ts";
import type { Settled } from "../settle.ts";

/** What WRITE answers for each change. */
export interface Numbered {
  readonly id: string;
  readonly n: number;
  readonly revision: number;
}

/** Columns and their types, as they come in. */
const changeColumns =
  "id uuid, stream uuid, record uuid, revision int, type text, act text, author uuid, device uuid, stamp text, head text, body text, facts text, signature text";
const recordKey = "record uuid, type text, stream uuid";
const recordState =
  "revision int, created boolean, withdrawn boolean, to_recount boolean, state text, first_stamp text, last_stamp text, circle text, circle_stamp text, folded jsonb";
const factKey = "record uuid, kind text, key text, rules int";
const factSays =
  "role text, person uuid, same_as uuid, may_be uuid, subject uuid, occasion uuid, on_day text, country text, sex text, age_band text, audience text, topic text, code text, answer text, state text, basis text, quantity int, fresh int, minor bigint, currency text";

const wrapColumns = "record uuid, generation int, key text, circle text, epoch int, box text, again boolean";

const names = (columns: string, from = ""): string =>
  columns
    .split(", ")
    .map((column) => from + column.split(" ")[0])
    .join(", ");
const replace = (columns: string): string => `DO UPDATE SET (${names(columns)}) = (${names(columns, "excluded.")})`;

/**
 * Numbers the changes within their streams (each counter row stays locked until the commit), replaces records and facts, and keeps the
 * wraps that come along: one that stands stays as it is. $1 tenant, $2 changes, $3 records, $4 facts, $5 wraps.
 */
export const WRITE = `
WITH said AS (
  SELECT * FROM json_to_recordset($2) AS c (${changeColumns})
), raised AS (
  UPDATE stream s SET n = s.n + c.count FROM (SELECT stream, count(*) FROM said GROUP BY stream) c
  WHERE s.tenant = $1 AND s.stream = c.stream
  RETURNING s.stream, s.n - c.count AS before
), logged AS (
  INSERT INTO change (tenant, n, ${names(changeColumns)})
  SELECT $1, r.before + row_number() OVER (PARTITION BY c.stream ORDER BY c.stamp, c.revision), ${names(changeColumns, "c.")}
  FROM said c JOIN raised r USING (stream)
  RETURNING id, n, revision
), kept AS (
  INSERT INTO record (tenant, ${names(recordKey)}, ${names(recordState)})
  SELECT $1, ${names(recordKey)}, ${names(recordState)} FROM json_to_recordset($3) AS r (${recordKey}, ${recordState})
  ON CONFLICT (tenant, record) ${replace(recordState)}
), replaced AS (
  INSERT INTO fact (tenant, ${names(factKey)}, ${names(factSays)})
  SELECT $1, ${names(factKey)}, ${names(factSays)} FROM json_to_recordset($4) AS f (${factKey}, ${factSays})
  ON CONFLICT (tenant, record, kind, key, rules) ${replace(factSays)}
), wrapped AS (
  INSERT INTO wrap (tenant, ${names(wrapColumns)})
  SELECT $1, ${names(wrapColumns)} FROM json_to_recordset($5) AS w (${wrapColumns})
  ON CONFLICT DO NOTHING
)
SELECT id, n, revision FROM logged`;

/** Of records that others read from here on: only the wraps for these stand. $1 tenant, $2 records, $3 their circles, $4 wraps. */
export const REWRAP = `
WITH gone AS (
  DELETE FROM wrap w USING unnest($2::uuid[], $3::text[]) AS r (record, circle)
  WHERE w.tenant = $1 AND w.record = r.record AND w.circle <> r.circle
)
INSERT INTO wrap (tenant, ${names(wrapColumns)})
SELECT $1, ${names(wrapColumns)} FROM json_to_recordset($4) AS w (${wrapColumns})
ON CONFLICT (tenant, record, generation, key, circle) DO UPDATE SET (epoch, box, again) = (excluded.epoch, excluded.box, excluded.again)`;

/** Facts that are not there yet. $1 tenant, $2 facts. */
export const STATE = `
INSERT INTO fact (tenant, ${names(factKey)}, ${names(factSays)})
SELECT $1, ${names(factKey)}, ${names(factSays)} FROM json_to_recordset($2) AS f (${factKey}, ${factSays})`;

/** Takes away facts that are no longer stated. $1 tenant, $2 their keys. */
export const UNSTATE = `
DELETE FROM fact f USING json_to_recordset($2) AS s (${factKey})
WHERE f.tenant = $1 AND f.record = s.record AND f.kind = s.kind AND f.key = s.key AND f.rules = s.rules`;

export function changeRow({ head, body, facts, signature, text }: ReadEnvelope, revision: number): object {
  const { id, stream, record, type, act, author, device, stamp } = head;
  const columns = { id, stream, record, revision, type, act, author, device, stamp, head: text, body, signature };
  return { ...columns, facts: facts && JSON.stringify(facts) };
}

export function recordRow({
  record: { toRecount, firstStamp, lastStamp, circleStamp, ...kept },
  answers,
}: Settled): object {
  return {
    ...kept,
    to_recount: toRecount,
    first_stamp: firstStamp,
    last_stamp: lastStamp,
    circle_stamp: circleStamp,
    folded: answers ?? undefined,
  };
}

export function factRows({ record: { record }, facts }: Settled): readonly object[] {
  return [...facts].flatMap(([rules, rows]) => rows.map((fact) => factRow(record, rules, fact)));
}

/** A fact as a row of its table, of this record under this version of the rules. */
export function factRow(record: string, rules: number, fact: Fact): object {
  const { dims, sameAs, mayBe, on, money, basis = "row", quantity = 1, fresh = 0, ...said } = fact;
  const { ageBand, ...split } = dims;
  const named = { record, rules, same_as: sameAs, may_be: mayBe, on_day: on, age_band: ageBand };
  return { ...said, ...split, ...named, basis, quantity, fresh, ...money };
}
