// What communities count: families, community members, committees that were supported, each once and never their members; ways of
// passing children on, campaigns, lessons, and what young people did. What was promised to them and kept: promise-indicators.ts.
import type { Indicator } from "#core/result/indicator.ts";
import { SEVERAL } from "../splits.ts";
import { promiseIndicators } from "./promise-indicators.ts";

const things = {
  version: 1,
  rules: 1,
  measure: "subjects",
  rollUp: { periods: "unique", places: "unique" },
  by: ["country"],
  about: "organisations",
} as const;
const people = {
  version: 1,
  rules: 1,
  unit: "people",
  measure: "people",
  rollUp: { periods: "unique", places: "unique" },
  about: "people",
} as const;

export const familiesSupported: Indicator = {
  ...people,
  code: "F1",
  serves: [22, 43, 55],
  says: "Families of survivors that were supported",
  unit: "families",
  among: { kinds: ["family-supported", "declared-f1"], where: { audience: ["survivor"] } },
  by: ["country"],
  // A family of a survivor is as few as survivors are.
  about: "survivors",
  passport: {
    counts:
      "Each family in which a caregiver was supported at least once in the period: talks, help with the legal process, preparing a return, help with income.",
    doesNotCount:
      "Families of children at risk; a family it was not safe to involve; a call that reached nobody; parents at an open evening (they are in F2).",
    example: "A grandmother comes to four talks and twice to court: one family.",
    good: "higher",
  },
};

export const caregiversChanged: Indicator = {
  ...people,
  code: "F1a",
  serves: [23],
  says: "Of the families that ended a caregiver course, the share whose attitude was better than before",
  unit: "percent",
  measure: "ratio",
  among: { kinds: ["caregiver-course"], where: { answer: ["yes"] } },
  of: { kinds: ["caregiver-course"] },
  rollUp: { periods: "never", places: "never" },
  by: ["country"],
  about: "survivors",
  beside: "F1",
  besideAs: "better attitude after the course",
  passport: {
    counts: "Families whose caregiver agreed more with the five statements at the end than at the beginning.",
    doesNotCount: "Families that were asked only once; how much more they agreed.",
    example: "Ten fathers and mothers end a course, eight of ten families agree more than before: 80 per cent.",
    good: "higher",
  },
};

export const communityMembersReached: Indicator = {
  ...people,
  code: "F2",
  serves: [23, 55],
  says: "Parents and community members who took part in awareness activities",
  among: {
    kinds: ["attended", "attended-headcount", "declared-f2"],
    where: { audience: ["parents", "community"] },
  },
  by: ["country", "sex", "audience"],
  passport: {
    counts:
      "Each parent, caregiver or neighbour who took part in a training day or an evening, once in the period; of people counted without names, only those said to be new this year.",
    doesNotCount:
      "Readers, listeners and passers-by of a campaign; children; officials; members of a committee at its own meeting.",
    example: "Thirty-four parents come in June, and twenty of them again in July: thirty-four people.",
    good: "higher",
  },
};

export const committeesSupported: Indicator = {
  code: "F3",
  serves: [25, 55],
  headline: true,
  version: 1,
  rules: 1,
  says: "Child protection committees supported",
  unit: "organisations",
  measure: "subjects",
  among: {
    kinds: ["committee-supported", "declared-f3"],
    where: { topic: ["child-protection"], code: ["training", "mentoring", "materials", "money", SEVERAL] },
  },
  rollUp: { periods: "unique", places: "unique" },
  by: ["country"],
  about: "organisations",
  passport: {
    counts:
      "Each committee that received training, mentoring, materials or money in the period, once, whatever the number of times.",
    doesNotCount:
      "Its members; a visit or a meeting alone; a committee formed with nothing given to it; youth committees, watches and parents' groups.",
    example: "A committee of twelve is trained in April, trained again in June and visited in July: one committee.",
    good: "higher",
  },
};

export const committeesThatWork: Indicator = {
  ...things,
  code: "F3w",
  serves: [25],
  says: "Child protection committees found to work when they were looked at",
  unit: "organisations",
  among: { kinds: ["committee-reviewed"], where: { topic: ["child-protection"], answer: ["yes"] } },
  beside: "F3",
  besideAs: "found to work",
  passport: {
    counts: "Each committee that came to 24 of 40 points or more at a yearly look in the period.",
    doesNotCount: "Committees nobody looked at; a look with a part left out.",
    example: "Of five committees looked at, three come to 30 points and two to 18: three committees.",
    good: "higher",
  },
};

