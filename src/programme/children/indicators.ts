// What case management counts in year one: survivors who were helped, each once, whatever the number of services.
import type { Indicator } from "#core/result/indicator.ts";
import { SEVERAL } from "../splits.ts";

export const survivorsHelped: Indicator = {
  code: "C4",
  version: 1,
  rules: 1,
  says: "Survivors helped with shelter, health care, education or legal aid",
  unit: "people",
  measure: "people",
  among: {
    kinds: ["service-delivered", "declared-c4"],
    where: { audience: ["survivor"], code: ["shelter", "health", "education", "legal-aid", SEVERAL] },
  },
  rollUp: { periods: "unique", places: "unique" },
  by: ["country", "sex", "ageBand", "code"],
  about: "survivors",
  passport: {
    counts:
      "Each survivor who received at least one of these four services, once a year, whatever the number of services. Whether the child agreed to share anything makes no difference.",
    doesNotCount:
      "Children at risk; survivors who received only other help, such as psychosocial support or vocational training; a referral that did not lead to a service.",
    example:
      "A survivor stays in a shelter from March to June and has a lawyer in May: one survivor, once under shelter and once under legal aid.",
    // More survivors helped can mean more help or more harm.
    good: "none",
  },
};

export const childrenIndicators = [survivorsHelped] as const;
