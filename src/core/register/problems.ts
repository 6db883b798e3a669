// What can be wrong with a register that somebody brings in, each as one sentence that says what to do.
// A sentence names file, sheet, row and column, a heading or a field; never what stands in a cell.
import type { FilePlace, Problem } from "../problem.ts";

/** The codes of everything a register can have. A `file` fault imports nothing; a `row` fault is mended or set aside. */
export type RegisterProblemCode =
  | "unknown-layout"
  | "unknown-column"
  | "column-twice"
  | "column-missing"
  | "totals-only"
  | "other-owner"
  | "ask-day-order"
  | "ask-words"
  | "ask-register"
  | "no-rows"
  | "required"
  | "not-a-day"
  | "day-order"
  | "out-of-period"
  | "in-future"
  | "not-a-number"
  | "negative"
  | "fraction"
  | "range"
  | "choice"
  | "formula-fault"
  | "number-twice"
  | "row-differs"
  | "record-differs"
  | "other-owner-row"
  | "nobody"
  | "total-row"
  | "heading-row"
  | "closing-line"
  | "formula"
  | "row-twice"
  | "left-out-column"
  | "day-order-taken"
  | "words-taken"
  | "was-withdrawn"
  | "kept-answer"
  | "hidden-sheet"
  | "guessed-column"
  | "empty-sheet"
  | "not-yours";

/** The sentences, in English; "{about}" is a heading or a label. */
export const registerSentences: { readonly [code in RegisterProblemCode]: string } = {
  "unknown-layout":
    "No kind of register we know has headings like these. Say which kind it is and what each column means.",
  "unknown-column": "We do not know the column {about}. Say what it means, or leave it out.",
  "column-twice": "The column {about} means the same as one before it. Say which of the two to take.",
  "column-missing": "No column holds {about}. Say which one does, or what it is for the whole sheet.",
  "totals-only":
    "This sheet holds totals and no rows. It can be kept as a declared figure, with its source and who vouches for it.",
  "other-owner":
    "This register names another organisation or team. It was not taken in; bring it in for the team it belongs to.",
  "ask-day-order": "In the column {about} it is not clear whether the day or the month comes first. Say which.",
  "ask-words": "In the column {about} the letters can mean different things in different languages. Say which.",
  "ask-register":
    "Rows with these numbers came in before, and most of them are different now. Say whether this is that register again, or another one.",
  "no-rows": "There are headings here and no rows under them.",
  required: "{about} is missing.",
  "not-a-day": "{about} is not a day of the calendar that we can read.",
  "day-order": "{about} is written with the month where the other rows have the day.",
  "out-of-period": "{about} lies outside the time that is being brought in.",
  "in-future": "{about} lies in the future.",
  "not-a-number": "{about} is not a number.",
  negative: "{about} is less than nothing.",
  fraction: "{about} has to be a whole number.",
  range: "{about} is outside what is possible.",
  choice: "{about} holds a word we do not know. Say what it means, or type another.",
  "formula-fault": "{about} comes from a formula that gives no value. Type the value.",
  "number-twice": "Two rows carry this number and say different things.",
  "row-differs": "Two rows are about the same thing and say different things.",
  "record-differs": "{about} is not the same here as where the same one stands elsewhere.",
  "other-owner-row": "This row names another organisation or team.",
  nobody: "This row has no {about}, so nobody can tell whom it is about.",
  "total-row": "This row holds totals; it was left out.",
  "heading-row": "The headings stand here again; the row was left out.",
  "closing-line": "This line belongs to no row; it was left out.",
  formula: "{about} comes from a formula; the value it last had was taken.",
  "row-twice": "This row says the same as one before it; it was taken once.",
  "left-out-column": "The column {about} is not brought in.",
  "day-order-taken": "The column {about} does not show which comes first; the order of the country was taken.",
  "words-taken": "The letters in the column {about} were read in the language of the headings.",
  "was-withdrawn": "This row was brought in before and withdrawn since; it stays withdrawn.",
  "kept-answer": "{about} differs from what is already kept and was not changed; correct it there if it is wrong.",
  "hidden-sheet": "This sheet is hidden in the file and was left out.",
  "guessed-column": "The column {about} was taken by the beginning of its heading.",
  "empty-sheet": "This sheet is empty.",
  "not-yours":
    "This looks like “{about}”, which is not yours to bring in. Somebody who may has to do it; or say below that it is another kind.",
};

/** `about` is a heading or a label, never a value. */
export function registerProblem(code: RegisterProblemCode, at: FilePlace, about = ""): Problem {
  const sentence = registerSentences[code].replaceAll("{about}", about);
  const says = sentence.charAt(0).toUpperCase() + sentence.slice(1);
  return { code: `register.${code}`, status: code === "not-yours" ? 403 : 422, says, at, about: { about } };
}

/** A heading fit for a sentence: short, on one line. */
export function named(heading: string): string {
  const tidy = heading.replace(/[\p{Cc}\p{Cf}\p{Surrogate}\s]+/gu, " ").trim();
  return `“${tidy.length > 50 ? `${tidy.slice(0, 48)}…` : tidy}”`;
}

/** `register.xlsx, Sheet1, row 7, column C: Sex is missing.` — how a problem is printed on one line. */
export function problemLine({ at, says: sentence }: Problem): string {
  const place = [
    at?.file,
    at?.sheet,
    at?.row === undefined ? undefined : `row ${at.row}`,
    at?.column === undefined ? undefined : `column ${at.column}`,
  ].filter((part) => part !== undefined);
  return place.length === 0 ? sentence : `${place.join(", ")}: ${sentence}`;
}
