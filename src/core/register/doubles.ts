// People who may be one: asked, and until somebody answers counted as a range: a person says whose double they may be. A confirmed
// double keeps its own record and says whose double it is, so that its spelling is known the next time.
import type { Answers } from "../record/condition.ts";
import { isAnswered } from "../record/condition.ts";
import type { KnownRecords } from "./known-records.ts";
import type { RegisterLayout } from "./layout.ts";
import { type NearCandidate, type NearPair, nearPairs, nearReasons } from "./near-thing.ts";
import { type OpenPair, openForest } from "./open-questions.ts";
import type { Decisions, PeopleRange, PlannedChange, Question } from "./planned.ts";
import type { Bench, Thing } from "./shared-things.ts";
import { type Unions, unions } from "./unions.ts";

export interface DoublesSettled {
  readonly questions: readonly Question[];
  readonly people: PeopleRange | undefined;
  /** The changes that were settled, and those of people known, with whose double each is or may be. */
  readonly changes: readonly PlannedChange[];
}

export interface DoublesAsked {
  readonly settled: readonly PlannedChange[];
  /** People of rows that say nothing new. */
  readonly unchanged: readonly string[];
  /** Whether an open question of this record is asked again. */
  readonly asksAgain: (record: string) => boolean;
  readonly decisions: Decisions;
}

export function settleDoubles(
  layout: RegisterLayout,
  bench: Bench,
  known: KnownRecords,
  { settled, unchanged, asksAgain, decisions }: DoublesAsked,
): DoublesSettled {
  const part = layout.parts.find(({ known: by }) => "near" in by && by.near !== undefined);
  const near = part && "near" in part.known ? part.known.near : undefined;
  if (!part || !near) return { questions: [], people: undefined, changes: settled };

  const things = [...bench.things.values()].filter((thing) => thing.part === part);
  const here = new Set([...things.map(idOf), ...unchanged]);
  const candidates = candidatesOf(part.type, things, known);
  const byCountId = new Map(candidates.map(({ id, answers }) => [answers[near.id], id]));
  const whom = (answers: Answers, field: string): string | undefined =>
    isAnswered(answers[field]) ? byCountId.get(answers[field]) : undefined;
  const isDouble = new Set(candidates.filter(({ answers }) => isAnswered(answers[near.double])).map(({ id }) => id));
  const order = (a: string, b: string): number => rank(a, isDouble) - rank(b, isDouble) || (a < b ? -1 : 1);
  const people = unions(order);
  for (const { id, answers } of candidates) people.join(id, whom(answers, near.double) ?? id);

  const pairs = nearPairs(near, candidates).filter(({ a, b }) => people.root(a) !== people.root(b));
  const isPair = new Set(pairs.map(({ a, b }) => `${a} ${b}`));
  const carried = candidates.flatMap(({ id, answers }): readonly OpenPair[] => {
    const to = whom(answers, near.mayBe);
    return to === undefined || isPair.has([id, to].sort().join(" ")) ? [] : [[id, to]];
  });
  const isAgain = ([from, to]: OpenPair): boolean =>
    (here.has(from) || here.has(to)) && asksAgain(from) && asksAgain(to);
  const groups = Map.groupBy(candidates, ({ id }) => people.root(id));
  const again = carried.filter(isAgain).flatMap(([from, to]) => {
    const [one, other] = [people.root(from), people.root(to)];
    const both = [...(groups.get(one) ?? []), ...(groups.get(other) ?? [])].map((member) => ({
      ...member,
      old: false,
    }));
    // None of the one is near any of the other any more: somebody was corrected, and there is nothing left to ask.
    const pair = nearPairs(near, both).find(({ a, b }) => people.root(a) !== people.root(b));
    return pair ? [people.root(pair.a) === one ? pair : { ...pair, a: pair.b, b: pair.a }] : [];
  });
  const asked = [...again, ...pairs.map((pair) => newerFirst(pair, order))].map((pair) => ({
    pair,
    question: questionOf(pair, bench, decisions),
  }));
  for (const { pair, question } of asked) if (question.answer === "same") people.join(pair.a, pair.b);

  const unanswered = asked.filter(({ question }) => question.answer === undefined);
  const open = [
    ...carried.filter((pair) => !isAgain(pair)),
    ...unanswered.map(({ pair }): OpenPair => [pair.a, pair.b]),
  ].map(([from, to]): OpenPair => [people.root(from), people.root(to)]);
  const forest = openForest(open);
  const says = (id: string, answers: Answers): Pick<PlannedChange, "double" | "mayBe"> => {
    const root = people.root(id);
    const before = whom(answers, near.mayBe);
    const now = root === id ? forest.get(id) : undefined;
    const isSame = now === undefined ? before === undefined : before !== undefined && people.root(before) === now;
    return {
      ...(root !== id && !isDouble.has(id) && { double: { of: root, field: near.double, id: near.id } }),
      ...(!isSame && { mayBe: { of: now ?? null, field: near.mayBe, id: near.id } }),
    };
  };
  return {
    questions: asked.map(({ question }) => question),
    people: rangeOf([...here], people, open),
    changes: withSaid(part.type, settled, new Map(candidates.map(({ id, answers }) => [id, says(id, answers)]))),
  };
}

