// Whether a change will last when the programme has gone: is there money for it, does a rule say it, does somebody answer for it?
// One set of questions, for outcomes and for the stages of a law; and the levels both are told by.
import { choice, longText, text, yesNo } from "#core/record/field.ts";

export const levels = {
  village: "Village or quarter",
  municipal: "Municipality",
  provincial: "Province or state",
  national: "National",
  regional: "Region of the world",
  global: "Global",
} as const;

export const lasts = {
  budgetLine: yesNo("Is there money for it in a budget?", { section: "Will it last?" }),
  budgetYear: text("In which budget, of which year", { when: { is: ["budgetLine", "yes"] } }),
  rule: yesNo("Does a rule or job description say so?"),
  ruleWhere: text("Which rule, and where it can be read", { when: { is: ["rule", "yes"] } }),
  owner: text("Who answers for it?", { hint: "An office or a function. No name." }),
  lasting: choice("All in all", {
    likely: "Likely to last",
    fragile: "Hangs on a person or a project",
    gone: "Already gone",
  }),
  lastingNote: longText("Why we think so", { when: { answered: "lasting" } }),
} as const;
