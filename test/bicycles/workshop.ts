// A harmless toy programme: a bicycle workshop. Core is tested on it alone, so that core never names a child.
import type { Role } from "#core/access/role.ts";
import { factRule } from "#core/fact/fact.ts";
import type { Programme } from "#core/programme.ts";
import {
  calculated,
  choice,
  choices,
  date,
  file,
  group,
  kept,
  money,
  number,
  ref,
  required,
  sealed,
  shown,
  text,
  yesNo,
} from "#core/record/field.ts";
import { openType, sealedType } from "#core/record/type.ts";
import type { Workflow } from "#core/record/workflow.ts";
import type { Indicator } from "#core/result/indicator.ts";

export const repairFlow: Workflow = {
  states: { waiting: "Waiting", onStand: "On the stand", done: "Done" },
  initial: "waiting",
  moves: {
    start: { label: "Put on the stand", from: ["waiting"], to: "onStand", who: ["mechanic"] },
    finish: { label: "Finish", from: ["onStand"], to: "done", who: ["mechanic"], needs: { answered: "work" } },
    giveBack: { label: "Back to waiting", from: ["onStand"], to: "waiting", who: ["mechanic", "owner"] },
    reopen: { label: "Reopen", from: ["done"], to: "onStand", who: ["owner"] },
  },
};

export const RideDay = openType(
  "ride-day",
  { label: "Ride day", plural: "Ride days", title: ["route"], when: "riddenOn" },
  {
    riddenOn: required(date("Ridden on")),
    country: choice("Country", { NL: "Netherlands", BE: "Belgium" }),
    route: required(text("Route")),
    topics: choices("Topics", { brakes: "Brakes", lights: "Lights" }),
    guidePhone: sealed(text("Guide's telephone")),
    heads: group("Riders without names", {
      colour: choice("Jersey", { red: "Red", blue: "Blue" }),
      count: number("Riders", { least: 0 }),
      fresh: number("New this year", { least: 0 }),
    }),
  },
);

export const Rider = sealedType(
  "rider",
  { label: "Rider", plural: "Riders", title: ["nickname"] },
  {
    workshop: shown(ref("workshop", "Workshop")),
    nickname: required(text("Nickname")),
    jersey: choice("Jersey", { red: "Red", blue: "Blue" }),
    countId: kept(text("Count id")),
    sameAs: kept(text("The same rider as")),
    mayBe: kept(text("Perhaps the same rider as")),
  },
);

export const Ride = sealedType(
  "ride",
  { label: "Ride", plural: "Rides", title: ["day"] },
  {
    day: required(ref("ride-day", "Ride day")),
    rider: ref("rider", "Rider"),
    countId: kept(text("Count id")),
    passed: yesNo("Passed the brake test"),
  },
);

export const Repair = sealedType(
  "repair",
  { label: "Repair", plural: "Repairs", title: ["bicycle"], when: "broughtOn", workflow: repairFlow },
  {
    bicycle: text("Bicycle"),
    broughtOn: date("Brought on"),
    electric: yesNo("Electric"),
    battery: text("Battery number", { when: { is: ["electric", "yes"] } }),
    work: choices("Work", { brake: "Brake", chain: "Chain", light: "Light" }),
    parts: group("Parts", {
      name: text("Part"),
      price: number("Price", { least: 0 }),
      count: number("How many", { least: 0 }),
    }),
    total: calculated("Total price", { sumOf: ["parts", "price"] }),
    paid: money("Paid", { currencies: ["EUR"] }),
    receipt: file("Receipt"),
  },
);

export const workshopFacts = [
  factRule("ride-day", "occasion", RideDay, "when, where and on what a ride day was", (day) =>
    day.riddenOn === undefined
      ? []
      : (day.topics?.length ? day.topics : ["none"]).map((topic) => ({
          key: topic,
          on: day.riddenOn ?? "",
          dims: { topic, ...(day.country && { country: day.country }) },
        })),
  ),
  factRule("riders-counted", "event", RideDay, "how many rode along without names", (day, { record }) =>
    (day.heads ?? []).map((row) => ({
      key: row.id,
      occasion: record,
      basis: "headcount" as const,
      quantity: row.count ?? 0,
      fresh: row.fresh ?? 0,
      dims: row.colour ? { sex: row.colour } : {},
    })),
  ),
  factRule("rider", "person", Rider, "the jersey of a count id", (rider) =>
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
  factRule("ride", "event", Ride, "that a count id rode on a day", (ride) =>
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

const passport = {
  counts: "riders",
  doesNotCount: "spectators",
  example: "a rider on two days counts once",
  good: "none",
} as const;
const base = {
  version: 1,
  rules: 1,
  unit: "people",
  by: ["country", "sex", "topic"],
  about: "people",
  passport,
} as const;

export const riders: Indicator = {
  ...base,
  code: "R1",
  says: "Riders",
  measure: "people",
  among: { kinds: ["ride", "riders-counted"] },
  rollUp: { periods: "unique", places: "sum" },
};
export const passed: Indicator = {
  ...base,
  code: "R2",
  says: "Riders who passed the brake test",
  measure: "people",
  among: { kinds: ["ride"], where: { answer: ["yes"] } },
  rollUp: { periods: "unique", places: "sum" },
};
export const notPassed: Indicator = {
  ...passed,
  code: "R2n",
  says: "Riders who rode and did not pass",
  among: { kinds: ["ride"] },
  except: passed.among,
  beside: "R2",
};
export const rides: Indicator = {
  ...base,
  code: "R3",
  says: "Rides",
  unit: "sessions",
  measure: "participations",
  among: { kinds: ["ride", "riders-counted"] },
  rollUp: { periods: "sum", places: "sum" },
  about: "organisations",
};
export const share: Indicator = {
  ...passed,
  code: "R4",
  says: "Share of riders who passed",
  unit: "percent",
  measure: "ratio",
  of: { kinds: ["ride"] },
  rollUp: { periods: "never", places: "never" },
};

export const workshopRoles: readonly Role[] = [
  {
    id: "mechanic",
    label: "Mechanic",
    reason: "repairs",
    may: { repair: ["read", "create", "edit", "move:*"], "ride-day": ["read"] },
  },
  {
    id: "owner",
    label: "Owner",
    reason: "runs the workshop",
    may: { "*": ["read", "create", "edit", "withdraw", "move:*", "count", "erase"] },
  },
  {
    id: "archivist",
    label: "Archivist",
    reason: "sees to it that nothing is kept for too long",
    may: { "*": ["approve-erasure"] },
  },
  { id: "foreman", label: "Foreman", reason: "answers for a team", may: { repair: ["readmit"] } },
  { id: "guest", label: "Guest", reason: "looks around", may: {} },
];

export const workshop: Programme = {
  id: "bicycles",
  label: "Bicycle workshop",
  rules: 1,
  domains: [
    {
      id: "riding",
      label: "Riding",
      types: [RideDay, Rider, Ride, Repair],
      facts: workshopFacts,
      indicators: [riders, passed, notPassed, rides, share],
    },
  ],
  roles: workshopRoles,
  retention: [
    {
      id: "rides",
      label: "Rides",
      reason: "nobody asks about an old ride",
      years: 5,
      countries: { BE: 10 },
      types: ["ride", "rider"],
    },
    { id: "days", label: "Ride days", reason: "a season is told of for long", years: 20, types: ["ride-day"] },
    { id: "repairs", label: "Repairs", reason: "a brake is warranted for two years", years: 2, types: ["repair"] },
  ],
  countries: { NL: "Netherlands", BE: "Belgium" },
};
