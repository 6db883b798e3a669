// How a cohort and a placement go. Nobody is placed where the employer was not checked, or before the law allows it.
import type { Workflow } from "#core/record/workflow.ts";

const who = ["partner-officer"] as const;

export const cohortWorkflow: Workflow = {
  states: { planned: "Planned", learning: "Learning", finished: "Finished", "called-off": "Called off" },
  initial: "planned",
  moves: {
    begin: { label: "It began", from: ["planned"], to: "learning", who },
    finish: { label: "It is finished, and the list says who finished", from: ["learning"], to: "finished", who },
    "call-off": { label: "It is called off", from: ["planned", "learning"], to: "called-off", who },
    reopen: { label: "It goes on", from: ["finished", "called-off"], to: "learning", who },
  },
};

export const placementWorkflow: Workflow = {
  states: { proposed: "Proposed", placed: "At work", ended: "Ended", refused: "Not taken up" },
  initial: "proposed",
  moves: {
    place: {
      label: "Starts work",
      from: ["proposed"],
      to: "placed",
      who,
      needs: { all: [{ is: ["employerChecked", "yes"] }, { is: ["lawfulAge", "yes"] }, { is: ["wants", "yes"] }] },
    },
    refuse: { label: "Not taken up", from: ["proposed"], to: "refused", who },
    end: { label: "Ended", from: ["placed"], to: "ended", who, needs: { answered: "toOn" } },
  },
};
