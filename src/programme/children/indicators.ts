// What case management counts: survivors who were helped, each once, whatever the number of services; and what became of the help.
// Promise: nothing here rewards closing a case, and being harmed again is counted to help better, never by colleague.
import type { Indicator } from "#core/result/indicator.ts";
import { SEVERAL, services } from "../splits.ts";
import { followUpMonths } from "./clocks.ts";

/** People, each once, of whom numbers below ten do not leave the organisation. */
const ofSurvivors = {
  version: 1,
  rules: 1,
  unit: "people",
  measure: "people",
  rollUp: { periods: "unique", places: "unique" },
  by: ["country", "sex", "ageBand"],
  about: "survivors",
} as const;

/** A share of people, in per cent: worked out anew for every period and place. */
const share = {
  ...ofSurvivors,
  unit: "percent",
  measure: "ratio",
  rollUp: { periods: "never", places: "never" },
} as const;

export const survivorsHelped: Indicator = {
  code: "C4",
  serves: [8, 16, 17, 18, 19, 20],
  headline: true,
  version: 1,
  rules: 1,
  says: "Survivors helped with shelter, health care, education or legal aid",
  unit: "people",
  measure: "people",
  among: {
    kinds: ["service-delivered", "declared-c4"],
    where: { audience: ["survivor"], code: ["shelter", "health", "education", "legal-aid", SEVERAL] },
  },
  rollUp: { periods: "unique", places: "unique" },
  by: ["country", "sex", "ageBand", "code"],
  about: "survivors",
  passport: {
    counts:
      "Each survivor who received at least one of these four services, once a year, whatever the number of services. Whether the child agreed to share anything makes no difference.",
    doesNotCount:
      "Children at risk; survivors who received only other help, such as psychosocial support or vocational training; a referral that did not lead to a service.",
    example:
      "A survivor stays in a shelter from March to June and has a lawyer in May: one survivor, once under shelter and once under legal aid.",
    // More survivors helped can mean more help or more harm.
    good: "none",
  },
};

const survivorsByService: Indicator = {
  ...ofSurvivors,
  code: "C4s",
  serves: [16, 17, 40, 46],
  beside: "C4",
  besideAs: "helped with any service",
  says: "Survivors helped with any service, by kind of service",
  among: { kinds: ["service-delivered"], where: { audience: ["survivor"], code: Object.keys(services) } },
  by: ["country", "sex", "ageBand", "code"],
  passport: {
    counts:
      "Each survivor who received at least one service of any kind, psychosocial support, vocational training, family support and material help included, once a year.",
    doesNotCount:
      "Children at risk; a service that was asked for and not given. It stands beside C4 and is never added to it.",
    example:
      "A survivor talks with a counsellor every week from May and stays in no shelter: one in this figure, none in C4.",
    good: "none",
  },
};

const atRiskHelped: Indicator = {
  ...ofSurvivors,
  code: "C5",
  serves: [16],
  says: "Children at risk helped with any service",
  among: { kinds: ["service-delivered"], where: { audience: ["at-risk"], code: Object.keys(services) } },
  by: ["country", "sex", "ageBand", "code"],
  passport: {
    counts:
      "Each child at risk who received at least one service of any kind, once a year, whatever the number of services.",
    doesNotCount: "Survivors, who are in C4 and C4s; children who only took part in a training day; families.",
    example: "A boy at risk gets school fees in March and extra lessons in May: one child.",
    good: "none",
  },
};

const feltSafe: Indicator = {
  ...share,
  code: "S2.2",
  serves: [16],
  says: "Of the children who were asked, those who felt safe where they received a service",
  among: { kinds: ["service-delivered"], where: { answer: ["yes"] } },
  of: { kinds: ["service-delivered"], where: { answer: ["yes", "no"] } },
  passport: {
    counts:
      "Each child who said at least once in the period to have felt safe at a service, over all who were asked and answered.",
    doesNotCount: "Children who were not asked or did not know. It is no figure of how many were helped.",
    example: "Forty children receive services, thirty are asked afterwards, twenty-seven felt safe: 90 per cent.",
    good: "higher",
  },
};

const feltSafeCount: Indicator = {
  ...ofSurvivors,
  code: "S2.2n",
  serves: [16],
  beside: "S2.2",
  besideAs: "felt safe",
  says: "Children who received a protection or health service and say they felt safe there",
  among: { kinds: ["service-delivered"], where: { answer: ["yes"] } },
  donorCodes: [{ vocabulary: "99", code: "SRH001" }],
  passport: {
    counts: "Each child who received a service and said at least once in the period to have felt safe there, once.",
    doesNotCount: "Children who were not asked, or who said no each time they were asked.",
    example: "A girl sees a nurse twice and says both times that it felt safe: one child.",
    good: "higher",
  },
};

