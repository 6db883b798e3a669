// Setting up, as the model in memory does it: who there is and who may do what, in plain lists.
import type { Grant } from "#core/access/role.ts";
import { later } from "#core/record/due.ts";
import type { Admin, NewPerson, NewStream, NewTenant } from "./keeper.ts";

/** What the model holds of an installation: by id, and streams by "tenant stream". */
export interface MemoryHouse {
  readonly tenants: Map<string, NewTenant>;
  readonly streams: Map<string, NewStream>;
  readonly people: Map<string, NewPerson>;
  root: string | null;
}

export function memoryAdmin(house: MemoryHouse): Admin {
  const { tenants, streams, people } = house;

  const admin: Admin = {
    async addTenant(tenant) {
      tenants.set(tenant.id, tenant);
    },
    async addStream(stream) {
      streams.set(`${stream.tenant} ${stream.stream}`, stream);
    },
    async addPerson(person) {
      people.set(person.id, person);
    },
    async admit(person) {
      if (people.has(person.id)) return false;
      people.set(person.id, person);
      return true;
    },
    async setRoot(root) {
      house.root ??= root;
      return house.root === root;
    },
    async staffOf(wanted) {
      const found = [...tenants.values()].filter(({ id }) => wanted.includes(id));
      const staffed = found.map(({ id, name, country, partner }) => ({
        tenant: id,
        name,
        country,
        partner,
        teams: [...streams.values()]
          .filter((one) => one.tenant === id)
          .map((one) => ({ stream: one.stream, name: one.name }))
          .sort((a, b) => compare(a.name, b.name) || compare(a.stream, b.stream)),
        people: [...people.values()]
          .map((one) => ({
            id: one.id,
            name: one.name,
            does: one.does,
            isAtHome: one.home === id,
            grants: one.grants
              .filter(({ tenant }) => tenant === id)
              .map(({ tenant: _, ...held }) => held)
              .sort(
                (a, b) =>
                  compare(a.role, b.role) ||
                  compare(a.stream ?? id, b.stream ?? id) ||
                  compare(a.fromOn ?? "", b.fromOn ?? ""),
              ),
          }))
          .filter(({ grants, isAtHome }) => isAtHome || grants.length > 0)
          .map(({ isAtHome: _, ...one }) => one)
          .sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id)),
      }));
      return staffed.sort(
        (a, b) => Number(a.partner) - Number(b.partner) || compare(a.name, b.name) || compare(a.tenant, b.tenant),
      );
    },
  };
  return admin;
}

/** One more role, or the same for another time; false where nobody has this id. */
export function putGrant({ people }: MemoryHouse, { person: id, ...given }: Grant): boolean {
  const person = people.get(id);
  if (!person) return false;
  // Another first day makes it another visit.
  const others = person.grants.filter((one) => !isSame(one, given) || one.fromOn !== given.fromOn);
  people.set(id, { ...person, grants: [...others, given] });
  return true;
}

/** What stands or is to come had its last day yesterday; false where there was nothing. */
export function endGrants({ people }: MemoryHouse, grant: Grant, on: string): boolean {
  const person = people.get(grant.person);
  const lasts = (one: Omit<Grant, "person">): boolean =>
    isSame(one, grant) && (one.toOn === undefined || one.toOn >= on);
  if (!person?.grants.some(lasts)) return false;
  const toOn = later(on, 0, -1);
  people.set(grant.person, {
    ...person,
    grants: person.grants.map((one) => (lasts(one) ? { ...one, toOn } : one)),
  });
  return true;
}

function isSame(a: Omit<Grant, "person">, b: Omit<Grant, "person">): boolean {
  return a.role === b.role && a.tenant === b.tenant && a.stream === b.stream;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
