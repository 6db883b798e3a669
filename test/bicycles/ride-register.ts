// The register of a bicycle club: who rode on which day, as clubs would send it; its records, facts, columns and words.
import { factRule } from "#core/fact/fact.ts";
import { choice, date, kept, number, ref, required, text, yesNo } from "#core/record/field.ts";
import { openType, sealedType } from "#core/record/type.ts";
import type { RegisterLayout, Vocabulary } from "#core/register/layout.ts";

export const ClubDay = openType(
  "club-day",
  {
    label: "Club day",
    plural: "Club days",
    title: ["route"],
    workflow: {
      states: { planned: "Planned", ridden: "Ridden" },
      initial: "planned",
      moves: {
        ride: {
          label: "It was ridden",
          from: ["planned"],
          to: "ridden",
          who: ["rider"],
          needs: { answered: "riddenOn" },
        },
      },
    },
  },
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
    mayBe: kept(text("Perhaps a double of")),
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
            ...(rider.mayBe && { mayBe: rider.mayBe }),
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
  moves: { "club-day": "ride" },
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
        near: {
          name: "name",
          born: "bornOn",
          sex: "jersey",
          places: ["village"],
          double: "sameAs",
          mayBe: "mayBe",
          id: "countId",
        },
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
