// What lies behind the checkpoints that records stand on, fetched when somebody asks how a record came to be, or quietly when nothing else is
// to be done; each record is held against its own changes, once.
// Promise: what a checkpoint says otherwise than the changes that are signed holds no longer than until then: the record stands on its changes,
// and it is told.
import { isProblem } from "#core/problem.ts";
import { checkpointOf } from "#core/record/checkpoint.ts";
import { canonicalText } from "#core/seal/bytes.ts";
import { type KnownChains, makeChains } from "#core/seal/chain.ts";
import { openAll, UNREAD } from "#core/seal/door.ts";
import type { Wrap } from "#core/seal/keyring.ts";
import type { KeptChange, Pulled } from "./api.ts";
import type { BesideParts } from "./beside-checkpoints.ts";
import type { FirstKept } from "./first-shelf.ts";
import { bodyOf } from "./held-record.ts";
import { makeCheckpoints } from "./make-checkpoints.ts";
import type { SealedApi } from "./sealed-api.ts";
import type { Store } from "./store.ts";

export interface Behind {
  /** All changes of a record that stands on a checkpoint: fetched, made sure of, and kept. Nothing where they cannot be had now. */
  readonly changesOf: (stream: string, record: string) => Promise<readonly KeptChange[] | undefined>;
  /** The next piece; whether there may be more. */
  readonly step: () => Promise<boolean>;
}

export interface BehindParts extends Pick<BesideParts, "api" | "ring" | "shelf" | "store" | "breathe" | "on"> {
  readonly sealed: Pick<SealedApi, "log" | "brokenAt" | "isBroken" | "isFollowed" | "taken">;
  readonly firsts: Map<string, FirstKept>;
  readonly offered: Map<string, readonly string[]>;
  readonly unasked: Set<string>;
  readonly isOver: () => boolean;
}

/** What is known of a record's changes, as they came. */
interface Came {
  readonly changes: Map<number, KeptChange>;
  readonly wraps: Map<string, Wrap>;
}

/** Changes to a page: a few seconds of a slow line, so that whoever comes back to work does not wait for it. */
const PAGE = { changes: 250, bytes: 100_000 };
/** So many records at once are held against their changes: each time, all pages are looked through. */
const AT_ONCE = 500;

