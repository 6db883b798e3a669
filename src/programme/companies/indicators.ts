// What companies count: those reached, helped with a policy and trained, as legal entities, each once; venues beside them; their staff.
// P1 to P3 are the programme's own of 2017 to 2020; the passports are ours, since none was published.
import type { Indicator } from "#core/result/indicator.ts";

const ofCompanies = {
  version: 1,
  rules: 1,
  unit: "organisations",
  measure: "subjects",
  rollUp: { periods: "unique", places: "unique" },
  by: ["country"],
  about: "organisations",
} as const;

export const companiesReached: Indicator = {
  ...ofCompanies,
  code: "P1",
  serves: [27, 56],
  says: "Companies reached on the sexual exploitation of children",
  among: { kinds: ["company-reached", "company-trained", "staff-attended", "declared-p1"] },
  passport: {
    counts:
      "Each company, as a legal entity, with which a step was taken in the period: contact, a talk on the subject, a plan, a way of reporting, a training of its staff; once.",
    doesNotCount:
      "A letter nobody wrote down as a step; a company that stopped and with which nothing else was done; hotels of one chain one by one.",
    example: "A tour operator is called in March, visited in April and trained in June: one company.",
    good: "higher",
  },
};

export const companiesHelpedWithPolicy: Indicator = {
  ...ofCompanies,
  code: "P2",
  serves: [26, 56],
  headline: true,
  says: "Companies helped to draw up a policy against sexual exploitation",
  among: { kinds: ["policy-step", "declared-p2"], where: { answer: ["yes"] } },
  passport: {
    counts:
      "Each company, as a legal entity, that we helped with its policy in the period: a workshop, a text, a review, legal advice, a translation. Once, whether or not it was adopted.",
    doesNotCount: "A policy a company drew up alone; each hotel of one chain.",
    example: "A chain of four hotels is helped to draw up a policy in May and adopts it in October: one company.",
    good: "higher",
  },
};

export const companiesTrained: Indicator = {
  ...ofCompanies,
  code: "P4",
  serves: [27, 28, 29, 56],
  headline: true,
  says: "Companies trained to recognise and prevent sexual exploitation",
  among: { kinds: ["company-trained", "staff-attended", "declared-p4"], where: { audience: ["company-staff"] } },
  passport: {
    counts:
      "Each company, as a legal entity, of which at least one member of staff took part in a training day in the period; once.",
    doesNotCount: "Members of staff; a company that only gave the training; each hotel of one chain.",
    example: "Twenty members of staff of one hotel take part on three days: one company.",
    good: "higher",
  },
};

export const staffTrained: Indicator = {
  ...ofCompanies,
  code: "P3",
  serves: [28, 29, 56],
  says: "Members of staff of companies trained to recognise and prevent sexual exploitation",
  unit: "people",
  measure: "people",
  among: {
    kinds: ["attended", "attended-headcount", "staff-trained", "declared-p3"],
    where: { audience: ["company-staff"] },
  },
  by: ["country", "sex", "code"],
  about: "people",
  passport: {
    counts:
      "Each member of staff who is on a list by name, once a year; of staff counted without names, only those said to be new this year. Split by role where somebody told it.",
    doesNotCount:
      "Staff told of as 'thousands' whom nobody counted; times somebody came again (they stand beside, as times taken part); whoever gave the training.",
    example: "Twenty at the front desk come in May, and the same twenty with five new ones in October: twenty-five.",
    good: "higher",
  },
};

export const venuesReached: Indicator = {
  ...ofCompanies,
  code: "P5",
  serves: [27, 56],
  says: "Hotels and other venues reached, large and small",
  beside: "P1",
  besideAs: "venues",
  among: { kinds: ["venue-reached"] },
  by: ["country", "code"],
  passport: {
    counts:
      "Each hotel, shop or branch with which a step was taken in the period, by how many people work there; a company without venues is one venue.",
    doesNotCount: "Companies: they stand in P1, and the two figures are never added.",
    example: "A chain signs, and three of its hotels and a guest house of six are visited: four venues, two companies.",
    good: "higher",
  },
};

export const venuesTrained: Indicator = {
  ...ofCompanies,
  code: "P6",
  serves: [27, 29],
  says: "Hotels and other venues whose staff was trained",
  beside: "P4",
  besideAs: "venues",
  among: { kinds: ["venue-trained"], where: { audience: ["company-staff"] } },
  passport: {
    counts: "Each hotel, shop or branch that sent staff to a training day in the period, once.",
    doesNotCount: "Companies: they stand in P4, and the two figures are never added.",
    example: "Staff of two hotels of one chain come to one day: two venues, one company.",
    good: "higher",
  },
};

export const companiesCommitted: Indicator = {
  ...ofCompanies,
  code: "P7",
  serves: [26, 56],
  says: "Companies that adopted a policy or signed The Code",
  among: { kinds: ["policy-step"], where: { code: ["adopted", "signed-code"] } },
  by: ["country", "code"],
  passport: {
    counts:
      "Each company, as a legal entity, of which it is written down that it adopted a policy or signed The Code in the period; with our help or without.",
    doesNotCount: "A policy that is only drawn up; a later version of one adopted before.",
    example: "A company signs The Code in March and adopts its own policy in June: one company, under both stages.",
    good: "higher",
  },
};

export const companiesAssessed: Indicator = {
  ...ofCompanies,
  code: "P8",
  serves: [56],
  says: "Companies that reported on their year by the six criteria",
  among: { kinds: ["self-assessed"] },
  by: ["country", "answer"],
  passport: {
    counts: "Each company that filled in its yearly self-assessment in the period; beside it, whether it does all six.",
    doesNotCount: "Whether what it says is true: that is looked at on the spot, and is the step 'verified'.",
    example: "A hotel fills in its assessment in May and misses the clause for suppliers: one company, under 'no'.",
    good: "higher",
  },
};

export const companiesLapsed: Indicator = {
  ...ofCompanies,
  code: "P9",
  serves: [56],
  says: "Companies that stopped taking part",
  among: { kinds: ["company-lapsed"] },
  passport: {
    counts: "Each company that was written down as stopped in the period, for whatever reason.",
    doesNotCount: "A company of which nothing was heard and nobody wrote that down.",
    example: "A new owner ends the trainings of a guest house: one company.",
    good: "lower",
  },
};

export const concernsPassedOn: Indicator = {
  ...ofCompanies,
  code: "P10",
  serves: [29, 56],
  says: "Concerns that companies passed to authorities or helplines",
  unit: "times",
  measure: "participations",
  rollUp: { periods: "sum", places: "sum" },
  among: { kinds: ["concerns-passed-on"] },
  about: "people",
  passport: {
    counts: "The number each company gives in its yearly self-assessment, added up.",
    doesNotCount: "Children, and what was reported: nothing of it comes here. More concerns can mean more courage.",
    example: "A hotel reports three times in its year and a bus company once: four.",
    good: "none",
  },
};

export const companiesIndicators = [
  companiesReached,
  companiesHelpedWithPolicy,
  staffTrained,
  companiesTrained,
  venuesReached,
  venuesTrained,
  companiesCommitted,
  companiesAssessed,
  companiesLapsed,
  concernsPassedOn,
] as const;
