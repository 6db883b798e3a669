// Promises to children, counted in the year of each step: asked for, made, kept; each once, whatever became of it later.
import type { Indicator } from "#core/result/indicator.ts";

const ofPromises = (
  code: string,
  state: string,
  says: string,
  passport: Indicator["passport"],
  more: Pick<Indicator, "serves" | "beside">,
): Indicator => ({
  code,
  version: 1,
  rules: 1,
  says,
  unit: "promises",
  measure: "subjects",
  among: { kinds: ["promise-step"], where: { state: [state] } },
  rollUp: { periods: "unique", places: "unique" },
  by: ["country"],
  about: "organisations",
  ...more,
  passport,
});

export const promisesAsked = ofPromises(
  "M1",
  "asked",
  "Promises to children that were asked for",
  {
    counts: "Each promise to children that somebody in charge was asked for in the period, once, whoever asked.",
    doesNotCount: "A wish that was never put forward; a promise of which nobody noted when it was asked for.",
    example: "Fifteen children ask one office for a watch and for street lights: two promises asked for.",
    good: "none",
  },
  { serves: [11, 12] },
);

export const promisesMade = ofPromises(
  "M2",
  "made",
  "Promises that were made to children",
  {
    counts: "Each promise somebody in charge made in the period to what children had asked for.",
    doesNotCount: "Friendly words without a date or an office; promises made to us alone.",
    example: "An office promises twelve street lights by December: one promise, whenever they are lit.",
    good: "higher",
  },
  { serves: [11, 12], beside: "M1" },
);

export const promisesKept = ofPromises(
  "M3",
  "kept",
  "Promises to children that were kept",
  {
    counts: "Each promise that was kept in the period, with proof of where that is seen.",
    doesNotCount: "A promise kept in part; work that has begun.",
    example: "Promised in May 2016 and lit in January 2017: made in 2016, kept in 2017.",
    good: "higher",
  },
  { serves: [12, 33], beside: "M1" },
);

export const promiseIndicators = [promisesAsked, promisesMade, promisesKept] as const;
