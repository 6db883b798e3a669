// What a plan is made of: the state of each row, the changes it would make, the questions it asks.
// Promise: all of it is JSON, so that a worker can hand it to a screen.
import type { FilePlace, Problem } from "../problem.ts";
import type { Answers } from "../record/condition.ts";

/** What a person decided, by question id or by kind of question (`same:letter-off`, `vanished`). */
export interface Decisions {
  readonly [question: string]: string;
}

export interface Question {
  readonly id: string;
  readonly kind: "same" | "vanished" | "register";
  readonly reason?: string;
  readonly says: string;
  /** Rows of the sheet it is about. */
  readonly rows: readonly number[];
  /** Records already kept that it is about. */
  readonly records: readonly string[];
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly answer: string | undefined;
}

export type RowState = "new" | "unchanged" | "changed" | "repeated" | "faulty" | "set-aside" | "withdrawn";

export interface PlannedRow {
  readonly row: number;
  readonly state: RowState;
  readonly problems: readonly Problem[];
}

/** A change to be said. Ids of records still to be made are "~" and a number; `wanted` holds answers by field. */
export interface PlannedChange {
  readonly record: string;
  readonly type: string;
  readonly act: "create" | "edit" | "withdraw";
  readonly wanted: Answers;
  /** The record it turned out to be a double of, and the fields that say so. */
  readonly double?: { readonly of: string; readonly field: string; readonly id: string };
  /** The record it may turn out to be a double of; null where it no longer may. */
  readonly mayBe?: { readonly of: string | null; readonly field: string; readonly id: string };
  /** Where its row is kept: the mark is completed when the register's id is known. */
  readonly row?: { readonly field: string; readonly digest: string; readonly key: string };
  readonly rows: readonly number[];
}

export interface ImportPlan {
  readonly layout: string;
  readonly place: FilePlace;
  /** The register these rows continue, or null where it is a new one. */
  readonly register: string | null;
  /** References "~n" that turned out to be a record already kept. */
  readonly became: { readonly [ref: string]: string };
  readonly rows: readonly PlannedRow[];
  readonly changes: readonly PlannedChange[];
  readonly moves: { readonly [type: string]: string };
  readonly questions: readonly Question[];
  /** What keeps the whole sheet out. */
  readonly faults: readonly Problem[];
  readonly notices: readonly Problem[];
  readonly counts: { readonly [state in RowState | "vanished" | "corrected" | "made"]: number };
  /** How many people the rows are about: at least if everybody near is one, at most if nobody is. */
  readonly people: PeopleRange | undefined;
  readonly ready: boolean;
}

/** People at least, if everybody near is one; at most, if nobody is. */
export interface PeopleRange {
  readonly least: number;
  readonly most: number;
}
