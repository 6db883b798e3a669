// Days of the demonstration's year, and how partners write them.
import type { CellToWrite } from "#core/sheet/write-xlsx.ts";
import type { Chance } from "./chance.ts";
import type { Habits } from "./partners.ts";
import type { Tongue } from "./words/tongues.ts";

/** Today in the demonstration. */
export const TODAY = "2016-12-12";

const dayMillis = 86_400_000;

/** Milliseconds since 1970 at noon, Greenwich, of a calendar day. */
export function noonOf(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)), 12);
}

export function dayAfter(day: string, days: number): string {
  return new Date(noonOf(day) + days * dayMillis).toISOString().slice(0, 10);
}

/** A day between two, both in, and no Sunday. */
export function someDay(chance: Chance, from: string, to: string): string {
  const span = Math.round((noonOf(to) - noonOf(from)) / dayMillis);
  const day = dayAfter(from, chance.between(0, span));
  return new Date(noonOf(day)).getUTCDay() === 0 ? dayAfter(day, day < to ? 1 : -1) : day;
}

const zeros = { latin: 0x30, bengali: 0x09e6, devanagari: 0x0966, thai: 0x0e50 } as const;

/** A text with its digits as this partner writes them. */
export function inDigits(text: string, { digits }: Habits): string {
  return digits === "latin"
    ? text
    : text.replace(/\d/g, (digit) => String.fromCodePoint(zeros[digits] + Number(digit)));
}

/** A day as this partner writes it; Thai years are counted from the Buddha. */
export function writtenDay(day: string, habits: Habits, tongue: Tongue): CellToWrite {
  const [iso = "", month = "", date = ""] = day.split("-");
  const year = habits.digits === "thai" ? String(Number(iso) + 543) : iso;
  const inOrder = (order: readonly string[], sign: string): string => inDigits(order.join(sign), habits);
  switch (habits.days) {
    case "cell":
      return { value: day, look: "day" };
    case "iso":
      return inOrder([year, month, date], "-");
    case "dmy":
      return inOrder([String(Number(date)), String(Number(month)), year], "/");
    case "mdy":
      return inOrder([month, date, year], "/");
    case "dotted":
      return inOrder([date, month, year], ".");
    case "long": {
      const named = tongue.months[Number(month) - 1] ?? "";
      return habits.language === "es" ? `${Number(date)} de ${named} de ${year}` : `${Number(date)} ${named} ${year}`;
    }
  }
}
