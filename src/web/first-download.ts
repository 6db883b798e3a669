// The first download of a stream: what members' devices made of its records (core/seal/sealed-checkpoint.ts), and beside that the changes that
// are in no checkpoint; what lies behind the checkpoints is fetched later, when nothing else is to be done (behind-checkpoints.ts).
// Promise: nobody sees less than by all changes, for what is not believed, or passed over and not here, is fetched as changes; each page lies
// on the disk as it came, and a break or a restart goes on behind the last.
import { isProblem, type Problem } from "#core/problem.ts";
import type { CheckpointsPage } from "#core/seal/sealed-checkpoint.ts";
import { isPassing, type Pulled } from "./api.ts";
import type { BesideParts } from "./beside-checkpoints.ts";
import type { Progress } from "./fetching.ts";
import type { FirstKept } from "./first-shelf.ts";
import type { StoodRecord } from "./held-record.ts";
import { nothingOf } from "./kept-page.ts";
import { type OpenedCheckpoints, openCheckpoints } from "./open-checkpoints.ts";
import type { SealedApi } from "./sealed-api.ts";

/** A page of a stream as it is taken in. */
export interface Taken extends Pulled {
  /** Records that stand on what a colleague's device folded. */
  readonly stood?: readonly StoodRecord[];
  /** Records that stand on none any more: their changes come. */
  readonly letGo?: readonly string[];
  /** How many of the records of a first download are here. */
  readonly part?: Progress;
}

export interface FirstDownload {
  /** What lies here of it, taken in again; where it has not come to its end `step` goes on. */
  readonly recall: (stream: string, kept?: FirstKept) => AsyncIterable<Taken>;
  /** The next page. Nothing where the stream is to be fetched change by change. */
  readonly step: (stream: string, limit: number, bytes: number | undefined) => Promise<Taken | Problem | undefined>;
}

export interface FirstParts extends Pick<BesideParts, "api" | "ring" | "shelf" | "tender" | "breathe" | "on" | "now"> {
  readonly sealed: Pick<SealedApi, "takeIn" | "log">;
  readonly onEnd: (stream: string, kept: FirstKept) => void;
}

/** How a stream stands. */
interface Way {
  logId: string;
  /** All of it lies on the disk. */
  isKept: boolean;
  /** Checkpoints are here up to this record; null where all are. */
  to: string | null;
  done: number;
  left: number;
  /** Changes beside checkpoints are here up to this number; `isThrough` where all are. */
  after: number;
  isThrough: boolean;
  /** By record, up to which number it is here. */
  readonly here: Map<string, number>;
  /** The same of what the server passed over. */
  readonly passed: Map<string, number>;
  /** Records that stand on a checkpoint. */
  readonly stands: Set<string>;
  refused: number;
}

/** Where more than so many, and more than one of so many, are not believed, all changes come as if there were none. */
const [MOST_REFUSED, ONE_OF] = [20, 20];
const BYTES = 64_000;

