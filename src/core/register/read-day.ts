// Days as people write them: 3/4/2016 in two orders, 12 de marzo, ๒๕๕๙, 2016-03-12T10:00+07:00.
// Promise: the order is decided for a column as a whole from the cells that can only be read one way, and never guessed cell by cell.
import { isDay } from "../record/condition.ts";
import { serialToDay } from "../sheet/day-serial.ts";
import type { Cell } from "../sheet/sheet.ts";
import { plainDigits } from "../words/fold.ts";
import { foldText } from "./fold-text.ts";
import { monthNumbers } from "./month-names.ts";

export type DayOrder = "dmy" | "mdy";

/** What a cell may mean: one day for certain, or one in each order (either may be missing), or nothing. */
export type DayReading =
  | { readonly day: string }
  | { readonly dmy: string | undefined; readonly mdy: string | undefined }
  | undefined;

/** Reads a cell; `latestYear` decides the century of a year of two digits: never after it. */
export function readDay(cell: Cell, latestYear: number): DayReading {
  if (cell.kind === "day") return { day: cell.day };
  if (cell.kind === "number")
    return Number.isInteger(cell.number) ? (fromSerial(cell.number) ?? readDayText(cell.text, latestYear)) : undefined;
  return cell.kind === "text" ? readDayText(cell.text, latestYear) : undefined;
}

export function readDayText(written: string, latestYear: number): DayReading {
  const text = plainDigits(written.normalize("NFKC")).trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return certain(civil(Number(iso[1]), Number(iso[2]), Number(iso[3])));
  const numbers = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})(?:[ ,T].*)?$/.exec(text);
  if (numbers) {
    const [first, second, year] = [Number(numbers[1]), Number(numbers[2]), yearOf(numbers[3] ?? "", latestYear)];
    const [dmy, mdy] = [civil(year, second, first), civil(year, first, second)];
    if (dmy === undefined && mdy === undefined) return undefined;
    return dmy === mdy ? { day: dmy ?? "" } : { dmy, mdy };
  }
  return certain(withMonthName(text, latestYear));
}

export interface OrderEvidence {
  /** What the column's certain cells, or its heading, show; nothing where they show neither or both. */
  readonly shown: DayOrder | undefined;
  /** Some cells can only be read in one order, some only in the other: no country's habit can settle that. */
  readonly mixed: boolean;
  /** Whether any cell depends on the order. */
  readonly matters: boolean;
}

/** Which order a column shows: by the cells with a day past the 12th, or by a heading such as "(dd/mm/yyyy)". */
export function orderShown(readings: Iterable<DayReading>, heading: string): OrderEvidence {
  let [dmy, mdy, open] = [0, 0, 0];
  for (const reading of readings) {
    if (!reading || "day" in reading) continue;
    if (reading.mdy === undefined) dmy++;
    else if (reading.dmy === undefined) mdy++;
    else open++;
  }
  const said = /\b(d{1,2}|m{1,2}|h{2}|t{2}|b{2})\s?[-/. ]\s?(d{1,2}|m{1,2}|b{2})\s?[-/. ]/i.exec(heading);
  const byHeading = said
    ? /^m/i.test(said[1] ?? "") && /^d/i.test(said[2] ?? "")
      ? "mdy"
      : /^[dht]/i.test(said[1] ?? "")
        ? "dmy"
        : undefined
    : undefined;
  const shown =
    dmy > 0 && mdy === 0 ? "dmy" : mdy > 0 && dmy === 0 ? "mdy" : dmy === 0 && mdy === 0 ? byHeading : undefined;
  return { shown, mixed: dmy > 0 && mdy > 0, matters: open + dmy + mdy > 0 };
}

/** The day of a reading in this order, or nothing where the cell cannot be read so. */
export function dayIn(reading: DayReading, order: DayOrder): string | undefined {
  return reading && ("day" in reading ? reading.day : reading[order]);
}

function certain(day: string | undefined): DayReading {
  return day === undefined ? undefined : { day };
}

/** "12 de marzo de 2016", "Sabtu, 12 Maret 2016", "March 12, 2016", "12-mar-16". */
function withMonthName(text: string, latestYear: number): string | undefined {
  const folded = foldText(text);
  const [, day, word = "", year = ""] =
    /(?:^|\s)(\d{1,2})\s(?:de |van |of )?(\p{L}+)\s(?:de |del |van )?(\d{4}|\d{2})$/u.exec(folded) ?? [];
  const month = monthNumbers[word];
  if (month !== undefined) return civil(yearOf(year, latestYear), month, Number(day));
  const [, monthFirst = "", dayLater, yearLast = ""] =
    /(?:^|\s)(\p{L}+)\s(\d{1,2})(?:st|nd|rd|th)?\s(\d{4})$/u.exec(folded) ?? [];
  const named = monthNumbers[monthFirst];
  return named === undefined ? undefined : civil(yearOf(yearLast, latestYear), named, Number(dayLater));
}

/** Two digits are of the last hundred years; from 2400 on a year is counted from the Buddha (543 years before). */
function yearOf(digits: string, latestYear: number): number {
  const year = Number(digits);
  if (digits.length > 2) return year >= 2400 && year < 2700 ? year - 543 : year;
  const century = latestYear - (latestYear % 100);
  return century + year > latestYear ? century - 100 + year : century + year;
}

function civil(year: number, month: number, day: number): string | undefined {
  const plain = year >= 2400 && year < 2700 ? year - 543 : year;
  const text = `${String(plain).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isDay(text) ? text : undefined;
}

/** A date whose format was lost shows its serial: 42000 is a day of 2014. Only serials of the years 1927 to 2064 are taken for days. */
function fromSerial(number: number): DayReading {
  return number < 10_000 || number > 60_000 ? undefined : certain(serialToDay(number, 1900)?.day);
}
