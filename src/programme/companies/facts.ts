// What companies say to be counted: where a company is and how large, steps with it, its policy, its year. Whose staff was trained, learning says.
import { factRule } from "#core/fact/fact.ts";
import { given } from "../splits.ts";
import { Company, CompanyPolicy, EngagementStep } from "./records.ts";
import { SelfAssessment } from "./the-code.ts";

const company = factRule(
  "company",
  "occasion",
  Company,
  "In which country a company is, and about how many people work there.",
  (known) => [{ dims: given({ country: known.country, code: known.size }) }],
);

/** Who is being helped to draw a policy up was helped; at a later stage somebody has to say so. */
const policyStep = factRule(
  "policy-step",
  "event",
  CompanyPolicy,
  "When a company came how far with a policy, and whether we helped.",
  (policy) => {
    if (!policy.company || !policy.on || !policy.stage) return [];
    const helped = policy.helped ?? (policy.stage === "helped-draft" ? "yes" : undefined);
    return [
      {
        on: policy.on,
        occasion: policy.company,
        subject: policy.company,
        dims: given({ code: policy.stage, answer: helped === "unknown" ? undefined : helped }),
      },
    ];
  },
);

/** A company that stopped was not reached by stopping. */
const companyReached = factRule(
  "company-reached",
  "event",
  EngagementStep,
  "When which step was taken with a company.",
  (taken) =>
    taken.company && taken.on && taken.step && taken.step !== "lapsed"
      ? [{ on: taken.on, occasion: taken.company, subject: taken.company, dims: { code: taken.step } }]
      : [],
);

/** The venue says how large it is: no code of its own here. */
const venueReached = factRule(
  "venue-reached",
  "event",
  EngagementStep,
  "When a step was taken with a hotel or other venue, or with a company that has none.",
  (taken) => {
    const venue = taken.venue ?? taken.company;
    return venue && taken.on && taken.step !== "lapsed"
      ? [{ on: taken.on, occasion: venue, subject: venue, dims: {} }]
      : [];
  },
);

const companyLapsed = factRule(
  "company-lapsed",
  "event",
  EngagementStep,
  "When a company stopped taking part.",
  (taken) =>
    taken.company && taken.on && taken.step === "lapsed"
      ? [{ on: taken.on, occasion: taken.company, subject: taken.company, dims: {} }]
      : [],
);

const criteria = ["policy", "training", "contracts", "travellers", "partners", "yearly"] as const;

/** One fact a company and year; whether all six criteria are met is told, the grades are not. */
const selfAssessed = factRule(
  "self-assessed",
  "event",
  SelfAssessment,
  "That a company reported on its year by the six criteria, and whether it does all of them.",
  (year) =>
    year.company && year.on
      ? [
          {
            on: year.on,
            occasion: year.company,
            subject: year.company,
            dims: { answer: criteria.every((one) => year[one] === "done" || year[one] === "proven") ? "yes" : "no" },
          },
        ]
      : [],
);

/** Only a number leaves the company, and only a number is kept. */
const concernsPassedOn = factRule(
  "concerns-passed-on",
  "event",
  SelfAssessment,
  "How many concerns a company passed to authorities or helplines in its year.",
  (year) =>
    year.company && year.on && year.concernCount
      ? [{ on: year.on, occasion: year.company, subject: year.company, quantity: year.concernCount, dims: {} }]
      : [],
);

export const companiesFacts = [
  company,
  policyStep,
  companyReached,
  venueReached,
  companyLapsed,
  selfAssessed,
  concernsPassedOn,
] as const;
