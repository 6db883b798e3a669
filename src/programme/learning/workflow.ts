// How a training day goes: planned, under way, held, checked by a second pair of eyes; or called off.
// Promise: no day is started before somebody has said whether children are there and, if they are, that their safety was checked.
import type { Condition } from "#core/record/condition.ts";
import type { Workflow } from "#core/record/workflow.ts";

/** A day that has been is told as it was, safe or not; a day that is to come waits until it is. */
const safetyIsSaid: Condition = {
  all: [
    { answered: "childrenPresent" },
    { any: [{ is: ["childrenPresent", "no"] }, { answered: "safeguardingChecked" }] },
  ],
};
const isSafe: Condition = { any: [{ is: ["childrenPresent", "no"] }, { is: ["safeguardingChecked", "yes"] }] };

export const trainingDayWorkflow: Workflow = {
  states: { planned: "Planned", started: "Under way", held: "Held", checked: "Checked", "called-off": "Called off" },
  initial: "planned",
  moves: {
    start: {
      label: "Start the day",
      from: ["planned"],
      to: "started",
      who: ["trainer", "partner-officer", "results-officer"],
      needs: { all: [{ answered: "heldOn" }, safetyIsSaid, isSafe] },
    },
    hold: {
      label: "It was held",
      from: ["planned", "started", "called-off"],
      to: "held",
      who: ["trainer", "partner-officer", "results-officer"],
      needs: { all: [{ answered: "heldOn" }, safetyIsSaid] },
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
      from: ["planned", "started", "held"],
      to: "called-off",
      who: ["trainer", "partner-officer", "results-officer"],
    },
  },
};
