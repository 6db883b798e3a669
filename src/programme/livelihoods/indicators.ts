// What livelihoods count: learners who enrolled, finished, were certified, and what they live from afterwards. One class, one figure:
// survivors and young people of the community are never told apart, so no figure here can be split by it.
import type { Indicator } from "#core/result/indicator.ts";

const ofLearners = {
  version: 1,
  rules: 1,
  unit: "people",
  measure: "people",
  rollUp: { periods: "unique", places: "unique" },
  by: ["country", "sex", "ageBand"],
  about: "people",
} as const;
const asked = { ...ofLearners, by: ["country", "sex", "state"] } as const;

export const learnersEnrolled: Indicator = {
  ...ofLearners,
  code: "V1",
  serves: [41, 48, 50],
  says: "Learners who enrolled in a vocational course",
  among: { kinds: ["enrolled"] },
  passport: {
    counts: "Each learner who enrolled in a cohort in the period, once, whatever brought them there.",
    doesNotCount: "A learner who goes on from an earlier period; whoever only asked about the course.",
    example: "Somebody leaves a cohort in March and enrols in another in August: one learner.",
    good: "higher",
  },
};

export const learnersFinished: Indicator = {
  ...ofLearners,
  code: "V2",
  serves: [41, 48],
  says: "Learners who finished a vocational course",
  among: { kinds: ["finished-course"] },
  passport: {
    counts: "Each learner who came to the end of a course in the period, once, with a certificate or without.",
    doesNotCount: "Whoever left before the end, also for a job: they stand in V10.",
    example: "Of twenty who enrolled in February sixteen finish in July: sixteen, counted in July.",
    good: "higher",
  },
};

export const learnersCertified: Indicator = {
  ...ofLearners,
  code: "V3",
  serves: [41, 48],
  says: "Learners who received a certificate",
  among: { kinds: ["certified"] },
  passport: {
    counts: "Each learner who received the course's certificate in the period, once.",
    doesNotCount: "A paper that says only that somebody was there; a certificate that is promised.",
    example: "Sixteen finish in July, and fourteen receive the certificate in September: fourteen.",
    good: "higher",
  },
};

export const learnersWorking: Indicator = {
  ...asked,
  code: "V4",
  serves: [47, 52],
  says: "Learners found at work for an employer, 3, 6 or 12 months after the course",
  among: { kinds: ["lives-from"], where: { code: ["employed"] } },
  passport: {
    counts: "Each learner who at a follow-up in the period was employed; once, and once under each follow-up.",
    doesNotCount: "Whoever was not found or not asked; internships that are not work; a business of one's own (V5).",
    example: "Somebody is employed at three months and at six, both in one year: one, under both.",
    good: "higher",
  },
};

export const learnersSelfEmployed: Indicator = {
  ...asked,
  code: "V5",
  serves: [47],
  says: "Learners found working for themselves, 3, 6 or 12 months after the course",
  among: { kinds: ["lives-from"], where: { code: ["self-employed"] } },
  passport: {
    counts: "Each learner who at a follow-up in the period worked for themselves; once, and once under each follow-up.",
    doesNotCount: "Whoever only has a plan or a start kit; whoever was not asked.",
    example: "Two learners of one cohort share a stall and both say so: two.",
    good: "higher",
  },
};

export const businessesAlive: Indicator = {
  ...ofLearners,
  code: "V6",
  serves: [47, 51],
  says: "Of businesses asked about after 12 months, the share that is alive",
  unit: "percent",
  measure: "ratio",
  among: { kinds: ["business-asked"], where: { state: ["after-12"], answer: ["yes"] } },
  of: { kinds: ["business-asked"], where: { state: ["after-12"] } },
  rollUp: { periods: "never", places: "unique" },
  by: ["country", "sex"],
  passport: {
    counts: "Learners whose business was alive at the follow-up after 12 months, of those who were asked about one.",
    doesNotCount: "Businesses nobody asked about: they are not taken for dead, and not for alive.",
    example: "Ten are asked and eight still sell: 80 per cent.",
    good: "higher",
  },
};

