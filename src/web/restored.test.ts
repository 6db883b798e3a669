// A server that was put back to a backup, as a phone lives through it: what somebody had they go on seeing, while what the server lacks of theirs
// is on its way to it again, in its order; over locks, restarts, broken lines and a full disk.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { all, type Device, held, nameOn, WRITES, writeDown } from "#test/colleagues.ts";
import { idsAt, logOf, openOn, restorable, saidOf } from "#test/restored-team.ts";
import { edit, withdraw } from "./acts.ts";
import type { Pulled } from "./api.ts";
import { memoryDisk } from "./shelf-disk.ts";

/** A change comes at a time, and after so many nothing any more. */
function cutAfter(network: Device["network"], pages: number): void {
  let left = pages;
  network.altersPage = (page) => {
    left -= 1;
    network.isCut = left <= 0;
    return firstOf(page);
  };
}

function firstOf(page: Pulled): Pulled {
  const [one] = page.changes;
  return one ? { ...page, changes: [one], next: one.n, more: true } : page;
}

const mended = (network: Device["network"]): void =>
  void Object.assign(network, { isCut: false, pullsNothing: false, altersPage: (page: Pulled) => page });

describe("a phone whose server was restored", () => {
  it("shows all it had, of its person and of others, without a network and over a lock, whatever it has heard", async () => {
    const { server, ana, rui, disk } = await restorable();
    const first = await openOn(ana, disk, await logOf(server));
    const mine = writeDown({ ...ana, ...first }, "Aurora Exemplo");
    const theirs = writeDown(rui, "Benedita Exemplo");
    await all(rui, first);
    await first.end();
    const before = await logOf(server);
    await server.restore();
    const now = await logOf(server);
    const seen = (one: Pick<Device, "store">) => [nameOn(one, mine), nameOn(one, theirs)];
    // It has heard that the server goes by another log, or has not; nothing of that log has come.
    ana.network.isCut = true;
    for (const log of [now, before, now]) {
      const back = await openOn(ana, disk, log);
      await all(back);
      assert.deepEqual(seen(back), ["Aurora Exemplo", "Benedita Exemplo"]);
      assert.equal(back.store.unsent().length, 0);
      await back.end();
    }
    // Some of it has come, and the line breaks; the page goes, and is opened again without a network.
    mended(ana.network);
    cutAfter(ana.network, 2);
    for (const log of [now, before, now]) {
      const back = await openOn(ana, disk, log);
      await all(back);
      assert.deepEqual(seen(back), ["Aurora Exemplo", "Benedita Exemplo"]);
      assert.deepEqual([back.store.recordsOf("participant").length, back.store.unsent()], [5, []]);
      await back.end();
    }
    mended(ana.network);
    const back = await openOn(ana, disk, before);
    await all(back);
    assert.deepEqual([seen(back), back.store.unsent()], [["Aurora Exemplo", "Benedita Exemplo"], []]);
    assert.deepEqual(await idsAt(server, ana, mine), saidOf(back, mine));
    await back.end();
    // All is offered: what lay aside has gone, and what this person wrote is there as it came back.
    ana.network.isCut = true;
    const last = await openOn(ana, disk, now);
    await all(last);
    assert.equal(nameOn(last, mine), "Aurora Exemplo");
    await last.end();
  });

  it("puts nothing before what the server has lost of it: a restart in the middle keeps the order", async () => {
    const { server, ana, disk } = await restorable();
    const before = await logOf(server);
    const first = await openOn(ana, disk, before);
    const id = writeDown({ ...ana, ...first }, "Aurora Exemplo");
    await all(first);
    await server.restore();
    // The new log is heard of, and no more.
    cutAfter(ana.network, 1);
    await all(first);
    edit(first.desk, held(first, id), { sex: "female" });
    await first.kept();
    await first.end();
    mended(ana.network);
    const back = await openOn(ana, disk, await logOf(server));
    edit(back.desk, held(back, id), { village: "Example bay" });
    await all(back);
    assert.deepEqual([back.store.unsent(), await idsAt(server, ana, id)], [[], saidOf(back, id)]);
    assert.equal((await idsAt(server, ana, id)).length, 3);
    await back.end();
  });

  it("brings back what was accepted and had not come back to it, also where the app stays open", async () => {
    const { server, ana, disk } = await restorable();
    const one = await openOn(ana, disk, await logOf(server));
    ana.network.pullsNothing = true;
    const id = writeDown({ ...ana, ...one }, "Aurora Exemplo");
    await all(one);
    assert.deepEqual([one.store.unsent(), (await idsAt(server, ana, id)).length], [[], 1]);
    await server.restore();
    withdraw(one.desk, held(one, id));
    mended(ana.network);
    await all(one);
    assert.deepEqual([one.store.unsent(), await idsAt(server, ana, id)], [[], saidOf(one, id)]);
    assert.equal((await idsAt(server, ana, id)).length, 2);
    await one.end();
  });

  it("keeps what lies aside when it is locked while the new log is being fetched", async () => {
    const { server, ana, disk } = await restorable();
    const one = await openOn(ana, disk, await logOf(server));
    const id = writeDown({ ...ana, ...one }, "Aurora Exemplo");
    await all(one);
    await server.restore();
    let ended: Promise<void> | undefined;
    let pages = 0;
    ana.network.altersPage = (page) => {
      pages += 1;
      if (pages === 3) ended = one.end();
      return firstOf(page);
    };
    await all(one);
    await ended;
    assert.ok((await disk.wheres(ana.keys.person, "pages")).length > 0);
    Object.assign(ana.network, { isCut: true, altersPage: (page: Pulled) => page });
    const back = await openOn(ana, disk, await logOf(server));
    await all(back);
    assert.deepEqual([nameOn(back, id), back.store.recordsOf("participant").length], ["Aurora Exemplo", 4]);
    assert.deepEqual(back.store.unsent(), [], "nobody knows yet what the server lacks");
    await back.end();
  });

  it("opens what lies aside by the keys it was sealed under, though the backup lacks what was said of them", async () => {
    const { server, office, ana, rui, disk } = await restorable();
    const one = await openOn(ana, disk, await logOf(server));
    // Rui leaves: what is written from here on is under a new epoch, of which the backup knows nothing.
    await office.end(rui.person.id, { role: WRITES[0] ?? "", stream: ana.where.stream });
    await all(one);
    const id = writeDown({ ...ana, ...one }, "Aurora Exemplo");
    await all(one);
    await one.end();
    await server.restore();
    const log = await logOf(server);
    // Keys are read from their beginning, and then the line breaks.
    cutAfter(ana.network, 1);
    for (let times = 0; times < 2; times += 1) {
      const back = await openOn(ana, disk, log);
      await all(back);
      assert.equal(nameOn(back, id), "Aurora Exemplo");
      assert.deepEqual(back.sync.state().keys.notBelieved, []);
      await back.end();
    }
  });

  it("sends, in order, what the server lacks while its disk is full, and lets nothing go from it", async () => {
    const { server, ana } = await restorable();
    const disk = memoryDisk();
    const one = await openOn(ana, disk, await logOf(server));
    const id = writeDown({ ...ana, ...one }, "Aurora Exemplo");
    await all(one);
    await server.restore();
    const full = (): Promise<never> => Promise.reject(new DOMException("full", "QuotaExceededError"));
    const { write } = ana.outboxDisk;
    const { putAt, putFrom } = disk;
    Object.assign(ana.outboxDisk, { write: full });
    Object.assign(disk, { putAt: full, putFrom: full });
    edit(one.desk, held(one, id), { sex: "female" });
    await all(one);
    assert.deepEqual([one.store.unsent(), await idsAt(server, ana, id)], [[], saidOf(one, id)]);
    assert.equal((await idsAt(server, ana, id)).length, 2);
    Object.assign(ana.outboxDisk, { write });
    Object.assign(disk, { putAt, putFrom });
    ana.network.isCut = true;
    await one.end();
    const back = await openOn(ana, disk, await logOf(server));
    await all(back);
    assert.equal(nameOn(back, id), "Aurora Exemplo", "it lies where it lay");
    await back.end();
  });
});
