// The recovery of an organisation: a pair of keys whose secret nobody keeps. It is split among people of the organisation, and enough of them
// together, on one device and for as long as it takes, open what the organisation has sealed and let somebody in again.
// Promise: fewer shares than the threshold tell nothing, and a share that is not what the signed log says is named, never used.
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { base64urlnopad } from "@scure/base";
import { printLetters, readLetters } from "../words/letters.ts";
import { SECRET_BYTES, type SealFault } from "./box.ts";
import { canonicalText, hashText } from "./bytes.ts";
import { type CirclePlace, placesOf } from "./circle.ts";
import type { Saying } from "./key-log.ts";
import { epochsOf, type KeyState, RECOVERY, type Share } from "./key-state.ts";
import type { Keyring } from "./keyring.ts";
import { openSealed, sealTo } from "./pair.ts";
import { keysOf, type PersonKeys, publicOf } from "./person-keys.ts";
import type { Platform } from "./platform.ts";

/** Shamir's secret sharing, passed in: it throws dice of its own. Shares are one byte longer than the secret. */
export interface Shamir {
  split(secret: Uint8Array, shares: number, threshold: number): Promise<Uint8Array[]>;
  combine(shares: Uint8Array[]): Promise<Uint8Array>;
}

export const SHARE_BYTES = SECRET_BYTES + 1;
/** What a printed share has beside it, so that a slip of the pen is seen at once. */
const CHECK_BYTES = 2;

/** How many shares there are, and how many of them open: for the number of holders. */
export const THRESHOLDS: { readonly [holders: number]: number } = { 3: 2, 5: 3 };

/** The keys of the recovery pair, as a person's: both seeds by HKDF-SHA-256 (RFC 5869) from the one secret. */
export function recoveryKeys(platform: Platform, secret: Uint8Array, trusts: string): Promise<PersonKeys> {
  const seed = (use: string): string =>
    base64urlnopad.encode(hkdf(sha256, secret, undefined, utf8ToBytes(`banyan recovery 1 ${use}`), SECRET_BYTES));
  return keysOf(platform, RECOVERY, { signs: seed("signs"), seals: seed("seals"), trusts });
}

/**
 * A new pair, and what an administrator says of it; its secret is gone when this returns. `holders` are three or five, in the order of the
 * shares: somebody of the log, or null for a share on paper.
 */
export async function splitRecovery(
  platform: Platform,
  shamir: Shamir,
  { tenant, people }: KeyState,
  holders: readonly (string | null)[],
): Promise<{ readonly saying: Extract<Saying, { says: "recovery" }>; readonly shares: readonly Uint8Array[] }> {
  const threshold = THRESHOLDS[holders.length];
  if (threshold === undefined) throw new RangeError("a secret is split among three or five");
  const secret = platform.random(SECRET_BYTES);
  const keys = publicOf(await recoveryKeys(platform, secret, ""));
  const shares = await shamir.split(secret, holders.length, threshold);
  secret.fill(0);
  const said = shares.map(async (share, at): Promise<Share> => {
    const person = holders[at] ?? null;
    const commitment = commitmentOf(tenant, share);
    if (person === null) return { person, commitment, box: null };
    const box = await sealTo(platform, people.get(person)?.keys.seals ?? "", aboutShare(tenant, person), share);
    return { person, commitment, box };
  });
  return { saying: { says: "recovery", keys, threshold, shares: await Promise.all(said) }, shares };
}

/** The share of somebody who holds one; a fault where they have had other keys since, and nothing where they hold none. */
export async function openShare(
  platform: Platform,
  { tenant, recovery }: KeyState,
  { person, sealing }: Pick<PersonKeys, "person" | "sealing">,
): Promise<Uint8Array | SealFault | undefined> {
  const box = recovery?.shares.find((share) => share.person === person)?.box;
  return box ? openSealed(platform, sealing, aboutShare(tenant, person), box) : undefined;
}

/** Which share of the pair this is, as the log says it; nothing where it is none: of another pair, or not what was split. */
export function findShare({ tenant, recovery }: KeyState, share: Uint8Array): Share | undefined {
  const commitment = commitmentOf(tenant, share);
  return recovery?.shares.find((one) => one.commitment === commitment);
}

/** A share for paper: fourteen groups of four letters. */
export function printShare(share: Uint8Array): string {
  return printLetters(concatBytes(share, checkOf(share)));
}

