// How a training day goes: planned, held, checked by a second pair of eyes; or called off.
import type { Workflow } from "#core/record/workflow.ts";

export const trainingDayWorkflow: Workflow = {
  states: { planned: "Planned", held: "Held", checked: "Checked", "called-off": "Called off" },
  initial: "planned",
  moves: {
    hold: {
      label: "It was held",
      from: ["planned", "called-off"],
      to: "held",
      who: ["trainer", "partner-officer", "results-officer"],
      needs: { answered: "heldOn" },
    },
    // Whoever checks compares the records with the paper sheet, so it must be known where the sheet is.
    check: {
      label: "Checked against the sheet",
      from: ["held"],
      to: "checked",
      who: ["results-officer"],
      needs: { answered: "sheetKeptAt" },
    },
    reopen: { label: "Something must be corrected", from: ["checked"], to: "held", who: ["results-officer"] },
    "call-off": {
      label: "It was called off",
      from: ["planned", "held"],
      to: "called-off",
      who: ["trainer", "partner-officer", "results-officer"],
    },
  },
};
