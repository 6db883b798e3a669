// The register of a bicycle workshop: riders on ride days, as clubs would send it, and the one way in for tests.
import { type Envelope, NOTHING_SAID, type Part } from "#core/change/change.ts";
import { newClock } from "#core/change/clock.ts";
import { factRule, stateFacts } from "#core/fact/fact.ts";
import { joinFacts } from "#core/fact/join.ts";
import { choice, date, kept, number, ref, required, text, yesNo } from "#core/record/field.ts";
import { foldRecord } from "#core/record/fold.ts";
import { openType, sealedType } from "#core/record/type.ts";
import { type BringIn, type BroughtIn, bringIn, knownAfter, type SheetChoices } from "#core/register/bring-in.ts";
import type { KnownRecord } from "#core/register/known-records.ts";
import type { RegisterLayout, Vocabulary } from "#core/register/layout.ts";
import { findPeriod } from "#core/result/period.ts";
import { tally } from "#core/result/tally.ts";
import type { Cell, Sheet, SheetRow } from "#core/sheet/sheet.ts";
import { columnLetters } from "#core/sheet/sheet.ts";
import { deviceId, uuid } from "./devices.ts";
import { riders } from "./workshop.ts";

export const ClubDay = openType(
  "club-day",
  { label: "Club day", plural: "Club days", title: ["route"] },
  {
    riddenOn: required(date("Ridden on")),
    route: required(text("Route")),
    country: choice("Country", { NL: "Netherlands", BE: "Belgium" }),
    weather: text("Weather"),
  },
);
export const Member = sealedType(
  "member",
  { label: "Rider", plural: "Riders", title: ["name"] },
  {
    name: text("Name"),
    number: text("Member number"),
    jersey: choice("Jersey", { red: "Red", blue: "Blue" }),
    bornOn: date("Born on"),
    village: text("Village"),
    phone: text("Telephone"),
    countId: kept(text("Count id")),
    sameAs: kept(text("Double of")),
    rowKey: kept(text("Row")),
  },
);
export const Outing = sealedType(
  "outing",
  { label: "Outing", plural: "Outings", title: ["day"] },
  {
    day: required(ref("club-day", "Day")),
    member: required(ref("member", "Rider")),
    passed: yesNo("Passed the brake test"),
    kilometres: number("Kilometres"),
    countId: kept(text("Count id")),
    rowKey: kept(text("Row")),
  },
);
export const Estimate = openType(
  "estimate",
  { label: "Estimate", plural: "Estimates", title: ["what"] },
  {
    what: required(text("What")),
    total: required(number("Total")),
    source: required(text("Source")),
    rowKey: kept(text("Row")),
  },
);
export const clubTypes = [ClubDay, Member, Outing, Estimate];

export const clubRules = [
  factRule("ride-day", "occasion", ClubDay, "when a ride was", (day) =>
    day.riddenOn ? [{ on: day.riddenOn, dims: day.country ? { country: day.country } : {} }] : [],
  ),
  factRule("rider", "person", Member, "the jersey of a rider", (rider) =>
    rider.countId
      ? [
          {
            person: rider.countId,
            ...(rider.sameAs && { sameAs: rider.sameAs }),
            dims: rider.jersey ? { sex: rider.jersey } : {},
          },
        ]
      : [],
  ),
  factRule("ride", "event", Outing, "that somebody rode", (ride) =>
    ride.day
      ? [
          {
            occasion: ride.day,
            ...(ride.countId && { person: ride.countId }),
            dims: ride.passed ? { answer: ride.passed } : {},
          },
        ]
      : [],
  ),
];

/** Red and blue as girls and boys: R is red in English and Dutch, B is blue there, and "bianco" nowhere. */
export const jerseyWords: readonly Vocabulary[] = [
  { language: "en", words: { red: ["r", "red"], blue: ["b", "blue"] } },
  { language: "nl", words: { red: ["r", "rood"], blue: ["b", "blauw"] } },
  { language: "es", words: { red: ["r", "rojo"], blue: ["a", "azul"] } },
  // In this club's tongue B is red (berry) and A is blue (azure).
  { language: "xx", words: { red: ["b", "berry"], blue: ["a", "azure"] } },
];
const yesWords: readonly Vocabulary[] = [{ words: { yes: ["yes", "si", "ja", "x", "1"], no: ["no", "nee", "0"] } }];

