// How long what is kept of people stays kept, as data: classes of record types, and for each the years after a record's last act.
// Promise: the rule nearest to the place wins, whether it is longer or shorter; a record without a rule is never due by itself.
import { daysBetween } from "../record/condition.ts";
import { later } from "../record/due.ts";

export interface RetentionClass {
  /** Permanent. */
  readonly id: string;
  readonly label: string;
  /** Why so long and no longer, in a sentence. */
  readonly reason: string;
  readonly years: number;
  /** Where the law of a country says otherwise, by ISO 3166-1 code. */
  readonly countries?: { readonly [code: string]: number };
  readonly types: readonly string[];
}

export const MOST_YEARS = 100;

export function classOf(classes: readonly RetentionClass[], type: string): RetentionClass | undefined {
  return classes.find(({ types }) => types.includes(type));
}

/** `own`: what the organisation itself decided, where it did. */
export function yearsOf({ years, countries }: RetentionClass, country: string | null, own?: number): number {
  return own ?? (country === null ? undefined : countries?.[country]) ?? years;
}

export interface Countdown {
  /** The first day on which it is to be erased. */
  readonly dueOn: string;
  /** Days until then; 0 or less where it is due. */
  readonly days: number;
}

/** Days are `YYYY-MM-DD`. */
export function countdown(lastOn: string, years: number, today: string): Countdown {
  const dueOn = later(lastOn, years * 12, 0);
  return { dueOn, days: daysBetween(today, dueOn) };
}
