// What goes on at an organisation, in counts: of what one may read, of that organisation alone, without a place of a sealed record.
import assert from "node:assert/strict";
import { it } from "node:test";
import type { Role } from "#core/access/role.ts";
import type { Programme } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import { date, text } from "#core/record/field.ts";
import { openType, type RecordType, sealedType } from "#core/record/type.ts";
import { Repair, repairFlow, workshop } from "#test/bicycles/workshop.ts";
import { create, type Desk, move, withdraw } from "./acts.ts";
import { mayOf } from "./app.ts";
import { areasOf, lateOf, tenantsIn, workOf } from "./place-work.ts";
import { makeStore } from "./store.ts";

const NORTH = { tenant: "00000000-0000-4000-8000-000000000001", stream: "00000000-0000-4000-8000-00000000000a" };
const SOUTH = { tenant: "00000000-0000-4000-8000-000000000002", stream: "00000000-0000-4000-8000-00000000000b" };
const ON = "2016-05-12";
const Fair = openType(
  "fair",
  { label: "Fair", plural: "Fairs", title: ["area"], when: "on" },
  { on: date("On"), area: text("Area") },
);
const Owner = sealedType(
  "bicycle-owner",
  { label: "Owner", plural: "Owners", title: ["area"] },
  { area: text("Area") },
);
const rule = { id: "call", says: "Call", from: "broughtOn", days: 3, who: ["mechanic"], act: { answer: "battery" } };
const TheRepair = { ...Repair, workflow: repairFlow, due: [rule] };
const every = ["read", "create", "edit", "withdraw", "move:*"] as const;
const roles: readonly Role[] = [
  { id: "lead", label: "Lead", reason: "", may: { repair: every, fair: every, "bicycle-owner": every } },
  { id: "guest", label: "Guest", reason: "", may: { fair: ["read"] } },
];
const programme: Programme = {
  ...workshop,
  roles,
  domains: [{ id: "riding", label: "Riding", types: [TheRepair, Fair, Owner], facts: [], indicators: [] }],
};

function place(role: string) {
  let at = Date.UTC(2016, 4, 1);
  let last = 0;
  const store = makeStore(programme, "00000000-0000-4000-8000-0000000000dd", () => {
    at += 1000;
    return at;
  });
  const newId = (): string => {
    last += 1;
    return `00000000-0000-4000-9000-${String(last).padStart(12, "0")}`;
  };
  const desk: Desk = { programme, store, person: "ann", newId, countryOf: () => undefined };
  const bring = (type: RecordType, answers: Answers, where = NORTH) => {
    const held = store.find(create(desk, type, where, answers));
    assert.ok(held);
    return held;
  };
  const person = {
    id: "ann",
    grants: [NORTH, SOUTH].map(({ tenant }) => ({ person: "ann", role, tenant, stream: null })),
  };
  return { desk, bring, looks: { programme, may: mayOf(programme, person, ON), store, today: ON } };
}
const north = new Set([NORTH.tenant]);

it("counts by kind what is kept here and stands, how much of it goes on, and the last day", () => {
  const { desk, bring, looks } = place("lead");
  const begun = bring(TheRepair, { broughtOn: "2016-05-02", work: ["brake"] });
  move(desk, begun, "start");
  const done = bring(TheRepair, { broughtOn: "2016-05-03", work: ["brake"] });
  move(desk, done, "start");
  move(desk, looks.store.find(done.id) ?? done, "finish");
  withdraw(desk, bring(TheRepair, { broughtOn: "2016-05-09" }));
  bring(Fair, { on: "2016-05-08" }, SOUTH);
  const told = workOf(looks, north).map(({ type, count, goingOn, lastOn }) => [type.id, count, goingOn, lastOn]);
  assert.deepEqual(told, [["repair", 2, 1, "2016-05-03"]]);
});

it("counts nothing of a kind one may not read", () => {
  const { bring, looks } = place("guest");
  bring(TheRepair, { broughtOn: "2016-05-02" });
  bring(Fair, { on: "2016-05-08", area: "Dyke" });
  assert.deepEqual(
    workOf(looks, north).map(({ type }) => type.id),
    ["fair"],
  );
  assert.deepEqual(lateOf(looks, north), []);
});

it("tells areas of open records only: the place in a sealed one stays there", () => {
  const { bring, looks } = place("lead");
  bring(Fair, { area: "Dyke" });
  bring(Fair, { area: "Dyke" });
  bring(Fair, { area: "Mill" });
  bring(Fair, { area: "Elsewhere" }, SOUTH);
  bring(Owner, { area: "A street with a number" });
  assert.deepEqual(areasOf(looks, north), [
    { area: "Dyke", count: 2 },
    { area: "Mill", count: 1 },
  ]);
});

it("tells what is late whoever's task it is, by what is to be done, and names no record", () => {
  const { bring, looks } = place("lead");
  bring(TheRepair, { bicycle: "Red", broughtOn: "2016-05-01" });
  bring(TheRepair, { bicycle: "Blue", broughtOn: "2016-05-07" });
  bring(TheRepair, { bicycle: "New", broughtOn: "2016-05-11" });
  bring(TheRepair, { bicycle: "Far", broughtOn: "2016-05-01" }, SOUTH);
  const late = lateOf(looks, north);
  assert.deepEqual(
    late.map(({ says, count, lateDays }) => [says, count, lateDays]),
    [["Call", 2, 8]],
  );
  assert.doesNotMatch(JSON.stringify(late.map(({ id, says }) => [id, says])), /Red|Blue/);
});

it("tells nothing as late that was perhaps done where one may not look", () => {
  const { bring, looks } = place("lead");
  bring(TheRepair, { broughtOn: "2016-05-01" });
  const until = { type: "bicycle-owner", by: "area" };
  const domains = looks.programme.domains.map((domain) => ({
    ...domain,
    types: [{ ...TheRepair, due: [{ ...rule, until }] }, Fair, Owner],
  }));
  const may = (action: string, type: string): boolean => action === "read" && type !== "bicycle-owner";
  assert.equal(lateOf({ ...looks, programme: { ...looks.programme, domains } }, north).length, 1);
  assert.equal(lateOf({ ...looks, programme: { ...looks.programme, domains }, may }, north).length, 0);
});

it("knows the organisations of a country by the teams whose records come here", () => {
  const stream = { name: "Stands", organisation: "North" };
  const streams = [
    { ...NORTH, ...stream, country: "NL" },
    { ...SOUTH, ...stream, country: "BE" },
  ];
  assert.deepEqual([...tenantsIn(streams, "NL")], [NORTH.tenant]);
  assert.deepEqual([...tenantsIn(streams, "DE")], []);
});
