// How a period's figures are handed in: prepared, submitted, questioned or accepted. Nobody accepts what they handed in.
import type { Workflow } from "#core/record/workflow.ts";

export const submissionWorkflow: Workflow = {
  states: { preparing: "Being prepared", submitted: "Handed in", questioned: "Questioned", accepted: "Accepted" },
  initial: "preparing",
  moves: {
    submit: {
      label: "Hand in",
      from: ["preparing", "questioned"],
      to: "submitted",
      who: ["results-officer"],
      needs: { answered: "checkedBy" },
    },
    question: { label: "Ask back", from: ["submitted"], to: "questioned", who: ["country-lead"] },
    accept: { label: "Accept", from: ["submitted"], to: "accepted", who: ["country-lead"] },
    "take-back": { label: "Take back", from: ["submitted"], to: "preparing", who: ["results-officer"] },
  },
};
