// What a record is after changes came in, as far as the server can read it: its revision, its state, its answers, the facts that stand.
// Promise: pure; the same changes give the same record and facts in both keepers, and when the log is folded anew.
import { type Envelope, type Head, NOTHING_SAID } from "#core/change/change.ts";
import { type Fact, stateFacts } from "#core/fact/fact.ts";
import { findType, type Programme, rulesOf } from "#core/programme.ts";
import { relevant } from "#core/record/answers.ts";
import type { Answers } from "#core/record/condition.ts";
import { type FoldedRecord, foldRecord } from "#core/record/fold.ts";
import type { RecordType } from "#core/record/type.ts";
import { readableAmong } from "./stated.ts";

/** What the server keeps of a record beside its changes. */
export interface KeptRecord {
  readonly tenant: string;
  readonly record: string;
  readonly type: string;
  readonly stream: string;
  /** How many of its changes were accepted. */
  readonly revision: number;
  /** False while only edits have arrived: it is not listed and states nothing until the change that creates it comes. */
  readonly created: boolean;
  readonly withdrawn: boolean;
  readonly toRecount: boolean;
  readonly state: string | null;
  readonly firstStamp: string;
  readonly lastStamp: string;
}

export interface Settled {
  readonly record: KeptRecord;
  /** An open record's answers that count; null of a sealed one. */
  readonly answers: Answers | null;
  /** The facts that stand from now on under their rules; nothing where those from before stay. A withdrawn record has none under any. */
  readonly facts: { readonly rules: number; readonly rows: readonly Fact[] } | undefined;
}

/** Whether the fold needs this change of a record: all of an open one, only what is done with a sealed one. */
export function isFolded(type: RecordType, head: Head): boolean {
  return type.open || (head.act !== "create" && head.act !== "edit");
}

/**
 * The record after `added`, in the order they are numbered. `earlier` are the heads of the changes before that `isFolded` asks for.
 * All are of one record and a type of the programme.
 */
export function settle(
  programme: Programme,
  known: KeptRecord | undefined,
  earlier: readonly Head[],
  added: readonly Envelope[],
): Settled {
  const first = added[0]?.head;
  const type = first && findType(programme, first.type);
  if (!first || !type) throw new TypeError("nothing to settle");
  const folded = foldHeads(type, [...earlier, ...added.map(({ head }) => head)]);
  const withdrawn = folded?.withdrawn ?? false;
  const created = (known?.created ?? false) || added.some(({ head }) => head.act === "create");
  const stamps = [...(known ? [known.firstStamp, known.lastStamp] : []), ...added.map(({ head }) => head.stamp)].sort();
  const counts = created && !withdrawn;
  const { facts, toRecount } = type.open
    ? ownFacts(programme, type, counts ? folded : undefined)
    : pushedFacts(programme, type, known, added, counts);
  const record = {
    tenant: first.tenant,
    record: first.record,
    type: type.id,
    stream: first.stream,
    revision: (known?.revision ?? 0) + added.length,
    created,
    withdrawn,
    toRecount,
    state: folded?.workflow?.state ?? type.workflow?.initial ?? null,
    firstStamp: stamps[0] ?? "",
    lastStamp: stamps.at(-1) ?? "",
  };
  return { record, answers: type.open && folded ? relevant(folded, type) : null, facts };
}

/** Bodies are not looked into: what an open type seals is left out here, and of a sealed type only its acts are read. */
function foldHeads(type: RecordType, heads: readonly Head[]): FoldedRecord | undefined {
  const needed = heads.filter((head) => isFolded(type, head));
  return foldRecord(
    needed.map((head) => ({ head, body: NOTHING_SAID })),
    type,
  );
}

type Stood = Pick<Settled, "facts"> & { readonly toRecount: boolean };

/** Facts of an open record the server states itself. What an impossible answer keeps from being counted waits to be mended. */
function ownFacts(programme: Programme, type: RecordType, folded: FoldedRecord | undefined): Stood {
  if (!folded) return { facts: { rules: programme.rules, rows: [] }, toRecount: false };
  try {
    const stated = stateFacts(rulesOf(programme), type, folded);
    const rows = readableAmong(stated);
    return { facts: { rules: programme.rules, rows }, toRecount: rows.length < stated.length };
  } catch {
    // A rule is written for possible answers; a record may hold others, and is kept all the same.
    return { facts: { rules: programme.rules, rows: [] }, toRecount: true };
  }
}

/** Facts of a sealed record are pushed; they stand only for the revision they assume. */
function pushedFacts(
  programme: Programme,
  type: RecordType,
  known: KeptRecord | undefined,
  added: readonly Envelope[],
  counts: boolean,
): Stood {
  const isCountable = rulesOf(programme).some((rule) => rule.type === type.id);
  let stands: Settled["facts"];
  let toRecount = known?.toRecount ?? false;
  let revision = known?.revision ?? 0;
  for (const { facts } of added) {
    revision += 1;
    const fits = counts && facts?.revision === revision;
    if (fits) stands = facts;
    toRecount = !fits && (toRecount || isCountable);
  }
  return { facts: stands, toRecount: counts && toRecount };
}
