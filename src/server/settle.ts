// What a record is after changes came in, as far as the server can read it: its revision, its state, its answers, the facts that stand.
// Promise: pure; the same changes give the same record and facts in both keepers, and when the log is folded anew.
import { type Envelope, type Head, NOTHING_SAID } from "#core/change/change.ts";
import { type Fact, stateFacts } from "#core/fact/fact.ts";
import { findType, type Programme, rulesOf } from "#core/programme.ts";
import { relevant } from "#core/record/answers.ts";
import type { Answers } from "#core/record/condition.ts";
import { type FoldedRecord, foldRecord } from "#core/record/fold.ts";
import type { RecordType } from "#core/record/type.ts";
import { readersIn } from "./accept.ts";
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
  /** Who reads it (`readersIn`), and the stamp of the change that said so. */
  readonly circle: string;
  readonly circleStamp: string;
  /** The number in its stream at which it was erased: what it counted is left, under no name. */
  readonly erased?: number | null;
  readonly erasedOn?: string | null;
}

export interface Settled {
  readonly record: KeptRecord;
  /** An open record's answers that count; null of a sealed one. */
  readonly answers: Answers | null;
  /** The record was withdrawn: whatever stood before is gone, under every version of the rules. */
  readonly cleared: boolean;
  /** By version of the rules, the facts that stand from now on; those under a version that is not named here stay as they were. */
  readonly facts: ReadonlyMap<number, readonly Fact[]>;
}

/** What is done with a sealed record that says nothing the server can read. */
export const UNFOLDED: readonly string[] = ["create", "edit", "circle", "restate"];

/** Whether the fold needs this change of a record: all of an open one, only what is done with a sealed one. */
export function isFolded(type: RecordType, head: Head): boolean {
  return type.open || !UNFOLDED.includes(head.act);
}

/**
 * The record after `added`, in the order they are numbered; the same as after each by itself. `earlier` are the heads of the changes
 * before that `isFolded` asks for. All are of one record, of a type of the programme.
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
  const folded = foldHeads(
    [...earlier, ...added.map(({ head }) => head)].filter((head) => isFolded(type, head)),
    type,
  );
  const stood = standing(programme, type, known, earlier, added);
  const { created, withdrawn, cleared } = stood;
  const said = added.filter(({ head }) => head.act !== "restate").map(({ head }) => head.stamp);
  const stamps = [...(known ? [known.firstStamp, known.lastStamp] : []), ...said].sort();
  const own = type.open ? ownFacts(programme, type, created && !withdrawn ? folded : undefined) : stood;
  const record = {
    tenant: first.tenant,
    record: first.record,
    type: type.id,
    stream: first.stream,
    revision: (known?.revision ?? 0) + added.length,
    created,
    withdrawn,
    toRecount: own.toRecount,
    state: folded?.workflow?.state ?? type.workflow?.initial ?? null,
    firstStamp: stamps[0] ?? "",
    lastStamp: stamps.at(-1) ?? "",
    ...readersAfter(known, added),
  };
  return { record, answers: type.open && folded ? relevant(folded, type) : null, cleared, facts: own.facts };
}

/** Who reads the record: what its `create` or the last `circle` said, by their stamps. */
export function readersAfter(
  known: Pick<KeptRecord, "circle" | "circleStamp"> | undefined,
  added: readonly Pick<Envelope, "head">[],
): Pick<KeptRecord, "circle" | "circleStamp"> {
  let { circle, circleStamp } = known ?? { circle: "team", circleStamp: "" };
  for (const { head } of added) {
    if ((head.act !== "create" && head.act !== "circle") || head.stamp < circleStamp) continue;
    ({ circle, circleStamp } = { circle: readersIn(head), circleStamp: head.stamp });
  }
  return { circle, circleStamp };
}

/** Bodies are not looked into: what an open type seals is left out here, and of a sealed type only its acts are read. */
function foldHeads(heads: readonly Head[], type?: RecordType): FoldedRecord | undefined {
  return foldRecord(
    heads.map((head) => ({ head, body: NOTHING_SAID })),
    type,
  );
}

interface Facts {
  readonly facts: Settled["facts"];
  readonly toRecount: boolean;
}

/** Facts of an open record the server states itself. What an impossible answer keeps from being counted waits to be mended. */
function ownFacts(programme: Programme, type: RecordType, folded: FoldedRecord | undefined): Facts {
  const stating = (rows: readonly Fact[]): Facts["facts"] => new Map([[programme.rules, rows]]);
  if (!folded) return { facts: stating([]), toRecount: false };
  try {
    const stated = stateFacts(rulesOf(programme), type, folded);
    const rows = readableAmong(stated);
    return { facts: stating(rows), toRecount: rows.length < stated.length };
  } catch {
    // A rule is written for possible answers; a record may hold others, and is kept all the same.
    return { facts: stating([]), toRecount: true };
  }
}

/**
 * One change after the other: whether the record is there, and which pushed facts stand. They stand only for the revision they
 * assume, of a record that has been created and not withdrawn. Under other rules than ours they stand too, and leave it to be recounted.
 */
function standing(
  programme: Programme,
  type: RecordType,
  known: KeptRecord | undefined,
  earlier: readonly Head[],
  added: readonly Envelope[],
): Facts & Pick<KeptRecord, "created" | "withdrawn"> & Pick<Settled, "cleared"> {
  const isCountable = rulesOf(programme).some((rule) => rule.type === type.id);
  const withdrawals = earlier.filter(isWithdrawal);
  const facts = new Map<number, readonly Fact[]>();
  let { created, withdrawn, toRecount, revision } = known ?? {
    created: false,
    withdrawn: false,
    toRecount: false,
    revision: 0,
  };
  let cleared = false;
  for (const { head, facts: stated } of added) {
    revision += 1;
    created ||= head.act === "create";
    if (isWithdrawal(head)) {
      withdrawals.push(head);
      withdrawn = foldHeads(withdrawals)?.withdrawn ?? false;
    }
    const fits = created && !withdrawn && stated?.revision === revision;
    if (fits) facts.set(stated.rules, stated.rows);
    if (withdrawn) facts.clear();
    cleared ||= withdrawn;
    const isStated = fits && stated.rules === programme.rules;
    toRecount = created && !withdrawn && !isStated && (toRecount || isCountable);
  }
  return { created, withdrawn, cleared, facts, toRecount };
}

function isWithdrawal(head: Head): boolean {
  return head.act === "withdraw" || head.act === "restore";
}
