// Employers who were looked at before anybody works there, and who works where. A check names a workplace, never a learner; it is done
// again every year. A placement begins only where the check says yes, the law allows the work at that age, and the learner wants it.
import {
  choice,
  choices,
  date,
  kept,
  longText,
  number,
  ref,
  required,
  sealed,
  text,
  yesNo,
} from "#core/record/field.ts";
import { openType, sealedType } from "#core/record/type.ts";
import { countries } from "../splits.ts";
import { placementWorkflow } from "./workflow.ts";

export const EmployerCheck = openType(
  "employer-check",
  {
    label: "Check of an employer",
    plural: "Checks of employers",
    title: ["employer", "checkedOn"],
    when: "checkedOn",
    due: [
      {
        id: "check-again",
        says: "Check this employer again",
        from: "checkedOn",
        months: 12,
        when: { all: [{ not: { is: ["outcome", "unfit"] } }, { not: { is: ["inUse", "no"] } }] },
        until: { type: "employer-check", by: "before" },
        who: ["partner-officer"],
        act: { create: "employer-check" },
      },
      {
        id: "conditions",
        says: "See whether the employer did what it was asked",
        from: "conditionsByOn",
        who: ["partner-officer"],
        act: { answer: "conditionsMetOn" },
      },
    ],
  },
  {
    employer: required(text("Employer")),
    company: ref("company", "The company, if we know it"),
    before: ref("employer-check", "The check before this one"),
    country: required(choice("Country", countries)),
    town: text("Town"),
    checkedOn: required(date("Checked on")),
    how: choice("How", { visit: "By a visit", papers: "By papers and telephone" }),
    spokenWith: choices("Spoken with", { owner: "Owner", manager: "Manager", workers: "People who work there" }),
    licensed: yesNo("It is registered and has a licence", { section: "Work within the law" }),
    contract: yesNo("It gives a written contract"),
    lawfulAge: yesNo("It keeps to the legal age, and to lighter work under 18"),
    pay: yesNo("It pays at least the minimum wage, and on time"),
    hours: yesNo("Hours are within the law, with a day of rest"),
    night: yesNo("No work at night for whoever is under 18"),
    lodging: yesNo("Nobody has to sleep there"),
    safePlace: yesNo("The place is safe: no danger from machines, fire, heat", { section: "A safe place" }),
    apart: yesNo("Toilets and changing rooms can be locked"),
    others: yesNo("Nobody works alone with one other person behind a closed door"),
    wayHome: yesNo("The way there and home is safe at the hours of work"),
    complaints: yesNo("Workers know whom to tell if something is wrong"),
    responsible: text("Function of whoever answers for a new worker", { hint: "No name." }),
    // Nobody but the team: a doubt about somebody is not a finding.
    noOldTies: sealed(yesNo("No old ties: nobody there is known to have done harm")),
    doubts: sealed(longText("Doubts")),
    outcome: required(
      choice(
        "Found",
        { fit: "Fit", conditions: "Fit, once something is mended", unfit: "Not fit" },
        { section: "What we found" },
      ),
    ),
    conditions: longText("What is to be mended", { when: { is: ["outcome", "conditions"] } }),
    conditionsByOn: date("By when", { when: { is: ["outcome", "conditions"] } }),
    conditionsMetOn: date("Mended on", { when: { is: ["outcome", "conditions"] } }),
    inUse: yesNo("We place learners there"),
  },
);

export const Placement = sealedType(
  "placement",
  {
    label: "Placement",
    plural: "Placements",
    title: ["enrolment", "fromOn"],
    when: "fromOn",
    workflow: placementWorkflow,
    due: [
      {
        id: "first-look",
        says: "Ask how the first two weeks at work were",
        from: "fromOn",
        days: 14,
        states: ["placed"],
        who: ["partner-officer"],
        act: { answer: "firstLookOn" },
      },
      {
        id: "end",
        says: "The placement ends: what next?",
        from: "toOn",
        days: -14,
        states: ["placed"],
        who: ["partner-officer"],
        act: { move: "end" },
      },
    ],
  },
  {
    enrolment: required(ref("enrolment", "Learner")),
    employer: required(text("Employer")),
    company: ref("company", "The company, if we know it"),
    check: ref("employer-check", "Check of the employer"),
    kind: choice("Kind", { internship: "Internship", job: "Job", apprenticeship: "Apprenticeship" }),
    work: text("What the work is"),
    fromOn: required(date("From")),
    toOn: date("To"),
    wants: yesNo("The learner wants it, and knows the hours, the pay and the way there", {
      section: "Before the first day",
    }),
    employerChecked: yesNo("The employer was checked: safe, legal, no old ties"),
    lawfulAge: yesNo("Old enough by law for this work", {
      hint: "The legal age, lighter work under 18, none that is dangerous. Without a yes, nobody starts.",
    }),
    contract: yesNo("There is a written contract"),
    hoursPerWeek: number("Hours a week", { least: 0, most: 80 }),
    pay: choice("Pay", {
      none: "None",
      below: "Below the local minimum wage",
      about: "About the minimum wage",
      above: "Above it",
    }),
    mentor: ref("person", "Mentor", { section: "At work" }),
    mentorThere: text("Function of whoever helps at work", { hint: "No name." }),
    firstLookOn: date("Asked after two weeks on"),
    firstLook: choice(
      "How it was",
      { well: "Well", mend: "Something is to be mended", stop: "Better to stop" },
      { when: { answered: "firstLookOn" } },
    ),
    endedBecause: choice(
      "Why it ended",
      {
        planned: "As planned",
        kept: "Kept on by the employer",
        better: "Found something better",
        school: "School",
        pay: "Pay or hours",
        unsafe: "Not safe",
        dismissed: "Dismissed",
        other: "Other",
      },
      { when: { answered: "toOn" } },
    ),
    countId: kept(text("Count id")),
    cohort: kept(ref("cohort", "Cohort")),
  },
);
