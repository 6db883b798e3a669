// What the referral loop counts: asked, accepted, help given, the child asked. All by the month of asking, so that each is a part of the one before.
import type { Indicator } from "#core/result/indicator.ts";

const ofReferrals = {
  version: 1,
  rules: 1,
  unit: "actions",
  measure: "participations",
  rollUp: { periods: "sum", places: "sum" },
  by: ["country", "sex", "ageBand", "code"],
  about: "survivors",
} as const;

const among = (states: readonly string[]) => ({ kinds: ["referral"], where: { state: states } });
const every = ["asked", "accepted", "delivered", "fed-back", "not-helped"];

const made: Indicator = {
  ...ofReferrals,
  code: "R1",
  serves: [18, 53],
  says: "Referrals made, in the month in which they were asked for",
  among: among(every),
  passport: {
    counts: "Every referral that was sent, whatever became of it; a child referred to two services counts twice.",
    doesNotCount: "Referrals being prepared or stopped by us; a telephone number given without asking anybody.",
    example: "A boy is referred to a doctor in March and to a lawyer in April: two referrals.",
    good: "none",
  },
};

const accepted: Indicator = {
  ...ofReferrals,
  code: "R2",
  serves: [18],
  beside: "R1",
  besideAs: "accepted",
  says: "Of the referrals made, those that were accepted",
  among: among(["accepted", "delivered", "fed-back"]),
  passport: {
    counts: "Referrals asked for in the period that somebody accepted, also where help was given since.",
    doesNotCount: "Referrals declined, also after a first yes; those not answered yet.",
    example: "Of ten referrals asked for in May eight are accepted, one of them in June: eight, all in May.",
    good: "higher",
  },
};

const delivered: Indicator = {
  ...ofReferrals,
  code: "R3",
  serves: [18],
  beside: "R1",
  besideAs: "led to help",
  says: "Of the referrals made, those that led to help",
  among: among(["delivered", "fed-back"]),
  passport: {
    counts: "Referrals asked for in the period after which help was given.",
    doesNotCount:
      "An appointment nobody kept; a yes without help. The help itself is counted in C4 and C4s, under its own month.",
    example: "Of ten referrals asked for in May six children receive help by August: six, all in May.",
    good: "higher",
  },
};

const fedBack: Indicator = {
  ...ofReferrals,
  code: "R4",
  serves: [18],
  beside: "R1",
  besideAs: "asked how it was",
  says: "Of the referrals made, those after which the child was asked how it was",
  among: among(["fed-back"]),
  passport: {
    counts: "Referrals asked for in the period that led to help, and after which the child said how it was.",
    doesNotCount: "What the service says; a caregiver's word in place of the child's.",
    example: "Of six children who received help five are asked, and one would rather not say: five.",
    good: "higher",
  },
};

const childrenHelped: Indicator = {
  ...ofReferrals,
  code: "R5",
  serves: [18],
  unit: "percent",
  measure: "ratio",
  rollUp: { periods: "never", places: "never" },
  by: ["country", "sex", "ageBand"],
  says: "Of the children who were referred, those whom at least one referral helped",
  among: among(["delivered", "fed-back"]),
  of: among(every),
  passport: {
    counts:
      "Children for whom at least one referral of the period led to help, over all children referred in the period, each once.",
    doesNotCount: "Referrals as such: a child with three counts once above and once below the line.",
    example: "Twenty children are referred, one of them three times, and fifteen receive help: 75 per cent.",
    good: "higher",
  },
};

export const referralsIndicators: readonly Indicator[] = [made, accepted, delivered, fedBack, childrenHelped];
