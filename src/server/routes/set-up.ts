// Setting up: whoever founds an installation; then organisations, teams and colleagues. What each may do is said in the signed log of their
// organisation (routes/keys.ts). Promise: an organisation begins with an entry that the root has signed, and is added to by nobody but who
// administers it. What people read of all this are records, which are ordinary changes.
import { Type } from "typebox";
import { can } from "#core/access/can.ts";
import type { Person } from "#core/access/role.ts";
import { type Problem, problem } from "#core/problem.ts";
import type { SignedEntry } from "#core/seal/key-log.ts";
import { PUBLIC_KEY } from "#core/seal/pair.ts";
import { accountForm, closed, deviceName, faultIn, keepAccount } from "../account.ts";
import type { AppContext } from "../context.ts";
import type { Door } from "../door.ts";
import { isText, isUuid } from "../form.ts";
import type { Staffed } from "../keeper.ts";
import { entriesShape } from "../key-shape.ts";
import { MOST_SIGN_INS } from "../limits.ts";
import { beginInstallation, foundOrganisation } from "../store/set-up.ts";

const named = Type.String({ minLength: 1, maxLength: 200 });
const maybe = Type.Union([Type.String({ maxLength: 36 }), Type.Null()]);
const id = Type.String({ minLength: 36, maxLength: 36 });
const team = closed({ id, name: named });

