// What communities count in year one: committees that were supported, each once; never their members.
import type { Indicator } from "#core/result/indicator.ts";
import { SEVERAL } from "../splits.ts";

export const committeesSupported: Indicator = {
  code: "F3",
  version: 1,
  rules: 1,
  says: "Child protection committees supported",
  unit: "organisations",
  measure: "subjects",
  among: {
    kinds: ["committee-supported", "declared-f3"],
    where: { topic: ["child-protection"], code: ["training", "mentoring", "materials", "money", SEVERAL] },
  },
  rollUp: { periods: "unique", places: "unique" },
  by: ["country"],
  about: "organisations",
  passport: {
    counts:
      "Each committee that received training, mentoring, materials or money in the period, once, whatever the number of times.",
    doesNotCount:
      "Its members; a visit or a meeting alone; a committee formed with nothing given to it; youth committees, watches and parents' groups.",
    example: "A committee of twelve is trained in April, trained again in June and visited in July: one committee.",
    good: "higher",
  },
};

export const communitiesIndicators = [committeesSupported] as const;
