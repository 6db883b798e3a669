// Text as search compares it, in the scripts our people write: accents, tone marks and kinds of one sound are folded, digits are digits.
// Promise: what is typed without an accent, with another spelling of the same sound, or in another keyboard's digits finds the same word.

/** First letters of what differs only in writing. Latin letters that no accent is left of; Bengali and Devanagari sounds that people mix. */
const same: { readonly [letter: string]: string } = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
  // Bengali: long and short vowels, the three sibilants, the two n, j and y.
  "\u09c0": "\u09bf",
  "\u09c2": "\u09c1",
  ঈ: "ই",
  ঊ: "উ",
  শ: "স",
  ষ: "স",
  ণ: "ন",
  য: "জ",
  ৎ: "ত",
  // Devanagari, the same.
  "\u0940": "\u093f",
  "\u0942": "\u0941",
  ई: "इ",
  ऊ: "उ",
  श: "स",
  ष: "स",
  ण: "न",
};

const plainAscii = /^[ -~]*$/u;
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50];

// Accents; nukta, candrabindu, anusvara, visarga and virama of Bengali and Devanagari; tone marks and silencers of Thai; joiners nobody sees.
const unheard = /[\u0300-\u036f\u0981-\u0983\u09bc\u09cd\u0901-\u0903\u093c\u094d\u0e47-\u0e4e\u200b-\u200d\ufeff]/gu;

/** One word without what people leave out when they type: of "São", "sao"; of "৭", "7". */
export function foldWord(word: string): string {
  if (plainAscii.test(word)) return word.toLowerCase();
  const plain = word.normalize("NFKD").toLowerCase().normalize("NFKD").replace(unheard, "");
  let folded = "";
  for (const letter of plain) folded += same[letter] ?? digitOf(letter);
  return folded.normalize("NFC");
}

/** The words of a text, folded. What stands between letters, marks and digits parts them. */
export function wordsIn(text: string): readonly string[] {
  const whole = plainAscii.test(text) ? text : text.normalize("NFKD");
  return (whole.match(/[\p{L}\p{M}\p{N}\u200c\u200d]+/gu) ?? []).map(foldWord).filter((word) => word !== "");
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

function digitOf(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x0660) return letter;
  const zero = zeros.find((first) => code >= first && code < first + 10);
  return zero === undefined ? letter : String(code - zero);
}
