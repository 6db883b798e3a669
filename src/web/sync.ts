// The device's talk with its keeper: keys, what waits, what is new, files, one after the other, and honestly how it stands.
// Promise: what is wrong with one thing holds up no other; what fails is tried again later and later, and at once when somebody asks.
import { isProblem, type Problem } from "#core/problem.ts";
import type { AskedFor } from "#core/programme.ts";
import { makeBackOff } from "./back-off.ts";
import type { DoorApi } from "./beside-checkpoints.ts";
import { breathing } from "./breathing.ts";
import { makeFetching, type Progress } from "./fetching.ts";
import type { DeviceFiles } from "./files.ts";
import type { Wait } from "./in-line.ts";
import { knownAlready } from "./known-already.ts";
import type { LastLook } from "./last-look.ts";
import type { Outbox } from "./outbox.ts";
import { makeRecount, type Restate } from "./recount.ts";
import { clockPutRight } from "./right-time.ts";
import { makeSending, waitingIn } from "./sending.ts";
import type { Store } from "./store.ts";

export interface SyncState {
  /** Whether the keeper answered the last time it was asked. */
  readonly reached: boolean;
  /** All there was has been fetched: since it was opened, or before, and lies here. */
  readonly ready: boolean;
  /** The keeper has told all it had since this device was opened. */
  readonly caughtUp: boolean;
  readonly receivedCount: number;
  /** How far what is being fetched has come, where it is more than a page; nothing where it is not known. */
  readonly progress: Progress | undefined;
  /** It went wrong, and is tried again by itself after so many milliseconds. */
  readonly waitMillis: number | undefined;
  /** When everything was last fetched and sent, in milliseconds since 1970. */
  readonly lastAt: number | undefined;
  readonly keys: ReturnType<DoorApi["keys"]>;
  /** Changes that nobody can seal yet: this person has not been let in. */
  readonly waitingCount: number;
  /** What waits here, and for what, by the id of the change; as of the last time there was talk. */
  readonly waits: ReadonlyMap<string, Wait>;
}

export interface Sync {
  readonly state: () => SyncState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Sends and fetches now, because somebody asks for it or there is a network again; ends when both are done or the keeper is away. */
  readonly now: () => Promise<void>;
  /** The same by the clock, by a hint, or because something was written: what fails goes on to be tried later and later. */
  readonly goOn: () => Promise<void>;
  /** Something of this stream that is not here yet goes up to this number. */
  readonly isBehind: (stream: string, n: number) => boolean;
  /** Takes in what was fetched before; it needs no network, and is done once. */
  readonly recall: () => Promise<void>;
  /** Fetches what comes only when it is asked for, from where it was left; the problem that kept it from coming to an end. */
  readonly look: (only: AskedFor) => Promise<Problem | undefined>;
  /** Ends when nothing is done any more that nobody waits for. */
  readonly rest: () => Promise<void>;
  /** The platform says that there is no network. */
  readonly away: () => void;
  /** The changes of a record, as its door gives them; what is found out by it is told. */
  readonly changesOf: DoorApi["changesOf"];
  readonly stop: () => void;
}

interface SyncParts {
  readonly api: DoorApi;
  readonly store: Store;
  readonly files: Pick<DeviceFiles, "holds" | "step" | "drop">;
  readonly streams: readonly string[];
  /** States a record anew that is to be recounted. */
  readonly restate: Restate;
  readonly now: () => number;
  /** Lets the page breathe between two pieces of work. */
  readonly pause: (millis: number) => Promise<void>;
  readonly onSignedOut: () => void;
  readonly outbox: Pick<Outbox, "kept" | "isKept" | "open">;
  /** What a restored server lacks waits to be sent again; how many. */
  readonly offerAgain: () => Promise<number>;
  readonly lastLook: Pick<LastLook, "whole" | "keep">;
  /** Asks the keeper for its time, and goes by it from then on. */
  readonly time: () => Promise<number | Problem>;
  /** What its clock said with its last answer. */
  readonly toldTime: () => number | undefined;
  /** From 0 up to 1: devices that lost the keeper together do not come back together. */
  readonly random?: () => number;
}

