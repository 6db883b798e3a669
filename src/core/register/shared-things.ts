// People, days, companies: records that several rows speak of. Each is made once, filled in where it was silent, and corrected
// only where every row that carries it says so. Promise: what a row says does not depend on the rows before it.
import type { FilePlace, Problem } from "../problem.ts";
import { type Answers, isAnswered } from "../record/condition.ts";
import type { RecordType } from "../record/type.ts";
import type { KnownRecords, KnownThing } from "./known-records.ts";
import type { RowPart } from "./layout.ts";
import type { PlannedChange } from "./planned.ts";
import { named, registerProblem } from "./problems.ts";
import type { ReadRow } from "./read-rows.ts";
import { comparable, identityOf } from "./same-thing.ts";

/** What one row says about a thing; `prior` is the record it named before, where that is another one now. */
interface Wish {
  readonly row: ReadRow;
  readonly answers: Answers;
  readonly prior: string | undefined;
}

export interface Thing {
  /** A record id, or "~" and a number for one still to be made. */
  readonly ref: string;
  readonly part: RowPart;
  readonly type: RecordType;
  known: KnownThing | undefined;
  readonly wishes: Wish[];
}

/** The things of one plan, while rows are laid out. */
export interface Bench {
  readonly known: KnownRecords;
  readonly place: FilePlace;
  readonly types: readonly RecordType[];
  readonly things: Map<string, Thing>;
  readonly byIdentity: Map<string, Thing>;
  readonly problems: Problem[];
  /** What a thing "~n" turned out to be: a record that is known, corrected. */
  readonly became: Map<string, string>;
}

export function newBench(known: KnownRecords, place: FilePlace, types: readonly RecordType[]): Bench {
  return { known, place, types, things: new Map(), byIdentity: new Map(), problems: [], became: new Map() };
}

/** The thing a row speaks of, or nothing where it does not say which. */
export function placeShared(
  bench: Bench,
  part: RowPart,
  answers: Answers,
  row: ReadRow,
  priorId: string | undefined,
): Thing | undefined {
  const type = bench.types.find(({ id }) => id === part.type);
  if (!type || "row" in part.known) return undefined;
  const { number, needs } = part.known;
  if (!isAnswered(number === undefined ? undefined : answers[number]) && !isAnswered(answers[needs[0] ?? ""]))
    return undefined;
  const identity = identityOf(part, type.fields, answers);
  const prior = priorId === undefined ? undefined : bench.known.byId.get(priorId);
  const unchanged =
    prior &&
    identityOf(part, type.fields, prior.answers) === identity &&
    likeness(part, type, prior.answers) === likeness(part, type, answers);
  const known = unchanged
    ? prior
    : identity === undefined
      ? undefined
      : bench.known.byIdentity.get(`${type.id} ${identity}`);
  const thing = known
    ? thingAt(bench, known.id, part, type, known)
    : madeThing(bench, part, type, identity, prior && likeness(part, type, answers));
  thing.wishes.push({ row, answers, prior: known ? undefined : prior?.id });
  return thing;
}

function thingAt(bench: Bench, ref: string, part: RowPart, type: RecordType, known: KnownThing | undefined): Thing {
  const found = bench.things.get(ref);
  if (found) return found;
  const made: Thing = { ref, part, type, known, wishes: [] };
  bench.things.set(ref, made);
  return made;
}

/** A thing still to be made: one for each identity, and one for each row that has none. */
function madeThing(
  bench: Bench,
  part: RowPart,
  type: RecordType,
  identity: string | undefined,
  like: string | undefined,
): Thing {
  const key = identity === undefined ? like && `${type.id} like ${like}` : `${type.id} ${identity}`;
  const found = key === undefined ? undefined : bench.byIdentity.get(key);
  if (found) return found;
  const made = thingAt(bench, `~${bench.things.size + 1}`, part, type, undefined);
  if (key !== undefined) bench.byIdentity.set(key, made);
  return made;
}

/** All that tells things of this part apart, for those that have no identity of their own. */
function likeness(part: RowPart, type: RecordType, answers: Answers): string {
  return "row" in part.known
    ? ""
    : JSON.stringify(part.known.same.map((field) => comparable(answers[field], type.fields[field]?.kind)));
}

