// The keeper as a model in memory: the plainest statement of what keeping means, against which the one on PostgreSQL is tested.
// Promise: nothing clever. Facts are joined anew from all that stand, whenever somebody looks.
import { can } from "#core/access/can.ts";
import type { Person } from "#core/access/role.ts";
import type { Head } from "#core/change/change.ts";
import { PROTOCOL } from "#core/change/protocol.ts";
import type { FactOf } from "#core/fact/join.ts";
import { isProblem, type Problem, problem } from "#core/problem.ts";
import { findType } from "#core/programme.ts";
import { isNamed } from "#core/seal/circle.ts";
import type { Wrap } from "#core/seal/keyring.ts";
import {
  halfShared,
  isKnownAs,
  misplaced,
  notSigned,
  objectionToRelease,
  type Place,
  shutOut,
  superseded,
  unopenable,
  unsignedAmong,
  wasErased,
} from "./accept.ts";
import { dayAt } from "./day.ts";
import { idOf, type ReadEnvelope, readEnvelope } from "./envelope.ts";
import { FILE_ROOM, type FileRoom } from "./files.ts";
import { mayHear } from "./hints.ts";
import { inOrderOfActs } from "./in-order-of-acts.ts";
import type { Hello, Keeper, PushOutcome } from "./keeper.ts";
import { type Line, newLine } from "./line.ts";
import { type MemoryHouse, memoryAdmin } from "./memory-admin.ts";
import { memoryCheckpoints } from "./memory-checkpoints.ts";
import { byKey, eraseKept, type Kept, type KeptAnswers, type KeptFacts, lastIn, placeOf } from "./memory-erase.ts";
import { memoryErasures } from "./memory-erasures.ts";
import { memoryFiles } from "./memory-files.ts";
import { memoryKeys } from "./memory-keys.ts";
import { memoryPull } from "./memory-pull.ts";
import { memoryQuarantine } from "./memory-quarantine.ts";
import { memoryReader } from "./memory-reader.ts";
import { objectionOrAside } from "./quarantine.ts";
import { isFolded, type KeptRecord, settle } from "./settle.ts";

export interface KeeperOptions extends Omit<Place, "now" | "on"> {
  readonly demonstration: boolean;
  readonly logId: string;
  readonly today: string | null;
  readonly now: () => number;
  /** Less than there is, for tests. */
  readonly fileRoom?: FileRoom;
}

export interface MemoryKeeper extends Keeper {
  /** Every fact that stands, under these rules. */
  standing(rules: number): readonly FactOf[];
  recordsKept(): readonly KeptRecord[];
}

