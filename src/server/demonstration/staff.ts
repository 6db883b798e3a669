// Who there is at an organisation, as records that anybody there can read: itself, its teams, and whoever signs what was done.
import type { NewPerson } from "../keeper.ts";
import { chanceOf } from "./chance.ts";
import { type Colleague, caseTeam, colleagues, fieldTeam, HOME, tenantOf, workerGrants } from "./colleagues.ts";
import type { Told } from "./desk.ts";
import type { Role } from "./partner-work.ts";
import type { Partner } from "./partners.ts";
import { crowdOf } from "./people.ts";

const ON = "2016-01-04";

/** Who may work at a partner and cannot be signed in as: nobody is told what they do. */
export function workersAt(partner: Partner, seed: string): readonly (NewPerson & { readonly role: Role })[] {
  const { key, name: organisation, country } = partner;
  const names = crowdOf(partner, chanceOf(`${seed} ${key} staff`));
  const isColleague = (id: string): boolean => colleagues.some((one) => one.id === id);
  return roles
    .map((role) => {
      const { id, grants } = workerGrants(key, role);
      return { id, role, name: names.adult().name, does: "", organisation, country, grants };
    })
    .filter(({ id }) => !isColleague(id));
}

const roles = [
  "results-officer",
  "supervisor",
  "administrator",
  "alliance-desk",
  "partner-officer",
  "trainer",
  "caseworker",
] as const;

export function staffOf(partner: Partner, seed: string): readonly Told[] {
  const { key, name, country } = partner;
  const tenant = tenantOf(key);
  const does: { readonly [role in Role]?: string } = {
    "results-officer": "Results officer",
    supervisor: "Supervisor of case management",
  };
  const known = key === HOME ? colleagues.filter(({ organisation }) => organisation === name) : [];
  const people: readonly Pick<Colleague, "id" | "name" | "does">[] =
    known.length > 0
      ? known
      : workersAt(partner, seed).flatMap((one) => {
          const says = does[one.role];
          return says === undefined ? [] : { ...one, does: says };
        });
  return [
    { record: tenant, type: "organisation", on: ON, answers: { name, kind: "partner", country, orgId: `DEMO-${key}` } },
    {
      record: fieldTeam(key),
      type: "team",
      on: ON,
      answers: {
        name: "Field team",
        organisation: tenant,
        country,
        does: ["training", "companies", "governments", "communities"],
      },
    },
    {
      record: caseTeam(key),
      type: "team",
      on: ON,
      answers: { name: "Case team", organisation: tenant, country, does: ["cases"] },
    },
    ...people.map(
      (person): Told => ({
        record: person.id,
        type: "person",
        on: ON,
        answers: { name: person.name, does: person.does, organisation: tenant },
      }),
    ),
  ];
}
