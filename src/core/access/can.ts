// May this person do this to that, on this day? No, unless a grant says so. One function behind API, sync, lists, exports and screens.
// Promise: nobody can forget the day. A grant that has ended, or that a visitor has for good, opens nothing, wherever it is written down.
import type { Action, Grant, Person, Role } from "./role.ts";

export interface Subject {
  readonly type: string;
  readonly tenant: string;
  /** The stream of the record; null for what belongs to a tenant as a whole, such as its counts. */
  readonly stream: string | null;
}

/** `on` is the day it is (`YYYY-MM-DD`) where the question is asked. */
export function can(roles: readonly Role[], person: Person, action: Action, subject: Subject, on: string): boolean {
  return person.grants.some(
    (grant) =>
      grant.person === person.id &&
      counts(roles, grant, on) &&
      reaches(grant, subject) &&
      allows(roles, grant, action, subject.type),
  );
}

/** Does this grant open anything on that day? It stands, and whoever comes for a time has a last day. */
export function counts(roles: readonly Role[], grant: Pick<Grant, "role" | "fromOn" | "toOn">, on: string): boolean {
  return standsOn(grant, on) && (grant.toOn !== undefined || !roles.find(({ id }) => id === grant.role)?.visiting);
}

/** Does this grant stand on that day? Its first and its last day are among them. */
export function standsOn({ fromOn, toOn }: Pick<Grant, "fromOn" | "toOn">, on: string): boolean {
  return (fromOn === undefined || fromOn <= on) && (toOn === undefined || on <= toOn);
}

/** The same person with nothing but the grants that count on a day. */
export function standing<P extends Person>(roles: readonly Role[], person: P, on: string): P {
  return { ...person, grants: person.grants.filter((grant) => counts(roles, grant, on)) };
}

/**
 * The tenants in which a person may do this to this type anywhere at all; for `count` as a whole, since counted rows do not
 * say which team they come from.
 */
export function tenantsWhere(
  roles: readonly Role[],
  person: Person,
  action: Action,
  type: string,
  on: string,
): readonly string[] {
  const tenants = person.grants
    .filter((grant) => grant.person === person.id && counts(roles, grant, on) && allows(roles, grant, action, type))
    .filter((grant) => action !== "count" || grant.stream === null)
    .map((grant) => grant.tenant);
  return [...new Set(tenants)].sort();
}

/** May somebody with these grants say who belongs to the organisation? Only for all of it. */
export function mayAdmit(roles: readonly Role[], grants: readonly Grant[], person: string, on: string): boolean {
  return grants.some((grant) => grant.stream === null && holds(roles, grant, person, "admit", on));
}

/**
 * May they invite somebody with those grants once more? Whoever invites could take the invitation themselves: so only where they lead all
 * the other does, and never for somebody who lets others in.
 */
export function mayReadmit(
  roles: readonly Role[],
  grants: readonly Grant[],
  person: string,
  theirs: readonly Grant[],
  on: string,
): boolean {
  const leads = grants.filter((grant) => holds(roles, grant, person, "readmit", on));
  return (
    theirs.length > 0 &&
    theirs.every(
      ({ role, stream }) =>
        !allowsAnywhere(roles, role, "admit") &&
        leads.some((grant) => grant.stream === null || grant.stream === stream),
    )
  );
}

function holds(roles: readonly Role[], grant: Grant, person: string, action: Action, on: string): boolean {
  return grant.person === person && counts(roles, grant, on) && allowsAnywhere(roles, grant.role, action);
}

function allowsAnywhere(roles: readonly Role[], role: string, action: Action): boolean {
  return Object.values(roles.find(({ id }) => id === role)?.may ?? {}).some((actions) => actions.includes(action));
}

function reaches(grant: Grant, subject: Subject): boolean {
  return grant.tenant === subject.tenant && (grant.stream === null || grant.stream === subject.stream);
}

function allows(roles: readonly Role[], grant: Grant, action: Action, type: string): boolean {
  const role = roles.find(({ id }) => id === grant.role);
  const actions = role?.may[type] ?? role?.may["*"];
  return (
    actions?.some((allowed) => allowed === action || (allowed === "move:*" && action.startsWith("move:"))) ?? false
  );
}
