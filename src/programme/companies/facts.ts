// What companies say to be counted: in which country a company is, and steps towards a policy. Whose staff was trained, learning says.
import { factRule } from "#core/fact/fact.ts";
import { given } from "../splits.ts";
import { Company, CompanyPolicy } from "./records.ts";

const company = factRule("company", "occasion", Company, "In which country a company is.", (known) => [
  { dims: given({ country: known.country }) },
]);

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

export const companiesFacts = [company, policyStep] as const;
