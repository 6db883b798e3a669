// What a person does, made into a change: stamped once, when they act, and put into the device store to be sent.
import type { Act, Envelope, Part } from "#core/change/change.ts";
import { NOTHING_SAID, sayChange } from "#core/change/change.ts";
import { statedOnto } from "#core/fact/restate.ts";
import type { Programme } from "#core/programme.ts";
import { allAnswers, sayAnswers } from "#core/record/answers.ts";
import type { Answers } from "#core/record/condition.ts";
import { STATE } from "#core/record/fold.ts";
import { type RecordType, splitPart } from "#core/record/type.ts";
import { isNamed } from "#core/seal/circle.ts";
import { keepAnswers } from "#programme/keep.ts";
import { bodyOf } from "./held-record.ts";
import type { HeldRecord, Store } from "./store.ts";

/** Who acts, where, and with what. */
export interface Desk {
  readonly programme: Programme;
  readonly store: Store;
  readonly person: string;
  readonly newId: () => string;
  /** The country an organisation works in, of those whose records come to this device. */
  readonly countryOf: (tenant: string) => string | undefined;
  /** Who reads a new record of a type in a team from the start: the team, or people by name. */
  readonly startsIn?: (type: string, where: Where) => string;
}

export interface Where {
  readonly tenant: string;
  readonly stream: string;
}

/** A new record with these answers; its id. `record` is given where two devices that write the same thing must write the same record. */
export function create(
  desk: Desk,
  type: RecordType,
  where: Where,
  answers: Answers,
  record: string = desk.newId(),
): string {
  act(desk, type, where, record, "create", sayAnswers(type, undefined, withKept(desk, type, where, answers, answers)));
  return record;
}

/**
 * Says what differs from what stood before the person's eyes: `held` as it was when they began. What came in since stays, and where both
 * changed the same answer both are kept. False where there was nothing to say, and nothing is sent.
 */
export function edit(desk: Desk, held: HeldRecord, answers: Answers): boolean {
  const { type, folded } = held;
  const said = sayAnswers(type, folded, withKept(desk, type, folded, answers, { ...allAnswers(folded), ...answers }));
  if (Object.keys(said.set).length === 0) return false;
  act(desk, type, folded, held.id, "edit", said);
  return true;
}

/** What is said, and what the app keeps with it and asks of nobody: a count id, an age band as of that day. Without these nobody counts. */
function withKept(desk: Desk, type: RecordType, where: Where, said: Answers, all: Answers): Answers {
  const find = (_: string, id: unknown): Answers | undefined =>
    typeof id === "string" ? desk.store.find(id)?.answers : undefined;
  const kept = keepAnswers(type.id, all, { find, newId: desk.newId, country: desk.countryOf(where.tenant) });
  const added = Object.entries(kept).filter(([name, value]) => type.fields[name]?.kept && value !== all[name]);
  return { ...said, ...Object.fromEntries(added) };
}

/**
 * Says this at these addresses, to somebody who sees all that stands there: several values that had not seen each other are settled by it. What
 * the app keeps with the record is worked out anew.
 */
export function sayAt(desk: Desk, held: HeldRecord, set: Part["set"]): void {
  const seen = Object.keys(set).map((address) => [address, held.folded.fields.get(address)?.heads ?? []] as const);
  const known = seen.filter(([, stamps]) => stamps.length > 0);
  act(desk, held.type, held.folded, held.id, "edit", { set, seen: Object.fromEntries(known) });
  const after = desk.store.find(held.id);
  if (after) edit(desk, after, {});
}

export function move(desk: Desk, held: HeldRecord, name: string): void {
  act(desk, held.type, held.folded, held.id, `move:${name}`, {
    set: {},
    seen: { [STATE]: held.folded.workflow?.heads ?? [] },
  });
}

/** It was wrong: its facts go and counts fall. Nothing is erased, and it can be brought back. */
export function withdraw(desk: Desk, held: HeldRecord): void {
  act(desk, held.type, held.folded, held.id, "withdraw", seenWithdrawals(held));
}

export function restore(desk: Desk, held: HeldRecord): void {
  act(desk, held.type, held.folded, held.id, "restore", seenWithdrawals(held));
}

const WITHDRAWN = "@withdrawn";

function seenWithdrawals(held: HeldRecord): Part {
  const { withdrawals } = held.folded;
  return withdrawals.length === 0 ? NOTHING_SAID : { set: {}, seen: { [WITHDRAWN]: withdrawals } };
}

/**
 * Says who reads a record from here on: the team, or a circle of people by name. Whoever is left out keeps what they have seen, and is handed
 * nothing that comes.
 */
export function letRead(desk: Desk, held: HeldRecord, circle: string): void {
  if (circle !== held.folded.circle) act(desk, held.type, held.folded, held.id, "circle", NOTHING_SAID, circle);
}

/** What hangs on a record that people by name read is read by them; else it starts as its kind does. */
function circleFor({ store, startsIn }: Desk, type: RecordType, where: Where, said: Part): string {
  if (type.open) return TEAM;
  const hangsOn = Object.entries(type.fields)
    .filter(([, { kind }]) => kind === "reference")
    .map(([name]) => store.find(String(said.set[name] ?? ""))?.folded)
    .find((found) => found && found.stream === where.stream && isNamed(found.circle));
  return hangsOn?.circle ?? startsIn?.(type.id, where) ?? TEAM;
}

const TEAM = "team";

function act(
  desk: Desk,
  type: RecordType,
  where: Where,
  record: string,
  name: Act,
  said: Part,
  circle = name === "create" ? circleFor(desk, type, where, said) : (desk.store.find(record)?.folded.circle ?? TEAM),
): void {
  const { shown, opaque } = partsOf(type, { set: said.set, seen: seenNow(desk, said.seen) });
  const draft = {
    id: desk.newId(),
    tenant: where.tenant,
    stream: where.stream,
    record,
    type: type.id,
    act: name,
    author: desk.person,
    device: desk.store.device,
    stamp: desk.store.stamp(),
    saidAt: null,
    schema: type.schema,
    circle: isNamed(circle) ? circle : TEAM,
    generation: 0,
  };
  const plain = sayChange(draft, shown, opaque, null);
  desk.store.keep([type.open ? plain : sayChange(draft, shown, opaque, factsAfter(desk, plain))]);
}

/** What a form saw may have been stamped anew since it was opened: it is seen all the same. */
function seenNow({ store }: Desk, seen: Part["seen"]): Part["seen"] {
  return Object.fromEntries(Object.entries(seen).map(([address, stamps]) => [address, stamps.map(store.stampOf)]));
}

/** Whether a record is withdrawn is the keeper's to know, whatever else is sealed: its facts go. */
function partsOf(type: RecordType, said: Part): { readonly shown: Part; readonly opaque: Part } {
  return WITHDRAWN in said.seen ? { shown: said, opaque: NOTHING_SAID } : splitPart(type, said);
}

/** The facts a sealed record states once this change is in. */
function factsAfter({ programme, store }: Desk, envelope: Envelope): Envelope["facts"] {
  const held = store.find(envelope.head.record);
  const { before, changes = [] } = held?.known ?? {};
  const said = { head: envelope.head, body: bodyOf(envelope) };
  return statedOnto(programme, {
    ...(before && { before }),
    changes: [...changes, said],
    count: (held?.count ?? 0) + 1,
  });
}
