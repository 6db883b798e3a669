// What is counted, how, and split by what: JSON-serialisable data, read alike by the SQL, the pure tally and an overlay.
// Promise: an indicator says how it adds up over periods and places; a roll-up without meaning cannot be asked for.
import type { Dimension, FactRule } from "../fact/fact.ts";

/** Which counted rows: of these kinds, and where each named dimension has one of these values. */
export interface Among {
  readonly kinds: readonly string[];
  readonly where?: { readonly [dimension in Dimension]?: readonly string[] };
}

/**
 * What is counted. `people`: each person once in the period, and of headcounts only the new. `participations`: each row by its
 * quantity. `subjects`: each committee, company, institution once. `ratio`: people in `among` over people in `of`, in per cent.
 * `money`: minor units of one currency.
 */
export type Measure = "people" | "participations" | "subjects" | "ratio" | "money";

/** `sum`: parts add up. `unique`: counted anew over the whole, never added. `last`: the last part stands. `never`: refused. */
export type RollUp = "sum" | "unique" | "last" | "never";

export interface Passport {
  readonly counts: string;
  readonly doesNotCount: string;
  readonly example: string;
  readonly good: "higher" | "lower" | "none";
}

export interface Indicator {
  readonly code: string;
  readonly version: number;
  /** The rule version of the facts this indicator counts. */
  readonly rules: number;
  readonly says: string;
  readonly unit:
    | "people"
    | "families"
    | "organisations"
    | "meetings"
    | "documents"
    | "sessions"
    | "contacts"
    | "actions"
    | "promises"
    | "times"
    | "percent"
    | "money"
    | "outcomes";
  readonly measure: Measure;
  readonly among: Among;
  /** Left out: people or subjects that are also among these. What stands beside a figure and is never added to it. */
  readonly except?: Among;
  readonly of?: Among;
  readonly currency?: string;
  readonly rollUp: { readonly periods: RollUp; readonly places: RollUp };
  readonly by: readonly Dimension[];
  /** Whose numbers these are decides how small a number may be shown outside: 10 for survivors, 5 for people, 0 for organisations. */
  readonly about: "survivors" | "people" | "organisations";
  readonly passport: Passport;
  /** The indicator this one stands beside. */
  readonly beside?: string;
  /** What it is there called after its number, in few words: "trained and not checked". */
  readonly besideAs?: string;
  /** Stands on the first page of results and has a page of its own in the annual report. */
  readonly headline?: true;
  /** Which of the things that were asked of the programme it serves, by their numbers. */
  readonly serves?: readonly number[];
  readonly donorCodes?: readonly { readonly vocabulary: string; readonly code: string }[];
}

/** By whose numbers they are, the smallest count that may leave the organisation that collected it; 0: nothing is hidden. (decision 0008) */
export const thresholds = { survivors: 10, people: 5, organisations: 0 } as const;

/** The threshold of this indicator. */
export function thresholdOf(indicator: Indicator): number {
  return thresholds[indicator.about];
}

/**
 * The counts a share is made of, as indicators of their own: those in `among`, and those in `of`. Nothing for other measures. A share
 * tells of both, and of the rest, so all of them decide what of it may leave.
 */
export function countsBehind(indicator: Indicator): readonly Indicator[] {
  const { of, except, measure, ...rest } = indicator;
  if (measure !== "ratio" || !of) return [];
  const people = { ...rest, measure: "people", unit: "people" } as const;
  return [
    { ...people, code: `${indicator.code} among`, ...(except ? { except } : {}) },
    { ...people, code: `${indicator.code} of`, among: of },
  ];
}

/** Every fact kind an indicator needs that no rule states: an empty list is what a programme must show. */
export function unknownKinds(indicator: Indicator, rules: readonly FactRule[]): readonly string[] {
  const known = new Set(rules.map((rule) => rule.kind));
  return [indicator.among, indicator.except, indicator.of]
    .flatMap((among) => among?.kinds ?? [])
    .filter((kind) => !known.has(kind));
}
