// Conditions and calculations as data, run by the same few lines on every machine.
// Promise: total; a missing or unknown answer makes a condition false and a calculation empty, never an error.

/** The answers a condition may look at: field values, and rows of repeat groups under their group's name. */
export interface Answers {
  readonly [field: string]: unknown;
}

export type Condition =
  | { readonly is: readonly [field: string, value: string | number | boolean] }
  | { readonly in: readonly [field: string, values: readonly (string | number)[]] }
  | { readonly has: readonly [field: string, option: string] }
  | { readonly answered: string }
  | { readonly less: readonly [Expression, Expression] }
  | { readonly not: Condition }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

export type Expression =
  | number
  | string
  | { readonly field: string }
  | { readonly sum: readonly Expression[] }
  | { readonly times: readonly Expression[] }
  | { readonly minus: readonly [Expression, Expression] }
  | { readonly sumOf: readonly [group: string, field: string] }
  | { readonly rowsOf: string }
  | { readonly daysBetween: readonly [Expression, Expression] }
  | { readonly yearsBetween: readonly [Expression, Expression] }
  | { readonly monthOf: Expression };

export type Calculated = number | string | undefined;

export function holds(condition: Condition, answers: Answers): boolean {
  if ("is" in condition) return answers[condition.is[0]] === condition.is[1];
  if ("in" in condition) return (condition.in[1] as readonly unknown[]).includes(answers[condition.in[0]]);
  if ("has" in condition) return listOf(answers[condition.has[0]]).includes(condition.has[1]);
  if ("answered" in condition) return isAnswered(answers[condition.answered]);
  if ("less" in condition) return isLess(calculate(condition.less[0], answers), calculate(condition.less[1], answers));
  if ("not" in condition) return !holds(condition.not, answers);
  if ("all" in condition) return condition.all.every((one) => holds(one, answers));
  return condition.any.some((one) => holds(one, answers));
}

export function isAnswered(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** The value of an expression, or nothing where something it needs is missing. Days are `YYYY-MM-DD`. */
export function calculate(expression: Expression, answers: Answers): Calculated {
  if (typeof expression !== "object") return expression;
  if ("field" in expression) return plain(answers[expression.field]);
  if ("sum" in expression) return overNumbers(expression.sum, answers, (a, b) => a + b, 0);
  if ("times" in expression) return overNumbers(expression.times, answers, (a, b) => a * b, 1);
  if ("minus" in expression) return twoNumbers(expression.minus, answers, (a, b) => a - b);
  if ("sumOf" in expression) {
    const [group, field] = expression.sumOf;
    return listOf(answers[group]).reduce<number>((sum, row) => sum + numberIn(row, field), 0);
  }
  if ("rowsOf" in expression) return listOf(answers[expression.rowsOf]).length;
  if ("monthOf" in expression) {
    const day = calculate(expression.monthOf, answers);
    return typeof day === "string" && day.length >= 7 ? day.slice(0, 7) : undefined;
  }
  if ("daysBetween" in expression) return twoDays(expression.daysBetween, answers, daysBetween);
  return twoDays(expression.yearsBetween, answers, yearsBetween);
}

/** Whole days from one calendar day to another; days have no zone. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Full years from a birth date to a day: what people call age. */
export function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant's civil-days formula). */
export function dayNumber(day: string): number {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(day.slice(8, 10)) - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

const dayForm = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export function isDay(value: unknown): value is string {
  if (typeof value !== "string" || !dayForm.test(value)) return false;
  const [year = 0, month = 0, day = 0] = value.split("-").map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

function plain(value: unknown): Calculated {
  return typeof value === "number" || typeof value === "string" ? value : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function numberIn(row: unknown, field: string): number {
  const value = typeof row === "object" && row !== null ? (row as Answers)[field] : undefined;
  return typeof value === "number" ? value : 0;
}

function isLess(a: Calculated, b: Calculated): boolean {
  return a !== undefined && b !== undefined && typeof a === typeof b && a < b;
}

function overNumbers(
  parts: readonly Expression[],
  answers: Answers,
  join: (a: number, b: number) => number,
  from: number,
): number | undefined {
  let result = from;
  for (const part of parts) {
    const value = calculate(part, answers);
    if (typeof value !== "number") return undefined;
    result = join(result, value);
  }
  return result;
}

function twoNumbers(
  pair: readonly [Expression, Expression],
  answers: Answers,
  join: (a: number, b: number) => number,
): number | undefined {
  const [a, b] = [calculate(pair[0], answers), calculate(pair[1], answers)];
  return typeof a === "number" && typeof b === "number" ? join(a, b) : undefined;
}

function twoDays(
  pair: readonly [Expression, Expression],
  answers: Answers,
  between: (a: string, b: string) => number,
): number | undefined {
  const [a, b] = [calculate(pair[0], answers), calculate(pair[1], answers)];
  return isDay(a) && isDay(b) ? between(a, b) : undefined;
}
