// A phone that was cut off, and an app on it that does not listen to the log of keys: what it writes is kept aside, and whoever leads the team
// sees what it says and learns nothing from it. May the wrong person cut somebody off, or look?
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isProblem } from "#core/problem.ts";
import { programme } from "#programme/register.ts";
import { all, colleagueAt, type Device, held, newKeeper, together, typeOf } from "#test/colleagues.ts";
import { keyedOffice } from "#test/keyed-office.ts";
import { create, edit } from "./acts.ts";
import { bodyOf } from "./held-record.ts";

const child = (device: Device, code: string): string => create(device.desk, typeOf("child"), device.where, { code });

async function team() {
  const keeper = newKeeper(programme);
  const office = await keyedOffice(keeper, programme);
  const devices = await together(keeper, office, programme, [["supervisor"], ["caseworker"], ["caseworker"]]);
  const [davi, lia, mara] = devices as readonly [Device, Device, Device];
  await all(lia, mara, davi, lia, mara, davi);
  return { keeper, office, davi, lia, mara, tenant: davi.where.tenant };
}

describe("a phone that was cut off", () => {
  it("says nothing in any record, and what it says is seen by who leads the team, and by nobody who does not", async () => {
    const { keeper, office, davi, lia, mara, tenant } = await team();
    const before = child(lia, "EX-1");
    await all(lia, davi);
    assert.ok(davi.store.find(before));

    assert.ok(davi.keyActs.mayCutOff(tenant, lia.person.id));
    for (const wrong of [mara, lia]) {
      assert.ok(!wrong.keyActs.mayCutOff(tenant, lia.person.id));
      assert.ok(isProblem(await keeper.quarantine.cutOff(wrong.person, tenant, lia.person.id)));
      assert.equal((await wrong.keyActs.sayLost(tenant, lia.person.id))?.code, "keys.not-believed");
    }
    assert.deepEqual(lia.keyActs.whoCutsOff(tenant).includes(davi.person.id), true);
    assert.deepEqual(lia.keyActs.whoCutsOff(tenant).includes(mara.person.id), false);

    // From here on the phone hears of no new entry.
    lia.network.altersKeys = (page) => ({ ...page, entries: [] });
    assert.ok(!isProblem(await keeper.quarantine.cutOff(davi.person, tenant, lia.person.id)));
    assert.equal(await davi.keyActs.sayLost(tenant, lia.person.id), undefined);
    await all(davi);
    assert.equal(davi.keysOf(tenant).people.has(lia.person.id), false);

    const later = child(lia, "EX-2");
    edit(lia.desk, held(lia, before), { code: "EX-1 altered" });
    await all(lia);
    assert.deepEqual(
      lia.store.unsent().map(({ refused }) => refused?.code),
      ["change.set-aside", "change.set-aside"],
    );
    await all(davi, mara);
    assert.equal(davi.store.find(later), undefined);
    assert.equal(held(davi, before).answers["code"], "EX-1");

    const aside = await keeper.quarantine.list(davi.person, tenant);
    assert.ok(!isProblem(aside) && aside.every(({ author, why }) => author === lia.person.id && why === "device"));
    // Beside what it says, the app states anew what a record counts.
    const list = aside.filter(({ act }) => act !== "restate");
    assert.equal(list.length, 2);
    for (const one of list) {
      assert.ok(isProblem(await keeper.quarantine.open(mara.person, tenant, one.id)));
      const found = await keeper.quarantine.open(davi.person, tenant, one.id);
      assert.ok(!isProblem(found));
      const opened = await davi.look(found.change, found.wraps);
      assert.ok(!("fault" in opened), "who leads the team reads what it says");
      const code = one.act === "create" ? "EX-2" : "EX-1 altered";
      assert.equal(bodyOf(opened)?.set["code"], code);
      assert.ok("fault" in (await mara.look(found.change, found.wraps)), "nor opens it who was handed it");
    }
    // Looked at, it is in no record.
    assert.equal(davi.store.find(later), undefined);
    const [created] = list.filter(({ act }) => act === "create");
    assert.equal(await keeper.quarantine.settle(davi.person, tenant, created?.id ?? "", { as: "released" }), undefined);
    await all(davi);
    assert.equal(held(davi, later).answers["code"], "EX-2");

    // What is written after, the keys on the phone do not open.
    edit(davi.desk, held(davi, before), { code: "EX-1 after" });
    await all(davi, lia);
    assert.notEqual(held(lia, before).answers["code"], "EX-1 after");
    const eva = await colleagueAt(keeper, office, programme, ["caseworker"]);
    assert.ok(!eva.keyActs.mayCutOff(tenant, lia.person.id));
    for (const device of [davi, lia, mara, eva]) await device.end();
  });
});
