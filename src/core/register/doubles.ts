// People who may be one: asked, and until somebody answers counted as a range. A confirmed double keeps its own record and
// says whose double it is, so that its spelling is known the next time.
import type { Answers } from "../record/condition.ts";
import { isAnswered } from "../record/condition.ts";
import type { KnownRecords } from "./known-records.ts";
import type { NearFields, RegisterLayout } from "./layout.ts";
import { type NearCandidate, type NearPair, nearPairs, nearReasons } from "./near-thing.ts";
import type { Decisions, PeopleRange, PlannedChange, Question } from "./planned.ts";
import type { Bench, Thing } from "./shared-things.ts";
import { type Unions, unions } from "./unions.ts";

export interface DoublesSettled {
  readonly questions: readonly Question[];
  readonly people: PeopleRange | undefined;
  /** The change of a thing, with whose double it is. */
  readonly mark: (change: PlannedChange) => PlannedChange;
  /** Changes of records that were known as two and are one. */
  readonly more: readonly PlannedChange[];
}

/** `unchanged` are the people of rows that say nothing new. */
export function settleDoubles(
  layout: RegisterLayout,
  bench: Bench,
  known: KnownRecords,
  unchanged: readonly string[],
  decisions: Decisions,
): DoublesSettled {
  const part = layout.parts.find(({ known: by }) => "near" in by && by.near !== undefined);
  const near = part && "near" in part.known ? part.known.near : undefined;
  if (!part || !near) return { questions: [], people: undefined, mark: (change) => change, more: [] };

  const things = [...bench.things.values()].filter((thing) => thing.part === part);
  const candidates = candidatesOf(part.type, things, known);
  const isDouble = new Set(candidates.filter(({ answers }) => isAnswered(answers[near.double])).map(({ id }) => id));
  const people = unions((a, b) => rank(a, isDouble) - rank(b, isDouble) || (a < b ? -1 : 1));
  joinKnownDoubles(candidates, near, people);
  const pairs = nearPairs(near, candidates).filter(({ a, b }) => people.root(a) !== people.root(b));
  const asked = pairs.map((pair) => ({ pair, question: questionOf(pair, bench, decisions) }));
  for (const { pair, question } of asked) if (question.answer === "same") people.join(pair.a, pair.b);

  const doubles = new Map(
    people
      .members()
      .filter((id) => people.root(id) !== id && !isDouble.has(id))
      .map((id) => [id, people.root(id)]),
  );
  const doubleOf = (id: string): Pick<PlannedChange, "double"> => {
    const of = doubles.get(id);
    return of === undefined ? {} : { double: { of, field: near.double, id: near.id } };
  };
  const here = new Set(things.map(idOf));
  const more = [...doubles.keys()]
    .filter((id) => !id.startsWith("~"))
    .map((id): PlannedChange => ({ record: id, type: part.type, act: "edit", wanted: {}, ...doubleOf(id), rows: [] }));
  return {
    questions: asked.map(({ question }) => question),
    people: rangeOf(
      [...here, ...unchanged],
      people,
      asked.filter(({ question }) => question.answer === undefined).map(({ pair }) => pair),
    ),
    mark: (change) =>
      change.type === part.type && change.act === "create" ? { ...change, ...doubleOf(change.record) } : change,
    more,
  };
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

function joinKnownDoubles(candidates: readonly NearCandidate[], near: NearFields, people: Unions): void {
  const byCountId = new Map(candidates.map(({ id, answers }) => [answers[near.id], id]));
  for (const { id, answers } of candidates) {
    const of = isAnswered(answers[near.double]) ? byCountId.get(answers[near.double]) : undefined;
    if (of !== undefined) people.join(id, of);
  }
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

function rangeOf(people: readonly string[], decided: Unions, open: readonly NearPair[]): PeopleRange {
  const most = new Set(people.map((id) => decided.root(id)));
  const perhaps = unions((a, b) => (a < b ? -1 : 1));
  for (const { a, b } of open) perhaps.join(decided.root(a), decided.root(b));
  return { least: new Set([...most].map((id) => perhaps.root(id))).size, most: most.size };
}
