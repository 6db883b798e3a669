// The device's talk with its keeper: sends what waits, fetches what is new, and says honestly how it stands.
// Promise: a refused change blocks no other; what was sent twice is kept once; nothing that waits is ever dropped.
import type { Envelope } from "#core/change/change.ts";
import { isProblem, type Problem } from "#core/problem.ts";
import { type Api, isPassing, isTooBusy, type PushOutcome } from "./api.ts";
import { makeRecount, type Restate } from "./recount.ts";
import type { Store } from "./store.ts";

export interface SyncState {
  /** Whether the keeper answered the last time it was asked. */
  readonly reached: boolean;
  /** The first fetch after signing in has come to its end. */
  readonly ready: boolean;
  readonly receivedCount: number;
  /** When everything was last fetched and sent, in milliseconds since 1970. */
  readonly lastAt: number | undefined;
}

export interface Sync {
  readonly state: () => SyncState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Sends and fetches now; ends when both are done or the keeper is away. */
  readonly now: () => Promise<void>;
  /** The platform says that there is no network. */
  readonly away: () => void;
  readonly stop: () => void;
}

interface SyncParts {
  readonly api: Pick<Api, "push" | "pull">;
  readonly store: Store;
  readonly streams: readonly string[];
  /** States a record anew that is to be recounted. */
  readonly restate: Restate;
  readonly now: () => number;
  /** Lets the page breathe between two pieces of work. */
  readonly pause: (millis: number) => Promise<void>;
  readonly onSignedOut: () => void;
}

const PULL = 500;
const PUSH = 100;
/**
 * Folding goes on for this long before the page is let breathe. Measured with 5,000 changes on a processor slowed down four times: no pause
 * over a quarter of a second, so a worker of its own would only add copies.
 */
const SLICE_MILLIS = 12;

export function makeSync({ api, store, streams, restate, now, pause, onSignedOut }: SyncParts): Sync {
  const listeners = new Set<() => void>();
  const cursors = new Map<string, number>();
  let logId = "";
  let state: SyncState = { reached: true, ready: false, receivedCount: 0, lastAt: undefined };
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  const breathe = breathing(pause);
  const recount = makeRecount({ api, store, restate, fetch: fetchAll, breathe });

  function tell(next: Partial<SyncState>): void {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  async function round(): Promise<void> {
    do {
      again = false;
      const trouble = (await sendAll()) ?? (await fetchAll()) ?? (await recountAll());
      if (stopped) return;
      if (trouble?.status === 401) return onSignedOut();
      if (trouble) return tell({ reached: false });
    } while (again);
  }

  /** Nothing, or the problem that kept the whole talk from going on. What is wrong with one change is settled with that change. */
  async function sendAll(): Promise<Problem | undefined> {
    for (let size = PUSH; ; ) {
      const waiting = waitingIn(store);
      const batch = waiting.slice(0, size);
      const [only] = batch;
      if (!only) return undefined;
      const answer = await api.push(batch);
      if (!isProblem(answer)) {
        store.settle(settled(batch, answer.outcomes));
        for (const [at, { head }] of batch.entries()) {
          const outcome = answer.outcomes[at];
          if (outcome?.accepted === false && !isTooBusy(outcome)) recount.doubt(head.record);
        }
        const busy = answer.outcomes.find(isTooBusy);
        if (busy) return busy.problem;
        // Nothing came of it: asking the same again at once would go on for ever.
        if (waitingIn(store).length === waiting.length) return undefined;
      } else if (isPassing(answer)) {
        return answer;
      } else if (batch.length > 1) {
        // The keeper takes none of them together: one by one shows which it does not take.
        size = 1;
      } else {
        store.settle([{ id: only.head.id, problem: answer }]);
        size = PUSH;
      }
    }
  }

  async function fetchAll(): Promise<Problem | undefined> {
    for (const stream of streams) {
      for (let more = true; more && !stopped; ) {
        const page = await api.pull(stream, cursors.get(stream) ?? 0, PULL);
        if (isProblem(page)) {
          if (isPassing(page)) return page;
          // A team this person may no longer read: what is here stays until they sign out, nothing new comes.
          break;
        }
        if (logId !== "" && page.logId !== logId) {
          cursors.clear();
          recount.forget();
        }
        logId = page.logId;
        cursors.set(stream, page.next);
        more = page.more;
        recount.offer(stream, page.toRecount);
        const touched = store.take(page.changes);
        if (page.changes.length > 0) tell({ receivedCount: state.receivedCount + page.changes.length });
        for (const record of touched) {
          store.find(record);
          await breathe();
        }
      }
    }
    return undefined;
  }

  /** Everything is here; what others could not state is stated behind it. */
  async function recountAll(): Promise<Problem | undefined> {
    tell({ reached: true, ready: true, lastAt: now() });
    return stopped ? undefined : recount.run();
  }

  function start(): Promise<void> {
    if (running) again = true;
    else running = round().finally(() => (running = undefined));
    return running ?? Promise.resolve();
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: start,
    away: () => tell({ reached: false }),
    stop() {
      stopped = true;
    },
  };
}

/** Lets the page breathe whenever work has gone on for a while. */
function breathing(pause: SyncParts["pause"]): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < SLICE_MILLIS) return undefined;
    return pause(0).then(() => {
      began = performance.now();
    });
  };
}

function waitingIn(store: Store): readonly Envelope[] {
  return store
    .unsent()
    .filter(({ refused }) => !refused)
    .map(({ envelope }) => envelope);
}

/** What became of each; what the keeper was too busy for waits on. */
function settled(batch: readonly Envelope[], outcomes: readonly PushOutcome[]): Parameters<Store["settle"]>[0] {
  return outcomes.flatMap((outcome, at) => {
    const id = batch[at]?.head.id;
    if (id === undefined || isTooBusy(outcome)) return [];
    return [outcome.accepted ? { id, revision: outcome.revision, n: outcome.n } : { id, problem: outcome.problem }];
  });
}
