// Why can this person see this? Everybody who reads a record, by the roles that let them and by who let them in; who waits to be let in; who
// left and had read it till then; and who does not read it, although one might think so.
// Promise: of a sealed record, listed is who is in its circle and nobody else; of an open one, listed is whom `can` allows, nobody else.
import type { RecordType } from "../record/type.ts";
import { belongs, type CirclePlace, circleOf, isIn } from "../seal/circle.ts";
import { epochsOf, grantName, type KeyState, RECOVERY, type Said } from "../seal/key-state.ts";
import { can, counts } from "./can.ts";
import type { Grant, Role } from "./role.ts";

/** A role somebody has, and since when; until a day where it has a last one. */
export interface Because {
  readonly role: Role;
  readonly isWhole: boolean;
  readonly since: string | undefined;
  readonly until: string | undefined;
  /** Who gave it. */
  readonly by: string | undefined;
}

export interface Reader {
  readonly person: string;
  readonly because: readonly Because[];
  /** Who made sure whose keys these are, and when: themselves where they made the first secrets; undefined where nobody has. */
  readonly letIn: Said | undefined;
  /** Of an open record: whether they also read what is sealed in it. */
  readonly opensSealed: boolean;
}

export interface WhyRead {
  readonly readers: readonly Reader[];
  /** Their role reads it, and nobody has let them in yet. */
  readonly waiting: readonly Reader[];
  /** Read it until that day, when their role ended. */
  readonly left: readonly { readonly person: string; readonly on: string }[];
  /** Others of the organisation, with the roles they have there. */
  readonly others: readonly { readonly person: string; readonly because: readonly Because[] }[];
  /** Roles that do not read it, and that nobody has in this organisation. */
  readonly apart: readonly Role[];
  /** So many of these people together open it, should all keys be lost. */
  readonly recovery: { readonly threshold: number; readonly people: readonly string[] } | undefined;
}

export interface WhyAsked {
  readonly roles: readonly Role[];
  readonly state: KeyState;
  readonly type: RecordType;
  readonly stream: string;
  /** The circle the record is sealed to, where that is not the whole team. */
  readonly circle?: string | undefined;
  /** The day it is. */
  readonly on: string;
}

/** Who reads a record of this type in this team on this day, and why. */
export function whoReads({ roles, state, type, stream, circle, on }: WhyAsked): WhyRead {
  const place = { stream, circle: circle ?? circleOf(roles, type) };
  const standing = state.grants.filter((grant) => counts(roles, grant, on));
  const subject = { type: type.id, tenant: state.tenant, stream };
  /** Whether this grant, by itself, is one to read it. */
  const gives = (grant: Grant): boolean =>
    type.open
      ? can(roles, { id: grant.person, grants: [grant] }, "read", subject, on)
      : counts(roles, grant, on) && belongs(state, place, grant);

  const becauseOf = (grants: readonly Grant[]): readonly Because[] =>
    grants.flatMap((grant): readonly Because[] => {
      const role = roles.find(({ id }) => id === grant.role);
      const said = state.said[state.given.get(grantName(grant)) ?? -1];
      const since = grant.fromOn ?? said?.on;
      return role ? [{ role, isWhole: grant.stream === null, since, until: grant.toOn, by: said?.by }] : [];
    });
  const readerOf = (person: string): Reader => ({
    person,
    because: becauseOf(standing.filter((grant) => grant.person === person && gives(grant))),
    letIn: letIn(state, place, person),
    opensSealed: isIn(state, place, person, on),
  });

  const everybody = [...new Set(standing.map(({ person }) => person))].sort();
  const meant = everybody.filter((person) => standing.some((grant) => grant.person === person && gives(grant)));
  const readers = meant.filter((person) => type.open || isIn(state, place, person, on));
  const isHeld = ({ id }: Role): boolean => standing.some(({ role }) => role === id);
  return {
    readers: readers.map(readerOf),
    waiting: meant.filter((person) => !readers.includes(person)).map(readerOf),
    left: type.open ? [] : leftOf(state, place, on).filter(({ person }) => !readers.includes(person)),
    others: everybody
      .filter((person) => !meant.includes(person))
      .map((person) => ({ person, because: becauseOf(standing.filter((grant) => grant.person === person)) })),
    apart: roles.filter((role) => !isHeld(role) && !(role.may[type.id] ?? role.may["*"])?.includes("read")),
    recovery: !type.open && isIn(state, place, RECOVERY, on) ? holdersOf(state) : undefined,
  };
}

/** Who let this person's keys into a circle, and when. */
function letIn(state: KeyState, { stream, circle }: CirclePlace, person: string): Said | undefined {
  const team = state.named.get(circle)?.within ?? circle;
  const keys = state.people.get(person)?.n ?? -1;
  const began = epochsOf(state, stream, team).find(({ by, n }) => by === person && n > keys);
  return state.said[state.letIn.get(`${stream} ${team} ${person} ${keys}`) ?? -1] ?? began;
}

/** Whose role here has ended, and who could open what was sealed till then. */
function leftOf(state: KeyState, place: CirclePlace, on: string): WhyRead["left"] {
  const team = state.named.get(place.circle)?.within ?? place.circle;
  const couldOpen = (person: string): boolean =>
    (state.keysEver.get(person) ?? []).some(({ n }) => state.letIn.has(`${place.stream} ${team} ${person} ${n}`)) ||
    epochsOf(state, place.stream, team).some(({ by }) => by === person);
  const ends = [
    ...state.ended.map(({ grant, n }) => ({ grant, on: state.said[n]?.on ?? on })),
    ...state.grants.flatMap((grant) =>
      grant.toOn !== undefined && grant.toOn < on ? [{ grant, on: grant.toOn }] : [],
    ),
  ].filter(({ grant }) => belongs(state, place, grant) && couldOpen(grant.person));
  const last = new Map<string, string>();
  for (const end of ends) {
    const known = last.get(end.grant.person);
    if (known === undefined || known < end.on) last.set(end.grant.person, end.on);
  }
  return [...last].map(([person, day]) => ({ person, on: day })).sort((a, b) => (a.person < b.person ? -1 : 1));
}

function holdersOf({ recovery }: KeyState): WhyRead["recovery"] {
  return recovery
    ? { threshold: recovery.threshold, people: recovery.shares.flatMap(({ person }) => person ?? []) }
    : undefined;
}
