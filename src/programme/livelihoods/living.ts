// What somebody lives from: before the course, with a business of their own, and three, six and twelve months after.
// Income is a band against the local minimum wage, never a sum. The same questions for everybody who learns here.
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
import { sealedType } from "#core/record/type.ts";
import { incomeBands, livings } from "./words.ts";

const ofLearner = { countId: kept(text("Count id")), cohort: kept(ref("cohort", "Cohort")) } as const;

export const LivelihoodBaseline = sealedType(
  "livelihood-baseline",
  {
    label: "How a learner lives",
    plural: "How learners live",
    serves: [53],
    title: ["enrolment", "on"],
    when: "on",
    due: [
      {
        id: "social-protection-answer",
        says: "Ask whether the help of the state has come",
        from: "referredOn",
        days: 30,
        who: ["partner-officer"],
        act: { answer: "answeredOn" },
      },
    ],
  },
  {
    enrolment: required(ref("enrolment", "Learner")),
    on: required(date("On")),
    household: number("People in the household", { section: "Household", least: 1, most: 40 }),
    children: number("Of them children this person cares for", { least: 0, most: 20 }),
    earners: number("Of them who earn", { least: 0, most: 40 }),
    rooms: number("Rooms", { least: 0, most: 20 }),
    now: choices(
      "Lives from",
      { ...livings, help: "Help of family", state: "Help of the state" },
      { section: "Living" },
    ),
    income: choice("Income of the household, for each earner", incomeBands),
    steady: choice("How steady", { steady: "Every month", seasonal: "In some seasons", uncertain: "Never known" }),
    meals: choice("Enough to eat in the last month", { always: "Always", mostly: "Mostly", often: "Often not" }),
    saves: yesNo("Puts money aside"),
    owes: choice("Debts", {
      none: "None",
      small: "Can be paid back",
      heavy: "Weigh heavily",
      unsaid: "Prefers not to say",
    }),
    account: yesNo("Has an account or mobile money of their own"),
    papers: yesNo("Has identity papers"),
    receives: choices(
      "Help of the state the household receives",
      {
        cash: "Cash",
        food: "Food or school meals",
        health: "Health insurance",
        housing: "Housing",
        care: "Care for children",
        none: "None",
      },
      { section: "Help of the state" },
    ),
    entitled: choices("And could have", {
      cash: "Cash",
      food: "Food or school meals",
      health: "Health insurance",
      housing: "Housing",
      care: "Care for children",
      papers: "Identity papers",
    }),
    wantsHelp: yesNo("Wants us to help with asking for it"),
    referredTo: ref("support-service", "Sent on to", { when: { is: ["wantsHelp", "yes"] } }),
    referredOn: date("On", { when: { is: ["wantsHelp", "yes"] } }),
    answeredOn: date("Answered on", { when: { answered: "referredOn" } }),
    received: yesNo("The help has come", { when: { answered: "answeredOn" } }),
    note: longText("Note"),
    ...ofLearner,
  },
);

