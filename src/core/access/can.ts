// May this person do this to that, on this day? No, unless a grant says so. One function behind API, sync, lists, exports and screens.
// Promise: nobody can forget the day. A grant that has ended opens nothing, wherever it is still written down.
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
      standsOn(grant, on) &&
      reaches(grant, subject) &&
      allows(roles, grant, action, subject.type),
  );
}

/** Does this grant stand on that day? Its first and its last day are among them. */
export function standsOn({ fromOn, toOn }: Pick<Grant, "fromOn" | "toOn">, on: string): boolean {
  return (fromOn === undefined || fromOn <= on) && (toOn === undefined || on <= toOn);
}

/** The same person with nothing but the grants that stand on a day. */
export function standing<P extends Person>(person: P, on: string): P {
  return { ...person, grants: person.grants.filter((grant) => standsOn(grant, on)) };
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
    .filter((grant) => grant.person === person.id && standsOn(grant, on) && allows(roles, grant, action, type))
    .filter((grant) => action !== "count" || grant.stream === null)
    .map((grant) => grant.tenant);
  return [...new Set(tenants)].sort();
}

function reaches(grant: Grant, subject: Subject): boolean {
  return grant.tenant === subject.tenant && (grant.stream === null || grant.stream === subject.stream);
}

function allows(roles: readonly Role[], grant: Grant, action: Action, type: string): boolean {
  const role = roles.find(({ id }) => id === grant.role);
  if (role?.visiting && grant.toOn === undefined) return false;
  const actions = role?.may[type] ?? role?.may["*"];
  return (
    actions?.some((allowed) => allowed === action || (allowed === "move:*" && action.startsWith("move:"))) ?? false
  );
}
