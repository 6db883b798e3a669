// What learning counts in year one: children who know, beside those trained whom nobody asked; and children who stand up for rights.
import type { Indicator } from "#core/result/indicator.ts";

const ofChildren = {
  version: 1,
  rules: 1,
  unit: "people",
  measure: "people",
  // A child at two organisations has two random numbers and counts twice; within one it counts once over places and periods.
  rollUp: { periods: "unique", places: "unique" },
  by: ["country", "sex", "ageBand"],
  about: "people",
} as const;

export const childrenWhoKnow: Indicator = {
  ...ofChildren,
  code: "C1",
  says: "Children who know what sexual exploitation is, that it is not normal, and how to report it",
  among: {
    kinds: ["attended", "declared-c1"],
    where: { audience: ["children"], topic: ["recognise-report"], answer: ["yes"] },
  },
  passport: {
    counts:
      "Each child who took part in a day on what exploitation is and how to report it, and answered the key questions rightly; once a year, however often the child came.",
    doesNotCount:
      "Children who were not asked or did not know the answers (they stand beside, as C1n); children counted without names; adults.",
    example: "A girl comes to two days in March and to one in May, and answers the key questions in May: one child.",
    good: "higher",
  },
};

export const childrenTrainedNotChecked: Indicator = {
  ...ofChildren,
  code: "C1n",
  says: "Children trained to recognise and report, of whom it was not checked or not found that they know",
  among: {
    kinds: ["attended", "attended-headcount", "declared-c1n"],
    where: { audience: ["children"], topic: ["recognise-report"] },
  },
  except: { kinds: ["attended"], where: { audience: ["children"], topic: ["recognise-report"], answer: ["yes"] } },
  beside: "C1",
  passport: {
    counts:
      "Each child who took part in such a day and is not in C1, once a year; of children counted without names, only those said to be new this year.",
    doesNotCount: "Children who are in C1. The two figures stand beside each other and are never added.",
    example: "A school class of thirty is counted at the door, eighteen of them new this year: eighteen children.",
    good: "none",
  },
};

export const childrenTrainedInRights: Indicator = {
  ...ofChildren,
  code: "C2",
  says: "Children trained to stand up for children's rights and to protect themselves and their peers",
  among: {
    kinds: ["attended", "attended-headcount", "declared-c2"],
    where: { audience: ["children"], topic: ["rights-and-peers"] },
  },
  passport: {
    counts:
      "Each child who took part in a day on standing up for rights and protecting peers, once a year; of children counted without names, only those said to be new this year.",
    doesNotCount: "Children reached by those peers; a campaign; adults.",
    example:
      "A boy takes part in such a day and, in another month, answers the key questions of C1: he is one child in C2 and one in C1.",
    good: "higher",
  },
};

export const learningIndicators = [childrenWhoKnow, childrenTrainedNotChecked, childrenTrainedInRights] as const;
