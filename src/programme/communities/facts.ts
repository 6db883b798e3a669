// What communities may say to be counted: a committee and its country, support given to it, the steps of promises, campaigns,
// schools and what young people did; of an exercise with children on a map nothing, of a family only that it was supported,
// and of an evening in the street only how many were spoken with.
import { factRule } from "#core/fact/fact.ts";
import { given } from "../splits.ts";
import { Campaign, ReferralSystem, YouthAction } from "./campaigns.ts";
import { CaregiverCourse, CaregiverSupport, Family } from "./families.ts";
import { NormDiagnosis } from "./norms.ts";
import { OutreachShift } from "./outreach.ts";
import { Commitment } from "./promises.ts";
import { Committee, CommitteeReview, CommitteeSupport, scoreOf, WORKS_FROM } from "./records.ts";
import { SchoolLesson } from "./schools.ts";

/** The support names the committee; the committee says where it is, so correcting it corrects every count. */
const committee = factRule(
  "committee",
  "occasion",
  Committee,
  "In which country a committee is, and of what kind.",
  (known) => [{ dims: given({ country: known.country, topic: known.kind }) }],
);

const committeeSupported = factRule(
  "committee-supported",
  "event",
  CommitteeSupport,
  "When a committee received which kind of support.",
  (support) =>
    support.committee && support.on && support.kind
      ? [{ on: support.on, occasion: support.committee, subject: support.committee, dims: { code: support.kind } }]
      : [],
);

/** One fact a step, so that a promise asked for in one year and kept in the next counts in both, once in each. */
const promiseStep = factRule(
  "promise-step",
  "event",
  Commitment,
  "On which day a promise was asked for, made, refused or kept, and when the children were told.",
  (commitment, { record }) =>
    (
      [
        ["asked", commitment.askedOn],
        ["made", commitment.promisedOn],
        ["refused", commitment.refusedOn],
        ["kept", commitment.keptOn],
        ["told", commitment.childrenToldOn],
      ] as const
    ).flatMap(([step, on]) =>
      on
        ? [
            {
              key: step,
              on,
              subject: record,
              dims: given({ country: commitment.country, code: commitment.remedy, state: step }),
            },
          ]
        : [],
    ),
);

const committeeReviewed = factRule(
  "committee-reviewed",
  "event",
  CommitteeReview,
  "When a committee was looked at, and whether it works.",
  (review) => {
    const score = scoreOf(review);
    return review.committee && review.on && score !== undefined
      ? [
          {
            on: review.on,
            occasion: review.committee,
            subject: review.committee,
            dims: { answer: score >= WORKS_FROM ? "yes" : "no" },
          },
        ]
      : [];
  },
);

const family = factRule(
  "family",
  "person",
  Family,
  "That two files are of one family, each under a random number that no other domain knows.",
  (known) => (known.countId ? [{ person: known.countId, ...given({ sameAs: known.sameAs }), dims: {} }] : []),
);

const familySupported = factRule(
  "family-supported",
  "event",
  CaregiverSupport,
  "In which month and country a family, known by a random number, was supported, with what, and whether its child was harmed or could be.",
  (support) =>
    support.on && support.countId && support.safeToInvolve !== "no"
      ? [
          {
            on: support.on.slice(0, 7),
            person: support.countId,
            dims: given({ country: support.country, code: support.kind, audience: support.situation }),
          },
        ]
      : [],
);

const caregiverCourse = factRule(
  "caregiver-course",
  "event",
  CaregiverCourse,
  "In which month and country a family, known by a random number, ended a course, and whether its attitude was better afterwards.",
  (course) => {
    const before = sumOf(
      course.beforeTell,
      course.beforeFault,
      course.beforeBelieve,
      course.beforeTalk,
      course.beforeHelp,
    );
    const after = sumOf(course.afterTell, course.afterFault, course.afterBelieve, course.afterTalk, course.afterHelp);
    if (!course.countId || !course.toOn || before === undefined || after === undefined) return [];
    return [
      {
        on: course.toOn.slice(0, 7),
        person: course.countId,
        dims: given({ country: course.country, answer: after > before ? "yes" : "no" }),
      },
    ];
  },
);

