// What companies count in year one: companies helped with a policy, and companies whose staff was trained; legal entities, each once.
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

export const companiesHelpedWithPolicy: Indicator = {
  ...ofCompanies,
  code: "P2",
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

export const companiesIndicators = [companiesHelpedWithPolicy, companiesTrained] as const;