export function makeFirst(parts: FirstParts): FirstDownload {
  const { api, ring, shelf, sealed, onEnd } = parts;
  const { takeIn, log } = sealed;
  const ways = new Map<string, Way>();
  const declined = new Set<string>();
  const untrue = new Set<string>();

  function begin(stream: string): Way {
    const nothing = { logId: "", isKept: true, to: "", done: 0, left: 0, after: 0, isThrough: false, refused: 0 };
    const way: Way = { ...nothing, here: new Map(), passed: new Map(), stands: new Set() };
    ways.set(stream, way);
    return way;
  }

  async function takeCheckpoints(way: Way, page: Pulled): Promise<OpenedCheckpoints> {
    const opened = await openCheckpoints(parts, page, untrue);
    for (const { glance, ns } of opened.stood) {
      way.here.set(glance.id, ns.at(-1) ?? 0);
      way.stands.add(glance.id);
    }
    way.refused += opened.refused.length;
    const [last] = (page.checkpoints ?? []).slice(-1);
    way.to = page.more && last ? last.record : null;
    way.done += page.checkpoints?.length ?? 0;
    return opened;
  }

  async function takeBeside(way: Way, page: Pulled): Promise<Pulled> {
    for (const [record, upTo] of page.passed ?? []) way.passed.set(record, Math.max(upTo, way.passed.get(record) ?? 0));
    for (const record of [...(page.gone ?? []), ...(page.erased ?? []).map((one) => one.record)])
      for (const known of [way.passed, way.here, way.stands]) known.delete(record);
    way.after = page.next;
    way.isThrough = !page.more;
    // What was said of a record after something that is not here comes with it, in its order.
    const changes = page.changes.filter(({ envelope: { head } }) => !isHole(way, head.record));
    return takeIn({ ...page, changes });
  }

  /** A page that was asked for by its record, behind what was here of it; where that is not here any more, nor is this. */
  async function takeRecord(way: Way, page: Pulled, record: string): Promise<Pulled> {
    if ((page.from ?? 0) > (way.here.get(record) ?? 0)) return { ...page, changes: [] };
    const taken = await takeIn(page);
    way.here.set(record, page.more ? page.next : Number.POSITIVE_INFINITY);
    // What was said of it since was left out above: it is here once all of it came.
    if (page.more) way.passed.set(record, Number.POSITIVE_INFINITY);
    return taken;
  }

  const isHole = ({ here, passed }: Way, record: string): boolean =>
    (here.get(record) ?? 0) < (passed.get(record) ?? 0);
  const holeIn = (way: Way): string | undefined => [...way.passed.keys()].find((record) => isHole(way, record));

  const isRefused = ({ refused, done }: Way): boolean => refused > MOST_REFUSED && refused * ONE_OF > done;

  /** Through the stream, and not at its end yet. */
  function onTheWay(way: Way, page: Pulled, stood: readonly StoodRecord[] = []): Taken {
    const part = { done: way.done, of: way.done + way.left };
    return { ...page, toRecount: [], next: 0, more: true, stood, part };
  }

  /** Whatever was passed over is here: the stream goes on from where it was read to. */
  async function atItsEnd(way: Way, stream: string, page: Pulled): Promise<Taken> {
    const kept: FirstKept = { logId: way.logId, end: way.after, unchecked: [...way.stands], untrue: [...untrue] };
    await shelf.keepFirst(stream, kept);
    if (way.isKept) shelf.beginsAt(stream, way.after);
    ways.delete(stream);
    onEnd(stream, kept);
    return { ...page, next: way.after, more: true };
  }

  /** What was told falsely was held against all that lies behind: there it is. */
  async function* fromBehind(way: Way, stream: string, { untrue: some, end }: FirstKept): AsyncGenerator<Taken> {
    const holes = some.filter((record) => isHole(way, record));
    let to = 0;
    for (const at of await shelf.placesBeside("behind", stream)) {
      const page = at === to ? await shelf.pageBeside("behind", stream, at) : undefined;
      if (!page) return;
      to = page.next;
      const changes = page.changes.filter(({ envelope: { head } }) => holes.includes(head.record));
      yield onTheWay(way, await takeIn({ ...page, changes }));
    }
    if (to < end) return;
    for (const record of holes) way.here.set(record, Number.POSITIVE_INFINITY);
    yield asFirst(way, stream, onTheWay(way, nothingOf(stream, way.logId)));
  }

  const asFirst = (way: Way, stream: string, page: Taken): Promise<Taken> | Taken =>
    way.isThrough && holeIn(way) === undefined ? atItsEnd(way, stream, page) : page;

  /** Behind a page that the disk did not take nothing is kept: what lies here is whole as far as it goes. */
  async function keep(way: Way, page: Pulled): Promise<void> {
    if (way.isKept) way.isKept = await shelf.keepBeside("first", page);
  }

  /** Of another log than what is here: all of it comes as changes. */
  function isAnother(way: Way, logId: string): boolean {
    const before = way.logId === "" ? log() : way.logId;
    way.logId = before === "" ? logId : before;
    return way.logId !== logId;
  }

  async function checkpointsNext(way: Way, stream: string, bytes: number): Promise<Taken | Problem | undefined> {
    const asked = `/api/checkpoints?stream=${stream}&after=${way.to}&bytes=${bytes}`;
    const answer = await api.get<CheckpointsPage>(asked);
    // A server of before, or a team one may not read: the stream itself says so. Who may read it no more keeps what is here.
    if (isProblem(answer)) return isPassing(answer) || (way.done > 0 && isLeft(answer)) ? answer : undefined;
    const { logId, checkpoints, wraps, next, left } = answer;
    if (isAnother(way, logId) || way.done + checkpoints.length === 0) return undefined;
    const page: Pulled = { ...nothingOf(stream, logId), checkpoints, wraps, more: next !== null };
    way.left = left;
    const { stood, refused } = await takeCheckpoints(way, page);
    if (isRefused(way)) return undefined;
    await keep(way, { ...page, refused });
    return onTheWay(way, { ...page, checkpoints: [] }, stood);
  }

  async function changesNext(
    way: Way,
    stream: string,
    limit: number,
    bytes: number | undefined,
  ): Promise<Taken | Problem | undefined> {
    const hole = way.isThrough ? holeIn(way) : undefined;
    const [after, part] =
      hole === undefined ? [way.after, { beside: true as const }] : [way.here.get(hole) ?? 0, { record: hole }];
    const page = await api.pull(stream, after, limit, undefined, bytes, part);
    if (isProblem(page)) return isPassing(page) || (hole === undefined && isLeft(page)) ? page : undefined;
    if (isAnother(way, page.logId)) return undefined;
    const asked = hole === undefined ? page : { ...page, of: hole, from: after };
    await keep(way, asked);
    const taken = await (hole === undefined ? takeBeside(way, asked) : takeRecord(way, asked, hole));
    return asFirst(way, stream, onTheWay(way, taken));
  }

  return {
    async *recall(stream, kept) {
      for (const record of kept?.untrue ?? []) untrue.add(record);
      const way = begin(stream);
      for (const at of await shelf.placesBeside("first", stream)) {
        const page = await shelf.pageBeside("first", stream, at);
        // Behind one that cannot be read it is gone on with.
        if (!page) break;
        way.logId = page.logId;
        if (page.checkpoints)
          yield onTheWay(way, { ...page, checkpoints: [] }, (await takeCheckpoints(way, page)).stood);
        else {
          const taken = await (page.of === undefined ? takeBeside(way, page) : takeRecord(way, page, page.of));
          yield asFirst(way, stream, onTheWay(way, taken));
        }
      }
      if (way.logId === "") ways.delete(stream);
      else if (kept && way.isThrough && holeIn(way)) yield* fromBehind(way, stream, kept);
    },
    async step(stream, limit, bytes) {
      if (declined.has(stream)) return undefined;
      const way = ways.get(stream) ?? begin(stream);
      const next =
        way.to === null
          ? await changesNext(way, stream, limit, bytes)
          : await checkpointsNext(way, stream, bytes ?? BYTES);
      if (next !== undefined) return next;
      declined.add(stream);
      ways.delete(stream);
      await shelf.dropFirst(stream);
      const letGo = [...way.here.keys()];
      for (const record of letGo) ring.goOn(record, { chains: [], wraps: ring.known(record).wraps });
      return letGo.length > 0 ? { ...nothingOf(stream, way.logId), letGo } : undefined;
    },
  };
}

/** Nothing is there for this person: a team they may not read, or no more. */
const isLeft = ({ status }: Problem): boolean => status === 404;
