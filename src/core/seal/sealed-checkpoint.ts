// What one device folded out of a record's changes, sealed under the record's own key and signed, for devices that have none of them yet
// (docs/formats.md, sealed checkpoint 1; decision 0028).
// Promise: it opens for whoever reads the record's changes, as what it was sealed as, said by somebody of its circle; whatever else it
// is, it is not believed, and nothing is lost by that.
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { utf8 } from "@scure/base";
import { deflateSync, Inflate } from "fflate";
import { MOST_AHEAD_MILLIS } from "../change/clock.ts";
import type { Checkpoint } from "../record/checkpoint.ts";
import { isCheckpoint } from "../record/read-checkpoint.ts";
import { boxKey, isSealFault, NONCE_BYTES, openBox, type SealFault, sealBox } from "./box.ts";
import { canonicalText, hashText } from "./bytes.ts";
import { type KnownChains, lastLinks } from "./chain.ts";
import { type CirclePlace, isIn, isNamed } from "./circle.ts";
import type { KeyState } from "./key-state.ts";
import type { Keyring, KnownOfRecord, NoKey, Wrap } from "./keyring.ts";
import { isSignedBy, signText } from "./pair.ts";
import type { Platform } from "./platform.ts";
import type { RecordKey } from "./record-keys.ts";

/** As it lies with the server and travels. */
export interface SealedCheckpoint {
  readonly tenant: string;
  readonly stream: string;
  readonly record: string;
  readonly type: string;
  /** The number of the last change in it, of the log it names. */
  readonly upTo: number;
  /** How many changes are in it: all that the record had up to there. */
  readonly count: number;
  readonly logId: string;
  /** Whose device made it, and the day. */
  readonly author: string;
  readonly on: string;
  /** The record's key it is under, as a wrap names it. */
  readonly generation: number;
  readonly key: string;
  /** Deflated and sealed. */
  readonly box: string;
  /** Of all the above, the box by its hash. */
  readonly signature: string;
}

/** Checkpoints of a stream as a server hands them out, by record. */
export interface CheckpointsPage {
  readonly logId: string;
  readonly stream: string;
  readonly checkpoints: readonly SealedCheckpoint[];
  /** The keys of their records, as they were wrapped. */
  readonly wraps: readonly Wrap[];
  /** What to ask for next as `after`; null with the last. */
  readonly next: string | null;
  /** How many come behind this page. */
  readonly left: number;
}

/** What became of checkpoints that a server was given. */
export interface TakenCheckpoints {
  /** In their order. What is not taken is not needed: there is a newer one, or it is not one that stands. */
  readonly outcomes: readonly { readonly record: string | null; readonly taken: boolean }[];
  /** Of which records the next are wanted, of the whole stream: whoever brings nothing may ask so, too. */
  readonly toCheckpoint: readonly string[];
}

/** What a pull is asked for beside its numbers: the changes of one record, or those that are in no checkpoint that stands. */
export type PullHow = { readonly record: string } | { readonly beside: true };

export interface CheckpointInside {
  readonly form: string;
  readonly checkpoint: Checkpoint;
  /** The numbers of the changes in it, ascending: the last is `upTo`, and there are `count`. */
  readonly ns: readonly number[];
  /** So that what is said later goes on being followed. */
  readonly chains: KnownChains;
  readonly readers?: KnownOfRecord["readers"];
}

/** `not-signed`: by nobody who is in the record's circle now, with the keys they have now. `other-form`: of an app that writes them otherwise. */
export interface CheckpointFault {
  readonly fault: SealFault["fault"] | "no-key" | "not-signed" | "other-form";
}

/** Another form is not believed; whoever holds the changes makes it again. */
const FORM = "1";
/** Records offered at once, and checkpoints to a post: what a phone makes in a few seconds; the answer to it offers the next. */
export const MOST_TO_CHECKPOINT = 50;
/** Letters of a box, and bytes of what is in it. */
export const MOST_CHECKPOINT = 256_000;
const MOST_INFLATED = 4_000_000;

interface Desk {
  readonly platform: Platform;
  readonly ring: Pick<Keyring, "keys" | "stateOf" | "newestKey" | "findKey">;
}

/** Nothing where it is too large to be kept. */
export async function sealCheckpoint(
  { platform, ring }: Desk,
  { logId, on }: Pick<SealedCheckpoint, "logId" | "on">,
  inside: Omit<CheckpointInside, "form">,
): Promise<SealedCheckpoint | NoKey | undefined> {
  const { tenant, stream, record, type } = inside.checkpoint;
  const found = await ring.newestKey({ tenant, stream, record, type });
  if (!found) return { fault: "no-key" };
  const { generation, key } = found.wrap;
  const counts = { upTo: inside.ns.at(-1) ?? 0, count: inside.ns.length, logId };
  const head = { tenant, stream, record, type, ...counts, author: ring.keys.person, on, generation, key };
  const plain = deflateSync(utf8ToBytes(canonicalText({ ...inside, chains: lastLinks(inside.chains), form: FORM })), {
    level: 9,
  });
  const under = await boxKey(platform.subtle, found.secret, "checkpoint");
  const box = await sealBox(under, { checkpoint: head }, plain, platform.random(NONCE_BYTES));
  if (box.length > MOST_CHECKPOINT) return undefined;
  return { ...head, box, signature: await signText(platform, ring.keys.signing, signedCheckpoint({ ...head, box })) };
}

