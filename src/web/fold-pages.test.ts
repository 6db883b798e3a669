// What a device wrote down of its records is quick to open, the same as all changes opened anew, and nobody else's to read or to make.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import type { Person } from "#core/access/role.ts";
import { programme } from "#programme/register.ts";
import { all, colleagueAt, type Device, held, nameOn, typeOf, WRITES, writeDown } from "#test/colleagues.ts";
import { CANARY, copied, FOLDS, foldedAgain, MANY, ofTypes, seen, started } from "#test/folded-device.ts";
import { create, edit, restore } from "./acts.ts";
import { openFolds } from "./fold-pages.ts";
import { memoryDisk } from "./shelf-disk.ts";

describe("a device that is opened again", () => {
  it("knows at once, without a network, all that it knew, and has opened no change for it", async () => {
    const { ana, device, again, ids } = await started();
    const before = new Map(ofTypes(device.store).map(({ id }) => [id, seen(device.store, id)]));
    await device.end();
    ana.network.isCut = true;
    const back = await again();
    assert.deepEqual(new Map(ofTypes(back.store).map(({ id }) => [id, seen(back.store, id)])), before);
    assert.deepEqual(
      ids.map((id) => [held(back, id).isWhole, held(back, id).changes.length]),
      [
        [false, 2],
        [false, 1],
        [false, 0],
      ],
      "but the few that came since the pages were written",
    );
    await all(back);
    assert.equal(held(back, ids[0]!).isWhole, false);
    await back.end();
  });

  it("knows the same as one that opens everything", async () => {
    const { device, again, ana, rui, ids } = await started();
    await all(rui);
    edit(rui.desk, held(rui, ids[2]!), { sex: "male" });
    await all(rui);
    await device.end();
    const back = await again();
    await all(back);
    edit(back.desk, held(back, ids[2]!), { name: "Carlota Nova" });
    restore(back.desk, held(back, ids[1]!));
    await all(back);
    const whole = await ana.open(ana.keys, ana.outboxDisk, memoryDisk());
    await all(whole);
    for (const { id } of ofTypes(whole.store)) assert.deepEqual(seen(back.store, id), seen(whole.store, id));
    assert.equal(held(whole, ids[1]!).folded.withdrawn, false);
    await Promise.all([back.end(), whole.end()]);
  });

  it("seals what is said next under the record's own key, its chains go on, and its facts stand", async () => {
    const { device, again, rui, ids, keeper, ana } = await started(memoryDisk(), MANY);
    await device.end();
    const back = await again();
    edit(back.desk, held(back, ids[2]!), { name: "Carlota Inventada" });
    await all(back, rui);
    assert.equal(nameOn(rui, ids[2]!), "Carlota Inventada");
    const page = await keeper.pull(ana.person, ana.where.stream, 0, 1_000);
    assert.ok("changes" in page);
    const mine = page.changes.filter(({ envelope }) => envelope.head.record === ids[2]);
    assert.deepEqual(new Set(mine.map(({ envelope }) => envelope.head.generation)), new Set([1]));
    assert.equal(page.wraps?.filter(({ record }) => record === ids[2]).length, 1, "and no other key was made");
    assert.deepEqual(page.toRecount, []);
    for (const one of [back, rui]) {
      const { brokenCount, untrueCount, unreadCount } = one.sync.state().keys;
      assert.deepEqual([brokenCount, untrueCount, unreadCount], [0, 0, 0]);
    }
    await back.end();
  });

  it("opens the history of a record when somebody asks for it, and of no other", async () => {
    const { device, again, ids, ana } = await started();
    const before = held(device, ids[0]!).changes.map(({ head, body, n }) => ({ id: head.id, body, n }));
    await device.end();
    ana.network.isCut = true;
    const back = await again();
    await all(back);
    await back.unfold(ids[0]!);
    const one = held(back, ids[0]!);
    assert.deepEqual([one.isWhole, held(back, ids[1]!).isWhole], [true, false]);
    assert.deepEqual(
      one.changes.map(({ head, body, n }) => ({ id: head.id, body, n })),
      before,
    );
    edit(back.desk, one, { name: "Aurora Inventada" });
    assert.deepEqual([held(back, ids[0]!).changes.length, held(back, ids[0]!).count], [4, 4]);
    await back.end();
  });

  it("goes on from where it was: what came since is opened, and takes its place in the pages", async () => {
    const { device, again, rui, ids, disk, ana } = await started();
    await device.end();
    await all(rui);
    const many = Array.from({ length: 120 }, (_, at) => writeDown(rui, `Nuvem ${at}`));
    edit(rui.desk, held(rui, ids[2]!), { name: "Carlota Outra" });
    await all(rui);
    const before = await disk.wheres(ana.keys.person, FOLDS);
    const back = await again();
    await all(back);
    await back.end();
    const after = await disk.wheres(ana.keys.person, FOLDS);
    assert.notDeepEqual(after, before, "another page has taken its place");
    assert.equal(after.length, 2, "the page, and the list");
    ana.network.isCut = true;
    const last = await again();
    assert.equal(held(last, many[7]!).isWhole, false);
    assert.deepEqual([nameOn(last, many[7]!), nameOn(last, ids[2]!)], ["Nuvem 7", "Carlota Outra"]);
    await last.end();
  });

  it("still says what it has been lied to about", async () => {
    const { device, again, ana, rui, open } = await started(memoryDisk(), MANY);
    await all(rui);
    edit(rui.desk, held(rui, open), { name: "Two" });
    await all(rui);
    edit(rui.desk, held(rui, open), { name: "Three" });
    await all(rui);
    // One of rui's is dropped, and one of ana's comes altered.
    const altered = writeDown(rui, "Nuvem Exemplo");
    await all(rui);
    ana.network.altersPage = (page) => ({
      ...page,
      changes: page.changes
        .filter(
          ({ envelope }) =>
            envelope.head.author !== rui.person.id || envelope.head.chain?.count !== 0 || envelope.head.record !== open,
        )
        .map((kept) =>
          kept.envelope.head.record === altered ? { ...kept, envelope: { ...kept.envelope, signature: null } } : kept,
        ),
    });
    await all(device);
    const told = ({ sync }: Pick<Device, "sync">) => [sync.state().keys.brokenCount, sync.state().keys.untrueCount];
    assert.deepEqual(told(device), [1, 1]);
    await foldedAgain(device);
    assert.deepEqual(told(device), [1, 1]);
    await device.end();
    for (let turn = 0; turn < 2; turn += 1) {
      const back = await again();
      await all(back);
      assert.deepEqual(told(back), [1, 1]);
      assert.equal(back.store.find(altered), undefined);
      await back.end();
    }
  });

  it("reads what was shut once somebody has let it in, also where that was before it was closed", async () => {
    const { ana, rui, keeper, office, ids } = await started(memoryDisk(), MANY);
    const eva = await colleagueAt(keeper, office, programme, WRITES);
    await all(eva);
    assert.equal(eva.sync.state().keys.unreadCount > 0, true);
    // What she reads, more than lies on a page as it came: what is shut is not among what is read again.
    const youth = { name: "Committee", kind: "youth", country: "BR" };
    for (let at = 0; at < MANY; at += 1) create(rui.desk, typeOf("committee"), rui.where, youth);
    await all(rui, eva);
    await eva.end();
    const shut = await eva.open();
    await all(shut, ana);
    assert.equal(nameOn(shut, ids[0]!), undefined);
    await all(rui);
    await rui.letIn(eva.person.id, eva.keyActs.number);
    await shut.end();
    for (let turn = 0; turn < 2; turn += 1) {
      const back = await eva.open();
      await all(back);
      assert.deepEqual([nameOn(back, ids[0]!), back.sync.state().keys.unreadCount], [CANARY, 0]);
      await back.end();
    }
  });

  it("fetches again what it has lost of what came, and nothing of it counts twice", async () => {
    const { device, again, ana, rui, disk, ids } = await started(memoryDisk(), MANY);
    await all(rui);
    for (const name of ["One", "Two"]) {
      edit(rui.desk, held(rui, ids[2]!), { name });
      await all(rui);
    }
    await all(device);
    await foldedAgain(device);
    await device.end();
    await disk.clear(ana.keys.person, "pages");
    const back = await again();
    await all(back);
    assert.equal(held(back, ids[2]!).count, 3);
    for (const name of ["Three", "Four"]) {
      edit(rui.desk, held(rui, ids[2]!), { name });
      await all(rui, back);
    }
    assert.deepEqual([nameOn(back, ids[2]!), back.sync.state().keys.brokenCount], ["Four", 0]);
    await back.unfold(ids[2]!);
    assert.equal(held(back, ids[2]!).changes.length, 5);
    await back.end();
  });

  it("takes in all anew where the server goes by another log, whatever numbers it gives", async () => {
    const { device, again, ana, ids } = await started();
    const told = seen(device.store, ids[0]!);
    await device.end();
    const back = await again();
    ana.network.altersPage = (page) => ({
      ...page,
      logId: "another",
      changes: page.changes.map((kept) => ({ ...kept, n: kept.n + 1 })),
    });
    await all(back);
    assert.deepEqual(seen(back.store, ids[0]!), told);
    await back.end();
    const later = await again();
    await all(later);
    assert.deepEqual(seen(later.store, ids[0]!), told);
    await later.end();
  });

  it("knows nothing any more of what was erased, on its disk neither, and that it was", async () => {
    const { device, again, keeper, ana, disk, ids } = await started();
    const { tenant } = ana.where;
    const by = (role: string): Person => {
      const id = randomUUID();
      return { id, grants: [{ person: id, role, tenant, stream: null }] };
    };
    await keeper.erasures.propose(by("supervisor"), tenant, ids[0]!);
    await keeper.erasures.approve(by("data-protection-officer"), tenant, ids[0]!);
    const before = await disk.wheres(ana.keys.person, FOLDS);
    await all(device);
    await device.end();
    const after = await disk.wheres(ana.keys.person, FOLDS);
    assert.equal(
      before.filter((where) => !after.includes(where)).length,
      1,
      "the page it lay on is not there any more",
    );
    ana.network.isCut = true;
    const back = await again();
    assert.equal(back.store.find(ids[0]!), undefined);
    assert.ok(back.store.find(ids[2]!));
    assert.notEqual(back.store.erasedOn(ids[0]!), undefined);
    await back.end();
  });

  it("keeps none of a team it has left, and none of another log", async () => {
    const { device, ana, disk } = await started();
    await device.end();
    const opened = (streams: readonly string[], logId: string) =>
      openFolds({
        keys: ana.keys,
        disk,
        shelf: { async *pages() {} },
        logId,
        streams,
        newId: randomUUID,
        breathe: () => undefined,
      });
    const mine = await opened([ana.where.stream], "");
    assert.ok(mine.records.length > 0);
    for (const [streams, log] of [
      [[ana.where.stream], "another"],
      [[randomUUID()], ""],
    ] as const) {
      const copy = await copied(disk, ana.keys.person);
      const none = await openFolds({
        keys: ana.keys,
        disk: copy,
        shelf: { async *pages() {} },
        logId: log,
        streams,
        newId: randomUUID,
        breathe: () => undefined,
      });
      await none.end();
      assert.deepEqual([none.records, none.upTo(ana.where.stream)], [[], 0]);
    }
  });
});