/** What is said of people, in the changes that are made anyhow, or in changes of their own. */
function withSaid(
  type: string,
  settled: readonly PlannedChange[],
  says: ReadonlyMap<string, Pick<PlannedChange, "double" | "mayBe">>,
): readonly PlannedChange[] {
  const marked = settled.map((change) => (change.type === type ? { ...change, ...says.get(change.record) } : change));
  const changed = new Set(settled.map(({ record }) => record));
  const more = [...says]
    .filter(([id, { double, mayBe }]) => (double || mayBe) && !changed.has(id))
    .map(([record, said]): PlannedChange => ({ record, type, act: "edit", wanted: {}, rows: [], ...said }));
  return [...marked, ...more];
}

function newerFirst({ a, b, reason }: NearPair, order: (a: string, b: string) => number): NearPair {
  return order(a, b) < 0 ? { a: b, b: a, reason } : { a, b, reason };
}

function idOf(thing: Thing): string {
  return thing.known?.id ?? thing.ref;
}

/** Everybody known, and everybody the rows speak of; who is known and unchanged is not asked about again. */
function candidatesOf(type: string, things: readonly Thing[], known: KnownRecords): readonly NearCandidate[] {
  const here = things.map(
    (thing): NearCandidate => ({
      id: idOf(thing),
      answers: answersNow(thing),
      old: thing.known !== undefined && thing.ref === thing.known.id,
    }),
  );
  const ids = new Set(here.map(({ id }) => id));
  const others = [...known.byId.values()].filter(
    (one) => one.type.id === type && !one.record.withdrawn && !ids.has(one.id),
  );
  return [...here, ...others.map(({ id, answers }) => ({ id, answers, old: true }))];
}

function answersNow(thing: Thing): Answers {
  const said = thing.wishes.map(({ answers }) =>
    Object.fromEntries(Object.entries(answers).filter(([, value]) => isAnswered(value))),
  );
  // What is known stands, but for one that the rows correct: it carries another reference than its record's id.
  return thing.known && thing.ref === thing.known.id
    ? Object.assign({}, ...said, thing.known.answers)
    : Object.assign({}, thing.known?.answers, ...said);
}

/** First whoever is known and nobody's double, then doubles, then the new. */
function rank(id: string, isDouble: ReadonlySet<string>): number {
  return id.startsWith("~") ? 2 : isDouble.has(id) ? 1 : 0;
}

function questionOf({ a, b, reason }: NearPair, bench: Bench, decisions: Decisions): Question {
  const things = [a, b].map(
    (id) =>
      bench.things.get(id) ??
      [...bench.became].flatMap(([ref, record]) => (record === id ? [bench.things.get(ref)] : []))[0],
  );
  const rows = [...new Set(things.flatMap((thing) => thing?.wishes.map(({ row }) => row.row) ?? []))].sort(
    (x, y) => x - y,
  );
  // A record is known by its id; somebody new by the first row, which stays the same while the preview is mended.
  const names = [a, b]
    .map((id, index) =>
      id.startsWith("~") ? `row ${Math.min(...(things[index]?.wishes.map(({ row }) => row.row) ?? []))}` : id,
    )
    .sort();
  const id = `same:${names.join("|")}`;
  return {
    id,
    kind: "same",
    reason,
    says: `${nearReasons[reason]} Is it one person?`,
    rows,
    records: [a, b].filter((one) => !one.startsWith("~")),
    options: [
      { id: "same", label: "The same person" },
      { id: "different", label: "Two people" },
    ],
    answer: decisions[id] ?? decisions[`same:${reason}`] ?? decisions["same"],
  };
}

function rangeOf(people: readonly string[], decided: Unions, open: readonly OpenPair[]): PeopleRange {
  const most = new Set(people.map((id) => decided.root(id)));
  const perhaps = unions((a, b) => (a < b ? -1 : 1));
  for (const [from, to] of open) perhaps.join(from, to);
  return { least: new Set([...most].map((id) => perhaps.root(id))).size, most: most.size };
}
