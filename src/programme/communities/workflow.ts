// How things go among communities: a promise from asked to kept, an exercise with children from planned to shared, and people who are
// out from leaving to being back. Promise: an exercise opens only when every requirement of it holds; nobody is out without a buddy.
import type { Condition } from "#core/record/condition.ts";
import type { Workflow } from "#core/record/workflow.ts";

const who = ["trainer", "partner-officer"] as const;

export const commitmentWorkflow: Workflow = {
  states: { asked: "Asked", promised: "Promised", begun: "Begun", kept: "Kept", refused: "Refused" },
  initial: "asked",
  moves: {
    promise: {
      label: "It was promised",
      from: ["asked", "refused"],
      to: "promised",
      who,
      needs: { answered: "promisedOn" },
    },
    refuse: {
      label: "It was refused",
      from: ["asked", "promised", "begun"],
      to: "refused",
      who,
      needs: { all: [{ answered: "refusedOn" }, { answered: "refusedBecause" }] },
    },
    begin: { label: "Work has begun", from: ["promised"], to: "begun", who },
    keep: {
      label: "The promise was kept",
      from: ["promised", "begun"],
      to: "kept",
      who,
      needs: { all: [{ answered: "keptOn" }, { answered: "proof" }] },
    },
    undo: { label: "It was undone again", from: ["kept"], to: "promised", who },
  },
};

/** What holds before children are asked anything: General Comment 12, and that everybody agreed. */
export const exerciseRequirements = [
  "transparent",
  "voluntary",
  "respectful",
  "relevant",
  "childFriendly",
  "inclusive",
  "facilitatorsTrained",
  "risksAssessed",
  "accountable",
  "assent",
  "caregiversAgreed",
  "supportAtHand",
  "notBetterLeft",
] as const;

const yes = (field: string): Condition => ({ is: [field, "yes"] });
const trainer = ["trainer"] as const;

export const exerciseWorkflow: Workflow = {
  states: {
    planned: "Planned",
    open: "Open",
    held: "Held",
    validated: "Found right by the children",
    shared: "Shown to those in charge",
    stopped: "Stopped",
  },
  initial: "planned",
  moves: {
    open: {
      label: "Everything is in place: open it",
      from: ["planned"],
      to: "open",
      who: trainer,
      needs: { all: exerciseRequirements.map(yes) },
    },
    hold: { label: "It was held", from: ["open"], to: "held", who: trainer, needs: { answered: "heldOn" } },
    validate: {
      label: "The children found the result right",
      from: ["held"],
      to: "validated",
      who: trainer,
      needs: { all: [yes("validated"), { answered: "debriefedOn" }] },
    },
    share: {
      label: "It was shown to those in charge",
      from: ["validated"],
      to: "shared",
      who: trainer,
      needs: {
        all: [
          { answered: "sharedOn" },
          { answered: "notBeforeOn" },
          { not: { less: [{ field: "sharedOn" }, { field: "notBeforeOn" }] } },
        ],
      },
    },
    stop: { label: "Stop it", from: ["planned", "open", "held"], to: "stopped", who: trainer },
  },
};

const out = ["caseworker", "supervisor"] as const;

/** People who are out, in the street or at a home: who waits for them, by when, and whether they are back. */
export const outWorkflow: Workflow = {
  states: {
    planned: "Planned",
    out: "Out",
    alarm: "Not heard from",
    back: "Everybody is back",
    "called-off": "Called off",
  },
  initial: "planned",
  moves: {
    leave: {
      label: "We are leaving",
      from: ["planned"],
      to: "out",
      who: out,
      needs: { all: [{ answered: "buddy" }, { answered: "backBy" }, yes("safeToGo")] },
    },
    back: {
      label: "Everybody is back",
      // Also straight from planned: an evening that is written down the day after.
      from: ["planned", "out", "alarm"],
      to: "back",
      who: out,
      needs: yes("allBack"),
    },
    alarm: { label: "Not heard from: raise the alarm", from: ["out"], to: "alarm", who: out },
    "call-off": { label: "Call it off", from: ["planned"], to: "called-off", who: out },
  },
};
