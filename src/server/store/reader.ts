// What the keeper gives out: the changes of a stream, open records, the streams of a person. Only what the person may read, and no
// change is missed however slowly somebody reads.
import { can, standing } from "#core/access/can.ts";
import type { Person } from "#core/access/role.ts";
import { type Problem, problem } from "#core/problem.ts";
import { type AskedFor, kindsAsked, type Programme, typesOf } from "#core/programme.ts";
import type { PullHow } from "#core/seal/sealed-checkpoint.ts";
import { findRecordKey, isUuid } from "../form.ts";
import { mayHear } from "../hints.ts";
import type {
  ErasedRecord,
  Keeper,
  OpenRecord,
  PulledChanges,
  Reach,
  RecordPage,
  RecordsPage,
  RecordsQuery,
  StreamOf,
} from "../keeper.ts";
import { MOST_LISTED, MOST_OFFERED, MOST_PULLED, MOST_PULLED_BYTES } from "../limits.ts";
import { asPerson, type Store } from "./database.ts";
import type { KeyLogs } from "./key-logs.ts";
import { type ChangeRow, keptChange, mayRead, readersChanged } from "./readers-changed.ts";
import { itsCheckpoint, readGrown, readPassed, readStanding, stands } from "./standing-checkpoints.ts";
import { readWraps } from "./wraps.ts";

