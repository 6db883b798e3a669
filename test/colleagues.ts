// Colleagues at one partner with their keys, their devices and a keeper in memory, and a network that can be cut or lie: for tests of what
// a device does. All that reaches the keeper is sealed, and it takes nothing else.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { Grant, Person } from "#core/access/role.ts";
import type { Envelope } from "#core/change/change.ts";
import { isProblem, type Problem, problem } from "#core/problem.ts";
import { findType, type Programme } from "#core/programme.ts";
import { RECOVERY } from "#core/seal/key-state.ts";
import type { KeysPage } from "#core/seal/keyring.ts";
import type { PersonKeys } from "#core/seal/person-keys.ts";
import type { CheckpointsPage } from "#core/seal/sealed-checkpoint.ts";
import type { KeyPost } from "#core/seal/tending.ts";
import { programme } from "#programme/register.ts";
import type { GivenCheckpoints } from "#server/checkpoints.ts";
import type { NewChunk } from "#server/files.ts";
import type { Keeper } from "#server/keeper.ts";
import { memoryKeeper } from "#server/memory-keeper.ts";
import { create } from "#web/acts.ts";
import { type Api, AWAY, type Pulled } from "#web/api.ts";
import { type Device as OpenDevice, openDevice } from "#web/device.ts";
import { type Lying, memoryOutboxDisk, nothingLying } from "#web/outbox-disk.ts";
import type { ShelfDisk } from "#web/shelf-disk.ts";
import { pushUnlessBusy } from "./busy-keeper.ts";
import { type KeyedOffice, keyedOffice, ON } from "./keyed-office.ts";

const NOON = Date.parse(`${ON}T12:00:00Z`);

export type Device = Awaited<ReturnType<typeof colleagueAt>>;

/** What may go wrong between a device and its keeper. */
export interface Network {
  isCut: boolean;
  losesAnswers: boolean;
  saysNothing: boolean;
  /** Whoever sends does not hear at once what others sent. */
  pullsNothing: boolean;
  chokesOn: (changes: readonly Envelope[]) => boolean;
  isBusyFor: (change: Envelope) => boolean;
  /** A server that lies, about keys or about changes. */
  altersKeys: (page: KeysPage) => KeysPage;
  altersPage: (page: Pulled) => Pulled;
  altersCheckpoints: (page: CheckpointsPage) => CheckpointsPage;
  /** What is asked so goes nowhere: a path, or `pull` with what was asked of a stream. */
  cutsAt: (asked: string) => boolean;
  refusesFiles: boolean;
  /** By how many milliseconds the clock of the device is ahead, until it is put right. */
  ahead: number;
  /** Each answer says what time it is. */
  tellsTime: boolean;
  pushes: number;
  /** All that went out, as it went. */
  readonly sent: string[];
}

export function newNetwork(): Network {
  return {
    isCut: false,
    losesAnswers: false,
    saysNothing: false,
    pullsNothing: false,
    chokesOn: () => false,
    isBusyFor: () => false,
    altersKeys: (page) => page,
    altersPage: (page) => page,
    altersCheckpoints: (page) => page,
    cutsAt: () => false,
    refusesFiles: false,
    ahead: 0,
    tellsTime: false,
    pushes: 0,
    sent: [],
  };
}

export function newKeeper(of: Programme): ReturnType<typeof memoryKeeper> {
  return memoryKeeper({ programme: of, demonstration: false, logId: randomUUID(), today: ON, now: () => NOON });
}

/** Two colleagues who may write down nearly everything, the second let in by the first. */
export async function world() {
  const keeper = newKeeper(programme);
  const office = await keyedOffice(keeper, programme);
  const [ana, rui] = await together(keeper, office, programme, [WRITES, WRITES]);
  assert.ok(ana && rui);
  return { keeper, office, ana, rui };
}

export const WRITES = ["results-officer", "trainer", "partner-officer"];

