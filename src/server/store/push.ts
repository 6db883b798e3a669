// Changes of one tenant into the log, and everything that follows from them, in one transaction: records, facts, the counted table.
// Promise: all or nothing, in a handful of statements whatever their number; a tenant's transactions come one after the other.
import { type Problem, problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import { misplaced } from "../accept.ts";
import type { ReadEnvelope } from "../envelope.ts";
import type { PushOutcome } from "../keeper.ts";
import { type Settled, settle } from "../settle.ts";
import { type Before, readBefore } from "./before.ts";
import { inTenants, type Sql, type Store } from "./database.ts";
import { changeRow, factRow, type Numbered, recordRow, WRITE } from "./write.ts";

/** Takes in changes that nothing speaks against so far. The outcomes come in their order. Throws when nothing was saved. */
export function saveChanges(
  store: Store,
  programme: Programme,
  person: string,
  tenant: string,
  changes: readonly ReadEnvelope[],
): Promise<readonly PushOutcome[]> {
  // Facts of two records that name each other must not miss each other in two transactions side by side: a tenant's pushes queue.
  const lock = `SELECT pg_advisory_xact_lock(hashtextextended('${tenant}', 0))`;
  return inTenants(store, person, [tenant], (sql) => save(sql, programme, tenant, changes), lock);
}

async function save(
  sql: Sql,
  programme: Programme,
  tenant: string,
  changes: readonly ReadEnvelope[],
): Promise<readonly PushOutcome[]> {
  const before = await readBefore(sql, programme, tenant, changes);
  const { added, refused } = sift(changes, before);
  const numbers =
    added.size === 0 ? new Map<string, Numbered>() : await write(sql, programme, tenant, [...added.values()], before);
  return changes.map((change) => {
    const { id } = change.head;
    const objection = refused.get(change);
    if (objection) return { id, accepted: false, problem: objection };
    const kept = numbers.get(id) ?? before.changes.get(id);
    if (!kept) throw new Error("a change was not numbered");
    return { id, accepted: true, revision: kept.revision, n: kept.n };
  });
}

/** What is new, by id, and what is refused. The rest is known already. */
function sift(
  changes: readonly ReadEnvelope[],
  before: Before,
): { readonly added: ReadonlyMap<string, ReadEnvelope>; readonly refused: ReadonlyMap<ReadEnvelope, Problem> } {
  const added = new Map<string, ReadEnvelope>();
  const refused = new Map<ReadEnvelope, Problem>();
  const homes = new Map<string, { readonly stream: string; readonly type: string }>(before.records);
  for (const change of changes) {
    const { head, text } = change;
    const known = before.changes.get(head.id)?.head ?? added.get(head.id)?.text;
    const objection =
      known === undefined
        ? misplaced(head, before.streams.has(head.stream), homes.get(head.record))
        : known === text
          ? undefined
          : problem("change.differs");
    if (objection) refused.set(change, objection);
    else if (known === undefined) {
      added.set(head.id, change);
      homes.set(head.record, head);
    }
  }
  return { added, refused };
}

async function write(
  sql: Sql,
  programme: Programme,
  tenant: string,
  added: readonly ReadEnvelope[],
  before: Before,
): Promise<ReadonlyMap<string, Numbered>> {
  const settled: Settled[] = [];
  const log: object[] = [];
  for (const [record, changes] of Map.groupBy(added, ({ head }) => head.record)) {
    const known = before.records.get(record);
    settled.push(settle(programme, known, before.heads.get(record) ?? [], changes));
    for (const [index, change] of changes.entries()) log.push(changeRow(change, (known?.revision ?? 0) + index + 1));
  }
  const stated = settled.flatMap(({ record, facts }) => (facts ? { record: record.record, ...facts } : []));
  const [numbers] = await Promise.all([
    sql<Numbered>(WRITE, [
      tenant,
      JSON.stringify(log),
      JSON.stringify(settled.map(recordRow)),
      JSON.stringify(stated.map(({ record, rules }) => ({ record, rules }))),
      JSON.stringify(stated.flatMap(({ record, rules, rows }) => rows.map((fact) => factRow(record, rules, fact)))),
      settled.flatMap(({ record }) => (record.withdrawn ? record.record : [])),
    ]),
    ...touchedBy(settled, before).map(({ rules, records, persons }) =>
      sql("SELECT rejoin($1, $2, $3, $4)", [tenant, rules, [...records], [...persons]]),
    ),
  ]);
  return new Map(numbers.map((numbered) => [numbered.id, numbered]));
}

interface Touched {
  readonly rules: number;
  readonly records: Set<string>;
  readonly persons: Set<string>;
}

/** What has to be joined anew: by version of the rules, oldest first, the records whose facts change and the people these concern. */
function touchedBy(settled: readonly Settled[], before: Before): readonly Touched[] {
  const byRules = new Map<number, Touched>();
  const touch = (rules: number, record: string, persons: readonly string[]): void => {
    const touched = byRules.get(rules) ?? { rules, records: new Set(), persons: new Set() };
    byRules.set(rules, touched);
    touched.records.add(record);
    for (const person of persons) touched.persons.add(person);
  };
  for (const { record, facts } of settled) {
    for (const old of before.facts.get(record.record) ?? [])
      if (record.withdrawn || old.rules === facts?.rules) touch(old.rules, old.record, old.persons);
    if (facts && facts.rows.length > 0)
      touch(
        facts.rules,
        record.record,
        facts.rows.flatMap((fact) => (fact.role === "person" && fact.person ? fact.person : [])),
      );
  }
  return [...byRules.values()].sort((a, b) => a.rules - b.rules);
}
