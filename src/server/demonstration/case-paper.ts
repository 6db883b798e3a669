// A further paper of a file, as data, and the kinds that come again: a call, another look at the risk, the four changes.
import type { Answers } from "#core/record/condition.ts";

/** One paper: its name within the file, its type, the day it was said, its answers; then moves, each with its day and answers. */
export interface CasePaper {
  readonly name: string;
  readonly type: string;
  readonly on: string;
  readonly answers: Answers;
  readonly moves?: readonly (readonly [on: string, move: string, answers?: Answers, by?: "supervisor"])[];
}

export const ofCase = { case: "→case" };
/** Contact by telephone: short, and about the child. */
export const call = (on: string, note: string): CasePaper => ({
  name: `call ${on}`,
  type: "visit",
  on,
  answers: {
    ...ofCase,
    madeOn: on,
    channel: "telephone",
    kind: "contact",
    reached: "child",
    childSeen: "yes",
    safe: "yes",
    harmedAgain: "no",
    wellbeing: "good",
    planGoes: "on",
    note,
  },
});
export const riskAgain = (on: string, risk: string, why: string): CasePaper => ({
  name: `risk ${on}`,
  type: "risk-assessment",
  on,
  answers: {
    ...ofCase,
    madeOn: on,
    risk,
    ...(risk === "high" && { approvedOn: on }),
    accessToChild: "no",
    homeSafe: "yes",
    selfHarm: "no",
    healthUrgent: "no",
    childSays: "mostly",
    why,
  },
});
export const changes = (on: string, moment: string, stronger: string, ownWords: string): CasePaper => ({
  name: `changes ${on}`,
  type: "empowerment-scale",
  on,
  answers: {
    ...ofCase,
    askedOn: on,
    moment,
    knows: "often",
    reaches: "often",
    speaks: stronger === "first" ? "little" : "often",
    influences: "little",
    stronger,
    ownWords,
  },
});
