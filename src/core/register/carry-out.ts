// A plan, made into signed-to-be changes: ids, count ids and stamps are given here, by whoever may roll dice and look at a clock.
// Promise: all of a plan or nothing; an edit names the values it saw; facts are stated for the revision the change will have.
import { type Act, type Envelope, type StatedFacts, sayChange } from "../change/change.ts";
import { type Clock, hear, type Stamp, stampOf, tick } from "../change/clock.ts";
import { type Fact, type FactRule, stateFacts } from "../fact/fact.ts";
import { isProblem } from "../problem.ts";
import { allAnswers, sayAnswers } from "../record/answers.ts";
import { foldOnto } from "../record/checkpoint.ts";
import { type Answers, holds, isAnswered } from "../record/condition.ts";
import type { FoldedRecord, OpenedChange } from "../record/fold.ts";
import { type RecordType, splitPart } from "../record/type.ts";
import { idOfKnown, type KnownRecord } from "./known-records.ts";
import type { ImportPlan, PlannedChange } from "./planned.ts";
import { markText } from "./row-mark.ts";

/** What has to be told from outside to carry a plan out. */
export interface CarryOutContext {
  readonly tenant: string;
  readonly stream: string;
  readonly author: string;
  readonly device: string;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly newId: () => string;
  readonly types: readonly RecordType[];
  readonly rules: readonly FactRule[];
  readonly rulesVersion: number;
  readonly known: readonly KnownRecord[];
  /** Fills in what an app keeps with a record of this type: a count id, an age band, looking at records by id. */
  readonly keep?: (type: string, answers: Answers, find: (id: unknown) => Answers | undefined) => Answers;
}

export interface CarriedOut {
  readonly changes: readonly Envelope[];
  /** The device's clock afterwards. */
  readonly clock: Clock;
}

/** The changes of a plan, in an order in which each record comes before those that name it. Throws on a plan that is not ready. */
export function carryOut(plan: ImportPlan, context: CarryOutContext): CarriedOut {
  if (!plan.ready) throw new TypeError("this plan still has faults");
  const known = new Map(context.known.map((one) => [idOfKnown(one), one]));
  const ids = new Map<string, string>();
  const idOf = (ref: string): string => {
    if (!ref.startsWith("~")) return ref;
    const made = ids.get(ref) ?? plan.became[ref] ?? context.newId();
    ids.set(ref, made);
    return made;
  };
  const register = plan.register ?? context.newId();
  const answersNow = new Map<string, Answers>();
  const find = (id: unknown): Answers | undefined => {
    if (typeof id !== "string") return undefined;
    const now = answersNow.get(id) ?? answersKnown(known.get(id));
    if (now) answersNow.set(id, now);
    return now;
  };
  const changes: Envelope[] = [];
  let clock = context.clock;
  const say = (type: RecordType, record: string, act: Act, wanted: Answers): void => {
    const before = known.get(record);
    const folded = before && foldOnto(before.before, before.changes, type);
    const said = act === "withdraw" ? { set: {}, seen: {} } : sayAnswers(type, folded, wanted);
    if (act === "edit" && Object.keys(said.set).length === 0) return;
    // A correction has to be later than what it corrects, also on a device that has not heard of it otherwise.
    const heard = folded ? hear(clock, folded.lastStamp, context.now) : clock;
    clock = tick(isProblem(heard) ? clock : heard, context.now);
    const draft = {
      ...context,
      stream: folded?.stream ?? context.stream,
      id: context.newId(),
      record,
      type: type.id,
      act,
      stamp: stampOf(clock),
      saidAt: null,
      schema: type.schema,
      circle: "team",
      generation: 0,
    };
    changes.push(envelope(type, draft, said, before, context));
  };
  for (const change of namedFirst(plan.changes).sort(rowsLast)) {
    const type = context.types.find(({ id }) => id === change.type);
    if (!type) throw new TypeError("this plan was made with other record types");
    const record = idOf(change.record);
    const wanted = wantedAnswers(change, type, record, idOf, register, find, context);
    if (change.act !== "withdraw") answersNow.set(record, { ...find(record), ...wanted });
    say(type, record, change.act, wanted);
    const move = change.act === "create" ? type.workflow?.moves[plan.moves[type.id] ?? ""] : undefined;
    if (move?.from.includes(type.workflow?.initial ?? "") && (!move.needs || holds(move.needs, wanted)))
      say(type, record, `move:${plan.moves[type.id]}`, {});
  }
  return { changes, clock };
}

