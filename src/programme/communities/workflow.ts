// What becomes of a promise: asked, answered with a promise or a refusal, begun, kept. Whoever asked is told at the end.
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
      needs: { answered: "refusedBecause" },
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
