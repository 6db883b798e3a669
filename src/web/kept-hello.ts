// What the server said of itself the last time, for when it is away: which installation it is, and how far its clock was from this one.
import type { Hello } from "./api.ts";

const KEY = "hello";

interface Kept extends Omit<Hello, "time"> {
  /** So many milliseconds the server's clock was ahead of this device's. */
  readonly ahead: number;
}

/** `now` is milliseconds since 1970 by this device. */
export function keepHello(disk: Storage, { time, ...hello }: Hello, now = Date.now()): void {
  const kept: Kept = { ...hello, ahead: time === undefined ? 0 : new Date(time).getTime() - now };
  try {
    disk.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A full disk: without a network it cannot be opened.
  }
}

/** The same, by the clock as it goes now. */
export function keptHello(disk: Storage, now = Date.now()): Hello | undefined {
  const text = disk.getItem(KEY);
  if (text === null) return undefined;
  const { ahead, ...hello } = JSON.parse(text) as Kept;
  return { ...hello, time: now + ahead };
}
