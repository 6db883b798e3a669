// Who shares a key: a circle of a team, in epochs. The whole team, for a kind of record, is everybody in it whose role reads that kind; each
// such set of roles is a circle with secrets of its own, so that who keeps lists of learners holds no key to a case. Within it, people by
// name are a circle too, for one record or for many.
// Promise: who is in follows from the signed key log and the day; whoever could open an epoch and no longer belongs makes it stale.
import { bytesToHex } from "@noble/hashes/utils.js";
import { standsOn } from "../access/can.ts";
import type { Grant, Role } from "../access/role.ts";
import type { RecordType } from "../record/type.ts";
import { canonicalText, hashText } from "./bytes.ts";
import { epochsOf, type KeyState, type NamedPeople, RECOVERY } from "./key-state.ts";
import type { Platform } from "./platform.ts";

/** The circle of a kind of record in a team: `team` and the roles that read it, but those that come for a time. */
export function circleOf(roles: readonly Role[], type: RecordType): string {
  const readers = roles.filter((role) => !role.visiting && (role.may[type.id] ?? role.may["*"])?.includes("read"));
  return `team ${readers
    .map(({ id }) => id)
    .sort()
    .join("+")}`;
}

export const CIRCLE = /^(team [a-z-]+(\+[a-z-]+)*|people [0-9a-f]{32})$/;

/** Whether a circle is of people by name; every other is the team's. */
export function isNamed(circle: string): boolean {
  return circle.startsWith("people ");
}

/** Whether a record is read by a few who were named for it, and by no caseload: for everybody else it is not there. */
export function isOfFew({ named }: Pick<KeyState, "named">, circle: string): boolean {
  return isNamed(circle) && named.get(circle)?.of === undefined;
}

/** A new circle of people by name. */
export function newCircle({ random }: Pick<Platform, "random">): string {
  return `people ${bytesToHex(random(16))}`;
}

/** The circle of one person's caseload in a team, out of one of its circles: everybody can name it. */
export function caseloadOf(stream: string, within: string, person: string): string {
  return `people ${hashText(canonicalText({ caseload: { stream, within, person } })).slice(0, 32)}`;
}

/** May a circle of people be said so? It stays within its team's circle and whosever it is; who begins a caseload is whose it is. */
export function mayName(
  { named }: Pick<KeyState, "named">,
  { stream, circle, named: said }: CirclePlace & { readonly named?: NamedPeople },
  by: string,
): boolean {
  const known = named.get(circle);
  if (!said) return known !== undefined || !isNamed(circle);
  if (!isNamed(circle) || isNamed(said.within)) return false;
  if (known) return known.within === said.within && known.of === said.of;
  return said.of === undefined ? true : said.of === by && circle === caseloadOf(stream, said.within, by);
}

export interface CirclePlace {
  readonly stream: string;
  readonly circle: string;
}

/** The circles of people by name that this person is one of. */
export function namedPlaces(state: KeyState, person: string): readonly CirclePlace[] {
  const isMine = (place: CirclePlace): boolean =>
    state.grants.some((grant) => grant.person === person && belongs(state, place, grant));
  return placesOf(state).filter((place) => state.named.has(place.circle) && isMine(place));
}

/** Every circle of an organisation that has secrets. */
export function placesOf({ epochs }: KeyState): readonly CirclePlace[] {
  return [...epochs.keys()].map((name) => {
    const at = name.indexOf(" ");
    return { stream: name.slice(0, at), circle: name.slice(at + 1) };
  });
}

/** Whether a grant puts somebody into a circle, whatever the day and whoever made sure of their keys. */
export function belongs(state: KeyState, { stream, circle }: CirclePlace, grant: Grant): boolean {
  const named = state.named.get(circle);
  const team = named?.within ?? circle;
  const isThere = grant.stream === null || grant.stream === stream;
  const isMeant = named === undefined || named.people.includes(grant.person) || named.with?.includes(grant.role);
  return (
    isThere && isMeant === true && team.startsWith(TEAM) && team.slice(TEAM.length).split("+").includes(grant.role)
  );
}

const TEAM = "team ";

/** Is this person of this circle on that day, with keys to be sealed to? The recovery pair is of every circle. */
export function isWanted(state: KeyState, place: CirclePlace, person: string, on: string): boolean {
  if (!state.people.has(person)) return false;
  if (person === RECOVERY) return true;
  return state.grants.some((grant) => grant.person === person && standsOn(grant, on) && belongs(state, place, grant));
}

/** Everybody of a circle on that day, in the order of their ids; the recovery pair is nobody. */
export function wantedIn(state: KeyState, place: CirclePlace, on: string): readonly string[] {
  return [...state.people.keys()].filter((one) => one !== RECOVERY && isWanted(state, place, one, on)).sort();
}

/** Whom a circle's secrets are meant for on that day: everybody of it, and the recovery pair where there is one. */
export function meantFor(state: KeyState, place: CirclePlace, on: string): readonly string[] {
  return [...wantedIn(state, place, on), ...(state.people.has(RECOVERY) ? [RECOVERY] : [])];
}

/**
 * Is this person in: of the circle on that day, and, by the keys they have now, its maker or let in by one of it? Until somebody has made
 * sure whose keys these are, nothing is sealed to them: neither an administrator nor the server can let in anybody alone. A recovery pair is
 * in from the start where it was said before the circle began, and is let in like anybody where it came later.
 */
export function isIn(state: KeyState, place: CirclePlace, person: string, on: string): boolean {
  const keys = state.people.get(person)?.n;
  if (keys === undefined || !isWanted(state, place, person, on)) return false;
  const named = state.named.get(place.circle);
  if (named) return isIn(state, { stream: place.stream, circle: named.within }, person, on);
  return (
    state.letIn.has(`${place.stream} ${place.circle} ${person} ${keys}`) ||
    epochsOf(state, place.stream, place.circle).some(
      ({ by, n, epoch }) => n > keys && (by === person || (person === RECOVERY && epoch === 1)),
    )
  );
}

/** Whether somebody could open the circle's last epoch who does not belong to it any more, has other keys since, or lost theirs. */
export function isStale(state: KeyState, place: CirclePlace, on: string): boolean {
  const last = epochsOf(state, place.stream, place.circle).at(-1);
  if (!last) return false;
  const hasLeft =
    state.ended.some(
      ({ grant, n }) => n > last.n && belongs(state, place, grant) && !isWanted(state, place, grant.person, on),
    ) ||
    state.grants.some(
      (grant) =>
        belongs(state, place, grant) &&
        grant.toOn !== undefined &&
        grant.toOn >= last.on &&
        grant.toOn < on &&
        !isWanted(state, place, grant.person, on),
    );
  const hasOtherKeys = meantFor(state, place, on).some((person) => {
    const known = state.keysEver.get(person) ?? [];
    return known.length > 1 && (known.at(-1)?.n ?? 0) > last.n;
  });
  const hasLost = state.lost.some(
    ({ person, n }) =>
      n > last.n && state.grants.some((grant) => grant.person === person && belongs(state, place, grant)),
  );
  return hasLeft || hasOtherKeys || hasLost || hasCome(state, place, last.n, on);
}

/** Whether somebody of a circle of people was let into their team since: nobody seals to them here but with new secrets. */
function hasCome(state: KeyState, place: CirclePlace, since: number, on: string): boolean {
  const { stream, circle } = place;
  const named = state.named.get(circle);
  if (!named) return false;
  return meantFor(state, place, on).some((person) => {
    const keys = state.people.get(person)?.n;
    return (state.letIn.get(`${stream} ${named.within} ${person} ${keys}`) ?? -1) > since;
  });
}
