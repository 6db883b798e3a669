// A cooking course at home: who gives it, who sells it lentils, who was found fit to employ, and four learners of two cohorts.
// One class of survivors and young people of the town; nothing says who is who, and nothing could. All invented.
import type { Answers } from "#core/record/condition.ts";
import type { Told } from "./desk.ts";
import { id, moved, said } from "./happening.ts";

const TOWN = "Heronbridge";
const COUNTRY = "IN";

export function inClass(): readonly Told[] {
  return [...course(), ...learners()];
}

function course(): readonly Told[] {
  const course = id("work course");
  return [
    said("work course", "course", "2015-12-14", {
      name: "Cooking course (invented)",
      trade: "cooking",
      provider: "Example kitchen school (invented)",
      country: COUNTRY,
      hours: 800,
      months: 5.5,
      lessonHours: 520,
      practiceHours: 280,
      certificate: "Certificate of the school",
      certificateKnown: "yes",
      certificateNeeds: 80,
      costs: "nothing",
      support: ["travel", "meals", "childcare"],
      leastAge: 16,
      placeCheckedOn: "2015-12-14",
      teaches: ["trade", "produce", "business", "life-skills", "work-rights"],
    }),
    said("work supplier", "supplier", "2016-02-01", {
      name: "Example valley cooperative (invented)",
      country: COUNTRY,
      area: "Reed valley",
      kind: "cooperative",
      products: [
        { id: "1", product: "Lentils", season: "November to March", variety: "yes" },
        { id: "2", product: "Mustard greens", season: "December to February" },
      ],
      farmCount: 23,
      noChildLabour: "yes",
    }),
    said("work purchase", "supplier-purchase", "2016-11-18", {
      course,
      from: id("work supplier"),
      product: "Lentils",
      on: "2016-11-18",
      kilograms: 40,
      fairPrice: "yes",
      dishes: [{ id: "1", dish: "Lentil soup of the valley", where: "restaurant" }],
      use: ["cooked", "priced"],
    }),
    said("work employer", "employer-check", "2015-12-17", {
      employer: "Example Reed Kitchen (invented)",
      country: COUNTRY,
      town: TOWN,
      checkedOn: "2015-12-17",
      how: "visit",
      spokenWith: ["owner", "workers"],
      licensed: "yes",
      contract: "yes",
      lawfulAge: "yes",
      pay: "yes",
      hours: "yes",
      night: "yes",
      lodging: "yes",
      safePlace: "yes",
      wayHome: "yes",
      complaints: "yes",
      outcome: "fit",
      inUse: "yes",
    }),
  ];
}

function learners(): readonly Told[] {
  const course = id("work course");
  const cohort = (label: string, name: string, fromOn: string, toOn: string): Told =>
    said(`work ${label}`, "cohort", fromOn, { name, course, country: COUNTRY, town: TOWN, fromOn, toOn, places: 20 });
  const learner = (label: string, name: string, of: string, answers: Answers): Told =>
    said(`work ${label}`, "enrolment", "2016-12-02", { cohort: id(`work ${of}`), name, agreed: "yes", ...answers });
  const first = { enrolledOn: "2016-01-11", finishedOn: "2016-06-13", passed: "passed", certificateOn: "2016-07-04" };
  const second = { enrolledOn: "2016-06-20", incomeBefore: "none" };
  return [
    cohort("first cohort", "First cohort of 2016", "2016-01-11", "2016-06-13"),
    ...moved("work first cohort", "cohort", "2016-06-20", "begin", "finish"),
    cohort("second cohort", "Second cohort of 2016", "2016-06-20", "2016-12-02"),
    ...moved("work second cohort", "cohort", "2016-06-20", "begin"),
    learner("maple", "Maple Wagtail", "first cohort", {
      ...first,
      sex: "female",
      bornOn: "1996-04-02",
      incomeBefore: "below",
    }),
    learner("hazel", "Hazel Sandpiper", "first cohort", {
      ...first,
      sex: "male",
      bornOn: "1997-09-21",
      incomeBefore: "none",
    }),
    learner("willow", "Willow Redstart", "second cohort", {
      ...second,
      sex: "female",
      bornOn: "1998-02-14",
      attendance: [
        { id: "1", month: "2016-10", hoursHeld: 146, hoursThere: 140 },
        { id: "2", month: "2016-11", hoursHeld: 150, hoursThere: 139 },
      ],
    }),
    learner("juniper", "Juniper Bunting", "second cohort", {
      ...second,
      sex: "female",
      bornOn: "1995-11-30",
      leftOn: "2016-11-29",
      leftBecause: "care",
      mayReturn: "yes",
    }),
    said("work baseline willow", "livelihood-baseline", "2016-07-05", {
      enrolment: id("work willow"),
      on: "2016-07-05",
      household: 5,
      children: 1,
      earners: 1,
      now: ["caring", "help"],
      income: "below",
      steady: "seasonal",
      papers: "yes",
      receives: ["food"],
      entitled: ["cash"],
      wantsHelp: "yes",
      referredOn: "2016-11-10",
    }),
    said("work placement maple", "placement", "2016-07-18", {
      enrolment: id("work maple"),
      employer: "Example Reed Kitchen (invented)",
      check: id("work employer"),
      kind: "job",
      fromOn: "2016-07-18",
      wants: "yes",
      employerChecked: "yes",
      lawfulAge: "yes",
      contract: "yes",
      hoursPerWeek: 40,
      pay: "about",
      firstLookOn: "2016-08-01",
      firstLook: "well",
    }),
    ...moved("work placement maple", "placement", "2016-07-18", "place"),
    said("work business hazel", "business", "2016-09-05", {
      enrolment: id("work hazel"),
      trade: "Lunch stall",
      plan: [
        { id: "1", step: "A place at the market", doneOn: "2016-08-08" },
        { id: "2", step: "The permit of the municipality", doneOn: "2016-08-29" },
        { id: "3", step: "A book of income and costs", byOn: "2016-12-19" },
      ],
      kitHolds: "Stove, pots, an apron",
      kitOn: "2016-08-30",
      startedOn: "2016-09-05",
      place: "market",
      visits: [{ id: "1", on: "2016-09-14", goes: "slowly", books: "no", next: "Prices" }],
    }),
    ...(["maple", "hazel"] as const).map((name) =>
      said(`work follow-up ${name}`, "livelihood-follow-up", "2016-09-14", {
        enrolment: id(`work ${name}`),
        after: "3",
        on: "2016-09-14",
        how: "visit",
        now: [name === "maple" ? "employed" : "self-employed"],
        sameTrade: "yes",
        income: name === "maple" ? "about" : "below",
        safeWork: "yes",
        ...(name === "hazel" ? { businessAlive: "yes" } : {}),
        wantsTalk: "no",
        mayAskAgain: "yes",
      }),
    ),
  ];
}
