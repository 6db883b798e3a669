// What is offered to whoever erases, and what to nobody. May the wrong person do this? is asked of each.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Person } from "#core/access/role.ts";
import { codeOf } from "#core/access/sample.ts";
import { programme } from "#programme/register.ts";
import { type Asking, erasingAt } from "./erasing-at.ts";
import { type DueErasure, decidedBy, doingAt, mayDecide, mayHoldBack, nameHere, yearsKept } from "./erasing-here.ts";

const today = "2016-12-12";
const as = (role: string, stream: string | null = null, tenant = "north", id = role): Asking => {
  const person: Person = { id, grants: [{ person: id, role, tenant, stream }] };
  return { programme, person, today };
};
const both: Asking = {
  programme,
  today,
  person: {
    id: "both",
    grants: ["supervisor", "data-protection-officer"].map((role) => ({
      person: "both",
      role,
      tenant: "north",
      stream: null,
    })),
  },
};
const due: DueErasure = {
  record: "00000000-0000-4000-8000-000000000001",
  type: "child",
  stream: "cases",
  class: "case-files",
  lastOn: "2009-12-01",
  dueOn: "2016-12-01",
  days: -11,
  changes: 4,
  isHeld: false,
  proposed: null,
};
const proposed = (by: string): DueErasure => ({ ...due, proposed: { by, on: today, why: "retention" } });
const officer = as("data-protection-officer");

describe("what is due to be erased", () => {
  it("is proposed by who leads the team, and by nobody of another team, place or role", () => {
    assert.equal(doingAt(as("supervisor", "cases"), "north", due), "propose");
    assert.equal(doingAt(as("supervisor", "other"), "north", due), "others");
    assert.equal(doingAt(as("supervisor", "cases"), "south", due), "others");
    for (const { id } of programme.roles)
      if (id !== "supervisor") assert.equal(doingAt(as(id), "north", due), "others", id);
  });

  it("is approved by somebody else than who proposed it, and by nobody but who approves", () => {
    assert.equal(doingAt(officer, "north", proposed("supervisor")), "approve");
    assert.equal(doingAt(both, "north", proposed("somebody")), "approve");
    assert.equal(doingAt(both, "north", proposed("both")), "own");
    assert.equal(doingAt(as("supervisor"), "north", proposed("supervisor")), "own");
    assert.equal(doingAt(as("supervisor"), "north", proposed("somebody")), "others");
    for (const { id } of programme.roles)
      if (id !== "data-protection-officer") assert.notEqual(doingAt(as(id), "north", proposed("x")), "approve", id);
  });

  it("is not approved while it is held back", () => {
    assert.equal(doingAt(officer, "north", { ...proposed("supervisor"), isHeld: true }), "held");
  });

  it("is held back, and its years said, by who approves all of the class", () => {
    assert.ok(mayHoldBack(officer, "north", due) && !mayHoldBack(as("supervisor"), "north", due));
    assert.ok(mayDecide(officer, "north", "case-files") && mayDecide(officer, "north", null));
    assert.ok(!mayDecide(officer, "south", "case-files") && !mayDecide(officer, "north", "no-such"));
    assert.ok(!mayDecide(as("data-protection-officer", "cases"), "north", "case-files"));
    assert.ok(!mayDecide(as("supervisor"), "north", "case-files"));
  });

  it("is shown in the organisations where one erases, and nowhere to anybody else", () => {
    assert.deepEqual(erasingAt(officer), ["north"]);
    assert.deepEqual(erasingAt(as("supervisor", "cases")), ["north"]);
    for (const { id } of programme.roles)
      if (id !== "supervisor" && id !== "data-protection-officer") assert.deepEqual(erasingAt(as(id)), [], id);
    const left = { ...officer, person: { ...officer.person, grants: [{ ...grantOf(officer), toOn: "2016-12-11" }] } };
    assert.deepEqual(erasingAt(left), []);
  });
});

describe("how long a class is kept", () => {
  const [cases] = programme.retention;
  it("says the organisation's own decision first, then the country's law, then the programme", () => {
    assert.ok(cases);
    const lawful = { ...cases, countries: { BR: 20 } };
    assert.equal(yearsKept({ programme }, "child", "BR", {}), cases.years);
    assert.equal(yearsKept({ programme }, "child", "BR", { [cases.id]: 3 }), 3);
    assert.equal(yearsKept({ programme }, "training-day", "BR", {}), undefined);
    assert.deepEqual(
      [decidedBy(lawful, "BR", { [cases.id]: 3 }), decidedBy(lawful, "BR", {}), decidedBy(lawful, "NL", {})],
      ["own", "country", "programme"],
    );
  });
});

describe("a record on the list", () => {
  it("is named by its code where this device has not got it", () => {
    assert.equal(nameHere({ find: () => undefined }, due.record), codeOf(due.record));
  });
});

function grantOf({ person }: Asking) {
  const [grant] = person.grants;
  assert.ok(grant);
  return grant;
}
