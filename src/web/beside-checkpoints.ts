// The door of a device where it knows records by checkpoints that colleagues' devices made: a first download stands on them, what is behind
// them comes when somebody asks for it or when nothing else is to be done, and this device makes them for whoever comes after. The work is
// in pieces of the app that are fetched when they are wanted.
// Promise: without these pieces, or without checkpoints, everything comes change by change as it always did.
import { isProblem, type Problem } from "#core/problem.ts";
import type { Keyring } from "#core/seal/keyring.ts";
import type { Api, KeptChange } from "./api.ts";
import type { Behind } from "./behind-checkpoints.ts";
import type { Breathe } from "./breathing.ts";
import type { FirstDownload, Taken } from "./first-download.ts";
import type { FirstKept } from "./first-shelf.ts";
import type { FoldPages } from "./fold-pages.ts";
import { nothingOf } from "./kept-page.ts";
import type { KeysHere } from "./keys-here.ts";
import type { SealedApi } from "./sealed-api.ts";
import type { SealedShelf } from "./sealed-shelf.ts";
import type { Store } from "./store.ts";
import type { Tender } from "./tend-keys.ts";

export interface DoorApi extends Omit<SealedApi, "pull" | "recall" | "changesOf" | "keys"> {
  readonly pull: (...asked: Parameters<Api["pull"]>) => Promise<Taken | Problem>;
  readonly recall: (stream: string) => AsyncIterable<Taken>;
  /** These changes of a record, from where they lie or fetched; nothing where not all of them can be had now. */
  readonly changesOf: (...asked: Parameters<SealedApi["changesOf"]>) => Promise<readonly KeptChange[] | undefined>;
  /** The next piece of what is done when nothing else is to be done; whether there may be more. */
  readonly quietly: () => Promise<boolean>;
  /** Whether the change that has this number lies here as it came: not where a checkpoint alone tells of it. */
  readonly lies: (stream: string, n: number) => boolean;
  /** Nothing is kept of that any more. */
  readonly end: () => void;
  readonly keys: () => KeysHere & {
    /** Records that a colleague's device had told otherwise than their changes say; they stand on their changes. */
    readonly mistold: readonly string[];
  };
}

export interface BesideParts {
  readonly api: Pick<Api, "pull" | "get" | "post">;
  readonly ring: Keyring;
  readonly shelf: SealedShelf;
  readonly folds: Pick<FoldPages, "upTo" | "logId">;
  readonly tender: Pick<Tender, "isBelieved" | "read">;
  readonly store: () => Store | undefined;
  readonly streams: readonly string[];
  readonly breathe: Breathe;
  /** The day of the key logs, and the time by the device's clock. */
  readonly on: () => string;
  readonly now: () => number;
}

export function besideCheckpoints(sealed: SealedApi, parts: BesideParts): DoorApi {
  const { shelf, folds } = parts;
  /** First downloads that came to their end. */
  const firsts = new Map<string, FirstKept>();
  /** Records of which a checkpoint is wanted, by stream. */
  const offered = new Map<string, readonly string[]>();
  let first: Promise<FirstDownload | undefined> | undefined;
  let behind: Promise<Behind | undefined> | undefined;
  /** The log that was gone by first: where the server is restored since, all comes change by change. */
  let begunBy = "";
  /** Of which streams the server is yet to be asked, once, what checkpoints it wants. */
  const unasked = new Set(parts.streams);
  let isOver = false;

  const firstDownload = (): Promise<FirstDownload | undefined> =>
    (first ??= import("./first-download.ts").then(
      ({ makeFirst }) => makeFirst({ ...parts, sealed, onEnd: (stream, kept) => void firsts.set(stream, kept) }),
      () => undefined,
    ));
  const behindThem = (): Promise<Behind | undefined> =>
    (behind ??= import("./behind-checkpoints.ts").then(
      ({ makeBehind }) => makeBehind({ ...parts, sealed, firsts, offered, unasked, isOver: () => isOver }),
      () => undefined,
    ));

  const knownOf = (stream: string): number => (shelf.log() === folds.logId ? folds.upTo(stream) : 0);

  /** Nothing of the stream is here, and nothing of another log. */
  const isFirst = (stream: string): boolean =>
    (begunBy === "" || begunBy === shelf.log()) &&
    !shelf.isRestored() &&
    !firsts.has(stream) &&
    shelf.endOf(stream) === 0 &&
    knownOf(stream) === 0;

  async function* recall(stream: string): AsyncGenerator<Taken> {
    const kept = await shelf.first(stream);
    begunBy ||= shelf.log();
    const known = knownOf(stream);
    // What was before the first download lies with the stream as well.
    const isWhole = known === 0 && (await shelf.placesBeside("pages", stream))[0] === 0;
    firsts.delete(stream);
    if (kept && (known > 0 || isWhole)) firsts.set(stream, kept);
    if (known > 0 && kept) {
      shelf.beginsAt(stream, kept.end);
      yield nothingOf(stream, kept.logId, known);
    }
    // Where it does not come to its end again it is gone on with, and nothing behind it is passed over.
    const isBegun = known === 0 && !isWhole && (await shelf.placesBeside("first", stream)).length > 0;
    if (isBegun) yield* (await firstDownload())?.recall(stream, kept) ?? [];
    yield* sealed.recall(stream, isBegun ? firsts.get(stream)?.end : known);
  }

  return {
    ...sealed,
    recall,
    async pull(stream, after, limit, only, bytes, how) {
      begunBy ||= shelf.log();
      if (after === 0 && !only && !how && isFirst(stream)) {
        const step = await (await firstDownload())?.step(stream, limit, bytes);
        if (step && !isProblem(step)) sealed.cameTo(stream, step.next);
        if (step) return step;
      }
      const page = await sealed.pull(stream, after, limit, only, bytes);
      // One page after the other, before there is time to make any.
      if (!isProblem(page) && page.toCheckpoint?.length)
        offered.set(stream, [...new Set([...(offered.get(stream) ?? []), ...page.toCheckpoint])]);
      return page;
    },
    async changesOf(stream, record, ns) {
      const here = await sealed.changesOf(stream, record, ns);
      if (here.length >= ns.length || !firsts.has(stream)) return here;
      return (await behindThem())?.changesOf(stream, record);
    },
    async quietly() {
      const isAnything =
        unasked.size + offered.size > 0 || [...firsts.values()].some(({ unchecked }) => unchecked.length > 0);
      return isAnything && ((await (await behindThem())?.step()) ?? false);
    },
    lies(stream, n) {
      const kept = firsts.get(stream);
      return n <= shelf.endOf(stream) && (!kept || n > kept.end || kept.unchecked.length === 0);
    },
    end() {
      isOver = true;
    },
    keys() {
      return { ...sealed.keys(), mistold: [...firsts.values()].flatMap(({ untrue }) => untrue) };
    },
  };
}
