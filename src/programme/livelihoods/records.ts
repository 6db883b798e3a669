// Livelihoods: courses, the people who learn there, and whether they can live from their work afterwards.
// Survivors and young people of the community sit in one course, and nothing here tells them apart: there is no field for it,
// on purpose. Courses and cohorts are open; whoever learns, works or starts a business is sealed.
import {
  calculated,
  choice,
  choices,
  date,
  group,
  kept,
  month,
  named,
  number,
  ref,
  required,
  text,
  yesNo,
} from "#core/record/field.ts";
import { openType, sealedType } from "#core/record/type.ts";
import { ageBands, countries, sexes } from "../splits.ts";
import { learnerDue } from "./due.ts";
import { EmployerCheck, Placement } from "./employers.ts";
import { Business, LivelihoodBaseline, LivelihoodFollowUp } from "./living.ts";
import { Supplier, SupplierPurchase } from "./suppliers.ts";
import { incomeBands, leavingReasons } from "./words.ts";
import { cohortWorkflow } from "./workflow.ts";

export const Course = openType(
  "course",
  {
    label: "Course",
    plural: "Courses",
    serves: [41, 48, 51],
    title: ["name"],
    due: [
      {
        id: "place-check",
        says: "Check again that the place is safe for children",
        from: "placeCheckedOn",
        months: 12,
        when: { not: { answered: "endedOn" } },
        who: ["partner-officer"],
        act: { answer: "placeCheckedOn" },
      },
    ],
  },
  {
    name: required(text("Name")),
    trade: required(
      choice("Trade", {
        cooking: "Cooking",
        baking: "Baking",
        hospitality: "Hospitality",
        sewing: "Sewing",
        hairdressing: "Hairdressing",
        computing: "Computing",
        farming: "Farming",
        business: "Starting a business",
        other: "Other",
      }),
    ),
    provider: text("Given by", { section: "Who gives it, and where" }),
    country: required(choice("Country", countries)),
    hours: number("Hours", { least: 0 }),
    months: number("Months", { least: 0, decimals: 1 }),
    lessonHours: number("Of them lessons", { least: 0 }),
    practiceHours: number("Of them practice at a workplace", { least: 0 }),
    certificate: text("Certificate, and who gives it", { section: "Certificate" }),
    certificateKnown: yesNo("Employers and the state know the certificate"),
    certificateNeeds: number("Share of hours needed for it, in per cent", { least: 0, most: 100 }),
    costs: choice(
      "What it costs a learner",
      { nothing: "Nothing", share: "A share", all: "All of it" },
      { section: "For learners" },
    ),
    support: choices("What learners get", {
      travel: "Travel",
      meals: "Meals",
      materials: "Clothes and tools",
      childcare: "Care for their children",
      allowance: "An allowance",
      counselling: "Somebody to talk with",
    }),
    leastAge: number("Minimum age", { least: 0, most: 99, hint: "By the law of the country for this kind of work." }),
    placeCheckedOn: date("The place was found safe for children on", { section: "A safe place" }),
    placeToMend: text("What is to be mended there"),
    teaches: choices(
      "What it teaches",
      {
        trade: "The trade",
        produce: "Working with rural produce",
        business: "Starting a business",
        "life-skills": "Life skills",
        "work-rights": "Rights at work",
        money: "Handling money",
      },
      { section: "What it teaches" },
    ),
    modules: group("Parts", { name: required(text("Part")), hours: number("Hours", { least: 0 }) }),
    endedOn: date("No longer given since"),
  },
);