export const Business = sealedType(
  "business",
  {
    label: "Business",
    plural: "Businesses",
    serves: [47, 51],
    title: ["enrolment", "trade"],
    when: "startedOn",
    due: [
      {
        id: "first-visit",
        says: "Visit the new business",
        from: "startedOn",
        months: 1,
        when: { all: [{ not: { answered: "visits" } }, { not: { answered: "closedOn" } }] },
        who: ["partner-officer"],
        act: { answer: "visits" },
      },
      {
        id: "visit",
        says: "Visit the business again",
        from: "visits/on",
        months: 3,
        when: { not: { answered: "closedOn" } },
        who: ["partner-officer"],
        act: { answer: "visits" },
      },
    ],
  },
  {
    enrolment: required(ref("enrolment", "Learner")),
    trade: required(text("What it does")),
    with: choice("With whom", { alone: "Alone", family: "With family", group: "With others of the cohort" }),
    plan: group(
      "Plan",
      {
        step: required(text("Step", { hint: "Who buys, what it costs, where, with what permit." })),
        byOn: date("By"),
        doneOn: date("Done on"),
      },
      { section: "Before the start" },
    ),
    planReadyOn: date("The plan was found good on"),
    startKit: money("Start kit worth", {
      section: "Start kit",
      currencies: ["EUR", "BOB", "COP", "BRL", "DOP", "NIO", "PEN", "BDT", "INR", "IDR", "PHP", "THB"],
    }),
    kitHolds: text("What the kit holds"),
    kitOn: date("Kit handed over on"),
    startedOn: date("Started on", { section: "The business" }),
    registered: yesNo("Registered"),
    place: choice("Where", {
      home: "At home",
      market: "Market or street",
      shop: "A shop or kitchen",
      online: "Online",
    }),
    workers: number("People it gives work to, the owner too", { least: 0 }),
    mentor: ref("person", "Mentor"),
    visits: group("Visits of the mentor", {
      on: required(date("On")),
      goes: choice("How it goes", { well: "Well", slowly: "Slowly", badly: "Badly" }),
      books: yesNo("Income and costs are written down"),
      next: text("Next"),
    }),
    closedOn: date("Closed on", { section: "If it closed" }),
    closedBecause: choice(
      "Why",
      {
        job: "Found a job",
        money: "Money",
        family: "Family",
        place: "Lost the place",
        unsafe: "Not safe",
        other: "Other",
      },
      { when: { answered: "closedOn" } },
    ),
    ...ofLearner,
  },
);

export const LivelihoodFollowUp = sealedType(
  "livelihood-follow-up",
  {
    label: "Follow-up of a learner",
    plural: "Follow-ups of learners",
    serves: [47, 53],
    title: ["enrolment", "after"],
    when: "on",
    due: [
      {
        id: "talk",
        says: "Somebody wanted to talk: call",
        from: "on",
        days: 3,
        when: { is: ["wantsTalk", "yes"] },
        who: ["partner-officer"],
        act: { answer: "talkedOn" },
      },
    ],
  },
  {
    enrolment: required(ref("enrolment", "Learner")),
    after: required(choice("After", { "3": "3 months", "6": "6 months", "12": "12 months" })),
    on: required(date("On")),
    how: choice("How", { visit: "Visit", telephone: "Telephone", message: "Message", "not-found": "Not found" }),
    now: choices("Now", livings, { section: "Living", when: { not: { is: ["how", "not-found"] } } }),
    sameTrade: yesNo("In the trade that was learned", { when: { not: { is: ["how", "not-found"] } } }),
    income: choice("Income", incomeBands, {
      hint: "A band is enough; nobody asks for a sum.",
      when: { not: { is: ["how", "not-found"] } },
    }),
    enough: yesNo("It is enough to live from", { when: { not: { is: ["how", "not-found"] } } }),
    saves: yesNo("Puts money aside", { when: { not: { is: ["how", "not-found"] } } }),
    safeWork: yesNo("Safe at work", {
      when: { any: [{ has: ["now", "employed"] }, { has: ["now", "self-employed"] }] },
    }),
    contract: yesNo("With a contract", { when: { has: ["now", "employed"] } }),
    hours: choice(
      "Hours",
      { few: "Wants more", right: "Right", many: "Too many" },
      {
        when: { any: [{ has: ["now", "employed"] }, { has: ["now", "self-employed"] }] },
      },
    ),
    businessAlive: yesNo("The business is alive"),
    needs: choices(
      "Would help",
      {
        work: "A better job",
        course: "More learning",
        money: "Start money or a loan",
        childcare: "Care for a child",
        papers: "Papers",
        nothing: "Nothing",
      },
      { section: "What would help" },
    ),
    wantsTalk: yesNo("Would like to talk with somebody", { hint: "Asked of everybody. Why is not written here." }),
    talkedOn: date("Somebody called on", { when: { is: ["wantsTalk", "yes"] } }),
    mayAskAgain: yesNo("May be asked again"),
    note: longText("Note"),
    incomeBefore: kept(choice("Income before the course", incomeBands)),
    ...ofLearner,
  },
);
