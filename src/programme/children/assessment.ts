// The full assessment, by area, with strengths before needs and the child's own wishes; and the four changes a child sees in itself.
// Nothing is added up into a score of a child. (Empowerment: the four changes of the alliance's baseline of 2016.)
import { choice, date, group, longText, required, section, text, yesNo } from "#core/record/field.ts";
import { sealedType } from "#core/record/type.ts";
import { supervisor, timeStandards } from "./clocks.ts";
import { counted, ofCase } from "./of-case.ts";

export const Assessment = sealedType(
  "assessment",
  {
    label: "Assessment",
    plural: "Assessments",
    serves: [16, 43],
    title: ["case", "madeOn"],
    when: "madeOn",
    due: [
      {
        id: "approve",
        says: "Read an assessment and agree to it",
        from: "madeOn",
        days: timeStandards.approval,
        who: supervisor,
        act: { answer: "approvedOn" },
      },
    ],
  },
  {
    ...section("With the child", {
      ...ofCase,
      madeOn: required(date("Made on")),
      wishes: longText("What the child wants", { hint: "In the child's words. Begin here." }),
      childWorries: longText("What the child worries about"),
      spokeWith: text("Who else was spoken with", { hint: "By function: aunt, teacher. Only where the child agreed." }),
    }),
    ...section("Areas of life", {
      areas: group(
        "Areas",
        {
          area: required(
            choice("Area", {
              safety: "Safety",
              health: "Health",
              psychosocial: "Wellbeing",
              family: "Family and care",
              friends: "Friends and free time",
              education: "Education",
              legal: "Legal",
              papers: "Papers",
              livelihood: "Livelihood",
              online: "Life online",
            }),
          ),
          strengths: longText("Strengths"),
          needs: longText("Needs"),
          urgent: yesNo("Urgent"),
        },
        { hint: "Only the areas that matter to this child. It may take more than one meeting." },
      ),
    }),
    ...section("What it comes to", {
      conclusion: longText("What matters most now"),
      agrees: choice("Does the child see it so", { yes: "Yes", partly: "Partly", no: "No", unasked: "Not asked yet" }),
      approvedOn: date("Approved by the supervisor on"),
    }),
  },
);

const steps = {
  "not-yet": "Not yet",
  little: "A little",
  often: "Often",
  firmly: "Firmly",
  skipped: "Not asked, or no answer",
} as const;

export const EmpowermentScale = sealedType(
  "empowerment-scale",
  {
    label: "Four changes",
    plural: "Four changes",
    serves: [42],
    careful: true,
    title: ["case", "askedOn"],
    when: "askedOn",
  },
  {
    ...ofCase,
    askedOn: required(date("Asked on")),
    moment: choice("When in the work", {
      start: "At the start",
      middle: "On the way",
      closing: "At closing",
      after: "Afterwards",
    }),
    ...section("The four changes", {
      knows: choice("I know what exploitation is, what is risky, and how to protect myself", steps, {
        hint: "Read it aloud, let the child choose. Use stones or pictures if that is easier.",
      }),
      reaches: choice("I know where to get help, and I use it", steps),
      speaks: choice("I can say what I need and what my rights are", steps),
      influences: choice("Others listen to me, and I help others", steps),
    }),
    ...section("Beside the last time", {
      stronger: choice("Compared with before, the child feels", {
        yes: "Stronger",
        same: "The same",
        no: "Less strong",
        first: "It is the first time",
      }),
      ownWords: longText("In the child's own words"),
    }),
    ...counted,
  },
);
