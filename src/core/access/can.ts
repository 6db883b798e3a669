// May this person do this to that? No, unless a grant says so. One function behind API, sync, lists, exports and screens.
import type { Action, Grant, Person, Role } from "./role.ts";

export interface Subject {
  readonly type: string;
  readonly tenant: string;
  /** The stream of the record; null for what belongs to a tenant as a whole, such as its counts. */
  readonly stream: string | null;
}

export function can(roles: readonly Role[], person: Person, action: Action, subject: Subject): boolean {
  return person.grants.some(
    (grant) => grant.person === person.id && reaches(grant, subject) && allows(roles, grant, action, subject.type),
  );
}

/**
 * The tenants in which a person may do this to this type anywhere at all; for `count` as a whole, since counted rows do not
 * say which team they come from.
 */
export function tenantsWhere(roles: readonly Role[], person: Person, action: Action, type: string): readonly string[] {
  const tenants = person.grants
    .filter((grant) => grant.person === person.id && allows(roles, grant, action, type))
    .filter((grant) => action !== "count" || grant.stream === null)
    .map((grant) => grant.tenant);
  return [...new Set(tenants)].sort();
}

function reaches(grant: Grant, subject: Subject): boolean {
  return grant.tenant === subject.tenant && (grant.stream === null || grant.stream === subject.stream);
}

function allows(roles: readonly Role[], grant: Grant, action: Action, type: string): boolean {
  const may = roles.find((role) => role.id === grant.role)?.may;
  const actions = may?.[type] ?? may?.["*"];
  return (
    actions?.some((allowed) => allowed === action || (allowed === "move:*" && action.startsWith("move:"))) ?? false
  );
}
