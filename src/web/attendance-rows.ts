// The numbered rows of a printed sheet: whose each is, and the numbers that whoever is new would get.
// Promise: a row keeps its number once it has one, so that what is on the paper can be typed in afterwards.
import type { Answers } from "#core/record/condition.ts";
import { rosterOf } from "#programme/learning/roster.ts";
import { type AttendanceParts, type DayList, dayOfList, type Listed } from "./attendance-list.ts";
import type { HeldRecord } from "./store.ts";

/** A numbered row of the sheet and whose it is. */
export interface SheetRow {
  readonly number: number;
  readonly person: Listed | undefined;
}

/** What typing from a sheet is given. */
export interface EntryParts extends AttendanceParts {
  readonly rows: readonly SheetRow[];
}

/** The rows as they are numbered; nothing where nobody has numbered them. */
export function sheetRowsOf(day: HeldRecord, list: DayList): readonly SheetRow[] {
  const rows = (day.answers["sheetRows"] as readonly Answers[] | undefined) ?? [];
  return rows.map((row) => ({ number: Number(row["id"]), person: list.knownById.get(String(row["participant"])) }));
}

/** The rows there would be: those that have numbers, and after them whoever else is of the group. */
export function proposedRows(day: HeldRecord, list: DayList, lang: string): readonly SheetRow[] {
  const rows = sheetRowsOf(day, list);
  const taken = new Set(rows.map(({ person }) => person?.id));
  const { group, others } = rosterOf(dayOfList(day), list.days, list.known, list.came, lang);
  const more = [...group, ...others.filter((id) => list.seats.has(id))].filter((id) => !taken.has(id));
  const last = rows.at(-1)?.number ?? 0;
  return [...rows, ...more.map((id, at) => ({ number: last + at + 1, person: list.knownById.get(id) }))];
}

/** As they are kept: a row's id is its number, in an order that stays. */
export function rowsToKeep(rows: readonly SheetRow[]): readonly Answers[] {
  return rows.flatMap(({ number, person }) => (person ? [{ id: rowId(number), participant: person.id }] : []));
}

/** The id of a row says its number, and keeps its place among the others. */
export function rowId(number: number): string {
  return String(number).padStart(3, "0");
}
