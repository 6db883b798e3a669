// The ladder a company climbs, from somebody who noticed it to a verified way of working, or down again; and a policy's own stages are its record.
// Whoever works with a company does not verify it: that is for somebody who was not there.
import type { Workflow } from "#core/record/workflow.ts";

const who = ["partner-officer", "results-officer"] as const;
const upTo = (step: string): readonly string[] => ladder.slice(0, ladder.indexOf(step));
const ladder = ["identified", "contacted", "sensitised", "trained", "drafting", "committed", "reporting", "yearly"];

export const companyWorkflow: Workflow = {
  states: {
    identified: "Identified",
    contacted: "Contacted",
    sensitised: "Knows the subject",
    trained: "Staff trained",
    drafting: "Policy being drawn up",
    committed: "Policy adopted, or The Code signed",
    reporting: "Has a way of reporting that works",
    yearly: "Reports on itself every year",
    verified: "Verified",
    lapsed: "Lapsed",
  },
  initial: "identified",
  moves: {
    contact: { label: "We were in contact", from: ["identified", "lapsed"], to: "contacted", who },
    sensitise: { label: "It knows the subject", from: upTo("sensitised"), to: "sensitised", who },
    train: { label: "Staff was trained", from: [...upTo("trained"), "lapsed"], to: "trained", who },
    draft: { label: "A policy is being drawn up", from: [...upTo("drafting"), "lapsed"], to: "drafting", who },
    commit: {
      label: "Policy adopted, or The Code signed",
      from: [...upTo("committed"), "lapsed"],
      to: "committed",
      who,
      needs: { answered: "codeSignedOn" },
    },
    "open-reporting": {
      label: "Its way of reporting works",
      from: ["committed"],
      to: "reporting",
      who,
      needs: { answered: "reportingRoute" },
    },
    "report-year": { label: "It reported on the year", from: ["committed", "reporting"], to: "yearly", who },
    verify: { label: "Verified on the spot", from: ["yearly"], to: "verified", who: ["results-officer"] },
    reopen: { label: "No longer as it was verified", from: ["verified"], to: "yearly", who: ["results-officer"] },
    lapse: {
      label: "It stopped",
      from: ["contacted", "sensitised", "trained", "drafting", "committed", "reporting", "yearly", "verified"],
      to: "lapsed",
      who,
      needs: { answered: "lapsedBecause" },
    },
  },
};
