// What the alliance says to be counted: of which organisations it was found that they can speak up better, and who leads them.
import { factRule } from "#core/fact/fact.ts";
import { given } from "../splits.ts";
import { CapacityCheck } from "./capacity.ts";

const capacityChecked = factRule(
  "capacity-checked",
  "event",
  CapacityCheck,
  "When and in which country an organisation was looked at, who leads it, and whether it can speak up better than before.",
  (check, { record }) =>
    check.checkedOn && (check.grown === "yes" || check.grown === "no")
      ? [
          {
            on: check.checkedOn,
            // The same organisation on two days is one; one that is in no list is known by its check alone.
            subject: check.organisation ?? record,
            dims: given({ country: check.country, code: check.ledBy, answer: check.grown }),
          },
        ]
      : [],
);

export const allianceFacts = [capacityChecked] as const;
