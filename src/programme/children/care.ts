// Care beside shelter: psychosocial support as counts and goals, and school. What was spoken about stays with whoever listened.
import {
  calculated,
  choice,
  choices,
  date,
  group,
  month,
  number,
  required,
  section,
  text,
} from "#core/record/field.ts";
import { sealedType } from "#core/record/type.ts";
import { caseworker } from "./clocks.ts";
import { ofCase } from "./of-case.ts";

export const PsychosocialSupport = sealedType(
  "psychosocial-support",
  {
    label: "Psychosocial support",
    plural: "Psychosocial support",
    serves: [40],
    title: ["case", "kind", "fromOn"],
    when: "fromOn",
    due: [
      {
        id: "look-back",
        says: "Look back with the child at the goals of the support, and set the next day",
        from: "lookBackOn",
        when: { not: { answered: "toOn" } },
        who: caseworker,
        act: { answer: "lookBackOn" },
      },
    ],
  },
  {
    ...section("What was agreed", {
      ...ofCase,
      kind: required(
        choice("Kind", {
          individual: "One to one",
          group: "In a group",
          family: "With the family",
          creative: "Art, music or sport",
          specialist: "With a specialist",
        }),
      ),
      fromOn: required(date("From")),
      practitioner: text("Given by, by function", { hint: "What is said there stays there: no notes of it here." }),
      planned: number("Sessions planned", { least: 0, most: 200 }),
      goals: group("Goals", {
        goal: required(text("Goal", { hint: "As the child would say it: sleep through, go to school alone." })),
        reached: choice("Reached", {
          "not-yet": "Not yet",
          partly: "Partly",
          yes: "Yes",
          changed: "The child chose another",
        }),
      }),
    }),
    ...section("How often", {
      months: group(
        "Month by month",
        {
          month: required(month("Month")),
          sessionCount: required(number("Sessions held", { least: 0, most: 60 })),
          missedCount: number("Not held", { least: 0, most: 60 }),
        },
        { hint: "A number is enough." },
      ),
      sessionCount: calculated("Sessions so far", { sumOf: ["months", "sessionCount"] }),
    }),
    ...section("How it is", {
      before: choice("At the start the child said", {
        good: "Good",
        "so-so": "So-so",
        bad: "Bad",
        unasked: "Not asked",
      }),
      now: choice("Now the child says", { good: "Good", "so-so": "So-so", bad: "Bad", unasked: "Not asked" }),
      lookBackOn: date("Look back together on"),
      toOn: date("To"),
      endedBecause: choice(
        "Why it ended",
        { reached: "Goals reached", wished: "The child wished it", moved: "Moved away", other: "Other" },
        { when: { answered: "toOn" } },
      ),
    }),
  },
);

const learns = { not: { is: ["standing", "out"] } } as const;

export const Schooling = sealedType(
  "schooling",
  {
    label: "Schooling",
    plural: "Schooling",
    serves: [19],
    title: ["case", "askedOn"],
    when: "askedOn",
    due: [
      {
        id: "ask",
        says: "Ask how school goes, and set the next day",
        from: "askAgainOn",
        who: ["caseworker"],
        act: { answer: "askAgainOn" },
      },
    ],
  },
  {
    ...ofCase,
    askedOn: required(date("Asked on")),
    standing: required(
      choice("Now", {
        in: "Goes to school",
        irregular: "Goes, not regularly",
        waiting: "Has a place, begins later",
        out: "Does not go",
        finished: "Has finished",
      }),
    ),
    level: choice(
      "Level",
      {
        early: "Before school",
        primary: "Primary",
        lower: "Lower secondary",
        upper: "Upper secondary",
        vocational: "Vocational",
        bridging: "Bridging or evening class",
        higher: "Higher",
      },
      { when: learns },
    ),
    enrolledOn: date("Enrolled on", { when: learns }),
    attends: choice(
      "Days a week",
      { all: "Every day", most: "Most days", some: "Some days" },
      { when: { in: ["standing", ["in", "irregular"]] } },
    ),
    barriers: choices("What stands in the way", {
      fees: "Fees, books or uniform",
      way: "The way there is far or not safe",
      work: "Work, or care at home",
      papers: "Papers",
      bullying: "Bullying or talk",
      behind: "Years missed",
      health: "Health",
      court: "Days in court",
      none: "Nothing",
    }),
    support: choices("What we do", {
      fees: "Fees, books, uniform",
      transport: "Transport",
      lessons: "Extra lessons",
      school: "Talk with the school",
      papers: "Papers",
      device: "Telephone or computer",
    }),
    schoolKnows: choice(
      "What the school knows",
      { nothing: "Nothing", lessons: "That lessons are needed", more: "More, as the child agreed" },
      { hint: "Only what the child agreed to." },
    ),
    askAgainOn: date("Ask again on"),
  },
);
