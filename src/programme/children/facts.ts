// What case management may say to be counted. It carries the month, never the day; the organisation, never the team; a broad
// age band and the organisation's country; no setting, no provider, no note. A child is a random number that no other domain knows.
import { factRule } from "#core/fact/fact.ts";
import { given } from "../splits.ts";
import { Case, Child, ServiceDelivered } from "./records.ts";

/** The month of a calendar day: all that is said of when something was done for a child. */
const monthOnly = (day: string): string => day.slice(0, 7);

const child = factRule(
  "child",
  "person",
  Child,
  "The sex of a child, under a random number that no other domain knows.",
  (known) =>
    known.countId
      ? [
          {
            person: known.countId,
            ...given({ sameAs: known.sameAs, mayBe: known.mayBe }),
            dims: given({ sex: known.sex }),
          },
        ]
      : [],
);

const caseOpened = factRule(
  "case-opened",
  "event",
  Case,
  "In which month a case was opened, in which country, for a child harmed or at risk of a broad age.",
  (opened) =>
    opened.openedOn
      ? [
          {
            on: monthOnly(opened.openedOn),
            ...given({ person: opened.countId }),
            dims: given({ country: opened.country, ageBand: opened.ageBand, audience: opened.situation }),
          },
        ]
      : [],
);

const serviceDelivered = factRule(
  "service-delivered",
  "event",
  ServiceDelivered,
  "In which month a child, known by a random number, received which kind of service, in which country, at which broad age.",
  (done) =>
    done.givenOn && done.service
      ? [
          {
            on: monthOnly(done.givenOn),
            ...given({ person: done.countId }),
            dims: given({ country: done.country, ageBand: done.ageBand, audience: done.situation, code: done.service }),
          },
        ]
      : [],
);

export const childrenFacts = [child, caseOpened, serviceDelivered] as const;
