// From what children say about their surroundings to a promise that is kept: exercise, observation, proposal, commitment, check.
// What children say is sealed, and an exercise is counted only by how many took part. What they chose to ask for is open, and
// so is what was promised to them: it speaks of institutions.
import { choice, date, group, longText, number, ref, required, text, timeBand, yesNo } from "#core/record/field.ts";
import { openType, sealedType } from "#core/record/type.ts";
import { ageBands, countries, sexes } from "../splits.ts";
import { commitmentWorkflow } from "./workflow.ts";

const remedies = {
  lighting: "Street lighting",
  watch: "Neighbourhood watch",
  patrol: "Police patrol",
  transport: "Safe transport",
  "school-lesson": "Lessons at school",
  closing: "Closing off a dangerous spot",
  online: "Safety online",
  other: "Something else",
} as const;
const placeTypes = {
  street: "Street",
  "transport-stop": "Transport stop",
  market: "Market",
  "school-route": "Way to school",
  beach: "Beach or tourist area",
  online: "Online",
  workplace: "Workplace",
  neighbourhood: "Neighbourhood",
} as const;

export const MappingExercise = sealedType(
  "mapping-exercise",
  { label: "Mapping exercise", plural: "Mapping exercises", title: ["community", "heldOn"], when: "heldOn" },
  {
    community: required(text("Community", { hint: "Coarse: a district or municipality." })),
    country: required(choice("Country", countries)),
    heldOn: required(date("Held on")),
    method: choice("Method", {
      walk: "Safety walk",
      drawing: "Drawn map",
      app: "On a device",
      discussion: "Discussion",
    }),
    children: group("Children who took part", {
      sex: choice("Sex", sexes),
      ageBand: choice("Age", ageBands),
      count: required(number("How many", { least: 0 })),
      fresh: required(number("How many of them are new this year?", { least: 0 })),
    }),
    facilitatorsTrained: yesNo("Facilitators are trained and checked"),
    voluntary: yesNo("Children knew they could refuse or stop"),
    caregiversAgreed: yesNo("Caregivers agreed"),
    risksAssessed: yesNo("Risks were assessed beforehand"),
    supportAtHand: yesNo("Somebody was at hand for a child who needed to talk"),
    debriefedOn: date("Talked over with the children on"),
    validated: yesNo("The children found the result right"),
    repeats: ref("mapping-exercise", "Repeats which exercise"),
  },
);

export const Observation = sealedType(
  "observation",
  { label: "Observation", plural: "Observations", title: ["placeType", "says"] },
  {
    exercise: required(ref("mapping-exercise", "Mapping exercise")),
    kind: required(
      choice("Kind", { physical: "About the place", social: "About people and wishes", online: "About the internet" }),
    ),
    placeType: choice("Kind of place", placeTypes, { hint: "Never a home, never a venue of exploitation." }),
    cell: text("Cell on the grid"),
    band: timeBand("When"),
    season: choice("On which days", {
      weekday: "Weekdays",
      weekend: "Weekends",
      holiday: "Holiday season",
      always: "Always",
    }),
    feels: choice("Feels", { safe: "Safe", unsafe: "Unsafe" }),
    says: required(longText("What makes it so")),
    votes: number("Children who find this most important", { least: 0 }),
  },
);

export const Proposal = openType(
  "proposal",
  { label: "Proposal", plural: "Proposals", title: ["asks", "putOn"], when: "putOn" },
  {
    asks: required(text("What the children ask for")),
    remedy: required(choice("Kind of remedy", remedies)),
    country: required(choice("Country", countries)),
    community: text("Community", { hint: "Coarse: a district or municipality." }),
    problem: longText("Why", { hint: "In general words; no single child, no single place." }),
    addressee: ref("institution", "Asked of"),
    putOn: required(date("Put forward on")),
    childrenCount: number("Children behind it", { least: 0 }),
    // Points back into a sealed record by its number only; the server learns that both belong together and nothing else.
    exercise: ref("mapping-exercise", "From which mapping exercise"),
  },
);

export const Commitment = openType(
  "commitment",
  {
    label: "Commitment",
    plural: "Commitments",
    title: ["promise", "promisedOn"],
    when: "promisedOn",
    workflow: commitmentWorkflow,
  },
  {
    promise: required(text("What was promised")),
    proposal: ref("proposal", "Answers which proposal"),
    remedy: choice("Kind of remedy", remedies),
    country: required(choice("Country", countries)),
    institution: required(ref("institution", "Promised by")),
    askedOn: date("Asked on"),
    promisedOn: date("Promised on"),
    dueOn: date("To be kept by"),
    keptOn: date("Kept on"),
    budgeted: yesNo("There is a budget for it"),
    refusedBecause: longText("Why it was refused"),
    proof: text("How we know"),
    childrenToldOn: date("The children were told on"),
  },
);

export const PromiseCheck = openType(
  "promise-check",
  { label: "Check of a promise", plural: "Checks of promises", title: ["commitment", "checkedOn"], when: "checkedOn" },
  {
    commitment: required(ref("commitment", "Commitment")),
    checkedOn: required(date("Checked on")),
    found: required(
      choice("What was found", {
        kept: "Kept",
        partly: "Partly kept",
        "not-kept": "Not kept",
        undone: "Kept, then undone",
      }),
    ),
    movedElsewhere: yesNo("The danger moved elsewhere"),
    childrenSay: choice("What the children say", { safer: "Safer", same: "The same", worse: "Worse" }),
  },
);
