// The words of governments that a form asks with and a figure is split by: instruments, directions, stages, measures.
// Promise: an id stands in facts for ever; only its label may change.

/** What a law or a policy can be. */
export const instruments = {
  law: "Law",
  policy: "Government policy",
  "by-law": "By-law",
  "company-policy": "Company policy",
  agreement: "International agreement",
  protocol: "Protocol or procedure",
  budget: "Budget line",
} as const;

/** What of somebody can have changed: a text, or what they do. */
export const changed = { ...instruments, practice: "Practice", behaviour: "Behaviour or attitude" } as const;

/** In which direction somebody changed. */
export const changeDirections = {
  adopted: "Adopted",
  improved: "Improved",
  blocked: "A harmful change blocked",
  worse: "For the worse",
} as const;

/** How far a law or a policy is. */
export const lawStages = {
  raised: "Raised",
  discussed: "Discussed",
  drafted: "Drafted",
  adopted: "Adopted",
  funded: "Funded",
  regulated: "Regulation issued",
  applied: "Applied",
  monitored: "Monitored",
  blocked: "Blocked",
} as const;

/** What a court or police unit does so that a child is heard without being harmed again. */
export const justiceMeasures = {
  "waiting-room": "Separate waiting room",
  screen: "Screen or video link",
  recorded: "Interview recorded once",
  "trained-interviewer": "Trained interviewer",
  "support-person": "Support person",
  "legal-aid": "Legal aid assigned",
  interpreter: "Interpreter",
  closed: "Closed hearing",
  papers: "Identity protected in papers",
  informed: "Child told of the result",
  procedure: "Written child-friendly procedure",
  "time-measured": "Time until judgement is measured",
} as const;
