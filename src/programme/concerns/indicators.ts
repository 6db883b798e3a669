// What is counted of concerns. More of them can mean more trust: no number here is better for being lower.
import type { Indicator } from "#core/result/indicator.ts";

const ofConcerns = {
  version: 1,
  rules: 1,
  unit: "actions",
  measure: "participations",
  rollUp: { periods: "sum", places: "sum" },
  by: ["country"],
  about: "people",
} as const;

const raised: Indicator = {
  ...ofConcerns,
  code: "N1",
  serves: [6],
  says: "Concerns raised about a child, by any way",
  among: { kinds: ["concern-raised"] },
  passport: {
    counts: "Every concern somebody raised, with or without a name, by the month in which it was raised.",
    doesNotCount: "The messages that follow it; what a child tells a caseworker within its own case.",
    example: "A driver and a teacher each tell us about the same child: two concerns.",
    good: "none",
  },
};

const answered: Indicator = {
  ...ofConcerns,
  code: "N2",
  serves: [6],
  beside: "N1",
  besideAs: "answered",
  says: "Of the concerns raised, those that were answered",
  among: { kinds: ["concern-raised"], where: { state: ["answered"] } },
  passport: {
    counts:
      "Concerns raised in the period of which whoever raised them could hear what came of it, or wanted no answer and it was settled.",
    doesNotCount: "A message that says only that it arrived.",
    example: "Ten concerns come in May, nine are answered by June: nine, all in May.",
    good: "higher",
  },
};

const ledToCase: Indicator = {
  ...ofConcerns,
  code: "N3",
  serves: [6],
  beside: "N1",
  besideAs: "led to a case",
  says: "Of the concerns raised, those that led to a case",
  among: { kinds: ["concern-raised"], where: { answer: ["yes"] } },
  passport: {
    counts: "Concerns raised in the period after which a case was opened for a child.",
    doesNotCount:
      "Concerns passed to the police or another organisation and not followed by us; a case that was open already.",
    example:
      "Three neighbours raise a concern about one child and a case is opened: three concerns that led to a case.",
    good: "none",
  },
};

export const concernsIndicators: readonly Indicator[] = [raised, answered, ledToCase];
