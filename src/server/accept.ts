// May this change come in? Said once, for both keepers, and without a database: what is known of the record is passed in.
import { can, standing } from "#core/access/can.ts";
import type { Action, Person } from "#core/access/role.ts";
import type { Envelope, Head } from "#core/change/change.ts";
import { findStamp, MOST_AHEAD_MILLIS, nodeOf } from "#core/change/clock.ts";
import { type Problem, problem } from "#core/problem.ts";
import { findType, type Programme, rulesOf } from "#core/programme.ts";
import { isShown, type RecordType } from "#core/record/type.ts";
import { isSignedByAuthor } from "#core/seal/author.ts";
import { keyIn } from "#core/seal/box.ts";
import { hashText } from "#core/seal/bytes.ts";
import { isNamed } from "#core/seal/circle.ts";
import type { KeyState } from "#core/seal/key-state.ts";
import type { SealedChange, Wrap } from "#core/seal/keyring.ts";
import { SEALED_CODEC } from "#core/seal/record-seal.ts";
import type { ReadEnvelope } from "./envelope.ts";
import { MOST_OF_RECORD } from "./limits.ts";
import { platform } from "./platform.ts";

/** Where a change arrives. */
export interface Place {
  readonly programme: Programme;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The day it is, for grants that end. A change waits on a device for nobody: what counts is the day it arrives. */
  readonly on: string;
}

/** What speaks against this change from this person, whatever is known of its record; nothing when it may come in. */
export function objectionTo(change: Envelope, person: Person, place: Place): Problem | undefined {
  const { programme, on } = place;
  return speaksAgainst(
    change,
    place,
    (type) => change.head.author === person.id && mayAct(programme, type, change.head, person, on),
  );
}

/**
 * The same of what its author asks to have kept aside: whoever belongs to that team today, and for good, may, whatever they may do in it, and
 * whatever their clock says. What the app states by itself is nobody's to hand over.
 */
export function objectionToHanding(change: Envelope, person: Person, place: Place): Problem | undefined {
  const { tenant, stream, author, act } = change.head;
  const visiting = new Set(place.programme.roles.flatMap((role) => (role.visiting ? role.id : [])));
  const isHere = standing(place.programme.roles, person, place.on).grants.some(
    (grant) =>
      grant.tenant === tenant && (grant.stream === null || grant.stream === stream) && !visiting.has(grant.role),
  );
  const mayHand = author === person.id && isHere && act !== "restate";
  return speaksAgainst(change, { ...place, now: Number.POSITIVE_INFINITY }, () => mayHand);
}

/** The same of what was handed over and is let in: whoever lets it in may do it themselves. */
export function objectionToRelease(change: Envelope, by: Person, place: Place): Problem | undefined {
  return speaksAgainst(change, place, (type) => mayAct(place.programme, type, change.head, by, place.on));
}

function speaksAgainst(
  change: Envelope,
  { programme, now }: Place,
  isAllowed: (type: RecordType) => boolean,
): Problem | undefined {
  const { head, facts } = change;
  const type = findType(programme, head.type);
  if (!type) return problem("change.unknown-type");
  const stamp = findStamp(head.stamp);
  if (stamp?.node !== nodeOf(head.device)) return problem("change.stamp-device");
  if (stamp.millis > now + MOST_AHEAD_MILLIS) return problem("change.stamp-ahead");
  if (!isAllowed(type)) return problem("change.not-allowed");
  // Under other rules it would leave the record to be recounted, and be said again for ever.
  if (head.act === "restate" && facts?.rules !== programme.rules) return problem("change.format-unknown");
  if (!isWritten(change)) return problem("change.codec-refused");
  const sealed = [...Object.keys(head.shown.set), ...Object.keys(head.shown.seen)].find(
    (address) => !address.startsWith("@") && !isShown(type, address),
  );
  if (sealed !== undefined)
    return problem("change.shown-not-shown", Object.hasOwn(type.fields, sealed) ? { field: sealed } : {});
  const rules = rulesOf(programme).filter((rule) => rule.type === type.id);
  const isUnknown =
    facts?.rules === programme.rules &&
    facts.rows.some((row) => !rules.some((rule) => rule.kind === row.kind && rule.role === row.role));
  return isUnknown ? problem("facts.unreadable", { field: "kind" }) : undefined;
}

/** Sealed under a key of its record's own, and signed; where nothing is sealed there is no body. */
function isWritten({ head, body, signature }: Envelope): boolean {
  if (head.codec === 0) return body === "";
  return head.codec === SEALED_CODEC && head.generation >= 1 && signature !== null;
}

/**
 * Which of these their authors did not sign. Every device asks the same of what it reads; asked here, whoever sent it is told. An organisation
 * whose log has not begun has nobody who could sign.
 */
export async function unsignedAmong(
  state: Pick<KeyState, "next" | "keysEver">,
  changes: readonly ReadEnvelope[],
): Promise<readonly ReadEnvelope[]> {
  if (state.next === 0) return [];
  const areSigned = await Promise.all(changes.map((change) => isSignedByAuthor(platform, state, change, change.text)));
  return changes.filter((_, at) => !areSigned[at]);
}

export function notSigned(isUnsigned: boolean): Problem | undefined {
  return isUnsigned ? problem("change.not-signed") : undefined;
}

