// What a device keeps of one person: all that came, as it came, each page sealed once more to that person alone.
// Promise: whoever unlocks without a network, in whichever tab and after however many restarts, finds again what was fetched; whoever cannot
// unlock finds boxes. Where the disk is full it is fetched again the next time, from where it ends, with nothing left out between.
import type { KeysPage } from "#core/seal/keyring.ts";
import type { PersonKeys } from "#core/seal/person-keys.ts";
import type { Pulled } from "./api.ts";
import { FIRST_KINDS, type FirstShelf, firstShelf } from "./first-shelf.ts";
import { type KeptNamed, keptNamed } from "./kept-named.ts";
import { asErased, recordsOn, together, without } from "./kept-page.ts";
import { openOwn, sealOwn } from "./own-box.ts";
import { type KeptBox, logIn, ofIn, placeIn, type ShelfDisk, shelfDisk } from "./shelf-disk.ts";
import { KEYS, shelfKeys } from "./shelf-keys.ts";

export interface SealedShelf extends FirstShelf, KeptNamed {
  /** Of the log that is gone by, or of another. */
  readonly keys: (log?: string) => Promise<readonly KeysPage[]>;
  readonly keepKeys: (page: KeysPage) => void;
  /** What was fetched of a stream, to the first that is not here: from its beginning, or from the page on which this number lies. */
  readonly pages: (stream: string, from?: number) => AsyncIterable<Pulled>;
  /** The pages on which these changes of a stream lie. */
  readonly pagesWith: (stream: string, ns: readonly number[]) => AsyncIterable<Pulled>;
  /** A page that was fetched from this number on: what lay from there on is void. */
  readonly keepPage: (after: number, page: Pulled) => void;
  /** The stream lies here from this number on: what is before came with its first download. */
  readonly beginsAt: (stream: string, from: number) => void;
  /** Records that this person reads no more: nothing of them stays on any page. */
  readonly forgetRecords: (records: readonly string[]) => void;
  /** The log that is gone by; "" where it is not known. */
  readonly log: () => string;
  /** The server goes by another log from here on: what came of the one before stays beside, and what came of this one is found again. */
  readonly goBy: (log: string) => void;
  /** What came of a log before lies here beside: what the server lacks of it is not on its way yet (former-log.ts). */
  readonly isRestored: () => boolean;
  readonly formerLogs: () => Promise<readonly string[]>;
  /** What came of a log, also of one before. */
  readonly pagesOf: (log: string, stream: string) => AsyncIterable<Pulled>;
  /** Something of this stream came since, by the log that is gone by. */
  readonly hasCome: (stream: string) => boolean;
  /** What the server lacks of what came waits to be sent: logs before go, once what took their place lies here. */
  readonly offered: () => Promise<void>;
  /** Up to which number of a stream everything lies where a restart finds it. */
  readonly endOf: (stream: string) => number;
  /** What lies here of any other stream or organisation goes: it is not this person's any more. */
  readonly keepOnly: (streams: readonly { readonly stream: string; readonly tenant: string }[]) => void;
  /** Everything is where a restart finds it. */
  readonly settled: () => Promise<void>;
  /** All of it goes, and nothing is kept any more. */
  readonly clear: () => Promise<void>;
}

interface KeptPage {
  readonly after: number;
  readonly page: Pulled;
}

const PAGES = "pages";
/** Wherever pages lie, sealed alike. */
const ALL_PAGES = [PAGES, "behind", "first"] as const;
/** What comes by a few changes at a time is laid together until there are so many. */
const MOST_TOGETHER = 250;

/**
 * `log` is the one the server goes by now, or went by at last where it is away; "" where it is not known: then the one of what lies here.
 * `onLaid` is told when more lies here.
 */
