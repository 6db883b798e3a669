// Wrong passwords on this device: each is counted before it is tried. From the fifth on there is a wait, and the tenth takes the keys from it.
// Promise: a wait passes only while this page is open, by a clock that nobody can set: loading the page anew, or another date on the phone,
// shortens nothing. What can clear the storage of a browser can clear this too; the keys lie in the same storage.

export const MOST_TRIES = 10;
/** Said before it happens. */
const SAID_AT = 3;
const WAITS_SECONDS: { readonly [failed: number]: number } = { 5: 30, 6: 60, 7: 120, 8: 240, 9: 480 };

export interface Tries {
  readonly failedCount: number;
  /** What is left of the wait, in milliseconds. */
  readonly waitMillis: number;
}

const NONE: Tries = { failedCount: 0, waitMillis: 0 };
/** Where the disk is full. */
const inMemory = new Map<string, string>();

export function triesOf(disk: Storage, person: string): Tries {
  const text = inMemory.get(keyOf(person)) ?? disk.getItem(keyOf(person));
  return text === null ? NONE : (JSON.parse(text) as Tries);
}

/** How many are left, once it is time to say so. */
export function leftOf({ failedCount }: Tries): number | undefined {
  const left = MOST_TRIES - failedCount;
  return left <= SAID_AT ? left : undefined;
}

/** One more, as if it were wrong already: whoever loads the page anew while it is tried has tried. */
export function countTry(disk: Storage, person: string): Tries {
  const failedCount = triesOf(disk, person).failedCount + 1;
  return keep(disk, person, { failedCount, waitMillis: (WAITS_SECONDS[failedCount] ?? 0) * 1000 });
}

/** It was the right one, or there are no keys here any more that could be guessed. */
export function forgetTries(disk: Storage, person: string): void {
  inMemory.delete(keyOf(person));
  disk.removeItem(keyOf(person));
}

interface SittingParts {
  readonly disk: Storage;
  readonly person: string;
  /** Milliseconds by a clock that only goes on. */
  readonly now: () => number;
  /** So that ten tabs do not wait ten times as fast. */
  readonly locks: Pick<LockManager, "request"> | undefined;
  readonly onTold: (tries: Tries) => void;
}

/** Lets the wait pass, second by second. Call what it returns to stop. */
export function sitOut({ disk, person, now, locks, onTold }: SittingParts): () => void {
  const over = new AbortController();
  let last: number | undefined;
  const begin = (): Promise<void> => {
    last = now();
    return new Promise((done) => over.signal.addEventListener("abort", () => done()));
  };
  void (locks ? locks.request(keyOf(person), { signal: over.signal }, begin) : begin()).catch(() => undefined);
  const timer = setInterval(() => {
    const tries = triesOf(disk, person);
    if (last !== undefined && tries.waitMillis > 0) {
      const at = now();
      keep(disk, person, { ...tries, waitMillis: Math.max(0, tries.waitMillis - (at - last)) });
      last = at;
    } else if (last !== undefined) last = now();
    onTold(triesOf(disk, person));
  }, 1000);
  return () => {
    clearInterval(timer);
    over.abort();
  };
}

function keep(disk: Storage, person: string, tries: Tries): Tries {
  const text = JSON.stringify(tries);
  try {
    disk.setItem(keyOf(person), text);
    inMemory.delete(keyOf(person));
  } catch {
    inMemory.set(keyOf(person), text);
  }
  return tries;
}

function keyOf(person: string): string {
  return `tries ${person}`;
}
