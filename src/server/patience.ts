// How long a name that was tried in vain has to wait: from the fifth time on, longer each time, and never more than a quarter of an hour.
// Promise: a name that nobody has waits as long as one that somebody has, and no name waits for good. Kept in memory, by one process.
import { MOST_TRIED_NAMES } from "./limits.ts";

export interface Patience {
  /** 0: this try counts, until it is forgiven. Else in how many seconds there may be another, and this one is none. */
  tryNow(name: string): number;
  /** It was right. */
  forgive(name: string): void;
}

interface Tried {
  readonly times: number;
  readonly at: number;
  readonly until: number;
}

const FREE_TIMES = 4;
const FIRST_WAIT_MILLIS = 5_000;
const LONGEST_WAIT_MILLIS = 15 * 60_000;
const FORGOTTEN_MILLIS = 24 * 3_600_000;

export function patienceOf(now: () => number): Patience {
  // The name tried longest ago comes first.
  const tried = new Map<string, Tried>();
  return {
    tryNow(name) {
      const at = now();
      const before = tried.get(name);
      if (before && before.until > at) return Math.ceil((before.until - at) / 1000);
      const times = (before && at - before.at < FORGOTTEN_MILLIS ? before.times : 0) + 1;
      // Counted before it is known to be wrong: of many tries at once, the fifth makes the others wait.
      tried.delete(name);
      tried.set(name, { times, at, until: at + waitAfter(times) });
      const [oldest] = tried.keys();
      if (tried.size > MOST_TRIED_NAMES && oldest !== undefined) tried.delete(oldest);
      return 0;
    },
    forgive: (name) => void tried.delete(name),
  };
}

function waitAfter(times: number): number {
  if (times <= FREE_TIMES) return 0;
  return Math.min(FIRST_WAIT_MILLIS * 2 ** (times - FREE_TIMES - 1), LONGEST_WAIT_MILLIS);
}