/** Colleagues with these roles, each let in by those before; all of them have heard of all. */
export async function together(
  keeper: Keeper,
  office: KeyedOffice,
  of: Programme,
  stands: readonly (readonly string[])[],
): Promise<readonly Device[]> {
  const devices: Device[] = [];
  for (const roles of stands) {
    const device = await colleagueAt(keeper, office, of, roles);
    await device.sync.now();
    for (const earlier of devices) {
      await earlier.sync.now();
      await earlier.letIn(device.person.id, device.keyActs.number);
    }
    await device.sync.now();
    devices.push(device);
  }
  for (const { sync, network } of devices) {
    await sync.now();
    network.pushes = 0;
  }
  return devices;
}

/** Somebody who joined with these roles, and their device; nobody has let them in. */
export async function colleagueAt(keeper: Keeper, office: KeyedOffice, of: Programme, roles: readonly string[]) {
  const { where } = office;
  const keys = await office.newcomer();
  const { stream } = where;
  await office.join(
    keys,
    roles.map((role) => ({ role, stream })),
  );
  const grants = roles.map((role): Grant => ({ person: keys.person, role, ...where }));
  const person = { id: keys.person, grants };
  const network = newNetwork();
  const lying = nothingLying();
  const outboxDisk = memoryOutboxDisk(lying);
  const open = (by: PersonKeys = keys, on = outboxDisk, shelfDisk?: ShelfDisk, logId?: string): Promise<OpenDevice> =>
    openDevice({
      ...(shelfDisk && { shelfDisk }),
      ...(logId !== undefined && { logId }),
      programme: of,
      api: wire(keeper, person, network),
      me: { ...person, streams: [{ ...where, country: "BR" }] },
      keys: by,
      outboxDisk: on,
      now: () => NOON + network.ahead,
      async time() {
        if (network.isCut) return AWAY;
        network.ahead = 0;
        return NOON;
      },
      toldTime: () => (network.tellsTime ? NOON : undefined),
      day: () => ON,
      keyDay: () => ON,
      newId: randomUUID,
      pause: async () => {},
      onSignedOut: () => {},
    });
  return { ...(await open()), open, keys, person, lying, outboxDisk, where, network };
}

/** What a device asks, as it comes and goes over a network: copied, so that nothing is shared. */
export function wire(keeper: Keeper, person: Person, network: Network): Asked {
  const there = answersOf(keeper, () => person);
  return {
    async push(changes, log, aside) {
      network.pushes += 1;
      if (network.isCut) return AWAY;
      if (network.saysNothing) return { outcomes: [] };
      if (network.chokesOn(changes)) return problem("door.bad-request");
      network.sent.push(JSON.stringify(changes));
      if (await isOtherLog(keeper, log)) return problem("change.other-log");
      const outcomes = aside
        ? await keeper.push(person, structuredClone(changes), true)
        : await pushUnlessBusy(keeper, person, structuredClone(changes), network.isBusyFor);
      return network.losesAnswers ? AWAY : { outcomes };
    },
    async pull(...asked) {
      if (network.isCut || network.pullsNothing || network.cutsAt(`pull ${JSON.stringify(asked)}`)) return AWAY;
      const page = await there.pull(...asked);
      return isProblem(page) ? page : network.altersPage(page);
    },
    async get<T>(path: string): Promise<T | Problem> {
      if (network.isCut || network.cutsAt(path)) return AWAY;
      const found = await there.get<T>(path);
      if (isProblem(found)) return found;
      if (path.startsWith("/api/checkpoints")) return network.altersCheckpoints(found as CheckpointsPage) as T;
      return path.startsWith("/api/keys") ? (network.altersKeys(found as KeysPage) as T) : found;
    },
    async post<T>(path: string, body: unknown): Promise<T | Problem> {
      if (network.isCut || network.cutsAt(`post ${path}`)) return AWAY;
      network.sent.push(JSON.stringify(body));
      if (path === "/api/files" && network.refusesFiles) return problem("file.no-room");
      const answer = await there.post<T>(path, body);
      return path === "/api/files" && network.losesAnswers ? AWAY : answer;
    },
  };
}

