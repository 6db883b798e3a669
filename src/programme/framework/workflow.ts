// How a period's figures are handed in: prepared, approved by a colleague, handed in, asked back or accepted; how a chapter of the
// report is signed off. Promise: nobody approves their own work. An office of three or fewer may, and then it stays marked, and the
// country office looks as the second pair of eyes.
import type { Workflow } from "#core/record/workflow.ts";

const asked = { all: [{ answered: "askedOn" }, { answered: "questions" }] } as const;

export const submissionWorkflow: Workflow = {
  states: {
    preparing: "Being prepared",
    ready: "Ready for a colleague to approve",
    submitted: "Handed in",
    "submitted-own": "Handed in, approved by who prepared it",
    questioned: "Asked back",
    accepted: "Accepted",
    "accepted-own": "Accepted, with the country office as second pair of eyes",
  },
  initial: "preparing",
  moves: {
    ready: {
      label: "Ready for a colleague to approve",
      from: ["preparing", "questioned"],
      to: "ready",
      who: ["results-officer"],
    },
    submit: {
      label: "Approve and hand in",
      from: ["ready"],
      to: "submitted",
      who: ["results-officer"],
      needs: { answered: "checkedBy" },
      notBy: ["ready"],
    },
    // Only for who was given the role of a small office, by somebody else.
    "submit-own": {
      label: "Approve my own work and hand in",
      from: ["ready"],
      to: "submitted-own",
      who: ["small-office"],
      needs: { all: [{ answered: "officeCount" }, { less: [{ field: "officeCount" }, 4] }] },
    },
    question: {
      label: "Ask back",
      from: ["submitted", "submitted-own"],
      to: "questioned",
      who: ["country-lead"],
      needs: asked,
    },
    accept: {
      label: "Accept",
      from: ["submitted"],
      to: "accepted",
      who: ["country-lead"],
      notBy: ["ready", "submit"],
    },
    "accept-own": {
      label: "Looked at every figure with them: accept",
      from: ["submitted-own"],
      to: "accepted-own",
      who: ["country-lead"],
      needs: { answered: "secondLook" },
      notBy: ["submit-own"],
    },
    "take-back": {
      label: "Take back",
      from: ["ready", "submitted", "submitted-own"],
      to: "preparing",
      who: ["results-officer"],
    },
    reopen: {
      label: "Open again",
      from: ["accepted", "accepted-own"],
      to: "questioned",
      who: ["country-lead"],
      needs: asked,
    },
  },
};

export const chapterWorkflow: Workflow = {
  states: { draft: "Being written", read: "Ready to be read", "signed-off": "Signed off" },
  initial: "draft",
  moves: {
    offer: {
      label: "Ready to be read",
      from: ["draft"],
      to: "read",
      who: ["alliance-desk", "results-officer"],
    },
    "ask-change": {
      label: "Ask for changes",
      from: ["read"],
      to: "draft",
      who: ["alliance-desk", "country-lead"],
    },
    // Two people stand behind a text that leaves the organisation.
    "sign-off": {
      label: "Sign off: nobody can be known by it, and its numbers are the frozen ones",
      from: ["read"],
      to: "signed-off",
      who: ["alliance-desk", "country-lead"],
      needs: { is: ["nobodyKnown", "yes"] },
      notBy: ["offer"],
    },
    "open-again": { label: "Open again", from: ["signed-off"], to: "draft", who: ["alliance-desk", "country-lead"] },
  },
};
