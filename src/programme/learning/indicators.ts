// What learning counts: children who know, beside those trained whom nobody asked; children who stand up for rights and who raise
// the subject among peers, beside the peers they reached; everybody trained, and whether it is known and used.
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
  serves: [5, 6],
  headline: true,
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
  serves: [5],
  says: "Children trained to recognise and report, of whom it was not checked or not found that they know",
  among: {
    kinds: ["attended", "attended-headcount", "declared-c1n"],
    where: { audience: ["children"], topic: ["recognise-report"] },
  },
  except: { kinds: ["attended"], where: { audience: ["children"], topic: ["recognise-report"], answer: ["yes"] } },
  beside: "C1",
  besideAs: "trained and not checked",
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
  serves: [7],
  headline: true,
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

export const childrenTrainedForPeers: Indicator = {
  ...ofChildren,
  code: "C3",
  serves: [7],
  says: "Children trained to raise the subject of sexual exploitation among their peers",
  among: {
    kinds: ["attended", "attended-headcount", "declared-c3"],
    where: { audience: ["children"], topic: ["raise-among-peers"] },
  },
  passport: {
    counts:
      "Each child who took part in a day on raising the subject among peers, once a year; of children counted without names, only those said to be new this year.",
    doesNotCount: "The peers they reach afterwards (they stand beside, as C3p); young people over 17 who help; adults.",
    example: "Twelve girls of a youth group are prepared on three days and then speak at two schools: twelve children.",
    good: "higher",
  },
};

export const peersReached: Indicator = {
  ...ofChildren,
  code: "C3p",
  serves: [7],
  says: "Children reached by peers who were trained for it",
  among: { kinds: ["peers-reached"], where: { audience: ["children"] } },
  beside: "C3",
  besideAs: "peers they reached",
  passport: {
    counts: "Children who sat in a round led by trained young people, as far as they were said to be new this year.",
    doesNotCount: "The young people who led it; readers of a poster or a post online. Never added to C1 or C3.",
    example: "Two girls hold a round with twenty classmates, and again with the same twenty: twenty children.",
    good: "none",
  },
};

export const peopleTrained: Indicator = {
  ...ofChildren,
  code: "L1",
  serves: [28],
  says: "People trained, of all groups and on all subjects",
  among: { kinds: ["attended", "attended-headcount"] },
  by: ["country", "audience", "sex", "ageBand", "topic"],
  passport: {
    counts:
      "Each person who took part in a training day of any group, once in the period; of people counted without names, only those said to be new this year. Times taken part stand beside.",
    doesNotCount:
      "Trainers; peers reached by peers; pupils in lessons of a school; whoever was on the list and did not come.",
    example:
      "A mother comes to four evenings for parents and a police officer to one day: two people, five times taken part.",
    good: "none",
  },
};

export const peopleWhoKnow: Indicator = {
  ...ofChildren,
  code: "L2",
  serves: [6],
  says: "Of the people who were asked the key questions after a training, the share who answered all three rightly",
  unit: "percent",
  measure: "ratio",
  among: { kinds: ["attended"], where: { answer: ["yes"] } },
  of: { kinds: ["attended"], where: { answer: ["yes", "no"] } },
  rollUp: { periods: "never", places: "never" },
  by: ["country", "audience", "sex", "topic"],
  passport: {
    counts: "People who at least once answered rightly what exploitation is, that it is not normal, and whom to tell.",
    doesNotCount: "People nobody asked: they are in neither part of the share.",
    example: "Forty parents come, thirty are asked, twenty-four answer all three rightly: 80 per cent.",
    good: "higher",
  },
};

export const officialsWhoUseIt: Indicator = {
  ...ofChildren,
  code: "G2u",
  serves: [31],
  says: "Of the officials asked six months after a training, the share who use what they learned",
  unit: "percent",
  measure: "ratio",
  among: { kinds: ["use-checked"], where: { answer: ["yes"] } },
  of: { kinds: ["use-checked"] },
  rollUp: { periods: "never", places: "never" },
  by: ["country", "audience"],
  passport: {
    counts: "Officials who, asked about half a year later, use at least a part of it and can say for what.",
    doesNotCount: "Officials who could not be reached: they are in neither part of the share.",
    example: "Of twenty officers sixteen are reached; ten use it, two in part, four not: 75 per cent.",
    good: "higher",
  },
};

export const learningIndicators = [
  childrenWhoKnow,
  childrenTrainedNotChecked,
  childrenTrainedInRights,
  childrenTrainedForPeers,
  peersReached,
  peopleTrained,
  peopleWhoKnow,
  officialsWhoUseIt,
] as const;