const outreachContacts = factRule(
  "outreach-contacts",
  "event",
  OutreachShift,
  "In which month and country how many young people were spoken with in the street, without names and without a zone.",
  (shift) =>
    shift.on && shift.contactCount
      ? [
          {
            on: shift.on.slice(0, 7),
            basis: "headcount",
            quantity: shift.contactCount,
            fresh: 0,
            dims: given({ country: shift.country }),
          },
        ]
      : [],
);

/** One fact for each means, so that a campaign on radio and in the street is one campaign under both. */
const campaign = factRule(
  "campaign",
  "event",
  Campaign,
  "When and in which country a campaign began, and by what means.",
  (known, { record }) =>
    known.fromOn
      ? (known.means?.length ? known.means : [undefined]).map((means) => ({
          key: means ?? "",
          ...given({ on: known.fromOn }),
          subject: record,
          dims: given({ country: known.country, code: means }),
        }))
      : [],
);

/** A committee or a youth group carried it, not we. */
const communityAction = factRule(
  "community-action",
  "event",
  Campaign,
  "When and in which country a committee or youth group carried a campaign.",
  (known, { record }) =>
    known.fromOn && known.group ? [{ on: known.fromOn, subject: record, dims: given({ country: known.country }) }] : [],
);

const leadersEngaged = factRule(
  "leaders-engaged",
  "event",
  Campaign,
  "How many leaders spoke up in a campaign, without names, when it began and in which country, by sex.",
  (known) =>
    (known.leaders ?? []).flatMap((row) =>
      known.fromOn && row.count
        ? [
            {
              key: row.id,
              on: known.fromOn,
              basis: "headcount" as const,
              quantity: row.count,
              fresh: 0,
              dims: given({ country: known.country, sex: row.sex }),
            },
          ]
        : [],
    ),
);

const normDiagnosis = factRule(
  "norm-diagnosis",
  "event",
  NormDiagnosis,
  "When and in which country people were asked what they think is normal.",
  (look, { record }) => (look.on ? [{ on: look.on, subject: record, dims: given({ country: look.country }) }] : []),
);

const youthAction = factRule(
  "youth-action",
  "event",
  YouthAction,
  "When and in which country a youth group did something, of which kind.",
  (action, { record }) =>
    action.on ? [{ on: action.on, subject: record, dims: given({ country: action.country, topic: action.kind }) }] : [],
);

const referralSystem = factRule(
  "referral-system",
  "event",
  ReferralSystem,
  "Since when and in which country services pass children on to one another in a way that works, and whether we helped.",
  (system, { record }) =>
    system.worksSince
      ? [
          {
            on: system.worksSince,
            subject: record,
            dims: given({
              country: system.country,
              answer: system.weHelped === "unknown" ? undefined : system.weHelped,
            }),
          },
        ]
      : [],
);

const lessons = factRule(
  "lessons-given",
  "event",
  SchoolLesson,
  "When and in which country a school had lessons.",
  (lesson) =>
    lesson.school && lesson.on
      ? [{ on: lesson.on, subject: lesson.school, dims: given({ country: lesson.country }) }]
      : [],
);

const pupils = factRule(
  "pupils-taught",
  "event",
  SchoolLesson,
  "How many pupils had lessons, without names, and how many of them were new this year, by sex and broad age.",
  (lesson) =>
    (lesson.headcounts ?? []).flatMap((row) =>
      lesson.on
        ? [
            {
              key: row.id,
              on: lesson.on,
              basis: "headcount" as const,
              quantity: row.count ?? 0,
              fresh: Math.min(row.fresh ?? 0, row.count ?? 0),
              dims: given({ country: lesson.country, sex: row.sex, ageBand: row.ageBand, audience: "children" }),
            },
          ]
        : [],
    ),
);

function sumOf(...parts: readonly (number | undefined)[]): number | undefined {
  return parts.reduce((sum, part) => (sum === undefined || part === undefined ? undefined : sum + part), 0);
}

export const communitiesFacts = [
  committee,
  committeeSupported,
  committeeReviewed,
  promiseStep,
  family,
  familySupported,
  caregiverCourse,
  outreachContacts,
  campaign,
  communityAction,
  leadersEngaged,
  normDiagnosis,
  youthAction,
  referralSystem,
  lessons,
  pupils,
] as const;
