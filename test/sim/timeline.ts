// The time of a play: what is to happen, in its order. Nothing waits for real, and between two things all that can go on has gone on.
import { createHash } from "node:crypto";

export interface Timeline {
  /** Milliseconds since 1970, in the play. */
  readonly now: () => number;
  readonly after: (millis: number, run: () => unknown) => void;
  /** One line of what happened: ids and times, and nothing that was written. */
  readonly note: (what: string) => void;
  /** Plays on until then. */
  readonly playTo: (end: number) => Promise<void>;
  /** Plays on until this has come to its end; false where nothing is left that could bring it there. */
  readonly playOut: (work: Promise<unknown>) => Promise<boolean>;
  readonly eventCount: () => number;
  /** The same for the same play, and for no other. */
  readonly hash: () => string;
  readonly lines: () => readonly string[];
}

interface Due {
  readonly at: number;
  readonly turn: number;
  readonly run: () => unknown;
}

/** `keep`: whether the lines are kept, or only their hash. */
export function makeTimeline(start: number, keep: boolean): Timeline {
  const heap: Due[] = [];
  const hash = createHash("sha256");
  const lines: string[] = [];
  let at = start;
  let turns = 0;
  let count = 0;

  const isBefore = (a: Due, b: Due): boolean => a.at < b.at || (a.at === b.at && a.turn < b.turn);

  function push(due: Due): void {
    heap.push(due);
    for (let child = heap.length - 1; child > 0; ) {
      const parent = (child - 1) >> 1;
      if (!swapIfBefore(child, parent)) return;
      child = parent;
    }
  }

  function pop(): Due | undefined {
    const [first] = heap;
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    heap[0] = last;
    for (let parent = 0; ; ) {
      const left = 2 * parent + 1;
      const [a, b] = [heap[left], heap[left + 1]];
      const least = a && b && isBefore(b, a) ? left + 1 : left;
      if (!a || !swapIfBefore(least, parent)) return first;
      parent = least;
    }
  }

  function swapIfBefore(one: number, other: number): boolean {
    const [a, b] = [heap[one], heap[other]];
    if (!a || !b || !isBefore(a, b)) return false;
    heap[other] = a;
    heap[one] = b;
    return true;
  }

  async function step(): Promise<void> {
    const due = pop();
    if (!due) return;
    at = Math.max(at, due.at);
    count += 1;
    due.run();
    await everythingElse();
  }

  return {
    now: () => at,
    after(millis, run) {
      turns += 1;
      push({ at: at + Math.max(0, millis), turn: turns, run });
    },
    note(what) {
      const line = `${new Date(at).toISOString().slice(5, 23)} ${what}`;
      hash.update(`${line}\n`);
      if (keep) lines.push(line);
    },
    async playTo(end) {
      while ((heap[0]?.at ?? Number.POSITIVE_INFINITY) <= end) await step();
      at = Math.max(at, end);
    },
    async playOut(work) {
      let isOver = false;
      const over = (): void => {
        isOver = true;
      };
      work.then(over, over);
      await everythingElse();
      while (!isOver && heap.length > 0) await step();
      return isOver;
    },
    eventCount: () => count,
    hash: () => hash.copy().digest("hex").slice(0, 16),
    lines: () => lines,
  };
}

/** All that goes on by itself has gone on: promises that are kept, and modules that are there already. */
function everythingElse(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
