// What waits on a device goes out: in order, as much at once as the line carries.
// Promise: a refused change blocks no other; what was sent twice is kept once; nothing that waits is ever dropped.
import type { Envelope } from "#core/change/change.ts";
import { isAhead } from "#core/change/restamp.ts";
import { isProblem, type Problem } from "#core/problem.ts";
import { type Api, isPassing, isTooBusy, isWaiting, type PushOutcome } from "./api.ts";
import type { DeviceFiles } from "./files.ts";
import { inLine, type Wait } from "./in-line.ts";
import type { Outbox } from "./outbox.ts";
import { makePace, type PageSize } from "./pace.ts";
import type { PutClockRight } from "./right-time.ts";
import type { Store } from "./store.ts";

export interface Sending {
  /** Nothing, or the problem that kept the whole talk from going on. What is wrong with one change is settled with that change. */
  readonly sendAll: () => Promise<Problem | undefined>;
}

export interface SendingParts {
  readonly api: Pick<Api, "push">;
  readonly store: Store;
  readonly files: Pick<DeviceFiles, "holds">;
  /** Nothing goes out before it is where a restart finds it. */
  readonly outbox: Pick<Outbox, "kept" | "isKept">;
  readonly now: () => number;
  /** What the keeper's clock said with its last answer. */
  readonly toldTime: () => number | undefined;
  readonly putClockRight: PutClockRight;
  /** This device was locked or put away: what waits lies as it is from then on, and nothing of it leaves in other words. */
  readonly isStopped: () => boolean;
  /** The log that is gone by here; "" where none is known. */
  readonly log: () => string;
  /** One of this record was refused. */
  readonly onRefused: (record: string) => void;
  readonly onWaits: (waits: ReadonlyMap<string, Wait>) => void;
}

export function makeSending({
  api,
  store,
  files,
  outbox,
  now,
  toldTime,
  putClockRight,
  isStopped,
  log,
  onRefused,
  onWaits,
}: SendingParts): Sending {
  const pace = makePace({ changes: 2, bytes: 4_000 }, { changes: 20, bytes: 40_000 }, { changes: 100, bytes: 400_000 });

  return {
    async sendAll() {
      if (isStopped()) return undefined;
      const told = toldTime();
      // It does not leave so: repeated by the line when it is ahead no longer, it would be taken behind what was said after it.
      const isWrong = told !== undefined && waitingIn(store).some(({ head }) => isAhead(head.stamp, told));
      const trouble = isWrong ? await putClockRight() : undefined;
      if (trouble) return trouble;
      const held = new Map<string, Wait>();
      const holds = (change: Envelope): Wait | undefined =>
        held.get(change.head.id) ?? (outbox.isKept(change) ? (files.holds(change) ? "file" : undefined) : "disk");
      /** Told that the clock is ahead; once it was put right, the same is said against the change. */
      let isPutRight = false;
      for (let single = false; ; ) {
        await outbox.kept();
        if (isStopped()) return undefined;
        const { ready, waits } = inLine(store.unsent(), holds);
        onWaits(waits);
        const batch = single ? ready.slice(0, 1) : fitting(ready, pace.size());
        const [only] = batch;
        if (!only) {
          if (isPutRight || ![...held.values()].includes("clock")) return undefined;
          isPutRight = true;
          const trouble = await putClockRight();
          if (trouble) return trouble;
          for (const [id, why] of held) if (why === "clock") held.delete(id);
          continue;
        }
        const began = now();
        const answer = await api.push(batch, log());
        if (!isProblem(answer)) {
          pace.took(now() - began, batch.length < ready.length);
          const isClock = (outcome: PushOutcome | undefined): boolean =>
            !isPutRight && outcome?.accepted === false && outcome.problem.code === "change.stamp-ahead";
          store.settle(settled(batch, answer.outcomes, isClock));
          for (const [at, { head }] of batch.entries()) {
            const outcome = answer.outcomes[at];
            if (!outcome || isTooBusy(outcome)) held.set(head.id, "server");
            else if (isClock(outcome)) held.set(head.id, "clock");
            else if (isWaiting(outcome)) held.set(head.id, "key");
            else if (!outcome.accepted) onRefused(head.record);
          }
          const busy = answer.outcomes.find(isTooBusy);
          if (busy) {
            onWaits(inLine(store.unsent(), holds).waits);
            return busy.problem;
          }
        } else if (answer.code === "change.other-log") {
          return answer;
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

/** What is to be sent; what was refused waits for a person. */
export function waitingIn(store: Store): readonly Envelope[] {
  return store.unsent().flatMap(({ envelope, refused }) => (refused ? [] : envelope));
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

/** What became of each; what the keeper was too busy for waits on, what has no key yet, and what is to be stamped anew. */
function settled(
  batch: readonly Envelope[],
  outcomes: readonly PushOutcome[],
  isClock: (outcome: PushOutcome) => boolean,
): Parameters<Store["settle"]>[0] {
  return outcomes.flatMap((outcome, at) => {
    const id = batch[at]?.head.id;
    if (id === undefined || isTooBusy(outcome) || isWaiting(outcome) || isClock(outcome)) return [];
    return [outcome.accepted ? { id, revision: outcome.revision, n: outcome.n } : { id, problem: outcome.problem }];
  });
}
