// Access: no, unless a grant says so.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { workshopRoles } from "#test/bicycles/workshop.ts";
import { can, tenantsWhere } from "./can.ts";
import type { Person } from "./role.ts";

const mechanic: Person = { id: "m", grants: [{ person: "m", role: "mechanic", tenant: "north", stream: "stand-1" }] };
const owner: Person = { id: "o", grants: [{ person: "o", role: "owner", tenant: "north", stream: null }] };
const thief: Person = {
  id: "t",
  grants: [...owner.grants, { person: "t", role: "unheard-of", tenant: "north", stream: null }],
};
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
});
