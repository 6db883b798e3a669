// Erasing on PostgreSQL: proposals, holds and certificates. Who may what is said in erasing.ts; what erasing does, in erase.ts.
import type { Person } from "#core/access/role.ts";
import { type Problem, problem } from "#core/problem.ts";
import { type Programme, typesOf } from "#core/programme.ts";
import { isNamed } from "#core/seal/circle.ts";
import {
  byDue,
  classIdOf,
  dueOf,
  type Erasable,
  type ErasingDesk,
  isErasing,
  type Keeping,
  mayDecide,
  mayHold,
  maySay,
  objectionToErasing,
  reasonOf,
} from "../erasing.ts";
import type { Certificate, DueErasure, ErasureReason, Erasures, Hold } from "../erasures.ts";
import { isUuid } from "../form.ts";
import { asPerson, type Sql, type Store } from "./database.ts";
import { eraseRecord, inErasing } from "./erase.ts";
import type { ErasedLine } from "./erasure-list.ts";
import type { KeyLogs } from "./key-logs.ts";

export interface ErasureOptions {
  readonly store: Store;
  readonly logs: KeyLogs;
  readonly programme: Programme;
  readonly day: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Notes it beside the database, for good, before this transaction is committed. Throws where it could not: then nothing is erased. */
  readonly note: (line: ErasedLine) => void;
}

export function erasuresOf({ store, logs, programme, day, now, note }: ErasureOptions): Erasures {
  const deskOf = (person: Person, tenant: string): ErasingDesk => ({ programme, person, tenant, on: day() });

  /** Whether the person is of those who read it, where these are people by name. */
  async function isReader(sql: Sql, { tenant, person, on }: ErasingDesk, { stream, circle }: Row): Promise<boolean> {
    return !isNamed(circle) || (await logs.namedOf(sql, tenant, stream, person.id, on)).includes(circle);
  }

  /** Whoever approves sees that there is something, whoever reads it; whoever proposes does not see what is kept from them. */
  async function seenBy(sql: Sql, desk: ErasingDesk): Promise<(one: Row) => boolean> {
    const named = new Set<string>();
    const streams = await sql<{ stream: string }>("SELECT stream FROM stream WHERE tenant = $1", [desk.tenant]);
    for (const { stream } of streams)
      for (const circle of await logs.namedOf(sql, desk.tenant, stream, desk.person.id, desk.on)) named.add(circle);
    return (one) =>
      maySay(desk, "approve-erasure", one) ||
      (maySay(desk, "erase", one) && (!isNamed(one.circle) || named.has(one.circle)));
  }

  return {
    async list(person, tenant, days) {
      const desk = deskOf(person, tenant);
      if (!isUuid(tenant) || !isErasing(desk)) return problem("door.not-found");
      return asPerson(store, person, async (sql) => {
        const { due, holds, keeping } = await readDue(sql, desk, days, await seenBy(sql, desk));
        const done = await sql<DoneRow>(DONE, [tenant]);
        return {
          due,
          holds,
          certificates: done
            .filter((one) => maySay(desk, "approve-erasure", one) || maySay(desk, "erase", one))
            .map(({ stream: _, proposedBy: by, proposedOn: on, ...one }) => ({
              ...one,
              proposed: by === null || on === null ? null : { by, on },
            })),
          years: Object.fromEntries(keeping.years),
        };
      });
    },

    async propose(person, tenant, record) {
      const desk = deskOf(person, tenant);
      if (!isUuid(tenant) || !isUuid(record)) return problem("door.not-allowed");
      return inErasing(store, tenant, async (sql) => {
        const found = await findRow(sql, desk, record);
        if (!found || !maySay(desk, "erase", found) || !(await isReader(sql, desk, found)))
          return problem("door.not-allowed");
        if (found.erased !== null) return problem("record.erased");
        const why = reasonOf(dueOf(desk, erasable(found), await readKeeping(sql, tenant), []));
        await sql(PROPOSE, [tenant, record, classIdOf(programme, found.type), why, person.id, desk.on]);
        return undefined;
      });
    },

    async hold(person, tenant, hold) {
      const desk = deskOf(person, tenant);
      if (!isUuid(tenant)) return problem("door.not-allowed");
      return inErasing(store, tenant, async (sql) => {
        if (!mayHold(desk, hold, await findRow(sql, desk, hold.record))) return problem("door.not-allowed");
        await sql(HOLD, [tenant, hold.id, hold.record, hold.class, hold.reason, person.id, desk.on]);
        return undefined;
      });
    },

    async lift(person, tenant, id) {
      const desk = deskOf(person, tenant);
      if (!isUuid(tenant) || !isUuid(id)) return problem("door.not-allowed");
      return inErasing(store, tenant, async (sql) => {
        const hold = (await sql<Hold>(HOLDS, [tenant])).find((one) => one.id === id);
        if (!hold || !mayHold(desk, hold, await findRow(sql, desk, hold.record))) return problem("door.not-allowed");
        await sql(
          "UPDATE hold SET lifted_by = $3, lifted_on = $4 WHERE tenant = $1 AND id = $2 AND lifted_by IS NULL",
          [tenant, id, person.id, desk.on],
        );
        return undefined;
      });
    },

    async keepFor(person, tenant, id, years) {
      if (!isUuid(tenant) || !mayDecide(deskOf(person, tenant), id)) return problem("door.not-allowed");
      return inErasing(store, tenant, async (sql) => {
        if (years === null) await sql("DELETE FROM kept_for WHERE tenant = $1 AND class = $2", [tenant, id]);
        else await sql(KEEP_FOR, [tenant, id, years]);
        return undefined;
      });
    },

    async approve(person, tenant, record) {
      const desk = deskOf(person, tenant);
      if (!isUuid(tenant) || !isUuid(record)) return problem("door.not-allowed");
      return inErasing(store, tenant, async (sql): Promise<Certificate | Problem> => {
        const found = await findRow(sql, desk, record);
        const wanted = found && { ...erasable(found), erased: found.erased };
        const objection = objectionToErasing(desk, wanted, await sql<Hold>(HOLDS, [tenant]));
        if (objection || !wanted?.proposed) return objection ?? problem("door.not-allowed");
        const { by, on, why } = wanted.proposed;
        const changes = (await eraseRecord(sql, tenant, record)) ?? 0;
        await sql(APPROVE, [tenant, record, person.id, desk.on, changes]);
        // One list for all organisations, and one line after the other.
        await sql("SELECT pg_advisory_xact_lock(hashtextextended('erasures', 0))");
        note({ tenant, record, at: new Date(now()).toISOString() });
        const certificate = { record, type: wanted.type, class: classIdOf(programme, wanted.type), why };
        return { ...certificate, proposed: { by, on }, approvedBy: person.id, erasedOn: desk.on, changes };
      });
    },
  };
}

