// The family: what a household carries, asked only where it helps; and how a caregiver comes to take part, where that is safe.
import {
  choice,
  choices,
  date,
  group,
  longText,
  named,
  number,
  required,
  section,
  text,
  yesNo,
} from "#core/record/field.ts";
import { sealedType } from "#core/record/type.ts";
import { caseworker } from "./clocks.ts";
import { ofCase } from "./of-case.ts";

export const Household = sealedType(
  "household",
  { serves: [43, 53], label: "Household", plural: "Households", title: ["case", "seenOn"], when: "seenOn" },
  {
    ...ofCase,
    seenOn: required(date("Seen on", { hint: "This form may be left out. Ask only what the plan needs." })),
    ...section("Who lives there", {
      size: number("People in the household", { least: 1, most: 40 }),
      children: number("Of them children", { least: 0, most: 30 }),
      caregivers: choice("Adults who care", { one: "One", two: "Two", more: "More", none: "None" }),
      rooms: number("Rooms to sleep in", { least: 0, most: 20 }),
      ownBed: yesNo("The child has a place of its own to sleep"),
    }),
    ...section("What it lives on", {
      income: choice("Income", {
        "not-enough": "Not enough for food",
        food: "Food, and little else",
        enough: "Enough for food, school and rent",
        more: "More than that",
        unasked: "Not asked",
      }),
      earners: choices("Who earns", {
        caregiver: "A caregiver",
        "other-adult": "Another adult",
        child: "The child",
        sibling: "A brother or sister",
        nobody: "Nobody now",
      }),
      debt: yesNo("Debt that weighs on the family"),
      protection: choice("Social protection", {
        receives: "Receives it",
        entitled: "Could receive it, and does not",
        no: "No right to it",
        unknown: "Not known",
      }),
    }),
    ...section("What weighs on the child", {
      feelsResponsible: choice("Feels responsible for the family's living", {
        no: "No",
        partly: "Partly",
        yes: "Yes, very much",
        unasked: "Not asked",
      }),
      cares: yesNo("Cares for younger children or somebody ill"),
      strengths: longText("What this family does well"),
      help: longText("Help the family asks for"),
    }),
  },
);

const safe = { all: [{ is: ["safe", "yes"] }, { is: ["childAgrees", "yes"] }] } as const;

export const CaregiverInvolvement = sealedType(
  "caregiver-involvement",
  {
    label: "Caregiver taking part",
    plural: "Caregivers taking part",
    serves: [22],
    title: ["case", "caregiver"],
    when: "checkedOn",
    due: [
      {
        id: "check-again",
        says: "Ask the child again whether it is still safe and wanted, and set the next day",
        from: "checkAgainOn",
        when: safe,
        who: caseworker,
        act: { answer: "checkAgainOn" },
      },
    ],
  },
  {
    ...section("Is it safe", {
      ...ofCase,
      caregiver: named(required(text("Who", { hint: "Mother, uncle, grandmother: no name is needed." }))),
      checkedOn: required(date("Looked at on")),
      safe: required(yesNo("Safe to involve", { hint: "If in doubt: no, for now. Ask the child alone." })),
      safeBecause: longText("Why", { hint: "Also where the answer is no or not known." }),
      childAgrees: required(yesNo("The child wants it")),
    }),
    ...section("Steps", {
      steps: group(
        "Steps taken",
        {
          on: required(date("On")),
          kind: required(
            choice("What", {
              told: "Was told what is needed",
              heard: "Was listened to",
              session: "Family session",
              course: "Course for caregivers",
              justice: "Support in the legal process",
              return: "Preparing the return",
              visit: "Visit to the child",
              other: "Other",
            }),
          ),
          sessionCount: number("Sessions", { least: 1, most: 50, when: { in: ["kind", ["session", "course"]] } }),
          went: choice("How it went", { well: "Well", mixed: "Mixed", badly: "Not well" }),
          childWell: yesNo("The child was well afterwards"),
        },
        { when: safe, hint: "Asked only where it is safe and the child wants it." },
      ),
      believes: choice(
        "The caregiver",
        {
          supports: "Believes and supports the child",
          learning: "Is learning to",
          doubts: "Doubts the child",
          unknown: "Not known",
        },
        { when: safe },
      ),
      checkAgainOn: date("Ask the child again on", { when: safe }),
    }),
    ...section("If not", {
      instead: longText("Who stands by the child instead", { when: { not: safe } }),
    }),
  },
);
