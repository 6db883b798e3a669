// What the alliance keeps beside its targets: money, deadlines, which indicators hold, where it began, and what is being written.
// Every amount, day and sentence here is invented.
import { idFor } from "./chance.ts";
import { ALLIANCE, fieldTeam, personOf, tenantOf } from "./colleagues.ts";
import { TODAY } from "./days.ts";
import type { Told } from "./desk.ts";
import { acts, type Happening } from "./happening.ts";

const ON = "2016-01-15";
const programme = idFor("programme");
const alliance = tenantOf(ALLIANCE.key);
const donor = idFor("organisation donor");
const euros = (whole: number) => ({ minor: whole * 100, currency: "EUR" });

const told = (label: string, type: string, answers: Told["answers"], on = ON): Told => ({
  record: idFor(label),
  type,
  on,
  ...(answers && { answers }),
});

export function calendarRecords(): readonly Told[] {
  return [
    told("organisation donor", "organisation", { name: "Example ministry", kind: "donor", orgId: "DEMO-ministry" }),
    ...[
      ["1", "2016-02-01", "2016-02-09", 300_000],
      ["2", "2016-11-15", undefined, 250_000],
    ].map(([number, dueOn, paidOn, amount]) =>
      told(`instalment ${number}`, "instalment", {
        programme,
        period: number === "1" ? "2016-H1" : "2016-H2",
        payer: donor,
        receiver: alliance,
        kind: "incoming",
        agreed: euros(Number(amount)),
        dueOn,
        condition: number === "1" ? "Contract signed" : "Half-year report approved",
        ...(paidOn !== undefined && { paid: euros(Number(amount)), paidOn }),
      }),
    ),
    ...[
      ["figures", "2016", "2016-12-20", undefined],
      ["half-year", "2016-H1", "2016-08-01", "2016-07-29"],
      ["plan", "2017", "2016-12-15", undefined],
      ["annual-report", "2016", "2017-05-01", undefined],
    ].map(([what, period, dueOn, sentOn]) =>
      told(`deadline ${what} ${period}`, "report-deadline", {
        what,
        programme,
        period,
        dueOn,
        toWhom: what === "figures" ? alliance : donor,
        ...(sentOn !== undefined && { sentOn }),
        needsApproval: what === "half-year" || what === "annual-report" ? "yes" : "no",
        ...(what === "half-year" && { approvedOn: "2016-09-12" }),
      }),
    ),
    told("indicator set 2016", "indicator-set", {
      name: "Indicators of the first year (demonstration)",
      programme,
      version: 1,
      fromOn: "2016-01-01",
      agreedOn: ON,
      indicators: ["C1", "C2", "C4", "F3", "P2", "P4", "G0"].map((code) => ({ id: code, code, version: 1 })),
    }),
    told("baseline C1 IN", "baseline", {
      indicator: "C1",
      moment: "start",
      country: "IN",
      countryProgramme: idFor("country programme IN"),
      measured: "no",
      whyNot: "Nobody had asked the key questions before the programme began.",
    }),
    told("baseline F3 NI", "baseline", {
      indicator: "F3",
      moment: "start",
      country: "NI",
      countryProgramme: idFor("country programme NI"),
      measured: "yes",
      value: 1,
      measuredOn: "2016-02-10",
      source: "Visits to five municipalities",
      method: "Committees that had met in the six months before.",
    }),
    told(
      "chapter learned 2016",
      "report-chapter",
      {
        period: "2016",
        about: "learned",
        dueOn: "2016-12-16",
        text: "Partners who asked the key questions on the day itself knew sooner what to explain again.",
        sources: [{ id: "1", what: "Notes of the yearly meeting", where: "Desk, folder 2016" }],
      },
      TODAY,
    ),
  ];
}

/** The figures of the year at one partner: prepared, and waiting for a colleague to approve them. */
export function handingIn(key: string): readonly Happening[] {
  const record = idFor(`submission ${key} 2016`);
  const answers = {
    organisation: tenantOf(key),
    period: "2016",
    deadline: idFor("deadline figures 2016"),
    dueOn: "2016-12-20",
    preparedBy: personOf(key, "results-officer"),
    officeCount: 9,
    looked: ["doubles", "splits", "targets"],
    provisional: "yes",
    missing: "The service register of December, from the case team.",
    missingBy: "2017-01-10",
  };
  return acts(
    "results-officer",
    fieldTeam(key),
    { record, type: "period-submission", on: "2016-12-09", answers },
    { record, type: "period-submission", on: "2016-12-10", move: "ready" },
  );
}
