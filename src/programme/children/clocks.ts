// The clocks of case management, as data: how soon, and how often, by how urgent a case is. Every organisation may set its own.
// Defaults after the Inter-Agency Guidelines (2014) and the humanitarian practice built on them: first contact within a day, three days or a week.
import type { DueRule } from "#core/record/due.ts";
import { riskLevels } from "../splits.ts";

export type Risk = keyof typeof riskLevels;

/** Days, by risk: until the first contact, between contacts, between risk assessments. */
export const rhythm: {
  readonly [risk in Risk]: { readonly first: number; readonly contact: number; readonly risk: number };
} = {
  high: { first: 1, contact: 7, risk: 30 },
  medium: { first: 3, contact: 14, risk: 60 },
  low: { first: 7, contact: 30, risk: 90 },
};

/** Days from opening a case until it is assessed and until a plan is agreed; days a supervisor has to look at what waits. */
export const timeStandards = { assessment: 7, plan: 14, approval: 3, consentAgain: 365, shelterCheck: 180 } as const;

/** Months after a return at which somebody asks how it is. */
export const followUpMonths = [3, 6, 12] as const;

export const caseworker = ["caseworker"] as const;
export const both = ["caseworker", "supervisor"] as const;
export const supervisor = ["supervisor"] as const;
export const openStates = ["registered", "assessed", "planned", "following", "closing-asked"] as const;

/** A visit at which nobody was met is no contact: the task stays. */
const reached = { not: { is: ["reached", "nobody"] } } as const;

const risks = Object.keys(riskLevels) as readonly Risk[];

/** One rule for each risk level, with that level's days. */
export function byRisk(rule: (risk: Risk, days: (typeof rhythm)[Risk]) => DueRule): readonly DueRule[] {
  return risks.map((risk) => rule(risk, rhythm[risk]));
}

export const caseDue: readonly DueRule[] = [
  {
    id: "say-risk",
    says: "Say how urgent this case is",
    from: "openedOn",
    states: openStates,
    who: caseworker,
    act: { answer: "risk" },
  },
  {
    id: "consent",
    says: "Ask what the child agrees to",
    from: "openedOn",
    states: openStates,
    until: { type: "consent", by: "case" },
    every: timeStandards.consentAgain,
    who: caseworker,
    act: { create: "consent" },
  },
  ...byRisk((risk, { first, contact }) => ({
    id: `contact-${risk}`,
    says: "See or call the child",
    from: "openedOn",
    days: first,
    when: { is: ["risk", risk] },
    states: openStates,
    until: { type: "visit", by: "case", when: reached },
    every: contact,
    who: caseworker,
    act: { create: "visit" },
  })),
  // Silence in an urgent case is told to a second person three days later, without blame: the caseworker may be ill.
  {
    id: "contact-silent",
    says: "Nobody has noted contact: ask the caseworker, and see that somebody goes",
    from: "openedOn",
    days: rhythm.high.first + timeStandards.approval,
    when: { is: ["risk", "high"] },
    states: openStates,
    until: { type: "visit", by: "case", when: reached },
    every: rhythm.high.contact + timeStandards.approval,
    who: supervisor,
    act: { create: "visit" },
  },
  ...byRisk((risk, { first, risk: again }) => ({
    id: `risk-${risk}`,
    says: "Assess how safe the child is",
    from: "openedOn",
    days: first,
    when: { is: ["risk", risk] },
    states: openStates,
    until: { type: "risk-assessment", by: "case" },
    every: again,
    who: caseworker,
    act: { create: "risk-assessment" },
  })),
  {
    id: "assessment",
    says: "Assess what is needed, with the child",
    from: "openedOn",
    days: timeStandards.assessment,
    states: openStates,
    until: { type: "assessment", by: "case" },
    who: caseworker,
    act: { create: "assessment" },
  },
  {
    id: "plan",
    says: "Agree a plan with the child",
    from: "openedOn",
    days: timeStandards.plan,
    states: openStates,
    until: { type: "plan", by: "case", when: { answered: "agreedOn" } },
    who: caseworker,
    act: { create: "plan" },
  },
  {
    id: "review",
    says: "Review the case, and set the next day",
    from: "nextReviewOn",
    states: openStates,
    who: both,
    act: { answer: "nextReviewOn" },
  },
  {
    id: "closing-asked",
    says: "Look at the closing together; to keep it open is as good",
    from: "closingAskedOn",
    days: timeStandards.approval,
    states: ["closing-asked"],
    who: supervisor,
    act: { move: "close" },
  },
  {
    id: "after-closing",
    says: "Ask how it is, some months after closing",
    from: "closedOn",
    months: 3,
    when: { is: ["followAfter", "yes"] },
    states: ["closed"],
    until: { type: "visit", by: "case", when: { all: [{ is: ["kind", "after-closing"] }, reached] } },
    who: caseworker,
    act: { create: "visit" },
  },
];
