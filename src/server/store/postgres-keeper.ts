// The keeper on PostgreSQL. Its contract is src/server/keeper.ts; what a change may do is said in accept.ts, what it comes to in settle.ts.
import { can } from "#core/access/can.ts";
import type { Person } from "#core/access/role.ts";
import { PROTOCOL } from "#core/change/protocol.ts";
import { isProblem, type Problem, problem } from "#core/problem.ts";
import { type Programme, typesOf } from "#core/programme.ts";
import { objectionTo } from "../accept.ts";
import { idOf, type ReadEnvelope, readEnvelope } from "../envelope.ts";
import { findRecordKey, isUuid } from "../form.ts";
import type {
  Keeper,
  KeptChange,
  OpenRecord,
  PulledChanges,
  PushOutcome,
  RecordPage,
  RecordsPage,
  RecordsQuery,
  StreamOf,
} from "../keeper.ts";
import { MOST_CHANGES, MOST_LISTED, MOST_PULLED } from "../limits.ts";
import { adminOf } from "./admin.ts";
import { asPerson, type Store } from "./database.ts";
import { inTurn } from "./in-turn.ts";
import type { Installation } from "./installation.ts";
import { saveChanges } from "./push.ts";
import { isBusy } from "./trouble.ts";

export interface PostgresKeeperOptions {
  readonly store: Store;
  readonly programme: Programme;
  readonly installation: Installation;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told of an error that is our own fault. */
  readonly onTrouble?: (error: unknown) => void;
}

export function postgresKeeper({
  store,
  programme,
  installation,
  now,
  onTrouble = () => undefined,
}: PostgresKeeperOptions): Keeper {
  const { logId, demonstration, today } = installation;

  async function push(person: Person, changes: readonly unknown[]): Promise<readonly PushOutcome[]> {
    const outcomes: PushOutcome[] = [];
    const byTenant = new Map<string, { readonly place: number; readonly change: ReadEnvelope }[]>();
    changes.forEach((value, place) => {
      const change = readEnvelope(value);
      const objection = isProblem(change)
        ? change
        : objectionTo(change, person, { programme, demonstration, now: now() });
      if (isProblem(change) || objection) {
        outcomes[place] = { id: idOf(value), accepted: false, problem: objection ?? problem("change.malformed") };
        return;
      }
      const known = byTenant.get(change.head.tenant);
      if (known) known.push({ place, change });
      else byTenant.set(change.head.tenant, [{ place, change }]);
    });
    for (const [tenant, entries] of byTenant) {
      entries.sort((a, b) => compare(a.change.head.stamp, b.change.head.stamp) || a.place - b.place);
      const saved = await saveInTurn(
        tenant,
        entries.map(({ change }) => change),
      );
      for (const [index, { place }] of entries.entries()) outcomes[place] = saved[index] as PushOutcome;
    }
    return outcomes;
  }

  /** All together; and where that fails for a reason of its own, one by one, so that one change cannot hold up another. */
  async function save(tenant: string, changes: readonly ReadEnvelope[]): Promise<readonly PushOutcome[]> {
    const refuse = (found: Problem): readonly PushOutcome[] =>
      changes.map(({ head }) => ({ id: head.id, accepted: false, problem: found }));
    try {
      return await saveChanges(store, programme, tenant, changes);
    } catch (error) {
      if (isBusy(error)) return refuse(problem("door.busy"));
      if (changes.length === 1) {
        onTrouble(error);
        return refuse(problem("door.broken"));
      }
      const outcomes: PushOutcome[] = [];
      for (const change of changes) outcomes.push(...(await save(tenant, [change])));
      return outcomes;
    }
  }
  const saveInTurn = inTurn(MOST_CHANGES, save);

  async function pull(person: Person, stream: string, after: number, limit: number): Promise<PulledChanges | Problem> {
    if (!isUuid(stream)) return problem("door.not-found");
    const may = tenantsOf(person).map((tenant) => ({
      tenant,
      types: typesOf(programme)
        .map((type) => type.id)
        .filter((type) => can(programme.roles, person, "read", { type, tenant, stream })),
    }));
    const most = Math.min(limit, MOST_PULLED);
    // One statement, one moment: every number up to the counter it sees has been committed.
    const rows = await asPerson(store, person, (sql) =>
      sql<PulledRow>(PULL, [JSON.stringify(may.filter(({ types }) => types.length > 0)), stream, after, most + 1]),
    );
    const last = rows[0]?.last;
    if (last === undefined) return problem("door.not-found");
    const found = rows.filter((row) => row.head !== null);
    const changes = found.slice(0, most).map(keptChange);
    const more = found.length > most;
    return { logId, stream, changes, more, next: more ? (changes.at(-1)?.n ?? after) : Math.max(after, last) };
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
    const may = types.flatMap((id) =>
      person.grants
        .filter((grant) =>
          can(programme.roles, person, "read", { type: id, tenant: grant.tenant, stream: grant.stream }),
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
      const found = rows.find((row) => can(programme.roles, person, "read", row));
      if (!found) return problem("door.not-found");
      const changes = await sql<{ n: number; revision: number; head: string }>(
        "SELECT n, revision, head FROM change WHERE tenant = $1 AND record = $2 ORDER BY revision",
        [found.tenant, id],
      );
      return { ...found, changes: changes.map((change) => ({ ...change, head: JSON.parse(change.head) })) };
    });
  }

  function streamsOf(person: Person): Promise<readonly StreamOf[]> {
    return asPerson(store, person, (sql) => sql<StreamOf>(STREAMS, [JSON.stringify(person.grants)]));
  }

  return {
    hello: async () => ({ protocol: PROTOCOL, logId, demonstration, today }),
    push,
    pull,
    openRecords,
    openRecord,
    streamsOf,
    admin: adminOf(store),
  };
}

