// Pages of folded records that are gone, torn, old or somebody else's: nothing is lost with them, and nothing believed of them.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { all, held, nameOn, writeDown } from "#test/colleagues.ts";
import { CANARY, copied, FOLDS, MANY, ofTypes, seen, started } from "#test/folded-device.ts";
import { edit } from "./acts.ts";
import { memoryDisk, type ShelfDisk } from "./shelf-disk.ts";

describe("a page that is not there, or not whole", () => {
  it("is made again from what came, with nothing lost", async () => {
    const damages: readonly ((disk: ShelfDisk, person: string, page: string) => Promise<void>)[] = [
      (disk, person, page) => disk.clear(person, FOLDS, page),
      (disk, person, page) => disk.putBytes(person, FOLDS, page, 0, new Uint8Array(400)),
      (disk, person, page) => disk.putBytes(person, FOLDS, page, 1, new Uint8Array(400)),
      (disk, person) => disk.clear(person, FOLDS, "list"),
      async (disk, person) => disk.putAt(person, FOLDS, { where: "list", at: 0, box: "nothing" }),
    ];
    const { device, again, ana, disk, ids, rui } = await started(memoryDisk(), MANY);
    await device.end();
    const told = new Map(ids.map((id) => [id, seen(device.store, id)]));
    for (const [at, damage] of damages.entries()) {
      const page = (await disk.wheres(ana.keys.person, FOLDS)).find((where) => where !== "list");
      assert.ok(page);
      await damage(disk, ana.keys.person, page);
      ana.network.isCut = true;
      const back = await again();
      await all(back);
      for (const id of ids) assert.deepEqual(seen(back.store, id), told.get(id), `damage ${at}`);
      assert.equal(back.sync.state().keys.brokenCount, 0);
      ana.network.isCut = false;
      await all(back);
      await back.end();
    }
    const back = await again();
    edit(back.desk, held(back, ids[0]!), { name: "Aurora Inventada" });
    await all(back, rui);
    assert.deepEqual([nameOn(rui, ids[0]!), rui.sync.state().keys.brokenCount], ["Aurora Inventada", 0]);
    await back.end();
  });

  it("whenever the disk stops taking anything, what is opened next is what was known", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(14), fc.boolean(), async (most, isTorn) => {
        const disk = memoryDisk();
        let [left, counts] = [most, false];
        const takes = (): boolean => !counts || left-- > 0;
        const full = (): Promise<never> => Promise.reject(new Error("the disk is full"));
        const torn: ShelfDisk = {
          ...disk,
          putBytes: (...put) => (takes() ? disk.putBytes(...put) : full()),
          putAt: (...put) => (takes() ? disk.putAt(...put) : full()),
          clear: (...what) => (takes() || !isTorn ? disk.clear(...what) : full()),
        };
        const { device, again, rui, ids } = await started(torn);
        counts = true;
        await all(rui);
        for (let at = 0; at < 101; at += 1) writeDown(rui, `Nuvem ${at}`);
        edit(rui.desk, held(rui, ids[0]!), { name: "Aurora Inventada" });
        await all(rui, device);
        await device.end();
        counts = false;
        const back = await again();
        await all(back);
        assert.equal(ofTypes(back.store).length, ofTypes(rui.store).length);
        for (const { id, answers } of ofTypes(rui.store)) assert.deepEqual(held(back, id).answers, answers);
        assert.equal(back.sync.state().keys.brokenCount, 0);
        await back.end();
      }),
      { numRuns: process.env["SLOW"] ? 60 : 6 },
    );
  });
});

describe("may the wrong person do this?", () => {
  it("reads nothing: neither a name nor an id is on the disk, and other keys open none of it", async () => {
    const { device, ana, rui, disk, ids } = await started();
    await device.end();
    const { person } = ana.keys;
    const names = await disk.wheres(person, FOLDS);
    assert.ok(names.length >= 2);
    for (const where of names)
      for (const part of [0, 1]) {
        const bytes = Buffer.from((await disk.bytes(person, FOLDS, where, part)) ?? []).toString("latin1");
        const text = (await disk.box(person, FOLDS, where, part)) ?? "";
        for (const plain of [CANARY, ids[0]!, ana.where.stream]) {
          assert.ok(!bytes.includes(plain) && !text.includes(plain));
          assert.ok(!text.includes(Buffer.from(plain).toString("base64").slice(0, -3)));
        }
      }
    ana.network.isCut = true;
    const thief = await ana.open({ ...rui.keys, person }, ana.outboxDisk, await copied(disk, person));
    assert.deepEqual(ofTypes(thief.store), []);
    await thief.end();
  });

  it("puts none in: a page of another's making, of another name or of an earlier day is not read", async () => {
    const { device, again, ana, rui, disk, ids } = await started();
    const { person } = ana.keys;
    const old = (await disk.wheres(person, FOLDS)).filter((where) => where !== "list");
    const earlier = new Map(
      await Promise.all(old.map(async (id) => [id, await disk.bytes(person, FOLDS, id, 0)] as const)),
    );
    await all(rui);
    edit(rui.desk, held(rui, ids[0]!), { name: "Aurora Inventada" });
    for (let at = 0; at < 101; at += 1) writeDown(rui, `Nuvem ${at}`);
    await all(rui, device);
    await device.end();
    const fresh = (await disk.wheres(person, FOLDS)).filter((where) => where !== "list" && !old.includes(where));
    assert.equal(fresh.length > 0, true);
    ana.network.isCut = true;
    for (const page of fresh)
      for (const bytes of earlier.values()) if (bytes) await disk.putBytes(person, FOLDS, page, 0, bytes);
    const back = await again();
    assert.notEqual(nameOn(back, ids[0]!), CANARY, "what was so once is not shown as what is");
    await all(back);
    assert.equal(nameOn(back, ids[0]!), "Aurora Inventada");
    await back.end();
  });
});
