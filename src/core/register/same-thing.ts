// When two rows speak of one thing: by the organisation's own number, else where all that tells things apart is equal.
// Promise: being one is plain equality of one text, so it does not matter in which order, or in how many files, rows come.
import type { Answers } from "../record/condition.ts";
import { isAnswered } from "../record/condition.ts";
import type { Fields } from "../record/field.ts";
import { foldText } from "./fold-text.ts";
import type { RowPart } from "./layout.ts";

/**
 * The text by which a record of this part is the same as another, or nothing where too little is known: then it is equal to
 * none by itself. A record with a number is known by its number alone; that one without a number has the same name is asked.
 */
export function identityOf(part: RowPart, fields: Fields, answers: Answers): string | undefined {
  const { known } = part;
  if ("row" in known) return undefined;
  const number = known.number === undefined ? undefined : answers[known.number];
  if (isAnswered(number)) return `#${foldText(String(number))}`;
  if (!known.needs.every((field) => isAnswered(answers[field]))) return undefined;
  return JSON.stringify(known.same.map((field) => comparable(answers[field], fields[field]?.kind)));
}

/** An answer as it is compared: words folded, lists in order, ids as they are. */
export function comparable(answer: unknown, kind: string | undefined): string {
  if (!isAnswered(answer)) return "";
  if (Array.isArray(answer)) return answer.map(String).sort().join("|");
  if (typeof answer === "object") return JSON.stringify(answer);
  return kind === "text" || kind === "longText" || kind === "place" ? foldText(String(answer)) : String(answer);
}
