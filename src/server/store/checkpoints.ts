// Checkpoints in PostgreSQL: a row a record. Which are taken in and which stand is said in ../checkpoints.ts.
import type { Person } from "#core/access/role.ts";
import { problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import type { SealedCheckpoint } from "#core/seal/sealed-checkpoint.ts";
import type { Home, KnownWrap } from "../accept.ts";
import { type Checkpoints, isOwn, isTaken, kindsOfCheckpoints, readCheckpoint } from "../checkpoints.ts";
import { isUuid } from "../form.ts";
import { MOST_LISTED, MOST_PULLED_BYTES } from "../limits.ts";
import { asPerson, inTenants, type Sql, type Store } from "./database.ts";
import type { KeyLogs } from "./key-logs.ts";
import { inTurnWithOthers } from "./push.ts";
import { type ReadPlace, readStanding, readWanted, type Standing, stands } from "./standing-checkpoints.ts";
import { readWraps } from "./wraps.ts";

export interface CheckpointParts {
  readonly store: Store;
  readonly logs: KeyLogs;
  readonly programme: Programme;
  readonly logId: string;
  readonly day: () => string;
}

export function checkpointsOf({ store, logs, programme, logId, day }: CheckpointParts): Checkpoints {
  /** A stream of which this person reads something. */
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
    if (!kinds) return undefined;
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
