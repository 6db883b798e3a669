// Open records and the streams of a person, as the model in memory gives them out.
import { standing } from "#core/access/can.ts";
import type { Person } from "#core/access/role.ts";
import { type Problem, problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import { findRecordKey } from "./form.ts";
import type { Keeper, OpenRecord, RecordPage, RecordsPage, RecordsQuery, StreamOf } from "./keeper.ts";
import { MOST_LISTED } from "./limits.ts";
import type { MemoryHouse } from "./memory-admin.ts";
import { type Kept, type KeptAnswers, keyOf } from "./memory-erase.ts";

export interface ReaderShelves {
  readonly programme: Programme;
  readonly house: MemoryHouse;
  readonly day: () => string;
  readonly records: ReadonlyMap<string, KeptAnswers>;
  readonly changesOf: (tenant: string, record: string) => readonly Kept[];
  readonly mayRead: (person: Person, record: KeptAnswers) => boolean;
}

export function memoryReader({
  programme,
  house: { tenants, streams },
  day,
  records,
  changesOf,
  mayRead,
}: ReaderShelves): Pick<Keeper, "openRecords" | "openRecord" | "streamsOf"> {
  function openOf(person: Person, { answers, ...kept }: KeptAnswers): OpenRecord | undefined {
    if (!answers || !kept.created || !mayRead(person, { answers, ...kept })) return undefined;
    const { record: id, type, tenant, stream, revision, state, withdrawn, firstStamp, lastStamp } = kept;
    return { id, type, tenant, stream, revision, state, withdrawn, firstStamp, lastStamp, answers };
  }

  return {
    async openRecords(person, { type, limit = 200, after = "" }: RecordsQuery): Promise<RecordsPage | Problem> {
      if (after !== "" && !findRecordKey(after)) return problem("door.bad-request", { field: "after" });
      const found = [...records.values()]
        .filter((kept) => type === undefined || kept.type === type)
        .map((kept) => openOf(person, kept));
      const rest = found
        .filter((one) => one !== undefined)
        .filter((one) => keyOf(one) > after)
        .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
      const page = rest.slice(0, Math.min(limit, MOST_LISTED));
      const last = page.at(-1);
      return { records: page, next: page.length < rest.length && last ? keyOf(last) : null };
    },
    async openRecord(person, id): Promise<RecordPage | Problem> {
      const found = [...records.values()]
        .map((kept) => (kept.record === id ? openOf(person, kept) : undefined))
        .find((one) => one !== undefined);
      if (!found) return problem("door.not-found");
      return {
        ...found,
        changes: changesOf(found.tenant, id).map(({ n, revision, envelope: { head } }) => ({ n, revision, head })),
      };
    },
    async streamsOf(person): Promise<readonly StreamOf[]> {
      const mine = [...streams.values()].filter((one) =>
        standing(programme.roles, person, day()).grants.some(
          (grant) => grant.tenant === one.tenant && (grant.stream ?? one.stream) === one.stream,
        ),
      );
      return mine
        .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
        .map((one) => {
          const tenant = tenants.get(one.tenant);
          return { ...one, organisation: tenant?.name ?? "", country: tenant?.country ?? null };
        });
    },
  };
}
