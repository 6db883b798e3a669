// The framework partners report by today, in its own numbering (outcome.intermediate.output) and with the donor's codes: what of it is
// counted from records that the domains keep anyway. Laws and policies (SRH015 to SRH019) stand with governments, safety at a service
// (SRH001) with children. Shares that only a survey can tell are kept as baselines, with part and whole, and are no figures here.
import type { Indicator } from "#core/result/indicator.ts";
import { indicatorsOfChange, things } from "./indicators-of-change.ts";

const donor = (...codes: readonly string[]): NonNullable<Indicator["donorCodes"]> =>
  codes.map((code) => ({ vocabulary: "99", code }));

const people = {
  version: 1,
  rules: 1,
  unit: "people",
  measure: "people",
  rollUp: { periods: "unique", places: "unique" },
  by: ["country", "sex", "ageBand"],
  about: "people",
} as const;

const taught: Indicator = {
  ...people,
  code: "S1.2.1",
  serves: [5],
  says: "Young people reached with correct information on sexual health, rights and exploitation",
  among: {
    kinds: ["attended", "attended-headcount"],
    where: {
      audience: ["children"],
      topic: ["recognise-report", "rights-and-peers", "raise-among-peers", "online-safety", "life-skills"],
    },
  },
  donorCodes: donor("SRH003"),
  passport: {
    counts:
      "Each child or young person once who took part in a training day on one of these subjects; of those counted without names, only the new.",
    doesNotCount:
      "Readers of a poster, listeners of a radio spot; grown-ups; friends a participant told: they stand in S2.2.1.",
    example: "Thirty pupils come on two days, and twelve others are counted without names, all new: 42.",
    good: "higher",
  },
};

const knowing: Indicator = {
  ...people,
  code: "S1.2",
  serves: [5],
  says: "Of the children who were asked the key questions, the share who know what exploitation is and how to report it",
  unit: "percent",
  measure: "ratio",
  rollUp: { periods: "unique", places: "unique" },
  among: { kinds: ["attended"], where: { audience: ["children"], topic: ["recognise-report"], answer: ["yes"] } },
  of: { kinds: ["attended"], where: { audience: ["children"], topic: ["recognise-report"], answer: ["yes", "no"] } },
  passport: {
    counts: "Children who answered the key questions rightly at least once in the period, over all who were asked.",
    doesNotCount: "Children nobody asked; children counted without names; what people say they know.",
    example: "Of forty children thirty-five are asked and twenty-eight know: 80 per cent.",
    good: "higher",
  },
};

const parentsTrained: Indicator = {
  ...people,
  code: "S1.1.1",
  serves: [23],
  says: "Parents and caregivers trained",
  among: { kinds: ["attended", "attended-headcount"], where: { audience: ["parents"] } },
  passport: {
    counts: "Each parent or caregiver once who took part in a training day; of those without names, only the new.",
    doesNotCount: "Visits at home; families that received support; community members without children in their care.",
    example: "A mother comes to four evenings and a grandfather to one: two.",
    good: "higher",
  },
};

const skilled: Indicator = {
  ...people,
  code: "S2.3",
  serves: [41],
  says: "Young people who began to learn a trade",
  among: { kinds: ["enrolled"] },
  by: ["country", "sex", "ageBand"],
  passport: {
    counts:
      "Each learner once who enrolled in a course that teaches a trade, whoever they are and whatever happened before.",
    doesNotCount: "Life skills taught on a training day; going back to school, which stands with children.",
    example: "A young man enrols in May, leaves in June and enrols again in September: one.",
    good: "higher",
  },
};

const contacts: Indicator = {
  ...things,
  code: "S2.2.1",
  serves: [45],
  says: "Times young people were spoken with in the street or reached by peers",
  unit: "contacts",
  measure: "participations",
  rollUp: { periods: "sum", places: "sum" },
  among: { kinds: ["outreach-contacts", "peers-reached"] },
  about: "people",
  passport: {
    counts: "Each talk in the street and each time a peer reached somebody: contacts, not people.",
    doesNotCount: "Leaflets left behind; visits at home; talks on a helpline.",
    example: "On two evenings nine and seven young people are spoken with, three of them twice: sixteen contacts.",
    good: "none",
  },
};

const youthActions: Indicator = {
  ...things,
  code: "S1.2.2",
  serves: [9],
  says: "Actions by young people against sexual exploitation",
  unit: "actions",
  among: { kinds: ["youth-action"] },
  passport: {
    counts: "Each action a group of young people planned and carried out itself.",
    doesNotCount: "Meetings of the group; events of grown-ups at which young people appear.",
    example: "A group performs one play in three villages and hands over a petition: four actions, if each is entered.",
    good: "higher",
  },
};

const systemMeetings: Indicator = {
  ...things,
  code: "S2.4.1",
  serves: [11],
  says: "Meetings with those who have a duty to protect children",
  unit: "meetings",
  among: { kinds: ["institution-met"] },
  passport: {
    counts: "Each meeting with government, police or judiciary about the protection of children.",
    doesNotCount: "Training days; meetings only among partners; a letter or a call.",
    example: "One meeting at which the mayor and the police sit at one table: one.",
    good: "none",
  },
};

const companyStaff: Indicator = {
  ...people,
  code: "S2.4.4",
  serves: [28],
  says: "Members of staff of companies trained to protect children",
  among: { kinds: ["attended", "attended-headcount", "staff-trained"], where: { audience: ["company-staff"] } },
  passport: {
    counts: "Each member of staff once who took part in a training day; of those without names, only the new.",
    doesNotCount: "Companies; staff who only received a card or a message.",
    example: "Twelve drivers are trained in May and eight of them again in November: twelve.",
    good: "higher",
  },
};

const lawsCarriedOut: Indicator = {
  ...things,
  code: "S3.4",
  serves: [54],
  says: "Laws and policies that came to be carried out",
  unit: "outcomes",
  among: { kinds: ["law-stage"], where: { code: ["applied", "monitored"] } },
  passport: {
    counts:
      "Each law or policy we work on that was applied, or whose use was monitored, from a day in the period; once.",
    doesNotCount: "A law that is only adopted, paid for or regulated: every stage stands in G9. Meetings about it.",
    example: "A by-law is adopted in March, applied in October and monitored from November: one.",
    good: "higher",
  },
};

const leaders = [
  ["SRH021", "women", "led by women"],
  ["SRH022", "youth", "led by young people"],
  ["SRH023", "neither", "led neither by women nor by young people"],
  ["SRH024", "both", "led by young women"],
  ["SRH025", "community", "that are communities"],
  ["SRH026", "network", "that are networks"],
] as const;

const speakUp = leaders.map(
  ([code, ledBy, words]): Indicator => ({
    ...things,
    code,
    serves: [54],
    says: `Organisations ${words} that can speak up better for children than a year before`,
    unit: "organisations",
    among: { kinds: ["capacity-checked"], where: { code: [ledBy], answer: ["yes"] } },
    donorCodes: donor(code),
    passport: {
      counts: `Each organisation once, ${words}, of which a check with it found that it can do more than at the check before.`,
      doesNotCount: "Organisations looked at for the first time; those that were trained and not looked at again.",
      example: "Three organisations are looked at a year later, two can do more: two.",
      good: "higher",
    },
  }),
);

export const frameworkIndicators = [
  parentsTrained,
  knowing,
  taught,
  youthActions,
  contacts,
  skilled,
  systemMeetings,
  companyStaff,
  lawsCarriedOut,
  ...speakUp,
  ...indicatorsOfChange,
] as const;