export function readerOf(
  store: Store,
  logs: KeyLogs,
  programme: Programme,
  logId: string,
  day: () => string,
): Pick<Keeper, "pull" | "openRecords" | "openRecord" | "streamsOf" | "reach"> {
  const open = typesOf(programme).flatMap((type) => (type.open ? type.id : []));

  async function pull(
    person: Person,
    stream: string,
    after: number,
    limit: number,
    only?: AskedFor,
    bytes: number = MOST_PULLED_BYTES,
    how?: PullHow,
  ): Promise<PulledChanges | Problem> {
    if (!isUuid(stream)) return problem("door.not-found");
    const on = day();
    const of = how && "record" in how ? how.record : undefined;
    const isBeside = how !== undefined && "beside" in how;
    const may = tenantsOf(person).map((tenant) => ({
      tenant,
      types: kindsAsked(programme, only).filter((type) =>
        can(programme.roles, person, "read", { type, tenant, stream }, on),
      ),
    }));
    const most = Math.min(limit, MOST_PULLED);
    return asPerson(store, person, async (sql) => {
      const readable = JSON.stringify(may.filter(({ types }) => types.length > 0));
      // One statement, one moment: every number up to the counter it sees has been committed.
      const [home] = await sql<{ tenant: string }>(HOME, [readable, stream]);
      if (!home) return problem("door.not-found");
      const { tenant } = home;
      const mine = await logs.namedOf(sql, tenant, stream, person.id, on);
      const types = may.find((one) => one.tenant === tenant)?.types ?? [];
      const kinds = types.filter((type) => !open.includes(type));
      const place = { tenant, stream, state: logs.known(tenant).state, on, kinds, mine };
      const beside = isBeside ? await readStanding(sql, programme, logId, person.id, place) : undefined;
      const asked = [readable, stream, after, most, mine, only?.since ?? "", bytes];
      const rows = await (beside
        ? sql<PulledRow>(PULL_BESIDE, [...asked, logId, beside.makers])
        : of === undefined
          ? sql<PulledRow>(PULL, asked)
          : sql<PulledRow>(PULL_OF_RECORD, [...asked, of]));
      const last = rows[0]?.last;
      if (last === undefined) return problem("door.not-found");
      const page = rows.filter((row) => row.head !== null).map(keptChange);
      const more = (rows[0]?.found ?? 0) > page.length;
      const next = more ? (page.at(-1)?.n ?? after) : Math.max(after, last);
      const passed = beside && (await readPassed(sql, place, beside, [after, next]));
      const { come, gone } =
        of === undefined
          ? await readersChanged(sql, { tenant, stream, types, after, upTo: next, mine, ...(passed && { passed }) })
          : { come: [], gone: [] };
      const erased = await sql<ErasedRecord>(ERASED, [tenant, stream, after, next, mine, types, of ?? null]);
      const changes = [...come, ...page];
      // Afterwards: what is offered is never older than what was read.
      const isLast = !more && of === undefined;
      const offered = isLast ? await sql<{ record: string }>(TO_RECOUNT, [readable, stream, open, mine]) : [];
      const toRecount = offered.map(({ record }) => record);
      const toCheckpoint =
        isLast && !only ? await readGrown(sql, programme, logId, person.id, place, [after, next]) : [];
      const sealed = changes.flatMap(({ envelope: { head } }) => (head.codec === 0 ? [] : head.record));
      const wraps = sealed.length === 0 ? [] : await readWraps(sql, tenant, [...new Set(sealed)]);
      return {
        logId,
        stream,
        changes,
        gone,
        erased,
        wraps,
        more,
        next,
        last,
        toRecount,
        toCheckpoint,
        ...(passed && { passed: [...passed] }),
      };
    });
  }

  async function openRecords(
    person: Person,
    { type, limit = 200, after }: RecordsQuery,
  ): Promise<RecordsPage | Problem> {
    const from = after === undefined ? { tenant: NIL, record: NIL } : findRecordKey(after);
    if (!from) return problem("door.bad-request", { field: "after" });
    const types = typesOf(programme)
      .filter((one) => one.open && (type === undefined || one.id === type))
      .map((one) => one.id);
    const on = day();
    const may = types.flatMap((id) =>
      standing(programme.roles, person, on)
        .grants.filter((grant) =>
          can(programme.roles, person, "read", { type: id, tenant: grant.tenant, stream: grant.stream }, on),
        )
        .map(({ tenant, stream }) => ({ type: id, tenant, stream })),
    );
    const most = Math.min(limit, MOST_LISTED);
    const rows = await asPerson(store, person, (sql) =>
      sql<OpenRecord>(LIST, [types, from.tenant, from.record, JSON.stringify(may), most + 1]),
    );
    const records = rows.slice(0, most);
    const last = records.at(-1);
    return { records, next: rows.length > most && last ? `${last.tenant}.${last.id}` : null };
  }

  async function openRecord(person: Person, id: string): Promise<RecordPage | Problem> {
    if (!isUuid(id)) return problem("door.not-found");
    return asPerson(store, person, async (sql) => {
      const rows = await sql<OpenRecord>(
        `SELECT ${OPEN} FROM record WHERE tenant = ANY ($1) AND record = $2 AND created AND folded IS NOT NULL`,
        [tenantsOf(person), id],
      );
      const found = rows.find((row) => can(programme.roles, person, "read", row, day()));
      if (!found) return problem("door.not-found");
      const changes = await sql<{ n: number; revision: number; head: string }>(
        "SELECT n, revision, head FROM change WHERE tenant = $1 AND record = $2 ORDER BY revision",
        [found.tenant, id],
      );
      return { ...found, changes: changes.map((change) => ({ ...change, head: JSON.parse(change.head) })) };
    });
  }

  function streamsOf(person: Person): Promise<readonly StreamOf[]> {
    return asPerson(store, person, (sql) =>
      sql<StreamOf>(STREAMS, [JSON.stringify(standing(programme.roles, person, day()).grants)]),
    );
  }

  async function reach(person: Person): Promise<readonly Reach[]> {
    const on = day();
    const all = await asPerson(store, person, (sql) =>
      sql<Reach & { readonly tenant: string }>(REACH, [JSON.stringify(standing(programme.roles, person, on).grants)]),
    );
    return all.flatMap((one) => (mayHear(programme, person, one, on) ? { stream: one.stream, n: one.n } : []));
  }

  return { pull, openRecords, openRecord, streamsOf, reach };
}

const NIL = "00000000-0000-0000-0000-000000000000";

const OPEN = `record AS id, type, tenant, stream, revision, state, withdrawn, first_stamp AS "firstStamp", last_stamp AS "lastStamp", folded AS answers`;

const LIST = `
SELECT ${OPEN} FROM record r
WHERE type = ANY ($1) AND (tenant, record) > ($2, $3) AND created AND folded IS NOT NULL
  AND EXISTS (SELECT FROM json_to_recordset($4) AS may (type text, tenant uuid, stream uuid)
              WHERE may.type = r.type AND may.tenant = r.tenant AND coalesce(may.stream, r.stream) = r.stream)
ORDER BY tenant, record LIMIT $5`;