/** What a record is known by where a change to it arrives. */
export interface Home {
  readonly stream: string;
  readonly type: string;
  readonly revision: number;
  /** Who reads it: people by name, or the team. */
  readonly circle: string;
  readonly circleStamp: string;
  /** False while only edits have arrived. */
  readonly created: boolean;
  /** The number in its stream at which it was erased. */
  readonly erased?: number | null;
}

/** What speaks against it where it belongs: an unknown stream, a record that is another's or of another kind, or has enough. */
export function misplaced(head: Head, streamIsKnown: boolean, record: Home | undefined): Problem | undefined {
  if (!streamIsKnown) return problem("change.record-elsewhere", { field: "stream" });
  if (record && (record.stream !== head.stream || record.type !== head.type)) return problem("change.record-elsewhere");
  if (record && record.revision >= MOST_OF_RECORD) return problem("change.too-large", { field: "record" });
  return undefined;
}

/**
 * What speaks against it because of who reads the record. `mine` are the circles of people by name that its author is one of. For everybody
 * else there is no such record, and nobody gives one to people they are not of; who is sealing to those who read it before is told to seal anew.
 */
export function shutOut(
  { head }: Pick<SealedChange, "head">,
  record: Home | undefined,
  mine: readonly string[],
): Problem | undefined {
  if (isNamed(head.circle) && !mine.includes(head.circle)) return problem("change.record-elsewhere");
  if (!record?.created) return undefined;
  if (isNamed(record.circle) && !mine.includes(record.circle)) return problem("change.record-elsewhere");
  if (head.act === "circle") return head.stamp > record.circleStamp ? undefined : problem("change.circle-over");
  if (head.act === "create" || head.act === "restate") return undefined;
  return readersIn(head) === record.circle ? undefined : problem("change.circle-over");
}

/** Who reads a record from this head on: people by name, or the team. */
export function readersIn({ circle }: Pick<Head, "circle">): string {
  return isNamed(circle) ? circle : "team";
}

/**
 * What speaks against the keys that come with a `circle`: one is missing, or wrapped for others, or in an epoch that is over. A record that was
 * never sealed has none.
 */
export function halfShared(
  { head, rewraps }: ReadRewraps,
  wraps: readonly KnownWrap[],
  epoch: number,
): Problem | undefined {
  if (head.act !== "circle") return undefined;
  const isThere = ({ generation, key }: KnownWrap): boolean =>
    rewraps.some((one) => one.generation === generation && one.key === key && one.circle === head.circle);
  if (!wraps.every(isThere)) return problem("change.no-key");
  return rewraps.every((one) => one.epoch === epoch) ? undefined : problem("change.epoch-over");
}

type ReadRewraps = Pick<SealedChange, "head"> & { readonly rewraps: readonly Wrap[] };

/** What speaks against anything more of a record that was erased. Asked after `shutOut`: for whoever never read it there is none. */
export function wasErased(record: Pick<Home, "erased"> | undefined): Problem | undefined {
  return typeof record?.erased === "number" ? problem("record.erased") : undefined;
}

/** Is this the change that is known by its id? Of one that was erased, the hash of its head tells. */
export function isKnownAs(text: string, known: { readonly head: string; readonly erased?: string | null }): boolean {
  return known.head === text || known.erased === hashText(text);
}

/** A wrap by what it is of and under, without what it holds. */
export type KnownWrap = Omit<Wrap, "box">;

/**
 * What speaks against a sealed body where it belongs: nobody was given its key, or somebody could open it who has left. `wraps` are those of
 * its record, `epoch` is the last of its circle. What stands already counts, not what comes: a key known to who left stays known to them.
 */
export function unopenable(
  { head, body, wrap }: SealedChange,
  wraps: readonly KnownWrap[],
  epoch: number | "any",
): Problem | undefined {
  if (head.codec !== SEALED_CODEC) return undefined;
  const key = keyIn(body);
  const found =
    wraps.find((known) => known.generation === head.generation && known.key === key && known.circle === head.circle) ??
    wrap;
  if (!found) return problem("change.no-key");
  return epoch === "any" || found.epoch === epoch ? undefined : problem("change.epoch-over");
}

/**
 * A restate says nothing but facts: where they would not stand it is not kept. So of two devices that state a record anew at once, one is
 * refused, hears of the other, and leaves it at that.
 */
export function superseded({ head, facts }: Envelope, record: Pick<Home, "revision"> | undefined): Problem | undefined {
  if (head.act !== "restate") return undefined;
  return record && facts?.revision === record.revision + 1 ? undefined : problem("facts.superseded");
}

/** A move is permitted by a role, and by the workflow, which says who makes it. One this version does not know is kept by the first alone. */
function mayAct(programme: Programme, type: RecordType, head: Head, person: Person, on: string): boolean {
  // What an open record counts the server states itself.
  if (head.act === "restate" && type.open) return false;
  if (head.act === "circle" && type.open) return false;
  const isEdit = head.act === "restate" || head.act === "circle";
  const action: Action = head.act === "restore" ? "withdraw" : isEdit ? "edit" : (head.act as Action);
  if (!can(programme.roles, person, action, head, on)) return false;
  const move = head.act.startsWith("move:") ? type.workflow?.moves[head.act.slice("move:".length)] : undefined;
  if (!move) return true;
  const makers = programme.roles.filter((role) => move.who.includes(role.id));
  return can(makers, person, action, head, on);
}
