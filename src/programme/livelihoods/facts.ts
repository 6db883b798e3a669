// What livelihoods may say to be counted: a cohort and its country, and that a learner enrolled.
// Promise: a learner is a random number, a sex and a broad age band; a survivor and a neighbour leave the same trace.
import { factRule } from "#core/fact/fact.ts";
import { given } from "../splits.ts";
import { Cohort, Enrolment } from "./records.ts";

const cohort = factRule("cohort", "occasion", Cohort, "In which country a cohort learns.", (known) => [
  { dims: given({ country: known.country }) },
]);

const learner = factRule(
  "learner",
  "person",
  Enrolment,
  "The sex of a learner, under a random number that no other domain knows.",
  (enrolment) =>
    enrolment.countId
      ? [
          {
            person: enrolment.countId,
            ...given({ sameAs: enrolment.sameAs, mayBe: enrolment.mayBe }),
            dims: given({ sex: enrolment.sex }),
          },
        ]
      : [],
);

const enrolled = factRule(
  "enrolled",
  "event",
  Enrolment,
  "In which month a learner, known by a random number, enrolled in a cohort, at which broad age.",
  (enrolment) =>
    enrolment.cohort && enrolment.enrolledOn
      ? [
          {
            on: enrolment.enrolledOn.slice(0, 7),
            occasion: enrolment.cohort,
            ...given({ person: enrolment.countId }),
            dims: given({ ageBand: enrolment.ageBand }),
          },
        ]
      : [],
);

export const livelihoodsFacts = [cohort, learner, enrolled] as const;