export interface SharedSettled {
  readonly changes: readonly PlannedChange[];
  readonly problems: readonly Problem[];
  readonly notices: readonly Problem[];
}

/** What becomes of each thing, once all rows have spoken. `changed` are the known rows that say something else now. */
export function settleShared(bench: Bench, changed: ReadonlySet<string>): SharedSettled {
  const changes: PlannedChange[] = [];
  const problems: Problem[] = [];
  const notices: Problem[] = [];
  for (const thing of bench.things.values()) correctPrior(bench, thing, changed);
  for (const thing of bench.things.values()) {
    const wanted: { [field: string]: unknown } = {};
    // Every row that ever named it says something else now: then it is the thing that was wrong, not one row.
    const correctable = thing.known !== undefined && isCarriedBy(bench, thing.known.id, changed);
    const speakers = [...thing.wishes].sort((a, b) => ((a.row.key ?? "") < (b.row.key ?? "") ? -1 : 1));
    for (const field of new Set(speakers.flatMap(({ answers }) => Object.keys(answers)))) {
      const said = speakers.filter(({ answers }) => isAnswered(answers[field]));
      const kept = thing.known?.answers[field];
      const values = new Set(said.map(({ answers }) => compared(bench, thing, field, answers[field])));
      const [first] = said;
      if (!first || (values.size === 1 && values.has(compared(bench, thing, field, kept)))) continue;
      if (!isAnswered(kept) && values.size === 1) wanted[field] = first.answers[field];
      else if (isAnswered(kept) && values.size === 1 && correctable) wanted[field] = first.answers[field];
      else if (mustAgree(thing, field))
        problems.push(...said.map(({ row }) => differs(bench, thing, "record-differs", row, field)));
      else {
        if (!isAnswered(kept)) wanted[field] = first.answers[field];
        notices.push(
          differs(
            bench,
            thing,
            "kept-answer",
            said.find(
              ({ answers }) =>
                compared(bench, thing, field, answers[field]) !==
                compared(bench, thing, field, kept ?? first.answers[field]),
            )?.row ?? first.row,
            field,
          ),
        );
      }
    }
    const rows = thing.wishes.map(({ row }) => row.row);
    if (!thing.known) changes.push({ record: thing.ref, type: thing.type.id, act: "create", wanted, rows });
    else if (Object.keys(wanted).length > 0)
      changes.push({ record: thing.known.id, type: thing.type.id, act: "edit", wanted, rows });
  }
  return { changes, problems, notices };
}

/** A thing that nobody knew, named by all the rows that named one other thing before: that other thing, corrected. */
function correctPrior(bench: Bench, thing: Thing, changed: ReadonlySet<string>): void {
  const priors = new Set(thing.wishes.map(({ prior }) => prior));
  const [prior] = priors;
  if (
    thing.known ||
    priors.size !== 1 ||
    prior === undefined ||
    bench.things.has(prior) ||
    !isCarriedBy(bench, prior, changed)
  )
    return;
  const carriers = bench.known.carriers.get(prior)?.size ?? 0;
  if (carriers !== thing.wishes.length || [...bench.became.values()].includes(prior)) return;
  thing.known = bench.known.byId.get(prior);
  bench.became.set(thing.ref, prior);
}

function isCarriedBy(bench: Bench, id: string, rows: ReadonlySet<string>): boolean {
  const carriers = bench.known.carriers.get(id);
  return carriers !== undefined && carriers.size > 0 && [...carriers].every((row) => rows.has(row));
}

function compared(bench: Bench, thing: Thing, field: string, answer: unknown): string {
  const settled = typeof answer === "string" ? (bench.became.get(answer) ?? answer) : answer;
  return comparable(settled, thing.type.fields[field]?.kind);
}

function mustAgree({ part }: Thing, field: string): boolean {
  return !("row" in part.known) && (part.known.agree?.includes(field) ?? false);
}

function differs(
  bench: Bench,
  thing: Thing,
  code: "record-differs" | "kept-answer",
  row: ReadRow,
  field: string,
): Problem {
  return {
    ...registerProblem(code, { ...bench.place, row: row.row }, named(thing.type.fields[field]?.label ?? field)),
    field,
  };
}
