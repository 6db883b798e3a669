// A clock that was far ahead is put right by the server's, and what it stamped, which nobody can have accepted, is said anew by the time it was.
import { isAhead, stampAnew } from "#core/change/restamp.ts";
import { isProblem, type Problem } from "#core/problem.ts";
import { lastSaidBy } from "#core/record/checkpoint.ts";
import type { SealedApi } from "./sealed-api.ts";
import type { Store } from "./store.ts";

interface RightTimeParts {
  readonly api: Pick<SealedApi, "forget">;
  readonly store: Store;
  readonly now: () => number;
  /** Asks the server for its time, and goes by it from then on. */
  readonly time: () => Promise<number | Problem>;
}

/** Ends when the clock is right, and what waits is not ahead of it; or says why not. */
export type PutClockRight = () => Promise<Problem | undefined>;

export function clockPutRight({ api, store, now, time }: RightTimeParts): PutClockRight {
  return async () => {
    const shown = now();
    const right = await time();
    if (isProblem(right)) return right;
    const wrong = store
      .unsent()
      .map(({ envelope }) => envelope)
      .filter(({ head }) => isAhead(head.stamp, right))
      .sort((a, b) => (a.head.stamp < b.head.stamp ? -1 : 1));
    const authors = new Set(wrong.map(({ head }) => head.author));
    const records = [...new Set(wrong.map(({ head }) => head.record))].flatMap((record) => store.find(record) ?? []);
    const others = records
      .flatMap(({ changes }) => changes)
      .filter(({ head }) => authors.has(head.author) && !isAhead(head.stamp, right));
    const folded = records.flatMap(({ known: { before } }) =>
      before ? [...authors].flatMap((author) => lastSaidBy(before, author) ?? []) : [],
    );
    const behind = [...folded, ...others.map(({ head }) => head.stamp)];
    // Some were put right before, and a crash came between: what had seen them has seen them still.
    const renamed = others.flatMap(({ head }) => (head.saidAt === null ? [] : [[head.saidAt, head.stamp] as const]));
    const anew = stampAnew(wrong, { now: right, ahead: shown - right }, behind, new Map(renamed));
    for (const { head } of anew) api.forget(head.id);
    store.sayAnew(anew);
    return undefined;
  };
}
