// The words of a text as search keeps them and looks for them. How they are spelled: src/core/words/fold.ts.
import { foldSpelling } from "#core/words/fold.ts";

/** The words of a text, folded. What stands between letters, marks and digits parts them. */
export function wordsIn(text: string): readonly string[] {
  return (text.normalize("NFKD").match(/[\p{L}\p{M}\p{N}\u200c\u200d]+/gu) ?? [])
    .map(foldSpelling)
    .filter((word) => word !== "");
}

/** What a word is kept under: itself; and for Thai, which puts no space between words, each place in it where a syllable may begin. */
export function keptUnder(word: string): readonly string[] {
  if (!/[\u0e00-\u0e7f]/u.test(word)) return [word];
  const letters = [...word].slice(0, MOST_LETTERS);
  return letters.flatMap((letter, at) =>
    at === 0 || /[\u0e01-\u0e2e\u0e40-\u0e44]/u.test(letter) ? [letters.slice(at).join("")] : [],
  );
}

const MOST_LETTERS = 40;
