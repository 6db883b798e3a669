// What a trainer or an officer has to do about a training day, and by when.
import type { DueRule } from "#core/record/due.ts";

export const trainingDayDue: readonly DueRule[] = [
  {
    id: "start",
    says: "Check that children will be safe, and start the day",
    from: "plannedOn",
    states: ["planned"],
    when: { not: { answered: "heldOn" } },
    who: ["trainer"],
    act: { move: "start" },
  },
  {
    id: "held",
    says: "Say whether the day was held",
    from: "plannedOn",
    days: 1,
    notBefore: true,
    states: ["planned", "started"],
    who: ["trainer", "partner-officer"],
    act: { move: "hold" },
  },
  {
    id: "attendance",
    says: "Write down who was there",
    from: "heldOn",
    days: 3,
    states: ["started", "held"],
    // Counted without names, a day has no list of its own.
    when: { not: { answered: "headcounts" } },
    until: { type: "attendance", by: "day" },
    who: ["trainer"],
    act: { create: "attendance" },
  },
  {
    id: "sheet",
    says: "Say where the signed sheet is kept",
    from: "heldOn",
    days: 7,
    states: ["held"],
    // A day from a register comes with what its register says.
    when: { answered: "plannedOn" },
    who: ["trainer"],
    act: { answer: "sheetKeptAt" },
  },
  {
    id: "use-check",
    says: "Ask after six months whether officials use what they learned",
    from: "heldOn",
    months: 6,
    states: ["held", "checked"],
    when: {
      any: [
        { in: ["audience", ["government", "police", "judiciary", "officials"]] },
        { has: ["topics", "child-safe-justice"] },
        { has: ["topics", "law-and-procedure"] },
      ],
    },
    until: { type: "use-check", by: "day" },
    who: ["trainer"],
    act: { create: "use-check" },
  },
  {
    id: "refresher",
    says: "Offer a refresher to the staff",
    from: "heldOn",
    months: 12,
    states: ["held", "checked"],
    when: { is: ["audience", "company-staff"] },
    until: { type: "training-day", by: "refreshes" },
    who: ["trainer", "partner-officer"],
    act: { create: "training-day" },
  },
];