export function makeSync({
  api,
  store,
  files,
  streams,
  restate,
  now,
  pause,
  onSignedOut,
  outbox,
  offerAgain,
  lastLook,
  time,
  toldTime,
  random = Math.random,
}: SyncParts): Sync {
  const listeners = new Set<() => void>();
  const backOff = makeBackOff(random);
  let state: SyncState = {
    reached: true,
    ready: false,
    caughtUp: false,
    receivedCount: 0,
    progress: undefined,
    waitMillis: undefined,
    lastAt: undefined,
    keys: api.keys(),
    waitingCount: 0,
    waits: new Map(),
  };
  let running: Promise<void> | undefined;
  let resting: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let isHeard = false;
  const breathe = breathing(pause);
  let recalling: Promise<void> | undefined;
  const { recallAll, fetchAll, look, takeIn, isBehind, log, ends } = makeFetching({
    ...{ api, store, files, streams, now, breathe },
    isStopped: () => stopped,
    onOffered: (stream, records) => recount.offer(stream, records),
    onOtherLog() {
      recount.forget();
      isHeard = false;
    },
    onReceived: (count) => tell({ receivedCount: state.receivedCount + count }),
    onProgress: (progress) => (progress || state.progress) && tell({ progress }),
  });
  const recall = (): Promise<void> => (recalling ??= recallAll().then(lookBack));
  const settleKnown = knownAlready(api, store);
  const recount = makeRecount({ api, store, restate, fetch: fetchAll, breathe });
  const { sendAll } = makeSending({
    ...{ api, store, files, outbox, now, toldTime, log: api.log },
    isStopped: () => stopped,
    putClockRight: clockPutRight({ api, store, now, time }),
    onRefused: recount.doubt,
    onWaits(waits) {
      const isSame = waits.size === state.waits.size && [...waits].every(([id, why]) => state.waits.get(id) === why);
      if (!isSame) tell({ waits, waitingCount: [...waits.values()].filter((why) => why === "key").length });
    },
  });

  function tell(next: Partial<SyncState>): void {
    state = { ...state, keys: api.keys(), ...next };
    for (const listener of listeners) listener();
  }

  async function lookBack(): Promise<void> {
    const at = await lastLook.whole(ends(), log());
    if (at !== undefined) tell({ ready: true, lastAt: at });
  }

  async function round(): Promise<void> {
    do {
      again = false;
      await recall();
      const trouble = (await tendKeys()) ?? (await exchange()) ?? (await recountAll()) ?? (await sendFiles());
      if (stopped) return;
      if (trouble?.status === 401) return onSignedOut();
      if (trouble) return fail(trouble);
    } while (again);
    backOff.reset();
    if (state.waitMillis !== undefined) tell({ waitMillis: undefined });
  }

  /**
   * What waits goes out, and what is new comes in. Where the server was restored it is heard first: what it lacks of this person's goes out before
   * what was said since, as it did.
   */
  async function exchange(): Promise<Problem | undefined> {
    // What opens with the keys that just came was said before what can be sent already.
    await outbox.open();
    const sent = api.isRestored() && !isHeard ? undefined : await sendAll();
    if (sent && sent.code !== "change.other-log") return sent;
    const before = api.log();
    const trouble = await fetchAll();
    if (trouble || stopped) return trouble;
    // What was said behind it waits for it.
    if (await settleKnown()) again = true;
    isHeard = true;
    const isNews = (await offerAgain()) > 0 || (before !== "" && api.log() !== before);
    if (isNews) again = true;
    return isNews ? undefined : sent;
  }

  function fail({ about }: Problem): void {
    const seconds = Number(about?.["seconds"] ?? 0);
    tell({ reached: false, progress: undefined, waitMillis: backOff.next(seconds * 1_000) });
  }

  /** Keys first: what came shut may open now, and what waits may be sealed. */
  async function tendKeys(): Promise<Problem | undefined> {
    const trouble = await api.tend();
    const opened = await api.reopen();
    if (opened.length > 0) recount.forget();
    await takeIn(opened);
    return trouble;
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

  /** Everything is here; what others could not state is stated behind it. */
  async function recountAll(): Promise<Problem | undefined> {
    void api.taken();
    const at = now();
    lastLook.keep({ logId: log(), at, ends: ends() });
    tell({ reached: true, ready: true, caughtUp: true, lastAt: at });
    return stopped ? undefined : recount.run();
  }

  function start(): Promise<void> {
    if (running) again = true;
    else
      running = round().finally(() => {
        running = undefined;
        resting ??= rest().finally(() => (resting = undefined));
      });
    return running ?? Promise.resolve();
  }

  /** What can wait until nothing else is to be done. */
  async function rest(): Promise<void> {
    while (!stopped && !running && state.reached && (await api.quietly())) {
      tell({});
      await pause(REST);
    }
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now() {
      backOff.reset();
      return start();
    },
    goOn: start,
    isBehind,
    recall,
    look,
    async changesOf(...asked) {
      const changes = await api.changesOf(...asked);
      if (api.keys().mistold.length !== state.keys.mistold.length) tell({});
      return changes;
    },
    rest: () => resting ?? Promise.resolve(),
    away: () => tell({ reached: false }),
    stop() {
      stopped = true;
    },
  };
}

/** Milliseconds between two pieces of what nobody waits for. */
const REST = 200;
