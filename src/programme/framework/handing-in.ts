// How a period is handed in, why a figure differs, and what is printed: frozen figures, chapters of the report, stories.
// A number in print is a frozen one; a story is sealed until somebody with the right to it has agreed, use by use.
import {
  choice,
  choices,
  date,
  file,
  group,
  longText,
  number,
  ref,
  required,
  text,
  yesNo,
} from "#core/record/field.ts";
import { openType, sealedType } from "#core/record/type.ts";
import { countries } from "../splits.ts";
import { code, period } from "./questions.ts";
import { chapterWorkflow, submissionWorkflow } from "./workflow.ts";

export const PeriodSubmission = openType(
  "period-submission",
  {
    label: "Figures of a period",
    plural: "Figures of periods",
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
  { label: "Why a figure differs", plural: "Why figures differ", title: ["indicator", "period", "country"] },
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
  { label: "Frozen figure", plural: "Frozen figures", title: ["indicator", "period"], when: "frozenOn" },
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

export const ReportChapter = openType(
  "report-chapter",
  {
    label: "Chapter of a report",
    plural: "Chapters of reports",
    title: ["period", "country", "about"],
    workflow: chapterWorkflow,
    due: [
      {
        id: "write",
        says: "A chapter of the report is due",
        from: "dueOn",
        states: ["draft"],
        who: ["alliance-desk", "results-officer"],
        act: { move: "offer" },
      },
      {
        id: "read",
        says: "Read a chapter and sign it off",
        from: "dueOn",
        days: 7,
        states: ["read"],
        who: ["alliance-desk", "country-lead"],
        act: { move: "sign-off" },
      },
    ],
  },
  {
    period: period(),
    country: choice("Country", countries, { hint: "Empty: the whole programme." }),
    about: required(
      choice("About whom", {
        whole: "The whole year",
        children: "Children",
        communities: "Families and communities",
        governments: "Governments",
        companies: "Companies",
        learning: "What we learned",
        risks: "What could go wrong",
      }),
    ),
    dueOn: date("Due on"),
    text: longText("Text", { hint: "Nobody can be known by it: no ages with places, no case." }),
    outcomes: group("Outcomes it tells of", { outcome: required(ref("harvested-outcome", "Outcome")) }),
    figures: group("Frozen figures it prints", { figure: required(ref("frozen-figure", "Frozen figure")) }),
    sources: group("Sources", { what: required(text("What")), where: text("Where it is kept") }),
    nobodyKnown: yesNo("Read for this: nobody can be known by it, not even by neighbours"),
  },
);

export const Story = sealedType(
  "story",
  {
    label: "Story",
    plural: "Stories",
    title: ["headline"],
    when: "toldOn",
    due: [
      {
        id: "ask-again",
        says: "Ask again whether this story may still be used",
        from: "agreedUntil",
        days: -30,
        when: { not: { answered: "withdrawnOn" } },
        who: ["results-officer"],
        act: { answer: "agreedUntil" },
      },
    ],
  },
  {
    headline: required(text("Headline")),
    country: choice("Country", countries),
    toldOn: date("Told on"),
    toldBy: choice("Told by", {
      child: "A child",
      adult: "Somebody grown up, about when they were a child",
      family: "A parent or caregiver",
      colleague: "A colleague",
      invented: "Put together from several, and said so",
    }),
    text: longText("Text", { hint: "Nobody can be known by it, not even by neighbours." }),
    agreedFor: choices("Agreed to be used in", {
      report: "Annual report",
      website: "Website",
      press: "Press",
      giving: "Asking for gifts",
    }),
    agreedHow: choice("How it was agreed", {
      written: "In writing, in their language",
      spoken: "Spoken, with a witness",
      guardian: "With the child and who cares for it",
    }),
    agreedOn: date("Agreed on"),
    agreedUntil: date("Agreed until"),
    knowsRight: yesNo("Knows that it can be taken back at any time, and how"),
    readBack: yesNo("Was read the text as it is printed"),
    withdrawnOn: date("Agreement taken back on"),
    changedDetails: yesNo("Name and details were changed"),
    picture: choice("Picture", {
      none: "None",
      drawn: "Drawn",
      "nobody-known": "A picture in which nobody can be known",
    }),
    paper: file("Signed agreement"),
    usedIn: group("Where it was printed", { where: required(text("Where")), on: date("On") }),
  },
);
