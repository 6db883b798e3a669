// What the records on this device ask to be done, by the rules of their types. Whose it is, and where it stands, is for whoever asks.
import { type Programme, typesOf } from "#core/programme.ts";
import { type DueRecord, type DueRule, type Task, tasksOf } from "#core/record/due.ts";
import type { RecordType } from "#core/record/type.ts";
import type { App } from "./app.ts";
import type { HeldRecord, Store } from "./store.ts";

interface Around {
  readonly programme: Programme;
  readonly may: App["may"];
  readonly store: Pick<Store, "recordsOf">;
  readonly today: string;
}

/** The tasks of the wanted rules and records until `days` days after today. Who may not see that it was done is told of none. */
export function dueTasks(
  { programme, may, store, today }: Around,
  isWanted: (rule: DueRule, type: RecordType) => boolean,
  isTheirs: (held: HeldRecord) => boolean,
  days: number,
): readonly Task[] {
  const types = typesOf(programme).map((type) => ({
    ...type,
    due: (type.due ?? []).filter((rule) => isWanted(rule, type) && canSeeDone(may, rule)),
  }));
  const needed = new Set(types.flatMap(({ id, due }) => (due.length > 0 ? [id, ...due.map(showsIn)] : [])));
  const records = [...needed].flatMap((type) => store.recordsOf(type).filter(isTheirs).map(dueRecordOf));
  return tasksOf(types, records, today, days);
}

/** May this person read the records that show it was done? Who may not cannot tell done from undone, and is told neither. */
function canSeeDone(may: App["may"], { until }: DueRule): boolean {
  return until === undefined || may("read", until.type);
}

const showsIn = ({ until }: DueRule): string => until?.type ?? "";

const known = new WeakMap<HeldRecord, DueRecord>();

export function dueRecordOf(held: HeldRecord): DueRecord {
  const before = known.get(held);
  if (before) return before;
  const { id, type, folded, answers } = held;
  const made = { id, type: type.id, state: folded.workflow?.state, withdrawn: folded.withdrawn, answers };
  known.set(held, made);
  return made;
}
