// Work that must queue anyway goes together: while one round of a tenant runs, whatever arrives for that tenant waits, and makes the next.
// So many people who push at once share a transaction and its write to the disk.

/** `work` on the things of one key, one round after the other, each of at most `most` things unless one caller brings more. */
export function inTurn<T, R>(most: number, work: (key: string, things: readonly T[]) => Promise<readonly R[]>) {
  interface Waiting {
    readonly things: readonly T[];
    readonly done: (results: readonly R[]) => void;
    readonly failed: (reason: unknown) => void;
  }
  const queues = new Map<string, Waiting[]>();

  async function rounds(key: string, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) {
      const round = queue.splice(
        0,
        fitting(
          queue.map(({ things }) => things.length),
          most,
        ),
      );
      try {
        const results = await work(
          key,
          round.flatMap(({ things }) => things),
        );
        let from = 0;
        for (const { things, done } of round) {
          done(results.slice(from, from + things.length));
          from += things.length;
        }
      } catch (reason) {
        for (const { failed } of round) failed(reason);
      }
    }
    queues.delete(key);
  }

  return (key: string, things: readonly T[]): Promise<readonly R[]> =>
    new Promise((done, failed) => {
      const queue = queues.get(key);
      if (queue) {
        queue.push({ things, done, failed });
        return;
      }
      const started: Waiting[] = [{ things, done, failed }];
      queues.set(key, started);
      void rounds(key, started);
    });
}

/** How many of these may go together: as many as come to no more than `most`, and at least one. */
function fitting(counts: readonly number[], most: number): number {
  let sum = 0;
  const over = counts.findIndex((count) => {
    sum += count;
    return sum > most;
  });
  return over < 0 ? counts.length : Math.max(1, over);
}
