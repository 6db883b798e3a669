// Two workshops and the people who work there, for the tests of the keeper; and what they say, as envelopes their devices would send.
import type { Person } from "#core/access/role.ts";
import {
  type Act,
  type Draft,
  type Envelope,
  NOTHING_SAID,
  type Part,
  type StatedFacts,
  sayChange,
} from "#core/change/change.ts";
import { nodeOf, stampOf } from "#core/change/clock.ts";
import type { Fact } from "#core/fact/fact.ts";
import { sayAnswers } from "#core/record/answers.ts";
import type { Answers } from "#core/record/condition.ts";
import { type RecordType, splitPart } from "#core/record/type.ts";
import type { Keeper } from "#server/keeper.ts";
import { deviceId, uuid } from "../bicycles/devices.ts";

export const north = uuid(0x100);
export const south = uuid(0x200);
export const northStands = uuid(0x101);
export const northRides = uuid(0x102);
export const southStands = uuid(0x201);

const person = (
  number: number,
  ...grants: readonly [role: string, tenant: string, stream: string | null][]
): Person => ({
  id: uuid(number),
  grants: grants.map(([role, tenant, stream]) => ({ person: uuid(number), role, tenant, stream })),
});
/** Owns the workshop in the north: may do everything there. */
export const olga = person(0x110, ["owner", north, null]);
/** A mechanic of one team in the north: repairs, and reads ride days. */
export const milo = person(0x111, ["mechanic", north, northStands]);
/** Owns the workshop in the south. */
export const sven = person(0x210, ["owner", south, null]);
/** Owns both, and repairs in the north. */
export const rosa = person(0x310, ["owner", north, null], ["mechanic", north, null], ["owner", south, null]);
export const guest = person(0x410, ["guest", north, null]);
/** Sees to it in the north that nothing is kept for too long; and somebody who could, and owns it as well. Neither was let in by name. */
export const agnes = person(0x510, ["archivist", north, null]);
export const both = person(0x511, ["archivist", north, null], ["owner", north, null]);
/** Answers for one team in the north. Not let in by name either. */
export const frank = person(0x512, ["foreman", north, northStands]);
/** Answers for it and works in it. */
export const fred = person(0x513, ["foreman", north, northStands], ["mechanic", north, northStands]);
export const everybody = [olga, milo, sven, rosa, guest];

/** What the keeper's clock shows in these tests. */
export const NOW = Date.UTC(2016, 11, 12, 12);

export async function openWorkshops({ admin }: Keeper): Promise<void> {
  await admin.addTenant({ id: north, name: "North Workshop", country: "NL", partner: true });
  await admin.addTenant({ id: south, name: "South Workshop", country: "BE", partner: true });
  await admin.addStream({ tenant: north, stream: northStands, name: "Stands" });
  await admin.addStream({ tenant: north, stream: northRides, name: "Rides" });
  await admin.addStream({ tenant: south, stream: southStands, name: "Stands" });
  for (const one of everybody) {
    await admin.addPerson({
      id: one.id,
      name: `Person ${one.id.slice(-3)}`,
      does: "Rides",
      organisation: "Workshop",
      country: "NL",
      grants: one.grants,
    });
  }
}

let said = 0x10000;
export const newId = (): string => uuid(++said);

export interface Saying {
  readonly type: RecordType;
  readonly record?: string;
  readonly act?: Act;
  readonly by?: Person;
  readonly answers?: Answers;
  /** Instead of answers: what is said, as it is, in the readable part. */
  readonly shown?: Part;
  readonly facts?: StatedFacts | null;
  readonly head?: Partial<Draft>;
  /** Seconds by which the person acted earlier than they would have. */
  readonly ago?: number;
}

/** What a keeper can take without a key: the same act, and nothing of what it seals. */
export function say(saying: Saying): Envelope {
  return sayPlain({ ...saying, isBare: true });
}

/** The envelope of an act as it stands in the memory of a device, each a second after the one before, by a device of the person's own. */
export function sayPlain({
  type,
  record = newId(),
  act = "create",
  by = olga,
  answers = {},
  shown,
  facts = null,
  head = {},
  ago = 0,
  isBare = false,
}: Saying & { readonly isBare?: boolean }): Envelope {
  const id = newId();
  const device = deviceId(Number.parseInt(by.id.slice(-3), 16));
  const stamp = stampOf({ millis: NOW - 1_000_000_000 + (said - ago) * 1000, count: 0, node: nodeOf(device) });
  const parts = shown
    ? { shown, opaque: { set: {}, seen: {} } }
    : splitPart(type, sayAnswers(type, undefined, answers));
  const [tenant, stream] = by === sven ? [south, southStands] : [north, northStands];
  const draft = {
    id,
    tenant,
    stream,
    record,
    type: type.id,
    act,
    author: by.id,
    device,
    stamp,
    saidAt: null,
    schema: type.schema,
    circle: "team",
    generation: 0,
    ...head,
  };
  return sayChange(draft, parts.shown, isBare ? NOTHING_SAID : parts.opaque, facts);
}

/** The facts a device would send along with its change. */
export function stated(revision: number, rows: readonly Fact[], rules = 1): StatedFacts {
  return { rules, revision, rows };
}

/** A rider on a day, as the event fact it states. */
export function rode(occasion: string, more: Partial<Fact> = {}): Fact {
  return { kind: "ride", role: "event", key: "", dims: {}, occasion, ...more };
}
