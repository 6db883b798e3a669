// Text as it is looked for, in the scripts our people write: accents, tone marks and kinds of one sound are folded, digits are digits.
// Promise: what is typed without an accent, with another spelling of the same sound, or in another keyboard's digits finds the same text;
// a name with other vowels is another name.

/** Where the digits of each script begin (Unicode general category Nd), each ten in a row. */
const zeros = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0,
  0x0f20, 0x1040, 0x17e0, 0x1810, 0xff10,
] as const;

/** The text with the digits of any script as 0 to 9. */
export function plainDigits(text: string): string {
  return text.replace(/[^\P{Nd}0-9]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((first) => code >= first && code < first + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

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

// Accents; nukta, candrabindu, anusvara, visarga and virama of Bengali and Devanagari; tone marks and silencers of Thai; joiners nobody sees.
const unheard = /[\u0300-\u036f\u0981-\u0983\u09bc\u09cd\u0901-\u0903\u093c\u094d\u0e47-\u0e4e\u200b-\u200d\ufeff]/gu;

/** Text without what people leave out when they type: of "São", "sao"; of "৭", "7". */
export function foldSpelling(text: string): string {
  if (plainAscii.test(text)) return text.toLowerCase();
  const plain = plainDigits(text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(unheard, ""));
  let folded = "";
  for (const letter of plain) folded += same[letter] ?? letter;
  return folded.normalize("NFC");
}