export const Cohort = openType(
  "cohort",
  {
    label: "Cohort",
    plural: "Cohorts",
    serves: [41, 48, 50],
    title: ["name", "fromOn"],
    when: "fromOn",
    workflow: cohortWorkflow,
    due: [
      {
        id: "begin",
        says: "The cohort begins",
        from: "fromOn",
        states: ["planned"],
        who: ["partner-officer"],
        act: { move: "begin" },
      },
      {
        id: "finish",
        says: "Write down who finished, and close the cohort",
        from: "toOn",
        days: 14,
        states: ["learning"],
        who: ["partner-officer"],
        act: { move: "finish" },
      },
    ],
  },
  {
    name: required(text("Name")),
    course: required(ref("course", "Course")),
    country: required(choice("Country", countries)),
    town: text("Town"),
    fromOn: required(date("From")),
    toOn: date("To"),
    places: number("Places", { least: 0 }),
    daysOfWeek: choices("Days", {
      mon: "Monday",
      tue: "Tuesday",
      wed: "Wednesday",
      thu: "Thursday",
      fri: "Friday",
      sat: "Saturday",
      sun: "Sunday",
    }),
    fromHour: text("From which hour, to which"),
    teacher: text("Who teaches", { hint: "A function or a school." }),
    openTo: text("Open to", {
      hint: "One class for everybody. Why somebody came is asked nowhere, and stands in no list.",
    }),
  },
);

export const Enrolment = sealedType(
  "enrolment",
  {
    label: "Enrolment",
    plural: "Enrolments",
    serves: [8, 41, 48, 50],
    title: ["name", "cohort"],
    when: "enrolledOn",
    due: learnerDue,
  },
  {
    cohort: required(ref("cohort", "Cohort")),
    name: named(text("Name")),
    ownCode: text("Your own code for this person", { hint: "The same code means the same person." }),
    sex: choice("Sex", sexes),
    bornOn: date("Born on"),
    telephone: text("Telephone"),
    enrolledOn: required(date("Enrolled on", { section: "At the start" })),
    schooling: choice("School so far", {
      none: "None",
      primary: "Primary school",
      "some-secondary": "Some secondary school",
      secondary: "Secondary school",
      more: "More",
    }),
    wants: choices("What this person wants from it", {
      job: "A job",
      business: "A business of their own",
      school: "To go back to school",
      people: "To be among others",
    }),
    incomeBefore: choice("Income before", incomeBands, { hint: "A band is enough; nobody asks for a sum." }),
    agreed: yesNo("Agreed to be on the list, and to be asked again after the course"),
    attendance: group(
      "Attendance, month by month",
      {
        month: required(month("Month")),
        hoursHeld: required(number("Hours held", { least: 0 })),
        hoursThere: required(number("Hours there", { least: 0 })),
        why: choice("If much was missed, why", leavingReasons),
      },
      { section: "During the course", hint: "From the class list. Three days missed in a row: somebody asks." },
    ),
    hoursInAll: calculated("Hours there in all", { sumOf: ["attendance", "hoursThere"] }),
    askedAfterOn: date("Asked after a long absence on"),
    leftOn: date("Left on", { section: "At the end" }),
    leftBecause: choice("Why", leavingReasons, { when: { answered: "leftOn" } }),
    mayReturn: yesNo("May come back to a later cohort", { when: { answered: "leftOn" } }),
    spokenOn: date("Spoken with after leaving on", { when: { answered: "leftOn" } }),
    finishedOn: date("Finished on", { when: { not: { answered: "leftOn" } } }),
    passed: choice("Result", { passed: "Passed", "not-yet": "Not yet" }, { when: { answered: "finishedOn" } }),
    certificateOn: date("Certificate received on"),
    nextStep: choice(
      "What next",
      { job: "A job", business: "A business", school: "School", care: "Caring for family", unsure: "Not known yet" },
      { when: { answered: "finishedOn" } },
    ),
    countId: kept(text("Count id")),
    sameAs: kept(text("Count id of which this one is a double")),
    mayBe: kept(text("Count id of which this one may be a double, not answered yet")),
    ageBand: kept(choice("Age when enrolling", ageBands)),
    rowKey: kept(text("Row in the register it came from")),
  },
);

export const livelihoodsTypes = [
  Course,
  Cohort,
  Enrolment,
  LivelihoodBaseline,
  EmployerCheck,
  Placement,
  Business,
  LivelihoodFollowUp,
  Supplier,
  SupplierPurchase,
] as const;
