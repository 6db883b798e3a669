// A record at a glance: what lists, search and tasks look at, worked out before and written down beside its checkpoint. Whoever asks for more
// has the checkpoint read.
// Promise: a record seen so is the record its checkpoint gives, however it is looked at.
import type { Address } from "../change/change.ts";
import type { Stamp } from "../change/clock.ts";
import { allAnswers } from "./answers.ts";
import { type Checkpoint, foldOnto, movesIn } from "./checkpoint.ts";
import type { Answers } from "./condition.ts";
import type { FoldedRecord } from "./fold.ts";
import type { RecordType } from "./type.ts";
import { followMoves, type MoveMade } from "./workflow.ts";

/** JSON. What most records have none of is left out. */
export interface Glance {
  readonly id: string;
  readonly type: string;
  readonly tenant: string;
  readonly stream: string;
  readonly createdBy: string;
  readonly firstStamp: Stamp;
  readonly lastStamp: Stamp;
  readonly lastBy: string;
  readonly changeCount: number;
  readonly circle: string;
  readonly withdrawals?: readonly Stamp[];
  readonly withdrawn?: true;
  readonly disputed?: readonly Address[];
  readonly setAside?: readonly string[];
  readonly moves?: readonly MoveMade[];
  /** Everything stored, as `allAnswers` gives it. */
  readonly answers: Answers;
}

/** `from` is the checkpoint of this record: its moves are told as they were made, and followed by whoever looks. */
export function glanceOf(record: FoldedRecord, from: Checkpoint): Glance {
  const { withdrawals, withdrawn, disputed, setAside } = record;
  const moves = movesIn(from);
  return {
    id: record.id,
    type: record.type,
    tenant: record.tenant,
    stream: record.stream,
    createdBy: record.createdBy,
    firstStamp: record.firstStamp,
    lastStamp: record.lastStamp,
    lastBy: record.lastBy,
    changeCount: record.changeCount,
    circle: record.circle,
    ...(withdrawals.length > 0 && { withdrawals }),
    ...(withdrawn && { withdrawn }),
    ...(disputed.length > 0 && { disputed }),
    ...(setAside.length > 0 && { setAside }),
    ...(moves.length > 0 && { moves }),
    answers: allAnswers(record),
  };
}

/** The whole record behind a glance; `checkpoint` is read once, when something is asked that the glance does not say. */
export function recordBehind(glance: Glance, checkpoint: () => Checkpoint, type: RecordType): FoldedRecord {
  let whole: FoldedRecord | undefined;
  const read = (): FoldedRecord => {
    whole ??= foldOnto(checkpoint(), [], type);
    if (!whole) throw new Error("a checkpoint holds no change");
    return whole;
  };
  let workflow: FoldedRecord["workflow"];
  return {
    id: glance.id,
    type: glance.type,
    tenant: glance.tenant,
    stream: glance.stream,
    createdBy: glance.createdBy,
    firstStamp: glance.firstStamp,
    lastStamp: glance.lastStamp,
    lastBy: glance.lastBy,
    changeCount: glance.changeCount,
    circle: glance.circle,
    withdrawals: glance.withdrawals ?? NOTHING,
    disputed: glance.disputed ?? NOTHING,
    setAside: glance.setAside ?? NOTHING,
    withdrawn: glance.withdrawn ?? false,
    get fields() {
      return read().fields;
    },
    get rows() {
      return read().rows;
    },
    get workflow() {
      workflow ??= type.workflow && followMoves(type.workflow, glance.moves ?? []);
      return workflow;
    },
  };
}

const NOTHING: readonly string[] = [];
