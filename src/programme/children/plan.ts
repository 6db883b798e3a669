// The plan: what the child and we agreed, step by step; and the table at which those who help look at it together.
// Promise: a plan is the child's as far as it can be; whether it came in time is said beside it, and nobody is hurried into closing.
import {
  choice,
  choices,
  date,
  group,
  kept,
  longText,
  ref,
  required,
  section,
  text,
  yesNo,
} from "#core/record/field.ts";
import { sealedType } from "#core/record/type.ts";
import { riskLevels, services } from "../splits.ts";
import { both, supervisor, timeStandards } from "./clocks.ts";
import { counted, ofCase } from "./of-case.ts";
import { planStepWorkflow } from "./workflow.ts";

export const Plan = sealedType(
  "plan",
  {
    label: "Plan",
    plural: "Plans",
    serves: [16, 21, 40, 46],
    title: ["case", "agreedOn"],
    when: "agreedOn",
    due: [
      {
        id: "approve",
        says: "Read a plan and agree to it",
        from: "agreedOn",
        days: timeStandards.approval,
        who: supervisor,
        act: { answer: "approvedOn" },
      },
    ],
  },
  {
    ...section("Where to", {
      ...ofCase,
      agreedOn: date("Agreed on", { hint: "Leave empty while you are still talking about it." }),
      goal: required(longText("Goal, in the child's words where possible")),
      goals: group("Goals by area", {
        area: choice("Area", services),
        goal: required(text("Goal")),
        byOn: date("By"),
        reached: choice("Reached", {
          "not-yet": "Not yet",
          partly: "Partly",
          yes: "Yes",
          changed: "The child chose another",
        }),
      }),
      reintegration: choice("Living situation aimed at", {
        family: "With family",
        relatives: "With relatives",
        independent: "Independently",
        foster: "In a foster family",
        undecided: "Not decided",
      }),
    }),
    ...section("Who took part", {
      childTookPart: yesNo("The child took part"),
      caregiverTookPart: yesNo("A caregiver took part", { hint: "Only where that is safe." }),
      childHasCopy: choice("The child has it", {
        told: "Was told it",
        paper: "On paper",
        picture: "As a picture",
        no: "Not yet",
      }),
    }),
    ...section("Next", {
      approvedOn: date("Approved by the supervisor on"),
    }),
    inTime: kept(choice("Agreed in time", { yes: "Yes", no: "No" })),
    ...counted,
  },
);

export const PlanStep = sealedType(
  "plan-step",
  {
    label: "Plan step",
    plural: "Plan steps",
    serves: [16, 19, 46],
    title: ["what", "dueOn"],
    when: "dueOn",
    workflow: planStepWorkflow,
    due: [
      {
        id: "do",
        says: "A step of the plan",
        from: "dueOn",
        states: ["open"],
        who: ["caseworker"],
        act: { move: "finish" },
      },
    ],
  },
  {
    plan: required(ref("plan", "Plan")),
    what: required(text("What will be done")),
    service: choice("Service", services),
    by: choice("Who does it", {
      us: "We",
      child: "The child",
      caregiver: "A caregiver",
      other: "Another organisation",
    }),
    responsible: ref("person", "Who sees to it"),
    dueOn: required(date("Due on")),
    doneOn: date("Done on"),
    wentHow: choice(
      "How it went",
      { well: "Well", partly: "Partly", differently: "Differently than planned" },
      { when: { answered: "doneOn" } },
    ),
    droppedBecause: text("Why it is no longer needed", { when: { not: { answered: "doneOn" } } }),
  },
);

export const CaseConference = sealedType(
  "case-conference",
  {
    label: "Case conference",
    plural: "Case conferences",
    serves: [21, 46],
    title: ["case", "heldOn"],
    when: "heldOn",
    due: [
      {
        id: "next",
        says: "Hold the next case conference",
        from: "nextOn",
        until: { type: "case-conference", by: "follows" },
        who: both,
        act: { create: "case-conference" },
      },
    ],
  },
  {
    ...section("Around the table", {
      ...ofCase,
      heldOn: required(date("Held on")),
      follows: ref("case-conference", "Follows which conference"),
      kind: choice("For what", {
        review: "Review of the plan",
        conference: "Several organisations together",
        "best-interests": "A decision in the child's best interests",
      }),
      present: text("Who took part, by function"),
      organisations: group("From which organisations", {
        organisation: required(text("Organisation")),
        function: text("Function"),
      }),
      childTookPart: yesNo("The child took part or was heard beforehand"),
      childView: longText("What the child wants to be said"),
      childAgreed: yesNo("The child agreed to what was shared", {
        hint: "Without agreement: speak by code, and of the least that will do.",
      }),
    }),
    ...section("How it goes", {
      progress: longText("What has got better"),
      stuck: longText("What is stuck"),
      risk: choice("Risk now", riskLevels),
    }),
    ...section("What was decided", {
      decisions: longText("Decisions"),
      agreed: group("Who does what", {
        what: required(text("What")),
        who: text("Who", { hint: "A function or an organisation." }),
        byOn: date("By"),
        doneOn: date("Done on"),
      }),
      told: choices("Who tells the child", {
        caseworker: "The caseworker",
        caregiver: "A caregiver",
        present: "The child was there",
      }),
      nextOn: date("Next conference on"),
    }),
  },
);
