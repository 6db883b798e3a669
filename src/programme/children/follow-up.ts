// Follow-up: contact with a child, the way back into society step by step, and what the child says of the help.
// A return is asked about after 3, 6 and 12 months, and whether the child was harmed again. (Children's Reintegration guidelines, 2016)
import { choice, choices, date, group, longText, ref, required, section, text, yesNo } from "#core/record/field.ts";
import { sealedType } from "#core/record/type.ts";
import { returnMoments } from "../splits.ts";
import { both, followUpMonths, supervisor } from "./clocks.ts";
import { counted, ofCase } from "./of-case.ts";
import { reintegrationWorkflow } from "./workflow.ts";

const feelings = { good: "Good", "so-so": "So-so", bad: "Bad" } as const;

export const Visit = sealedType(
  "visit",
  {
    label: "Visit",
    plural: "Visits",
    serves: [21, 40, 42, 45],
    title: ["case", "madeOn"],
    when: "madeOn",
    due: [
      {
        id: "write-incident",
        says: "Harmed again: write down what is needed now",
        from: "madeOn",
        when: { is: ["harmedAgain", "yes"] },
        until: { type: "incident", by: "visit" },
        who: both,
        act: { create: "incident" },
      },
    ],
  },
  {
    ...section("Contact", {
      ...ofCase,
      madeOn: required(date("Made on")),
      channel: choice("How", {
        visit: "Visit",
        telephone: "Telephone",
        office: "At the office",
        school: "At school",
        message: "Message",
        other: "Elsewhere",
      }),
      kind: choice("What for", {
        contact: "Contact",
        review: "Review of the plan",
        "in-care": "In the shelter or foster family",
        "after-service": "After a service",
        "after-return": "After return home",
        "after-closing": "After closing",
      }),
      reached: choice("Reached", { child: "The child", caregiver: "A caregiver", nobody: "Nobody" }),
      childSeen: yesNo("The child was seen or spoken to alone", { when: { not: { is: ["reached", "nobody"] } } }),
    }),
    ...section("How it is", {
      safe: yesNo("Safe"),
      harmedAgain: yesNo("Harmed again since the last visit", {
        hint: "If so, an incident is written next, with what is needed now.",
      }),
      wellbeing: choice("How the child says it is", feelings),
      eats: yesNo("Eats and sleeps well"),
      planGoes: choice("The plan", {
        on: "Goes as agreed",
        slow: "Goes slowly",
        stuck: "Is stuck",
        change: "Should change",
      }),
    }),
    ...section("Next", {
      note: longText("Note", { hint: "What was agreed, and what you would want to know if you took over." }),
      nextOn: date("Next on"),
    }),
  },
);

const readiness = { yes: "Ready", soon: "Nearly", no: "Not yet", unknown: "Not known" } as const;

export const Reintegration = sealedType(
  "reintegration",
  {
    label: "Return plan",
    plural: "Return plans",
    serves: [21],
    title: ["case", "toWhom"],
    when: "begunOn",
    workflow: reintegrationWorkflow,
    due: followUpMonths.map((months) => ({
      id: `after-${months}`,
      says: `Ask how it is, ${months} months after the return`,
      from: "livingThereSince",
      months,
      states: ["living-there", "settled"],
      until: {
        type: "reintegration-follow-up",
        by: "reintegration",
        // Whoever could not be reached stays a task, and stands late.
        when: { all: [{ is: ["after", `months-${months}`] }, { not: { is: ["how", "nobody"] } }] },
      },
      who: ["caseworker"],
      act: { create: "reintegration-follow-up" },
    })),
  },
  {
    ...section("Where to", {
      ...ofCase,
      begunOn: required(date("Begun on")),
      toWhom: required(
        choice("To live", {
          family: "With family",
          relatives: "With relatives",
          foster: "In a foster family",
          independent: "Independently, with support",
          group: "In a group home",
        }),
      ),
      childWants: longText("How the child imagines it"),
      childAgrees: yesNo("The child agrees", { hint: "Ask again before each step. A no is a no." }),
    }),
    ...section("Is everybody ready", {
      childReady: choice("The child", readiness),
      familyReady: choice("Those the child will live with", readiness),
      communityReady: choice("The surroundings", readiness, {
        hint: "School, neighbours. Nobody there needs to know why.",
      }),
      safeThere: yesNo("It is safe there", { hint: "Seen with your own eyes, and asked of the child alone." }),
      needed: choices("What is needed first", {
        room: "A place to sleep",
        income: "Income",
        school: "A place at school",
        papers: "Papers",
        mediation: "Family sessions",
        health: "Health care nearby",
        protection: "Protection",
      }),
    }),
    ...section("Step by step", {
      meetings: group("Meetings and tries", {
        on: required(date("On")),
        what: choice("What", {
          call: "Call",
          meeting: "Meeting",
          day: "A day",
          night: "A night",
          weekend: "A weekend or more",
        }),
        went: choice("The child found it", feelings),
      }),
      livingThereSince: date("Lives there since"),
      whomToCall: text("Whom the child calls if it does not go well", {
        hint: "By function; it stays possible to come back.",
      }),
      changedBecause: longText("Why another way was chosen"),
    }),
    ...counted,
  },
);

