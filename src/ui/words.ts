// How days, moments, amounts and answers are written for a person, in the language and calendar of the page.
// Promise: total; what cannot be written as what it should be is written as it stands.

import type { Answers } from "#core/record/condition.ts";
import { isDay } from "#core/record/condition.ts";
import { type Field, type Fields, type Money, optionsOf } from "#core/record/field.ts";
import { type FileAnswer, isFileAnswer } from "#core/record/file-answer.ts";
import { plainDigits } from "#core/words/fold.ts";
import { initialsOf } from "#core/words/initials.ts";
import { spoken } from "./spoken.ts";
import { isVeiled } from "./veil.ts";

const shapes = {
  day: { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" },
  dayShort: { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" },
  dayOfWeek: { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" },
  monthOfYear: { month: "long", year: "numeric", timeZone: "UTC" },
  monthName: { month: "long", timeZone: "UTC" },
  moment: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
  clockTime: { hour: "2-digit", minute: "2-digit" },
} as const satisfies { readonly [shape: string]: Intl.DateTimeFormatOptions };

let known: { readonly locale: string; readonly made: Map<string, Intl.DateTimeFormat | Intl.NumberFormat> } | undefined;

/** What was made for the language of the page; anew when that changes. */
function kept<F extends Intl.DateTimeFormat | Intl.NumberFormat>(name: string, make: (locale: string) => F): F {
  const { locale } = spoken();
  if (known?.locale !== locale) known = { locale, made: new Map() };
  const made = (known.made.get(name) as F | undefined) ?? make(locale);
  known.made.set(name, made);
  return made;
}

function dateIn(shape: keyof typeof shapes, at: Date | number): string {
  return kept(shape, (locale) => new Intl.DateTimeFormat(locale, shapes[shape])).format(at);
}

/** "12 December 2016" for `2016-12-12`; `form` shortens the month or adds the day of the week. */
export function dayWords(text: string, form: "long" | "short" | "week" = "long"): string {
  if (!isDay(text)) return text;
  const at = new Date(`${text}T00:00:00Z`);
  return dateIn(form === "short" ? "dayShort" : form === "week" ? "dayOfWeek" : "day", at);
}

/** A label within a sentence: "training day" for "Training day". */
export function lower(label: string): string {
  return label.charAt(0).toLocaleLowerCase() + label.slice(1);
}

/** "December 2016" for `2016-12`. */
export function monthWords(text: string): string {
  return isDay(`${text}-01`) ? dateIn("monthOfYear", new Date(`${text}-01T00:00:00Z`)) : text;
}

/** The twelve months' names, January first. */
export function monthNames(): readonly string[] {
  return Array.from({ length: 12 }, (_, at) => dateIn("monthName", Date.UTC(2016, at)));
}

/** "12 Dec 2016, 14:02", in the zone of this device. */
export function momentWords(millis: number): string {
  return dateIn("moment", millis);
}

export function timeWords(millis: number): string {
  return dateIn("clockTime", millis);
}

export function countWords(number: number): string {
  return kept("count", (locale) => new Intl.NumberFormat(locale)).format(number);
}

/** Digits one by one, as the page writes them: what is read aloud and compared, with its zeros. */
export function digitWords(digits: string): string {
  return digits.replace(/\d/g, (digit) => countWords(Number(digit)));
}

export function moneyWords({ minor, currency }: Money): string {
  try {
    return new Intl.NumberFormat(spoken().locale, { style: "currency", currency }).format(minor / 100);
  } catch {
    return `${minor / 100} ${currency}`;
  }
}

const SIZES = [
  ["gigabyte", 1e9],
  ["megabyte", 1e6],
  ["kilobyte", 1e3],
] as const;

/** "412 kB", "2.1 MB", "10.7 GB". */
export function sizeWords(bytes: number): string {
  const [unit, size] = SIZES.find(([, least]) => bytes >= least) ?? SIZES[2];
  const form = { style: "unit", unit, maximumFractionDigits: unit === "kilobyte" ? 0 : 1 } as const;
  return kept(unit, (locale) => new Intl.NumberFormat(locale, form)).format(Math.max(bytes / size, 1));
}

/** What a file is, and how large; it has no name. */
export function fileWords({ kind, bytes }: FileAnswer): string {
  return spoken().t(kind === "image/jpeg" ? "file.photo" : "file.pdf", { size: sizeWords(bytes) });
}

/** An answer in words; nothing for no answer, and initials for a name while the veil is drawn. `nameOf` gives the line of a record that is referred to. */
export function answerWords(field: Field, value: unknown, nameOf: (type: string, id: string) => string): string {
  const { t } = spoken();
  if (value === undefined || value === null || value === "") return "";
  const options = optionsOf(field);
  if (options)
    return [value]
      .flat()
      .map((option) => options[String(option)] ?? String(option))
      .join(", ");
  if (field.kind === "date" && typeof value === "string") return dayWords(value);
  if (field.kind === "month" && typeof value === "string") return monthWords(value);
  if (field.kind === "money" && typeof value === "object") return moneyWords(value as Money);
  if (field.kind === "file" && isFileAnswer(value)) return fileWords(value);
  if (field.kind === "reference") return nameOf(field.of ?? "", String(value));
  if (typeof value === "number") return countWords(value);
  if (field.kind === "calculated" && typeof value === "string")
    return isDay(value) ? dayWords(value) : monthWords(value);
  if (field.kind === "group" && Array.isArray(value)) return t("ui.row", { count: value.length });
  if (field.named && isVeiled()) return initialsOf(String(value));
  return String(value);
}

/** The answered cells of a repeat group's row, each with its label. */
export function rowWords(
  fields: Fields,
  row: Answers,
  nameOf: (type: string, id: string) => string,
): readonly (readonly [label: string, words: string])[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const words = answerWords(field, row[name], nameOf);
    return words === "" ? [] : [[field.label, words] as const];
  });
}

/** The number somebody typed, with local digits and their own marks for thousands and decimals; nothing when it is none. */
export function numberFrom(typed: string, decimals = 0): number | undefined {
  const text = plainDigits(typed.trim()).replace(/[\s\u00a0\u202f'’]/gu, "");
  if (decimals === 0)
    return /^-?\d{1,3}([.,]\d{2,3})*[.,]\d{3}$|^-?\d+$/u.test(text) ? Number(text.replace(/[.,]/gu, "")) : undefined;
  const parts = /^(-?\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}|-?\d+)(?:[.,](\d+))?$/u.exec(text);
  if (!parts || (parts[2]?.length ?? 0) > decimals) return undefined;
  return Number(`${parts[1]?.replace(/[.,]/gu, "")}.${parts[2] ?? 0}`);
}
