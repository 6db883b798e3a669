// The hours of those who are out, as they write them: 21:00, 9.30. Promise: total; an hour nobody can read is never taken for silence.
import type { TimeBand } from "#core/record/field.ts";

/** Minutes since midnight, or nothing when it is no hour. */
export function minutesOf(hour: unknown): number | undefined {
  const parts = typeof hour === "string" ? /^\s*(\d{1,2})\s*[:.h]\s*(\d{2})\s*$/u.exec(hour) : null;
  if (!parts) return undefined;
  const [hours, minutes] = [Number(parts[1]), Number(parts[2])];
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}

/** How many minutes nobody has said anything past the hour they gave; 0 while there is nothing to ask about. An hour before that of leaving is of the next day. */
export function silentMinutes(
  { on, backBy, checkedInAt }: { readonly on: unknown; readonly backBy: unknown; readonly checkedInAt: unknown },
  at: { readonly day: string; readonly minutes: number },
): number {
  const due = minutesOf(backBy);
  if (due === undefined || typeof on !== "string" || on > at.day) return 0;
  // A day later everything is late; how many days is said by the task.
  const passed = on < at.day ? at.minutes + DAY : at.minutes;
  const heard = minutesOf(checkedInAt) ?? 0;
  const end = due < MORNING ? due + DAY : due;
  return heard > end ? 0 : Math.max(0, passed - end);
}

/** The part of the day in which an hour lies. */
export function bandAt(minutes: number): TimeBand {
  if (minutes < MORNING || minutes >= 22 * 60) return "night";
  return minutes < 12 * 60 ? "morning" : minutes < 18 * 60 ? "afternoon" : "evening";
}

/** "21:05". */
export function hourWords(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

const DAY = 24 * 60;
const MORNING = 5 * 60;
