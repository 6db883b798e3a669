// Checkpoints in PostgreSQL: a row a record. Which are taken in and which stand is said in ../checkpoints.ts.
import type { Person } from "#core/access/role.ts";
import { problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import type { KeyState } from "#core/seal/key-state.ts";
import type { SealedCheckpoint } from "#core/seal/sealed-checkpoint.ts";
import type { Home, KnownWrap } from "../accept.ts";
import {
  type Checkpoints,
  circleAt,
  isOwn,
  isTaken,
  kindsOfCheckpoints,
  LEAST_NEW,
  type MakerDesk,
  MOST_TO_CHECKPOINT,
  mayMake,
  readCheckpoint,
} from "../checkpoints.ts";
import { isUuid } from "../form.ts";
import { MOST_LISTED, MOST_PULLED_BYTES } from "../limits.ts";
import { asPerson, inTenants, type Sql, type Store } from "./database.ts";
import type { KeyLogs } from "./key-logs.ts";
import { inTurnWithOthers } from "./push.ts";
import { readWraps } from "./wraps.ts";

export interface CheckpointParts {
  readonly store: Store;
  readonly logs: KeyLogs;
  readonly programme: Programme;
  readonly logId: string;
  readonly day: () => string;
}

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
async function readWanted(
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

export function checkpointsOf({ store, logs, programme, logId, day }: CheckpointParts): Checkpoints {
  /** A stream of which this person reads something sealed. */
  async function findPlace(sql: Sql, person: Person, stream: string): Promise<ReadPlace | undefined> {
    if (!isUuid(stream)) return undefined;
    const on = day();
    const tenants = [...new Set(person.grants.map(({ tenant }) => tenant))];
    const [home] = await sql<{ tenant: string }>("SELECT tenant FROM stream WHERE tenant = ANY ($1) AND stream = $2", [
      tenants,
      stream,
    ]);
    if (!home) return undefined;
    const { tenant } = home;
    const kinds = kindsOfCheckpoints(programme, person, { tenant, stream }, on);
    if (kinds.length === 0) return undefined;
    const mine = await logs.namedOf(sql, tenant, stream, person.id, on);
    return { tenant, stream, state: logs.known(tenant).state, on, kinds, mine };
  }

  return {
    page(person, stream, after, bytes = MOST_PULLED_BYTES) {
      return asPerson(store, person, async (sql) => {
        const place = await findPlace(sql, person, stream);
        if (!place) return problem("door.not-found");
        const { tenant, kinds } = place;
        const { makers } = await readStanding(sql, programme, logId, person.id, place);
        const rows = await sql<SealedCheckpoint & { readonly found: number }>(PAGE, [
          ...[tenant, stream, kinds, logId, makers],
          ...[after === "" ? NIL : after, bytes],
        ]);
        const left = (rows[0]?.found ?? 0) - rows.length;
        const checkpoints = rows.map(({ found: _, ...one }) => one);
        const wraps = await readWraps(
          sql,
          tenant,
          checkpoints.map(({ record }) => record),
        );
        const next = left > 0 ? (checkpoints.at(-1)?.record ?? null) : null;
        return { logId, stream, checkpoints, wraps, next, left };
      });
    },
    async take(person, { stream, checkpoints, ...given }) {
      const place = await asPerson(store, person, (sql) => findPlace(sql, person, stream));
      if (!place) return problem("door.not-found");
      if (given.logId !== logId) return problem("change.other-log");
      const { tenant, kinds } = place;
      const all = checkpoints.map(readCheckpoint);
      const isTheirs = (one: SealedCheckpoint): Promise<boolean> =>
        isOwn(one, { tenant, stream, logId }, person, place.state);
      const own = await Promise.all(all.map(async (one) => (one && (await isTheirs(one)) ? one : undefined)));
      // In turn with pushes and erasing: a record that is erased meanwhile gets none.
      return inTenants(
        store,
        [tenant],
        async (sql) => {
          const now = { ...place, state: (await logs.read(sql, tenant)).state };
          const standing = await readStanding(sql, programme, logId, person.id, now);
          const desk = { ...standing.desk, programme, person, kinds };
          const known = await readKnown(
            sql,
            now,
            standing,
            own.filter((one) => one !== undefined),
          );
          const taken = new Map<string, SealedCheckpoint>();
          const isKept = (one: SealedCheckpoint): boolean => {
            const found = known(one);
            const isNew = isTaken(desk, one, { ...found, standing: taken.get(one.record)?.upTo ?? found.standing });
            if (isNew) taken.set(one.record, one);
            return isNew;
          };
          const outcomes = all.map((one, at) => {
            const theirs = own[at];
            return { record: one?.record ?? null, taken: theirs !== undefined && isKept(theirs) };
          });
          await sql(KEEP, [tenant, JSON.stringify([...taken.values()].map(rowOf))]);
          const after = await readStanding(sql, programme, logId, person.id, now);
          return { outcomes, toCheckpoint: await readWanted(sql, person.id, now, after) };
        },
        inTurnWithOthers(tenant),
      );
    },
  };
}

interface KnownRow extends Home {
  readonly record: string;
  /** Up to which number it is said to reach, the revision of that change, and up to which the one that stands. */
  readonly n: number;
  readonly of: number | null;
  readonly kept: number | null;
}

async function readKnown(
  sql: Sql,
  { tenant }: ReadPlace,
  { logId, makers }: Standing,
  given: readonly SealedCheckpoint[],
) {
  const records = given.map(({ record }) => record);
  const rows = await sql<KnownRow>(KNOWN, [tenant, records, given.map(({ upTo }) => upTo), logId, makers]);
  const wraps = Map.groupBy(
    await sql<KnownWrap>(
      "SELECT record, generation, circle, epoch, key FROM wrap WHERE tenant = $1 AND record = ANY ($2)",
      [tenant, records],
    ),
    ({ record }) => record,
  );
  return ({ record, upTo }: SealedCheckpoint) => {
    const home = rows.find((row) => row.record === record && row.n === upTo);
    return {
      home,
      wraps: wraps.get(record) ?? [],
      revision: home?.of ?? undefined,
      standing: home?.kept ?? undefined,
    };
  };
}

function rowOf({ upTo, logId, on, ...said }: SealedCheckpoint): object {
  return { ...said, up_to: upTo, log_id: logId, made_on: on };
}

const NIL = "00000000-0000-0000-0000-000000000000";

/** One look-up for each author, however many checkpoints they made. */
const AUTHORS = `
WITH RECURSIVE one (author) AS (
  (SELECT author FROM checkpoint WHERE tenant = $1 AND stream = $2 ORDER BY author LIMIT 1)
  UNION ALL
  SELECT (SELECT author FROM checkpoint WHERE tenant = $1 AND stream = $2 AND author > one.author ORDER BY author LIMIT 1)
  FROM one WHERE one.author IS NOT NULL
)
SELECT author FROM one WHERE author IS NOT NULL`;

/** $1 tenant, $2 stream, $3 kinds the reader reads, $4 log, $5 makers. */
const STANDING = `
checkpoint k JOIN record r ON r.tenant = k.tenant AND r.record = k.record
WHERE k.tenant = $1 AND k.stream = $2 AND k.type = ANY ($3) AND ${stands("$4", "$5")}`;

/** As many as come to so many bytes: the last may go over. */
const PAGE = `
SELECT tenant, stream, record, type, "upTo", count, "logId", author, "on", generation, key, box, signature, found FROM (
  SELECT page.*, sum(octet_length(box)) OVER (ORDER BY record) - octet_length(box) AS before FROM (
    SELECT k.tenant, k.stream, k.record, k.type, k.up_to AS "upTo", k.count, k.log_id AS "logId", k.author, k.made_on AS "on",
      k.generation, k.key, k.box, k.signature, (count(*) OVER ())::int AS found
    FROM ${STANDING} AND k.record > $6 ORDER BY k.record LIMIT ${MOST_LISTED}
  ) page
) sized WHERE before < $7 ORDER BY record`;

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

/** $2 records and $3 the numbers up to which they are said to reach, $4 log, $5 makers. */
const KNOWN = `
SELECT r.record, r.stream, r.type, r.revision, r.created, r.circle, r.circle_stamp AS "circleStamp", r.erased, g.n, c.revision AS of, k.up_to AS kept
FROM unnest($2::uuid[], $3::bigint[]) AS g (record, n)
JOIN record r ON r.tenant = $1 AND r.record = g.record
LEFT JOIN change c ON c.tenant = $1 AND c.stream = r.stream AND c.n = g.n AND c.record = g.record
LEFT JOIN checkpoint k ON k.tenant = $1 AND k.record = g.record AND ${stands("$4", "$5")}`;

const place = "record uuid, stream uuid, type text";
const says =
  "up_to bigint, count int, log_id uuid, author uuid, made_on text, generation int, key text, box text, signature text";
const names = (columns: string, from = ""): string =>
  columns
    .split(", ")
    .map((column) => from + column.split(" ")[0])
    .join(", ");

const KEEP = `
INSERT INTO checkpoint (tenant, ${names(place)}, ${names(says)})
SELECT $1, ${names(place)}, ${names(says)} FROM json_to_recordset($2) AS g (${place}, ${says})
ON CONFLICT (tenant, record) DO UPDATE SET (${names(says)}) = (${names(says, "excluded.")})`;
