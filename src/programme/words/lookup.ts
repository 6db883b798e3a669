// The word for an id in a language; where there is no translation, the label of the definition itself.
import type { Lookup, ReportLanguage } from "#core/report/words.ts";
import { ageBands, audiences, codes, countries, sexes, situations, topics } from "../splits.ts";
import { nl } from "./nl.ts";

/** The source labels of every value a figure can be split by, under the ids the translations use. */
export const sourceWords: { readonly [id: string]: string } = Object.fromEntries(
  Object.entries({
    country: countries,
    sex: sexes,
    ageBand: ageBands,
    audience: { ...audiences, ...situations },
    topic: topics,
    code: codes,
  }).flatMap(([split, labels]) => Object.entries(labels).map(([id, label]) => [`${split}.${id}`, label] as const)),
);

export function lookupIn(language: ReportLanguage): Lookup {
  const words = language === "nl" ? { ...sourceWords, ...nl } : sourceWords;
  return (id, source) => words[id] ?? source;
}
