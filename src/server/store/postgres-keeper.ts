// The keeper on PostgreSQL. Its contract is src/server/keeper.ts; what a change may do is said in accept.ts, what it comes to in settle.ts.
import type { Person } from "#core/access/role.ts";
import { PROTOCOL } from "#core/change/protocol.ts";
import { isProblem, type Problem, problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import { unsignedAmong } from "../accept.ts";
import { dayAt } from "../day.ts";
import { idOf, type ReadEnvelope, readEnvelope } from "../envelope.ts";
import { FILE_ROOM, type FileRoom } from "../files.ts";
import type { KeptIn } from "../hints.ts";
import type { Keeper, PushOutcome } from "../keeper.ts";
import { MOST_CHANGES } from "../limits.ts";
import { type Line, newLine } from "../line.ts";
import { type AsideReason, objectionOrAside } from "../quarantine.ts";
import { adminOf } from "./admin.ts";
import { checkpointsOf } from "./checkpoints.ts";
import { inTenants, type Store } from "./database.ts";
import type { ErasedLine } from "./erasure-list.ts";
import { erasuresOf } from "./erasures.ts";
import { filesOf } from "./files.ts";
import { inTurn } from "./in-turn.ts";
import { findRoot, type Installation } from "./installation.ts";
import { keyLogs } from "./key-logs.ts";
import { keysOf } from "./keys.ts";
import { type Saving, saveChanges } from "./push.ts";
import { quarantineOf } from "./quarantine.ts";
import { readerOf } from "./reader.ts";
import { isBusy } from "./trouble.ts";

export interface PostgresKeeperOptions {
  readonly store: Store;
  readonly programme: Programme;
  readonly installation: Installation;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told of an error that is our own fault. */
  readonly onTrouble?: (error: unknown) => void;
  /** Told, once it is committed, how far a stream goes now. */
  readonly onKept?: (kept: KeptIn) => void;
  /** Notes an erasure beside the database, on the disk, before it is committed (erasure-list.ts); left out, there is no such list. */
  readonly note?: (line: ErasedLine) => void;
  /** Less than there is, for tests. */
  readonly fileRoom?: FileRoom;
}

export function postgresKeeper({
  store,
  programme,
  installation,
  now,
  onTrouble = () => undefined,
  onKept = () => undefined,
  note = () => undefined,
  fileRoom = FILE_ROOM,
}: PostgresKeeperOptions): Keeper {
  const { logId, demonstration, today } = installation;
  const day = (): string => dayAt(today, now());
  const logs = keyLogs(programme.roles);

  const aside = new WeakMap<ReadEnvelope, AsideReason>();
  const unsigned = new WeakSet<ReadEnvelope>();
  const lines = new WeakMap<ReadEnvelope, Line>();
  const saving = (): Saving => ({ store, logs, programme, on: day(), now: now(), aside, unsigned, lines });

  async function push(person: Person, changes: readonly unknown[], isHanded = false): Promise<readonly PushOutcome[]> {
    const outcomes: PushOutcome[] = [];
    const byTenant = new Map<string, { readonly place: number; readonly change: ReadEnvelope }[]>();
    const line = newLine();
    changes.forEach((value, at) => {
      const change = readEnvelope(value);
      const place = { programme, now: now(), on: day() };
      const found = isProblem(change) ? change : objectionOrAside(change, person, place, isHanded);
      if (!isProblem(change) && typeof found === "string") aside.set(change, found);
      const objection = typeof found === "string" ? undefined : found;
      if (isProblem(change) || objection) {
        outcomes[at] = { id: idOf(value), accepted: false, problem: objection ?? problem("change.malformed") };
        if (!isProblem(change) && objection) line.refused(change.head, objection);
        return;
      }
      lines.set(change, line);
      const known = byTenant.get(change.head.tenant);
      if (known) known.push({ place: at, change });
      else byTenant.set(change.head.tenant, [{ place: at, change }]);
    });
    for (const [tenant, entries] of byTenant) {
      entries.sort((a, b) => compare(a.change.head.stamp, b.change.head.stamp) || a.place - b.place);
      const inOrder = entries.map(({ change }) => change);
      for (const change of await findUnsigned(tenant, inOrder)) unsigned.add(change);
      const saved = await saveInTurn(tenant, inOrder);
      for (const [index, { place }] of entries.entries()) outcomes[place] = saved[index] as PushOutcome;
    }
    return outcomes;
  }

  /** Looked at before it is their turn: whoever waits for the tenant's lock waits for no signature. */
  async function findUnsigned(tenant: string, changes: readonly ReadEnvelope[]): Promise<readonly ReadEnvelope[]> {
    const { state } = logs.known(tenant);
    const doubtful = state.next === 0 ? changes : await unsignedAmong(state, changes);
    if (doubtful.length === 0) return [];
    // Perhaps somebody joined since this process last read the log.
    const log = await inTenants(store, [tenant], (sql) => logs.read(sql, tenant));
    return unsignedAmong(log.state, doubtful);
  }

  /** All together; and where that fails for a reason of its own, one by one, so that one change cannot hold up another. */
  async function save(tenant: string, changes: readonly ReadEnvelope[]): Promise<readonly PushOutcome[]> {
    const refuse = (found: Problem): readonly PushOutcome[] =>
      changes.map((change) => {
        lines.get(change)?.refused(change.head, found);
        return { id: change.head.id, accepted: false, problem: found };
      });
    try {
      const outcomes = await saveChanges(saving(), tenant, changes);
      tellKept(tenant, changes, outcomes);
      return outcomes;
    } catch (error) {
      if (isBusy(error)) return refuse(problem("door.busy"));
      if (changes.length === 1) {
        onTrouble(error);
        return refuse(problem("door.broken"));
      }
      const outcomes: PushOutcome[] = [];
      for (const change of changes) outcomes.push(...(await save(tenant, [change])));
      return outcomes;
    }
  }
  function tellKept(tenant: string, changes: readonly ReadEnvelope[], outcomes: readonly PushOutcome[]): void {
    const last = new Map<string, number>();
    for (const [at, { head }] of changes.entries()) {
      const outcome = outcomes[at];
      if (outcome?.accepted) last.set(head.stream, Math.max(outcome.n, last.get(head.stream) ?? 0));
    }
    for (const [stream, n] of last) onKept({ tenant, stream, n });
  }
  const saveInTurn = inTurn(MOST_CHANGES, save);

  // Written once: asked for until it is there.
  let root: string | null = null;

  return {
    async hello() {
      root ??= await findRoot(store);
      return { protocol: PROTOCOL, logId, demonstration, today, root };
    },
    push,
    ...readerOf(store, logs, programme, logId, day),
    keys: keysOf(store, logs, programme.roles, day),
    checkpoints: checkpointsOf({ store, logs, programme, logId, day }),
    files: filesOf({ store, logs, programme, day, room: fileRoom }),
    quarantine: quarantineOf(saving),
    erasures: erasuresOf({ store, logs, programme, day, now, note }),
    admin: adminOf(store),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
