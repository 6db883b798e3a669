// What the app keeps with a record and asks of nobody: a random count id, an age band worked out at saving, the organisation's country.
// Promise: a count id comes from the person's own record, so one domain's number never reaches another; what is known stays
// when it can no longer be worked out.
import type { Answers } from "#core/record/condition.ts";
import { daysBetween, isDay, yearsBetween } from "#core/record/condition.ts";
import { timeStandards } from "./children/clocks.ts";
import { type AgeBand, ageBandOf, ageBandOn, given } from "./splits.ts";

/** What has to be told from outside: other records, chance, and where the organisation is. */
export interface Around {
  /** The answers of a record that is named here; nothing where it is not on this device. */
  readonly find: (type: string, id: unknown) => Answers | undefined;
  readonly newId: () => string;
  readonly country?: string | undefined;
}

/** The answers with everything kept filled in, as they are to be saved. Types that keep nothing come back as they are. */
export function keepAnswers(type: string, answers: Answers, around: Around): Answers {
  const keeping = kept[type];
  return keeping ? { ...answers, ...given(keeping(answers, around)) } : answers;
}

type Keeping = (answers: Answers, around: Around) => Answers;

const itself = (answers: Answers, { newId }: Around): Answers => ({ countId: answers["countId"] ?? newId() });

/** A child's own records name the child, and take over its number and its age on that day. */
const ofChild =
  (day: string): Keeping =>
  (answers, { find, country }) => {
    const child = find("child", answers["child"]);
    return {
      countId: child?.["countId"],
      ageBand: bandOn(child, answers[day]),
      country: answers["country"] ?? country,
    };
  };

/** A paper of a case takes over what the case says of the child, and the child's age on its own day. */
const ofCase =
  (day: string, by = "case"): Keeping =>
  (answers, { find, country }) => {
    const named = find(by, answers[by]);
    const theCase = by === "case" ? named : find("case", named?.["case"]);
    const child = find("child", theCase?.["child"]);
    return {
      countId: theCase?.["countId"],
      situation: theCase?.["situation"],
      ageBand: bandOn(child, answers[day]),
      country: answers["country"] ?? theCase?.["country"] ?? country,
    };
  };

/** What was done with a family takes over its number; where no family is named it has a number of its own. */
const ofFamily: Keeping = (answers, { find, newId, country }) => ({
  countId: find("family", answers["family"])?.["countId"] ?? answers["countId"] ?? newId(),
  country: answers["country"] ?? country,
});

/** What becomes of a learner names the enrolment, and takes over its number and its cohort. */
const ofLearner: Keeping = (answers, { find }) => {
  const enrolment = find("enrolment", answers["enrolment"]);
  return { countId: enrolment?.["countId"], cohort: enrolment?.["cohort"] };
};

const kept: { readonly [type: string]: Keeping } = {
  child: itself,
  case: ofChild("openedOn"),
  "service-delivered": ofChild("givenOn"),
  plan: (answers, around) => ({
    ...ofCase("agreedOn")(answers, around),
    inTime: planInTime(around.find("case", answers["case"])?.["openedOn"], answers["agreedOn"]),
  }),
  incident: ofCase("happenedOn"),
  "empowerment-scale": ofCase("askedOn"),
  reintegration: ofCase("livingThereSince"),
  "reintegration-follow-up": ofCase("askedOn", "reintegration"),
  referral: ofCase("askedOn"),
  "legal-case": (answers, around) => ({
    ...itself(answers, around),
    country: answers["country"] ?? around.country,
  }),
  "justice-step": (answers, { find, country }) => ({
    countId: find("legal-case", answers["legalCase"])?.["countId"],
    country: answers["country"] ?? country,
  }),
  family: itself,
  "caregiver-support": ofFamily,
  "caregiver-course": ofFamily,
  "outreach-shift": (answers, { country }) => ({ country: answers["country"] ?? country }),
  participant: itself,
  attendance: (answers, { find }) => {
    const participant = find("participant", answers["participant"]);
    const day = find("training-day", answers["day"]);
    return {
      countId: participant?.["countId"],
      audience: participant?.["audience"],
      ageBand: bandOn(participant, day?.["heldOn"]),
    };
  },
  "use-check": (answers, { find }) => {
    const participant = find("participant", answers["participant"]);
    return { countId: participant?.["countId"], audience: participant?.["audience"] };
  },
  enrolment: (answers, around) => ({ ...itself(answers, around), ageBand: bandOn(answers, answers["enrolledOn"]) }),
  placement: ofLearner,
  business: ofLearner,
  "livelihood-baseline": ofLearner,
  "livelihood-follow-up": (answers, around) => ({
    ...ofLearner(answers, around),
    incomeBefore: around.find("enrolment", answers["enrolment"])?.["incomeBefore"],
  }),
};

/** Within the days a plan may take from the opening of the case; nothing where a day is not known. */
function planInTime(openedOn: unknown, agreedOn: unknown): string | undefined {
  if (!isDay(openedOn) || !isDay(agreedOn)) return undefined;
  return daysBetween(openedOn, agreedOn) <= timeStandards.plan ? "yes" : "no";
}

/** By birth date; else by the age once said and the years gone by since. */
function bandOn(person: Answers | undefined, on: unknown): AgeBand | undefined {
  const { bornOn, age, ageSaidOn } = person ?? {};
  const since = isDay(ageSaidOn) && isDay(on) ? Math.max(0, yearsBetween(ageSaidOn, on)) : 0;
  return ageBandOn(bornOn, on) ?? (typeof age === "number" ? ageBandOf(age + since) : undefined);
}
