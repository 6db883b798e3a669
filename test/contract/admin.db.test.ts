// Setting up, held to one contract by both keepers: who begins, who is let in, what a grant is and how it ends.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { ADMINISTRATOR } from "#core/access/role.ts";
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

    it("gives a role for a time and ends it, for that person and role alone, and knows nobody it was not told of", async () => {
      const more = { person: bo.id, role: "owner", tenant, stream: second, fromOn: "2016-01-01", toOn: "2016-12-31" };
      assert.equal(await admin.grant(more, "2016-02-01"), true);
      assert.equal(await admin.grant({ ...more, person: newId() }, "2016-02-01"), false);
      const held = { role: "owner", stream: second, fromOn: "2016-01-01", toOn: "2016-12-31" };
      assert.deepEqual((await peopleNow())?.at(1), ["Bo", [{ role: "mechanic", stream: office }, held]]);
      const ending = { person: bo.id, role: "owner", tenant, stream: second };
      assert.equal(await admin.endGrant(ending, "2017-01-01"), false, "it has ended by itself");
      assert.equal(await admin.endGrant(ending, "2016-03-01"), true);
      assert.equal(await admin.endGrant(ending, "2016-03-01"), false);
      const ended = { ...held, toOn: "2016-02-29" };
      assert.deepEqual(await peopleNow(), [
        ["Ann", [{ role: "owner", stream: null }]],
        ["Bo", [{ role: "mechanic", stream: office }, ended]],
      ]);
    });

    it("keeps somebody whose only role has ended, and gives it to them again", async () => {
      const dee = someone("Dee", "mechanic", office);
      const role = { person: dee.id, role: "mechanic", tenant, stream: office };
      const deeNow = async () => (await peopleNow())?.find(([called]) => called === "Dee");
      assert.equal(await admin.admit(dee), true);
      assert.equal(await admin.endGrant(role, "2016-05-01"), true);
      assert.deepEqual(await deeNow(), ["Dee", [{ role: "mechanic", stream: office, toOn: "2016-04-30" }]]);
      assert.equal(await admin.grant(role, "2016-05-02"), true);
      assert.deepEqual(await deeNow(), ["Dee", dee.grants.map(({ tenant: _, ...given }) => given)]);
    });

    it("gives the same role again with another last day, and keeps a second visit beside the first", async () => {
      const cy = someone("Cy", "owner", second);
      const visit = { person: cy.id, role: "owner", tenant, stream: second, fromOn: "2016-03-01" };
      const next = { ...visit, fromOn: "2016-09-01", toOn: "2016-09-30" };
      assert.equal(await admin.admit({ ...cy, grants: [] }), true);
      for (const one of [{ ...visit, toOn: "2016-03-31" }, next, { ...visit, toOn: "2016-03-11" }])
        assert.equal(await admin.grant(one, "2016-02-01"), true);
      const held = (fromOn: string, toOn: string) => ({ role: "owner", stream: second, fromOn, toOn });
      const shortened = ["Cy", [held("2016-03-01", "2016-03-11"), held("2016-09-01", "2016-09-30")]];
      assert.deepEqual((await peopleNow())?.at(2), shortened);
    });

    it("keeps the last administrator of an organisation, also from two who end each other at once", async () => {
      const own = newId();
      await admin.addTenant({ id: own, name: "East", country: null, partner: true });
      const grant = { role: ADMINISTRATOR, tenant: own, stream: null };
      const [eve, fay, gil] = [newId(), newId(), newId()];
      for (const [id, toOn] of [[eve], [fay], [gil, "2016-05-02"]] as const) {
        const grants = [toOn === undefined ? grant : { ...grant, toOn }];
        assert.equal(await admin.admit({ ...someone("Somebody", "", null), id, grants }), true);
      }
      const on = "2016-05-01";
      const end = (person: string) => admin.endGrant({ person, ...grant }, on);
      const ended = await Promise.all([end(eve), end(fay)]);
      assert.equal(ended.filter(Boolean).length, 1);
      const last = ended[0] ? fay : eve;
      assert.equal(await end(last), false, "who stands in until tomorrow is not another");
      assert.equal(await admin.grant({ person: last, ...grant, toOn: "2016-05-02" }, on), false);
      assert.equal(await end(gil), true);
    });

    it("founds an organisation with its administrator, once", async () => {
      const own = newId();
      const grant = { person: ann.id, role: ADMINISTRATOR, tenant: own, stream: null };
      const office = { tenant: own, stream: newId(), name: "Office" };
      const north = { id: own, name: "North", country: null, partner: true };
      assert.equal(await admin.found(north, office, grant), true);
      assert.equal(await admin.found({ ...north, name: "Taken" }, office, { ...grant, person: bo.id }), false);
      const [found] = await admin.staffOf([own]);
      assert.deepEqual([found?.name, found?.teams.length, found?.people.map((one) => one.name)], ["North", 1, ["Ann"]]);
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
