// What came while the disk was full lies nowhere: whatever leans on it waits until it does, or it comes anew.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { programme } from "#programme/register.ts";
import { all, colleagueAt, held, nameOn, WRITES, world, writeDown } from "#test/colleagues.ts";
import { handedOn, NAMES, newPhone, said, same } from "#test/first-downloads.ts";
import { memoryDisk, type ShelfDisk } from "./shelf-disk.ts";

/** A disk that takes nothing but keys until it is told otherwise. */
function fullDisk(): ShelfDisk & { isFull: boolean } {
  const disk = memoryDisk();
  const made = { ...disk, isFull: true };
  const room =
    <A extends readonly [string, string, ...unknown[]]>(put: (...asked: A) => Promise<void>) =>
    (...asked: A): Promise<void> =>
      made.isFull && asked[1] !== "keys"
        ? Promise.reject(new DOMException("full", "QuotaExceededError"))
        : put(...asked);
  return Object.assign(made, {
    putAt: room(disk.putAt),
    putFrom: room(disk.putFrom),
    putBytes: room(disk.putBytes),
  });
}

describe("over a full disk", () => {
  it("stays with what waits what was accepted, and is told of by a checkpoint alone", async () => {
    const { ana, rui } = await world();
    const isPull = (asked: string): boolean => asked.startsWith("pull") || asked.startsWith("/api/checkpoints");
    for (const isFull of [true, false]) {
      const disk = fullDisk();
      disk.isFull = isFull;
      const phone = { ...rui, ...(await rui.open(rui.keys, rui.outboxDisk, disk)) };
      rui.network.cutsAt = (asked) => isPull(asked) || asked.startsWith("post");
      const id = writeDown(phone, "Aurora Exemplo");
      said(phone, id, 5);
      await all(phone);
      assert.deepEqual(phone.store.unsent(), []);
      await all(ana);
      await ana.sync.rest();
      // What lies behind it never comes.
      rui.network.cutsAt = (asked) => asked.startsWith("post") || asked.endsWith(",250,null,100000]");
      await all(phone);
      assert.deepEqual([held(phone, id).isWhole, held(phone, id).count], [false, 6]);
      await phone.kept();
      rui.network.isCut = true;
      // The page is gone, and its last words with it.
      const back = await rui.open(rui.keys, rui.outboxDisk, disk);
      await back.sync.now();
      assert.equal(nameOn(back, id), "Aurora Exemplo", `full: ${isFull}`);
      rui.network.isCut = false;
      rui.network.cutsAt = () => false;
      await back.sync.now();
      await back.sync.rest();
      assert.deepEqual([back.store.unsent(), held(back, id).count], [[], 6]);
      await back.end();
      await phone.end();
    }
  });

  it("is read by who is let in later what came shut, and lies nowhere", async () => {
    const { ana, keeper, office, ids } = await handedOn();
    const eva = await colleagueAt(keeper, office, programme, WRITES);
    await eva.end();
    const disk = fullDisk();
    const first = await eva.open(eva.keys, eva.outboxDisk, disk);
    await first.sync.now();
    disk.isFull = false;
    writeDown(ana, "Bento Exemplo");
    await all(ana, first);
    await first.end();
    await all(ana);
    await ana.letIn(eva.person.id, eva.keyActs.number);
    const back = await eva.open(eva.keys, eva.outboxDisk, disk);
    await all(back);
    assert.deepEqual(
      ids.map((id) => nameOn(back, id)),
      NAMES.map((name) => `${name} Exemplo`),
    );
    await back.end();
  });
});

it("is not passed over what is said of a record that came alone, last of a first download, when that is taken in again", async () => {
  const { ana, rui, ids, keeper } = await handedOn();
  const before = await keeper.checkpoints.page(rui.person, rui.where.stream, "");
  said(ana, ids[0]!, 6);
  await all(ana);
  await ana.sync.rest();
  rui.network.altersCheckpoints = () => before as never;
  rui.network.cutsAt = (asked) => asked.endsWith(",250,null,100000]");
  const phone = await newPhone(rui);
  await phone.sync.now();
  await phone.end();
  await phone.disk.clear(rui.person.id, "folds");
  said(ana, ids[0]!, 6);
  await all(ana);
  await ana.sync.rest();
  const back = await newPhone(rui, phone.disk);
  await back.sync.now();
  rui.network.altersCheckpoints = (page) => page;
  await same(back, rui);
  await back.end();
});
