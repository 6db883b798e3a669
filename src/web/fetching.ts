// What colleagues wrote comes in: stream by stream from where it was left, in pages as large as the line carries.
// Promise: whatever breaks off goes on where it was; what one may not read any more goes; another log begins from its start.
import { isProblem, type Problem } from "#core/problem.ts";
import type { AskedFor } from "#core/programme.ts";
import { isPassing, type KeptChange } from "./api.ts";
import type { DoorApi } from "./beside-checkpoints.ts";
import type { Breathe } from "./breathing.ts";
import type { DeviceFiles } from "./files.ts";
import type { Taken } from "./first-download.ts";
import { makePace } from "./pace.ts";
import type { Store } from "./store.ts";

/** Through the streams and not of their changes: what somebody may not read is passed over, and nobody is told how much it is. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

export interface Fetching {
  /** What was fetched before a lock or a restart is here, also where nobody answers. */
  readonly recallAll: () => Promise<void>;
  /** How far each stream has come. */
  readonly ends: () => ReadonlyMap<string, number>;
  readonly fetchAll: () => Promise<Problem | undefined>;
  /** What comes only when it is asked for, from where it was left. */
  readonly look: (only: AskedFor) => Promise<Problem | undefined>;
  readonly takeIn: (changes: readonly KeptChange[]) => Promise<void>;
  /** The log that was read last; "" where none was. */
  readonly log: () => string;
  /** Something of this stream that is not here yet goes up to this number. */
  readonly isBehind: (stream: string, n: number) => boolean;
}

interface FetchingParts {
  readonly api: Pick<
    DoorApi,
    "pull" | "recall" | "recallFormer" | "log" | "readersChanged" | "readersFollowed" | "forgetRecords"
  >;
  readonly store: Store;
  readonly files: Pick<DeviceFiles, "drop">;
  readonly streams: readonly string[];
  readonly now: () => number;
  readonly breathe: Breathe;
  readonly isStopped: () => boolean;
  /** The keeper offers these records of a stream to be stated anew. */
  readonly onOffered: (stream: string, records: readonly string[]) => void;
  /** The keeper was restored: it goes by another log. */
  readonly onOtherLog: () => void;
  readonly onReceived: (count: number) => void;
  readonly onProgress: (progress: Progress | undefined) => void;
}

export function makeFetching({
  api,
  store,
  files,
  streams,
  now,
  breathe,
  isStopped,
  onOffered,
  onOtherLog,
  onReceived,
  onProgress,
}: FetchingParts): Fetching {
  const cursors = new Map<string, number>();
  /** The same of what was asked for, by stream, kind and since when. */
  const looked = new Map<string, number>();
  /** The last number of each stream, as far as it was told. */
  const lasts = new Map<string, number>();
  /** How far a first download has come. */
  const parts = new Map<string, Progress | undefined>();
  /** A first page is a second or two of a slow line. */
  const pace = makePace(
    { changes: 10, bytes: 16_000 },
    { changes: 40, bytes: 64_000 },
    { changes: 500, bytes: 1_000_000 },
  );
  let logId = "";

  async function pull(stream: string, after: number, only?: AskedFor): Promise<Taken | Problem> {
    const [began, { changes, bytes }] = [now(), pace.size()];
    const page = await api.pull(stream, after, changes, only, bytes);
    if (!isProblem(page)) pace.took(now() - began, page.more);
    else if (isPassing(page)) pace.broke();
    return page;
  }

  /** A page of each stream in turn, until all have come to their end: so it is soon known how much there is. */
  async function fetchAll(): Promise<Problem | undefined> {
    followReaders();
    let unread = streams;
    while (unread.length > 0 && !isStopped()) {
      const further: string[] = [];
      for (const stream of unread) {
        const log = api.log();
        const page = await pull(stream, cursors.get(stream) ?? 0);
        if (isProblem(page)) {
          if (isPassing(page)) return page;
          // A team this person may no longer read: what is here stays until they sign out, nothing new comes.
          lasts.delete(stream);
        } else if (log !== "" && page.logId !== log) {
          await beginAnew(page.logId);
          further.splice(0, further.length, ...streams);
          break;
        } else {
          lasts.set(stream, page.last ?? page.next);
          parts.set(stream, page.part);
          await takePage(page);
          if (page.more) further.push(stream);
          onOffered(stream, page.toRecount);
        }
      }
      unread = further;
      onProgress(unread.length > 0 ? progress() : undefined);
    }
    if (!isStopped()) api.readersFollowed();
    return undefined;
  }

  /** Where the log before had come to says nothing of this one: it begins with what lies here of it. */
  async function beginAnew(log: string): Promise<void> {
    logId = log;
    for (const known of [cursors, looked, lasts]) known.clear();
    store.anotherLog();
    onOtherLog();
    await recallStreams();
  }

  async function recallStreams(): Promise<void> {
    for (const stream of streams) for await (const page of api.recall(stream)) await takePage(page);
  }

  function progress(): Progress {
    let [done, of] = [0, 0];
    for (const [stream, last] of lasts) {
      const part = parts.get(stream);
      // Of a first download the records are counted: how many numbers they are is told at its end.
      done += part?.done ?? Math.min(last, cursors.get(stream) ?? 0);
      of += part?.of ?? last;
    }
    return { done, of };
  }

  /** Who was added to people by name reads all of theirs from the start; who was taken out keeps none of it. */
  function followReaders(): void {
    const { come, gone } = api.readersChanged();
    for (const stream of come) cursors.delete(stream);
    if (come.length > 0) looked.clear();
    for (const circle of gone) {
      const records = store.readBy(circle);
      store.drop(records);
      api.forgetRecords(records);
      void files.drop(records);
    }
  }

  async function takePage(page: Taken): Promise<void> {
    logId = page.logId;
    cursors.set(page.stream, page.next);
    await keepPage(page);
  }

  async function keepPage(page: Taken): Promise<void> {
    store.drop(page.gone ?? []);
    store.erase(page.erased ?? []);
    await files.drop([...(page.gone ?? []), ...(page.erased ?? []).map(({ record }) => record)]);
    store.letGo(page.letGo ?? []);
    const stood = page.stood ?? [];
    store.stand(stood);
    // What is in them has come, though not change by change.
    if (stood.length > 0) onReceived(stood.reduce((sum, { ns }) => sum + ns.length, 0));
    await takeIn(page.changes);
  }

  async function takeIn(changes: readonly KeptChange[]): Promise<void> {
    const touched = store.take(changes);
    if (changes.length > 0) onReceived(changes.length);
    for (const record of touched) {
      store.find(record);
      await breathe();
    }
  }

  return {
    fetchAll,
    takeIn,
    log: () => logId,
    ends: () => new Map(streams.map((stream) => [stream, cursors.get(stream) ?? 0])),
    isBehind: (stream, n) => streams.includes(stream) && n > (cursors.get(stream) ?? 0),
    async recallAll() {
      await recallStreams();
      for await (const changes of api.recallFormer()) {
        store.takeFormer(changes);
        await breathe();
      }
      // What was heard of and not followed before a restart.
      followReaders();
    },
    async look(only) {
      for (const stream of streams) {
        const place = `${stream} ${only.type} ${only.since}`;
        for (let more = true; more && !isStopped(); ) {
          const page = await pull(stream, looked.get(place) ?? 0, only);
          if (isProblem(page)) {
            // The next round begins the other one.
            if (isPassing(page) || page.code === "change.other-log") return page;
            break;
          }
          looked.set(place, page.next);
          await keepPage(page);
          more = page.more;
        }
      }
      return undefined;
    },
  };
}
