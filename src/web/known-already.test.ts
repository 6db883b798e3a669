// What was sent in bytes that a full disk did not hold, and lies there in others: the keeper has it, and it waits no more.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { all, type Device, held, world, writeDown } from "#test/colleagues.ts";
import { newPhone, said } from "#test/first-downloads.ts";
import { edit } from "./acts.ts";
import { memoryOutboxDisk } from "./outbox-disk.ts";
import { memoryDisk } from "./shelf-disk.ts";

/** Rui wrote a record where no keys were known, sent it over a full disk, and lost the page; a colleague's device made a checkpoint of it. */
async function sentOverFullDisk() {
  const { ana, rui } = await world();
  rui.network.isCut = true;
  const page = await rui.open(rui.keys, rui.outboxDisk, memoryDisk());
  const phone = { ...rui, ...page };
  const id = writeDown(phone, "Aurora Exemplo");
  said(phone, id, 5);
  assert.equal(await page.kept(), "kept");
  const lay = structuredClone(rui.lying);
  Object.assign(rui.outboxDisk, { write: () => Promise.reject(new DOMException("full", "QuotaExceededError")) });
  rui.network.isCut = false;
  await page.sync.now();
  assert.deepEqual(page.store.unsent(), []);
  await all(ana);
  await ana.sync.rest();
  return { ana, rui: { ...rui, outboxDisk: memoryOutboxDisk(lay) }, id };
}

const waitingOn = ({ store }: Pick<Device, "store">): readonly string[] =>
  store.unsent().map(({ envelope: { head }, refused }) => `${head.act} ${refused?.code}`);

describe("a change that the keeper has in other bytes", () => {
  it("waits no more where its record came as a checkpoint, and what is said behind it goes out", async () => {
    const { ana, rui, id } = await sentOverFullDisk();
    const back = await newPhone(rui);
    assert.equal(back.store.unsent().length, 6);
    edit(back.desk, held(back, id), { village: "Example bay" });
    await back.sync.now();
    assert.deepEqual(waitingOn(back), []);
    await all(ana);
    const there = held(ana, id);
    assert.equal(there.answers["village"], "Example bay");
    assert.equal(there.changes.filter(({ head }) => head.act !== "restate").length, 7, "each is there once");
    await back.end();
  });

  it("waits until it can be looked for", async () => {
    const { rui } = await sentOverFullDisk();
    const back = await newPhone(rui);
    rui.network.cutsAt = (asked) => asked.startsWith("pull") && asked.includes('"record"');
    await back.sync.now();
    assert.deepEqual(new Set(waitingOn(back)), new Set(["create change.differs", "edit change.differs"]));
    rui.network.cutsAt = () => false;
    await back.sync.now();
    assert.deepEqual(waitingOn(back), []);
    await back.end();
  });

  it("stays refused, for a person to see, where what bears its id is somebody else's", async () => {
    const { rui, ana } = await world();
    const id = writeDown(ana, "Aurora Exemplo");
    said(ana, id, 5);
    await all(ana);
    await ana.sync.rest();
    const phone = await newPhone(rui);
    await phone.sync.now();
    const theirs = held(ana, id).changes.at(-1)?.head;
    assert.ok(theirs);
    edit({ ...phone.desk, newId: () => theirs.id }, held(phone, id), { village: "Example bay" });
    await phone.sync.now();
    assert.deepEqual(waitingOn(phone), ["edit change.differs"]);
    assert.equal(held(phone, id).answers["village"], undefined);
    await phone.end();
  });
});
