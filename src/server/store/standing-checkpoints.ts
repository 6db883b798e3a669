// Which checkpoints stand in the database, what of a page is in them, and of which records another is wanted. What makes one stand is said in
// ../checkpoints.ts; what a pull asks here is looked up by key, for it is asked at each.
import type { Programme } from "#core/programme.ts";
import type { KeyState } from "#core/seal/key-state.ts";
import { MOST_TO_CHECKPOINT } from "#core/seal/sealed-checkpoint.ts";
import { circleAt, LEAST_NEW, type MakerDesk, mayMake } from "../checkpoints.ts";
import type { Sql } from "./database.ts";

/** Where somebody reads, by which key log. */
export interface ReadPlace {
  readonly tenant: string;
  readonly stream: string;
  readonly state: KeyState;
  readonly on: string;
  /** Kinds of which there are checkpoints there that this person reads, and the circles of people by name that they are of. */
  readonly kinds: readonly string[];
  readonly mine: readonly string[];
}

/** What makes a checkpoint stand: this log, and made by one of these, each as `person kind` or, where people by name read it, `person circle`. */
export interface Standing {
  readonly logId: string;
  readonly makers: readonly string[];
  /** Kinds and circles of which this person makes some. */
  readonly own: readonly string[];
  readonly desk: MakerDesk;
}

/** SQL: whether `k` stands, which is of a record read by `r.circle`. Of what people by name read it does so for these people alone. */
export const stands = (logId: string, makers: string): string =>
  `k.log_id = ${logId} AND k.author::text || ' ' || CASE WHEN r.circle LIKE 'people %' THEN r.circle ELSE k.type END = ANY (${makers})`;

export async function readStanding(
  sql: Sql,
  programme: Programme,
  logId: string,
  person: string,
  { tenant, stream, state, on, kinds, mine }: ReadPlace,
): Promise<Standing> {
  const authors = await sql<{ author: string }>(AUTHORS, [tenant, stream]);
  const cut = await sql<{ person: string; n: number }>("SELECT person, n FROM cut_person WHERE tenant = $1", [tenant]);
  const desk = { state, stream, on, cut: new Map(cut.map((one) => [one.person, one.n])) };
  const circles = [
    ...kinds.map((type) => ({ name: type, circle: circleAt(programme, { type, circle: "team" }) })),
    ...mine.map((circle) => ({ name: circle, circle })),
  ];
  const madeBy = (who: string): readonly string[] =>
    circles.flatMap(({ name, circle }) => (mayMake(desk, who, circle) ? name : []));
  const makers = authors.flatMap(({ author }) => madeBy(author).map((name) => `${author} ${name}`));
  return { logId, makers, own: madeBy(person), desk };
}

/** Records of which this person's device may make a checkpoint that is worth it, wherever in the stream. */
export async function readWanted(
  sql: Sql,
  person: string,
  { tenant, stream, kinds }: ReadPlace,
  { logId, makers, own }: Standing,
): Promise<readonly string[]> {
  if (own.length === 0) return [];
  const rows = await sql<{ record: string }>(WANTED, [tenant, stream, kinds, own, logId, makers, person]);
  return rows.map(({ record }) => record);
}

/** The same among those that had a change at these numbers: few of most pulls, and looked for at each. */
export async function readGrown(
  sql: Sql,
  programme: Programme,
  logId: string,
  person: string,
  place: ReadPlace,
  [after, next]: readonly [number, number],
): Promise<readonly string[]> {
  const { tenant, stream, kinds } = place;
  const grown = await sql<{ record: string }>(GROWN, [tenant, stream, kinds, after, next]);
  if (grown.length === 0) return [];
  const { makers, own } = await readStanding(sql, programme, logId, person, place);
  const records = grown.map(({ record }) => record);
  const rows = await sql<{ record: string }>(WANTED_OF, [tenant, stream, kinds, own, logId, makers, person, records]);
  return rows.map(({ record }) => record);
}

/** Of which records changes on a page are in a checkpoint that stands, and up to which number. */
export async function readPassed(
  sql: Sql,
  { tenant, stream, kinds }: ReadPlace,
  { logId, makers }: Standing,
  [after, next]: readonly [number, number],
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql<{ record: string; upTo: number }>(PASSED, [
    ...[tenant, stream, kinds, logId, makers],
    ...[after, next],
  ]);
  return new Map(rows.map(({ record, upTo }) => [record, upTo]));
}

/** One look-up for each author, however many checkpoints they made. */
const AUTHORS = `
WITH RECURSIVE one (author) AS (
  (SELECT author FROM checkpoint WHERE tenant = $1 AND stream = $2 ORDER BY author LIMIT 1)
  UNION ALL
  SELECT (SELECT author FROM checkpoint WHERE tenant = $1 AND stream = $2 AND author > one.author ORDER BY author LIMIT 1)
  FROM one WHERE one.author IS NOT NULL
)
SELECT author FROM one WHERE author IS NOT NULL`;

/** The checkpoint of a record by its key, whatever the planner knows or does not know of the table (OFFSET 0). */
export const itsCheckpoint = (at: string): string =>
  `(SELECT stream, type, up_to, log_id, author FROM checkpoint WHERE tenant = ${at}.tenant AND record = ${at}.record OFFSET 0)`;

/** $6 and $7: the numbers of a page. */
const PASSED = `
WITH c AS MATERIALIZED (
  SELECT tenant, record, min(n) AS least FROM change WHERE tenant = $1 AND stream = $2 AND n > $6 AND n <= $7 GROUP BY tenant, record
)
SELECT c.record, k.up_to AS "upTo" FROM c CROSS JOIN LATERAL ${itsCheckpoint("c")} k
CROSS JOIN LATERAL (SELECT circle FROM record WHERE tenant = c.tenant AND record = c.record OFFSET 0) r
WHERE k.type = ANY ($3) AND ${stands("$4", "$5")} AND c.least <= k.up_to ORDER BY c.record`;

/** Each from another place on, so that the devices of a team do not all make the same. $4 kinds and circles of the maker, $5 log, $6 makers, $7 the maker. */
const wanted = (from: string): string => `
SELECT r.record FROM ${from} LEFT JOIN checkpoint k ON k.tenant = r.tenant AND k.record = r.record AND ${stands("$5", "$6")}
WHERE r.tenant = $1 AND r.stream = $2 AND r.type = ANY ($3) AND r.created AND r.erased IS NULL AND r.revision >= ${LEAST_NEW}
  AND CASE WHEN r.circle LIKE 'people %' THEN r.circle ELSE r.type END = ANY ($4)
  AND r.revision - coalesce(k.count, 0) >= ${LEAST_NEW}
ORDER BY r.record < $7, r.record LIMIT ${MOST_TO_CHECKPOINT}`;

const WANTED = wanted("record r");
const WANTED_OF = wanted(
  "unnest($8::uuid[]) AS grown (record) JOIN record r ON r.tenant = $1 AND r.record = grown.record",
);

const GROWN = `
SELECT DISTINCT c.record FROM change c
CROSS JOIN LATERAL (SELECT revision FROM record WHERE tenant = c.tenant AND record = c.record OFFSET 0) r
WHERE c.tenant = $1 AND c.stream = $2 AND c.type = ANY ($3) AND c.n > $4 AND c.n <= $5 AND r.revision >= ${LEAST_NEW}`;
