// Which language this device speaks: what somebody chose on it, else the first its browser asks for that we have, else English.
import { isLanguage, type LanguageId, languageOf, SOURCE } from "#core/words/language.ts";

export interface Choice {
  readonly language: LanguageId;
  /** Digits of the language instead of 0 to 9, where it has them. */
  readonly ownDigits: boolean;
}

export const LANGUAGE = "banyan-language";
export const DIGITS = "banyan-digits";

export function keptChoice(kept: Storage, asked: readonly string[]): Choice {
  const chosen = kept.getItem(LANGUAGE);
  const wanted = [chosen, ...asked.map((tag) => tag.split("-")[0])].find(isLanguage) ?? SOURCE;
  // Nobody is given a draft without asking for it.
  const language = languageOf(wanted).draft && wanted !== chosen ? SOURCE : wanted;
  const digits = kept.getItem(DIGITS);
  return { language, ownDigits: digits === null ? (languageOf(language).digits?.first ?? false) : digits === "own" };
}

export function keepChoice(kept: Storage, { language, ownDigits }: Choice): void {
  try {
    kept.setItem(LANGUAGE, language);
    kept.setItem(DIGITS, ownDigits ? "own" : "western");
  } catch {
    // A device that keeps nothing speaks it for as long as this page stands.
  }
}
