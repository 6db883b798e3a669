// What the alliance keeps itself: the programme, its countries, and the targets of the year. Targets are invented; only the seven totals were published.
import { idFor } from "./chance.ts";
import { ALLIANCE, tenantOf } from "./colleagues.ts";
import { TODAY } from "./days.ts";
import type { Told } from "./desk.ts";
import { type Figure, partners } from "./partners.ts";

export const targets: { readonly [figure in Figure]: number } = {
  C1: 3500,
  C2: 2250,
  C4: 950,
  F3: 40,
  P2: 28,
  P4: 80,
  G0: 1500,
};

const ON = "2016-01-15";

export function frameworkRecords(): readonly Told[] {
  const programme = idFor("programme");
  const tenant = tenantOf(ALLIANCE.key);
  const countries = [...new Set(partners.map(({ country }) => country))];
  const groupsIn = (country: string): readonly string[] =>
    country === "PE"
      ? ["communities", "governments", "companies"]
      : ["children", "communities", "governments", "companies"];
  return [
    {
      record: tenant,
      type: "organisation",
      on: ON,
      answers: { name: ALLIANCE.name, kind: "other", orgId: "DEMO-alliance" },
    },
    {
      record: programme,
      type: "programme",
      on: ON,
      answers: {
        name: "Down to Zero (demonstration)",
        activityId: "DEMO-activity",
        fromOn: "2016-01-01",
        toOn: "2020-12-31",
        reportDueOn: [{ id: "1", what: "Annual report of 2016", on: "2017-05-01" }],
      },
    },
    ...countries.map(
      (country): Told => ({
        record: idFor(`country programme ${country}`),
        type: "country-programme",
        on: ON,
        answers: { programme, country, fromOn: "2016-01-01", groups: groupsIn(country) },
      }),
    ),
    ...Object.entries(targets).map(
      ([indicator, value]): Told => ({
        record: idFor(`target ${indicator}`),
        type: "target",
        on: ON,
        answers: { indicator, period: "2016", value, reason: "Invented for the demonstration", agreedOn: ON },
      }),
    ),
    {
      record: idFor("variance C4"),
      type: "variance-reason",
      on: TODAY,
      answers: {
        indicator: "C4",
        period: "2016",
        reasons: ["funds", "turnover"],
        explanation: "Two shelters opened later than planned.",
      },
    },
  ];
}
