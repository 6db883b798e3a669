// What a device keeps of one person: all that came, as it came, each page sealed once more to that person alone.
// Promise: whoever unlocks without a network, in whichever tab and after however many restarts, finds again what was fetched; whoever cannot
// unlock finds boxes. Where the disk is full it is fetched again the next time, from where it ends, with nothing left out between.
import type { KeysPage, SealedChange } from "#core/seal/keyring.ts";
import type { PersonKeys } from "#core/seal/person-keys.ts";
import type { Pulled } from "./api.ts";
import { formerLog } from "./former-log.ts";
import { asErased, together, without } from "./kept-page.ts";
import { openOwn, sealOwn } from "./own-box.ts";
import { type KeptBox, type ShelfDisk, shelfDisk } from "./shelf-disk.ts";

export interface SealedShelf {
  readonly keys: () => Promise<readonly KeysPage[]>;
  readonly keepKeys: (page: KeysPage) => void;
  /** What was fetched of a stream, to the first that is not here: from its beginning, or from the page on which this number lies. */
  readonly pages: (stream: string, from?: number) => AsyncIterable<Pulled>;
  /** The pages on which these changes of a stream lie. */
  readonly pagesWith: (stream: string, ns: readonly number[]) => AsyncIterable<Pulled>;
  /** A page that was fetched from this number on: what lay from there on is void. */
  readonly keepPage: (after: number, page: Pulled) => void;
  /** Records that this person reads no more: nothing of them stays on any page. */
  readonly forgetRecords: (records: readonly string[]) => void;
  /** The circles of people by name that this person was one of, each with its stream, when all was fetched at last; nothing where that is not known. */
  readonly named: () => Promise<readonly Named[] | undefined>;
  readonly keepNamed: (named: readonly Named[]) => void;
  /** What this person wrote that the server lacks since it was restored, as it was sent; nothing where it was not. */
  readonly lacking: (streams: readonly string[]) => Promise<readonly SealedChange[]>;
  /** Whether there may be any: pages of the log before lie here. */
  readonly isRestored: () => boolean;
  /** All of that waits to be sent. */
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

interface KeptKeys {
  readonly logId: string;
  readonly page: KeysPage;
}

type Named = readonly [circle: string, stream: string];

interface KeptNamed {
  readonly logId: string;
  readonly named: readonly Named[];
}

const NAMED = "named";
const KEYS = "keys";
const PAGES = "pages";
/** What comes by a few changes at a time is laid together until there are so many. */
const MOST_TOGETHER = 250;

/**
 * `log` is the one the server goes by now, or went by at last where it is away; what came of another is void. "" where it is not known.
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
  /** By organisation, what the disk did not take: it goes before whatever comes next, which nobody could read without it. */
  const unlaid = new Map<string, KeysPage>();
  /** As far as it lies here. */
  const laid = new Map<string, number>();
  /** Streams of which pages of another log lie here, and which log that was. */
  const others = new Map<string, string>();
  const openPage = (box: string): Promise<Pulled | undefined> => openOwn<Pulled>(keys, PAGES, box);
  const former = formerLog(disk, person, PAGES, openPage);
  let mayLack = true;
  let logId = log;
  let isOver = false;
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other. What the disk does not take is fetched again the next time. */
  function write(work: () => Promise<void>): void {
    last = last.then(() => (isOver ? undefined : work())).catch(() => {});
  }

  const isOfLog = (id: string): boolean => logId === "" || id === logId;

  /** What the disk does not give is fetched again too. */
  const read = (kind: string, where?: string): Promise<readonly KeptBox[]> =>
    disk.read(person, kind, where).catch(() => []);

  const placesOf = (stream: string): Promise<readonly number[]> => disk.places(person, PAGES, stream).catch(() => []);

  async function pageAt(stream: string, at: number): Promise<Pulled | undefined> {
    const box = await disk.box(person, PAGES, stream, at).catch(() => undefined);
    const page = box === undefined ? undefined : await openOwn<Pulled>(keys, PAGES, box);
    return page?.stream === stream && isOfLog(page.logId) ? page : undefined;
  }

  /** Of the log before the server was restored. */
  async function noteOther(stream: string, at: number): Promise<void> {
    const box = await disk.box(person, PAGES, stream, at).catch(() => undefined);
    const page = box === undefined ? undefined : await openPage(box);
    if (page?.stream !== stream || isOfLog(page.logId)) return;
    others.set(stream, page.logId);
    mayLack = true;
  }

  const sealed = async (where: string, { after, page }: KeptPage): Promise<KeptBox> => ({
    where,
    at: after,
    box: await sealOwn(keys, PAGES, page),
  });

  /** Every page here, looked at once more: what must not stay is taken out. */
  async function takeOut(isConcerned: (record: string) => boolean, change: (page: Pulled) => Pulled): Promise<void> {
    for (const { where, at, box } of await disk.read(person, PAGES)) {
      const page = await openOwn<Pulled>(keys, PAGES, box);
      if (!page?.changes.some(({ envelope }) => isConcerned(envelope.head.record))) continue;
      const kept = { after: at, page: change(page) };
      await disk.putAt(person, PAGES, await sealed(where, kept));
      if (ends.get(where)?.after === at) ends.set(where, kept);
    }
  }

