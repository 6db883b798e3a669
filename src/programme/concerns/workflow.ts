// What becomes of a concern: read, answered, passed on or made a case. Whoever raised it can read where it stands.
// Nobody decides about one before saying that it does not concern them.
import type { Workflow } from "#core/record/workflow.ts";

const who = ["supervisor"] as const;
const noConflict = { is: ["noConflict", "yes"] } as const;

export const concernWorkflow: Workflow = {
  states: {
    raised: "Raised",
    read: "Read",
    "passed-on": "Passed on",
    "made-case": "A case was opened",
    answered: "Answered",
  },
  initial: "raised",
  moves: {
    read: {
      label: "I have read it",
      from: ["raised"],
      to: "read",
      who,
      needs: { all: [{ answered: "lookedOn" }, { answered: "urgency" }] },
    },
    "pass-on": {
      label: "Pass on",
      from: ["read"],
      to: "passed-on",
      who,
      needs: { all: [noConflict, { answered: "passedTo" }, { answered: "passedOn" }] },
    },
    "make-case": { label: "A case was opened", from: ["read", "passed-on"], to: "made-case", who, needs: noConflict },
    answer: {
      label: "Answered",
      from: ["read", "passed-on", "made-case"],
      to: "answered",
      who,
      needs: { all: [noConflict, { any: [{ not: { is: ["sort", "no-ground"] } }, { answered: "secondPair" }] }] },
    },
    reopen: { label: "Something new came", from: ["answered", "passed-on", "made-case"], to: "read", who },
  },
};
