// Two spellings of one thing, made equal: case, accents, punctuation, spaces and local digits folded away.
// Only Latin accents go: the vowel signs of Bengali, Hindi or Thai are letters, and a name without them is another name.
import { plainDigits } from "../words/fold.ts";

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