const NIL = "00000000-0000-0000-0000-000000000000";

const OPEN = `record AS id, type, tenant, stream, revision, state, withdrawn, first_stamp AS "firstStamp", last_stamp AS "lastStamp", folded AS answers`;

const LIST = `
SELECT ${OPEN} FROM record r
WHERE type = ANY ($1) AND (tenant, record) > ($2, $3) AND created AND folded IS NOT NULL
  AND EXISTS (SELECT FROM json_to_recordset($4) AS may (type text, tenant uuid, stream uuid)
              WHERE may.type = r.type AND may.tenant = r.tenant AND coalesce(may.stream, r.stream) = r.stream)
ORDER BY tenant, record LIMIT $5`;

const PULL = `
SELECT s.n AS last, c.* FROM json_to_recordset($1) AS may (tenant uuid, types text[])
JOIN stream s ON s.tenant = may.tenant AND s.stream = $2
LEFT JOIN LATERAL (
  SELECT c.n, c.revision, c.head, c.body, c.facts, c.signature FROM change c
  WHERE c.tenant = s.tenant AND c.stream = s.stream AND c.n > $3 AND c.type = ANY (may.types)
  ORDER BY c.n LIMIT $4
) c ON true
ORDER BY c.n`;

const STREAMS = `
SELECT s.stream, s.tenant, s.name, t.name AS organisation, t.country FROM stream s JOIN tenant t USING (tenant)
WHERE EXISTS (SELECT FROM json_to_recordset($1) AS mine (tenant uuid, stream uuid) WHERE mine.tenant = s.tenant AND coalesce(mine.stream, s.stream) = s.stream)
ORDER BY s.tenant, s.stream`;

interface PulledRow {
  readonly last: number;
  readonly n: number;
  readonly revision: number;
  readonly head: string | null;
  readonly body: string;
  readonly facts: string | null;
  readonly signature: string | null;
}

function keptChange({ n, revision, head, body, facts, signature }: PulledRow): KeptChange {
  return {
    n,
    revision,
    envelope: { head: JSON.parse(head ?? ""), body, facts: facts === null ? null : JSON.parse(facts), signature },
  };
}

function tenantsOf(person: Person): readonly string[] {
  return [...new Set(person.grants.map((grant) => grant.tenant))];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
