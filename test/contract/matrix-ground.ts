// The ground of the permission matrix: every role of the programme in every relation to three teams, a record of every type in each of
// them, and a session for everybody. Promise: what is expected is asked of `can` alone; nothing here says who may do what.
import { can } from "#core/access/can.ts";
import type { Action, Grant, Person, Role } from "#core/access/role.ts";
import { type Act, type Envelope, NOTHING_SAID, sayChange } from "#core/change/change.ts";
import { nodeOf, stampOf } from "#core/change/clock.ts";
import { rulesOf, typesOf } from "#core/programme.ts";
import type { RecordType } from "#core/record/type.ts";
import { programme } from "#programme/register.ts";
import type { Keeper } from "#server/keeper.ts";
import { deviceId, uuid } from "../bicycles/devices.ts";
import { NOW } from "./workshop.ts";

export const ON = "2016-12-12";
export const types = typesOf(programme);

const [here, there] = [uuid(0xa00), uuid(0xb00)];
/** Two teams of one organisation, and one of another. */
export const places = {
  own: { tenant: here, stream: uuid(0xa01), organisation: "Example Partner" },
  beside: { tenant: here, stream: uuid(0xa02), organisation: "Example Partner" },
  elsewhere: { tenant: there, stream: uuid(0xb01), organisation: "Another Partner" },
} as const;
export type PlaceName = keyof typeof places;
export const placeNames = Object.keys(places) as PlaceName[];

/** The record of this type that stands in this place. */
export function recordAt(place: PlaceName, type: RecordType): string {
  return uuid(0x10000 + placeNames.indexOf(place) * 0x1000 + types.indexOf(type));
}

/** Somebody with one role in one relation to the teams, and where it is worth asking what they may. */
export interface Asker {
  readonly person: Person;
  readonly role: string;
  readonly relation: string;
  readonly places: readonly PlaceName[];
}

type Given = Pick<Grant, "stream" | "fromOn" | "toOn">;
const both = (days: Pick<Grant, "fromOn" | "toOn">): readonly Given[] =>
  [places.own.stream, null].map((stream) => ({ stream, ...days }));
const untilToday = ({ visiting }: Role): Pick<Grant, "toOn"> => (visiting ? { toOn: ON } : {});

const relations: {
  readonly [relation: string]: { readonly at: readonly PlaceName[]; readonly given: (role: Role) => readonly Given[] };
} = {
  "of the team": { at: placeNames, given: (role) => [{ stream: places.own.stream, ...untilToday(role) }] },
  "of the whole organisation": { at: placeNames, given: (role) => [{ stream: null, ...untilToday(role) }] },
  "until yesterday": { at: ["own"], given: () => both({ toOn: "2016-12-11" }) },
  "from tomorrow": {
    at: ["own"],
    given: ({ visiting }) => both({ fromOn: "2016-12-13", ...(visiting && { toOn: "2016-12-20" }) }),
  },
  "visiting without a last day": { at: ["own"], given: ({ visiting }) => (visiting ? both({}) : []) },
};

const WRITER = uuid(0xc00);
/** Holds every role everywhere, and writes down what is there at first. */
export const writer: Person = {
  id: WRITER,
  grants: [here, there].flatMap((tenant) =>
    programme.roles.map((role) => ({ person: WRITER, role: role.id, tenant, stream: null, ...untilToday(role) })),
  ),
};

export const askers: readonly Asker[] = Object.entries(relations)
  .flatMap(([relation, { at, given }]) =>
    programme.roles.flatMap((role) => {
      const grants = given(role);
      return grants.length === 0 ? [] : [{ relation, role: role.id, places: at, grants }];
    }),
  )
  .concat({ relation: "signed in", role: "nobody", places: placeNames, grants: [] })
  .map(({ grants, ...asker }, index) => {
    const id = uuid(0xd000 + index);
    const theirs = grants.map((grant) => ({ person: id, role: asker.role, tenant: here, ...grant }));
    return { ...asker, person: { id, grants: theirs } };
  });

/** What the one function says. */
export function may({ person }: Pick<Asker, "person">, action: Action, type: string, place: PlaceName): boolean {
  return can(programme.roles, person, action, { type, ...places[place] }, ON);
}

/** The same for what belongs to an organisation as a whole. */
export function mayForAll({ person }: Asker, action: Action, type: string, place: PlaceName): boolean {
  return can(programme.roles, person, action, { type, tenant: places[place].tenant, stream: null }, ON);
}

let said = 0;

/** A change without answers: what a role may do is asked before anything that stands in it, and nothing in it needs a seal. */
export function sayNothing(
  by: Person,
  act: Act,
  type: RecordType,
  place: PlaceName,
  { record = recordAt(place, type), facts = null }: Partial<Pick<Envelope, "facts"> & { record: string }> = {},
): Envelope {
  said += 1;
  const device = deviceId(Number.parseInt(by.id.slice(-5), 16));
  const stamp = stampOf({ millis: NOW - 1_000_000 + said, count: 0, node: nodeOf(device) });
  const { tenant, stream } = places[place];
  const draft = { tenant, stream, record, type: type.id, act, author: by.id, device, stamp, saidAt: null };
  return sayChange(
    { id: uuid(0x1000000 + said), ...draft, schema: type.schema, circle: "team", generation: 0 },
    NOTHING_SAID,
    NOTHING_SAID,
    facts,
  );
}

/** How changes leave a device. One without a body is under no key: where keepers ask for signatures, it is signed here and nowhere else. */
export function leaving(changes: readonly Envelope[]): readonly object[] {
  return changes;
}

/** The organisations, teams and people, and of every type a record in every team, one that is counted among them. */
export async function openGround(keeper: Keeper): Promise<void> {
  const { admin } = keeper;
  for (const { tenant, stream, organisation } of Object.values(places)) {
    await admin.addTenant({ id: tenant, name: organisation, country: "BR", partner: true });
    await admin.addStream({ tenant, stream, name: "A team" });
  }
  for (const { id, grants } of [writer, ...askers.map(({ person }) => person)])
    await admin.addPerson({ id, name: "Somebody", does: "Asks", organisation: "Example", country: "BR", grants });
  const changes = placeNames.flatMap((place) =>
    types.map((type) => sayNothing(writer, "create", type, place, { facts: factsOf(type) })),
  );
  const outcomes = await keeper.push(writer, leaving(changes));
  const refused = outcomes.filter(({ accepted }) => !accepted);
  if (refused.length > 0) throw new Error(`not everything is there: ${JSON.stringify(refused[0])}`);
}

export const COUNTED = "service-delivered";

/** A service to a child in May, so that somebody has something to count. */
function factsOf(type: RecordType): Envelope["facts"] {
  const rule = type.id === COUNTED && rulesOf(programme).find(({ kind }) => kind === COUNTED);
  if (!rule) return null;
  const dims = { country: "BR", audience: "survivor", code: "health", answer: "yes" };
  const fact = { kind: COUNTED, role: rule.role, key: "", person: uuid(0xe00), on: "2016-05", dims };
  return { rules: programme.rules, revision: 1, rows: [fact] };
}
