// What stands in one cell of a workbook: its raw value, its type and its style, made into what a person sees.
// A formula is never worked out; the value that the program last saved is taken, and a missing one is a fault.

import { cleanText, unescapeOoxml } from "./cell-text.ts";
import { type DaySystem, isDay, serialToDay, timeOfDay } from "./day-serial.ts";
import type { NumberFormat } from "./number-format.ts";
import type { Cell, CellFault, CellValue, SheetLimits } from "./sheet.ts";

/** A cell as its XML gives it; `value` is nothing where it has no value at all. */
export interface UnreadCell {
  readonly type: string;
  readonly style: number;
  value: string | undefined;
  formula: boolean;
}

/** A cell whose text stands in the shared strings, which are read after the sheets. */
export interface SharedCell {
  readonly column: string;
  readonly formula: boolean;
  readonly shared: number;
}

/** What a cell's value depends on beside the cell. */
export interface CellSetting {
  readonly limits: SheetLimits;
  readonly daySystem: DaySystem;
  readonly formatOf: (style: number) => NumberFormat;
}

/** The cell, or nothing when it is empty. */
export function readCell(unread: UnreadCell, column: string, setting: CellSetting): Cell | SharedCell | undefined {
  const { formula, type, value = "" } = unread;
  if (type === "s" && value !== "") return { column, formula, shared: Number(value) };
  const read = readValue(unread, setting);
  return read === undefined ? undefined : { ...read, column, formula };
}

/** The value of a text, or nothing when it is empty. */
export function textValue(text: string, most: number): CellValue | undefined {
  if (text === "") return undefined;
  return text.length > most ? faultValue("too-long", text.slice(0, 80)) : { kind: "text", text };
}

export function faultValue(fault: CellFault, text = ""): CellValue {
  return { kind: "fault", text, fault };
}

function readValue(
  { type, style, value, formula }: UnreadCell,
  { limits, daySystem, formatOf }: CellSetting,
): CellValue | undefined {
  if (type === "inlineStr") return textValue(value ?? "", limits.textPerCell);
  if (type === "str" && value !== undefined) return textValue(cleanText(unescapeOoxml(value)), limits.textPerCell);
  if (value === undefined || value === "") return formula ? faultValue("formula-without-value") : undefined;
  switch (type) {
    case "b":
      return {
        kind: "yesno",
        text: value === "1" || value === "true" ? "TRUE" : "FALSE",
        yes: value === "1" || value === "true",
      };
    case "e":
      return faultValue("formula-error", cleanText(value).slice(0, 20));
    case "d":
      return isoValue(value);
    case "n":
      return numberValue(Number(value), formatOf(style), daySystem);
    default:
      return faultValue("unreadable");
  }
}

function numberValue(number: number, format: NumberFormat, daySystem: DaySystem): CellValue {
  if (!Number.isFinite(number)) return faultValue("unreadable");
  if (format.kind === "number") return { kind: "number", text: format.show(number), number };
  const second = Math.round(number * 86_400);
  if (second >= 0 && second < 86_400 && (format.kind === "time" || (daySystem === 1900 && second > 0)))
    return timeValue(second);
  if (format.kind === "time") return { kind: "number", text: format.show(number), number };
  const found = serialToDay(number, daySystem);
  return found === undefined ? faultValue("no-such-day") : dayValue(found.day, found.second);
}

/** A day that is written out, as ISO 8601, with or without a time. */
function isoValue(value: string): CellValue {
  const parts = /^(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?Z?$/.exec(value.trim());
  if (parts === null) return faultValue("unreadable");
  const [, day = "", hours = "0", minutes = "0", seconds = "0"] = parts;
  const second = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return isDay(day) && second < 86_400 ? dayValue(day, second) : faultValue("no-such-day");
}

function dayValue(day: string, second: number): CellValue {
  if (second === 0) return { kind: "day", text: day, day };
  const time = timeOfDay(second);
  return { kind: "day", text: `${day} ${shownTime(time)}`, day, time };
}

function timeValue(second: number): CellValue {
  const time = timeOfDay(second);
  return { kind: "time", text: shownTime(time), time };
}

/** Seconds are shown only where there are any. */
function shownTime(time: string): string {
  return time.endsWith(":00") ? time.slice(0, 5) : time;
}
