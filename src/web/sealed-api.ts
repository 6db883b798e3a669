// The app's own door: every change that leaves is sealed and signed, every change that comes is checked and opened. Behind it all is plain.
// Promise: nothing plain leaves; nothing its author did not sign gets into a record; what cannot be sealed or opened yet waits, and blocks
// no other.
import { isProblem, type Problem, problem } from "#core/problem.ts";
import { openAll, sendSealed, UNREAD } from "#core/seal/door.ts";
import type { Keyring, Opened, Wrap } from "#core/seal/keyring.ts";
import { type Api, type KeptChange, type Pulled, type PushOutcome, WAITS } from "./api.ts";
import type { Breathe } from "./breathing.ts";
import type { FoldPages, KnownBeside } from "./fold-pages.ts";
import type { KeysHere } from "./keys-here.ts";
import type { SealedShelf } from "./sealed-shelf.ts";
import { codeOf, makeSend } from "./send-sealed.ts";
import type { Tender } from "./tend-keys.ts";

export interface SealedApi extends Pick<Api, "push" | "pull"> {
  /** The log that is gone by; "" where it is not known. */
  readonly log: () => string;
  /** The server was restored since what lies here was fetched, and what it lacks of that is not on its way yet. */
  readonly isRestored: () => boolean;
  /** What lies here of logs before, opened. */
  readonly recallFormer: () => AsyncIterable<readonly KeptChange[]>;
  /** What was fetched before, from this number on; it needs no network. */
  readonly recall: (stream: string, from?: number) => AsyncIterable<Pulled>;
  readonly tend: () => Promise<Problem | undefined>;
  /** What was shut when it came and opens now. */
  readonly reopen: () => Promise<readonly KeptChange[]>;
  readonly keys: () => KeysHere;
  /** This change is said anew: it is sealed and signed once more before it goes out. */
  readonly forget: (change: string) => void;
  readonly readersChanged: Tender["readersChanged"];
  readonly readersFollowed: Tender["readersFollowed"];
  /** Nothing of these records stays on this device. */
  readonly forgetRecords: (records: readonly string[]) => void;
  /** These changes of a record, opened from where they lie. */
  readonly changesOf: (stream: string, record: string, ns: readonly number[]) => Promise<readonly KeptChange[]>;
  /** All that was fetched is in the store. */
  readonly taken: () => Promise<void>;
  /** A page that came, checked and opened: what follows from it is known from here on. */
  readonly takeIn: (page: Pulled) => Promise<Pulled>;
  /** Up to this number all of a stream was fetched. */
  readonly cameTo: (stream: string, next: number) => void;
  /** Before this change another one of its device is missing, or is not what it was. */
  readonly brokenAt: (stream: string, n: number) => void;
  readonly isBroken: (stream: string, n: number) => boolean;
  /** The chains that are followed are those of the log that is gone by: not where the server was restored while this was open. */
  readonly isFollowed: () => boolean;
}

/** How far every stream is in the store, and what is in no record. */
export interface Reached extends KnownBeside {
  readonly logId: string;
  readonly upTo: ReadonlyMap<string, number>;
}

interface SealedApiParts {
  readonly api: Pick<Api, "push" | "pull">;
  readonly ring: Keyring;
  readonly tender: Tender;
  readonly shelf: SealedShelf;
  readonly folds: FoldPages;
  readonly streams: readonly string[];
  readonly newRing: () => Keyring;
  /** Whether a change is in a record already, and read. */
  readonly has: (record: string, n: number) => boolean;
  readonly breathe: Breathe;
  /** Told when all that was fetched is in the store, and no stream is being fetched again. */
  readonly onTaken: (reached: Reached) => Promise<void>;
}

interface Shut {
  readonly kept: KeptChange;
  readonly wraps: readonly Wrap[];
  readonly fault: Extract<Opened, { readonly fault: string }>["fault"] | "not-believed";
  /** How far the log had been read. */
  readonly at: number;
}

/** Not said against the change: it is sealed anew, sent with its key, or after what was said before, in the next round. */
const WAITING: ReadonlySet<string> = new Set(["change.epoch-over", "change.no-key", "change.waits"]);
/** So many at once: the platform works beside the page. */
const AT_ONCE = 50;