/** What is due within so many days, or proposed, among the records that `sees` lets through; and what decides it. */
export async function readDue(
  sql: Sql,
  desk: Pick<ErasingDesk, "programme" | "tenant" | "on">,
  days: number,
  sees: (one: Row) => boolean,
): Promise<{ readonly due: readonly DueErasure[]; readonly holds: readonly Hold[]; readonly keeping: Keeping }> {
  const { programme, tenant } = desk;
  const [rows, holds, keeping] = await Promise.all([
    sql<Row>(LIVING, [tenant, typesOf(programme).map(({ id }) => id)]),
    sql<Hold>(HOLDS, [tenant]),
    readKeeping(sql, tenant),
  ]);
  const due = rows.filter(sees).map((one) => dueOf(desk, erasable(one), keeping, holds));
  const isListed = (one: DueErasure): boolean => one.proposed !== null || (one.days !== null && one.days <= days);
  return { due: due.filter(isListed).sort(byDue), holds, keeping };
}

interface Row extends Omit<Erasable, "proposed"> {
  readonly erased: number | null;
  readonly circle: string;
  readonly by: string | null;
  readonly on: string | null;
  readonly why: ErasureReason | null;
}

type DoneRow = Omit<Certificate, "proposed"> & {
  readonly stream: string;
  readonly proposedBy: string | null;
  readonly proposedOn: string | null;
};

function erasable({ by, on, why, circle: _, ...row }: Row): Erasable {
  return { ...row, proposed: by === null || on === null || why === null ? null : { by, on, why } };
}

async function findRow(sql: Sql, { tenant }: ErasingDesk, record: string | null): Promise<Row | undefined> {
  if (!isUuid(record)) return undefined;
  const [found] = await sql<Row>(`${ROW} AND r.record = $2`, [tenant, record]);
  return found;
}

async function readKeeping(sql: Sql, tenant: string): Promise<Keeping> {
  const [place] = await sql<{ country: string | null }>("SELECT country FROM tenant WHERE tenant = $1", [tenant]);
  const own = await sql<{ class: string; years: number }>("SELECT class, years FROM kept_for WHERE tenant = $1", [
    tenant,
  ]);
  return { country: place?.country ?? null, years: new Map(own.map((one) => [one.class, one.years])) };
}

const ROW = `
SELECT r.record, r.type, r.stream, r.last_stamp AS "lastStamp", r.revision, r.erased, r.circle,
  e.proposed_by AS by, e.proposed_on AS on, e.why
FROM record r LEFT JOIN erasure e ON e.tenant = r.tenant AND e.record = r.record
WHERE r.tenant = $1`;

const LIVING = `${ROW} AND r.erased IS NULL AND r.type = ANY ($2)`;

const HOLDS = `
SELECT id, record, class, reason, held_by AS by, held_on AS on,
  CASE WHEN lifted_by IS NOT NULL THEN json_build_object('by', lifted_by, 'on', lifted_on) END AS lifted
FROM hold WHERE tenant = $1 ORDER BY held_on, id`;

const DONE = `
SELECT e.record, r.type, r.stream, e.class, e.why, e.proposed_by AS "proposedBy", e.proposed_on AS "proposedOn",
  e.approved_by AS "approvedBy", e.erased_on AS "erasedOn", e.changes
FROM erasure e JOIN record r ON r.tenant = e.tenant AND r.record = e.record
WHERE e.tenant = $1 AND e.erased_on IS NOT NULL ORDER BY e.erased_on, e.record`;

const PROPOSE = `
INSERT INTO erasure (tenant, record, class, why, proposed_by, proposed_on) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT DO NOTHING`;

const HOLD = `
INSERT INTO hold (tenant, id, record, class, reason, held_by, held_on) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT DO NOTHING`;

const KEEP_FOR = `
INSERT INTO kept_for (tenant, class, years) VALUES ($1, $2, $3) ON CONFLICT (tenant, class) DO UPDATE SET years = excluded.years`;

const APPROVE = `
UPDATE erasure SET approved_by = $3, erased_on = $4, changes = $5 WHERE tenant = $1 AND record = $2`;
