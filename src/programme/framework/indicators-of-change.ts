// What changed around children, in the numbering partners report by today (outcome.intermediate.output): norms, the system that protects,
// duty bearers, companies. Where that framework asks for a text (1(i), 2(i)), the texts are told outcomes; here stands how many there are.
import type { Indicator } from "#core/result/indicator.ts";
import { forTheBetter, told } from "../splits.ts";

/** Counted once each, and nothing of a person in it. */
export const things = {
  version: 1,
  rules: 1,
  measure: "subjects",
  rollUp: { periods: "unique", places: "unique" },
  by: ["country"],
  about: "organisations",
} as const;

const outcomesOf = (
  code: string,
  says: string,
  where: Indicator["among"]["where"],
  { counts, doesNotCount, example }: Omit<Indicator["passport"], "good">,
): Indicator => ({
  ...things,
  code,
  serves: [33, 54],
  says,
  unit: "outcomes",
  among: { kinds: ["outcome"], where: { answer: forTheBetter, state: told, ...where } },
  by: ["country", "state"],
  passport: { counts, doesNotCount, example, good: "higher" },
});

const normsChanged = outcomesOf(
  "S1i",
  "Changes told in what children, families and communities think or do",
  { audience: ["children", "community"] },
  {
    counts: "Each outcome of the period in which children, families or a community act differently, for the better.",
    doesNotCount: "What people say they will do; a change for the worse; an outcome that was set aside.",
    example: "A village no longer lets girls leave school to earn, told and then confirmed by a teacher: one.",
  },
);

const normsLookedAt: Indicator = {
  ...things,
  code: "S1ii",
  serves: [13, 55],
  says: "Looks at what people think is normal",
  unit: "times",
  among: { kinds: ["norm-diagnosis"] },
  passport: {
    counts: "Each time people of a village or quarter were asked in the period what they think is normal.",
    doesNotCount: "Questions to a single family; a training day on the same subject.",
    example: "Two villages are asked in March and one of them again in November: three.",
    good: "none",
  },
};

const normActions: Indicator = {
  ...things,
  code: "S1.3",
  serves: [24, 55],
  says: "Actions to change what people think is normal",
  unit: "actions",
  among: { kinds: ["campaign", "youth-action"] },
  passport: {
    counts: "Each campaign that began in the period and each action of a group of young people.",
    doesNotCount: "Training days and lessons; meetings of a committee; material that lies ready.",
    example: "A campaign on radio and in the street, and a play by a youth group: two.",
    good: "higher",
  },
};

const leaders: Indicator = {
  ...things,
  code: "S1.3.1",
  serves: [55],
  says: "Times leaders spoke up against sexual exploitation",
  unit: "times",
  measure: "participations",
  rollUp: { periods: "sum", places: "sum" },
  among: { kinds: ["leaders-engaged"] },
  by: ["country", "sex"],
  passport: {
    counts: "Each leader of faith, tradition, school or office in each campaign in which he or she spoke up in public.",
    doesNotCount: "Leaders who were only invited or trained. It counts times, not people.",
    example: "Three leaders speak up in May and two of them again in October: five.",
    good: "higher",
  },
};

const communityActions: Indicator = {
  ...things,
  code: "S1.3.2",
  serves: [24, 55],
  says: "Campaigns that a committee or a group of young people carried",
  unit: "actions",
  among: { kinds: ["community-action"] },
  passport: {
    counts: "Each campaign that began in the period and was carried by a committee or group that is named with it.",
    doesNotCount: "Campaigns of ours in which they were guests; other actions of youth groups, which stand in S1.2.2.",
    example: "A watch group and we run one campaign each: one.",
    good: "higher",
  },
};

const familyTrained: Indicator = {
  version: 1,
  rules: 1,
  code: "S2.1.1",
  serves: [47, 53],
  says: "Parents and other grown-ups trained in earning and saving as a family",
  unit: "people",
  measure: "people",
  among: {
    kinds: ["attended", "attended-headcount"],
    where: { audience: ["parents", "community"], topic: ["household-economy"] },
  },
  rollUp: { periods: "unique", places: "unique" },
  by: ["country", "sex", "ageBand"],
  about: "people",
  passport: {
    counts: "Each grown-up once who took part in a training day on this subject; of those without names, only the new.",
    doesNotCount: "Learners of a trade, who stand in V1; money or goods a family received.",
    example: "A mother and her sister come to three afternoons: two.",
    good: "higher",
  },
};

const systemChanged = outcomesOf(
  "S2i",
  "Changes told in how public services, police and courts protect children",
  { audience: ["government"], code: ["practice", "behaviour", "protocol", "budget"] },
  {
    counts:
      "Each outcome of the period in which they work otherwise than before: a practice, a procedure, a budget line.",
    doesNotCount: "Laws and policies, which stand in G7; meetings; what is only promised.",
    example: "A police station has somebody trained on duty every night, and a court a budget for interpreters: two.",
  },
);

const evidenceUsed: Indicator = {
  ...things,
  code: "S3.1.1",
  serves: [54],
  says: "Advocacy documents handed over that rest on evidence of ours",
  unit: "documents",
  among: { kinds: ["document-handed-over"], where: { answer: ["yes"] } },
  passport: {
    counts: "Each document that was handed over in the period and rests on evidence we gathered; once, to whomever.",
    doesNotCount: "Letters without evidence; studies nobody was given.",
    example: "A brief on street lights, made from what children drew, goes to two offices: one.",
    good: "higher",
  },
};

const dutyBearersAct = outcomesOf(
  "S3.2",
  "Changes told in what those who have a duty to protect children do",
  { audience: ["government"] },
  {
    counts: "Each outcome of the period in which government, police or judiciary act for children, of any kind.",
    doesNotCount: "A change for the worse; an outcome that was set aside.",
    example: "A by-law is passed and a court changes its hours for children: two.",
  },
);

const companiesAct = outcomesOf(
  "S3.3",
  "Changes told in what companies do",
  { audience: ["company-staff"] },
  {
    counts: "Each outcome of the period in which a company acts for children, of any kind.",
    doesNotCount: "Training and policies we helped with, which stand in P2 and P4; a signature without a change.",
    example: "A chain of hotels asks for papers at every desk: one.",
  },
);

export const indicatorsOfChange: readonly Indicator[] = [
  normsChanged,
  normsLookedAt,
  normActions,
  leaders,
  communityActions,
  familyTrained,
  systemChanged,
  evidenceUsed,
  dutyBearersAct,
  companiesAct,
];
