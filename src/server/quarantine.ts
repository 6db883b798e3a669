// What is kept aside: changes of somebody whose phone fell into other hands, of somebody who had left, and what its author hands over because
// it was not accepted. In no record, and never dropped.
// Promise: whoever leads that team looks at each, and lets it in or leaves it out; nobody settles what they wrote; what is left out stays listed.
import { can, mayAdmit, mayReadmit } from "#core/access/can.ts";
import type { Grant, Person, Role } from "#core/access/role.ts";
import type { Envelope } from "#core/change/change.ts";
import type { Problem } from "#core/problem.ts";
import { type Programme, typesOf } from "#core/programme.ts";
import { isNamed } from "#core/seal/circle.ts";
import type { SealedChange, Wrap } from "#core/seal/keyring.ts";
import { objectionTo, objectionToHanding, type Place } from "./accept.ts";

/** Their phone was cut off, their time was over, or they asked for it: it had not been accepted. */
export type AsideReason = "device" | "left" | "handed";
export type AsideState = "waiting" | "released" | "discarded";

/** A change as it is listed: what it says is sealed, and its readable part is not shown either before it is let in. */
export interface SetAside {
  readonly id: string;
  readonly stream: string;
  readonly record: string;
  readonly type: string;
  readonly act: string;
  readonly author: string;
  readonly device: string;
  readonly receivedOn: string;
  readonly why: AsideReason;
  readonly state: AsideState;
  /** `reason`: why it was left out for good; null where it was let in. */
  readonly settled: { readonly by: string; readonly on: string; readonly reason: string | null } | null;
}

/** A change as it was sent, for whoever may read its record, and the keys of that record as they are wrapped. */
export interface OpenedAside {
  readonly change: SealedChange;
  readonly wraps: readonly Wrap[];
}

/** It is let in as it was sent, or left out for good, for a reason. */
export type Settling = { readonly as: "released" } | { readonly as: "discarded"; readonly reason: string };

/** What a phone could read, from what its person was ever handed, and what came in their name. */
export interface Handed {
  readonly streams: readonly string[];
  /** Circles of which its person was ever given a secret. */
  readonly circles: readonly { readonly stream: string; readonly circle: string }[];
  /** Records by type. */
  readonly records: { readonly [type: string]: number };
  /** Changes in their name that came in before this and stand in records. */
  readonly changes: number;
}

export interface Quarantine {
  /**
   * From now on, as the server receives it, what this person sends is kept aside, until they have other keys than those on the phone that fell
   * into other hands. Whatever a device calls itself: whoever holds the keys chooses that.
   */
  cutOff(person: Person, tenant: string, who: string): Promise<Handed | Problem>;
  /** What is kept aside in the teams the person leads. Not found where they lead none. */
  list(person: Person, tenant: string): Promise<readonly SetAside[] | Problem>;
  /** Lets a change in as it was sent, or leaves it out for good. A released one that is refused stays, and says why. */
  settle(person: Person, tenant: string, id: string, settling: Settling): Promise<Problem | undefined>;
  /** What it says, sealed as it came. Not found for who may not settle it, and for who may not read its record. */
  open(person: Person, tenant: string, id: string): Promise<OpenedAside | Problem>;
}

/** Whoever lets people in, or leads all the other does, may cut them off. */
export function mayCutOff(
  roles: readonly Role[],
  by: Person,
  tenant: string,
  theirs: readonly Grant[],
  on: string,
): boolean {
  const mine = by.grants.filter((grant) => grant.tenant === tenant);
  const shared = theirs.filter((grant) => grant.tenant === tenant);
  return shared.length > 0 && (mayAdmit(roles, mine, by.id, on) || mayReadmit(roles, mine, by.id, shared, on));
}

/** Whoever leads the team may settle what somebody else wrote. */
export function maySettle(
  roles: readonly Role[],
  by: Person,
  tenant: string,
  { stream, author }: Pick<SetAside, "stream" | "author">,
  on: string,
): boolean {
  const mine = by.grants.filter((grant) => grant.tenant === tenant);
  return by.id !== author && mayReadmit(roles, mine, by.id, [{ person: author, role: "", tenant, stream }], on);
}

/** What speaks against a change as it comes, or why it is kept aside; nothing where it goes on its way. */
export function objectionOrAside(
  change: Envelope,
  person: Person,
  place: Place,
  isHanded: boolean,
): Problem | AsideReason | undefined {
  if (isHanded) return objectionToHanding(change, person, place) ?? "handed";
  const found = objectionTo(change, person, place);
  return found?.code === "change.not-allowed" && hadLeft(change, person, place) ? "left" : found;
}

/** Refused only because its author's time was over: on the last day of a role they had it would have been taken. */
function hadLeft(change: Envelope, person: Person, place: Place): boolean {
  const days = person.grants.flatMap(({ tenant, toOn }) =>
    tenant === change.head.tenant && toOn !== undefined && toOn < place.on ? [toOn] : [],
  );
  return days.some((on) => objectionTo(change, person, { ...place, on }) === undefined);
}

/** What stands in an organisation, as far as it decides what somebody was handed. */
export interface Stock {
  readonly streams: readonly string[];
  readonly records: readonly {
    readonly type: string;
    readonly stream: string;
    readonly circle: string;
    readonly count: number;
  }[];
}

/** Whenever it was: what was handed over once is not taken back by a last day. */
export function handedTo(
  programme: Programme,
  tenant: string,
  theirs: Person,
  circles: Handed["circles"],
  stock: Stock,
): Omit<Handed, "changes"> {
  const ever = {
    id: theirs.id,
    grants: theirs.grants.map(({ fromOn: _, toOn, ...grant }) =>
      toOn === undefined ? grant : { ...grant, toOn: LAST },
    ),
  };
  const reads = (type: string, stream: string): boolean =>
    can(programme.roles, ever, "read", { type, tenant, stream }, LAST);
  const counts = new Map<string, number>();
  for (const { type, stream, circle, count } of stock.records) {
    const isOf = !isNamed(circle) || circles.some((one) => one.stream === stream && one.circle === circle);
    if (isOf && reads(type, stream)) counts.set(type, (counts.get(type) ?? 0) + count);
  }
  const types = typesOf(programme);
  return {
    streams: stock.streams.filter((stream) => types.some(({ id }) => reads(id, stream))).toSorted(),
    circles: circles.toSorted((a, b) => (`${a.stream} ${a.circle}` < `${b.stream} ${b.circle}` ? -1 : 1)),
    records: Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const LAST = "9999-12-31";
