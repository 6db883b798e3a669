// When to try again what failed: later and later up to a bound, and never all at the same moment.

export interface BackOff {
  /** How long to wait after one more failure, in milliseconds, and at least so long. */
  readonly next: (atLeast?: number) => number;
  /** It went well, or there is a reason to believe that it will. */
  readonly reset: () => void;
}

const FIRST_MILLIS = 2_000;
export const LONGEST_MILLIS = 90_000;

/** Full jitter: anywhere between nothing and a bound that doubles. `random` is from 0 up to 1. */
export function makeBackOff(random: () => number): BackOff {
  let bound = FIRST_MILLIS;
  return {
    next(atLeast = 0) {
      const wait = Math.round(random() * bound);
      bound = Math.min(LONGEST_MILLIS, bound * 2);
      return Math.max(atLeast, wait);
    },
    reset() {
      bound = FIRST_MILLIS;
    },
  };
}
