// Checkpoints as the model in memory keeps them: of each record the last that was taken.
import type { Person } from "#core/access/role.ts";
import { problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import { MOST_TO_CHECKPOINT, type SealedCheckpoint } from "#core/seal/sealed-checkpoint.ts";
import {
  type Checkpoints,
  circleAt,
  isOwn,
  isTaken,
  kindsOfCheckpoints,
  LEAST_NEW,
  type MakerDesk,
  mayMake,
  readCheckpoint,
} from "./checkpoints.ts";
import { MOST_PULLED_BYTES } from "./limits.ts";
import type { MemoryHouse } from "./memory-admin.ts";
import type { MemoryLog } from "./memory-erase.ts";
import type { MemoryKeys } from "./memory-keys.ts";
import type { MemoryQuarantine } from "./memory-quarantine.ts";
import type { KeptRecord } from "./settle.ts";

export interface MemoryCheckpoints extends Checkpoints {
  /** The one that stands of a record. */
  readonly standing: (
    record: Pick<KeptRecord, "tenant" | "record" | "stream" | "type" | "circle">,
  ) => SealedCheckpoint | undefined;
  /** Records of a stream that this person's device may make one of, and that are worth it. */
  readonly wanted: (
    person: Person,
    place: { readonly tenant: string; readonly stream: string },
    isMeant?: (record: string) => boolean,
  ) => readonly string[];
  readonly forget: (tenant: string, record: string) => void;
}

export interface CheckpointShelves {
  readonly programme: Programme;
  readonly logId: string;
  readonly day: () => string;
  readonly streams: MemoryHouse["streams"];
  readonly kept: Pick<MemoryLog, "log" | "records" | "wraps">;
  readonly keys: Pick<MemoryKeys, "stateOf">;
  readonly cutIn: MemoryQuarantine["cutIn"];
  /** Whether a circle of people by name has this person in it; every other has. */
  readonly isOf: (person: Person, tenant: string, stream: string, circle?: string) => boolean;
}

export function memoryCheckpoints({
  programme,
  logId,
  day,
  streams,
  kept,
  keys,
  cutIn,
  isOf,
}: CheckpointShelves): MemoryCheckpoints {
  /** By "tenant record". */
  const all = new Map<string, SealedCheckpoint>();
  const deskAt = (tenant: string, stream: string): MakerDesk => ({
    ...{ state: keys.stateOf(tenant), stream, on: day(), cut: cutIn(tenant) },
  });

  const standing: MemoryCheckpoints["standing"] = (record) => {
    const { tenant, stream } = record;
    const found = all.get(`${tenant} ${record.record}`);
    return found && mayMake(deskAt(tenant, stream), found.author, circleAt(programme, record)) ? found : undefined;
  };

  /** A stream this person may read something in, the sealed records they read there, in their order. */
  function readIn(person: Person, stream: string) {
    const tenants = new Set(person.grants.map(({ tenant }) => tenant));
    const place = [...streams.values()].find((one) => one.stream === stream && tenants.has(one.tenant));
    if (!place) return undefined;
    const { tenant } = place;
    const kinds = kindsOfCheckpoints(programme, person, { tenant, stream }, day());
    if (!kinds) return undefined;
    const records = [...kept.records.values()]
      .filter((one) => one.tenant === tenant && one.stream === stream && kinds.includes(one.type))
      .filter((one) => one.created && typeof one.erased !== "number" && isOf(person, tenant, stream, one.circle))
      .sort((a, b) => (a.record < b.record ? -1 : 1));
    return { tenant, kinds, records };
  }

  const wanted: MemoryCheckpoints["wanted"] = (person, { tenant, stream }, isMeant = () => true) => {
    const desk = deskAt(tenant, stream);
    const ids = (readIn(person, stream)?.records ?? [])
      .filter(
        (one) => one.revision >= LEAST_NEW && isMeant(one.record) && mayMake(desk, person.id, circleAt(programme, one)),
      )
      .filter((one) => one.revision - (standing(one)?.count ?? 0) >= LEAST_NEW)
      .map(({ record }) => record);
    return [...ids.filter((id) => id >= person.id), ...ids.filter((id) => id < person.id)].slice(0, MOST_TO_CHECKPOINT);
  };

  return {
    standing,
    wanted,
    forget: (tenant, record) => void all.delete(`${tenant} ${record}`),
    async page(person, stream, after, bytes = MOST_PULLED_BYTES) {
      const found = readIn(person, stream);
      if (!found) return problem("door.not-found");
      const rest = found.records.flatMap((one) => (one.record > after ? (standing(one) ?? []) : []));
      let sum = 0;
      const over = rest.findIndex(({ box }) => {
        if (sum >= bytes) return true;
        sum += box.length;
        return false;
      });
      const checkpoints = over < 0 ? rest : rest.slice(0, over);
      const wraps = checkpoints.flatMap(({ tenant, record }) => kept.wraps.get(`${tenant} ${record}`) ?? []);
      const left = rest.length - checkpoints.length;
      return { logId, stream, checkpoints, wraps, next: left > 0 ? (checkpoints.at(-1)?.record ?? null) : null, left };
    },
    async take(person, given) {
      const { stream } = given;
      const found = readIn(person, stream);
      if (!found) return problem("door.not-found");
      if (given.logId !== logId) return problem("change.other-log");
      const { tenant, kinds } = found;
      const desk = { ...deskAt(tenant, stream), programme, person, kinds };
      const outcomes = [];
      for (const value of given.checkpoints) {
        const one = readCheckpoint(value);
        if (!one || !(await isOwn(one, { tenant, stream, logId }, person, desk.state))) {
          outcomes.push({ record: one?.record ?? null, taken: false });
          continue;
        }
        const home = kept.records.get(`${tenant} ${one.record}`);
        const last = kept.log.find(
          ({ n, envelope: { head } }) =>
            n === one.upTo && head.tenant === tenant && head.stream === stream && head.record === one.record,
        );
        const wraps = kept.wraps.get(`${tenant} ${one.record}`) ?? [];
        const known = { home, wraps, revision: last?.revision, standing: home && standing(home)?.upTo };
        const taken = isTaken(desk, one, known);
        if (taken) all.set(`${tenant} ${one.record}`, one);
        outcomes.push({ record: one.record, taken });
      }
      return { outcomes, toCheckpoint: wanted(person, { tenant, stream }) };
    },
  };
}
