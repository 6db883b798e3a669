// What is missing or not possible in a record's answers. Checking tells; it never stops a draft from being kept.
import { type Problem, type ProblemCode, problem } from "../problem.ts";
import { relevantAmong } from "./answers.ts";
import type { Answers } from "./condition.ts";
import { isAnswered, isDay } from "./condition.ts";
import { type Field, type Fields, optionsOf } from "./field.ts";
import { isFileAnswer } from "./file-answer.ts";

const monthForm = /^\d{4}-(0[1-9]|1[0-2])$/;
const currencyForm = /^[A-Z]{3}$/;
const MOST_LETTERS = 200;
export const MOST_LONG_LETTERS = 20_000;

/**
 * The problems of these answers, by the questions that are asked under them; `field` is the merge address, so that a form can
 * show each in its place. Fields `kept` by the app are not asked for. What a condition hides is not checked.
 */
export function checkAnswers(fields: Fields, answers: Answers, under = ""): readonly Problem[] {
  const asked = relevantAmong(fields, answers);
  return Object.entries(fields).flatMap(([name, field]) => {
    const at = under + name;
    const value = asked[name];
    if (field.kind === "calculated" || field.kept) return [];
    if (!isAnswered(value))
      return field.required && isAsked(fields, name, answers) ? [problem("answer.required", { field: at })] : [];
    if (field.kind === "group") return checkRows(field, value, at);
    const code = wrongWith(field, value);
    return code ? [problem(code, { field: at })] : [];
  });
}

function checkRows(group: Field, value: unknown, at: string): readonly Problem[] {
  if (!Array.isArray(value)) return [problem("answer.kind", { field: at })];
  return value.flatMap((row: Answers) => checkAnswers(group.fields ?? {}, row, `${at}/${String(row["id"])}/`));
}

function isAsked(fields: Fields, name: string, answers: Answers): boolean {
  // A stand-in answer shows whether the question would be kept: conditions look only at other answers.
  return relevantAmong(fields, { ...answers, [name]: "?" })[name] !== undefined;
}

function wrongWith(field: Field, value: unknown): ProblemCode | undefined {
  switch (field.kind) {
    case "text":
    case "place":
    case "reference":
      return typeof value !== "string" ? "answer.kind" : value.length > MOST_LETTERS ? "answer.range" : undefined;
    case "file":
      return isFileAnswer(value) ? undefined : "answer.kind";
    case "longText":
      return typeof value !== "string" ? "answer.kind" : value.length > MOST_LONG_LETTERS ? "answer.range" : undefined;
    case "number":
      return typeof value !== "number" ? "answer.kind" : isInRange(field, value) ? undefined : "answer.range";
    case "money":
      return wrongWithMoney(field, value);
    case "date":
      return isDay(value) ? undefined : "answer.kind";
    case "month":
      return typeof value === "string" && monthForm.test(value) ? undefined : "answer.kind";
    case "choice":
    case "yesNo":
    case "timeBand":
      return typeof value === "string" && Object.hasOwn(optionsOf(field) ?? {}, value) ? undefined : "answer.choice";
    case "choices":
      return Array.isArray(value) && value.every((one) => Object.hasOwn(field.options ?? {}, String(one)))
        ? undefined
        : "answer.choice";
    case "group":
    case "calculated":
      return undefined;
  }
}

function isInRange(field: Field, value: number): boolean {
  const scale = 10 ** (field.decimals ?? 0);
  const isFineEnough = Number.isFinite(value) && Math.abs(Math.round(value * scale) - value * scale) < 1e-6;
  return (
    isFineEnough &&
    value >= (field.least ?? Number.MIN_SAFE_INTEGER) &&
    value <= (field.most ?? Number.MAX_SAFE_INTEGER)
  );
}

function wrongWithMoney(field: Field, value: unknown): ProblemCode | undefined {
  if (typeof value !== "object" || value === null || !("minor" in value) || !("currency" in value))
    return "answer.kind";
  const { minor, currency } = value;
  if (
    typeof currency !== "string" ||
    !currencyForm.test(currency) ||
    (field.currencies && !field.currencies.includes(currency))
  )
    return "answer.choice";
  return Number.isSafeInteger(minor) && (minor as number) >= (field.least ?? 0) ? undefined : "answer.range";
}
