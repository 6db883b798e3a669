// Setting up, held to one contract by both keepers: who there is, and who is let in. Roles are given in key logs (keys.db.test.ts).
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Keeper } from "#server/keeper.ts";
import { keepers, type OpenedKeeper } from "./keepers.ts";
import { newId } from "./workshop.ts";

for (const [name, open] of Object.entries(keepers)) {
  describe(`setting up a keeper ${name}`, () => {
    let opened: OpenedKeeper;
    let admin: Keeper["admin"];
    before(async () => {
      opened = await open();
      admin = opened.keeper.admin;
      await admin.addTenant({ id: tenant, name: "West", country: null, partner: false });
      await admin.addTenant({ id: other, name: "East", country: null, partner: true });
      await admin.addStream({ tenant, stream: office, name: "Stands" });
      await admin.addStream({ tenant, stream: second, name: "A second" });
    });
    after(() => opened.close());

    const [tenant, other, office, second] = [newId(), newId(), newId(), newId()];
    const someone = (called: string, role: string, stream: string | null) => ({
      id: newId(),
      name: called,
      does: role,
      organisation: "West",
      country: null,
      grants: [{ role, tenant, stream }],
    });
    const ann = someone("Ann", "owner", null);
    const bo = someone("Bo", "mechanic", office);
    const peopleIn = async (of: string) => (await admin.staffOf([of]))[0]?.people.map((one) => [one.name, one.grants]);

    it("lets somebody in once, and never turns one person into another", async () => {
      assert.equal(await admin.admit(ann), true);
      assert.equal(await admin.admit(bo), true);
      assert.equal(await admin.admit({ ...bo, name: "Somebody else", home: other, grants: ann.grants }), false);
      assert.deepEqual(await peopleIn(tenant), [
        ["Ann", [{ role: "owner", stream: null }]],
        ["Bo", [{ role: "mechanic", stream: office }]],
      ]);
      assert.deepEqual(await peopleIn(other), []);
    });

    it("shows somebody without a role where they are at home, and nowhere else", async () => {
      assert.equal(await admin.admit({ ...someone("Cy", "", null), home: other, grants: [] }), true);
      assert.equal(await admin.admit({ ...someone("Dee", "owner", null), home: other }), true);
      assert.deepEqual(await peopleIn(other), [
        ["Cy", []],
        ["Dee", []],
      ]);
      assert.deepEqual(
        (await peopleIn(tenant))?.map(([called]) => called),
        ["Ann", "Bo", "Dee"],
      );
    });

    it("tells the teams of an organisation by name, and of no other", async () => {
      const [west, ...others] = await admin.staffOf([tenant, newId()]);
      assert.deepEqual(
        west?.teams.map((team) => team.name),
        ["A second", "Stands"],
      );
      assert.equal(others.length, 0);
    });
  });
}