export const referralSystemsSetUp: Indicator = {
  ...things,
  code: "F4",
  serves: [18, 55],
  says: "Referral systems that were set up or mended with our help and work",
  unit: "organisations",
  among: { kinds: ["referral-system", "declared-f4"], where: { answer: ["yes"] } },
  passport: {
    counts:
      "Each way of passing a child from service to service that is written down, known, agreed and was tried, in the period since which it works.",
    doesNotCount: "An agreement that was signed and not tried; a meeting about it; each service that takes part.",
    example: "A district with nine services signs in March and tries it in June: one system, in June.",
    good: "higher",
  },
};

export const mediaCampaigns: Indicator = {
  ...things,
  code: "F5",
  serves: [55],
  says: "Media campaigns against sexual exploitation",
  unit: "actions",
  among: {
    kinds: ["campaign", "declared-f5"],
    where: { code: ["radio", "television", "print", "social", SEVERAL] },
  },
  by: ["country", "code"],
  passport: {
    counts:
      "Each campaign that began in the period on radio, television, in print or on social media; once, whatever its means.",
    doesNotCount: "Each post or broadcast; the people it is thought to have reached; campaigns only in the street.",
    example: "A campaign of six radio spots and a poster: one campaign, under both means.",
    good: "none",
  },
};

export const travellersInformed: Indicator = {
  ...things,
  code: "F5t",
  serves: [57],
  says: "Campaigns with material for travellers",
  unit: "actions",
  among: { kinds: ["campaign"], where: { code: ["travel"] } },
  beside: "F5",
  besideAs: "with material for travellers",
  passport: {
    counts: "Each campaign that began in the period and had material for travellers.",
    doesNotCount: "Each leaflet; each hotel that lays it out.",
    example: "Cards with the helpline are handed out at an airport and in ten taxis: one campaign.",
    good: "none",
  },
};

export const actionsOfYouth: Indicator = {
  ...things,
  code: "F6",
  serves: [9, 24],
  says: "Actions that youth groups carried out themselves",
  unit: "actions",
  among: { kinds: ["youth-action"] },
  passport: {
    counts:
      "Each action a youth group carried out in the period: an event, an evening for parents, a petition, a play.",
    doesNotCount: "Meetings of the group itself; a training they took part in; an event where they only sang.",
    example: "A youth committee informs parents on two evenings and hands over one petition: three actions.",
    good: "higher",
  },
};

export const schoolsWithLessons: Indicator = {
  ...things,
  code: "F7",
  serves: [15],
  says: "Schools where lessons on prevention were given",
  unit: "organisations",
  among: { kinds: ["lessons-given"] },
  passport: {
    counts: "Each school in which at least one class had a lesson in the period, once.",
    doesNotCount: "Schools that only agreed; each class; a talk to teachers alone.",
    example: "Two classes of one school and one of another have lessons: two schools.",
    good: "higher",
  },
};

export const pupilsTaught: Indicator = {
  ...people,
  code: "F7p",
  serves: [15],
  says: "Pupils who had lessons on prevention at school",
  among: { kinds: ["pupils-taught"] },
  by: ["country", "sex", "ageBand"],
  beside: "F7",
  besideAs: "pupils",
  passport: {
    counts: "Pupils who sat in a lesson, as far as they were said to be new this year.",
    doesNotCount: "Children of a training day. Lessons of a school are never added to C1: nobody asked each pupil.",
    example: "A class of thirty has three lessons, then three more: thirty pupils.",
    good: "none",
  },
};

export const outreachContacts: Indicator = {
  ...people,
  code: "F8",
  serves: [45],
  says: "Talks with young people in the street",
  unit: "contacts",
  measure: "participations",
  among: { kinds: ["outreach-contacts"] },
  rollUp: { periods: "sum", places: "sum" },
  by: ["country"],
  passport: {
    counts: "Each time outreach workers spoke with a young person.",
    doesNotCount: "Different people: the same girl met on three evenings is three talks. Cards given without a talk.",
    example: "Two workers speak with five young people on each of four evenings: twenty talks.",
    good: "none",
  },
};

export const communitiesIndicators = [
  familiesSupported,
  caregiversChanged,
  communityMembersReached,
  committeesSupported,
  committeesThatWork,
  referralSystemsSetUp,
  mediaCampaigns,
  travellersInformed,
  actionsOfYouth,
  schoolsWithLessons,
  pupilsTaught,
  outreachContacts,
  ...promiseIndicators,
] as const;
