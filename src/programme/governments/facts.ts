// What governments say to be counted: outcomes and how well they are substantiated. Which officials were trained, learning says.
import { factRule } from "#core/fact/fact.ts";
import { given } from "../splits.ts";
import { HarvestedOutcome } from "./records.ts";

const outcome = factRule(
  "outcome",
  "event",
  HarvestedOutcome,
  "Since when and in which country somebody acts differently, by what instrument, and how well that is substantiated.",
  (harvested, { record }, { state }) =>
    harvested.happenedOn
      ? [
          {
            on: harvested.happenedOn,
            subject: record,
            dims: given({ country: harvested.country, code: harvested.instrument, state }),
          },
        ]
      : [],
);

export const governmentsFacts = [outcome] as const;