/** What is in it, or why it is not believed. `on` is the day of the key log, `now` in milliseconds since 1970. */
export async function openCheckpoint(
  { platform, ring }: Desk,
  sealed: SealedCheckpoint,
  wraps: readonly Wrap[],
  { on, now }: { readonly on: string; readonly now: number },
): Promise<CheckpointInside | CheckpointFault> {
  const { tenant, stream, author } = sealed;
  const state = ring.stateOf(tenant);
  if (!(await isSignedCheckpoint(platform, state, sealed))) return { fault: "not-signed" };
  const found = await ring.findKey(sealed, wraps);
  if (!found) return { fault: "no-key" };
  if (!isMaker(state, { stream, circle: found.wrap.circle }, author, on)) return { fault: "not-signed" };
  return insideOf(platform, sealed, found, now + MOST_AHEAD_MILLIS);
}

/**
 * The same of one that was believed on this device when it came: whoever has left since, was in the circle then, and a clock that goes back
 * says nothing new.
 */
export async function openAgain(
  { platform, ring }: Desk,
  sealed: SealedCheckpoint,
  wraps: readonly Wrap[],
): Promise<CheckpointInside | CheckpointFault> {
  const found = await ring.findKey(sealed, wraps);
  return found ? insideOf(platform, sealed, found, Number.POSITIVE_INFINITY) : { fault: "no-key" };
}

async function insideOf(
  { subtle }: Platform,
  { box, signature: _, ...head }: SealedCheckpoint,
  { secret, wrap }: RecordKey,
  until: number,
): Promise<CheckpointInside | CheckpointFault> {
  const opened = await openBox(await boxKey(subtle, secret, "checkpoint"), { checkpoint: head }, box);
  if (isSealFault(opened)) return opened;
  const inside = parsed(inflated(opened));
  if (inside?.form !== FORM) return { fault: inside ? "other-form" : "malformed" };
  return isOf(head, inside, until) && areReaders(inside.readers, wrap) ? inside : { fault: "malformed" };
}

/** May this person's device say what a record of this circle comes to? Whoever is in it, made sure of by one of it. */
export function isMaker(state: KeyState, place: CirclePlace, person: string, on: string): boolean {
  return isIn(state, place, person, on);
}

/** Signed with the keys its author has now: whose are lost, has none. Asked by a server before it keeps one, too. */
export async function isSignedCheckpoint(
  platform: Pick<Platform, "subtle">,
  { people }: Pick<KeyState, "people">,
  sealed: SealedCheckpoint,
): Promise<boolean> {
  const { author, signature } = sealed;
  const signs = people.get(author)?.keys.signs;
  return signs !== undefined && isSignedBy(platform, signs, signedCheckpoint(sealed), signature);
}

/** What is signed. */
export function signedCheckpoint(sealed: Omit<SealedCheckpoint, "signature">): string {
  const { box, signature: _, ...head } = sealed as SealedCheckpoint;
  return canonicalText({ checkpoint: { ...head, box: hashText(box) } });
}

/** Is what was inside what the head says? Whoever signed it may still have sealed anything. */
function isOf(
  head: Omit<SealedCheckpoint, "box" | "signature">,
  { checkpoint, ns, chains }: CheckpointInside,
  until: number,
): boolean {
  const isSame = (["tenant", "stream", "record", "type"] as const).every((name) => checkpoint?.[name] === head[name]);
  const isNumbered =
    Array.isArray(ns) &&
    ns.length === head.count &&
    ns.at(-1) === head.upTo &&
    ns.every((n, at) => Number.isSafeInteger(n) && n > (ns[at - 1] ?? 0));
  return isSame && isNumbered && areChains(chains) && isCheckpoint(checkpoint, until);
}

/** Those the key is wrapped for: nobody is told to seal for others what this record is about. */
function areReaders(readers: CheckpointInside["readers"] | null, { circle }: Wrap): boolean {
  if (readers === undefined) return !isNamed(circle);
  if (typeof readers?.stamp !== "string" || typeof readers.circle !== "string") return false;
  return isNamed(readers.circle) ? readers.circle === circle : !isNamed(circle);
}

function areChains(chains: unknown): boolean {
  const isLink = (link: unknown): boolean =>
    Array.isArray(link) && link.length === 2 && Number.isSafeInteger(link[0]) && typeof link[1] === "string";
  const isChain = (chain: unknown): boolean =>
    Array.isArray(chain) &&
    chain.length === 2 &&
    typeof chain[0] === "string" &&
    Array.isArray(chain[1]) &&
    chain[1].every(isLink);
  return Array.isArray(chains) && chains.every(isChain);
}

/** In small pieces, for a few bytes may come to a thousand times as many; nothing where they are too many, or were never deflated. */
function inflated(packed: Uint8Array): Uint8Array | undefined {
  const whole: Uint8Array[] = [];
  let bytes = 0;
  const inflate = new Inflate((piece) => {
    bytes += piece.length;
    if (bytes <= MOST_INFLATED) whole.push(piece);
  });
  try {
    for (let at = 0; at < packed.length && bytes <= MOST_INFLATED; at += PIECE)
      inflate.push(packed.slice(at, at + PIECE), at + PIECE >= packed.length);
  } catch {
    return undefined;
  }
  if (bytes > MOST_INFLATED) return undefined;
  const all = new Uint8Array(bytes);
  let from = 0;
  for (const piece of whole) {
    all.set(piece, from);
    from += piece.length;
  }
  return all;
}

const PIECE = 2_048;

function parsed(bytes: Uint8Array | undefined): CheckpointInside | undefined {
  try {
    const inside: unknown = bytes && JSON.parse(utf8.encode(bytes));
    return typeof inside === "object" && inside !== null ? (inside as CheckpointInside) : undefined;
  } catch {
    return undefined;
  }
}