export function makeSealedApi({
  api,
  ring,
  tender,
  shelf,
  folds,
  streams,
  newRing,
  has,
  breathe,
  onTaken,
}: SealedApiParts): SealedApi {
  const { send, holds, forget } = makeSend(api, ring);
  const ofDoor = { newRing, openAll, breathe };
  const shut = new Map<string, Shut>();
  let followedLog = folds.logId;
  const broken = new Map(folds.broken.map((place) => [place.join(" "), place]));
  /** Up to which number of each stream all is in the store; and up to which it was fetched, or asked from. */
  const upTo = new Map<string, number>();
  const fetched = new Map<string, number>();
  const most = new Map(streams.map((stream) => [stream, folds.upTo(stream)]));
  let isReadAgain = folds.shut.length === 0;

  /** The ring, as far as the log of an organisation is believed. */
  const believing: Pick<Keyring, "seal" | "open" | "forget"> = {
    forget: ring.forget,
    seal(change) {
      const { tenant } = change.head;
      if (!tender.isBelieved(tenant)) return Promise.resolve({ fault: "no-key" });
      return ring.seal(change);
    },
    open: ring.open,
  };

  async function readOn(tenants: readonly string[]): Promise<Problem | undefined> {
    const troubles = await Promise.all(tenants.map(tender.read));
    return troubles.find((trouble) => trouble !== undefined);
  }

  async function open(all: readonly Pick<Shut, "kept" | "wraps">[]): Promise<readonly KeptChange[]> {
    const done: KeptChange[] = [];
    for (let from = 0; from < all.length; from += AT_ONCE) {
      const some = all.slice(from, from + AT_ONCE);
      const isRead = ({ kept }: (typeof some)[number]): boolean => tender.isBelieved(kept.envelope.head.tenant);
      const page = some.filter(isRead).map(({ kept }) => kept);
      const entered = await openAll(believing, page, [...new Set(some.flatMap(({ wraps }) => wraps))]);
      const closed = [
        ...entered.shut,
        ...some.filter((one) => !isRead(one)).map(({ kept }) => ({ kept, fault: "not-believed" as const })),
      ];
      for (const { envelope } of entered.opened) shut.delete(envelope.head.id);
      for (const { kept, fault } of closed) {
        const wraps = some.find((one) => one.kept === kept)?.wraps ?? [];
        shut.set(kept.envelope.head.id, { kept, wraps, fault, at: ring.stateOf(kept.envelope.head.tenant).next });
      }
      done.push(...entered.opened);
      await breathe();
    }
    return done;
  }

  /** The log was read on since they were tried. */
  const tryable = (some: Iterable<Shut>): readonly Shut[] =>
    [...some].filter(({ kept: { envelope }, at }) => ring.stateOf(envelope.head.tenant).next > at);

  /** What is signed by somebody unknown may be signed by somebody new: the logs are read on before it is said to be untrue. */
  async function openStrange(page: Pulled): Promise<readonly KeptChange[]> {
    const strange = page.changes
      .flatMap(({ envelope }) => shut.get(envelope.head.id) ?? [])
      .filter(({ fault }) => fault === "not-signed");
    await readOn([...new Set(strange.map(({ kept }) => kept.envelope.head.tenant))]);
    return open(tryable(strange));
  }

  /** In the order of the stream, each once; another log begins other chains, which nobody has followed from the start. */
  async function follow({ logId, stream, changes }: Pulled): Promise<void> {
    if (followedLog === "") followedLog = logId;
    if (followedLog !== logId) return;
    await ring.ready([...new Set(changes.map(({ envelope }) => envelope.head.record))]);
    for (const { envelope, erased, n } of changes) if (!ring.follow({ ...envelope, erased, n })) brokenAt(stream, n);
  }

  const isFollowed = (): boolean => followedLog !== "" && followedLog === shelf.log();
  const brokenAt = (stream: string, n: number): void => void broken.set(`${stream} ${n}`, [stream, n]);

  const opening = ({ changes, wraps: all = [] }: Pulled): readonly Pick<Shut, "kept" | "wraps">[] => {
    const wraps = Map.groupBy(all, ({ record }) => record);
    return changes.map((kept) => ({ kept, wraps: wraps.get(kept.envelope.head.record) ?? [] }));
  };

  /** Where a change lies that was read, is in no record, or not read there: what is not known of it now is once it was opened again. */
  async function readAgain(): Promise<readonly KeptChange[]> {
    isReadAgain = true;
    const found: KeptChange[] = [];
    for (const [stream, places] of Map.groupBy(folds.shut, ([one]) => one)) {
      const ns = new Set(places.map(([, n]) => n));
      for await (const page of shelf.pagesWith(stream, [...ns])) {
        const changes = page.changes.filter(({ n, erased }) => ns.has(n) && erased === undefined);
        found.push(...(await open(opening({ ...page, changes }))));
      }
    }
    return found;
  }

  async function takeIn(page: Pulled): Promise<Pulled> {
    await follow(page);
    holds(page.wraps ?? []);
    // What was erased has its place in the chain, and in no record.
    const there = page.changes.filter(
      ({ erased, envelope, n }) => erased === undefined && !has(envelope.head.record, n),
    );
    const opened = await open(opening({ ...page, changes: there }));
    const later = opened.length === there.length ? [] : await openStrange(page);
    const unread = there.filter(({ envelope }) => UNREAD.has(shut.get(envelope.head.id)?.fault ?? ""));
    return { ...page, changes: [...opened, ...later, ...unread] };
  }

  return {
    takeIn,
    cameTo: (stream, next) => void fetched.set(stream, next),
    brokenAt,
    isBroken: (stream, n) => broken.has(`${stream} ${n}`),
    isFollowed,
    tend: tender.round,
    forget: ring.forget,
    log: shelf.log,
    isRestored: shelf.isRestored,
    async *recallFormer() {
      if (shelf.isRestored()) yield* (await import("./former-log.ts")).openedFormer(shelf, streams, ofDoor);
    },
    readersChanged: tender.readersChanged,
    readersFollowed: tender.readersFollowed,
    forgetRecords: shelf.forgetRecords,
    async reopen() {
      const again = isReadAgain ? [] : await readAgain();
      return [...again, ...(await open(tryable(shut.values())))];
    },
    async changesOf(stream, record, ns) {
      const wanted = new Set(ns);
      const changes: KeptChange[] = [];
      const wraps: Wrap[] = [];
      for await (const page of shelf.pagesWith(stream, ns)) {
        const mine = page.changes.filter(
          ({ envelope, n, erased }) => envelope.head.record === record && erased === undefined && wanted.delete(n),
        );
        changes.push(...mine);
        wraps.push(...(page.wraps ?? []).filter((wrap) => wrap.record === record));
      }
      // Beside everything: what is wrong with one of them was told when it came.
      const { opened, shut: closed } = await openAll(believing, changes, wraps);
      return [...opened, ...closed.filter(({ fault }) => UNREAD.has(fault)).map(({ kept }) => kept)];
    },
    async taken() {
      for (const [stream, next] of fetched) upTo.set(stream, next);
      if (!isFollowed() || streams.some((stream) => (upTo.get(stream) ?? -1) < (most.get(stream) ?? 0))) return;
      for (const [stream, next] of upTo) most.set(stream, next);
      const places = [...shut.values()].map(({ kept }) => [kept.envelope.head.stream, kept.n] as const);
      // It is read again from where it lies; where the disk did not take it, all comes anew after a restart.
      if (places.some(([stream, n]) => n > shelf.endOf(stream))) return;
      const known = new Map([...(isReadAgain ? [] : folds.shut), ...places].map((place) => [place.join(" "), place]));
      await onTaken({
        logId: followedLog,
        upTo: new Map(upTo),
        shut: [...known.values()],
        broken: [...broken.values()],
      });
    },
    async push(changes, read) {
      const answers = await sendSealed(believing, changes, { send: (sealed) => send(sealed, read), readOn });
      if (isProblem(answers)) return answers;
      return {
        outcomes: changes.map(({ head: { id } }, at): PushOutcome => {
          const answer = answers[at];
          return !answer || WAITING.has(codeOf(answer)) ? { id, accepted: false, problem: WAITS } : answer;
        }),
      };
    },
    async *recall(stream, from = 0) {
      for await (const page of shelf.pages(stream, from)) yield takeIn(page);
    },
    async pull(stream, after, limit, only, bytes) {
      if (!only) await folds.goBack(stream, after);
      const page = await api.pull(stream, after, limit, only, bytes);
      if (isProblem(page)) return page;
      if (shelf.log() !== "" && page.logId !== shelf.log()) {
        if (only) return problem("change.other-log");
        // It may have forgotten what it was told; and from where this was asked says nothing of its log.
        forget();
        shelf.goBy(page.logId);
        await folds.forget();
        return page;
      }
      if (only) return takeIn(page);
      fetched.set(stream, page.next);
      shelf.keepPage(after, page);
      return takeIn(page);
    },
    keys() {
      const faults = [...shut.values()].map(({ fault }) => fault);
      return {
        waiting: tender.waiting(),
        isWaiting: tender.isWaiting(),
        notBelieved: tender.notBelieved(),
        untrueCount: faults.filter((fault) => !UNREAD.has(fault) && fault !== "not-believed").length,
        brokenCount: broken.size,
        unreadCount: faults.filter((fault) => fault === "no-key").length,
      };
    },
  };
}
