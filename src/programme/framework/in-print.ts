// What goes into print beside figures: chapters, and stories. A story is sealed until somebody with the right to it has agreed, use by use.
import { choice, choices, date, file, group, longText, ref, required, text, yesNo } from "#core/record/field.ts";
import { openType, sealedType } from "#core/record/type.ts";
import { countries } from "../splits.ts";
import { period } from "./questions.ts";
import { chapterWorkflow } from "./workflow.ts";

export const ReportChapter = openType(
  "report-chapter",
  {
    label: "Chapter of a report",
    plural: "Chapters of reports",
    serves: [3],
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
    serves: [35, 39],
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
