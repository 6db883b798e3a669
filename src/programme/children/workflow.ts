// The six steps of case management as states of a case: registered, assessed, planned, followed, closed, and opened again.
// A second person closes, and nobody is hurried: closing needs no minimum of services, and keeping open is offered beside it.
// Whoever is not ours is helped elsewhere and stays on record. (Inter-Agency Guidelines, 2014)
import type { Workflow } from "#core/record/workflow.ts";
import { both, supervisor } from "./clocks.ts";

export const caseWorkflow: Workflow = {
  states: {
    registered: "Registered",
    assessed: "Assessed",
    planned: "Plan agreed",
    following: "Plan under way",
    "closing-asked": "Closing asked for",
    closed: "Closed",
    elsewhere: "Helped elsewhere",
  },
  initial: "registered",
  moves: {
    assess: { label: "Assessment done", from: ["registered"], to: "assessed", who: both, needs: { answered: "risk" } },
    "help-elsewhere": {
      label: "Helped elsewhere",
      from: ["registered"],
      to: "elsewhere",
      who: both,
      needs: { answered: "elsewhereBecause" },
    },
    "agree-plan": { label: "Plan agreed", from: ["assessed", "following"], to: "planned", who: supervisor },
    follow: { label: "Plan under way", from: ["planned"], to: "following", who: both },
    "assess-anew": { label: "Assess anew", from: ["planned", "following"], to: "registered", who: both },
    "ask-closing": {
      label: "Ask to close",
      from: ["registered", "assessed", "planned", "following"],
      to: "closing-asked",
      who: both,
      needs: { all: [{ answered: "closingReason" }, { answered: "closingAskedOn" }] },
    },
    "keep-open": { label: "Keep open", from: ["closing-asked"], to: "following", who: supervisor },
    close: {
      label: "Close",
      from: ["closing-asked"],
      to: "closed",
      who: supervisor,
      needs: { answered: "closedOn" },
      notBy: ["ask-closing"],
    },
    reopen: { label: "Open again", from: ["closed", "elsewhere"], to: "registered", who: both },
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

/** A return is a process: it may go back a step, and ends by being no longer needed, not by a date. */
export const reintegrationWorkflow: Workflow = {
  states: {
    preparing: "Being prepared",
    meeting: "First meetings",
    "living-there": "Living there, with support",
    settled: "Support no longer needed",
    "another-way": "Another way was chosen",
  },
  initial: "preparing",
  moves: {
    meet: {
      label: "First meetings have begun",
      from: ["preparing"],
      to: "meeting",
      who: both,
      needs: { is: ["safeThere", "yes"] },
    },
    "move-in": {
      label: "The child lives there now",
      from: ["meeting"],
      to: "living-there",
      who: supervisor,
      needs: { all: [{ answered: "livingThereSince" }, { is: ["safeThere", "yes"] }, { is: ["childAgrees", "yes"] }] },
    },
    "step-back": { label: "Take a step back", from: ["meeting", "living-there"], to: "preparing", who: both },
    settle: { label: "Support is no longer needed", from: ["living-there"], to: "settled", who: supervisor },
    "choose-another": {
      label: "Choose another way",
      from: ["preparing", "meeting", "living-there"],
      to: "another-way",
      who: both,
      needs: { answered: "changedBecause" },
    },
    resume: { label: "Support again", from: ["settled", "another-way"], to: "preparing", who: both },
  },
};

/** A matter before the police or a court. What it is called follows the law of the country; the child's rights in it do not. */
export const legalCaseWorkflow: Workflow = {
  states: { open: "Open", decided: "Decided", appealed: "In appeal", ended: "Ended", withdrawn: "Not pursued" },
  initial: "open",
  moves: {
    decide: {
      label: "A decision was given",
      from: ["open", "appealed"],
      to: "decided",
      who: both,
      needs: { answered: "outcome" },
    },
    appeal: { label: "An appeal was made", from: ["decided"], to: "appealed", who: both },
    end: { label: "It has ended", from: ["decided"], to: "ended", who: both, needs: { answered: "childInformed" } },
    "not-pursue": {
      label: "Not pursued",
      from: ["open", "appealed"],
      to: "withdrawn",
      who: both,
      needs: { answered: "notPursuedBecause" },
    },
    reopen: { label: "Open again", from: ["decided", "ended", "withdrawn"], to: "open", who: both },
  },
};
