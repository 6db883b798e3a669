// The clocks of a concern, as data: looked at within a day, acted on as soon as it is urgent, answered within a week, asked after when passed on.
import type { DueRule } from "#core/record/due.ts";

const who = ["supervisor"] as const;

export const concernDue: readonly DueRule[] = [
  {
    id: "danger",
    says: "A child is in danger now: act before anything else",
    from: "raisedOn",
    when: { is: ["dangerNow", "yes"] },
    states: ["raised"],
    who,
    act: { move: "read" },
  },
  {
    id: "look",
    says: "Look at a concern",
    from: "raisedOn",
    days: 1,
    when: { not: { is: ["dangerNow", "yes"] } },
    states: ["raised"],
    who,
    act: { move: "read" },
  },
  ...(
    [
      ["now", 0],
      ["days", 3],
      ["week", 7],
    ] as const
  ).map(
    ([urgency, days]): DueRule => ({
      id: `act-${urgency}`,
      says: "Decide what is done with a concern",
      from: "lookedOn",
      days,
      when: { is: ["urgency", urgency] },
      states: ["read"],
      who,
      act: { answer: "sort" },
    }),
  ),
  {
    id: "answer",
    says: "Answer whoever raised a concern",
    from: "raisedOn",
    days: 7,
    when: { not: { is: ["reply", "no"] } },
    states: ["read", "passed-on", "made-case"],
    who,
    act: { answer: "answeredOn" },
  },
  // Where no answer is wanted, or one was given before something new came: somebody still says what becomes of it.
  {
    id: "settle",
    says: "Say what becomes of a concern",
    from: "raisedOn",
    days: 7,
    when: { any: [{ is: ["reply", "no"] }, { answered: "answeredOn" }] },
    states: ["read"],
    who,
    act: { move: "answer" },
  },
  {
    id: "ask-back",
    says: "Ask what became of a concern that was passed on",
    from: "passedOn",
    days: 14,
    states: ["passed-on"],
    who,
    act: { answer: "heardBack" },
  },
];

export const messageDue: readonly DueRule[] = [
  {
    id: "answer",
    says: "Answer a message",
    from: "saidOn",
    days: 2,
    when: { all: [{ is: ["from", "them"] }, { not: { is: ["needsAnswer", "no"] } }] },
    until: { type: "message", by: "answers" },
    who,
    act: { create: "message" },
  },
];
