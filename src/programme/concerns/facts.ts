// What a concern may say to be counted: that one was raised, by which way, in which country, and whether it was answered and led to a case.
// Nothing of who raised it, of whom or of what it tells.
import { type FactRule, factRule } from "#core/fact/fact.ts";
import { given } from "../splits.ts";
import { Concern } from "./records.ts";

const raised = factRule(
  "concern-raised",
  "event",
  Concern,
  "In which month and country a concern was raised, whether it was answered, and whether it led to a case; nothing of what it says.",
  (concern, _, { state }) =>
    concern.raisedOn
      ? [
          {
            on: concern.raisedOn.slice(0, 7),
            dims: {
              ...given({ country: concern.country }),
              state: concern.answeredOn || state === "answered" ? "answered" : "open",
              answer: concern.case || state === "made-case" ? "yes" : "no",
            },
          },
        ]
      : [],
);

export const concernsFacts: readonly FactRule[] = [raised];
