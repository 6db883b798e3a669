// A server that was restored from a backup: whoever wrote what came after it brings it back, as it was signed, and nothing is there twice. The same of
// both keepers.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { isProblem } from "#core/problem.ts";
import { programme } from "#programme/register.ts";
import { create, edit } from "#web/acts.ts";
import { all, type Device, held, nameOn, together, typeOf, WRITES, writeDown } from "../colleagues.ts";
import { keyedOffice } from "../keyed-office.ts";
import { type Restorable, restorableMemory, restorablePostgres } from "../restorable.ts";

const keepers: { readonly [name: string]: () => Promise<Restorable> } = {
  "in memory": async () => restorableMemory(programme),
  "on PostgreSQL": () => restorablePostgres(programme),
};

async function idsAt({ keeper }: Restorable, { person, where }: Device): Promise<readonly string[]> {
  const page = await keeper.pull(person, where.stream, 0, 1_000);
  assert.ok(!isProblem(page));
  return page.changes.map(({ envelope }) => envelope.head.id);
}

for (const [name, open] of Object.entries(keepers))
  describe(`a restored keeper ${name}`, () => {
    let server: Restorable;
    let ana: Device;
    let rui: Device;
    before(async () => {
      server = await open();
      const office = await keyedOffice(server.keeper, programme);
      const [first, second] = await together(server.keeper, office, programme, [WRITES, WRITES]);
      assert.ok(first && second);
      [ana, rui] = [first, second];
    });
    after(() => server.close());

    test("is brought what it lacks by whoever wrote it, in its order, once, also what was written meanwhile", async () => {
      const kept = writeDown(ana, "Kept");
      const half = writeDown(rui, "Half kept");
      await all(ana, rui, ana);
      await server.backUp();
      // After the backup: all of one record, and the rest of another, by two people.
      const lost = writeDown(ana, "Lost at first");
      edit(ana.desk, held(ana, lost), { sex: "female" });
      edit(ana.desk, held(ana, half), { sex: "male" });
      const committee = create(rui.desk, typeOf("committee"), rui.where, {
        name: "Lost",
        kind: "youth",
        country: "BR",
      });
      await all(ana, rui, ana);
      const before = await idsAt(server, ana);
      ana.network.isCut = true;
      edit(ana.desk, held(ana, lost), { name: "Lost, and found" });
      edit(ana.desk, held(ana, half), { name: "Half kept, and found" });
      await server.restore();
      const lacking = before.length - (await idsAt(server, ana)).length;
      assert.equal(lacking, 4);
      ana.network.isCut = false;
      await all(ana);
      assert.deepEqual([ana.store.unsent(), ana.sync.state().reached], [[], true]);
      // Rui locks and unlocks in between, and what he has is what lay on his device.
      await rui.end();
      const back = await rui.open();
      await all(back, ana);
      const now = await idsAt(server, ana);
      assert.deepEqual([...now].sort(), [...new Set(now)].sort(), "nothing twice");
      assert.deepEqual(
        before.filter((id) => !now.includes(id)),
        [],
      );
      for (const record of [lost, half]) {
        const heads = held(ana, record).changes.map(({ head }) => head);
        const said = heads.toSorted((a, b) => (a.stamp < b.stamp ? -1 : 1)).map(({ id }) => id);
        assert.deepEqual(
          now.filter((id) => said.includes(id)),
          said,
          "in the order in which it was said",
        );
      }
      for (const device of [ana, back]) {
        assert.deepEqual([nameOn(device, lost), held(device, lost).answers["sex"]], ["Lost, and found", "female"]);
        assert.deepEqual([nameOn(device, kept), held(device, half).answers["sex"]], ["Kept", "male"]);
        assert.deepEqual([held(device, committee).answers["name"], device.store.unsent()], ["Lost", []]);
      }
      // And who starts with nothing reads all of it, signed and in unbroken chains.
      await back.forget();
      await back.end();
      const anew = await rui.open();
      await all(anew);
      assert.equal(nameOn(anew, lost), "Lost, and found");
      const { untrueCount, brokenCount } = anew.sync.state().keys;
      assert.deepEqual([untrueCount, brokenCount], [0, 0]);
      await anew.end();
    });

    test("is not brought back what others wrote: nobody speaks in another's name", async () => {
      await all(ana);
      await server.backUp();
      const back = await rui.open();
      const theirs = writeDown({ ...back, where: rui.where }, "Only Rui's to bring");
      await all(back, ana);
      assert.equal(nameOn(ana, theirs), "Only Rui's to bring");
      await server.restore();
      await all(ana);
      assert.ok(ana.store.unsent().every(({ envelope }) => envelope.head.author === ana.person.id));
      const page = await server.keeper.pull(ana.person, ana.where.stream, 0, 1_000);
      assert.ok(!isProblem(page));
      assert.ok(page.changes.every(({ envelope }) => envelope.head.record !== theirs));
      await all(back, ana);
      const again = await idsAt(server, ana);
      assert.equal(again.length, new Set(again).size);
      assert.equal(nameOn(ana, theirs), "Only Rui's to bring");
      assert.equal(held(back, theirs).unsentCount, 0);
      await back.end();
    });

    test("is brought it after a restart in the middle too: it waits on the disk before what lay here goes", async () => {
      await all(ana);
      await server.backUp();
      const lost = writeDown(ana, "Brought after a restart");
      await all(ana);
      await server.restore();
      // The answer to what is fetched comes, and nothing after it.
      ana.network.altersPage = (page) => {
        ana.network.isCut = true;
        return page;
      };
      await all(ana);
      await ana.end();
      Object.assign(ana.network, { isCut: false, altersPage: (page: unknown) => page });
      const back = await ana.open();
      await all(back);
      assert.deepEqual([back.store.unsent(), nameOn(back, lost)], [[], "Brought after a restart"]);
      assert.equal((await idsAt(server, ana)).filter((id) => id === held(back, lost).changes[0]?.head.id).length, 1);
      await back.end();
    });
  });