export function setUpRoutes(door: Door, context: AppContext): void {
  const { keeper, store, programme, demonstration, day, visitors } = context;
  const { admin } = keeper;
  const rules = () => ({ roles: programme.roles, on: day() });

  const administers = (person: Person, tenant: string): boolean =>
    can(programme.roles, person, "admit", { type: "membership", tenant, stream: null }, day());
  const administered = (person: Person, tenants: readonly string[]): Promise<readonly Staffed[]> =>
    admin.staffOf(tenants.filter((tenant) => administers(person, tenant)));

  const isWritten = (...texts: readonly string[]): boolean => texts.every((one) => isText(one) && one.trim() !== "");
  const unwritten = problem("door.bad-request", { field: "name" });
  const isCountry = (country: string | null): boolean =>
    country === null || Object.hasOwn(programme.countries, country);

  door.route({
    method: "POST",
    url: "/api/set-up/first",
    needs: "nobody",
    says: "Begins an empty installation: its root, its first organisation, and whoever founds that, administers it and is signed in. Not found in a demonstration, and once anybody is here.",
    schema: {
      body: closed({
        organisation: closed({ id, name: named, country: maybe }),
        office: team,
        person: closed({ id, name: named, does: named }),
        root: Type.String({ pattern: PUBLIC_KEY.source }),
        account: closed(accountForm),
        entries: entriesShape,
        device: deviceName,
      }),
    },
    most: MOST_SIGN_INS,
    handler: async ({ body, reply }) => {
      const { organisation, office, person, account, entries, device = "" } = body;
      if (demonstration || (await keeper.hello()).root !== null) return problem("door.not-found");
      if (![organisation, office, person].every((one) => isUuid(one.id)))
        return problem("door.bad-request", { field: "id" });
      if (!isCountry(organisation.country)) return problem("door.bad-request", { field: "country" });
      const { id: tenant, country, name } = organisation;
      if (!isWritten(name, office.name, person.name, person.does) || !isText(device)) return unwritten;
      const wrong = faultIn(account) ?? notFounded(entries, tenant, person.id);
      if (wrong) return wrong;
      const begins = {
        root: body.root,
        tenant: { id: tenant, name, country, partner: false },
        office: { tenant, stream: office.id, name: office.name },
        person: { ...person, organisation: name, country, home: tenant, grants: [] },
        account: await keepAccount(account),
        entries,
      };
      const began = await visitors.signIn(reply, device, (signIn) =>
        beginInstallation(store, rules(), { ...begins, signIn }),
      );
      return began ? { person: person.id } : problem("door.not-found");
    },
  });

  door.route({
    method: "GET",
    url: "/api/set-up",
    needs: { action: "admit", type: "membership" },
    says: "The organisations the person administers: their teams, their colleagues, and who may do what.",
    schema: {},
    handler: ({ person, tenants }) => administered(person, tenants),
  });

  door.route({
    method: "POST",
    url: "/api/set-up/organisations",
    needs: { action: "admit", type: "organisation" },
    says: "Adds an organisation and its first team. Whoever does administers one of the alliance itself, and at first the new one too.",
    schema: {
      body: closed({
        id,
        name: named,
        country: maybe,
        partner: Type.Boolean(),
        office: team,
        entries: entriesShape,
      }),
    },
    handler: async ({ body: { id: tenant, name, country, partner, office, entries }, person, tenants }) => {
      if (!isUuid(tenant) || !isUuid(office.id)) return problem("door.bad-request", { field: "id" });
      if (!isCountry(country)) return problem("door.bad-request", { field: "country" });
      if (!isWritten(name, office.name)) return unwritten;
      const mine = await administered(person, tenants);
      const [there] = await admin.staffOf([tenant]);
      const mayAdd = there ? administers(person, tenant) : mine.some((one) => !one.partner);
      if (!mayAdd) return problem("door.not-allowed");
      const team = { tenant, stream: office.id, name: office.name };
      if (there) {
        // Said again. It keeps its standing: no partner makes itself one of the alliance.
        await admin.addTenant({ id: tenant, name, country, partner: there.partner });
        await admin.addStream(team);
        return {};
      }
      const wrong = notFounded(entries, tenant, person.id);
      if (wrong) return wrong;
      await foundOrganisation(store, rules(), { id: tenant, name, country, partner }, team, entries);
      visitors.forget(person.id);
      return {};
    },
  });

  door.route({
    method: "POST",
    url: "/api/set-up/teams",
    needs: { action: "admit", type: "membership" },
    says: "Adds a team to an organisation the person administers, or gives one another name.",
    schema: { body: closed({ tenant: id, team }) },
    handler: async ({ body: { tenant, team: added }, person }) => {
      if (!isUuid(added.id)) return problem("door.bad-request", { field: "id" });
      if (!administers(person, tenant)) return problem("door.not-allowed");
      if (!isWritten(added.name)) return unwritten;
      await admin.addStream({ tenant, stream: added.id, name: added.name });
      return {};
    },
  });

  door.route({
    method: "POST",
    url: "/api/set-up/people",
    needs: { action: "admit", type: "membership" },
    says: "A new colleague of an organisation the person administers. They come in by an invitation, and get their roles in the key log.",
    schema: {
      body: closed({
        id,
        name: named,
        does: named,
        tenant: id,
      }),
    },
    handler: async ({ body: { id: newcomer, name, does, tenant }, person }) => {
      if (!isUuid(newcomer)) return problem("door.bad-request", { field: "id" });
      if (!administers(person, tenant)) return problem("door.not-allowed");
      if (!isWritten(name, does)) return unwritten;
      const [at] = await admin.staffOf([tenant]);
      if (!at) return problem("door.not-allowed");
      const admitted = await admin.admit({
        id: newcomer,
        name,
        does,
        organisation: at.name,
        country: at.country,
        home: tenant,
        grants: [],
      });
      // Said again: the same colleague, who is here already.
      return admitted || at.people.some((one) => one.id === newcomer) ? {} : problem("door.not-allowed");
    },
  });
}

/** One entry, that founds this organisation with this person. Whether the root has signed it is asked of the log. */
function notFounded(entries: readonly SignedEntry[], tenant: string, person: string): Problem | undefined {
  const [founds] = entries;
  const saying = founds?.entry.saying;
  const isFounded =
    entries.length === 1 &&
    founds?.entry.by === person &&
    founds.entry.tenant === tenant &&
    saying?.says === "founded" &&
    saying.person === person;
  return isFounded ? undefined : problem("door.bad-request", { field: "entries" });
}
