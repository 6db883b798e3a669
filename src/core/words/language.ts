// The languages the programme is told in, as data; English is the source.
// Promise: a draft is called one, and gives no word of consent nor any word a child reads.

export interface Language {
  /** As on a page: `lang="bn"`. */
  readonly id: LanguageId;
  /** Its own name for itself. */
  readonly name: string;
  readonly dir: "ltr" | "rtl";
  /** Digits a reader may choose instead of 0 to 9, as Intl calls them; `first` where they are taken until somebody chooses. */
  readonly digits?: { readonly of: "beng" | "deva" | "thai"; readonly first: boolean };
  /** Not whole, or not sure enough to be relied on. */
  readonly draft: boolean;
  /** Read through by a native speaker of the field. */
  readonly read: boolean;
}

export const languageIds = ["en", "nl", "es", "pt", "id", "bn", "hi", "th"] as const;
export type LanguageId = (typeof languageIds)[number];

export const SOURCE: LanguageId = "en";

export const languages: readonly Language[] = [
  { id: "en", name: "English", dir: "ltr", draft: false, read: true },
  { id: "nl", name: "Nederlands", dir: "ltr", draft: false, read: false },
  { id: "es", name: "Español", dir: "ltr", draft: false, read: false },
  { id: "pt", name: "Português", dir: "ltr", draft: false, read: false },
  { id: "id", name: "Bahasa Indonesia", dir: "ltr", draft: false, read: false },
  { id: "bn", name: "বাংলা", dir: "ltr", digits: { of: "beng", first: true }, draft: false, read: false },
  { id: "hi", name: "हिन्दी", dir: "ltr", digits: { of: "deva", first: false }, draft: true, read: false },
  { id: "th", name: "ไทย", dir: "ltr", digits: { of: "thai", first: false }, draft: true, read: false },
];

export function isLanguage(id: unknown): id is LanguageId {
  return languageIds.some((known) => known === id);
}

export function languageOf(id: LanguageId): Language {
  const found = languages.find((language) => language.id === id);
  if (!found) throw new Error(`no such language: ${id}`);
  return found;
}

/** What Intl is asked for: the calendar is the one of the language (Buddhist in Thai), the digits those of the reader. */
export function localeOf(id: LanguageId, ownDigits = languageOf(id).digits?.first ?? false): string {
  const { digits } = languageOf(id);
  if (!digits) return id === "en" ? "en-GB" : id;
  return `${id}-u-nu-${ownDigits ? digits.of : "latn"}`;
}