export function makeShelf(
  keys: PersonKeys,
  disk: ShelfDisk = shelfDisk,
  log = "",
  onLaid = (): void => {},
): SealedShelf {
  const { person } = keys;
  /** The end of each stream, as far as it was kept or found here. */
  const ends = new Map<string, KeptPage>();
  const keyLogs = shelfKeys(keys, disk);
  /** As far as it lies here, and as far as it came. */
  const laid = new Map<string, number>();
  const came = new Map<string, number>();
  let logId = log;
  let isRestored = false;
  let isOver = false;
  const begun = begin();
  let last: Promise<unknown> = begun;

  /** One after the other. What the disk does not take is fetched again the next time. */
  function write(work: () => Promise<void>): Promise<void> {
    const done = last.then(() => (isOver ? undefined : work())).catch(() => {});
    last = done;
    return done;
  }

  async function begin(): Promise<void> {
    const lying = await pagesLie();
    const any = logId === "" ? [...(await wheres(KEYS)), ...lying].at(-1) : undefined;
    if (logId === "") logId = logIn(any ?? "") ?? "";
    isRestored ||= lying.some((where) => logIn(where) !== logId);
  }

  /** Where something of a kind lies that belongs to a log. */
  async function wheres(kind: string): Promise<readonly string[]> {
    const all = await disk.wheres(person, kind).catch(() => []);
    return all.filter((where) => logIn(where) !== undefined);
  }

  /** Where pages lie, of whatever log and however they came. */
  async function pagesLie(): Promise<readonly string[]> {
    return (await Promise.all(ALL_PAGES.map(wheres))).flat();
  }

  const placesOf = (where: string, kind: string = PAGES): Promise<readonly number[]> =>
    disk.places(person, kind, where).catch(() => []);

  async function whereOf(stream: string, of?: string): Promise<string> {
    await begun;
    return placeIn(stream, of ?? logId);
  }

  async function pageAt(where: string, at: number, kind: string = PAGES): Promise<Pulled | undefined> {
    const box = await disk.box(person, kind, where, at).catch(() => undefined);
    const page = box === undefined ? undefined : await openOwn<Pulled>(keys, PAGES, box);
    return page && placeIn(page.stream, page.logId) === where ? page : undefined;
  }

  async function* pagesAt(where: string, from: number): AsyncGenerator<readonly [at: number, page: Pulled]> {
    const places = await placesOf(where);
    let next = Math.max(0, ...places.filter((at) => at <= from));
    for (const at of places.filter((one) => one >= next)) {
      const page = at === next ? await pageAt(where, at) : undefined;
      if (!page) return;
      next = page.next;
      yield [at, page];
    }
  }

  const sealed = async ({ after, page }: KeptPage): Promise<KeptBox> => ({
    where: placeIn(page.stream, page.logId),
    at: after,
    box: await sealOwn(keys, PAGES, page),
  });

  /** Every page here, looked at once more: what must not stay is taken out. */
  async function takeOut(records: ReadonlySet<string>, asNow: typeof without): Promise<void> {
    for (const kind of records.size > 0 ? ALL_PAGES : [])
      for (const { where, at, box } of await disk.read(person, kind)) {
        const page = await openOwn<Pulled>(keys, PAGES, box);
        if (!page || !recordsOn(page).some((record) => records.has(record))) continue;
        const kept = { after: at, page: asNow(records, page) };
        await disk.putAt(person, kind, await sealed(kept));
        const isEnd = kind === PAGES && logIn(where) === logId && ends.get(ofIn(where))?.after === at;
        if (isEnd) ends.set(ofIn(where), kept);
      }
  }

  /** What it says must not stay is taken out of all that lies here. */
  async function takeOutBy(page: Pulled): Promise<void> {
    await keyLogs.lay(logId).catch(() => {});
    await takeOut(new Set((page.erased ?? []).map(({ record }) => record)), asErased);
    await takeOut(new Set(page.gone), without);
  }

  async function keepNow(after: number, page: Pulled): Promise<void> {
    await takeOutBy(page);
    if (page.next === after) return;
    const end = ends.get(page.stream);
    const isNext = end?.page.next === after && end.page.changes.length + page.changes.length <= MOST_TOGETHER;
    const kept = isNext ? { after: end.after, page: together(end.page, page) } : { after, page };
    ends.set(page.stream, kept);
    await disk.putFrom(person, PAGES, await sealed(kept));
    // Behind a page that the disk did not take nothing is found again.
    if (kept.after > (laid.get(page.stream) ?? 0)) return;
    laid.set(page.stream, page.next);
    onLaid();
  }

  function goBy(now: string): void {
    const before = logId;
    logId = now;
    if (before === now) return;
    if (before !== "") {
      for (const known of [ends, laid, came]) known.clear();
      isRestored = true;
    }
    // What was read of keys before is what the device goes by.
    keyLogs.goOnFrom(before);
    void write(() => keyLogs.lay(logId));
  }

  const beside = firstShelf({
    ...{ keys, disk, pages: PAGES, write, pageAt, placesOf, whereOf },
    seal: (at, page) => sealed({ after: at, page }),
  });

  return {
    ...keptNamed({ keys, disk, write, log: () => logId }),
    ...beside,
    keepBeside(kind, page, at) {
      goBy(page.logId);
      void write(() => takeOutBy(page));
      return beside.keepBeside(kind, page, at);
    },
    beginsAt(stream, from) {
      for (const known of [laid, came]) known.set(stream, Math.max(from, known.get(stream) ?? 0));
    },
    async keys(of) {
      await begun;
      return keyLogs.of(of ?? logId);
    },
    keepKeys(page) {
      const [first] = page.entries;
      if (!first) return;
      void write(() => {
        keyLogs.keep(page);
        return keyLogs.lay(logId);
      });
    },
    async *pages(stream, from = 0) {
      await begun;
      for await (const [at, page] of pagesAt(placeIn(stream, logId), from)) {
        ends.set(stream, { after: at, page });
        laid.set(stream, page.next);
        yield page;
      }
    },
    async *pagesOf(of, stream) {
      for (const kind of ALL_PAGES) yield* beside.beside(kind, stream, of);
    },
    async *pagesWith(stream, ns) {
      await begun;
      const where = placeIn(stream, logId);
      const places = await placesOf(where);
      const likely = new Set(ns.map((n) => places.findLast((at) => at < n)));
      const wanted = new Set(ns);
      // What somebody reads since lies on the page on which it came, after others: the newest are looked through first.
      const others = places.filter((at) => !likely.has(at)).reverse();
      for (const at of [...places.filter((one) => likely.has(one)), ...others]) {
        if (wanted.size === 0) return;
        const page = await pageAt(where, at);
        for (const { n } of page?.changes ?? []) wanted.delete(n);
        if (page) yield page;
      }
      for (const kind of ["behind", "first"] as const)
        for await (const page of beside.beside(kind, stream)) {
          if (wanted.size === 0) return;
          for (const { n } of page.changes) wanted.delete(n);
          yield page;
        }
    },
    keepPage(after, page) {
      goBy(page.logId);
      came.set(page.stream, page.next);
      void write(() => keepNow(after, page));
    },
    forgetRecords: (records) => void write(() => takeOut(new Set(records), without)),
    log: () => logId,
    goBy,
    isRestored: () => isRestored,
    async formerLogs() {
      await last;
      return [...new Set((await pagesLie()).flatMap((where) => logIn(where) ?? []))].filter((one) => one !== logId);
    },
    hasCome: (stream) => came.has(stream),
    async offered() {
      return write(async () => {
        const isLaid = (stream: string): boolean => (laid.get(stream) ?? 0) >= (came.get(stream) ?? Infinity);
        const isFormer = (where: string): boolean => logIn(where) !== logId;
        const beside = (await pagesLie()).filter(isFormer);
        isRestored = beside.some((where) => !isLaid(ofIn(where)));
        for (const kind of isRestored ? ALL_PAGES : [PAGES, KEYS, ...FIRST_KINDS])
          for (const where of (await wheres(kind)).filter(isFormer))
            if (!isRestored || isLaid(ofIn(where))) await disk.clear(person, kind, where);
      });
    },
    endOf: (stream) => laid.get(stream) ?? 0,
    keepOnly(streams) {
      const mine = new Set(streams.flatMap(({ stream, tenant }) => [stream, tenant]));
      void write(async () => {
        for (const kind of [PAGES, KEYS, ...FIRST_KINDS])
          for (const where of await disk.wheres(person, kind))
            if (!mine.has(ofIn(where)) || logIn(where) === undefined) await disk.clear(person, kind, where);
      });
    },
    settled: () => last.then(() => {}),
    async clear() {
      isOver = true;
      last = last.then(() => disk.clear(person)).catch(() => {});
      await last;
    },
  };
}
