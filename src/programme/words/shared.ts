// Words said once for the whole programme, whatever asks them: countries, sexes, ages, topics, yes and no, times of day.
import { timeBands, yesNoOptions } from "#core/record/field.ts";
import type { SharedWords } from "#core/words/programme-words.ts";
import { ageBands, answers, audiences, codes, countries, sexes, situations, states, topics } from "../splits.ts";

/** English under the ids the translations and the splits of a figure use: `country.BR`, `sex.female`. */
export const sharedWords: SharedWords = Object.fromEntries(
  Object.entries({
    country: countries,
    sex: sexes,
    ageBand: ageBands,
    audience: { ...audiences, ...situations },
    topic: topics,
    code: codes,
    answer: { ...yesNoOptions, ...answers },
    state: states,
    time: timeBands,
  }).flatMap(([split, labels]) => Object.entries(labels).map(([id, label]) => [`${split}.${id}`, label] as const)),
);