const plansInTime: Indicator = {
  ...share,
  code: "C6",
  serves: [16],
  says: "Of the children with whom a plan was agreed, those whose plan came in time",
  among: { kinds: ["plan-agreed"], where: { answer: ["yes"] } },
  of: { kinds: ["plan-agreed"], where: { answer: ["yes", "no"] } },
  passport: {
    counts:
      "Each child with whom a plan was agreed within fourteen days of opening the case, over all with whom one was agreed in the period.",
    doesNotCount: "Children without a plan yet, who come up as a task instead; plans of which the day is not known.",
    example:
      "A case is opened on the 3rd and the plan agreed on the 12th: in time. It says nothing about how long help lasts.",
    good: "higher",
  },
};

const returns: Indicator = {
  ...ofSurvivors,
  code: "C7",
  serves: [21],
  says: "Survivors who came to live with family, relatives, a foster family or independently",
  among: { kinds: ["returned"], where: { audience: ["survivor"] } },
  passport: {
    counts:
      "Each survivor who lives there now by a return plan, with support or no longer needing it, once a year, by the month of the day since when.",
    doesNotCount:
      "Meetings, weekends and tries before it; a day that is only planned; a return that took a step back or for which another way was chosen; a group home or shelter.",
    example: "A girl spends four weekends at her aunt's and lives there from September: one, in September.",
    good: "none",
  },
};

const wellAfter = followUpMonths.map(
  (months): Indicator => ({
    ...ofSurvivors,
    code: `C7-${months}`,
    serves: [21],
    beside: "C7",
    besideAs: `well after ${months} months`,
    says: `Survivors found to be well ${months} months after their return`,
    among: {
      kinds: ["return-followed-up"],
      where: { audience: ["survivor"], code: [`months-${months}`], answer: ["yes"] },
    },
    passport: {
      counts: `Each survivor who, asked ${months} months after the return, lives there still or elsewhere by choice, is safe and was not harmed again.`,
      doesNotCount:
        "Whoever could not be reached or was not asked; whoever had to leave, is not safe, or was harmed again.",
      example: `A girl who returned in spring is visited ${months} months later; she goes to school and is safe: one.`,
      good: "higher",
    },
  }),
);

const wellShare: Indicator = {
  ...share,
  code: "C7r",
  serves: [21],
  beside: "C7-12",
  besideAs: "of those asked",
  says: "Of the survivors asked 12 months after their return, those who are well",
  among: { kinds: ["return-followed-up"], where: { audience: ["survivor"], code: ["months-12"], answer: ["yes"] } },
  of: { kinds: ["return-followed-up"], where: { audience: ["survivor"], code: ["months-12"], answer: ["yes", "no"] } },
  passport: {
    counts:
      "Those who are well 12 months after their return, over all survivors who were reached and asked at that moment.",
    doesNotCount: "Whoever could not be reached: how many that are stands with the follow-ups that are late.",
    example: "Twenty are due, fifteen are reached, twelve are well: 80 per cent of those asked.",
    good: "higher",
  },
};

const harmedAgain: Indicator = {
  ...ofSurvivors,
  code: "C8",
  serves: [21],
  says: "Children who were harmed again after help had begun",
  among: { kinds: ["incident-again", "return-followed-up"], where: { state: ["harmed-again"] } },
  passport: {
    counts:
      "Each child of whom an incident after help had begun, or a follow-up after the return, says so; once a year.",
    doesNotCount:
      "What happened before help began. It is never shown by colleague and never a reason to close or to refuse a case.",
    example: "A child is threatened in May and again in June, and both are written down: one child.",
    // A higher number can mean that children dare to tell.
    good: "none",
  },
};

const stronger: Indicator = {
  ...share,
  code: "C9",
  serves: [42],
  says: "Of the children who were asked again, those who feel stronger than before",
  among: { kinds: ["stronger-asked"], where: { answer: ["yes"] } },
  of: { kinds: ["stronger-asked"], where: { answer: ["yes", "no"] } },
  passport: {
    counts:
      "Each child who, asked about the four changes a second time or later, says to feel stronger at least once in the period.",
    doesNotCount: "Children asked for the first time; what a colleague thinks; any sum of the four answers.",
    example: "Ten children are asked in June and again in November; seven say stronger: 70 per cent.",
    good: "higher",
  },
};

const courtCases: Indicator = {
  code: "C10",
  serves: [20],
  version: 1,
  rules: 1,
  says: "Legal matters of children at which one of us was there",
  unit: "actions",
  measure: "subjects",
  among: { kinds: ["court-case-followed"] },
  rollUp: { periods: "unique", places: "sum" },
  by: ["country"],
  about: "survivors",
  passport: {
    counts:
      "Each legal matter of which a step was held in the period while somebody of ours was there, once, whatever the number of steps.",
    doesNotCount:
      "Hearings that were postponed or cancelled; a step that names no legal matter; meetings with police and judiciary about other things (G4); cases followed without a file of the child (G6).",
    example: "A lawyer and a caseworker sit in three hearings of one matter in a year: one.",
    good: "none",
  },
};

export const childrenIndicators: readonly Indicator[] = [
  survivorsHelped,
  survivorsByService,
  atRiskHelped,
  feltSafe,
  feltSafeCount,
  plansInTime,
  returns,
  ...wellAfter,
  wellShare,
  harmedAgain,
  stronger,
  courtCases,
];