export const ReintegrationFollowUp = sealedType(
  "reintegration-follow-up",
  {
    label: "Follow-up after return",
    plural: "Follow-ups after return",
    serves: [21],
    title: ["reintegration", "after"],
    when: "askedOn",
    due: [
      {
        id: "act-on-harm",
        says: "Harmed again after the return: look together at what is needed now",
        from: "askedOn",
        when: { is: ["harmedAgain", "yes"] },
        who: supervisor,
        act: { answer: "talkedOverOn" },
      },
    ],
  },
  {
    ...section("Asked", {
      reintegration: required(ref("reintegration", "Return plan")),
      after: required(choice("After", returnMoments)),
      askedOn: required(date("Asked on")),
      how: choice("How", {
        visit: "Visit",
        telephone: "Telephone",
        office: "At the office",
        nobody: "Could not be reached",
      }),
      childAlone: yesNo("The child was asked alone", { when: { not: { is: ["how", "nobody"] } } }),
    }),
    ...section("How it is", {
      livesThere: choice("Lives there still", {
        yes: "Yes",
        elsewhere: "Elsewhere, by choice",
        away: "Had to leave",
        unknown: "Not known",
      }),
      safe: yesNo("Safe"),
      harmedAgain: yesNo("Harmed again", {
        hint: "Asked to help, never to judge the child, the family or a colleague.",
      }),
      days: choice("Days are filled with", {
        school: "School",
        training: "Learning a trade",
        work: "Safe work",
        home: "Care at home",
        nothing: "Nothing fixed",
      }),
      someone: yesNo("Has somebody to turn to"),
      wellbeing: choice("How the child says it is", feelings),
    }),
    ...section("Next", {
      needs: longText("What would help"),
      talkedOverOn: date("Talked over with the supervisor on", { when: { is: ["harmedAgain", "yes"] } }),
    }),
    ...counted,
  },
);

const faces = {
  happy: "Happy face",
  middling: "Neither",
  unhappy: "Unhappy face",
  skipped: "Would rather not say",
} as const;

const complains = { is: ["complaint", "yes"] } as const;

export const ChildFeedback = sealedType(
  "child-feedback",
  {
    label: "What the child says of the help",
    plural: "What children say of the help",
    serves: [21],
    careful: true,
    title: ["case", "askedOn"],
    when: "askedOn",
    due: [
      {
        id: "complaint",
        says: "A child complains: raise it as a concern today",
        from: "askedOn",
        when: complains,
        who: supervisor,
        act: { answer: "raisedOn" },
      },
    ],
  },
  {
    ...ofCase,
    askedOn: required(date("Asked on")),
    askedBy: choice(
      "Asked by",
      {
        other: "Somebody who does not work on the case",
        caseworker: "The caseworker",
        paper: "On paper, alone",
        box: "In a box",
      },
      { hint: "Better not by the caseworker." },
    ),
    listened: choice("They listened to me", faces),
    explained: choice("I understood what would happen", faces),
    decided: choice("I could say yes or no", faces),
    safe: choice("I felt safe there", faces),
    helped: choice("It helped me", faces),
    again: choice("I would go there again, or send a friend", faces),
    better: longText("What should be different"),
    complaint: yesNo("It is a complaint", {
      hint: "If so, it goes to the supervisor or the safeguarding officer today, as a concern.",
    }),
    raisedOn: date("Raised as a concern on", { when: complains }),
  },
);
