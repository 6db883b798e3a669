// Setting up, held to one contract by both keepers: who begins, who is let in, what a grant is and how it ends.
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
    });
    after(() => opened.close());

    const [tenant, office, second] = [newId(), newId(), newId()];
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
    const peopleNow = async () => (await admin.staffOf([tenant]))[0]?.people.map((one) => [one.name, one.grants]);

    it("is begun by nobody once somebody is there", async () => {
      const west = { id: tenant, name: "West", country: null, partner: false };
      assert.equal(await admin.begin(west, { tenant, stream: office, name: "Stands" }, ann), false);
      assert.deepEqual(await admin.staffOf([tenant]), []);
      await admin.addTenant(west);
      await admin.addStream({ tenant, stream: office, name: "Stands" });
      await admin.addStream({ tenant, stream: second, name: "A second" });
    });

    it("lets somebody in once, and never turns one person into another", async () => {
      assert.equal(await admin.admit(ann), true);
      assert.equal(await admin.admit(bo), true);
      assert.equal(await admin.admit({ ...bo, name: "Somebody else", grants: ann.grants }), false);
      assert.deepEqual(await peopleNow(), [
        ["Ann", [{ role: "owner", stream: null }]],
        ["Bo", [{ role: "mechanic", stream: office }]],
      ]);
    });

    it("gives a role for a time and ends it, in one organisation alone, and knows nobody it was not told of", async () => {
      const more = { person: bo.id, role: "owner", tenant, stream: second, fromOn: "2016-01-01", toOn: "2016-12-31" };
      assert.equal(await admin.grant(more), true);
      assert.equal(await admin.grant({ ...more, person: newId() }), false);
      const held = { role: "owner", stream: second, fromOn: "2016-01-01", toOn: "2016-12-31" };
      assert.deepEqual((await peopleNow())?.at(1), ["Bo", [{ role: "mechanic", stream: office }, held]]);
      assert.equal(await admin.endGrant({ person: bo.id, role: "owner", tenant, stream: second }), true);
      assert.equal(await admin.endGrant({ person: bo.id, role: "owner", tenant, stream: second }), false);
      assert.equal(
        await admin.endGrant({ ...bo.grants[0], person: bo.id, role: "mechanic", tenant, stream: office }),
        true,
      );
      assert.deepEqual(await peopleNow(), [["Ann", [{ role: "owner", stream: null }]]]);
    });

    it("gives the same role again with another last day, and keeps a second visit beside the first", async () => {
      const cy = someone("Cy", "owner", second);
      const visit = { person: cy.id, role: "owner", tenant, stream: second, fromOn: "2016-03-01" };
      const next = { ...visit, fromOn: "2016-09-01", toOn: "2016-09-30" };
      assert.equal(await admin.admit({ ...cy, grants: [] }), true);
      for (const one of [{ ...visit, toOn: "2016-03-31" }, next, { ...visit, toOn: "2016-03-11" }])
        assert.equal(await admin.grant(one), true);
      const held = (fromOn: string, toOn: string) => ({ role: "owner", stream: second, fromOn, toOn });
      const shortened = ["Cy", [held("2016-03-01", "2016-03-11"), held("2016-09-01", "2016-09-30")]];
      assert.deepEqual((await peopleNow())?.at(1), shortened);
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
