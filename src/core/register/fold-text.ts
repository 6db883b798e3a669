// Two spellings of one thing, made equal: case, accents, punctuation, spaces and local digits folded away.
// Only Latin accents go: the vowel signs of Bengali, Hindi or Thai are letters, and a name without them is another name.

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

const plain = /^[\x20-\x7e]*$/;

/** The text as it is compared: "Nº de niñas" is "no de ninas". A tick is an x. */
export function foldText(text: string): string {
  if (plain.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  return plainDigits(text.replace(/[✓✔☑√]/g, "x").normalize("NFKC"))
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

/** The words of a folded text in one order, for names written the other way round. */
export function sortedWords(text: string): string {
  return text.split(" ").sort().join(" ");
}

const blanks: ReadonlySet<string> = new Set(["", "n a", "s d", "sin dato", "sem dados", "tidak ada", "geen"]);

/** Whether a cell holds nothing but a sign for "nothing": a dash, a dot, "n/a". */
export function isBlank(text: string): boolean {
  return blanks.has(foldText(text));
}