export const incomeRisen: Indicator = {
  ...ofLearners,
  code: "V7",
  serves: [47, 53],
  says: "Of learners who told their income before and after, the share whose band rose",
  unit: "percent",
  measure: "ratio",
  among: { kinds: ["income-compared"], where: { answer: ["yes"] } },
  of: { kinds: ["income-compared"] },
  rollUp: { periods: "never", places: "unique" },
  by: ["country", "sex", "state"],
  passport: {
    counts:
      "Learners whose income stands in a higher band against the local minimum wage than before the course, of those who told both; at any follow-up of the period.",
    doesNotCount: "Sums, which nobody asks for; whoever prefers not to say; a rise within one band.",
    example: "Twelve told both bands, and nine went from below the minimum wage to about it: 75 per cent.",
    good: "higher",
  },
};

export const learnersPlaced: Indicator = {
  ...ofLearners,
  code: "V8",
  serves: [52],
  says: "Learners who began to work at an employer that was checked",
  among: { kinds: ["placed"] },
  by: ["country", "sex"],
  passport: {
    counts: "Each learner whose placement began in the period: an internship, a job, an apprenticeship; once.",
    doesNotCount: "A placement that is only proposed; work somebody found alone, which the follow-ups find.",
    example: "Somebody does an internship in May and begins a job in August: one learner.",
    good: "higher",
  },
};

export const businessesStarted: Indicator = {
  ...ofLearners,
  code: "V9",
  serves: [51],
  says: "Learners who started a business",
  among: { kinds: ["business-started"] },
  by: ["country", "sex"],
  passport: {
    counts: "Each learner whose business began in the period, alone or with others, with a start kit or without.",
    doesNotCount: "A plan; a kit that waits in a cupboard.",
    example: "Three learners open one kitchen together, each with a record of it: three.",
    good: "higher",
  },
};

export const learnersLeft: Indicator = {
  ...ofLearners,
  code: "V10",
  serves: [41],
  says: "Learners who left a course before its end",
  among: { kinds: ["left-course"] },
  by: ["country", "sex", "code"],
  beside: "V2",
  besideAs: "left before the end",
  passport: {
    counts: "Each learner who left in the period, by the reason they gave; once.",
    doesNotCount: "Days missed. Leaving for a good job is counted, too: the reason says so.",
    example: "One leaves for a job and one because it is too far: two, one under each reason.",
    good: "lower",
  },
};

export const protectionReached: Indicator = {
  ...ofLearners,
  code: "V11",
  serves: [53],
  says: "Learners sent on to the help of the state",
  among: { kinds: ["social-protection"] },
  by: ["country", "sex", "answer"],
  passport: {
    counts: "Each learner who wanted it and was sent on in the period; beside it, whether the help has come.",
    doesNotCount: "Whoever was only told about it; help the household had before.",
    example: "Five are sent on in March and for three the cash has come by June: five, three of them under 'yes'.",
    good: "higher",
  },
};

export const suppliersBoughtFrom: Indicator = {
  ...ofLearners,
  code: "V12",
  serves: [49],
  says: "Suppliers in the countryside from whom the schools bought",
  unit: "organisations",
  measure: "subjects",
  among: { kinds: ["bought-from"] },
  by: ["country"],
  about: "organisations",
  passport: {
    counts: "Each cooperative, association or market on the list from which something was bought in the period; once.",
    doesNotCount: "Shops in town; the farms behind a cooperative; a purchase whose supplier is not on the list.",
    example: "Potatoes and beans are bought from one cooperative on nine days: one supplier.",
    good: "higher",
  },
};

export const livelihoodsIndicators = [
  learnersEnrolled,
  learnersFinished,
  learnersCertified,
  learnersWorking,
  learnersSelfEmployed,
  businessesAlive,
  incomeRisen,
  learnersPlaced,
  businessesStarted,
  learnersLeft,
  protectionReached,
  suppliersBoughtFrom,
] as const;
