// Bringing registers in, for tests: sheets from plain rows, what comes of them, and the figures afterwards.
import { type Envelope, NOTHING_SAID, type Part } from "#core/change/change.ts";
import { newClock } from "#core/change/clock.ts";
import { stateFacts } from "#core/fact/fact.ts";
import { joinFacts } from "#core/fact/join.ts";
import { isProblem } from "#core/problem.ts";
import { foldRecord } from "#core/record/fold.ts";
import { type BringIn, type BroughtIn, bringIn, knownAfter, type SheetChoices } from "#core/register/bring-in.ts";
import type { KnownRecord } from "#core/register/known-records.ts";
import { findPeriod } from "#core/result/period.ts";
import { type Result, type SplitBy, tally } from "#core/result/tally.ts";
import type { Cell, Sheet, SheetRow } from "#core/sheet/sheet.ts";
import { columnLetters } from "#core/sheet/sheet.ts";
import { deviceId, uuid } from "./devices.ts";
import { clubRules, clubTypes, estimateRegister, rideRegister } from "./ride-register.ts";
import { riders } from "./workshop.ts";

type CellGiven = string | number | null | Partial<Cell>;

/** A sheet from rows of values, the first in row 1; numbers become numbers, texts texts, null an empty cell. */
export function sheetOf(rows: readonly (readonly CellGiven[])[], more: Partial<Sheet> = {}): Sheet {
  const made = rows.map(
    (cells, index): SheetRow => ({
      row: index + 1,
      cells: cells.flatMap((value, at): readonly Cell[] => {
        const base = { column: columnLetters(at + 1), formula: false };
        if (value === null || value === "") return [];
        if (typeof value === "number") return [{ ...base, kind: "number", text: String(value), number: value }];
        if (typeof value === "string") return [{ ...base, kind: "text", text: value }];
        return [{ ...base, kind: "text", text: "", ...value } as Cell];
      }),
    }),
  );
  return { name: "Rides", hidden: false, merged: [], rows: made.filter(({ cells }) => cells.length > 0), ...more };
}

export const HEADINGS = ["Name", "Member number", "Jersey", "Born", "Village", "Date", "Route", "Brake test"];

/** What came of a file, its changes worked out. */
export type Brought = BroughtIn & { readonly changes: readonly Envelope[] };

export const ACTED_AT = 1_480_000_000_000;
let made = 1000;

/** Brings sheets in as the workshop "Spoke" of the Netherlands, on 12 December 2016. */
export function bringSheets(
  sheets: readonly Sheet[],
  known: readonly KnownRecord[] = [],
  choices: SheetChoices = {},
  more: Partial<BringIn> = {},
): Brought {
  const brought = bringIn({
    file: "rides.xlsx",
    sheets,
    layouts: [rideRegister, estimateRegister],
    declared: { layout: estimateRegister, value: "total" },
    given: { country: "NL" },
    rows: {
      today: "2016-12-12",
      from: "2016-01-01",
      to: "2016-12-31",
      dayOrder: "dmy",
      ours: ["Workshop Spoke", "Spoke"],
      others: ["Workshop Chain"],
    },
    choices: Object.fromEntries(sheets.map(({ name }) => [name, choices])),
    carry: {
      tenant: uuid(1),
      stream: uuid(2),
      author: uuid(3),
      device: deviceId(1),
      clock: newClock(deviceId(1)),
      now: ACTED_AT,
      newId: () => uuid(++made),
      types: clubTypes,
      rules: clubRules,
      rulesVersion: 1,
      known,
      keep: (type, answers, find) =>
        type === "member"
          ? { ...answers, countId: answers["countId"] ?? uuid(++made) }
          : type === "outing"
            ? { ...answers, countId: find(answers["member"])?.["countId"] }
            : answers,
    },
    ...more,
  });
  return { ...brought, changes: brought.carry().changes };
}

/** What is known after a file was brought in and everything in it accepted. */
export function afterwards(known: readonly KnownRecord[], brought: Brought): readonly KnownRecord[] {
  return knownAfter(known, brought.changes);
}

/** The figures of 2016: riders, split by jersey as said. */
export function figures(known: readonly KnownRecord[]): { readonly [split: string]: number | null } {
  const results = [...ridersIn(known, []), ...ridersIn(known, ["sex"])];
  return Object.fromEntries(results.map(({ at, value }) => [at.sex ?? "all", value]));
}

/** Riders of 2016, at least and at most. */
export function rangeIn(known: readonly KnownRecord[]): { readonly least: number; readonly most: number } {
  const [total] = ridersIn(known, []);
  const most = total?.value ?? 0;
  return { least: most - (total?.unsure ?? 0), most };
}

function ridersIn(known: readonly KnownRecord[], by: readonly SplitBy[]): readonly Result[] {
  const facts = known.flatMap(({ changes }) => {
    const type = clubTypes.find(({ id }) => id === changes[0]?.head.type);
    const record = type && foldRecord(changes, type);
    return type && record
      ? stateFacts(clubRules, type, record).map((fact) => ({ ...fact, tenant: record.tenant, record: record.id }))
      : [];
  });
  const period = findPeriod("2016");
  const results = period && tally(riders, joinFacts(facts), period, by);
  if (!results || isProblem(results)) throw new Error("riders of 2016 can be counted");
  return results;
}

export function opaqueOf({ body }: Envelope): Part {
  return body === "" ? NOTHING_SAID : JSON.parse(body);
}
