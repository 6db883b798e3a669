// How a period is handed in, why a figure differs, and the frozen figures that are printed.
import { choice, choices, date, group, longText, number, ref, required, text, yesNo } from "#core/record/field.ts";
import { openType } from "#core/record/type.ts";
import { countries } from "../splits.ts";
import { code, period } from "./questions.ts";
import { submissionWorkflow } from "./workflow.ts";

export const PeriodSubmission = openType(
  "period-submission",
  {
    label: "Figures of a period",
    plural: "Figures of periods",
    serves: [3, 58],
    title: ["organisation", "period"],
    workflow: submissionWorkflow,
    due: [
      {
        id: "hand-in",
        says: "Figures are due",
        from: "dueOn",
        states: ["preparing", "questioned"],
        who: ["results-officer"],
        act: { move: "ready" },
      },
      {
        id: "approve",
        says: "Approve a colleague's figures",
        from: "dueOn",
        days: -3,
        states: ["ready"],
        who: ["results-officer"],
        act: { move: "submit" },
      },
      {
        id: "look",
        says: "Look at the figures that were handed in",
        from: "dueOn",
        days: 14,
        states: ["submitted"],
        who: ["country-lead"],
        act: { move: "accept" },
      },
      {
        id: "second-look",
        says: "Look with a small office at the figures it approved itself",
        from: "dueOn",
        days: 14,
        states: ["submitted-own"],
        who: ["country-lead"],
        act: { move: "accept-own" },
      },
      {
        id: "answer",
        says: "Questions about the figures wait for an answer",
        from: "askedOn",
        days: 7,
        states: ["questioned"],
        who: ["results-officer"],
        act: { move: "ready" },
      },
      {
        id: "missing",
        says: "What was missing in provisional figures was to come",
        from: "missingBy",
        states: ["submitted", "submitted-own", "accepted", "accepted-own"],
        when: { is: ["provisional", "yes"] },
        who: ["results-officer"],
        act: { answer: "completeOn" },
      },
    ],
  },
  {
    organisation: required(ref("organisation", "Organisation")),
    period: period(),
    deadline: ref("report-deadline", "For which deadline"),
    dueOn: date("Due on"),
    preparedBy: ref("person", "Prepared by"),
    checkedBy: ref("person", "Checked by", { hint: "A colleague who did not prepare them." }),
    officeCount: number("How many people work in this office", {
      least: 1,
      hint: "Three or fewer: whoever prepared the figures may approve them, and this stays marked.",
    }),
    looked: choices("Looked at", {
      doubles: "People counted twice",
      splits: "Girls and boys that are exactly alike",
      unknown: "Sex or age not known",
      jumps: "Figures far from the period before",
      targets: "Figures far from the target",
      empty: "Indicators with nothing, and whether that is true",
      paper: "A few numbers against the paper",
    }),
    provisional: yesNo("Provisional: something is still missing"),
    missing: longText("What is missing, and from whom", { when: { is: ["provisional", "yes"] } }),
    missingBy: date("It comes by", { when: { is: ["provisional", "yes"] } }),
    completeOn: date("Complete since", { when: { is: ["provisional", "yes"] } }),
    askedOn: date("Asked back on"),
    questions: group("Questions", {
      indicator: text("About which indicator"),
      asks: required(longText("Question")),
      answer: longText("Answer"),
      answeredOn: date("Answered on"),
    }),
    secondLook: longText("What the country office looked at", {
      hint: "Only for an office of three or fewer: which figures, against which papers.",
    }),
  },
);

export const VarianceReason = openType(
  "variance-reason",
  {
    label: "Why a figure differs",
    plural: "Why figures differ",
    serves: [3, 58],
    title: ["indicator", "period", "country"],
  },
  {
    indicator: code(),
    period: period(),
    country: choice("Country", countries),
    from: choice("From what it differs", {
      target: "The target",
      before: "The period before",
      other: "Another source",
    }),
    direction: choice("How", { more: "More", less: "Less" }),
    reasons: required(
      choices("Reasons", {
        disaster: "Storm, flood, earthquake",
        epidemic: "Epidemic",
        election: "Elections",
        exams: "School exams or holidays",
        religious: "Religious holidays",
        hiring: "Late hiring",
        turnover: "New officials or staff",
        funds: "Funds came late",
        exchange: "Exchange rate",
        unavailable: "Officials not available",
        security: "Security",
        demand: "More asked for it than planned",
        definition: "Counted another way",
        other: "Other",
      }),
    ),
    explanation: longText("In a sentence or two", { hint: "Nobody can be known by it." }),
    consequence: choice("What it means for the target", {
      none: "Nothing: it will be made up",
      lower: "It has to be lowered",
      higher: "It can be raised",
      later: "It moves to a later period",
    }),
  },
);

export const FrozenFigure = openType(
  "frozen-figure",
  {
    label: "Frozen figure",
    plural: "Frozen figures",
    serves: [3, 4, 39],
    title: ["indicator", "period"],
    when: "frozenOn",
  },
  {
    indicator: code(),
    period: period(),
    cut: required(text("Released cut")),
    value: number("The number as it is printed", { least: 0 }),
    definition: longText("What it counts, as it was then"),
    cutOffOn: date("What came in until"),
    frozenOn: required(date("Frozen on")),
    replaces: ref("frozen-figure", "Replaces which earlier number"),
    difference: longText("Why it differs from the earlier one", { when: { answered: "replaces" } }),
    usedIn: group("Where it is printed", {
      where: required(text("Where")),
      language: text("Language"),
      as: text("As which words and digits"),
      on: date("Since"),
    }),
  },
);
