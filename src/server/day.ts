// The day it is where grants are looked at. A demonstration lives on a day of its own; elsewhere it is the day in UTC.

/** `YYYY-MM-DD`; `now` in milliseconds since 1970. */
export function dayAt(today: string | null, now: number): string {
  return today ?? new Date(now).toISOString().slice(0, 10);
}
