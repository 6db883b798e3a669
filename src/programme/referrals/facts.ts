// What the referral loop may say to be counted: that a child was referred, for what, and how far it came; never to whom.
import { type FactRule, factRule } from "#core/fact/fact.ts";
import { given, type standings } from "../splits.ts";
import { Referral } from "./records.ts";

type Standing = keyof typeof standings;

/** Each state as it is counted; a draft was not asked of anybody yet. */
const standingIn: { readonly [state: string]: Standing | undefined } = {
  sent: "asked",
  accepted: "accepted",
  delivered: "delivered",
  "fed-back": "fed-back",
  declined: "not-helped",
};

const referral = factRule(
  "referral",
  "event",
  Referral,
  "In which month a child, known by a random number, was referred for which kind of help, and how far it came; never to whom.",
  (asked, _, { state }) => {
    const standing = standingIn[state ?? ""];
    return asked.askedOn && standing
      ? [
          {
            on: asked.askedOn.slice(0, 7),
            ...given({ person: asked.countId }),
            dims: {
              ...given({ country: asked.country, ageBand: asked.ageBand, audience: asked.situation, code: asked.kind }),
              state: standing,
            },
          },
        ]
      : [];
  },
);

export const referralsFacts: readonly FactRule[] = [referral];
