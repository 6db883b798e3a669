// What is to be done about a company, and by when: contact that is kept, trainings that do not grow stale, the yearly look at the six criteria.
import type { DueRule } from "#core/record/due.ts";

const who = ["partner-officer"] as const;
const YEAR = 365;

export const companyDue: readonly DueRule[] = [
  {
    id: "refresher",
    says: "Refresher for the staff: a year since the last training",
    from: "codeSignedOn",
    months: 6,
    states: [
      "identified",
      "contacted",
      "sensitised",
      "trained",
      "drafting",
      "committed",
      "reporting",
      "yearly",
      "verified",
    ],
    // Once a chain, not once each of its hotels: a training names both.
    when: { is: ["kind", "legal-entity"] },
    until: { type: "training-day", by: "companies/company", when: { answered: "heldOn" } },
    every: YEAR,
    who: ["partner-officer", "trainer"],
    act: { create: "training-day" },
  },
  {
    id: "action-plan",
    says: "Agree on the action plan",
    from: "planDueOn",
    until: { type: "engagement-step", by: "company", when: { is: ["step", "agreed-plan"] } },
    who,
    act: { create: "engagement-step" },
  },
  {
    id: "self-assessment",
    says: "Yearly self-assessment: the six criteria",
    from: "codeSignedOn",
    months: 12,
    states: ["committed", "reporting", "yearly", "verified"],
    until: { type: "self-assessment", by: "company", when: { answered: "on" } },
    every: YEAR,
    who,
    act: { create: "self-assessment" },
  },
];