/** A share as somebody typed it, or nothing where a letter is wrong. */
export function readShare(typed: string): Uint8Array | undefined {
  const bytes = readLetters(typed, SHARE_BYTES + CHECK_BYTES);
  const share = bytes?.slice(0, SHARE_BYTES);
  return share && checkOf(share).every((byte, at) => byte === bytes?.[SHARE_BYTES + at]) ? share : undefined;
}

/** What shares come to: the keys, and which of those that were brought are none of this pair, by their place among them. */
export interface Recovered {
  readonly keys: PersonKeys;
  readonly wrong: readonly number[];
}

export interface RecoveryFault {
  /** `none`: the organisation has no recovery pair. `too-few`: so many more are needed. `not-this`: they never made the pair that is named. */
  readonly fault: "none" | "too-few" | "not-this";
  readonly missing: number;
  readonly wrong: readonly number[];
}

export function isRecoveryFault(recovered: Recovered | RecoveryFault): recovered is RecoveryFault {
  return "fault" in recovered;
}

/** The keys of an organisation's recovery pair from the shares that were brought, whatever else was brought with them. */
export async function recover(
  platform: Platform,
  shamir: Shamir,
  { tenant, recovery, people }: KeyState,
  trusts: string,
  brought: readonly Uint8Array[],
): Promise<Recovered | RecoveryFault> {
  const named = people.get(RECOVERY)?.keys;
  const places = brought.map((_, at) => at);
  if (!recovery || !named) return { fault: "none", missing: 0, wrong: places };
  const held = brought.map((share) => commitmentOf(tenant, share));
  const commitments = recovery.shares.map(({ commitment }) => commitment);
  const isKnown = (at: number): boolean => commitments.includes(held[at] ?? "");
  const known = places.filter((at) => isKnown(at) && held.indexOf(held[at] ?? "") === at);
  const foreign = places.filter((at) => !isKnown(at));
  const missing = recovery.threshold - known.length;
  if (missing > 0) return { fault: "too-few", missing, wrong: foreign };
  const keysFrom = async (chosen: readonly number[]): Promise<PersonKeys | undefined> => {
    const secret = await combined(
      shamir,
      chosen.flatMap((at) => brought[at] ?? []),
    );
    const keys = secret && (await recoveryKeys(platform, secret, trusts));
    return keys && canonicalText(publicOf(keys)) === canonicalText(named) ? keys : undefined;
  };
  for (const chosen of choices(known, recovery.threshold)) {
    const keys = await keysFrom(chosen);
    if (!keys) continue;
    // A share of the log that does not lie with the others was made wrong, by slip or by will.
    const wrong = [...foreign];
    for (const at of known) if (!chosen.includes(at) && !(await keysFrom([...chosen.slice(1), at]))) wrong.push(at);
    return { keys, wrong: wrong.sort((a, b) => a - b) };
  }
  return { fault: "not-this", missing: 0, wrong: foreign };
}

/** Whether this ring opens a circle as it stands, back to its first epoch. */
export interface CircleOpened extends CirclePlace {
  readonly opens: boolean;
}

/** Every circle of an organisation, and whether the keys of this ring open it: what a drill comes to. */
export function circlesOpened({ stateOf, secretOf }: Keyring, tenant: string): readonly CircleOpened[] {
  const state = stateOf(tenant);
  return placesOf(state).map(({ stream, circle }) => {
    const epochs = epochsOf(state, stream, circle);
    return { stream, circle, opens: epochs.every(({ epoch }) => secretOf(tenant, stream, circle, epoch)) };
  });
}

/** Nothing where these are no shares of one secret, as where two of them stand at one place. */
async function combined(shamir: Shamir, shares: readonly Uint8Array[]): Promise<Uint8Array | undefined> {
  try {
    return await shamir.combine(shares.map((share) => Uint8Array.from(share)));
  } catch {
    return undefined;
  }
}

function commitmentOf(tenant: string, share: Uint8Array): string {
  return hashText(canonicalText({ share: { tenant, bytes: base64urlnopad.encode(share) } }));
}

function aboutShare(tenant: string, person: string): object {
  return { share: { tenant, person } };
}

function checkOf(share: Uint8Array): Uint8Array {
  return sha256(share).slice(0, CHECK_BYTES);
}

/** Every choice of so many, in their order. */
function choices(from: readonly number[], count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return from.flatMap((first, at) => choices(from.slice(at + 1), count - 1).map((rest) => [first, ...rest]));
}
