// The answers of a form while it is filled in: one answer set at its address, and what is wrong said in its own words.

import type { Problem } from "#core/problem.ts";
import { checkAnswers } from "#core/record/check.ts";
import type { Answers } from "#core/record/condition.ts";
import type { Field, Fields } from "#core/record/field.ts";

/** The answers with this one changed; the address is `field` or `group/rowId/field`. Everything else stays the same object. */
export function withAnswer(answers: Answers, address: string, value: unknown): Answers {
  const [name = "", rowId, cell] = address.split("/");
  if (rowId === undefined || cell === undefined) return { ...answers, [name]: value };
  const rows = Array.isArray(answers[name]) ? (answers[name] as readonly Answers[]) : [];
  return { ...answers, [name]: rows.map((row) => (row["id"] === rowId ? { ...row, [cell]: value } : row)) };
}

/** What is wrong, by address, in a sentence that says what would be right. In the order of the questions. */
export function wrongIn(
  fields: Fields,
  answers: Answers,
  others: readonly Problem[] = [],
): ReadonlyMap<string, string> {
  const wrong = new Map<string, string>();
  for (const { field: address, code, says } of [...checkAnswers(fields, answers), ...others]) {
    const field = address === undefined ? undefined : fieldOf(fields, address);
    if (address !== undefined && field && !wrong.has(address)) wrong.set(address, sentence(code, field) ?? says);
  }
  return wrong;
}

/** The question an address belongs to. */
export function fieldOf(fields: Fields, address: string): Field | undefined {
  const [name = "", rowId, cell] = address.split("/");
  const field = fields[name];
  return rowId === undefined ? field : field?.fields?.[cell ?? ""];
}

/** The id of the input that answers an address in a form with this id. */
export function inputId(form: string, address: string): string {
  const [name, rowId, cell] = address.split("/");
  return rowId === undefined ? `${form}-${name}` : `${form}-${name}-${rowId}-${cell}`;
}

function sentence(code: string, field: Field): string | undefined {
  if (code === "answer.required") return needed[field.kind] ?? "Please answer this.";
  if (code === "answer.kind") return formed[field.kind];
  if (code !== "answer.range") return undefined;
  if (field.kind === "text" || field.kind === "longText") return "This is too long for here.";
  const { least, most } = field;
  if (least !== undefined && most !== undefined) return `Enter a number from ${least} to ${most}.`;
  if (least !== undefined) return `Enter ${least} or more.`;
  if (most !== undefined) return `Enter ${most} or less.`;
  return field.decimals ? `Enter a number with at most ${field.decimals} decimals.` : "Enter a whole number.";
}

const needed: { readonly [kind in Field["kind"]]?: string } = {
  text: "Please write this down.",
  number: "Please enter a number.",
  date: "Please enter the day.",
  month: "Please choose the month and the year.",
  choice: "Please choose one.",
  choices: "Please choose at least one.",
  yesNo: "Please choose one.",
  timeBand: "Please choose one.",
  reference: "Please find it in the list and choose it.",
  group: "Please add at least one row.",
};

const formed: { readonly [kind in Field["kind"]]?: string } = {
  number: "Enter digits only, such as 15.",
  money: "Enter an amount, such as 12.50.",
  date: "Enter a day, month and year that exist.",
  month: "Choose the month and write the year in four digits.",
};