export function makeBehind(parts: BehindParts): Behind {
  const { api, ring, shelf, store: storeNow, breathe, sealed, firsts, isOver } = parts;
  const make = makeCheckpoints(parts);
  /** Up to which number all of a stream lies here. */
  const reached = new Map<string, number>();
  /** What the disk or the server does not give is tried again after the next restart. */
  const given = new Set<string>();
  /** Of these the disk did not give a page that lay behind: once more, and it is given up. */
  const lost = new Set<string>();

  async function reachedIn(stream: string): Promise<number> {
    const known = reached.get(stream);
    if (known !== undefined) return known;
    // All of it was fetched anew from its beginning.
    if ((await shelf.placesBeside("pages", stream))[0] === 0) return shelf.endOf(stream);
    const last = (await shelf.placesBeside("behind", stream)).at(-1);
    return last === undefined ? 0 : ((await shelf.pageBeside("behind", stream, last))?.next ?? last);
  }

  async function fetchOn(stream: string, after: number, end: number): Promise<boolean> {
    const page = await api.pull(stream, after, PAGE.changes, undefined, PAGE.bytes);
    if (isProblem(page) || page.logId !== sealed.log() || isOver()) return false;
    const next = Math.min(page.next, end);
    const changes = page.changes.filter(({ n }) => n <= end);
    // What comes with it that is not of these numbers came at its own place.
    if (!(await shelf.keepBeside("behind", { ...page, changes, next }, after))) return giveUp(stream);
    reached.set(stream, next);
    return next > after;
  }

  function giveUp(stream: string): false {
    given.add(stream);
    return false;
  }

  /** All that lies here of these records; nothing where the disk does not give a page that was fetched. */
  async function gathered(
    stream: string,
    records: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, Came> | undefined> {
    const found = new Map<string, Came>();
    for (const at of await shelf.placesBeside("behind", stream)) {
      const page = await shelf.pageBeside("behind", stream, at);
      if (!page) {
        reached.set(stream, at);
        return undefined;
      }
      addTo(found, page, records);
      await breathe();
    }
    for (const kind of ["pages", "first"] as const)
      for await (const page of shelf.beside(kind, stream)) {
        addTo(found, page, records);
        await breathe();
      }
    return found;
  }

  async function check(stream: string, kept: FirstKept, store: Store): Promise<boolean> {
    const some = kept.unchecked.slice(0, AT_ONCE);
    const found = await gathered(stream, new Set(some));
    if (!found) {
      // Fetched anew from there on, once: nobody is said to have told falsely for what the disk lost.
      if (lost.has(stream)) return giveUp(stream);
      lost.add(stream);
      return true;
    }
    for (const record of some) {
      if (isOver()) return false;
      const came = found.get(record);
      if (came) await holdAgainst(stream, record, came, store);
      else isDone(stream, record);
      await breathe();
    }
    await keepFirst(stream, kept);
    return true;
  }

  async function keepFirst(stream: string, before: FirstKept): Promise<void> {
    const kept = firsts.get(stream);
    if (!kept || isOver()) return;
    // What is written down of them goes first: after a restart nobody would look at them again.
    if (kept.untrue.length > before.untrue.length) await sealed.taken();
    await shelf.keepFirst(stream, kept);
    if (kept.unchecked.length === 0 && (await reachedIn(stream)) >= kept.end) await shelf.endFirst(stream);
  }

  function isDone(stream: string, record: string, isTrue = true): void {
    const kept = firsts.get(stream);
    if (!kept) return;
    const unchecked = kept.unchecked.filter((one) => one !== record);
    firsts.set(stream, { ...kept, unchecked, untrue: isTrue ? kept.untrue : [...kept.untrue, record] });
  }

  /** Opened, signature by signature, and folded: what they come to is what the record stands on, or it stands on them from here on. */
  async function holdAgainst(
    stream: string,
    record: string,
    { changes, wraps }: Came,
    store: Store,
  ): Promise<readonly KeptChange[]> {
    const inOrder = [...changes.values()].sort((a, b) => a.n - b.n);
    const chains = makeChains();
    for (const { envelope, erased, n } of inOrder)
      if (!chains.follow({ head: envelope.head, n, erased })) sealed.brokenAt(stream, n);
    const { opened, shut } = await openAll(ring, inOrder, [...wraps.values()]);
    const unread = shut.flatMap(({ kept, fault }) => (UNREAD.has(fault) ? kept : []));
    const all = [...opened, ...unread].sort((a, b) => a.n - b.n);
    const held = store.find(record);
    const { before } = held?.known ?? {};
    if (!held || !before) {
      isDone(stream, record);
      return all;
    }
    const last = Math.max(0, ...held.folds);
    const within = all.filter(({ n }) => n <= last);
    const made = checkpointOf(within.map(({ envelope }) => ({ head: envelope.head, body: bodyOf(envelope) })));
    await ring.ready([record]);
    const known = ring.known(record);
    const isSame =
      canonicalText(made ?? null) === canonicalText(before) &&
      canonicalText(within.map(({ n }) => n)) === canonicalText(held.folds.toSorted((a, b) => a - b)) &&
      areLinked(last, chains.known(record), known.chains);
    isDone(stream, record, isSame);
    // From here on all of its links are known.
    ring.goOn(record, { ...known, chains: chains.known(record) });
    if (isSame) return all;
    store.letGo([record]);
    store.take(all);
    return all;
  }

  async function changesOf(stream: string, record: string): Promise<readonly KeptChange[] | undefined> {
    const store = storeNow();
    const found = new Map<string, Came>();
    for (let after = 0, more = true; more; ) {
      const page = await api.pull(stream, after, PAGE.changes, undefined, undefined, { record });
      if (isProblem(page) || page.logId !== sealed.log() || isOver()) return undefined;
      await shelf.keepBeside("first", { ...page, of: record, from: after });
      addTo(found, page, new Set([record]));
      more = page.more && page.next > after;
      after = page.next;
    }
    const came = found.get(record);
    if (!store || !came) return undefined;
    const kept = firsts.get(stream);
    const all = await holdAgainst(stream, record, came, store);
    if (kept?.unchecked.includes(record)) await keepFirst(stream, kept);
    return all;
  }

  return {
    changesOf,
    async step() {
      const store = storeNow();
      if (!store || isSparing()) return false;
      if (await make(store)) return true;
      for (const [stream, kept] of firsts) {
        if (kept.unchecked.length === 0 || kept.logId !== sealed.log() || given.has(stream)) continue;
        const to = await reachedIn(stream);
        return to < kept.end ? fetchOn(stream, to, kept.end) : check(stream, kept, store);
      }
      return false;
    },
  };
}

function addTo(found: Map<string, Came>, { changes, wraps = [] }: Pulled, records: ReadonlySet<string>): void {
  const cameOf = (record: string): Came => {
    const came = found.get(record) ?? { changes: new Map(), wraps: new Map() };
    found.set(record, came);
    return came;
  };
  for (const kept of changes) {
    const { record } = kept.envelope.head;
    if (records.has(record)) cameOf(record).changes.set(kept.n, kept);
  }
  for (const wrap of wraps) if (found.has(wrap.record)) cameOf(wrap.record).wraps.set(wrap.box, wrap);
}

/** Whoever looks after their bytes is not asked for more. */
function isSparing(): boolean {
  const { connection } = globalThis.navigator as { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}

/** Whether chains that were told go as these do, up to a number; of an older link the hash may be left out. */
function areLinked(last: number, these: KnownChains, told: KnownChains): boolean {
  const linksIn = (chains: KnownChains): ReadonlyMap<string, string> =>
    new Map(
      chains.flatMap(([device, links]) => links.flatMap(([n, hash]) => (n <= last ? [[`${device} ${n}`, hash]] : []))),
    );
  const [here, there] = [linksIn(these), linksIn(told)];
  return (
    here.size === there.size &&
    [...there].every(([link, hash]) => here.has(link) && (hash === "" || hash === here.get(link)))
  );
}
