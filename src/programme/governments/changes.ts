// What changed, counted: laws, policies and procedures that were adopted, improved or blocked; how well that is substantiated; courts.
// The codes SRH015 to SRH019 are the donor's own, by what was changed; each counts harvested outcomes and nothing else.
import type { Indicator } from "#core/result/indicator.ts";
import { forTheBetter, told } from "../splits.ts";
import { lawStages } from "./words.ts";

const onward = Object.keys(lawStages).filter((stage) => stage !== "blocked");
const laws = ["law", "policy", "by-law", "company-policy", "agreement", "protocol", "budget"] as const;

const ofOutcomes = {
  version: 1,
  rules: 1,
  unit: "outcomes",
  measure: "subjects",
  rollUp: { periods: "unique", places: "unique" },
  about: "organisations",
} as const;

export const lawsChanged: Indicator = {
  ...ofOutcomes,
  code: "G7",
  serves: [54],
  says: "Laws, policies and procedures adopted, improved, or stopped from doing harm",
  among: { kinds: ["outcome"], where: { code: laws, answer: forTheBetter, state: told } },
  by: ["country", "code", "answer", "state"],
  passport: {
    counts:
      "Each outcome in which a law, policy, by-law, company policy, agreement, procedure or budget line was adopted, improved, or a harmful one blocked in the period; by how well it is substantiated.",
    doesNotCount: "A practice or attitude; a change for the worse; an outcome that was set aside; a draft.",
    example: "A court adopts a child-friendly procedure, told and then confirmed by a lecturer in law: one.",
    good: "higher",
  },
};

export const outcomesSubstantiated: Indicator = {
  ...ofOutcomes,
  code: "G8",
  serves: [33, 54],
  says: "Outcomes that somebody independent who knows has confirmed",
  among: { kinds: ["outcome"], where: { state: ["substantiated"] } },
  by: ["country", "code", "answer"],
  passport: {
    counts:
      "Each outcome of the period that somebody outside the programme was asked about and confirmed; of any kind.",
    doesNotCount: "Outcomes that are only told, are being checked, or were set aside.",
    example: "Four outcomes are told, three chosen to be checked, two confirmed: two.",
    good: "higher",
  },
};

export const lawsByStage: Indicator = {
  ...ofOutcomes,
  code: "G9",
  serves: [54],
  says: "Laws and policies in the making that moved on by a stage",
  among: { kinds: ["law-stage"], where: { code: onward } },
  by: ["country", "code"],
  passport: {
    counts: "Each law or policy we work on that reached a stage in the period, once, and once under each stage.",
    doesNotCount:
      "A law on which nothing moved, or that was blocked. A stage is not an outcome: who changed what stands in G7.",
    example: "A by-law is drafted in March and adopted in November: one, under both stages.",
    good: "higher",
  },
};

export const childFriendlyCourts: Indicator = {
  ...ofOutcomes,
  code: "G10",
  serves: [32],
  says: "Courts and police units that do something so that children are heard safely",
  unit: "organisations",
  among: { kinds: ["justice-measure"] },
  by: ["country", "audience", "code"],
  passport: {
    counts:
      "Each court or police unit that began a child-friendly measure in the period, or was looked at again and found to use one; once.",
    doesNotCount: "A measure nobody looked at since it began in an earlier period; trained staff, who stand in G2.",
    example: "A court opens a waiting room and has a written procedure: one court, under both measures.",
    good: "higher",
  },
};

export const courtsWithProcedure: Indicator = {
  ...ofOutcomes,
  code: "G11",
  serves: [32],
  says: "Courts and police units with a written child-friendly procedure",
  unit: "organisations",
  beside: "G10",
  besideAs: "with a written procedure",
  among: { kinds: ["justice-measure"], where: { code: ["procedure"] } },
  by: ["country", "audience"],
  passport: {
    counts: "Each court or police unit whose written procedure began in the period, or was found in use in it; once.",
    doesNotCount: "Other measures: they stand in G10. A draft.",
    example: "A court's procedure of last year is found in use in May and again in October: one court.",
    good: "higher",
  },
};

const donor = (code: string, says: string, instruments: readonly string[], example: string): Indicator => ({
  ...ofOutcomes,
  code,
  serves: [54],
  says,
  among: { kinds: ["outcome"], where: { code: instruments, answer: forTheBetter, state: told } },
  by: ["country", "answer", "state"],
  donorCodes: [{ vocabulary: "99", code }],
  passport: {
    counts: "Each outcome in which such a text was adopted or improved, or a harmful one blocked, in the period; once.",
    doesNotCount: "Texts of another kind, which stand under their own code; practice; an outcome that was set aside.",
    example,
    good: "higher",
  },
});

export const changesIndicators: readonly Indicator[] = [
  lawsChanged,
  outcomesSubstantiated,
  lawsByStage,
  childFriendlyCourts,
  courtsWithProcedure,
  donor(
    "SRH015",
    "Laws blocked, adopted or improved",
    ["law"],
    "Parliament amends an act on the protection of children: one.",
  ),
  donor(
    "SRH016",
    "Government policies blocked, adopted or improved",
    ["policy", "protocol", "budget"],
    "A court adopts a procedure, and a ministry pays for it from its budget: two.",
  ),
  {
    ...donor(
      "SRH017",
      "Company policies blocked, adopted or improved",
      ["company-policy"],
      "A chain of hotels adopts a policy: one.",
    ),
    serves: [54, 56],
  },
  donor(
    "SRH018",
    "By-laws blocked, adopted or improved",
    ["by-law"],
    "A municipality passes a by-law on guest houses: one.",
  ),
  donor(
    "SRH019",
    "International agreements blocked, adopted or improved",
    ["agreement"],
    "Two countries sign an agreement on children who are taken over the border: one.",
  ),
];
