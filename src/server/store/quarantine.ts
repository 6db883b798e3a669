// What is kept aside, on PostgreSQL. Who may look at it is said in quarantine.ts.
import { can } from "#core/access/can.ts";
import type { Person } from "#core/access/role.ts";
import { isProblem, type Problem, problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import { isNamed } from "#core/seal/circle.ts";
import type { SealedChange } from "#core/seal/keyring.ts";
import { objectionToRelease } from "../accept.ts";
import { readEnvelope } from "../envelope.ts";
import { isUuid } from "../form.ts";
import {
  type Handed,
  handedTo,
  mayCutOff,
  maySettle,
  type OpenedAside,
  type Quarantine,
  type SetAside,
} from "../quarantine.ts";
import { asOwner, asPerson, inTenants, type Sql, type Store } from "./database.ts";
import { grantsOf } from "./people.ts";
import { inTurnWithOthers, type Saving, save } from "./push.ts";
import { readWraps } from "./wraps.ts";

export function quarantineOf(saving: () => Saving): Quarantine {
  const leads =
    ({ programme, on }: Saving, person: Person, tenant: string) =>
    (one: Pick<SetAside, "stream" | "author">) =>
      maySettle(programme.roles, person, tenant, one, on);

  return {
    async cutOff(person, tenant, who) {
      const { store, programme, on } = saving();
      const theirs = isUuid(tenant) && isUuid(who) ? await grantsOf(store, who) : [];
      if (!mayCutOff(programme.roles, person, tenant, theirs, on)) return problem("door.not-allowed");
      await inTenants(store, [tenant], (sql) => sql(CUT, [tenant, who, person.id, on]), inTurnWithOthers(tenant));
      return handed(store, programme, tenant, who);
    },
    async list(person, tenant) {
      const at = saving();
      const isLeading = person.grants.some(({ stream }) =>
        leads(at, person, tenant)({ stream: stream ?? "", author: "" }),
      );
      if (!isUuid(tenant) || !isLeading) return problem("door.not-found");
      const rows = await asPerson(at.store, person, (sql) =>
        sql<SetAside>(`${LISTED} ORDER BY received_on, id`, [tenant]),
      );
      return rows.filter(leads(at, person, tenant));
    },
    async open(person, tenant, id) {
      const at = saving();
      if (!isUuid(tenant) || !isUuid(id)) return problem("door.not-found");
      return asPerson(at.store, person, async (sql): Promise<OpenedAside | Problem> => {
        const [found] = await sql<FoundAside>(ONE, [tenant, id]);
        const isTheirs = found && leads(at, person, tenant)(found);
        if (!isTheirs || !can(at.programme.roles, person, "read", { ...found, tenant }, at.on))
          return problem("door.not-found");
        const change = JSON.parse(found.change) as SealedChange;
        const mine = await at.logs.namedOf(sql, tenant, found.stream, person.id, at.on);
        const reads = [found.circle ?? "team", change.head.circle].every((one) => !isNamed(one) || mine.includes(one));
        if (!reads) return problem("door.not-found");
        return {
          change: { ...change, wrap: change.wrap ?? null },
          wraps: await readWraps(sql, tenant, [found.record]),
        };
      });
    },
    async settle(person, tenant, id, settling) {
      const at = saving();
      if (!isUuid(tenant) || !isUuid(id)) return problem("door.not-allowed");
      return inTenants(
        at.store,
        [tenant],
        async (sql) => {
          const [found] = await sql<FoundAside>(ONE, [tenant, id]);
          if (!found || !leads(at, person, tenant)(found)) return problem("door.not-allowed");
          if (found.state === "waiting" && settling.as === "released") {
            const refused = await letIn(sql, { ...at, releasedBy: person.id }, person, found);
            if (refused) return refused;
          }
          const reason = settling.as === "discarded" ? settling.reason : null;
          await sql(SETTLE, [tenant, id, settling.as, person.id, at.on, reason]);
          return undefined;
        },
        inTurnWithOthers(tenant),
      );
    },
  };
}

async function letIn(sql: Sql, at: Saving, by: Person, { change, why }: FoundAside): Promise<Problem | undefined> {
  const envelope = readEnvelope(JSON.parse(change));
  if (isProblem(envelope)) return envelope;
  const objection = why === "handed" ? objectionToRelease(envelope, by, at) : undefined;
  if (objection) return objection;
  const [outcome] = await save(sql, at, envelope.head.tenant, [envelope]);
  return outcome && !outcome.accepted ? outcome.problem : undefined;
}

async function handed(store: Store, programme: Programme, tenant: string, person: string): Promise<Handed> {
  const grants = (await grantsOf(store, person)).filter((grant) => grant.tenant === tenant);
  const circles = await asOwner(store, (sql) =>
    sql<{ stream: string; circle: string }>(
      "SELECT DISTINCT stream, circle FROM epoch_box WHERE tenant = $1 AND person = $2 ORDER BY stream, circle",
      [tenant, person],
    ),
  );
  const [rows, all, [said]] = await inTenants(store, [tenant], (sql) =>
    Promise.all([
      sql<{ type: string; stream: string; circle: string; count: number }>(
        "SELECT type, stream, circle, count(*)::int AS count FROM record WHERE tenant = $1 AND erased IS NULL GROUP BY 1, 2, 3 ORDER BY 1",
        [tenant],
      ),
      sql<{ stream: string }>("SELECT stream FROM stream WHERE tenant = $1 ORDER BY stream", [tenant]),
      sql<{ count: number }>("SELECT count(*)::int AS count FROM change WHERE tenant = $1 AND author = $2", [
        tenant,
        person,
      ]),
    ]),
  );
  const stock = { streams: all.map(({ stream }) => stream), records: rows };
  return { ...handedTo(programme, tenant, { id: person, grants }, circles, stock), changes: said?.count ?? 0 };
}

const CUT = `
INSERT INTO cut_person (tenant, person, n, cut_by, cut_on)
SELECT $1, $2, coalesce(max(n) + 1, 0), $3, $4 FROM key_entry WHERE tenant = $1
ON CONFLICT (tenant, person) DO UPDATE SET n = excluded.n, cut_by = excluded.cut_by, cut_on = excluded.cut_on`;

type FoundAside = SetAside & { readonly change: string; readonly circle: string | null };

const COLUMNS = `id, stream, record, type, act, author, device, received_on AS "receivedOn", why, state,
  CASE WHEN settled_by IS NOT NULL THEN json_build_object('by', settled_by, 'on', settled_on, 'reason', reason) END AS settled`;
const LISTED = `SELECT ${COLUMNS} FROM set_aside WHERE tenant = $1`;
const ONE = `
SELECT ${COLUMNS}, change, (SELECT circle FROM record r WHERE r.tenant = a.tenant AND r.record = a.record) AS circle
FROM set_aside a WHERE tenant = $1 AND id = $2`;

/** What was settled stays so. */
const SETTLE = `
UPDATE set_aside SET state = $3, settled_by = $4, settled_on = $5, reason = $6 WHERE tenant = $1 AND id = $2 AND state = 'waiting'`;
