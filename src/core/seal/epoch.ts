// The secrets of a circle since a change of who is in it: sealed to each of its people, and the earlier ones under the newer.
// Promise: whoever is in opens every epoch up to now; whoever sealed another secret than the log says is found out by its commitment.
import { base64urlnopad } from "@scure/base";
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
import type { CirclePlace } from "./circle.ts";
import { openSealed, type SealingPair, sealingPair, sealTo } from "./pair.ts";
import type { Platform } from "./platform.ts";

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
