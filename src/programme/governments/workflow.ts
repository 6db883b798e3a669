// How an outcome becomes one we stand for: told, checked by somebody independent, agreed or set aside.
import type { Workflow } from "#core/record/workflow.ts";

export const outcomeWorkflow: Workflow = {
  states: { told: "Told", "being-checked": "Being checked", substantiated: "Substantiated", "set-aside": "Set aside" },
  initial: "told",
  moves: {
    "ask-check": {
      label: "Ask somebody who knows",
      from: ["told", "set-aside"],
      to: "being-checked",
      who: ["partner-officer", "results-officer"],
      needs: { answered: "askedOn" },
    },
    // Not by whoever asked somebody to check it: nobody substantiates a story of their own.
    substantiate: {
      label: "Substantiated",
      from: ["being-checked"],
      to: "substantiated",
      who: ["results-officer"],
      needs: { answered: "substantiations" },
      notBy: ["ask-check"],
    },
    "set-aside": {
      label: "Set aside",
      from: ["told", "being-checked", "substantiated"],
      to: "set-aside",
      who: ["results-officer"],
    },
  },
};

const who = ["partner-officer"] as const;

/** Whether we still work on it; how far the law itself is, its stages say. */
export const policyWorkflow: Workflow = {
  states: { followed: "We work on it", resting: "Resting", ended: "Ended" },
  initial: "followed",
  moves: {
    rest: { label: "Let it rest", from: ["followed"], to: "resting", who },
    resume: { label: "Take it up again", from: ["resting", "ended"], to: "followed", who },
    end: { label: "It is done, or given up", from: ["followed", "resting"], to: "ended", who },
  },
};
