// The clocks of the referral loop, as data: an answer as soon as the need is urgent, help after an answer, and a question to the child after help.
import type { DueRule } from "#core/record/due.ts";

const who = ["caseworker", "supervisor"] as const;

/** Days until somebody should have answered, by how soon help is needed. */
export const answerWithin = { today: 1, "three-days": 3, week: 7, later: 14 } as const;
/** Days from an answer to help, from help to asking the child, and until a supervisor hears of silence. */
export const loop = { help: 14, askChild: 7, silence: 3 } as const;

export const referralDue: readonly DueRule[] = [
  ...(["today", "three-days", "week", "later"] as const).map(
    (urgency): DueRule => ({
      id: `answer-${urgency}`,
      says: "Call: is there an answer to the referral?",
      from: "askedOn",
      days: answerWithin[urgency],
      when: { is: ["urgency", urgency] },
      states: ["sent"],
      who: ["caseworker"],
      act: { move: "accept" },
    }),
  ),
  {
    id: "answer-unsaid",
    says: "Call: is there an answer to the referral?",
    from: "askedOn",
    days: answerWithin.week,
    when: { not: { answered: "urgency" } },
    states: ["sent"],
    who: ["caseworker"],
    act: { move: "accept" },
  },
  {
    id: "hours-count",
    says: "Hours count: see that the child gets to a health worker today",
    from: "askedOn",
    when: { is: ["hoursCount", "yes"] },
    states: ["draft", "sent", "accepted"],
    who,
    act: { move: "deliver" },
  },
  {
    id: "silence",
    says: "Nobody answered an urgent referral: help the caseworker to find another way",
    from: "askedOn",
    days: loop.silence,
    when: { is: ["urgency", "today"] },
    states: ["sent"],
    who: ["supervisor"],
    act: { move: "accept" },
  },
  {
    id: "appointment",
    says: "Go along, or ask whether help was given",
    from: "appointmentOn",
    states: ["accepted"],
    who: ["caseworker"],
    act: { move: "deliver" },
  },
  {
    id: "help",
    says: "Ask whether help was given",
    from: "answeredOn",
    days: loop.help,
    when: { not: { answered: "appointmentOn" } },
    states: ["accepted"],
    who: ["caseworker"],
    act: { move: "deliver" },
  },
  {
    id: "ask-child",
    says: "Ask the child how it was",
    from: "deliveredOn",
    days: loop.askChild,
    states: ["delivered"],
    who: ["caseworker"],
    act: { move: "feed-back" },
  },
  {
    id: "declined",
    says: "It was declined: find another way, with the child",
    from: "answeredOn",
    days: 1,
    states: ["declined"],
    who,
    act: { answer: "instead" },
  },
  {
    id: "review-without",
    says: "Look at a referral that went on without agreement",
    from: "askedOn",
    days: 3,
    when: { answered: "basis" },
    who: ["supervisor"],
    act: { answer: "basisReviewedOn" },
  },
];

export const serviceDue: readonly DueRule[] = [
  {
    id: "check",
    says: "Call a service of the directory: is everything still right?",
    from: "checkedOn",
    months: 12,
    when: { not: { is: ["standing", "closed"] } },
    who: ["supervisor"],
    act: { answer: "checkedOn" },
  },
];
