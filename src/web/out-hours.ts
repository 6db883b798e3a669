// The hours of those who are out, as they write them: 21:00, 9.30. Promise: total; an hour nobody can read is never taken for silence,
// and whether somebody was heard from is told by the instants of their acts, never by two hours of which nobody knows the day.
import type { TimeBand } from "#core/record/field.ts";

/** Minutes since midnight, or nothing when it is no hour. */
export function minutesOf(hour: unknown): number | undefined {
  const parts = typeof hour === "string" ? /^\s*(\d{1,2})\s*[:.h]\s*(\d{2})\s*$/u.exec(hour) : null;
  if (!parts) return undefined;
  const [hours, minutes] = [Number(parts[1]), Number(parts[2])];
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}

/** When whoever left is due back: at that hour of the day they left on, or of the next day where it was not later than leaving. */
export function dueAt(left: number, backBy: unknown): number | undefined {
  const minutes = minutesOf(backBy);
  if (minutes === undefined) return undefined;
  const due = new Date(left);
  due.setHours(0, minutes, 0, 0);
  if (due.getTime() <= left) due.setDate(due.getDate() + 1);
  return due.getTime();
}

interface OutSince {
  /** When they left, and when they were last heard from: instants of the acts that said so. */
  readonly left: number | undefined;
  readonly heard: number | undefined;
  readonly backBy: unknown;
}

/** How many minutes nobody has said anything past the hour they gave; 0 while there is nothing to ask about. */
export function silentMinutes({ left, heard, backBy }: OutSince, now: number): number {
  const due = left === undefined ? undefined : dueAt(left, backBy);
  if (due === undefined || (heard !== undefined && heard >= due)) return 0;
  return Math.max(0, Math.floor((now - due) / MINUTE));
}

/** An instant as it is compared with now. What a demonstration holds of the day it lives on, it holds of today. */
export function sinceToday(instant: number, demonstrationDay: string | null, now: number): number {
  if (dayOfInstant(instant) !== demonstrationDay) return instant;
  const at = new Date(instant);
  return new Date(now).setHours(at.getHours(), at.getMinutes(), at.getSeconds(), at.getMilliseconds());
}

/** The part of the day in which an instant lies here. */
export function bandAt(instant: number): TimeBand {
  const hour = new Date(instant).getHours();
  if (hour < 5 || hour >= 22) return "night";
  return hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
}

/** "21:05", the hour of an instant here. */
export function hourWords(instant: number): string {
  const at = new Date(instant);
  return `${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
}

/** `YYYY-MM-DD`, the day of an instant here. */
export function dayOfInstant(instant: number): string {
  const at = new Date(instant);
  return [at.getFullYear(), twoDigits(at.getMonth() + 1), twoDigits(at.getDate())].join("-");
}

function twoDigits(count: number): string {
  return String(count).padStart(2, "0");
}

const MINUTE = 60_000;
