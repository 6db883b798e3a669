// The changes of a stream, as the model in memory hands them out.
import type { Person } from "#core/access/role.ts";
import type { Head } from "#core/change/change.ts";
import { problem } from "#core/problem.ts";
import { kindsAsked, type Programme } from "#core/programme.ts";
import type { Keeper } from "./keeper.ts";
import { MOST_OFFERED, MOST_PULLED, MOST_PULLED_BYTES } from "./limits.ts";
import type { MemoryHouse } from "./memory-admin.ts";
import type { MemoryCheckpoints } from "./memory-checkpoints.ts";
import { erasedIn, type Kept, lastIn, type MemoryLog, placeOf, readersBefore, toRecountIn } from "./memory-erase.ts";
import type { KeptRecord } from "./settle.ts";

export interface PullShelves {
  readonly programme: Programme;
  readonly logId: string;
  readonly streams: MemoryHouse["streams"];
  readonly kept: MemoryLog;
  readonly checkpoints: Pick<MemoryCheckpoints, "standing" | "wanted">;
  readonly mayRead: (person: Person, subject: Pick<Head, "type" | "tenant" | "stream">) => boolean;
  /** Whether a circle of people by name has this person in it; every other has. */
  readonly isOf: (person: Person, tenant: string, stream: string, circle?: string) => boolean;
}

export function memoryPull({
  programme,
  logId,
  streams,
  kept,
  checkpoints,
  mayRead,
  isOf,
}: PullShelves): Keeper["pull"] {
  const { log, records, wraps } = kept;
  return async (person, stream, after, limit, only, bytes = MOST_PULLED_BYTES, how) => {
    const kinds = kindsAsked(programme, only);
    const found = [...streams.values()].find(
      (one) => one.stream === stream && kinds.some((type) => mayRead(person, { ...one, type })),
    );
    if (!found) return problem("door.not-found");
    const of = how && "record" in how ? how.record : undefined;
    const isBeside = how !== undefined && "beside" in how;
    const isHere = ({ tenant, stream: at, record }: Head): boolean =>
      tenant === found.tenant && at === stream && (of === undefined || of === record);
    const all = log.filter(({ envelope: { head } }) => isHere(head));
    const isAsked = ({ type, stamp }: Head): boolean => kinds.includes(type) && stamp >= (only?.since ?? "");
    const may = all.filter(({ envelope: { head } }) => isAsked(head) && mayRead(person, head));
    const reads = (one: Kept, circle = records.get(placeOf(one.envelope.head))?.circle): boolean =>
      isOf(person, found.tenant, stream, circle);
    const upTo = ({ envelope: { head } }: Kept): number => {
      const record = isBeside ? records.get(placeOf(head)) : undefined;
      return (record && checkpoints.standing(record)?.upTo) ?? 0;
    };
    const isPassed = (one: Kept): boolean => one.n <= upTo(one);
    const readable = may.filter((one) => one.n > after && reads(one) && !isPassed(one));
    const page = fitting(readable.slice(0, Math.min(limit, MOST_PULLED)), bytes);
    const more = page.length < readable.length;
    const last = lastIn(kept, found);
    const next = more ? (page.at(-1)?.n ?? after) : Math.max(after, last);
    const isOnPage = ({ n }: Kept): boolean => n > after && n <= next;
    const told = may.filter(
      (one) => after > 0 && of === undefined && isOnPage(one) && one.envelope.head.act === "circle",
    );
    const firstTold = [...Map.groupBy(told, ({ envelope }) => envelope.head.record).values()].flatMap(
      ([first]) => first ?? [],
    );
    const was = (one: Kept): boolean => reads(one, readersBefore(one, all));
    const isCome = (one: Kept): boolean => reads(one) && !was(one) && !isPassed(one);
    const come = firstTold.filter(isCome).map(({ envelope }) => envelope.head.record);
    const gone = firstTold.filter((one) => !reads(one) && was(one)).map(({ envelope }) => envelope.head.record);
    const changes = [...all.filter(({ n, envelope }) => n <= after && come.includes(envelope.head.record)), ...page];
    const sealed = changes.flatMap(({ envelope: { head } }) => (head.codec === 0 ? [] : head.record)).sort();
    const mine = (some: readonly KeptRecord[]): readonly KeptRecord[] =>
      some.filter(
        (one) => kinds.includes(one.type) && mayRead(person, one) && isOf(person, one.tenant, stream, one.circle),
      );
    const passed = may.filter((one) => isOnPage(one) && reads(one) && isPassed(one));
    const isLast = !more && of === undefined;
    const grown = new Set(may.filter(isOnPage).map(({ envelope }) => envelope.head.record));
    return {
      gone: gone.sort(),
      erased: mine(erasedIn(kept, found, after, next))
        .filter(({ record }) => of === undefined || of === record)
        .map(({ record, erasedOn = null }) => ({ record, on: erasedOn })),
      logId,
      stream,
      next,
      more,
      last,
      toRecount: isLast
        ? mine(toRecountIn(kept, programme, found))
            .slice(0, MOST_OFFERED)
            .map(({ record }) => record)
        : [],
      toCheckpoint: isLast && !only ? checkpoints.wanted(person, found, (record) => grown.has(record)) : [],
      ...(isBeside && {
        passed: [...new Map(passed.map((one) => [one.envelope.head.record, upTo(one)]))].sort(([a], [b]) =>
          a < b ? -1 : 1,
        ),
      }),
      changes: changes.map(({ envelope: { text: _, wrap: __, rewraps: ___, ...envelope }, ...one }) => ({
        ...one,
        envelope,
      })),
      wraps: [...new Set(sealed)].flatMap((record) => wraps.get(`${found.tenant} ${record}`) ?? []),
    };
  };
}

/** As many from the first on as come to so many bytes: the last may go over. */
function fitting(page: readonly Kept[], bytes: number): readonly Kept[] {
  let sum = 0;
  const over = page.findIndex(({ envelope: { text, body, facts } }) => {
    if (sum >= bytes) return true;
    sum += Buffer.byteLength(`${text}${body}${facts ? JSON.stringify(facts) : ""}`);
    return false;
  });
  return over < 0 ? page : page.slice(0, over);
}