export const rideRegister: RegisterLayout = {
  id: "rides",
  label: "Riders on ride days",
  columns: [
    { id: "row", label: "Line number", kind: "text", headings: { en: ["Line number"], es: ["Número de línea"] } },
    { id: "club", label: "Club", kind: "owner", headings: { en: ["Club"] } },
    {
      id: "date",
      label: "Day",
      kind: "day",
      required: true,
      dated: true,
      headings: { en: ["Date", "Day"], es: ["Fecha", "Día"], nl: ["Datum"] },
    },
    {
      id: "route",
      label: "Route",
      kind: "text",
      required: true,
      headings: { en: ["Route"], es: ["Ruta"], nl: ["Route"] },
    },
    {
      id: "name",
      label: "Name",
      kind: "text",
      headings: { en: ["Name", "Rider"], es: ["Nombre", "Nombre y apellidos"], nl: ["Naam"] },
    },
    {
      id: "number",
      label: "Member number",
      kind: "text",
      headings: { en: ["Member number"], es: ["Código"], nl: ["Lidnummer"] },
    },
    {
      id: "jersey",
      label: "Jersey",
      kind: "choice",
      vocabularies: jerseyWords,
      headings: { en: ["Jersey"], es: ["Camiseta"], nl: ["Trui"] },
    },
    {
      id: "born",
      label: "Born on",
      kind: "day",
      headings: { en: ["Born", "Date of birth"], es: ["Fecha de nacimiento"], nl: ["Geboren"] },
    },
    { id: "village", label: "Village", kind: "text", headings: { en: ["Village"], es: ["Aldea"], nl: ["Dorp"] } },
    {
      id: "passed",
      label: "Brake test",
      kind: "yesNo",
      vocabularies: yesWords,
      headings: { en: ["Brake test"], es: ["Prueba"], nl: ["Remproef"] },
    },
    {
      id: "kilometres",
      label: "Kilometres",
      kind: "number",
      least: 0,
      most: 300,
      headings: { en: ["Km"], es: ["Km recorridos"], nl: ["Kilometers"] },
    },
    { id: "guests", label: "Guests", kind: "people", headings: { en: ["Guests"], es: ["Invitados"] } },
    {
      id: "wants",
      label: "Repairs wanted",
      kind: "choices",
      vocabularies: [{ words: { brake: ["brakes", "frenos"], light: ["lights", "luces"] } }],
      headings: { en: ["Repairs"], es: ["Reparaciones"] },
    },
  ],
  leftOut: ["No", "Signature", "Firma"],
  rowNumber: "row",
  rowKey: ["name", "number", "born", "date", "route"],
  parts: [
    {
      id: "day",
      type: "club-day",
      required: true,
      known: { same: ["riddenOn", "route"], needs: ["riddenOn", "route"] },
      answers: { riddenOn: { column: "date" }, route: { column: "route" }, country: { given: "country" } },
    },
    {
      id: "member",
      type: "member",
      required: true,
      known: {
        number: "number",
        same: ["name", "jersey", "bornOn", "village"],
        needs: ["name", "bornOn"],
        agree: ["jersey"],
        near: { name: "name", born: "bornOn", sex: "jersey", places: ["village"], double: "sameAs", id: "countId" },
      },
      answers: {
        name: { column: "name" },
        number: { column: "number" },
        jersey: { column: "jersey" },
        bornOn: { column: "born" },
        village: { column: "village" },
      },
    },
    {
      id: "outing",
      type: "outing",
      known: { row: "rowKey" },
      answers: {
        day: { part: "day" },
        member: { part: "member" },
        passed: { column: "passed" },
        kilometres: { column: "kilometres" },
      },
    },
  ],
};

export const estimateRegister: RegisterLayout = {
  id: "estimates",
  label: "Estimates",
  leftOut: [],
  rowKey: ["what"],
  columns: [
    { id: "what", label: "What", kind: "text", required: true, headings: { en: ["Estimate of"] } },
    { id: "total", label: "Total", kind: "number", required: true, headings: { en: ["Estimated total"] } },
    { id: "source", label: "Source", kind: "text", required: true, headings: { en: ["Estimated from"] } },
  ],
  parts: [
    {
      id: "estimate",
      type: "estimate",
      known: { row: "rowKey" },
      answers: { what: { column: "what" }, total: { column: "total" }, source: { column: "source" } },
    },
  ],
};

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

let made = 1000;

/** Brings sheets in as the workshop "Spoke" of the Netherlands, on 12 December 2016. */
export function bringSheets(
  sheets: readonly Sheet[],
  known: readonly KnownRecord[] = [],
  choices: SheetChoices = {},
  more: Partial<BringIn> = {},
): BroughtIn {
  return bringIn({
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
      now: 1_480_000_000_000,
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
}

/** What is known after a file was brought in and everything in it accepted. */
export function afterwards(known: readonly KnownRecord[], brought: BroughtIn): readonly KnownRecord[] {
  return knownAfter(known, brought.changes);
}

/** The figures of 2016: riders, split by jersey as said. */
export function figures(known: readonly KnownRecord[]): { readonly [split: string]: number | null } {
  const facts = known.flatMap(({ changes }) => {
    const type = clubTypes.find(({ id }) => id === changes[0]?.head.type);
    const record = type && foldRecord(changes, type);
    return type && record
      ? stateFacts(clubRules, type, record).map((fact) => ({ ...fact, tenant: record.tenant, record: record.id }))
      : [];
  });
  const period = findPeriod("2016");
  if (!period) throw new Error("2016 is a period");
  const results = [[], ["sex"] as const].flatMap(
    (by) => tally(riders, joinFacts(facts), period, by) as readonly { at: { sex?: string }; value: number | null }[],
  );
  return Object.fromEntries(results.map(({ at, value }) => [at.sex ?? "all", value]));
}

export function opaqueOf({ body }: Envelope): Part {
  return body === "" ? NOTHING_SAID : JSON.parse(body);
}
