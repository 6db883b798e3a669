// What is to be done by when, as data: rules on record types, and the tasks they come to on a day.
// Promise: nothing is stored; a task goes when the record, or another that names it, shows that it was done.
import { type Answers, type Condition, daysBetween, holds, isAnswered } from "./condition.ts";
import type { RecordType } from "./type.ts";

/** A rule: counted from a day the record says, until a move, an answer or another record shows that it was done. */
export interface DueRule {
  /** Unique among the rules of its type; permanent. */
  readonly id: string;
  /** What is to be done, as one says it to a colleague: "Follow-up after 3 months". */
  readonly says: string;
  /** The field, holding a day, it is counted from; `group/field`: the latest day in that column of a group. */
  readonly from: string;
  /** So many months and days after it; negative ones before. */
  readonly months?: number;
  readonly days?: number;
  /** Not shown ahead of its day: before, there is nothing to say. */
  readonly notBefore?: true;
  /** What must hold of the record's answers. */
  readonly when?: Condition;
  /** States of its workflow in which it is to be done; any when not given. */
  readonly states?: readonly string[];
  /** Records that show it was done: of this type, naming this record in the field or `group/field` `by`, meeting `when`. */
  readonly until?: { readonly type: string; readonly by: string; readonly when?: Condition };
  /** To be done again so many days after each of the `until` records; else only once. */
  readonly every?: number;
  /** Role ids: whose task it is. */
  readonly who: readonly string[];
  /** What the person is taken to: a move, an answer to give, or a new record that names this one in the field `by` of `until`. */
  readonly act: { readonly move: string } | { readonly answer: string } | { readonly create: string };
}

/** A record as rules see it: its relevant answers and the state of its workflow. */
export interface DueRecord {
  readonly id: string;
  readonly type: string;
  readonly state: string | undefined;
  readonly withdrawn: boolean;
  readonly answers: Answers;
}

export interface Task {
  readonly record: string;
  readonly type: string;
  readonly rule: DueRule;
  /** The day it is due, `YYYY-MM-DD`. */
  readonly on: string;
  /** Days it is late; 0 or less where it is not. */
  readonly lateDays: number;
}

/** Every task of these records, due until `days` days after today, the most overdue first. Days are `YYYY-MM-DD`. */
export function tasksOf(
  types: readonly RecordType[],
  records: readonly DueRecord[],
  today: string,
  days = 7,
): readonly Task[] {
  const standing = records.filter(({ withdrawn }) => !withdrawn);
  const rules = types.flatMap((type) => (type.due ?? []).map((rule) => ({ type, rule })));
  return rules
    .flatMap(({ type, rule }) => {
      const shows = rule.until ? whatShows(rule.until, rule.every !== undefined, types, standing) : undefined;
      return standing
        .filter((record) => record.type === type.id && isOpen(rule, record))
        .flatMap((record): readonly Task[] => {
          const on = dueOn(rule, record, shows);
          const lateDays = on === undefined ? Number.NEGATIVE_INFINITY : daysBetween(on, today);
          return on === undefined || lateDays < (rule.notBefore ? 0 : -days)
            ? []
            : [{ record: record.id, type: type.id, rule, on, lateDays }];
        });
    })
    .sort((a, b) => b.lateDays - a.lateDays || (a.record < b.record ? -1 : a.record > b.record ? 1 : 0));
}

function isOpen(rule: DueRule, { state, answers }: DueRecord): boolean {
  if (rule.states && !rule.states.includes(state ?? "")) return false;
  // A day that is to be set anew, or a row to be added, is answered already: the task goes when a later day is given.
  if ("answer" in rule.act && rule.act.answer !== rule.from.split("/")[0] && isAnswered(answers[rule.act.answer]))
    return false;
  return rule.when === undefined || holds(rule.when, answers);
}

function dueOn(rule: DueRule, record: DueRecord, shows: ReadonlyMap<string, string> | undefined): string | undefined {
  const last = shows?.get(record.id);
  if (last !== undefined) return rule.every === undefined || last === "" ? undefined : later(last, 0, rule.every);
  const from = wordsAt(record.answers, rule.from).sort().at(-1);
  return from === undefined ? undefined : later(from, rule.months ?? 0, rule.days ?? 0);
}

/** What stands in a field, or in a column of a group, as far as it is words: days and ids are. */
function wordsAt(answers: Answers, path: string): string[] {
  const [name = "", column] = path.split("/");
  const value = answers[name];
  const found = column === undefined ? [value] : Array.isArray(value) ? value.map((row) => row?.[column]) : [];
  return found.filter((one) => typeof one === "string" && one !== "");
}

/** For each record that is named the last day of what names it; without a day, "". */
function whatShows(
  until: NonNullable<DueRule["until"]>,
  isAgain: boolean,
  types: readonly RecordType[],
  records: readonly DueRecord[],
): ReadonlyMap<string, string> {
  const day = isAgain ? types.find(({ id }) => id === until.type)?.when : undefined;
  const last = new Map<string, string>();
  for (const { type, answers } of records) {
    if (type !== until.type || (until.when && !holds(until.when, answers))) continue;
    const said = day === undefined ? undefined : answers[day];
    const on = typeof said === "string" ? said : "";
    for (const named of wordsAt(answers, until.by)) if (on >= (last.get(named) ?? "")) last.set(named, on);
  }
  return last;
}

/** A day some months and days later; the 31st of a month that has none is its last day. A month (`YYYY-MM`) counts from its first. */
export function later(day: string, months: number, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const longest = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, longest) + days)).toISOString().slice(0, 10);
}
