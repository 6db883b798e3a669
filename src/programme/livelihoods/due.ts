// What a learner is owed, and by when: somebody who asks at the start, after leaving, and three, six and twelve months after the course.
import type { DueRule } from "#core/record/due.ts";

const who = ["partner-officer"] as const;

const followUp = (after: "3" | "6" | "12"): DueRule => ({
  id: `follow-up-${after}`,
  says: `Follow-up ${after} months after the course`,
  from: "finishedOn",
  months: Number(after),
  when: { not: { is: ["agreed", "no"] } },
  // Whoever does not want to be asked again is left in peace.
  until: {
    type: "livelihood-follow-up",
    by: "enrolment",
    when: { any: [{ is: ["after", after] }, { is: ["mayAskAgain", "no"] }] },
  },
  who,
  act: { create: "livelihood-follow-up" },
});

export const learnerDue: readonly DueRule[] = [
  {
    id: "baseline",
    says: "Ask how this person lives now, before the course changes it",
    from: "enrolledOn",
    days: 30,
    when: { all: [{ not: { answered: "leftOn" } }, { not: { answered: "finishedOn" } }] },
    until: { type: "livelihood-baseline", by: "enrolment" },
    who,
    act: { create: "livelihood-baseline" },
  },
  {
    id: "spoken",
    says: "Speak with somebody who left the course",
    from: "leftOn",
    days: 14,
    who,
    act: { answer: "spokenOn" },
  },
  {
    id: "certificate",
    says: "Hand over the certificate",
    from: "finishedOn",
    months: 1,
    when: { is: ["passed", "passed"] },
    who,
    act: { answer: "certificateOn" },
  },
  followUp("3"),
  followUp("6"),
  followUp("12"),
];