/** Doubles after those they are or may be a double of: their count ids have to be there. */
function namedFirst(changes: readonly PlannedChange[]): PlannedChange[] {
  const made = new Map(changes.filter(({ act }) => act === "create").map((change) => [change.record, change]));
  const seen = new Set<PlannedChange>();
  const placed: PlannedChange[] = [];
  const place = (change: PlannedChange | undefined): void => {
    if (!change || seen.has(change)) return;
    seen.add(change);
    for (const said of [change.double, change.mayBe]) place(made.get(said?.of ?? ""));
    placed.push(change);
  };
  changes.forEach(place);
  return placed;
}

/** Shared things first, rows last: each after what it looks at. */
function rowsLast(a: PlannedChange, b: PlannedChange): number {
  return Number(a.row !== undefined) - Number(b.row !== undefined);
}

function wantedAnswers(
  change: PlannedChange,
  type: RecordType,
  record: string,
  idOf: (ref: string) => string,
  register: string,
  find: (id: unknown) => Answers | undefined,
  context: CarryOutContext,
): Answers {
  if (change.act === "withdraw") return {};
  const { double, mayBe, row } = change;
  const more: { [field: string]: unknown } = {};
  if (row) more[row.field] = markText({ ...row, register });
  if (double) more[double.field] = find(idOf(double.of))?.[double.id];
  if (mayBe) more[mayBe.field] = mayBe.of === null ? undefined : find(idOf(mayBe.of))?.[mayBe.id];
  const said = withIds(change.wanted, type.fields, idOf);
  const all = { ...find(record), ...said, ...more };
  const kept = context.keep?.(type.id, all, find) ?? all;
  // What is kept follows from the answers; only what it changes is said anew.
  return {
    ...said,
    ...more,
    ...Object.fromEntries(
      Object.entries(kept).filter(
        ([field, value]) => isAnswered(value) && type.fields[field]?.kept && all[field] !== value,
      ),
    ),
  };
}

function withIds(answers: Answers, fields: RecordType["fields"], idOf: (ref: string) => string): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([name, value]) => {
      const field = fields[name];
      if (field?.kind === "reference" && typeof value === "string") return [name, idOf(value)];
      if (field?.kind === "group" && Array.isArray(value))
        return [name, value.map((row: Answers) => withIds(row, field.fields ?? {}, idOf))];
      return [name, value];
    }),
  );
}

function answersKnown(known: KnownRecord | undefined): Answers | undefined {
  const folded = known && foldOnto(known.before, known.changes);
  return folded && allAnswers(folded);
}

type Drafted = Parameters<typeof sayChange>[0] & { readonly stamp: Stamp };

function envelope(
  type: RecordType,
  { id, tenant, stream, record, act, author, device, stamp, saidAt, schema, circle, generation }: Drafted,
  said: Parameters<typeof splitPart>[1],
  before: KnownRecord | undefined,
  context: CarryOutContext,
): Envelope {
  const { shown, opaque } = splitPart(type, said);
  const draft = {
    id,
    tenant,
    stream,
    record,
    type: type.id,
    act,
    author,
    device,
    stamp,
    saidAt,
    schema,
    circle,
    generation,
  };
  if (type.open || act === "withdraw" || !context.rules.some((rule) => rule.type === type.id))
    return sayChange(draft, shown, opaque, null);
  const unstated = sayChange(draft, shown, opaque, null);
  const folded: FoldedRecord | undefined = foldOnto(
    before?.before,
    [...(before?.changes ?? []), { head: unstated.head, body: opaque } satisfies OpenedChange],
    type,
  );
  const rows: readonly Fact[] = folded ? stateFacts(context.rules, type, folded) : [];
  const facts: StatedFacts = { rules: context.rulesVersion, revision: (before?.revision ?? 0) + 1, rows };
  return sayChange(draft, shown, opaque, facts);
}
