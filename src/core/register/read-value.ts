// One cell as the value its column asks for, or the code of what is wrong with it.
// Promise: nothing is rounded, guessed or mended here; a value comes out as it stands or a person is asked.
import type { Cell } from "../sheet/sheet.ts";
import { plainDigits } from "../words/fold.ts";
import { foldText, isBlank } from "./fold-text.ts";
import type { RegisterColumn } from "./layout.ts";
import type { RegisterProblemCode } from "./problems.ts";
import { type DayOrder, dayIn, readDay } from "./read-day.ts";
import { readOptions } from "./read-words.ts";

/** How a column of this file is read: decided once, for all its cells. */
export interface ColumnReading {
  readonly order: DayOrder | undefined;
  readonly means: (word: string) => string | undefined;
}

export interface ValueContext {
  /** Days, both in; what is dated has to lie between them. */
  readonly from: string;
  readonly to: string;
  readonly today: string;
  /** Folded names of the organisation and the team. */
  readonly ours: ReadonlySet<string>;
}

export type ValueRead =
  | { readonly value: string | number | readonly string[] | undefined }
  | { readonly fault: RegisterProblemCode };

export function readValue(
  cell: Cell,
  column: RegisterColumn,
  reading: ColumnReading,
  context: ValueContext,
): ValueRead {
  if (cell.kind === "fault") return { fault: "formula-fault" };
  if (cell.kind === "text" && isBlank(cell.text)) return { value: undefined };
  switch (column.kind) {
    case "text":
      return { value: tidyText(cell.text) };
    case "owner":
      return context.ours.has(foldText(cell.text)) ? { value: tidyText(cell.text) } : { fault: "other-owner-row" };
    case "number":
    case "people":
      return readNumber(cell, column);
    case "day":
      return readDayValue(cell, column, reading.order, context);
    case "choice":
    case "yesNo": {
      const option = reading.means(foldText(cell.text));
      return option === undefined ? { fault: "choice" } : { value: option };
    }
    case "choices": {
      const options = readOptions(cell.text, reading.means);
      return options === undefined ? { fault: "choice" } : { value: options };
    }
  }
}

function readNumber(cell: Cell, { kind, least, most }: RegisterColumn): ValueRead {
  const number =
    cell.kind === "number" ? cell.number : cell.kind === "text" ? numberIn(cell.text, kind === "people") : undefined;
  if (number === undefined) return { fault: "not-a-number" };
  if (kind === "people" && number < 0) return { fault: "negative" };
  if (kind === "people" && !Number.isInteger(number)) return { fault: "fraction" };
  return (least !== undefined && number < least) || (most !== undefined && number > most)
    ? { fault: "range" }
    : { value: number };
}

/** Points and commas stand for thousands or for decimals by country; people come in wholes, so three digits behind one are thousands. */
function numberIn(text: string, whole: boolean): number | undefined {
  const plain = plainDigits(text.normalize("NFKC")).trim();
  if (whole && /^\d{1,3}(?:[.,' ]\d{3})+$/.test(plain)) return Number(plain.replace(/\D/g, ""));
  return /^-?\d{1,12}(?:[.,]\d{1,6})?$/.test(plain) ? Number(plain.replace(",", ".")) : undefined;
}

function readDayValue(
  cell: Cell,
  column: RegisterColumn,
  order: DayOrder | undefined,
  { from, to, today }: ValueContext,
): ValueRead {
  const reading = readDay(cell, Number(today.slice(0, 4)));
  if (reading === undefined) return { fault: "not-a-day" };
  const day = dayIn(reading, order ?? "dmy");
  if (day === undefined) return { fault: "day-order" };
  if (day > today) return { fault: "in-future" };
  return column.dated && (day < from || day > to) ? { fault: "out-of-period" } : { value: day };
}

function tidyText(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}
