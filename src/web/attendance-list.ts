// The list of a training day as the device holds it, and what a tap on it says.
// Promise: one mark is one change on one attendance record; two phones that mark the same person on the same day write the same record.

import { findType } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import { hashText } from "#core/seal/bytes.ts";
import { foldSpelling } from "#core/words/fold.ts";
import { initialsOf } from "#core/words/initials.ts";
import { type Came, type DayOf, daysInYear, type Known } from "#programme/learning/roster.ts";
import { isVeiled } from "#ui/veil.ts";
import { create, type Desk, edit } from "./acts.ts";
import type { HeldRecord } from "./store.ts";

/** Somebody on the list: how they are shown, and how they are counted. */
export interface Listed extends Known {
  readonly held: HeldRecord;
  /** Their code; else the initials of their name. */
  readonly code: string;
  /** Name and code as a search compares them. */
  readonly words: string;
}

export interface DayList {
  readonly known: readonly Listed[];
  readonly knownById: ReadonlyMap<string, Listed>;
  readonly days: readonly DayOf[];
  readonly came: readonly Came[];
  /** The attendance of each participant on this day, by participant. */
  readonly seats: ReadonlyMap<string, HeldRecord>;
}

/** How somebody is told on a list: by name, or by code where the list is kept so or others use this device; the name while it is held. */
export function tellOf(
  { name, code }: Listed,
  by: "name" | "code",
): { readonly instead: string; readonly words: string } {
  return { instead: by === "code" || isVeiled() ? code : name, words: name };
}

/** What every part of the attendance screen is given. */
export interface AttendanceParts {
  readonly day: HeldRecord;
  readonly list: DayList;
  /** May this person mark people on this day, and is the day open for it? */
  readonly marks: boolean;
}

/** Everybody an organisation knows; made anew only when one of them changed. */
export function knownTo(tenant: string, participants: readonly HeldRecord[]): readonly Listed[] {
  return participants.filter((held) => isOfHouse(tenant, held)).map(listed);
}

export function readList(
  day: HeldRecord,
  known: readonly Listed[],
  attendances: readonly HeldRecord[],
  days: readonly HeldRecord[],
): DayList {
  const seats = new Map<string, HeldRecord>();
  const came: Came[] = [];
  for (const held of attendances) {
    const one = isOfHouse(day.folded.tenant, held) ? cameIn(held) : undefined;
    if (!one) continue;
    came.push(one);
    // Where a register brought the same seat twice, whoever was there in one of them was there.
    if (one.day === day.id && (one.here || !seats.has(one.participant))) seats.set(one.participant, held);
  }
  return {
    known,
    knownById: new Map(known.map((one) => [one.id, one])),
    days: days
      .filter((held) => isOfHouse(day.folded.tenant, held) && held.folded.workflow?.state !== "called-off")
      .map(dayOfList),
    came,
    seats,
  };
}

function isOfHouse(tenant: string, { folded }: HeldRecord): boolean {
  return folded.tenant === tenant && !folded.withdrawn;
}

/** A tap changes one attendance of thousands: the others are read once. */
const read = new WeakMap<HeldRecord, Came | null>();

function cameIn(held: HeldRecord): Came | undefined {
  const before = read.get(held);
  if (before !== undefined) return before ?? undefined;
  const { day, participant } = held.answers;
  const made =
    typeof day === "string" && typeof participant === "string" ? { participant, day, here: isHere(held) } : null;
  read.set(held, made);
  return made ?? undefined;
}

export function isHere(seat: HeldRecord | undefined): boolean {
  return seat !== undefined && seat.answers["present"] !== "no";
}

/** Of each person the days they came in the year of this day, this day among them where they are here. */
export function daysOfYear({ days, known, came }: DayList, year: string): ReadonlyMap<string, number> {
  return daysInYear(year, days, known, came);
}

function listed(held: HeldRecord): Listed {
  const { name, ownCode, audience, sameAs, countId } = held.answers as { readonly [field: string]: string | undefined };
  const code = ownCode ?? initialsOf(name ?? "");
  const words = foldSpelling(`${name ?? ""} ${code}`);
  return { id: held.id, held, name: name ?? code, code, words, audience, person: sameAs ?? countId ?? held.id };
}

export function dayOfList(held: HeldRecord): DayOf {
  const { heldOn, plannedOn, audience, place, title } = held.answers as {
    readonly [field: string]: string | undefined;
  };
  return { id: held.id, on: heldOn ?? plannedOn, audience, place, title: title ?? "" };
}

/** Says something of one person's seat on a day: who is there, what they knew. The seat is made where there is none yet. */
export function saySeat(
  desk: Desk,
  day: HeldRecord,
  person: Listed,
  seat: HeldRecord | undefined,
  said: Answers,
): void {
  const type = findType(desk.programme, "attendance");
  if (!type) throw new TypeError("the programme has no attendance");
  if (seat) {
    edit(desk, seat, said);
    return;
  }
  const own = seatId(day.id, person);
  const { tenant, stream } = day.folded;
  const answers = { day: day.id, participant: person.id, ...said };
  create(desk, type, { tenant, stream }, answers, desk.store.find(own) ? desk.newId() : own);
}

/**
 * The id of a seat, the same on every device, so that a person marked on two phones without a network sits once. Made from the random
 * count id, which is sealed: whoever sees only ids cannot tell whose seat it is.
 */
function seatId(day: string, { held }: Listed): string {
  const hex = hashText(`attendance ${day} ${String(held.answers["countId"] ?? held.id)}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
