// One language at a time, fetched when wanted: the words of the screens with those the programme shares, and after them the programme.
// Promise: the first screen waits for no definitions, nor for words of screens that are opened later; and whoever opened one of those hears all of
// it in whatever language is chosen after.
import type { Programme } from "#core/programme.ts";
import { type LanguageId, languageOf, SOURCE } from "#core/words/language.ts";
import type { Told } from "#programme/told.ts";
import { sharedWords } from "#programme/words/shared.ts";
import { type Catalogue, spoken } from "#ui/spoken.ts";

const screensIn = import.meta.glob<Catalogue>("./po/*.po", { import: "default" });
const furtherIn = import.meta.glob<Catalogue>("./po/*.po", { import: "default", query: "?part=further" });
const programmeWordsIn = import.meta.glob<readonly string[]>("../../programme/words/po/*.po", { import: "default" });
const reportsIn = import.meta.glob<Told>("../../programme/words/po/*.po", {
  import: "default",
  query: "?part=report",
});

/** A screen has asked for the further words: from then on they come with every language. */
let isFurther = false;
/** What was fetched of each language. Further words are put in here, where the page that stands finds them. */
const fetched = new Map<LanguageId, { [id: string]: string }>();

/** The words of the screens, and those the programme shares, in a language; rejected when they cannot be fetched. */
export async function wordsIn(language: LanguageId): Promise<Catalogue> {
  const found = await Promise.all([mainIn(language), isFurther && furtherWordsIn(language)]);
  const words = Object.assign(fetched.get(language) ?? {}, ...found);
  fetched.set(language, words);
  return words;
}

/** The words of screens that are opened later, before one is drawn; rejected when they cannot be fetched. */
export async function wantFurther(): Promise<void> {
  isFurther = true;
  await wordsIn(spoken().lang);
}

async function furtherWordsIn(language: LanguageId): Promise<Catalogue> {
  return furtherIn[`./po/${language}.po`]?.() ?? (await import("./english-further.ts")).furtherEnglish;
}

async function mainIn(language: LanguageId): Promise<Catalogue> {
  const load = screensIn[`./po/${language}.po`];
  if (language === SOURCE || !load) return { ...sharedWords, ...(await import("./english.ts")).english };
  const [words] = await Promise.all([load(), languageOf(language).digits && import("./scripts.css")]);
  return words;
}

/** The words of the programme's definitions in a language; none for English, which they carry themselves. */
async function programmeWordsOf(language: LanguageId): Promise<Told> {
  const load = programmeWordsIn[`../../programme/words/po/${language}.po`];
  if (language === SOURCE || !load) return {};
  const [words, { definitionWords }] = await Promise.all([load(), import("#programme/told.ts")]);
  return Object.fromEntries(definitionWords().flatMap(({ id }, at) => (words[at] ? [[id, words[at]] as const] : [])));
}

/** The same, with the words of its report. */
export async function reportToldIn(language: LanguageId): Promise<Told> {
  const load = reportsIn[`../../programme/words/po/${language}.po`];
  const [told, ofReport] = await Promise.all([programmeWordsOf(language), load?.()]);
  return { ...told, ...ofReport };
}

/** The programme as screens see it, in a language. */
export async function programmeTold(language: LanguageId): Promise<Programme> {
  const [told, { programmeIn }] = await Promise.all([programmeWordsOf(language), import("#programme/told.ts")]);
  return programmeIn(told);
}
