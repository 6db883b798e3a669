// Who shares a key: a circle of a team, in epochs. The whole team, for a kind of record, is everybody in it whose role reads that kind; each
// such set of roles is a circle with secrets of its own, so that who keeps lists of learners holds no key to a case.
// Promise: who is in follows from the signed key log and the day; whoever could open an epoch and no longer belongs makes it stale.
import { base64urlnopad } from "@scure/base";
import { standsOn } from "../access/can.ts";
import type { Grant, Role } from "../access/role.ts";
import type { RecordType } from "../record/type.ts";
import {
  type BoxKey,
  boxKey,
  isSealFault,
  NONCE_BYTES,
  openBox,
  SECRET_BYTES,
  type SealFault,
  sealBox,
} from "./box.ts";
import { epochsOf, type KeyState } from "./key-state.ts";
import { openSealed, type SealingPair, sealingPair, sealTo } from "./pair.ts";
import type { Platform } from "./platform.ts";

/** The circle of a kind of record in a team: `team` and the roles that read it, but those that come for a time. */
export function circleOf(roles: readonly Role[], type: RecordType): string {
  const readers = roles.filter((role) => !role.visiting && (role.may[type.id] ?? role.may["*"])?.includes("read"));
  return `team ${readers
    .map(({ id }) => id)
    .sort()
    .join("+")}`;
}

export const CIRCLE = /^team [a-z-]+(\+[a-z-]+)*$/;

export interface CirclePlace {
  readonly stream: string;
  readonly circle: string;
}

/** Whether a grant puts somebody into a circle, whatever the day. */
function belongs({ stream, circle }: CirclePlace, grant: Grant): boolean {
  const isThere = grant.stream === null || grant.stream === stream;
  return isThere && CIRCLE.test(circle) && circle.slice("team ".length).split("+").includes(grant.role);
}

/** Is this person of this circle on that day, with keys to be sealed to? */
export function isWanted(state: KeyState, place: CirclePlace, person: string, on: string): boolean {
  return (
    state.people.has(person) &&
    state.grants.some((grant) => grant.person === person && standsOn(grant, on) && belongs(place, grant))
  );
}

/** Everybody of a circle on that day, in the order of their ids. */
export function wantedIn(state: KeyState, place: CirclePlace, on: string): readonly string[] {
  return [...state.people.keys()].filter((person) => isWanted(state, place, person, on)).sort();
}

/**
 * Is this person in: of the circle on that day, and, by the keys they have now, its maker or let in by one of it? Until somebody has made
 * sure whose keys these are, nothing is sealed to them: neither an administrator nor the server can let in anybody alone.
 */
export function isIn(state: KeyState, place: CirclePlace, person: string, on: string): boolean {
  const keys = state.people.get(person)?.n;
  if (keys === undefined || !isWanted(state, place, person, on)) return false;
  return (
    state.letIn.has(`${place.stream} ${place.circle} ${person} ${keys}`) ||
    epochsOf(state, place.stream, place.circle).some(({ by, n }) => by === person && n > keys)
  );
}

/** Whether somebody could open the circle's last epoch who does not belong to it any more, or has other keys since. */
export function isStale(state: KeyState, place: CirclePlace, on: string): boolean {
  const last = epochsOf(state, place.stream, place.circle).at(-1);
  if (!last) return false;
  const hasLeft =
    state.ended.some(
      ({ grant, n }) => n > last.n && belongs(place, grant) && !isWanted(state, place, grant.person, on),
    ) ||
    state.grants.some(
      (grant) =>
        belongs(place, grant) &&
        grant.toOn !== undefined &&
        grant.toOn >= last.on &&
        grant.toOn < on &&
        !isWanted(state, place, grant.person, on),
    );
  const hasOtherKeys = wantedIn(state, place, on).some((person) => {
    const known = state.keysEver.get(person) ?? [];
    return known.length > 1 && (known.at(-1)?.n ?? 0) > last.n;
  });
  return hasLeft || hasOtherKeys;
}

/** Which secrets: of which circle, since when. */
export interface EpochPlace extends CirclePlace {
  readonly tenant: string;
  readonly epoch: number;
}

export interface EpochKeys {
  readonly secret: Uint8Array;
  /** Wraps the keys of records. */
  readonly wraps: BoxKey;
  readonly commitment: string;
  /** Where others seal to the circle. */
  readonly sealing: SealingPair;
}

export async function epochKeys(platform: Platform, secret: Uint8Array): Promise<EpochKeys> {
  const wraps = await boxKey(platform.subtle, secret, "wrap");
  return {
    secret,
    wraps,
    commitment: base64urlnopad.encode(wraps.commitment),
    sealing: await sealingPair(platform, secret),
  };
}

/** The secret of an epoch for one of its circle. */
export function sealEpoch(
  platform: Platform,
  place: EpochPlace,
  person: string,
  seals: string,
  secret: Uint8Array,
): Promise<string> {
  return sealTo(platform, seals, aboutEpoch(place, person), secret);
}

/** The keys of an epoch as its circle's log says they are, or why not: whoever sealed something else is found out here. */
export async function openEpoch(
  platform: Platform,
  pair: SealingPair,
  place: EpochPlace,
  person: string,
  commitment: string,
  box: string,
): Promise<EpochKeys | SealFault> {
  const secret = await openSealed(platform, pair, aboutEpoch(place, person), box);
  if (isSealFault(secret)) return secret;
  if (secret.length !== SECRET_BYTES) return { fault: "malformed" };
  const keys = await epochKeys(platform, secret);
  return keys.commitment === commitment ? keys : { fault: "other-key" };
}

/** The secret of the epoch before, under the new one: whoever is in now reads what was written before. */
export async function sealBefore(
  { subtle, random }: Platform,
  place: EpochPlace,
  secret: Uint8Array,
  before: Uint8Array,
): Promise<string> {
  return sealBox(await boxKey(subtle, secret, "epoch"), aboutBefore(place), before, random(NONCE_BYTES));
}

export async function openBefore(
  platform: Platform,
  place: EpochPlace,
  secret: Uint8Array,
  commitmentBefore: string,
  box: string,
): Promise<EpochKeys | SealFault> {
  const before = await openBox(await boxKey(platform.subtle, secret, "epoch"), aboutBefore(place), box);
  if (isSealFault(before)) return before;
  if (before.length !== SECRET_BYTES) return { fault: "malformed" };
  const keys = await epochKeys(platform, before);
  return keys.commitment === commitmentBefore ? keys : { fault: "other-key" };
}

function aboutEpoch({ tenant, stream, circle, epoch }: EpochPlace, person: string): object {
  return { epoch: { tenant, stream, circle, epoch, person } };
}

function aboutBefore({ tenant, stream, circle, epoch }: EpochPlace): object {
  return { before: { tenant, stream, circle, epoch } };
}
