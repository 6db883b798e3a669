// The device's talk with its keeper: sends what waits, fetches what is new, and says honestly how it stands.
// Promise: a refused change blocks no other; what was sent twice is kept once; nothing that waits is ever dropped.
import type { Envelope } from "#core/change/change.ts";
import { isProblem, type Problem } from "#core/problem.ts";
import type { AskedFor } from "#core/programme.ts";
import { isPassing, isTooBusy, isWaiting, type KeptChange, type Pulled, type PushOutcome } from "./api.ts";
import { breathing } from "./breathing.ts";
import type { DeviceFiles } from "./files.ts";
import { inLine, type Wait } from "./in-line.ts";
import { makeRecount, type Restate } from "./recount.ts";
import type { KeysHere, SealedApi } from "./sealed-api.ts";
import type { Store } from "./store.ts";

export interface SyncState {
  /** Whether the keeper answered the last time it was asked. */
  readonly reached: boolean;
  /** The first fetch after signing in has come to its end. */
  readonly ready: boolean;
  readonly receivedCount: number;
  /** When everything was last fetched and sent, in milliseconds since 1970. */
  readonly lastAt: number | undefined;
  readonly keys: KeysHere;
  /** Changes that nobody can seal yet: this person has not been let in. */
  readonly waitingCount: number;
  /** What waits here, and for what, by the id of the change; as of the last time there was talk. */
  readonly waits: ReadonlyMap<string, Wait>;
}

export interface Sync {
  readonly state: () => SyncState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Sends and fetches now; ends when both are done or the keeper is away. */
  readonly now: () => Promise<void>;
  /** Fetches what comes only when it is asked for, from where it was left; the problem that kept it from coming to an end. */
  readonly look: (only: AskedFor) => Promise<Problem | undefined>;
  /** The platform says that there is no network. */
  readonly away: () => void;
  readonly stop: () => void;
}

interface SyncParts {
  readonly api: SealedApi;
  readonly store: Store;
  readonly files: Pick<DeviceFiles, "holds" | "step" | "drop">;
  readonly streams: readonly string[];
  /** States a record anew that is to be recounted. */
  readonly restate: Restate;
  readonly now: () => number;
  /** Lets the page breathe between two pieces of work. */
  readonly pause: (millis: number) => Promise<void>;
  readonly onSignedOut: () => void;
  /** Whether a change is where a restart finds it: nothing goes out before. */
  readonly isKept?: (id: string) => boolean;
}

