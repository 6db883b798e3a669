// What is kept aside, on PostgreSQL. Who may look at it is said in quarantine.ts.
import type { Person } from "#core/access/role.ts";
import { isProblem, type Problem, problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import { readEnvelope } from "../envelope.ts";
import { isUuid } from "../form.ts";
import {
  type CutDevice,
  type Handed,
  handedTo,
  mayCutOff,
  maySettle,
  type Quarantine,
  type SetAside,
} from "../quarantine.ts";
import { asOwner, asPerson, inTenants, type Sql, type Store } from "./database.ts";
import { grantsOf } from "./people.ts";
import { inTurnWithOthers, type Saving, save } from "./push.ts";

export function quarantineOf(saving: () => Saving): Quarantine {
  const leads =
    ({ programme, on }: Saving, person: Person, tenant: string) =>
    (one: Pick<SetAside, "stream" | "author">) =>
      maySettle(programme.roles, person, tenant, one, on);

  return {
    async cutOff(person, tenant, cut) {
      const { store, programme, on } = saving();
      const theirs = isUuid(tenant) && isUuid(cut.person) ? await grantsOf(store, cut.person) : [];
      if (!isUuid(cut.device) || !mayCutOff(programme.roles, person, tenant, theirs, on))
        return problem("door.not-allowed");
      await inTenants(
        store,
        [tenant],
        (sql) => sql(CUT, [tenant, cut.device, cut.person, person.id, on]),
        inTurnWithOthers(tenant),
      );
      return handed(store, programme, tenant, cut);
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
    async settle(person, tenant, id, as) {
      const at = saving();
      if (!isUuid(tenant) || !isUuid(id)) return problem("door.not-allowed");
      return inTenants(
        at.store,
        [tenant],
        async (sql) => {
          const [found] = await sql<SetAside & { readonly change: string }>(ONE, [tenant, id]);
          if (!found || !leads(at, person, tenant)(found)) return problem("door.not-allowed");
          if (found.state === "waiting" && as === "released") {
            const refused = await letIn(sql, at, tenant, found.change);
            if (refused) return refused;
          }
          await sql(SETTLE, [tenant, id, as, person.id, at.on]);
          return undefined;
        },
        inTurnWithOthers(tenant),
      );
    },
  };
}

async function letIn(sql: Sql, at: Saving, tenant: string, change: string): Promise<Problem | undefined> {
  const envelope = readEnvelope(JSON.parse(change));
  if (isProblem(envelope)) return envelope;
  const [outcome] = await save(sql, { ...at, isReleased: true }, tenant, [envelope]);
  return outcome && !outcome.accepted ? outcome.problem : undefined;
}

async function handed(
  store: Store,
  programme: Programme,
  tenant: string,
  { person, device }: CutDevice,
): Promise<Handed> {
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
      sql<{ count: number }>(
        "SELECT count(*)::int AS count FROM change WHERE tenant = $1 AND device = $2 AND author = $3",
        [tenant, device, person],
      ),
    ]),
  );
  const stock = { streams: all.map(({ stream }) => stream), records: rows };
  return { ...handedTo(programme, tenant, { id: person, grants }, circles, stock), changes: said?.count ?? 0 };
}

const CUT = `
INSERT INTO cut_device (tenant, device, person, cut_by, cut_on) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`;

const COLUMNS = `id, stream, record, type, act, author, device, received_on AS "receivedOn", why, state,
  CASE WHEN settled_by IS NOT NULL THEN json_build_object('by', settled_by, 'on', settled_on) END AS settled`;
const LISTED = `SELECT ${COLUMNS} FROM set_aside WHERE tenant = $1`;
const ONE = `SELECT ${COLUMNS}, change FROM set_aside WHERE tenant = $1 AND id = $2`;

/** What was settled stays so. */
const SETTLE = `
UPDATE set_aside SET state = $3, settled_by = $4, settled_on = $5 WHERE tenant = $1 AND id = $2 AND state = 'waiting'`;