export function memoryKeeper(options: KeeperOptions): MemoryKeeper {
  const { programme } = options;
  const day = (): string => dayAt(options.today, options.now());
  const house: MemoryHouse = { tenants: new Map(), streams: new Map(), people: new Map(), root: null };
  const { streams } = house;
  const keys = memoryKeys(house, programme.roles, day);
  const wraps = new Map<string, readonly Wrap[]>();
  const log: Kept[] = [];
  const records = new Map<string, KeptAnswers>();
  const facts = new Map<string, KeptFacts>();
  const kept = { log, wraps, facts, records };
  const erasures = memoryErasures({
    programme,
    house,
    day,
    recordsIn: (tenant) => [...records.values()].filter((kept) => kept.tenant === tenant),
    isReader: (person, { tenant, stream, circle }) => isOf(person, tenant, stream, circle),
    erase(record) {
      quarantine.forget(record.tenant, record.record);
      files.forget(record.tenant, record.record);
      checkpoints.forget(record.tenant, record.record);
      return eraseKept(kept, record, day());
    },
  });
  const files = memoryFiles({
    ...{ programme, day, streams, records, circlesOf: keys.namedOf, room: options.fileRoom ?? FILE_ROOM },
  });
  const quarantine = memoryQuarantine({
    ...{ programme, house, day, kept, keys, isOf },
    mayRelease: (change, by) => objectionToRelease(change, by, { ...options, now: options.now(), on: day() }),
    letIn(change, by) {
      const outcome = admit(change, (found) => ({ id: change.head.id, accepted: false, problem: found }), by);
      return outcome.accepted ? undefined : outcome.problem;
    },
  });

  const findChange = ({ tenant, id }: Head): Kept | undefined =>
    log.find(({ envelope: { head } }) => head.tenant === tenant && head.id === id);
  const changesOf = (tenant: string, record: string): readonly Kept[] =>
    log.filter(({ envelope: { head } }) => head.tenant === tenant && head.record === record);
  const mayRead = (
    person: Person,
    subject: { readonly type: string; readonly tenant: string; readonly stream: string },
  ): boolean => can(programme.roles, person, "read", subject, day());

  /** Whether who reads a record are those of the team, or people by name of whom this person is one. */
  function isOf(person: Person, tenant: string, stream: string, circle = "team"): boolean {
    return !isNamed(circle) || keys.namedOf(tenant, stream, person.id).includes(circle);
  }

  const { cutIn } = quarantine;
  const checkpoints = memoryCheckpoints({
    ...{ programme, logId: options.logId, day, streams, kept, keys, cutIn, isOf },
  });
  const pull = memoryPull({ programme, logId: options.logId, streams, kept, checkpoints, mayRead, isOf });

  /** What was read of a change, and whether its author signed it. */
  interface Read {
    readonly envelope: ReadEnvelope | Problem;
    readonly isUnsigned: boolean;
  }

  async function read(value: unknown): Promise<Read> {
    const envelope = readEnvelope(value);
    const isUnsigned =
      !isProblem(envelope) && (await unsignedAmong(keys.stateOf(envelope.head.tenant), [envelope])).length > 0;
    return { envelope, isUnsigned };
  }

  function take(person: Person, value: unknown, read: Read, line: Line, isHanded: boolean): PushOutcome {
    const { envelope, isUnsigned } = read;
    if (isProblem(envelope)) return { id: idOf(value), accepted: false, problem: envelope };
    const { head } = envelope;
    const refused = (found: Problem): PushOutcome => {
      line.refused(head, found);
      return { id: head.id, accepted: false, problem: found };
    };
    const at = { ...options, now: options.now(), on: day() };
    const objection = objectionOrAside(envelope, person, at, isHanded);
    if (typeof objection === "object") return refused(objection);
    const unsigned = findChange(head) ? undefined : notSigned(isUnsigned);
    if (unsigned) return refused(unsigned);
    const isCut = objection !== "left" && quarantine.isCut(head.tenant, head.author);
    const why = isCut ? "device" : objection;
    if (why && !findChange(head)) return refused(quarantine.keep(envelope, why));
    const waits = findChange(head) ? undefined : line.behind(head, records.get(placeOf(head)));
    if (waits) return refused(waits);
    return admit(envelope, refused);
  }

  /** `releasedBy`: it was kept aside, and is let in as it is by them, also where it was sealed under an epoch that is over. */
  function admit(envelope: ReadEnvelope, refused: (found: Problem) => PushOutcome, releasedBy?: string): PushOutcome {
    const { head } = envelope;
    const known = findChange(head);
    if (known)
      return isKnownAs(envelope.text, { head: known.envelope.text, ...known })
        ? { id: head.id, accepted: true, revision: known.revision, n: known.n }
        : refused(problem("change.differs"));
    const place = placeOf(head);
    const record = records.get(place);
    const epoch = keys.lastEpoch(head.tenant, head.stream, head.circle);
    const stood = wraps.get(place) ?? [];
    const elsewhere =
      misplaced(head, streams.has(`${head.tenant} ${head.stream}`), record) ??
      shutOut(envelope, record, keys.namedOf(head.tenant, head.stream, releasedBy ?? head.author)) ??
      wasErased(record) ??
      superseded(envelope, record) ??
      unopenable(envelope, stood, releasedBy === undefined ? epoch : "any") ??
      halfShared(envelope, stood, epoch);
    if (elsewhere) return refused(elsewhere);
    return keep(envelope, place, record);
  }

  function keep(envelope: ReadEnvelope, place: string, known: KeptRecord | undefined): PushOutcome {
    const { head } = envelope;
    const type = findType(programme, head.type);
    const earlier = changesOf(head.tenant, head.record).map((kept) => kept.envelope.head);
    const settled = settle(
      programme,
      known,
      earlier.filter((one) => type && isFolded(type, one)),
      [envelope],
    );
    const n = 1 + lastIn(kept, head);
    log.push({ n, revision: settled.record.revision, envelope });
    records.set(place, { ...settled.record, answers: settled.answers });
    if (head.act === "circle") wraps.set(place, [...envelope.rewraps].sort(byKey));
    keepWrap(place, envelope.wrap);
    if (settled.cleared) for (const key of [...facts.keys()]) if (key.startsWith(`${place} `)) facts.delete(key);
    for (const [rules, stated] of settled.facts) {
      const rows = stated.map((row) => ({ ...row, tenant: head.tenant, record: head.record }));
      facts.set(`${place} ${rules}`, { rules, rows });
    }
    return { id: head.id, accepted: true, revision: settled.record.revision, n };
  }

  /** One that stands stays as it is. */
  function keepWrap(place: string, wrap: Wrap | null): void {
    const known = wraps.get(place) ?? [];
    const isKnown = known.some(
      (one) => one.generation === wrap?.generation && one.key === wrap.key && one.circle === wrap.circle,
    );
    if (wrap && !isKnown) wraps.set(place, [...known, wrap].sort(byKey));
  }

  return {
    ...memoryReader({ programme, house, day, records, changesOf, mayRead }),
    admin: memoryAdmin(house),
    keys,
    checkpoints,
    files,
    erasures,
    quarantine,
    async hello(): Promise<Hello> {
      const { logId, demonstration, today } = options;
      return { protocol: PROTOCOL, logId, demonstration, today, root: house.root };
    },
    async push(person, changes, isHanded = false): Promise<readonly PushOutcome[]> {
      const found = await Promise.all(changes.map(read));
      const line = newLine();
      return inOrderOfActs(changes, (change, at) => take(person, change, found[at] as Read, line, isHanded));
    },
    pull,
    async reach(person) {
      const mine = [...streams.values()].filter((one) => mayHear(programme, person, one, day()));
      return mine
        .sort((a, b) => (`${a.tenant} ${a.stream}` < `${b.tenant} ${b.stream}` ? -1 : 1))
        .map((one) => ({ stream: one.stream, n: lastIn(kept, one) }));
    },
    standing: (rules) =>
      [...facts.values()].filter((stated) => stated.rules === rules).flatMap((stated) => stated.rows),
    recordsKept: () => [...records.values()].map(({ answers: _, ...record }) => record),
  };
}
