// The answers of a form while it is filled in: one answer set at its address, and what is wrong said in its own words.

import type { Problem } from "#core/problem.ts";
import { checkAnswers } from "#core/record/check.ts";
import type { Answers } from "#core/record/condition.ts";
import type { Field, Fields } from "#core/record/field.ts";
import { spoken } from "./spoken.ts";

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
  const { t } = spoken();
  if (code === "answer.required") return t(needed[field.kind] ?? "ui.please-answer-this");
  if (code === "answer.kind") {
    const id = formed[field.kind];
    return id && t(id);
  }
  if (code !== "answer.range") return undefined;
  if (field.kind === "text" || field.kind === "longText") return t("ui.this-is-too-long-for");
  const { least, most } = field;
  if (least !== undefined && most !== undefined) return t("ui.enter-a-number-from-to", { least, most });
  if (least !== undefined) return t("ui.enter-or-more", { least });
  if (most !== undefined) return t("ui.enter-or-less", { most });
  return field.decimals ? t("ui.enter-a-number-with-at", { decimals: field.decimals }) : t("ui.enter-a-whole-number");
}

const needed: { readonly [kind in Field["kind"]]?: string } = {
  text: "ui.wrong-please-write-this-down",
  number: "ui.wrong-please-enter-a-number",
  date: "ui.wrong-please-enter-the-day",
  month: "ui.wrong-please-choose-the-month-and-the-year",
  choice: "ui.wrong-please-choose-one",
  choices: "ui.wrong-please-choose-at-least-one",
  yesNo: "ui.wrong-please-choose-one",
  timeBand: "ui.wrong-please-choose-one",
  file: "file.wrong",
  reference: "ui.wrong-please-find-it-in-the-list-and-choose-it",
  group: "ui.wrong-please-add-at-least-one-row",
};

const formed: { readonly [kind in Field["kind"]]?: string } = {
  number: "ui.wrong-enter-digits-only-such-as",
  money: "ui.wrong-enter-an-amount-such-as",
  date: "ui.wrong-enter-a-day-month-and-year-that-exist",
  month: "ui.wrong-choose-the-month-and-write-the-year-in-f",
  file: "file.wrong",
};