/** What a device asks of its keeper. */
export type Asked = Pick<Api, "push" | "pull" | "get" | "post">;

/** What the route asks of the header `banyan-log`. */
async function isOtherLog(keeper: Pick<Keeper, "hello">, log = ""): Promise<boolean> {
  return log !== "" && log !== (await keeper.hello()).logId;
}

/** A keeper as its routes answer whoever is signed in: copied, as through a wire. */
export function answersOf(
  keeper: Pick<Keeper, "hello" | "push" | "pull" | "keys" | "files" | "checkpoints">,
  who: () => Person,
): Asked {
  return {
    async push(changes, log, aside) {
      if (await isOtherLog(keeper, log)) return problem("change.other-log");
      return { outcomes: await keeper.push(who(), structuredClone(changes), aside) };
    },
    pull: async (...asked) => structuredClone(await keeper.pull(who(), ...asked)) as Pulled | Problem,
    async get<T>(path: string): Promise<T | Problem> {
      const { pathname, searchParams } = new URL(path, "http://keeper.example");
      const [, record, file, chunk] = /^\/api\/files\/([^/]+)\/([^/]+)\/(\d+)$/.exec(pathname) ?? [];
      if (record !== undefined && file !== undefined)
        return (await keeper.files.get(who(), { record, file, chunk: Number(chunk) })) as T | Problem;
      if (pathname === "/api/checkpoints") {
        const { stream = "", after = "", bytes = "4000000" } = Object.fromEntries(searchParams);
        return structuredClone(await keeper.checkpoints.page(who(), stream, after, Number(bytes))) as T | Problem;
      }
      assert.equal(pathname, "/api/keys");
      const { tenant = "", after, sealedTo } = Object.fromEntries(searchParams);
      const pair = sealedTo === "recovery" ? RECOVERY : undefined;
      return structuredClone(await keeper.keys.page(who(), tenant, Number(after), pair)) as T | Problem;
    },
    async post<T>(path: string, body: unknown): Promise<T | Problem> {
      if (path === "/api/files")
        return ((await keeper.files.put(who(), structuredClone(body) as NewChunk)) ?? {}) as T | Problem;
      if (path === "/api/checkpoints")
        return structuredClone(await keeper.checkpoints.take(who(), structuredClone(body) as GivenCheckpoints)) as
          | T
          | Problem;
      assert.equal(path, "/api/keys");
      return ((await keeper.keys.post(structuredClone(body) as KeyPost)) ?? {}) as T | Problem;
    },
  };
}

/** A participant, which is sealed, by this name. */
export function writeDown({ desk, where }: Pick<Device, "desk" | "where">, name: string): string {
  return create(desk, typeOf("participant"), where, { name, audience: "children" });
}

export function nameOn({ store }: Pick<Device, "store">, id: string): unknown {
  return store.find(id)?.answers["name"];
}

/** Each sends and fetches, one after the other. */
export async function all(...devices: readonly Pick<Device, "sync">[]): Promise<void> {
  for (const { sync } of devices) await sync.now();
}

export function held({ store }: Pick<Device, "store">, id: string) {
  const found = store.find(id);
  assert.ok(found, "the record is on the device");
  return found;
}

export function typeOf(id: string) {
  const type = findType(programme, id);
  assert.ok(type, id);
  return type;
}

/** What a browser offers as storage, as plainly as it can be said. */
export function newDisk(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => void items.set(key, text),
    removeItem: (key: string) => void items.delete(key),
    clear: () => items.clear(),
    key: (at: number) => [...items.keys()][at] ?? null,
    get length() {
      return items.size;
    },
  };
}

export function textOn(from: Storage): string {
  return Array.from({ length: from.length }, (_, at) => `${from.key(at)}\t${from.getItem(from.key(at) ?? "")}`).join(
    "\n",
  );
}

/** All that lies there of anybody. */
export function textLying({ unsent, drafts }: Lying): string {
  return JSON.stringify([unsent, drafts].map((of) => [...of].map(([person, lines]) => [person, [...lines]])));
}
