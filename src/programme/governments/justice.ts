// Child-friendly justice: what a court or police unit does so that a child is heard once, safely and without delay; and cases followed, as numbers.
// Never a child, never a file: an institution, a measure, since when, and how we know.
import { choice, choices, date, group, longText, number, ref, required, text, yesNo } from "#core/record/field.ts";
import { openType } from "#core/record/type.ts";
import { justiceMeasures } from "./words.ts";

export const JusticeMeasure = openType(
  "justice-measure",
  {
    label: "Child-friendly measure",
    plural: "Child-friendly measures",
    serves: [32],
    title: ["institution", "measure"],
    when: "sinceOn",
    due: [
      {
        id: "still-in-use",
        says: "Is the measure still in use? Look, and write the hearings down",
        from: "sinceOn",
        months: 12,
        when: { all: [{ not: { answered: "endedOn" } }, { not: { answered: "checks" } }] },
        who: ["partner-officer"],
        act: { answer: "checks" },
      },
      {
        id: "look-again",
        says: "Is the measure still in use? Look, and write the hearings down",
        from: "checks/on",
        months: 12,
        when: { not: { answered: "endedOn" } },
        who: ["partner-officer"],
        act: { answer: "checks" },
      },
    ],
  },
  {
    institution: required(ref("institution", "Court or police unit")),
    measure: required(choice("Measure", justiceMeasures)),
    sinceOn: required(date("Since")),
    endedOn: date("Until"),
    hearingCount: number("Hearings held with it", { least: 0 }),
    proof: text("How we know"),
    written: yesNo("A rule of the court or unit says so"),
    checks: group(
      "Looked at again",
      {
        on: required(date("On")),
        inUse: required(yesNo("In use")),
        hearingCount: number("Hearings with it since the last look", { least: 0 }),
        proof: text("How we know"),
      },
      { section: "Year after year", hint: "By visiting, or from the institution's own numbers. Never from a file." },
    ),
    paidBy: choice("Paid by", { institution: "The institution", programme: "The programme", others: "Others" }),
    note: longText("Note", { hint: "Never about one child." }),
  },
);

/** Court cases that were followed, as numbers only: a court, a month and a child would be enough to know the child. */
export const CourtWatch = openType(
  "court-watch",
  {
    label: "Court cases followed",
    plural: "Court cases followed",
    serves: [31, 32],
    title: ["institution", "on"],
    when: "on",
  },
  {
    institution: required(ref("institution", "Court")),
    on: required(date("Up to", { hint: "The last day of the quarter it is told for." })),
    caseCount: required(number("Cases we followed or attended", { least: 0 })),
    fresh: required(
      number("How many of them are new this year?", { least: 0, hint: "Only they enter the number of cases." }),
    ),
    hearingCount: number("Hearings we attended", { least: 0 }),
    postponedCount: number("Hearings that were put off", { least: 0 }),
    endedCount: number("Cases that were decided", { least: 0 }),
    measures: choices("What was done so that a child was heard safely", justiceMeasures, {
      section: "How children were heard",
    }),
    accompanied: choices("Who was beside the child", {
      "social-worker": "Social worker",
      lawyer: "Legal adviser",
      caregiver: "Somebody the child trusts",
      interpreter: "Interpreter",
    }),
    learned: longText("What we learn from it", { hint: "About the court, never about one child." }),
  },
);
