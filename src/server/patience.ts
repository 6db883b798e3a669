// How long a name that was tried in vain has to wait: from the fifth time on, longer each time, and never more than a quarter of an hour.
// Promise: a name that nobody has waits as long as one that somebody has, and no name waits for good.

/** A name as it was last tried; in milliseconds since 1970. */
export interface Tried {
  readonly times: number;
  readonly at: number;
  readonly until: number;
}

/** Whoever was not tried for so long begins anew. */
export const FORGOTTEN_MILLIS = 24 * 3_600_000;

const FREE_TIMES = 4;
const FIRST_WAIT_MILLIS = 5_000;
const LONGEST_WAIT_MILLIS = 15 * 60_000;

/** One more try, which counts until it is forgiven; or in how many seconds there may be another, and this one is none. */
export function tryAgain(before: Tried | undefined, at: number): Tried | { readonly seconds: number } {
  if (before && before.until > at) return { seconds: Math.ceil((before.until - at) / 1000) };
  const times = (before && at - before.at < FORGOTTEN_MILLIS ? before.times : 0) + 1;
  return { times, at, until: at + waitAfter(times) };
}

function waitAfter(times: number): number {
  if (times <= FREE_TIMES) return 0;
  return Math.min(FIRST_WAIT_MILLIS * 2 ** (times - FREE_TIMES - 1), LONGEST_WAIT_MILLIS);
}
