// The people of the demonstration: a dozen who can be signed in as, and at each partner an officer and a supervisor who bring registers in.
// All invented, and named so that nobody can be meant.
import type { Grant } from "#core/access/role.ts";
import type { NewPerson } from "../keeper.ts";
import { idFor } from "./chance.ts";
import { type Partner, partners } from "./partners.ts";

export const ALLIANCE = { key: "alliance", name: "Down to Zero alliance (demonstration)" } as const;
/** The partner whose colleagues can be signed in as. */
export const HOME = "in-east";

export const tenantOf = (key: string): string => idFor(`tenant ${key}`);
export const fieldTeam = (key: string): string => idFor(`field team ${key}`);
export const caseTeam = (key: string): string => idFor(`case team ${key}`);
export const personOf = (key: string, role: string): string => idFor(`person ${key} ${role}`);

/** A colleague one can sign in as; `key` names the key file. */
export interface Colleague extends NewPerson {
  readonly key: string;
}

const home = partners.find(({ key }) => key === HOME) as Partner;

function atHome(role: string, name: string, does: string, stream: string | null): Colleague {
  return {
    key: role,
    id: personOf(HOME, role),
    name,
    does,
    organisation: home.name,
    country: home.country,
    grants: [{ role, tenant: tenantOf(HOME), stream }],
  };
}

function atAlliance(role: string, name: string, does: string, grants: Colleague["grants"]): Colleague {
  return {
    key: role,
    id: personOf(ALLIANCE.key, role),
    name,
    does,
    organisation: ALLIANCE.name,
    country: null,
    grants,
  };
}

export const colleagues: readonly Colleague[] = [
  atHome("trainer", "Clover Kingfisher Teal", "Trainer", fieldTeam(HOME)),
  atHome("caseworker", "Ginger Lapwing Mauve", "Caseworker", caseTeam(HOME)),
  atHome("supervisor", "Barley Heron Indigo", "Supervisor of case management", caseTeam(HOME)),
  atHome("partner-officer", "Nettle Plover Ochre", "Programme officer", fieldTeam(HOME)),
  atHome("results-officer", "Sorrel Curlew Crimson", "Results officer", null),
  atHome("administrator", "Rush Bittern Khaki", "Administrator", null),
  atHome("data-protection-officer", "Dill Godwit Cobalt", "Data-protection officer", null),
  {
    ...atAlliance(
      "country-lead",
      "Cumin Egret Maroon",
      "Country lead, India",
      partners
        .filter(({ country }) => country === "IN")
        .map(({ key }) => ({ role: "country-lead", tenant: tenantOf(key), stream: null })),
    ),
    country: "IN",
  },
  atAlliance("alliance-desk", "Fern Avocet Magenta", "Alliance desk", [
    { role: "alliance-desk", tenant: tenantOf(ALLIANCE.key), stream: null },
  ]),
  // Two who come for a time: the demonstration lives within it.
  {
    ...atAlliance(
      "auditor",
      "Sesame Wagtail Slate",
      "Auditor, from 5 to 23 December",
      [HOME, "br-north", "co-coast"].map((key) => ({
        role: "auditor",
        tenant: tenantOf(key),
        stream: null,
        fromOn: "2016-12-05",
        toOn: "2016-12-23",
      })),
    ),
    organisation: "Example Audit Office",
  },
  {
    ...atAlliance(
      "evaluator",
      "Tarragon Siskin Rust",
      "Evaluator for India, until the end of January",
      partners
        .filter(({ country }) => country === "IN")
        .map(({ key }) => ({
          role: "evaluator",
          tenant: tenantOf(key),
          stream: null,
          fromOn: "2016-12-01",
          toOn: "2017-01-31",
        })),
    ),
    organisation: "Example Evaluators",
    country: "IN",
  },
  atAlliance("donor", "Cress Dunlin Beige", "Donor", [{ role: "donor", tenant: tenantOf(ALLIANCE.key), stream: null }]),
];

/** Who let the alliance's own people in; nobody signs in as them. */
export const allianceAdministrator: Colleague = atAlliance("administrator", "Thyme Sandpiper Copper", "", [
  { role: "administrator", tenant: tenantOf(ALLIANCE.key), stream: null },
]);

/** The officer or supervisor of a partner; of one partner they can be signed in as. */
export function workerGrants(
  key: string,
  role:
    | "results-officer"
    | "supervisor"
    | "trainer"
    | "partner-officer"
    | "caseworker"
    | "administrator"
    | "alliance-desk",
): { readonly id: string; readonly grants: readonly Grant[] } {
  const id = personOf(key, role);
  return { id, grants: [{ person: id, role, tenant: tenantOf(key), stream: null }] };
}
