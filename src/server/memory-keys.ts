// Keys as the model in memory keeps them: each organisation's log, and the secrets that were posted with it, in plain lists.
import { standing } from "#core/access/can.ts";
import type { Role } from "#core/access/role.ts";
import { isProblem, problem } from "#core/problem.ts";
import { isWanted, namedPlaces } from "#core/seal/circle.ts";
import type { SignedEntry } from "#core/seal/key-log.ts";
import { epochsOf, type KeyState } from "#core/seal/key-state.ts";
import type { KeyPost } from "#core/seal/tending.ts";
import type { Keys } from "./keeper.ts";
import { endIn, grantIn, type KnownLog, noLog, readPost } from "./key-post.ts";
import { endGrants, type MemoryHouse, putGrant } from "./memory-admin.ts";

export interface MemoryKeys extends Keys {
  stateOf(tenant: string): KeyState;
  lastEpoch(tenant: string, stream: string, circle: string): number;
  /** The circles of people by name that this person is one of. */
  namedOf(tenant: string, stream: string, person: string): readonly string[];
  nextEntry(tenant: string): number;
  /** The entry that says the keys this person has. */
  keysAt(tenant: string, person: string): number | undefined;
  /** Those of which this person was ever given a secret. */
  circlesOf(tenant: string, person: string): readonly { readonly stream: string; readonly circle: string }[];
}

interface KeptLog extends KnownLog, Omit<KeyPost, "tenant"> {
  readonly entries: readonly SignedEntry[];
}

export function memoryKeys(house: MemoryHouse, roles: readonly Role[], day: () => string): MemoryKeys {
  const logs = new Map<string, KeptLog>();
  const logOf = (tenant: string): KeptLog =>
    logs.get(tenant) ?? { ...noLog(tenant), entries: [], boxes: [], befores: [] };
  const placeOf = (box: KeyPost["befores"][number]): string => `${box.stream} ${box.epoch} ${box.circle}`;

  async function take(post: KeyPost): ReturnType<Keys["post"]> {
    const { tenant } = post;
    const at = house.tenants.get(tenant);
    if (!at) return problem("door.not-found");
    const on = day();
    const log = logOf(tenant);
    const streams = [...house.streams.values()].flatMap((one) => (one.tenant === tenant ? one.stream : []));
    const office = { partner: at.partner, streams, people: [...house.people.keys()] };
    const read = await readPost({ roles, root: house.root }, office, log, post, on);
    if (isProblem(read)) return read;
    const isNew = (box: KeyPost["boxes"][number]): boolean =>
      post.boxes.every((one) => one.person !== box.person || placeOf(one) !== placeOf(box));
    logs.set(tenant, {
      ...read,
      entries: [...log.entries, ...post.entries],
      boxes: [...log.boxes.filter(isNew), ...post.boxes],
      befores: [...log.befores, ...post.befores],
    });
    for (const entry of post.entries) {
      const [given, ended] = [grantIn(entry), endIn(entry)];
      if (given) putGrant(house, given);
      if (ended) endGrants(house, ended, on);
    }
    return undefined;
  }

  let last: Promise<unknown> = Promise.resolve();
  return {
    stateOf: (tenant) => logOf(tenant).state,
    namedOf(tenant, stream, person) {
      const { state } = logOf(tenant);
      const places = namedPlaces(state, person).filter((place) => place.stream === stream);
      return places.filter((place) => isWanted(state, place, person, day())).map(({ circle }) => circle);
    },
    lastEpoch: (tenant, stream, circle) => epochsOf(logOf(tenant).state, stream, circle).at(-1)?.epoch ?? 0,
    nextEntry: (tenant) => logOf(tenant).state.next,
    keysAt: (tenant, person) => logOf(tenant).state.people.get(person)?.n,
    circlesOf(tenant, person) {
      const theirs = logOf(tenant).boxes.filter((box) => box.person === person);
      return [...new Map(theirs.map(({ stream, circle }) => [`${stream} ${circle}`, { stream, circle }])).values()];
    },
    async page(person, tenant, after, sealedTo: string = person.id) {
      if (!standing(roles, person, day()).grants.some((grant) => grant.tenant === tenant))
        return problem("door.not-found");
      const { entries, boxes, befores } = logOf(tenant);
      const theirs = boxes.filter((box) => box.person === sealedTo);
      return {
        tenant,
        entries: entries.slice(after),
        boxes: theirs.map(({ person: _, ...box }) => box).toSorted(byPlace),
        befores: befores
          .filter(({ stream, circle }) => theirs.some((box) => box.stream === stream && box.circle === circle))
          .toSorted(byPlace),
      };
    },
    /** One after the other, as they came. */
    post(post) {
      const taken = last.then(() => take(post));
      last = taken.catch(() => undefined);
      return taken;
    },
  };
}

function byPlace(a: KeyPost["befores"][number], b: KeyPost["befores"][number]): number {
  return compare(a.stream, b.stream) || compare(a.circle, b.circle) || a.epoch - b.epoch;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
