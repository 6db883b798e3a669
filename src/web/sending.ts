// What waits on a device goes out: in order, as much at once as the line carries.
// Promise: a refused change blocks no other; what was sent twice is kept once; nothing that waits is ever dropped.
import type { Envelope } from "#core/change/change.ts";
import { isProblem, type Problem } from "#core/problem.ts";
import { type Api, isPassing, isTooBusy, isWaiting, type PushOutcome } from "./api.ts";
import type { DeviceFiles } from "./files.ts";
import { inLine, type Wait } from "./in-line.ts";
import { makePace, type PageSize } from "./pace.ts";
import type { Store } from "./store.ts";

export interface Sending {
  /** Nothing, or the problem that kept the whole talk from going on. What is wrong with one change is settled with that change. */
  readonly sendAll: () => Promise<Problem | undefined>;
}

export interface SendingParts {
  readonly api: Pick<Api, "push">;
  readonly store: Store;
  readonly files: Pick<DeviceFiles, "holds">;
  /** Whether a change is where a restart finds it: nothing goes out before. */
  readonly isKept: (id: string) => boolean;
  readonly now: () => number;
  /** One of this record was refused. */
  readonly onRefused: (record: string) => void;
  readonly onWaits: (waits: ReadonlyMap<string, Wait>) => void;
}

export function makeSending({ api, store, files, isKept, now, onRefused, onWaits }: SendingParts): Sending {
  const pace = makePace({ changes: 2, bytes: 4_000 }, { changes: 20, bytes: 40_000 }, { changes: 100, bytes: 400_000 });

  return {
    async sendAll() {
      const held = new Map<string, Wait>();
      const holds = (change: Envelope): Wait | undefined =>
        held.get(change.head.id) ?? (isKept(change.head.id) ? (files.holds(change) ? "file" : undefined) : "disk");
      for (let single = false; ; ) {
        const { ready, waits } = inLine(store.unsent(), holds);
        onWaits(waits);
        const batch = single ? ready.slice(0, 1) : fitting(ready, pace.size());
        const [only] = batch;
        if (!only) return undefined;
        const began = now();
        const answer = await api.push(batch);
        if (!isProblem(answer)) {
          pace.took(now() - began, batch.length < ready.length);
          store.settle(settled(batch, answer.outcomes));
          for (const [at, { head }] of batch.entries()) {
            const outcome = answer.outcomes[at];
            if (!outcome || isTooBusy(outcome)) held.set(head.id, "server");
            else if (isWaiting(outcome)) held.set(head.id, "key");
            else if (!outcome.accepted) onRefused(head.record);
          }
          const busy = answer.outcomes.find(isTooBusy);
          if (busy) {
            onWaits(inLine(store.unsent(), holds).waits);
            return busy.problem;
          }
        } else if (isPassing(answer)) {
          pace.broke();
          return answer;
        } else if (batch.length > 1) {
          // The keeper takes none of them together: one by one shows which it does not take.
          single = true;
        } else {
          store.settle([{ id: only.head.id, problem: answer }]);
          single = false;
        }
      }
    },
  };
}

/** About what a head, a signature and a wrap come to. */
const HEAD_BYTES = 1_200;

/** As many from the first on as are to go at once: one at least. */
function fitting(ready: readonly Envelope[], { changes, bytes }: PageSize): readonly Envelope[] {
  let sum = 0;
  const over = ready.findIndex(({ body, facts }, at) => {
    sum += body.length + (facts ? JSON.stringify(facts).length : 0) + HEAD_BYTES;
    return at === changes || (at > 0 && sum > bytes);
  });
  return over < 0 ? ready : ready.slice(0, over);
}

/** What became of each; what the keeper was too busy for waits on, and what has no key yet. */
function settled(batch: readonly Envelope[], outcomes: readonly PushOutcome[]): Parameters<Store["settle"]>[0] {
  return outcomes.flatMap((outcome, at) => {
    const id = batch[at]?.head.id;
    if (id === undefined || isTooBusy(outcome) || isWaiting(outcome)) return [];
    return [outcome.accepted ? { id, revision: outcome.revision, n: outcome.n } : { id, problem: outcome.problem }];
  });
}
