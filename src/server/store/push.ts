// Changes of one tenant into the log, and everything that follows from them, in one transaction: records, facts, the counted table.
// Promise: all or nothing, in a handful of statements whatever their number; a tenant's transactions come one after the other.
import type { Head } from "#core/change/change.ts";
import { type Problem, problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import { isNamed } from "#core/seal/circle.ts";
import {
  type Home,
  halfShared,
  isKnownAs,
  type KnownWrap,
  misplaced,
  notSigned,
  shutOut,
  superseded,
  unopenable,
  wasErased,
} from "../accept.ts";
import type { ReadEnvelope } from "../envelope.ts";
import type { PushOutcome } from "../keeper.ts";
import type { Line } from "../line.ts";
import type { AsideReason } from "../quarantine.ts";
import { readersAfter, type Settled, settle } from "../settle.ts";
import { keepAside } from "./aside.ts";
import { type Before, type FactBefore, readBefore } from "./before.ts";
import { inTenants, type Sql, type Store } from "./database.ts";
import type { KeyLogs } from "./key-logs.ts";
import { changeRow, factRows, type Numbered, REWRAP, recordRow, UNSTATE, WRITE } from "./write.ts";

/**
 * Takes in changes of one tenant that nothing speaks against so far, whoever sent them. The outcomes come in their order.
 * Throws when nothing was saved.
 */
export function saveChanges(
  at: Saving,
  tenant: string,
  changes: readonly ReadEnvelope[],
): Promise<readonly PushOutcome[]> {
  return inTenants(at.store, [tenant], (sql) => save(sql, at, tenant, changes), inTurnWithOthers(tenant));
}

export interface Saving {
  readonly store: Store;
  readonly logs: KeyLogs;
  readonly programme: Programme;
  /** The day it is. */
  readonly on: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Kept aside, and why. */
  readonly aside?: WeakMap<ReadEnvelope, AsideReason>;
  /** Not signed by whom they name: refused, and not kept aside either. */
  readonly unsigned?: WeakSet<ReadEnvelope>;
  /** In which push each came: what was put off there holds back what was said of its record later. */
  readonly lines?: WeakMap<ReadEnvelope, Line>;
  /**
   * Kept aside before, and let in by whoever leads the team: as it is, also where it was sealed under an epoch that is over. Of people by name
   * whoever lets it in has to be one: its author may be one of nobody any more.
   */
  readonly releasedBy?: string;
}

/**
 * Facts of two records that name each other must not miss each other in two transactions side by side: a tenant's pushes queue, also
 * those of another server on this database. Every look-up of a push is by key; plans are made once, while tables may be empty, and kept.
 */
export function inTurnWithOthers(tenant: string): string {
  return `SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_seqscan = off; SELECT pg_advisory_xact_lock(hashtextextended('${tenant}', 0))`;
}

/** The same in a transaction that stands in turn with others already. */
export async function save(
  sql: Sql,
  { logs, programme, on, aside: asked, unsigned = new WeakSet(), lines = new WeakMap(), releasedBy }: Saving,
  tenant: string,
  changes: readonly ReadEnvelope[],
): Promise<readonly PushOutcome[]> {
  const before = await readBefore(sql, programme, tenant, changes);
  const isReleased = releasedBy !== undefined;
  const named = await namedOf(changes, before, (stream, author) =>
    logs.namedOf(sql, tenant, stream, releasedBy ?? author, on),
  );
  const aside = isReleased
    ? new Map<ReadEnvelope, AsideReason>()
    : asideAmong(
        changes.filter((change) => !unsigned.has(change)),
        before,
        asked,
      );
  const { added, refused } = sift(
    changes.filter((change) => !aside.has(change)),
    before,
    named,
    { unsigned, lines, isReleased },
  );
  const keptAside = await keepAside(sql, tenant, aside, on);
  const numbers =
    added.size === 0 ? new Map<string, Numbered>() : await write(sql, programme, tenant, [...added.values()], before);
  return changes.map((change) => {
    const { id } = change.head;
    const objection = refused.get(change) ?? keptAside.get(change);
    if (objection) return { id, accepted: false, problem: objection };
    const kept = numbers.get(id) ?? before.changes.get(id);
    if (!kept) throw new Error("a change was not numbered");
    return { id, accepted: true, revision: kept.revision, n: kept.n };
  });
}

/** What is new, and of somebody who was cut off or had left, or handed over by its author. */
function asideAmong(
  changes: readonly ReadEnvelope[],
  { changes: known, cut }: Before,
  asked: WeakMap<ReadEnvelope, AsideReason> | undefined,
): ReadonlyMap<ReadEnvelope, AsideReason> {
  const aside = new Map<ReadEnvelope, AsideReason>();
  for (const change of changes) {
    if (known.has(change.head.id)) continue;
    const why = asked?.get(change);
    if (why === "left") aside.set(change, why);
    else if (cut.has(change.head.author)) aside.set(change, "device");
    else if (why) aside.set(change, why);
  }
  return aside;
}

/** Of which circles of people the authors are, where people by name read any of these records: by `stream author`. */
async function namedOf(
  changes: readonly ReadEnvelope[],
  { records }: Before,
  ask: (stream: string, author: string) => Promise<readonly string[]>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const named = new Map<string, readonly string[]>();
  for (const { head } of changes) {
    const name = `${head.stream} ${head.author}`;
    const isAsked = isNamed(records.get(head.record)?.circle ?? "team") || isNamed(head.circle);
    if (isAsked && !named.has(name)) named.set(name, await ask(head.stream, head.author));
  }
  return named;
}

/** What is new, by id, and what is refused. The rest is known already. */
function sift(
  changes: readonly ReadEnvelope[],
  before: Before,
  named: ReadonlyMap<string, readonly string[]>,
  { unsigned, lines, isReleased }: Required<Pick<Saving, "unsigned" | "lines">> & { readonly isReleased: boolean },
): { readonly added: ReadonlyMap<string, ReadEnvelope>; readonly refused: ReadonlyMap<ReadEnvelope, Problem> } {
  const added = new Map<string, ReadEnvelope>();
  const refused = new Map<ReadEnvelope, Problem>();
  const homes = new Map<string, Home>(before.records);
  const wraps = new Map<string, readonly KnownWrap[]>(before.wraps);
  for (const change of changes) {
    const { head, text, wrap } = change;
    const [kept, same] = [before.changes.get(head.id), added.get(head.id)];
    const known = kept ?? (same && { head: same.text });
    const [home, keys] = [homes.get(head.record), wraps.get(head.record) ?? []];
    const epoch = before.epochs.get(`${head.stream} ${head.circle}`) ?? 0;
    const line = lines.get(change);
    const objection =
      known === undefined
        ? (notSigned(unsigned.has(change)) ??
          line?.behind(head, home) ??
          misplaced(head, before.streams.has(head.stream), home) ??
          shutOut(change, home, named.get(`${head.stream} ${head.author}`) ?? []) ??
          wasErased(home) ??
          superseded(change, home) ??
          unopenable(change, keys, isReleased ? "any" : epoch) ??
          halfShared(change, keys, epoch))
        : isKnownAs(text, known)
          ? undefined
          : problem("change.differs");
    if (objection) {
      refused.set(change, objection);
      line?.refused(head, objection);
    } else if (known === undefined) {
      added.set(head.id, change);
      homes.set(head.record, homeAfter(head, home));
      if (head.act === "circle") wraps.set(head.record, change.rewraps);
      if (wrap) wraps.set(head.record, [...(wraps.get(head.record) ?? []), wrap]);
    }
  }
  return { added, refused };
}

function homeAfter(head: Head, home: Home | undefined): Home {
  const { stream, type } = head;
  const created = head.act === "create" || (home?.created ?? false);
  return { stream, type, revision: (home?.revision ?? 0) + 1, created, ...readersAfter(home, [{ head }]) };
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
  const follows = settled.map((one) => followingFrom(one, before.facts.get(one.record.record) ?? []));
  const unstated = follows.flatMap(({ gone }) => gone);
  const shared = new Map(
    added.flatMap((change) => (change.head.act === "circle" ? [[change.head.record, change]] : [])),
  );
  const [numbers] = await Promise.all([
    sql<Numbered>(WRITE, [
      tenant,
      JSON.stringify(log),
      JSON.stringify(settled.map(recordRow)),
      JSON.stringify(settled.flatMap(factRows)),
      JSON.stringify(added.flatMap(({ wrap }) => wrap ?? [])),
    ]),
    ...(shared.size > 0 ? [sql(REWRAP, rewrapping(tenant, [...shared.values()]))] : []),
    ...(unstated.length > 0 ? [sql(UNSTATE, [tenant, JSON.stringify(unstated)])] : []),
    ...byRules(follows.flatMap(({ touched }) => touched)).map(({ rules, records, persons }) =>
      sql("SELECT rejoin($1, $2, $3, $4)", [tenant, rules, records, persons]),
    ),
  ]);
  return new Map(numbers.map((numbered) => [numbered.id, numbered]));
}

function rewrapping(tenant: string, shared: readonly ReadEnvelope[]): readonly unknown[] {
  const records = shared.map(({ head }) => head.record);
  const circles = shared.map(({ head }) => head.circle);
  return [tenant, records, circles, JSON.stringify(shared.flatMap(({ rewraps }) => rewraps))];
}

/** Facts that stand no longer, and what has to be joined anew: whatever stood or stands under the rules that are stated anew. */
function followingFrom(
  { record, cleared, facts }: Settled,
  before: readonly FactBefore[],
): { readonly gone: readonly FactBefore[]; readonly touched: readonly Touched[] } {
  const old = before.filter(({ rules }) => cleared || facts.has(rules));
  const isStated = (fact: FactBefore): boolean =>
    facts.get(fact.rules)?.some((row) => row.kind === fact.kind && row.key === fact.key) ?? false;
  const now = [...facts].flatMap(([rules, rows]) =>
    rows.map(({ role, person }) => ({ record: record.record, rules, person: role === "person" ? person : undefined })),
  );
  return { gone: old.filter((fact) => !isStated(fact)), touched: [...old, ...now] };
}

interface Touched {
  readonly record: string;
  readonly rules: number;
  readonly person?: string | null | undefined;
}

/** By version of the rules, oldest first: records whose facts change, and the people these concern. */
function byRules(
  touched: readonly Touched[],
): readonly { readonly rules: number; readonly records: readonly string[]; readonly persons: readonly string[] }[] {
  const groups = [...Map.groupBy(touched, ({ rules }) => rules)].sort(([a], [b]) => a - b);
  return groups.map(([rules, some]) => ({
    rules,
    records: [...new Set(some.map(({ record }) => record))],
    persons: [...new Set(some.flatMap(({ person }) => person ?? []))],
  }));
}
