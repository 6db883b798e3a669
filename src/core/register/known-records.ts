// What this organisation has already, in the order an importer asks for it: by what it is, by the row it came from, by who names it.
// Promise: records that were withdrawn are no longer anybody; only their rows are remembered.
import { targetOf } from "../change/merge.ts";
import { allAnswers, relevantAmong } from "../record/answers.ts";
import { type Checkpoint, foldOnto } from "../record/checkpoint.ts";
import type { Answers } from "../record/condition.ts";
import type { FoldedRecord, OpenedChange } from "../record/fold.ts";
import { fieldAt, type RecordType } from "../record/type.ts";
import type { RegisterLayout, RowPart } from "./layout.ts";
import { findMark, type RowMark } from "./row-mark.ts";
import { identityOf } from "./same-thing.ts";

/** All accepted changes of a record, opened, and how many the keeper has accepted. Of the first of them a checkpoint may be all there is. */
export interface KnownRecord {
  readonly revision: number;
  readonly before?: Checkpoint;
  readonly changes: readonly OpenedChange[];
}

export function idOfKnown({ before, changes }: KnownRecord): string {
  return before?.record ?? changes[0]?.head.record ?? "";
}

/** A record that is known, folded. */
export interface KnownThing {
  readonly id: string;
  readonly type: RecordType;
  readonly record: FoldedRecord;
  readonly answers: Answers;
}

/** A record that came from a row of a register like this one. */
export interface KnownRow extends KnownThing {
  readonly mark: RowMark;
}

export interface KnownRecords {
  readonly byId: ReadonlyMap<string, KnownThing>;
  /** By `type identity`. */
  readonly byIdentity: ReadonlyMap<string, KnownThing>;
  /** By register, then by row key; withdrawn ones too. */
  readonly byRow: ReadonlyMap<string, ReadonlyMap<string, KnownRow>>;
  /** By record: the rows' records that name it. */
  readonly carriers: ReadonlyMap<string, ReadonlySet<string>>;
}

export function knownRecords(
  layout: RegisterLayout,
  types: readonly RecordType[],
  known: readonly KnownRecord[],
): KnownRecords {
  const byId = new Map<string, KnownThing>();
  const byIdentity = new Map<string, KnownThing>();
  const byRow = new Map<string, Map<string, KnownRow>>();
  const carriers = new Map<string, Set<string>>();
  const partsByType = Map.groupBy(layout.parts, ({ type }) => type);
  const folded = known.map((one) => foldKnown(types, one)).filter((one) => one !== undefined);
  // The first made is the one; two devices may have made the same thing before they heard of each other.
  for (const thing of folded.sort((a, b) => (a.record.firstStamp < b.record.firstStamp ? -1 : 1))) {
    byId.set(thing.id, thing);
    for (const part of partsByType.get(thing.type.id) ?? []) {
      if ("row" in part.known) keepRow(part.known.row, thing, byRow, carriers);
      else if (!thing.record.withdrawn) keepIdentity(part, thing, byIdentity);
    }
  }
  return { byId, byIdentity, byRow, carriers };
}

function foldKnown(types: readonly RecordType[], { before, changes }: KnownRecord): KnownThing | undefined {
  const named = before?.type ?? changes[0]?.head.type;
  const type = types.find(({ id }) => id === named);
  const record = type && foldOnto(before, changes, type);
  return type && record && { id: record.id, type, record, answers: relevantAmong(type.fields, allAnswers(record)) };
}

function keepRow(
  field: string,
  thing: KnownThing,
  byRow: Map<string, Map<string, KnownRow>>,
  carriers: Map<string, Set<string>>,
): void {
  const mark = findMark(thing.answers[field]);
  if (!thing.record.withdrawn) {
    for (const [address, { value }] of thing.record.fields) {
      if (
        typeof value !== "string" ||
        targetOf(address).at === "row" ||
        fieldAt(thing.type, address)?.kind !== "reference"
      )
        continue;
      carriers.set(value, (carriers.get(value) ?? new Set()).add(thing.id));
    }
  }
  if (!mark) return;
  const rows = byRow.get(mark.register) ?? new Map<string, KnownRow>();
  byRow.set(mark.register, rows);
  // A row that was withdrawn and brought in anew has two records; the one that stands speaks for it.
  if (!rows.has(mark.key) || rows.get(mark.key)?.record.withdrawn) rows.set(mark.key, { ...thing, mark });
}

function keepIdentity(part: RowPart, thing: KnownThing, byIdentity: Map<string, KnownThing>): void {
  const identity = identityOf(part, thing.type.fields, thing.answers);
  const key = `${thing.type.id} ${identity}`;
  if (identity !== undefined && !byIdentity.has(key)) byIdentity.set(key, thing);
}
