// What communities may say to be counted: a committee and its country, support given to it, the steps of promises, campaigns,
// schools and what young people did; of an exercise with children on a map nothing, of a family only that it was supported,
// and of an evening in the street only how many were spoken with.
import { factRule } from "#core/fact/fact.ts";
import { given } from "../splits.ts";
import { ReferralSystem } from "./campaigns.ts";
import { campaignFacts } from "./facts-of-campaigns.ts";
import { CaregiverCourse, CaregiverSupport, Family } from "./families.ts";
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
  ...campaignFacts,
  referralSystem,
  lessons,
  pupils,
] as const;
