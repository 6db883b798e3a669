// A record type, as data: its fields, whether it is sealed, its workflow. Ids are permanent; labels are not.
import { type Address, NOTHING_SAID, type Part } from "../change/change.ts";
import { targetOf } from "../change/merge.ts";
import type { DueRule } from "./due.ts";
import type { AnswersOf, Field, Fields } from "./field.ts";
import type { Workflow } from "./workflow.ts";

export interface RecordType<F extends Fields = Fields> {
  readonly id: string;
  /** Raised when fields are added or change their meaning; kept with each change. */
  readonly schema: number;
  readonly label: string;
  readonly plural: string;
  /** Open: the server may read it. Everything else is sealed. */
  readonly open: boolean;
  readonly fields: F;
  /** Names of the fields that make the line by which a person knows the record. */
  readonly title: readonly string[];
  readonly workflow?: Workflow;
  /** The field that says when it happened, for lists and timelines. */
  readonly when?: string;
  /** Consent, or what a child reads: none of its words ever come from a draft translation. */
  readonly careful?: boolean;
  /** What is to be done about such a record, and by when. */
  readonly due?: readonly DueRule[];
  /** Which of the things that were asked of the programme it serves, by their numbers. */
  readonly serves?: readonly number[];
  /** Written by the app itself, never asked of a person: it stands in no list and has no form. */
  readonly kept?: boolean;
}

export type AnswersIn<T> = T extends RecordType<infer F> ? AnswersOf<F> : never;

interface Wording<F extends Fields> {
  readonly label: string;
  readonly plural: string;
  readonly title: readonly (keyof F & string)[];
  readonly schema?: number;
  readonly workflow?: Workflow;
  readonly when?: keyof F & string;
  readonly careful?: boolean;
  readonly due?: readonly DueRule[];
  readonly serves?: readonly number[];
  readonly kept?: boolean;
}

/** A type whose records the server cannot read, but for fields marked `shown()`. */
export function sealedType<const F extends Fields>(id: string, wording: Wording<F>, fields: F): RecordType<F> {
  return { id, schema: 1, open: false, fields, ...wording };
}

/** A type whose records the server reads and folds, but for fields marked `sealed()`. */
export function openType<const F extends Fields>(id: string, wording: Wording<F>, fields: F): RecordType<F> {
  return { id, schema: 1, open: true, fields, ...wording };
}

/** May the server read what stands at this address? A field it does not know is sealed in a sealed type. */
export function isShown(type: RecordType, address: Address): boolean {
  const field = fieldAt(type, address);
  return field?.sealed !== true && (type.open || field?.shown === true);
}

/** The field an address speaks of; a cell of a group is as open as its group unless it says otherwise. */
export function fieldAt(type: RecordType, address: Address): Field | undefined {
  const target = targetOf(address);
  if (target.at === "field" || target.at === "option") return type.fields[target.field];
  const rows = type.fields[target.group];
  if (target.at === "row") return rows;
  const cell = rows?.fields?.[target.field];
  return cell && rows
    ? { ...cell, shown: rows.shown === true, sealed: rows.sealed === true || cell.sealed === true }
    : undefined;
}

/** Splits what was said into the part the server may read and the part it may not. */
export function splitPart(type: RecordType, said: Part): { readonly shown: Part; readonly opaque: Part } {
  return {
    shown: partWhere(said, (address) => isShown(type, address)),
    opaque: partWhere(said, (address) => !isShown(type, address)),
  };
}

function partWhere(said: Part, keep: (address: Address) => boolean): Part {
  const set = Object.entries(said.set).filter(([address]) => keep(address));
  const seen = Object.entries(said.seen).filter(([address]) => keep(address));
  if (set.length === 0 && seen.length === 0) return NOTHING_SAID;
  return { set: Object.fromEntries(set), seen: Object.fromEntries(seen) };
}
