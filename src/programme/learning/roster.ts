// Whom a trainer finds on the list of a day, and in which order: whoever is on it, the same group, those who came lately, all others.
// Promise: pure, and the order does not hang on what is marked while somebody marks: nothing jumps under the finger.
import { yearsBetween } from "#core/record/condition.ts";

/** A training day as the list looks at it. */
export interface DayOf {
  readonly id: string;
  /** `YYYY-MM-DD`; nothing for a day that was not held. */
  readonly on: string | undefined;
  readonly audience: string | undefined;
  readonly place: string | undefined;
  readonly title: string;
}

/** Somebody a team knows; `person` is what they are counted by: one for a double and for whom it is a double of. */
export interface Known {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly audience: string | undefined;
}

/** That a participant was there on a day, or was written down and was not. */
export interface Came {
  readonly participant: string;
  readonly day: string;
  readonly here: boolean;
}

export interface Roster {
  /** On the list of this day already, or at the last days of the same group. */
  readonly group: readonly string[];
  /** Everybody else, those who came lately first. */
  readonly others: readonly string[];
}

/** Days of one group that are looked back at, and for how many years at most. */
const DAYS_BACK = 2;
const YEARS_BACK = 1;

/** Ids of participants. `locale` sorts names; nothing of one year and more ago makes a group. */
export function rosterOf(
  day: DayOf,
  days: readonly DayOf[],
  known: readonly Known[],
  came: readonly Came[],
  locale: string,
): Roster {
  const withPeople = new Set(came.filter(({ here }) => here).map((one) => one.day));
  const onDays = lastDaysOfGroup(
    day,
    days.filter(({ id }) => withPeople.has(id)),
  );
  const dayById = new Map(days.map((one) => [one.id, one]));
  const inGroup = new Set<string>();
  const lastOn = new Map<string, string>();
  for (const { participant, day: at, here } of came) {
    if (at === day.id || (here && onDays.has(at))) inGroup.add(participant);
    const on = (here && dayById.get(at)?.on) || "";
    if (on > (lastOn.get(participant) ?? "")) lastOn.set(participant, on);
  }
  const byName = new Intl.Collator(locale, { numeric: true });
  const sorted = known.toSorted((a, b) => byName.compare(a.name, b.name));
  const fits = ({ audience }: Known): number =>
    day.audience === undefined || day.audience === "mixed" || audience === day.audience ? 0 : 1;
  const others = sorted.filter(({ id }) => !inGroup.has(id));
  return {
    group: sorted.filter(({ id }) => inGroup.has(id)).map(({ id }) => id),
    others: others
      .toSorted((a, b) => fits(a) - fits(b) || -compare(lastOn.get(a.id) ?? "", lastOn.get(b.id) ?? ""))
      .map(({ id }) => id),
  };
}

/** The last days, before this one, that were for the same people at the same place; without a place, under the same title but for its number. */
function lastDaysOfGroup(day: DayOf, days: readonly DayOf[]): ReadonlySet<string> {
  const until = day.on;
  const same = days.filter(
    (one) =>
      one.id !== day.id &&
      one.on !== undefined &&
      one.audience === day.audience &&
      (day.place === undefined ? stemOf(one.title) === stemOf(day.title) : one.place === day.place) &&
      (until === undefined || (one.on <= until && yearsBetween(one.on, until) < YEARS_BACK)),
  );
  return new Set(
    same
      .toSorted((a, b) => -compare(a.on ?? "", b.on ?? ""))
      .slice(0, DAYS_BACK)
      .map(({ id }) => id),
  );
}

function stemOf(title: string): string {
  return title.replace(/[\p{N}\s]+$/gu, "").toLocaleLowerCase();
}

/** How often each person came in the calendar year of a day: once counted, however many days. Keys are `Known.person`. */
export function daysInYear(
  year: string,
  days: readonly DayOf[],
  known: readonly Known[],
  came: readonly Came[],
): ReadonlyMap<string, number> {
  const inYear = new Set(days.filter(({ on }) => on?.startsWith(`${year}-`)).map(({ id }) => id));
  const personOf = new Map(known.map(({ id, person }) => [id, person]));
  const seen = new Map<string, Set<string>>();
  for (const { participant, day, here } of came) {
    const person = personOf.get(participant);
    if (!here || person === undefined || !inYear.has(day)) continue;
    seen.set(person, (seen.get(person) ?? new Set()).add(day));
  }
  return new Map([...seen].map(([person, on]) => [person, on.size]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
