// Who there is at an organisation, as records that anybody there can read: itself, its teams, and whoever signs what was done.
import { type Colleague, caseTeam, colleagues, fieldTeam, HOME, personOf, tenantOf } from "./colleagues.ts";
import type { Told } from "./desk.ts";
import type { Partner } from "./partners.ts";

const ON = "2016-01-04";

export function staffOf({ key, name, country }: Partner, names: () => string): readonly Told[] {
  const tenant = tenantOf(key);
  const known = key === HOME ? colleagues.filter(({ organisation }) => organisation === name) : [];
  const people: readonly Pick<Colleague, "id" | "name" | "does">[] =
    known.length > 0
      ? known
      : [
          { id: personOf(key, "results-officer"), name: names(), does: "Results officer" },
          { id: personOf(key, "supervisor"), name: names(), does: "Supervisor of case management" },
        ];
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
