// What a phone stands on and has not by its changes, where its server was put back to a backup: it comes back in its order, and nobody is told of
// what the server has lost.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isProblem } from "#core/problem.ts";
import { all, type Device, held, nameOn, writeDown } from "#test/colleagues.ts";
import { kindsOn, newPhone, said, told } from "#test/first-downloads.ts";
import { foldedAgain } from "#test/folded-device.ts";
import { idsAt, logOf, openOn, restorable, type Server, saidOf } from "#test/restored-team.ts";
import { edit } from "./acts.ts";
import { memoryDisk } from "./shelf-disk.ts";

/** Of which records there are checkpoints. */
async function handedOnAt({ keeper }: Server, { person, where }: Device): Promise<readonly string[]> {
  const page = await keeper.checkpoints.page(person, where.stream, "");
  assert.ok(!isProblem(page));
  return page.checkpoints.map(({ record }) => record);
}

describe("a phone that stands on checkpoints when its server is restored", () => {
  it("brings back what lies there of a first download, where nothing has come since", async () => {
    const { server, ana, rui } = await restorable();
    const [{ id = "" } = {}] = ana.store.recordsOf("participant");
    said(ana, id, 6);
    await all(ana);
    await ana.sync.rest();
    edit(rui.desk, held(rui, id), { village: "Example bay" });
    const mine = writeDown(rui, "Aurora Exemplo");
    await all(rui);
    const phone = await newPhone(rui);
    await all(phone);
    assert.equal(held(phone, id).isWhole, false);
    await phone.end();
    assert.equal(await kindsOn(phone.disk, rui), "first");
    await server.restore();
    rui.network.isCut = true;
    const away = await openOn(rui, phone.disk, await logOf(server));
    await all(away);
    assert.equal(nameOn(away, mine), "Aurora Exemplo");
    await away.end();
    rui.network.isCut = false;
    const back = await openOn(rui, phone.disk, await logOf(server));
    await all(back, ana);
    assert.deepEqual([nameOn(ana, mine), held(ana, id).answers["village"]], ["Aurora Exemplo", "Example bay"]);
    assert.deepEqual(back.store.unsent(), []);
    await back.end();
  });

  it("sends in order what stood folded when the server was restored, though its disk is full", async () => {
    const { server, ana, disk } = await restorable();
    const before = await logOf(server);
    const first = await openOn(ana, disk, before);
    const id = writeDown({ ...ana, ...first }, "Aurora Exemplo");
    await foldedAgain({ ...ana, ...first });
    await first.end();
    const one = await openOn(ana, disk, before);
    assert.equal(held(one, id).isWhole, false);
    await server.restore();
    const full = (): Promise<never> => Promise.reject(new DOMException("full", "QuotaExceededError"));
    Object.assign(ana.outboxDisk, { write: full });
    Object.assign(disk, { putAt: full, putFrom: full });
    edit(one.desk, held(one, id), { village: "Example bay" });
    await all(one);
    assert.deepEqual(one.store.unsent(), []);
    const [created, ...later] = await idsAt(server, ana, id);
    assert.deepEqual([created, later.length], [saidOf(one, id)[0], 1]);
    await one.end();
  });

  it("tells nobody what a record comes to, before it is opened anew: it may hold here what the server has lost", async () => {
    const { server, ana, rui } = await restorable();
    const [{ id = "" } = {}] = ana.store.recordsOf("participant");
    said(ana, id, 6);
    await all(ana, rui);
    await server.backUp();
    said(rui, id, 6);
    await all(rui);
    await rui.sync.rest();
    await all(ana);
    await server.restore();
    // By number they are those that were lost.
    said(ana, id, 6);
    await all(ana);
    await ana.sync.rest();
    assert.deepEqual(await handedOnAt(server, ana), []);
    const back = await openOn(ana, memoryDisk(), await logOf(server));
    await all(back);
    await back.sync.rest();
    assert.deepEqual(await handedOnAt(server, ana), [id]);
    const phone = await newPhone(rui);
    await all(phone);
    assert.equal(held(phone, id).isWhole, false);
    await phone.sync.rest();
    assert.deepEqual(told(phone), [0, 0, 0, 0]);
    await phone.end();
    await back.end();
  });
});
