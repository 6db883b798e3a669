// One language at a time, fetched when wanted: the words of the screens with those the programme shares, and after them the programme.
// Promise: the first screen waits for no definitions; they are large, and nobody who has not signed in needs them.
import type { Programme } from "#core/programme.ts";
import { type LanguageId, languageOf, SOURCE } from "#core/words/language.ts";
import type { Told } from "#programme/told.ts";
import { sharedWords } from "#programme/words/shared.ts";
import type { Catalogue } from "#ui/spoken.ts";

const screensIn = import.meta.glob<Catalogue>("./po/*.po", { import: "default" });
const programmeWordsIn = import.meta.glob<readonly string[]>("../../programme/words/po/*.po", { import: "default" });

/** The words of the screens, and those the programme shares, in a language; rejected when they cannot be fetched. */
export async function wordsIn(language: LanguageId): Promise<Catalogue> {
  const load = screensIn[`./po/${language}.po`];
  if (language === SOURCE || !load) return { ...sharedWords, ...(await import("./english.ts")).english };
  const [words] = await Promise.all([load(), languageOf(language).digits && import("./scripts.css")]);
  return words;
}

/** The words of the programme and its report in a language; none for English, which the definitions carry themselves. */
export async function programmeWordsOf(language: LanguageId): Promise<Told> {
  const load = programmeWordsIn[`../../programme/words/po/${language}.po`];
  if (language === SOURCE || !load) return {};
  const [words, { programmeWords }] = await Promise.all([load(), import("#programme/told.ts")]);
  return Object.fromEntries(programmeWords().flatMap(({ id }, at) => (words[at] ? [[id, words[at]] as const] : [])));
}

/** The programme as screens see it, in a language. */
export async function programmeTold(language: LanguageId): Promise<Programme> {
  const [told, { programmeIn }] = await Promise.all([programmeWordsOf(language), import("#programme/told.ts")]);
  return programmeIn(told);
}
