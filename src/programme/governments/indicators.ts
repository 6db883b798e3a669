// What governments count in year one: officials of any kind who were trained, each once over government, police and judiciary.
import type { Indicator } from "#core/result/indicator.ts";

export const officialsTrained: Indicator = {
  code: "G0",
  version: 1,
  rules: 1,
  says: "Officials trained to recognise sexual exploitation and to act against it",
  unit: "people",
  measure: "people",
  among: {
    kinds: ["attended", "attended-headcount", "declared-g0"],
    where: { audience: ["government", "police", "judiciary", "officials"] },
  },
  rollUp: { periods: "unique", places: "unique" },
  by: ["country", "sex", "ageBand", "audience"],
  about: "people",
  passport: {
    counts:
      "Each official of government, police or judiciary who took part in a training day, once a year over all three; of officials counted without names, only those said to be new this year.",
    doesNotCount: "Officials met or visited; whoever gave the training; members of a committee who hold no office.",
    example:
      "A police officer takes part in March and, now at the court, in September: one official, once under police and once under judiciary.",
    good: "higher",
  },
};

export const governmentsIndicators = [officialsTrained] as const;
