// What a device keeps of the first download of a stream from checkpoints (first-download.ts), and of what it fetches behind it since.
// Promise: it lies as sealed as all that came, and goes with it; a break or a restart goes on behind the last page that lies here.
import type { PersonKeys } from "#core/seal/person-keys.ts";
import type { Pulled } from "./api.ts";
import { openOwn, sealOwn } from "./own-box.ts";
import { type KeptBox, placeIn, type ShelfDisk } from "./shelf-disk.ts";

/** What came with a first download, and what was fetched behind it since. */
export type Beside = "first" | "behind";
type Place = Beside | "pages";

/** How it stands with a first download that has come to its end. */
export interface FirstKept {
  readonly logId: string;
  /** From this number on the stream is fetched as it comes. */
  readonly end: number;
  /** Records that stand on what a colleague's device folded, and are not yet held against their changes. */
  readonly unchecked: readonly string[];
  /** Those that were not what their changes come to. */
  readonly untrue: readonly string[];
}

export interface FirstShelf {
  /** The pages that lie there, in the order in which they came. */
  readonly beside: (kind: Place, stream: string, log?: string) => AsyncIterable<Pulled>;
  /** From which number on the first and the last of them lie. */
  readonly placesBeside: (kind: Place, stream: string) => Promise<readonly number[]>;
  readonly pageBeside: (kind: Place, stream: string, at: number) => Promise<Pulled | undefined>;
  /** Keeps one more of them, behind the last or from this number on; whether the disk took it. */
  readonly keepBeside: (kind: Beside, page: Pulled, at?: number) => Promise<boolean>;
  /** Nothing where there was no first download, or it has not come to its end. */
  readonly first: (stream: string) => Promise<FirstKept | undefined>;
  readonly keepFirst: (stream: string, kept: FirstKept) => Promise<void>;
  /** All that was before the first download is here: it lies with the stream from here on. */
  readonly endFirst: (stream: string) => Promise<void>;
  /** The first download goes, and begins anew. */
  readonly dropFirst: (stream: string) => Promise<void>;
}

const FIRST = "first-kept";
export const FIRST_KINDS = ["behind", "first", FIRST] as const;

interface FirstShelfParts {
  readonly keys: PersonKeys;
  readonly disk: ShelfDisk;
  /** What the stream itself is kept as. */
  readonly pages: string;
  /** One after the other, with all that is kept. */
  readonly write: (work: () => Promise<void>) => Promise<void>;
  readonly seal: (at: number, page: Pulled) => Promise<KeptBox>;
  readonly pageAt: (where: string, at: number, kind: string) => Promise<Pulled | undefined>;
  readonly placesOf: (where: string, kind: string) => Promise<readonly number[]>;
  /** Where a stream lies, by the log that is gone by or by another. */
  readonly whereOf: (stream: string, log?: string) => Promise<string>;
}

export function firstShelf({ keys, disk, pages, write, seal, pageAt, placesOf, whereOf }: FirstShelfParts): FirstShelf {
  const { person } = keys;
  return {
    async *beside(kind, stream, log) {
      const where = await whereOf(stream, log);
      for (const at of await placesOf(where, kind)) {
        const page = await pageAt(where, at, kind);
        if (page) yield page;
      }
    },
    placesBeside: async (kind, stream) => placesOf(await whereOf(stream), kind),
    pageBeside: async (kind, stream, at) => pageAt(await whereOf(stream), at, kind),
    async keepBeside(kind, page, at) {
      let isKept = false;
      await write(async () => {
        const where = await whereOf(page.stream, page.logId);
        const [last = -1] = at === undefined ? (await disk.places(person, kind, where)).slice(-1) : [];
        await disk.putAt(person, kind, await seal(at ?? last + 1, page));
        isKept = true;
      });
      return isKept;
    },
    async first(stream) {
      const where = await whereOf(stream);
      const box = await disk.box(person, FIRST, where, 0).catch(() => undefined);
      const kept = box === undefined ? undefined : await openOwn<FirstKept>(keys, FIRST, box);
      return kept && placeIn(stream, kept.logId) === where ? kept : undefined;
    },
    keepFirst: (stream, kept) =>
      write(async () => {
        const where = placeIn(stream, kept.logId);
        await disk.putAt(person, FIRST, { where, at: 0, box: await sealOwn(keys, FIRST, kept) });
      }),
    endFirst: (stream) =>
      write(async () => {
        // From the last on: at any moment what lies with the stream is whole to its end.
        const where = await whereOf(stream);
        for (const { at, box } of (await disk.read(person, "behind", where)).toReversed())
          await disk.putAt(person, pages, { where, at, box });
        for (const kind of ["behind", "first"]) await disk.clear(person, kind, where);
      }),
    dropFirst: (stream) =>
      write(async () => {
        for (const kind of FIRST_KINDS) await disk.clear(person, kind, await whereOf(stream));
      }),
  };
}
