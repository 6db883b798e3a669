// Livelihoods: courses, the people who learn there, and whether they can live from their work afterwards.
// Survivors and young people of the community sit in one course, and nothing here tells them apart: there is no field for it,
// on purpose. Courses and cohorts are open; whoever learns, works or starts a business is sealed.
import {
  choice,
  choices,
  date,
  group,
  kept,
  longText,
  money,
  number,
  ref,
  required,
  text,
  yesNo,
} from "#core/record/field.ts";
import { openType, sealedType } from "#core/record/type.ts";
import { ageBands, countries, sexes } from "../splits.ts";

const incomeBands = {
  none: "None",
  below: "Below the local minimum wage",
  about: "About the minimum wage",
  above: "Above it",
  unsaid: "Prefers not to say",
} as const;

export const Course = openType(
  "course",
  { label: "Course", plural: "Courses", title: ["name"] },
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
    provider: text("Given by"),
    country: required(choice("Country", countries)),
    hours: number("Hours", { least: 0 }),
    months: number("Months", { least: 0, decimals: 1 }),
    certificate: text("Certificate, and who gives it"),
    leastAge: number("Minimum age", { least: 0, most: 99, hint: "By the law of the country for this kind of work." }),
    placeCheckedOn: date("The place was found safe for children on"),
    teaches: choices("What it teaches", {
      trade: "The trade",
      produce: "Working with rural produce",
      business: "Starting a business",
      "life-skills": "Life skills",
    }),
  },
);

export const Cohort = openType(
  "cohort",
  { label: "Cohort", plural: "Cohorts", title: ["name", "fromOn"], when: "fromOn" },
  {
    name: required(text("Name")),
    course: required(ref("course", "Course")),
    country: required(choice("Country", countries)),
    town: text("Town"),
    fromOn: required(date("From")),
    toOn: date("To"),
    places: number("Places", { least: 0 }),
  },
);

export const Enrolment = sealedType(
  "enrolment",
  { label: "Enrolment", plural: "Enrolments", title: ["name", "cohort"], when: "enrolledOn" },
  {
    cohort: required(ref("cohort", "Cohort")),
    name: text("Name"),
    ownCode: text("Your own code for this person", { hint: "The same code means the same person." }),
    sex: choice("Sex", sexes),
    bornOn: date("Born on"),
    enrolledOn: required(date("Enrolled on")),
    incomeBefore: choice("Income before", incomeBands),
    leftOn: date("Left on"),
    leftBecause: choice(
      "Why",
      {
        work: "Found work",
        school: "Back to school",
        family: "Family",
        health: "Health",
        travel: "Too far",
        other: "Other",
      },
      { when: { answered: "leftOn" } },
    ),
    finishedOn: date("Finished on"),
    certificateOn: date("Certificate received on"),
    countId: kept(text("Count id")),
    sameAs: kept(text("Count id of which this one is a double")),
    mayBe: kept(text("Count id of which this one may be a double, not answered yet")),
    ageBand: kept(choice("Age when enrolling", ageBands)),
    rowKey: kept(text("Row in the register it came from")),
  },
);

export const Placement = sealedType(
  "placement",
  { label: "Placement", plural: "Placements", title: ["enrolment", "fromOn"], when: "fromOn" },
  {
    enrolment: required(ref("enrolment", "Learner")),
    employer: required(text("Employer")),
    company: ref("company", "The company, if we know it"),
    kind: choice("Kind", { internship: "Internship", job: "Job", apprenticeship: "Apprenticeship" }),
    fromOn: required(date("From")),
    toOn: date("To"),
    employerChecked: yesNo("The employer was checked: safe, legal, no old ties"),
    hoursPerWeek: number("Hours a week", { least: 0, most: 80 }),
    mentor: ref("person", "Mentor"),
  },
);

export const Business = sealedType(
  "business",
  { label: "Business", plural: "Businesses", title: ["enrolment", "trade"], when: "startedOn" },
  {
    enrolment: required(ref("enrolment", "Learner")),
    trade: required(text("What it does")),
    plan: group("Plan", { step: required(text("Step")), doneOn: date("Done on") }),
    startKit: money("Start kit worth", {
      currencies: ["EUR", "BOB", "COP", "BRL", "DOP", "NIO", "PEN", "BDT", "INR", "IDR", "PHP", "THB"],
    }),
    startedOn: date("Started on"),
    registered: yesNo("Registered"),
    mentor: ref("person", "Mentor"),
  },
);

export const LivelihoodFollowUp = sealedType(
  "livelihood-follow-up",
  { label: "Follow-up of a learner", plural: "Follow-ups of learners", title: ["enrolment", "after"], when: "on" },
  {
    enrolment: required(ref("enrolment", "Learner")),
    after: required(choice("After", { "3": "3 months", "6": "6 months", "12": "12 months" })),
    on: required(date("On")),
    now: choices("Now", {
      employed: "Employed",
      "self-employed": "Self-employed",
      learning: "In education",
      looking: "Looking for work",
      caring: "Caring for family",
    }),
    income: choice("Income", incomeBands),
    safeWork: yesNo("Safe at work"),
    businessAlive: yesNo("The business is alive"),
    note: longText("Note"),
  },
);

export const SupplierPurchase = openType(
  "supplier-purchase",
  { label: "Purchase of rural produce", plural: "Purchases of rural produce", title: ["product", "on"], when: "on" },
  {
    course: ref("course", "For which course"),
    supplier: required(text("Cooperative or market", { hint: "Not a family's name." })),
    product: required(text("Product")),
    on: required(date("On")),
    kilograms: number("Kilograms", { least: 0, decimals: 1 }),
    farmCount: number("Farms behind it", { least: 0 }),
  },
);

export const livelihoodsTypes = [
  Course,
  Cohort,
  Enrolment,
  Placement,
  Business,
  LivelihoodFollowUp,
  SupplierPurchase,
] as const;
