// Checkpoints that members' devices made, as an interface, and which of them are kept and stand: said once, for both keepers
// (test/contract/checkpoints.db.test.ts; decision 0028).
// Promise: one stands while whoever made it may say what its record comes to; nobody gets one of a record they do not read, and nothing is
// counted from one. Whoever believes none of them misses nothing: all there is to read comes as changes too.
import { can } from "#core/access/can.ts";
import type { Person } from "#core/access/role.ts";
import type { Problem } from "#core/problem.ts";
import { findType, kindsAsked, type Programme } from "#core/programme.ts";
import { circleOf, isNamed } from "#core/seal/circle.ts";
import type { KeyState } from "#core/seal/key-state.ts";
import { PUBLIC_KEY, SIGNATURE } from "#core/seal/pair.ts";
import {
  type CheckpointsPage,
  isMaker,
  isSignedCheckpoint,
  MOST_CHECKPOINT,
  type SealedCheckpoint,
  type TakenCheckpoints,
} from "#core/seal/sealed-checkpoint.ts";
import type { Home, KnownWrap } from "./accept.ts";
import { hasExactly, isCount, isObject, isText, isUuid } from "./form.ts";
import { platform } from "./platform.ts";

export interface Checkpoints {
  /** Those of a stream that stand and that this person reads, by record, after this one; as many as come to so many bytes, the last may go over. */
  page(person: Person, stream: string, after: string, bytes?: number): Promise<CheckpointsPage | Problem>;
  /** Takes in those that stand and are newer than what is there. Each on its own merits; none where they are of another log (`change.other-log`). */
  take(person: Person, given: GivenCheckpoints): Promise<TakenCheckpoints | Problem>;
}

export interface GivenCheckpoints {
  readonly logId: string;
  readonly stream: string;
  readonly checkpoints: readonly unknown[];
}

/**
 * A record is worth another checkpoint after so many changes: one of fewer saves less than it costs to fetch (it repeats what stands, and has
 * a box of its own), and with each the bytes of the record are sent once more by some device, about a quarter of what ten changes are.
 */
export const LEAST_NEW = 5;

const members = [
  ...["tenant", "stream", "record", "type", "upTo", "count", "logId"],
  ...["author", "on", "generation", "key", "box", "signature"],
];

/** A checkpoint in exactly the form of docs/formats.md. */
export function readCheckpoint(value: unknown): SealedCheckpoint | undefined {
  const isIts =
    isObject(value) &&
    hasExactly(value, members) &&
    ["tenant", "stream", "record", "logId", "author"].every((name) => isUuid(value[name])) &&
    ["upTo", "count", "generation"].every((name) => isCount(value[name]) && (value[name] as number) >= 1) &&
    matches(value["type"], /^[a-z][a-z0-9-]{0,59}$/) &&
    matches(value["on"], /^\d{4}-\d\d-\d\d$/) &&
    matches(value["key"], PUBLIC_KEY) &&
    matches(value["signature"], SIGNATURE) &&
    matches(value["box"], /^[A-Za-z0-9_-]+$/) &&
    (value["box"] as string).length <= MOST_CHECKPOINT;
  return isIts ? (value as unknown as SealedCheckpoint) : undefined;
}

function matches(value: unknown, form: RegExp): boolean {
  return isText(value) && form.test(value);
}

/** What an organisation's key log and its leaders say of people, today. */
export interface MakerDesk {
  readonly state: KeyState;
  readonly stream: string;
  readonly on: string;
  /** From which entry of the log on somebody needs keys of, who was cut off. */
  readonly cut: ReadonlyMap<string, number>;
}

/** May this person's device say what records come to that this circle reads? */
export function mayMake({ state, stream, on, cut }: MakerDesk, person: string, circle: string | undefined): boolean {
  const isCut = (state.people.get(person)?.n ?? -1) < (cut.get(person) ?? -1);
  return circle !== undefined && !isCut && isMaker(state, { stream, circle }, person, on);
}

/** The circle that reads a record, as a key log names it. */
export function circleAt(programme: Programme, { type, circle }: Pick<Home, "type" | "circle">): string | undefined {
  const found = findType(programme, type);
  return isNamed(circle) ? circle : found && circleOf(programme.roles, found);
}

/**
 * The kinds that a stream's checkpoints are of, for this person: sealed, coming by themselves, and theirs to read. Nothing where they read
 * nothing of the stream.
 */
export function kindsOfCheckpoints(
  programme: Programme,
  person: Person,
  place: { readonly tenant: string; readonly stream: string },
  on: string,
): readonly string[] | undefined {
  const read = kindsAsked(programme).filter((type) => can(programme.roles, person, "read", { type, ...place }, on));
  return read.length === 0 ? undefined : read.filter((type) => !findType(programme, type)?.open);
}

/** Is it one that this person may have made here, signed with the keys they have now? */
export async function isOwn(
  given: SealedCheckpoint,
  { tenant, stream, logId }: Pick<SealedCheckpoint, "tenant" | "stream" | "logId">,
  person: Person,
  state: KeyState,
): Promise<boolean> {
  const isHere = given.tenant === tenant && given.stream === stream && given.logId === logId;
  return isHere && given.author === person.id && (await isSignedCheckpoint(platform, state, given));
}

/** What is known of the record a checkpoint is of, where it arrives. */
export interface KnownOf {
  readonly home: Home | undefined;
  readonly wraps: readonly KnownWrap[];
  /** The revision of the change of this record at `upTo`; nothing where that is none of its changes. */
  readonly revision: number | undefined;
  /** How far the one reaches that stands already. */
  readonly standing: number | undefined;
}

/** Is it taken in? Of kinds this person reads there, and all it says of itself is so. That it is signed was asked before. */
export function isTaken(
  desk: MakerDesk & { readonly programme: Programme; readonly person: Person; readonly kinds: readonly string[] },
  given: SealedCheckpoint,
  { home, wraps, revision, standing }: KnownOf,
): boolean {
  const isHere = home?.created && home.stream === given.stream && home.type === given.type;
  if (!isHere || typeof home.erased === "number" || !desk.kinds.includes(home.type)) return false;
  const circle = circleAt(desk.programme, home);
  const isWrapped = wraps.some(
    (one) => one.generation === given.generation && one.key === given.key && one.circle === circle,
  );
  return mayMake(desk, desk.person.id, circle) && isWrapped && revision === given.count && given.upTo > (standing ?? 0);
}