const HOME = `
SELECT s.tenant FROM json_to_recordset($1) AS may (tenant uuid, types text[])
JOIN stream s ON s.tenant = may.tenant AND s.stream = $2`;

/**
 * Up to a number of changes, and of bytes: a page is never too large for a small machine, and never empty while there is more. Who reads a
 * record is looked up by its key, whatever the planner knows or does not know of the table (OFFSET 0).
 */
const pull = (more = "") => `
SELECT s.n AS last, c.* FROM json_to_recordset($1) AS may (tenant uuid, types text[])
JOIN stream s ON s.tenant = may.tenant AND s.stream = $2
LEFT JOIN LATERAL (
  SELECT page.*, count(*) OVER () AS found, row_number() OVER (ORDER BY n) AS place, sum(bytes) OVER (ORDER BY n) - bytes AS before FROM (
    SELECT c.n, c.revision, c.head, c.body, c.facts, c.signature, c.erased, octet_length(c.head) + octet_length(c.body) + coalesce(octet_length(c.facts), 0) AS bytes
    FROM change c CROSS JOIN LATERAL (SELECT circle, last_stamp FROM record WHERE tenant = c.tenant AND record = c.record OFFSET 0) r
    WHERE c.tenant = s.tenant AND c.stream = s.stream AND c.n > $3 AND c.type = ANY (may.types) AND r.last_stamp >= $6 AND ${mayRead("$5")} ${more}
    ORDER BY c.n LIMIT $4 + 1
  ) page
) c ON c.place <= $4 AND c.before < $7
ORDER BY c.n`;
const PULL = pull();
const PULL_OF_RECORD = pull("AND c.record = $8");
const PULL_BESIDE = pull(
  `AND NOT EXISTS (SELECT FROM ${itsCheckpoint("c")} k WHERE c.n <= k.up_to AND ${stands("$8", "$9")})`,
);

/** Erased at a number of this page. $5 circles of people by name that the reader is of, $6 types they read, $7 the one record that is asked for. */
const ERASED = `
SELECT r.record, e.erased_on AS on FROM record r LEFT JOIN erasure e ON e.tenant = r.tenant AND e.record = r.record
WHERE r.tenant = $1 AND r.stream = $2 AND r.erased > $3 AND r.erased <= $4 AND r.type = ANY ($6) AND ${mayRead("$5")} AND r.record = coalesce($7, r.record)
ORDER BY r.record`;

/** Of an open record the server states the facts itself: one that waits does so until somebody mends it. */
const TO_RECOUNT = `
SELECT r.record FROM json_to_recordset($1) AS may (tenant uuid, types text[])
JOIN record r ON r.tenant = may.tenant AND r.stream = $2 AND r.type = ANY (may.types) AND r.type <> ALL ($3)
WHERE r.to_recount AND ${mayRead("$4")} ORDER BY r.record LIMIT ${MOST_OFFERED}`;

const STREAMS = `
SELECT s.stream, s.tenant, s.name, t.name AS organisation, t.country FROM stream s JOIN tenant t USING (tenant)
WHERE EXISTS (SELECT FROM json_to_recordset($1) AS mine (tenant uuid, stream uuid) WHERE mine.tenant = s.tenant AND coalesce(mine.stream, s.stream) = s.stream)
ORDER BY s.tenant, s.stream`;

const REACH = `
SELECT s.tenant, s.stream, s.n FROM stream s
WHERE EXISTS (SELECT FROM json_to_recordset($1) AS mine (tenant uuid, stream uuid) WHERE mine.tenant = s.tenant AND coalesce(mine.stream, s.stream) = s.stream)
ORDER BY s.tenant, s.stream`;

interface PulledRow extends ChangeRow {
  readonly last: number;
  /** How many there are to read, one more than the page holds at most. */
  readonly found: number | null;
}

function tenantsOf(person: Person): readonly string[] {
  return [...new Set(person.grants.map((grant) => grant.tenant))];
}
