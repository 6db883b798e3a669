// A record as the answers a person sees, and back: from addresses to fields and rows, and from what was typed to what is said.
// Promise: `relevant` is what facts, prints and exports use; what a condition hides stays stored and is left out here.
import type { Address, Part, Value } from "../change/change.ts";
import { targetOf } from "../change/merge.ts";
import type { Answers } from "./condition.ts";
import { calculate, holds, isAnswered } from "./condition.ts";
import type { Field, Fields } from "./field.ts";
import { type FoldedRecord, stampsOfRow } from "./fold.ts";
import type { AnswersIn, RecordType } from "./type.ts";

/** Everything stored, by field: choices as lists of option ids, groups as rows with their `id`, cleared answers left out. */
export function allAnswers(record: FoldedRecord): Answers {
  const flat: { [field: string]: unknown } = {};
  const cells = new Map<string, { [field: string]: unknown }>();
  for (const [address, { value }] of record.fields) {
    const target = targetOf(address);
    if (target.at === "row") continue;
    const into = target.at === "cell" ? cellsOf(cells, `${target.group}/${target.row}`) : flat;
    put(into, target.field, "option" in target ? target.option : undefined, value);
  }
  for (const [group, rows] of record.rows) flat[group] = rows.map((id) => ({ ...cells.get(`${group}/${id}`), id }));
  return flat;
}

/** The answers that count: asked under the present answers, calculated fields filled in. Typed by the record type. */
export function relevant<T extends RecordType>(record: FoldedRecord, type: T): AnswersIn<T> {
  return relevantAmong(type.fields, allAnswers(record)) as AnswersIn<T>;
}

/** Of these answers, those whose question is asked, with calculated fields filled in. A hidden answer decides nothing. */
export function relevantAmong(fields: Fields, answers: Answers): Answers {
  const kept: { [field: string]: unknown } = {};
  for (const [name, field] of entriesOf(fields)) {
    if (field.when && !holds(field.when, kept)) continue;
    const value = field.kind === "calculated" && field.is !== undefined ? calculate(field.is, kept) : answers[name];
    if (!isAnswered(value)) continue;
    kept[name] =
      field.kind === "group" && Array.isArray(value) ? value.map((row) => rowAmong(field, row as Answers)) : value;
  }
  return kept;
}

type Entries = readonly (readonly [name: string, field: Field])[];

/** Of a type, once: thousands of its records are read before a list is shown. */
const entries = new WeakMap<Fields, Entries>();

function entriesOf(fields: Fields): Entries {
  const known = entries.get(fields) ?? Object.entries(fields);
  entries.set(fields, known);
  return known;
}

function rowAmong(group: Field, row: Answers): Answers {
  return { ...relevantAmong(group.fields ?? {}, row), id: row["id"] };
}

/**
 * What an act says: the addresses where `wanted` differs from what stands, each with the stamps of what stood there.
 * `before` is nothing for a new record. Only fields named in `wanted` are looked at; undefined or "" clears.
 */
export function sayAnswers(type: RecordType, before: FoldedRecord | undefined, wanted: Answers): Part {
  const set: { [address: Address]: Value } = {};
  const seen: { [address: Address]: readonly string[] } = {};
  const sayAt = (address: Address, value: Value): void => {
    const stands = before?.fields.get(address);
    const settled = stands === undefined || stands.disputed.length === 0;
    if (settled && JSON.stringify(stands?.value ?? null) === JSON.stringify(value)) return;
    set[address] = value;
    if (stands) seen[address] = stands.heads;
  };
  for (const [name, value] of Object.entries(wanted)) {
    const field = type.fields[name];
    if (!field || field.kind === "calculated") continue;
    if (field.kind !== "group") sayField(sayAt, name, field, value, before);
    else sayRows(sayAt, name, field, Array.isArray(value) ? (value as readonly Answers[]) : [], before, set, seen);
  }
  return { set, seen };
}

type SayAt = (address: Address, value: Value) => void;

function sayField(
  sayAt: SayAt,
  address: Address,
  field: Field,
  value: unknown,
  before: FoldedRecord | undefined,
): void {
  if (field.kind !== "choices") {
    sayAt(address, isAnswered(value) ? (value as Value) : null);
    return;
  }
  const chosen = new Set(Array.isArray(value) ? value.map(String) : []);
  for (const known of before?.fields.keys() ?? []) {
    const option = known.startsWith(`${address}=`) ? known.slice(address.length + 1) : "";
    if (option && !chosen.has(option) && before?.fields.get(known)?.value === true) sayAt(known, false);
  }
  for (const option of chosen) sayAt(`${address}=${option}`, true);
}

function sayRows(
  sayAt: SayAt,
  name: string,
  field: Field,
  rows: readonly Answers[],
  before: FoldedRecord | undefined,
  set: { [address: Address]: Value },
  seen: { [address: Address]: readonly string[] },
): void {
  const standing = before?.rows.get(name) ?? [];
  for (const row of rows) {
    const id = String(row["id"]);
    if (!standing.includes(id)) set[`${name}/${id}`] = true;
    for (const [cell, value] of Object.entries(row)) {
      const cellField = field.fields?.[cell];
      if (cellField && cellField.kind !== "calculated")
        sayField(sayAt, `${name}/${id}/${cell}`, cellField, value, before);
    }
  }
  const wanted = new Set(rows.map((row) => String(row["id"])));
  for (const id of standing) {
    if (wanted.has(id) || !before) continue;
    set[`${name}/${id}`] = false;
    seen[`${name}/${id}`] = stampsOfRow(before, name, id);
  }
}

function cellsOf(cells: Map<string, { [field: string]: unknown }>, key: string): { [field: string]: unknown } {
  const known = cells.get(key);
  if (known) return known;
  const made = {};
  cells.set(key, made);
  return made;
}

function put(into: { [field: string]: unknown }, field: string, option: string | undefined, value: Value): void {
  if (option === undefined) {
    if (value !== null) into[field] = value;
  } else if (value === true) {
    into[field] = [...((into[field] as readonly string[] | undefined) ?? []), option].sort();
  }
}
