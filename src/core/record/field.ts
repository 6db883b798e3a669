// Kinds of question, as data. In a sealed type a field is sealed unless marked `shown()`; in an open type it is readable unless marked `sealed()`.
// Promise: a field is JSON; its type parameter is what a person can answer.
import type { Condition, Expression } from "./condition.ts";
import type { FileAnswer } from "./file-answer.ts";

export type Kind =
  | "text"
  | "longText"
  | "number"
  | "money"
  | "date"
  | "month"
  | "timeBand"
  | "choice"
  | "choices"
  | "yesNo"
  | "reference"
  | "place"
  | "file"
  | "group"
  | "calculated";

export interface Field<K extends Kind = Kind, V = unknown> {
  readonly kind: K;
  readonly label: string;
  readonly hint?: string;
  /** A heading that stands above this question and those after it. */
  readonly section?: string;
  readonly required?: boolean;
  readonly shown?: boolean;
  readonly sealed?: boolean;
  /** Names somebody who is kept here: initials where others may look on. */
  readonly named?: boolean;
  /** Kept by the app itself, never asked of a person. */
  readonly kept?: boolean;
  /** Consent, or what a child reads: its words never come from a draft translation. */
  readonly careful?: boolean;
  /** Asked, and part of facts, prints and exports, only where this holds; what was answered before stays stored. */
  readonly when?: Condition;
  readonly options?: { readonly [id: string]: string };
  readonly of?: string;
  readonly least?: number;
  readonly most?: number;
  readonly decimals?: number;
  readonly currencies?: readonly string[];
  readonly fields?: Fields;
  readonly is?: Expression;
  /** Carries the answer's type for the compiler; never present in data. */
  readonly answer?: V;
}

export interface Fields {
  readonly [name: string]: Field;
}

export interface Money {
  /** Minor units: cents, centavos. */
  readonly minor: number;
  readonly currency: string;
}

export type YesNo = "yes" | "no" | "unknown";
export type TimeBand = "morning" | "afternoon" | "evening" | "night";
export const timeBands: { readonly [band in TimeBand]: string } = {
  morning: "Morning",
  afternoon: "Afternoon",
  evening: "Evening",
  night: "Night",
};
export const yesNoOptions: { readonly [answer in YesNo]: string } = { yes: "Yes", no: "No", unknown: "Not known" };

type More = Omit<Field, "kind" | "label" | "answer" | "options" | "fields" | "of" | "is">;

export const text = (label: string, more: More = {}): Field<"text", string> => ({ kind: "text", label, ...more });
export const longText = (label: string, more: More = {}): Field<"longText", string> => ({
  kind: "longText",
  label,
  ...more,
});
export const number = (label: string, more: More = {}): Field<"number", number> => ({ kind: "number", label, ...more });
export const money = (label: string, more: More = {}): Field<"money", Money> => ({ kind: "money", label, ...more });
export const date = (label: string, more: More = {}): Field<"date", string> => ({ kind: "date", label, ...more });
export const month = (label: string, more: More = {}): Field<"month", string> => ({ kind: "month", label, ...more });
export const timeBand = (label: string, more: More = {}): Field<"timeBand", TimeBand> => ({
  kind: "timeBand",
  label,
  ...more,
});
export const yesNo = (label: string, more: More = {}): Field<"yesNo", YesNo> => ({ kind: "yesNo", label, ...more });
export const place = (label: string, more: More = {}): Field<"place", string> => ({ kind: "place", label, ...more });
/** Sealed in open types too: the answer holds the key of the file. */
export const file = (label: string, more: Omit<More, "shown" | "sealed"> = {}): Field<"file", FileAnswer> => ({
  kind: "file",
  label,
  sealed: true,
  ...more,
});
/** The record id of another record of the type `of`. */
export const ref = (of: string, label: string, more: More = {}): Field<"reference", string> => ({
  kind: "reference",
  label,
  of,
  ...more,
});

export function choice<const O extends { readonly [id: string]: string }>(
  label: string,
  options: O,
  more: More = {},
): Field<"choice", keyof O & string> {
  return { kind: "choice", label, options, ...more };
}
export function choices<const O extends { readonly [id: string]: string }>(
  label: string,
  options: O,
  more: More = {},
): Field<"choices", readonly (keyof O & string)[]> {
  return { kind: "choices", label, options, ...more };
}
/** Rows that each have an id of their own, so that two people can add rows at once. */
export function group<const F extends Fields>(
  label: string,
  fields: F,
  more: More = {},
): Field<"group", readonly RowOf<F>[]> {
  return { kind: "group", label, fields, ...more };
}
/** Questions that belong together, under a heading; spread into the fields of a type. */
export function section<const F extends Fields>(heading: string, fields: F): F {
  const [first] = Object.keys(fields);
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, name === first ? { ...field, section: heading } : field]),
  ) as F;
}
/** Worked out from other answers whenever it is looked at; never stored. */
export function calculated(label: string, is: Expression, more: More = {}): Field<"calculated", number | string> {
  return { kind: "calculated", label, is, ...more };
}

/** Readable by the server although the type is sealed: routing, never a person. Every use is defended where it stands. */
export function shown<F extends Field>(field: F): F {
  return { ...field, shown: true };
}
/** Sealed although the type is open: a contact's telephone. */
export function sealed<F extends Field>(field: F): F {
  return { ...field, sealed: true };
}
/** The name of a child, a participant, somebody close to them. */
export function named<F extends Field>(field: F): F {
  return { ...field, named: true };
}
export function required<F extends Field>(field: F): F {
  return { ...field, required: true };
}
/** Filled by the app, not asked: a count id, an age band worked out at saving. */
export function kept<F extends Field>(field: F): F {
  return { ...field, kept: true };
}

export type AnswerOf<F> = F extends Field<Kind, infer V> ? V : never;
/** What a person can have answered: every field may be missing. */
export type AnswersOf<F extends Fields> = { readonly [name in keyof F]?: AnswerOf<F[name]> };
export type RowOf<F extends Fields> = AnswersOf<F> & { readonly id: string };

export function optionsOf(field: Field): { readonly [id: string]: string } | undefined {
  if (field.options) return field.options;
  if (field.kind === "yesNo") return yesNoOptions;
  return field.kind === "timeBand" ? timeBands : undefined;
}
