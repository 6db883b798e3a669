// Which translations of a file may be used: those of words that are as they were when they were translated.
// Promise: no word of consent and none a child reads comes from a draft; what may not be used is told in English.
import type { Language } from "./language.ts";
import type { Entry } from "./po.ts";
import type { Word } from "./programme-words.ts";

/** Translations by id. */
export function usableOf(
  entries: readonly Entry[],
  words: readonly Word[],
  { draft }: Language,
): { readonly [id: string]: string } {
  const known = new Map(words.map((word) => [word.id, word]));
  return Object.fromEntries(
    entries.flatMap(({ id, source, translation, fuzzy }) => {
      const word = known.get(id);
      const stands = word?.source === source && translation !== "" && !fuzzy && !(draft && word.careful);
      return stands ? [[id, translation] as const] : [];
    }),
  );
}
