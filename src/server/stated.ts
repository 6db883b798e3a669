// Reads facts, those that arrive and those our own rules state, before they may be counted. Total.
// Promise: what stands in the tables has exactly the form of docs/formats.md, whoever stated it.
import type { StatedFacts } from "#core/change/change.ts";
import { type Dimension, dimensions, type Fact } from "#core/fact/fact.ts";
import { type Problem, problem } from "#core/problem.ts";
import { isDay } from "#core/record/condition.ts";
import { hasExactly, isCount, isObject, isText, isUuid } from "./form.ts";
import { MOST_FACT_ROWS } from "./limits.ts";

/** The facts of a push, or `facts.unreadable`. */
export function readFacts(value: unknown): StatedFacts | Problem {
  if (!isObject(value) || !hasExactly(value, ["rules", "revision", "rows"])) return problem("facts.unreadable");
  const { rules, revision, rows } = value;
  if (!isCount(rules) || rules < 1 || rules > MOST || !isCount(revision) || revision < 1 || !Array.isArray(rows))
    return problem("facts.unreadable");
  if (rows.length > MOST_FACT_ROWS) return problem("change.too-large", { field: "facts" });
  const wrong = unreadable(rows);
  return wrong === undefined
    ? ({ rules, revision, rows } as StatedFacts)
    : problem("facts.unreadable", { field: wrong });
}

/** Of these facts, those in the right form; a kind and key that comes twice stands once. */
export function readableAmong(rows: readonly Fact[]): readonly Fact[] {
  const once = new Map(
    rows.filter((row) => wrongMember(row) === undefined).map((row) => [`${row.kind} ${row.key}`, row]),
  );
  return [...once.values()];
}

const MOST = 1_000_000_000;
const monthForm = /^\d{4}-(0[1-9]|1[0-2])$/;

const forms: { readonly [member in keyof Required<Fact>]: (value: unknown) => boolean } = {
  kind: (value) => isText(value) && /^[a-z][a-z0-9-]{0,59}$/.test(value),
  role: (value) => value === "person" || value === "occasion" || value === "event",
  // "|" joins an event's key with that of its occasion.
  key: (value) => isText(value) && value.length <= 120 && !value.includes("|"),
  dims: (value) =>
    isObject(value) &&
    Object.entries(value).every(
      ([name, word]) => dimensions.includes(name as Dimension) && (word === undefined || isWord(word)),
    ),
  occasion: isUuid,
  person: isUuid,
  sameAs: isUuid,
  mayBe: isUuid,
  subject: isUuid,
  on: (value) => isDay(value) || (isText(value) && monthForm.test(value)),
  basis: (value) => value === "row" || value === "headcount" || value === "declared",
  quantity: isPeople,
  fresh: isPeople,
  money: (value) =>
    isObject(value) &&
    hasExactly(value, ["minor", "currency"]) &&
    Number.isSafeInteger(value["minor"]) &&
    isText(value["currency"]) &&
    /^[A-Z]{3}$/.test(value["currency"]),
};
const always = ["kind", "role", "key", "dims"] as const;

/** The first member of the first row that is not as it must be, or nothing. */
function unreadable(rows: readonly unknown[]): string | undefined {
  const seen = new Set<string>();
  for (const row of rows) {
    const wrong = wrongMember(row);
    if (wrong !== undefined) return wrong;
    const { kind, key } = row as Fact;
    if (seen.has(`${kind} ${key}`)) return "key";
    seen.add(`${kind} ${key}`);
  }
  return undefined;
}

function wrongMember(row: unknown): string | undefined {
  if (!isObject(row)) return "rows";
  if (Object.keys(row).some((member) => !Object.hasOwn(forms, member))) return "rows";
  const isWrong = (member: string): boolean =>
    row[member] === undefined ? always.includes(member as never) : !forms[member as keyof Fact](row[member]);
  return Object.keys(forms).find(isWrong);
}

function isWord(value: unknown): boolean {
  return isText(value) && value !== "" && value.length <= 80;
}

function isPeople(value: unknown): boolean {
  return isCount(value) && value <= MOST;
}
