// The days of a workbook: counted from 1900, with a 29 February that never was, or from 1904.
// A serial and a calendar day name each other exactly; what is no day is nothing, never a neighbour.

/** From which day a workbook counts. */
export type DaySystem = 1900 | 1904;

const secondsPerDay = 86_400;
const lastDay = daysFromCivil(9999, 12, 31);
/** Serial 1 is 1 January 1900; from serial 61 on, one less, because Lotus 1-2-3 took 1900 for a leap year and Excel followed. */
const zeroBeforeLeap = daysFromCivil(1899, 12, 31);
const zeroAfterLeap = daysFromCivil(1899, 12, 30);
const zero1904 = daysFromCivil(1904, 1, 1);

/** The day YYYY-MM-DD and the second of it that a serial means, or nothing when it means none. */
export function serialToDay(
  serial: number,
  system: DaySystem,
): { readonly day: string; readonly second: number } | undefined {
  const seconds = Math.round(serial * secondsPerDay);
  const whole = Math.floor(seconds / secondsPerDay);
  if (!Number.isFinite(serial) || whole < 0 || (system === 1900 && (whole === 0 || whole === 60))) return undefined;
  const days = whole + (system === 1904 ? zero1904 : whole < 60 ? zeroBeforeLeap : zeroAfterLeap);
  return days > lastDay ? undefined : { day: civilFromDays(days), second: seconds - whole * secondsPerDay };
}

/** The serial of a day YYYY-MM-DD from 1900 on, in the 1900 system, or nothing when it is no such day. */
export function dayToSerial(day: string): number | undefined {
  if (!isDay(day)) return undefined;
  const days = daysFromCivil(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
  const serial = days - zeroAfterLeap;
  if (serial > 60) return serial;
  return serial > 1 ? serial - 1 : undefined;
}

/** Whether the text is YYYY-MM-DD and a day of the calendar. */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (parts === null) return false;
  return civilFromDays(daysFromCivil(Number(parts[1]), Number(parts[2]), Number(parts[3]))) === text;
}

/** HH:MM:SS of a second of the day. */
export function timeOfDay(second: number): string {
  return [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
}

/** Days since 1 January 1970 in the Gregorian calendar; years start in March, so that a leap day comes last (Hinnant, days_from_civil). */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

function civilFromDays(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
