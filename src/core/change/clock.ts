// The hybrid logical clock (Kulkarni and others, 2014): told the time, never asks it.
// Promise: a stamp is later, as text, than every stamp its maker had seen, also when the wall clock stands still or jumps back.
import { type Problem, problem } from "../problem.ts";

/** `mmmmmmmmmmmm-cccc-nnnnnnnnnnnnnnnn`: milliseconds since 1970, a counter, the maker, in lower-case hex; text order is time order. */
export type Stamp = string;

export interface Clock {
  readonly millis: number;
  readonly count: number;
  /** 16 hex digits: the first of the device's id. */
  readonly node: string;
}

const COUNTS = 0x10000;
/** A stamp further ahead of the listener than this is refused; a wrong day or year is caught, a sloppy clock is not. */
export const MOST_AHEAD_MILLIS = 5 * 60_000;

const stampForm = /^([0-9a-f]{12})-([0-9a-f]{4})-([0-9a-f]{16})$/;

/** The part of a device's UUID that its stamps carry. */
export function nodeOf(device: string): string {
  return device.replaceAll("-", "").slice(0, 16).toLowerCase();
}

export function newClock(device: string): Clock {
  return { millis: 0, count: 0, node: nodeOf(device) };
}

export function stampOf(clock: Clock): Stamp {
  return `${clock.millis.toString(16).padStart(12, "0")}-${clock.count.toString(16).padStart(4, "0")}-${clock.node}`;
}

/** The parts of a stamp, or nothing when the text is not one. */
export function findStamp(text: unknown): Clock | undefined {
  const parts = typeof text === "string" ? stampForm.exec(text) : null;
  if (!parts) return undefined;
  return {
    millis: Number.parseInt(parts[1] ?? "", 16),
    count: Number.parseInt(parts[2] ?? "", 16),
    node: parts[3] ?? "",
  };
}

/** The clock after a person acted at `now` (milliseconds): always later than before. Its text is the stamp of the act. */
export function tick(clock: Clock, now: number): Clock {
  if (now > clock.millis) return { ...clock, millis: Math.floor(now), count: 0 };
  if (clock.count + 1 < COUNTS) return { ...clock, count: clock.count + 1 };
  return { ...clock, millis: clock.millis + 1, count: 0 };
}

/**
 * The clock after it heard a stamp from elsewhere: at least as late as that stamp, the maker unchanged.
 * A stamp more than `MOST_AHEAD_MILLIS` ahead of `now` is refused, so that one wrong clock cannot carry off all others.
 */
export function hear(clock: Clock, stamp: Stamp, now: number): Clock | Problem {
  const heard = findStamp(stamp);
  if (!heard) return problem("change.malformed", { field: "stamp" });
  if (heard.millis > now + MOST_AHEAD_MILLIS) return problem("change.stamp-ahead");
  if (heard.millis < clock.millis || (heard.millis === clock.millis && heard.count <= clock.count)) return clock;
  return { ...clock, millis: heard.millis, count: heard.count };
}

export function instantOf(stamp: Stamp): number {
  return findStamp(stamp)?.millis ?? 0;
}