  async function layKeys(): Promise<void> {
    for (const [tenant, page] of unlaid) {
      const box = await sealOwn(keys, KEYS, { logId, page } satisfies KeptKeys);
      await disk.putFrom(person, KEYS, { where: tenant, at: page.entries[0]?.entry.n ?? 0, box });
      unlaid.delete(tenant);
    }
  }

  async function keepNow(after: number, page: Pulled): Promise<void> {
    await layKeys().catch(() => {});
    const erased = new Set((page.erased ?? []).map(({ record }) => record));
    if (erased.size > 0)
      await takeOut(
        (record) => erased.has(record),
        (one) => asErased(erased, one),
      );
    const gone = new Set(page.gone);
    if (gone.size > 0)
      await takeOut(
        (record) => gone.has(record),
        (one) => without(gone, one),
      );
    if (page.next === after) return;
    const end = ends.get(page.stream);
    const isNext = end?.page.next === after && end.page.changes.length + page.changes.length <= MOST_TOGETHER;
    const kept = isNext ? { after: end.after, page: together(end.page, page) } : { after, page };
    ends.set(page.stream, kept);
    await disk.putFrom(person, PAGES, await sealed(page.stream, kept));
    // Behind a page that the disk did not take nothing is found again.
    if (kept.after > (laid.get(page.stream) ?? 0)) return;
    laid.set(page.stream, page.next);
    onLaid();
  }

  return {
    async keys() {
      const pages = (await read(KEYS)).map(({ box }) => openOwn<KeptKeys>(keys, KEYS, box));
      return (await Promise.all(pages)).flatMap((kept) => (kept && isOfLog(kept.logId) ? kept.page : []));
    },
    keepKeys(page) {
      const [first] = page.entries;
      if (!first) return;
      const { tenant } = page;
      write(async () => {
        const before = unlaid.get(tenant);
        unlaid.set(tenant, before ? { ...page, entries: [...before.entries, ...page.entries] } : page);
        await layKeys();
      });
    },
    async *pages(stream, from = 0) {
      const places = await placesOf(stream);
      const first = Math.max(0, ...places.filter((at) => at <= from));
      let next = first;
      for (const at of places.filter((one) => one >= first)) {
        const page = at === next ? await pageAt(stream, at) : undefined;
        if (!page) {
          if (at === first) await noteOther(stream, at);
          return;
        }
        logId = page.logId;
        next = page.next;
        ends.set(stream, { after: at, page });
        laid.set(stream, next);
        yield page;
      }
    },
    async *pagesWith(stream, ns) {
      const places = await placesOf(stream);
      const likely = new Set(ns.map((n) => places.findLast((at) => at < n)));
      const wanted = new Set(ns);
      // What somebody reads since lies on the page on which it came, after others: the newest are looked through first.
      const others = places.filter((at) => !likely.has(at)).reverse();
      for (const at of [...places.filter((one) => likely.has(one)), ...others]) {
        if (wanted.size === 0) return;
        const page = await pageAt(stream, at);
        for (const { n } of page?.changes ?? []) wanted.delete(n);
        if (page) yield page;
      }
    },
    keepPage(after, page) {
      // Another log: what came of the one before is void, and lies aside until what the server lacks of it was offered again.
      const before = logId !== "" && page.logId !== logId ? logId : undefined;
      const other = others.get(page.stream);
      logId = page.logId;
      if (before !== undefined) {
        ends.clear();
        laid.clear();
        mayLack = true;
        write(() => former.setAside(before));
      } else if (other !== undefined) write(() => former.setAside(other, page.stream));
      others.delete(page.stream);
      write(() => keepNow(after, page));
    },
    forgetRecords(records) {
      const gone = new Set(records);
      if (gone.size === 0) return;
      write(() =>
        takeOut(
          (record) => gone.has(record),
          (one) => without(gone, one),
        ),
      );
    },
    async named() {
      const [kept] = await read(NAMED, NAMED);
      const found = kept && (await openOwn<KeptNamed>(keys, NAMED, kept.box));
      return found && isOfLog(found.logId) ? found.named : undefined;
    },
    keepNamed(named) {
      write(async () => {
        const box = await sealOwn(keys, NAMED, { logId, named } satisfies KeptNamed);
        await disk.putAt(person, NAMED, { where: NAMED, at: 0, box });
      });
    },
    isRestored: () => others.size > 0,
    async lacking(streams) {
      if (!mayLack) return [];
      // Of what one may not read any more nothing comes that would take its place.
      for (const [stream, log] of others) write(() => former.setAside(log, stream));
      others.clear();
      await last;
      const idsOf = async (stream: string): Promise<ReadonlySet<string>> => {
        const pages = await Promise.all((await disk.read(person, PAGES, stream)).map(({ box }) => openPage(box)));
        return new Set(pages.flatMap((page) => page?.changes.map(({ envelope }) => envelope.head.id) ?? []));
      };
      const lack: SealedChange[] = [];
      for (const stream of streams) lack.push(...(await former.lacking(stream, () => idsOf(stream)).catch(() => [])));
      return lack;
    },
    async offered() {
      if (!mayLack) return;
      mayLack = false;
      await former.drop().catch(() => {});
    },
    endOf: (stream) => laid.get(stream) ?? 0,
    keepOnly(streams) {
      const mine = new Set(streams.flatMap(({ stream, tenant }) => [stream, tenant]));
      write(async () => {
        for (const kind of [PAGES, KEYS])
          for (const where of await disk.wheres(person, kind))
            if (!mine.has(where)) await disk.clear(person, kind, where);
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
