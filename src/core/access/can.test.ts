// Access: no, unless a grant says so.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { workshopRoles } from "#test/bicycles/workshop.ts";
import { can as canOn, standing, tenantsWhere as tenantsWhereOn } from "./can.ts";
import type { Action, Person, Role } from "./role.ts";

const mechanic: Person = { id: "m", grants: [{ person: "m", role: "mechanic", tenant: "north", stream: "stand-1" }] };
const owner: Person = { id: "o", grants: [{ person: "o", role: "owner", tenant: "north", stream: null }] };
const thief: Person = {
  id: "t",
  grants: [...owner.grants, { person: "t", role: "unheard-of", tenant: "north", stream: null }],
};
const ON = "2016-12-12";
const can = (roles: readonly Role[], person: Person, action: Action, subject: Parameters<typeof canOn>[3], on = ON) =>
  canOn(roles, person, action, subject, on);
const tenantsWhere = (roles: readonly Role[], person: Person, action: Action, type: string, on = ON) =>
  tenantsWhereOn(roles, person, action, type, on);
const repair = { type: "repair", tenant: "north", stream: "stand-1" };

describe("can", () => {
  it("lets a mechanic repair at her own stand", () => {
    assert.ok(can(workshopRoles, mechanic, "edit", repair));
    assert.ok(can(workshopRoles, mechanic, "move:finish", repair));
  });

  it("keeps the wrong person out: another stand, another workshop, another kind, another act", () => {
    assert.ok(!can(workshopRoles, mechanic, "edit", { ...repair, stream: "stand-2" }));
    assert.ok(!can(workshopRoles, mechanic, "edit", { ...repair, stream: null }));
    assert.ok(!can(workshopRoles, mechanic, "edit", { ...repair, tenant: "south" }));
    assert.ok(!can(workshopRoles, mechanic, "read", { ...repair, type: "rider" }));
    assert.ok(!can(workshopRoles, mechanic, "withdraw", repair));
    assert.ok(!can(workshopRoles, { id: "nobody", grants: [] }, "read", repair));
  });

  it("believes no grant that was given to somebody else, and no role it does not know", () => {
    assert.ok(!can(workshopRoles, thief, "read", repair));
  });

  it("lets nobody count a whole workshop for one stand of it: counted rows do not say whose they are", () => {
    const ofOneStand = { id: "o", grants: owner.grants.map((grant) => ({ ...grant, stream: "stand-1" })) };
    assert.deepEqual(tenantsWhere(workshopRoles, ofOneStand, "edit", "repair"), ["north"]);
    assert.deepEqual(tenantsWhere(workshopRoles, ofOneStand, "count", "*"), []);
  });

  it("lets the owner everywhere in his workshop, and nowhere else", () => {
    assert.ok(can(workshopRoles, owner, "count", { ...repair, type: "anything", stream: null }));
    assert.deepEqual(tenantsWhere(workshopRoles, owner, "count", "*"), ["north"]);
    assert.deepEqual(tenantsWhere(workshopRoles, mechanic, "count", "*"), []);
  });

  it("lets a visitor in from the first day to the last, and on no other", () => {
    const visit = {
      person: "v",
      role: "owner",
      tenant: "north",
      stream: null,
      fromOn: "2016-11-01",
      toOn: "2016-11-30",
    };
    const visitor: Person = { id: "v", grants: [visit] };
    const days = ["2016-10-31", "2016-11-01", "2016-11-30", "2016-12-01", "2017-11-15"];
    assert.deepEqual(
      days.filter((on) => can(workshopRoles, visitor, "read", repair, on)),
      ["2016-11-01", "2016-11-30"],
    );
    assert.deepEqual(
      days.map((on) => tenantsWhere(workshopRoles, visitor, "count", "*", on)),
      [[], ["north"], ["north"], [], []],
    );
    assert.deepEqual(
      days.map((on) => standing(workshopRoles, visitor, on).grants.length),
      [0, 1, 1, 0, 0],
    );
  });

  it("lets one end of a grant be open", () => {
    const grant = { person: "v", role: "owner", tenant: "north", stream: null };
    const from: Person = { id: "v", grants: [{ ...grant, fromOn: "2016-11-01" }] };
    const until: Person = { id: "v", grants: [{ ...grant, toOn: "2016-11-01" }] };
    assert.ok(can(workshopRoles, from, "read", repair, "2030-01-01"));
    assert.ok(!can(workshopRoles, from, "read", repair, "2016-10-31"));
    assert.ok(can(workshopRoles, until, "read", repair, "1999-01-01"));
    assert.ok(!can(workshopRoles, until, "read", repair, "2016-11-02"));
  });

  it("takes a role that is given for a time for none where no last day was said", () => {
    const visiting: readonly Role[] = workshopRoles.map((role) => ({ ...role, visiting: role.id === "owner" }));
    assert.ok(!can(visiting, owner, "read", repair));
    assert.deepEqual(tenantsWhere(visiting, owner, "count", "*"), []);
    const limited: Person = { id: "o", grants: owner.grants.map((grant) => ({ ...grant, toOn: ON })) };
    assert.ok(can(visiting, limited, "read", repair));
    assert.deepEqual(
      [owner, limited].map((one) => standing(visiting, one, ON).grants.length),
      [0, 1],
    );
  });
});
