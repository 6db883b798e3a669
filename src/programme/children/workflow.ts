// The six steps of case management as states of a case: registered, assessed, planned, followed, closed, and opened again.
// A second person closes, and nobody is hurried: closing needs no minimum of services. (Inter-Agency Guidelines, 2014)
import type { Workflow } from "#core/record/workflow.ts";

const both = ["caseworker", "supervisor"] as const;

export const caseWorkflow: Workflow = {
  states: {
    registered: "Registered",
    assessed: "Assessed",
    planned: "Plan agreed",
    following: "Plan under way",
    "closing-asked": "Closing asked for",
    closed: "Closed",
  },
  initial: "registered",
  moves: {
    assess: { label: "Assessment done", from: ["registered"], to: "assessed", who: both, needs: { answered: "risk" } },
    "agree-plan": { label: "Plan agreed", from: ["assessed", "following"], to: "planned", who: ["supervisor"] },
    follow: { label: "Plan under way", from: ["planned"], to: "following", who: both },
    "assess-anew": { label: "Assess anew", from: ["planned", "following"], to: "registered", who: both },
    "ask-closing": {
      label: "Ask to close",
      from: ["registered", "assessed", "planned", "following"],
      to: "closing-asked",
      who: both,
      needs: { answered: "closingReason" },
    },
    "keep-open": { label: "Keep open", from: ["closing-asked"], to: "following", who: ["supervisor"] },
    close: {
      label: "Close",
      from: ["closing-asked"],
      to: "closed",
      who: ["supervisor"],
      needs: { answered: "closedOn" },
    },
    reopen: { label: "Open again", from: ["closed"], to: "registered", who: both },
  },
};

export const planStepWorkflow: Workflow = {
  states: { open: "To do", done: "Done", dropped: "No longer needed" },
  initial: "open",
  moves: {
    finish: { label: "Done", from: ["open"], to: "done", who: both, needs: { answered: "doneOn" } },
    drop: {
      label: "No longer needed",
      from: ["open"],
      to: "dropped",
      who: both,
      needs: { answered: "droppedBecause" },
    },
    reopen: { label: "To do again", from: ["done", "dropped"], to: "open", who: both },
  },
};