const PULL = 500;
const PUSH = 100;
export function makeSync({
  api,
  store,
  files,
  streams,
  restate,
  now,
  pause,
  onSignedOut,
  isKept = () => true,
}: SyncParts): Sync {
  const listeners = new Set<() => void>();
  const cursors = new Map<string, number>();
  /** The same of what was asked for, by stream, kind and since when. */
  const looked = new Map<string, number>();
  let logId = "";
  let state: SyncState = {
    reached: true,
    ready: false,
    receivedCount: 0,
    lastAt: undefined,
    keys: api.keys(),
    waitingCount: 0,
    waits: new Map(),
  };
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let recalled = false;
  const breathe = breathing(pause);
  const recount = makeRecount({ api, store, restate, fetch: fetchAll, breathe });

  function tell(next: Partial<SyncState>): void {
    state = { ...state, keys: api.keys(), ...next };
    for (const listener of listeners) listener();
  }

  async function round(): Promise<void> {
    do {
      again = false;
      if (!recalled) await recallAll();
      const trouble =
        (await tendKeys()) ?? (await sendAll()) ?? (await fetchAll()) ?? (await recountAll()) ?? (await sendFiles());
      if (stopped) return;
      if (trouble?.status === 401) return onSignedOut();
      if (trouble) return tell({ reached: false });
    } while (again);
  }

  /** Keys first: what came shut may open now, and what waits may be sealed. */
  async function tendKeys(): Promise<Problem | undefined> {
    const trouble = await api.tend();
    const opened = await api.reopen();
    if (opened.length > 0) recount.forget();
    await takeIn(opened);
    return trouble;
  }

  /** Nothing, or the problem that kept the whole talk from going on. What is wrong with one change is settled with that change. */
  async function sendAll(): Promise<Problem | undefined> {
    const held = new Map<string, Wait>();
    const holds = (change: Envelope): Wait | undefined =>
      held.get(change.head.id) ?? (isKept(change.head.id) ? (files.holds(change) ? "file" : undefined) : "disk");
    for (let size = PUSH; ; ) {
      const { ready, waits } = inLine(store.unsent(), holds);
      const batch = ready.slice(0, size);
      const [only] = batch;
      if (!only) {
        tellWaits(waits);
        return undefined;
      }
      const answer = await api.push(batch);
      if (!isProblem(answer)) {
        store.settle(settled(batch, answer.outcomes));
        for (const [at, { head }] of batch.entries()) {
          const outcome = answer.outcomes[at];
          if (!outcome || isTooBusy(outcome)) held.set(head.id, "server");
          else if (isWaiting(outcome)) held.set(head.id, "key");
          else if (!outcome.accepted) recount.doubt(head.record);
        }
        const busy = answer.outcomes.find(isTooBusy);
        if (busy) {
          tellWaits(inLine(store.unsent(), holds).waits);
          return busy.problem;
        }
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

  function tellWaits(waits: SyncState["waits"]): void {
    const isSame = waits.size === state.waits.size && [...waits].every(([id, why]) => state.waits.get(id) === why);
    if (!isSame) tell({ waits, waitingCount: [...waits.values()].filter((why) => why === "key").length });
  }

  /** Last, and a chunk at a time: they hold up nothing but the changes that name them, which go out once they have. */
  async function sendFiles(): Promise<Problem | undefined> {
    while (!stopped && !again) {
      const step = await files.step(waitingIn(store));
      if (isProblem(step)) return step;
      if (step === "nothing") return undefined;
      again = step === "done";
    }
    return undefined;
  }

  /** What was fetched before a lock or a restart is here, also where nobody answers. */
  async function recallAll(): Promise<void> {
    recalled = true;
    for (const stream of streams) for await (const page of api.recall(stream)) await takePage(page);
  }

  /** Who was added to people by name reads all of theirs from the start; who was taken out keeps none of it. */
  function followReaders(): void {
    const { come, gone } = api.readersChanged();
    for (const stream of come) cursors.delete(stream);
    if (come.length > 0) looked.clear();
    for (const circle of gone) {
      const records = store.readBy(circle);
      store.drop(records);
      void files.drop(records);
    }
  }

  async function fetchAll(): Promise<Problem | undefined> {
    followReaders();
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
          looked.clear();
          recount.forget();
        }
        await takePage(page);
        more = page.more;
        recount.offer(stream, page.toRecount);
      }
    }
    return undefined;
  }

  async function look(only: AskedFor): Promise<Problem | undefined> {
    for (const stream of streams) {
      const place = `${stream} ${only.type} ${only.since}`;
      for (let more = true; more && !stopped; ) {
        const page = await api.pull(stream, looked.get(place) ?? 0, PULL, only);
        if (isProblem(page)) {
          if (isPassing(page)) return page;
          break;
        }
        looked.set(place, page.next);
        await keepPage(page);
        more = page.more;
      }
    }
    return undefined;
  }

  async function takePage(page: Pulled): Promise<void> {
    logId = page.logId;
    cursors.set(page.stream, page.next);
    await keepPage(page);
  }

  async function keepPage(page: Pulled): Promise<void> {
    store.drop(page.gone ?? []);
    store.erase(page.erased ?? []);
    await files.drop([...(page.gone ?? []), ...(page.erased ?? []).map(({ record }) => record)]);
    await takeIn(page.changes);
  }

  async function takeIn(changes: readonly KeptChange[]): Promise<void> {
    const touched = store.take(changes);
    if (changes.length > 0) tell({ receivedCount: state.receivedCount + changes.length });
    for (const record of touched) {
      store.find(record);
      await breathe();
    }
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
    look,
    away: () => tell({ reached: false }),
    stop() {
      stopped = true;
    },
  };
}

/** What is to be sent; what was refused waits for a person. */
export function waitingIn(store: Store): readonly Envelope[] {
  return store.unsent().flatMap(({ envelope, refused }) => (refused ? [] : envelope));
}

/** What became of each; what the keeper was too busy for waits on, and what has no key yet. */
function settled(batch: readonly Envelope[], outcomes: readonly PushOutcome[]): Parameters<Store["settle"]>[0] {
  return outcomes.flatMap((outcome, at) => {
    const id = batch[at]?.head.id;
    if (id === undefined || isTooBusy(outcome) || isWaiting(outcome)) return [];
    return [outcome.accepted ? { id, revision: outcome.revision, n: outcome.n } : { id, problem: outcome.problem }];
  });
}
