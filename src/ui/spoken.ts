// The words this page speaks now: one language at a time, put in by whoever puts the app together before anything is drawn.
// Promise: a word nobody knows is shown by its id, never as nothing.
import { type LanguageId, localeOf } from "#core/words/language.ts";
import { tell, type Values } from "#core/words/message.ts";

/** Empty here: furniture knows no screen. The app adds its English list, and then a wrong id does not compile. */
// biome-ignore lint/suspicious/noEmptyInterface: the app declares what is in it
export interface KnownWords {}
export type WordId = [keyof KnownWords] extends [never] ? string : keyof KnownWords & string;

/** Messages of one language by id. */
export interface Catalogue {
  readonly [id: string]: string;
}

export interface Words {
  readonly lang: LanguageId;
  /** What Intl is asked for: language, calendar and digits. */
  readonly locale: string;
  /** The message of an id: `t("today.late", { count: 3 })`; numbers stand in the digits of the language. */
  readonly t: (id: WordId, values?: Values) => string;
  /** Names and lines in the order of the language: `lines.sort(compare)`. */
  readonly compare: (a: string, b: string) => number;
}

export type Say = Words["t"];

export function makeWords(lang: LanguageId, catalogue: Catalogue, ownDigits?: boolean): Words {
  const locale = localeOf(lang, ownDigits);
  let order: Intl.Collator | undefined;
  return {
    lang,
    locale,
    t: (id, values = {}) => tell(catalogue[id] ?? id, values, locale),
    // An order of a language is large, and most of what is drawn first is in none.
    compare(a, b) {
      order ??= new Intl.Collator(lang, { numeric: true, sensitivity: "base" });
      return order.compare(a, b);
    },
  };
}

let now: Words = makeWords("en", {});

/** From now on everything is said in these words. */
export function speak(words: Words): void {
  now = words;
}

/** For what is no component; a component asks `useWords`, which draws it again when the language changes. */
export function spoken(): Words {
  return now;
}
