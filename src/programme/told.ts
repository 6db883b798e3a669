// The programme told in a language: the words of its definitions, and from their translations the programme the screens see.
// Promise: what is not translated is told in English; what is told never changes what is counted.
import type { Programme } from "#core/programme.ts";
import type { Lookup } from "#core/report/words.ts";
import { inWords, type Word, wordsOf } from "#core/words/programme-words.ts";
import { programme } from "./register.ts";
import { sharedWords } from "./words/shared.ts";

/** What the definitions say, and the words they share; always in the same order. */
export function definitionWords(): readonly Word[] {
  return wordsOf(programme, sharedWords);
}

/** Translations by id; one that is missing is told in English. */
export interface Told {
  readonly [id: string]: string;
}

export function programmeIn(told: Told): Programme {
  // English needs no walk: on a slow phone that takes half a second.
  if (Object.keys(told).length === 0) return programme;
  return inWords(programme, sharedWords, ({ id, source }) => told[id] ?? source);
}

/** The words the whole programme shares, by id. */
export function sharedIn(told: Told): Told {
  return Object.fromEntries(Object.entries(sharedWords).map(([id, source]) => [id, told[id] ?? source]));
}

export function lookupOf(told: Told): Lookup {
  return (id, source) => told[id] ?? sharedWords[id] ?? source;
}
