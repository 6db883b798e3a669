// A phone that was switched off and has no network: does it know whether what lies on it is all there was?
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { all, world, writeDown } from "#test/colleagues.ts";
import { makeLastLook } from "./last-look.ts";
import { memoryDisk, type ShelfDisk } from "./shelf-disk.ts";

async function fetched() {
  const { ana, rui } = await world();
  const disk = memoryDisk();
  writeDown(rui, "Aurora Exemplo");
  await all(rui);
  const before = await ana.open(ana.keys, ana.outboxDisk, disk);
  assert.deepEqual([before.sync.state().ready, before.sync.state().lastAt], [false, undefined]);
  await before.sync.now();
  await before.end();
  ana.network.isCut = true;
  return { ana, rui, disk, at: before.sync.state().lastAt };
}

async function reopened({ ana, disk }: Pick<Awaited<ReturnType<typeof fetched>>, "ana" | "disk">) {
  const { sync, store, end } = await ana.open(ana.keys, ana.outboxDisk, disk);
  await sync.now();
  const { ready, caughtUp, lastAt, reached } = sync.state();
  await end();
  return { known: store.recordsOf("participant").length, ready, caughtUp, lastAt, reached };
}

describe("after a restart without a network", () => {
  it("it is known that all there was lies here, and of when that is; and that nobody was asked since", async () => {
    const here = await fetched();
    assert.ok(here.at !== undefined);
    const found = await reopened(here);
    assert.deepEqual(found, { known: 1, ready: true, caughtUp: false, lastAt: here.at, reached: false });
  });

  it("nothing of the kind is said where the disk lost a page, or holds nothing", async () => {
    const here = await fetched();
    for (const kind of ["pages", "folds"]) await here.disk.clear(here.ana.person.id, kind);
    assert.deepEqual((await reopened(here)).ready, false);
    assert.equal((await reopened({ ...here, disk: memoryDisk() })).ready, false);
  });

  it("nor of a team that came since, nor of another log, nor where somebody else wrote it down", async () => {
    const here = await fetched();
    const { stream } = here.ana.where;
    const mine = makeLastLook(here.ana.keys, here.disk);
    const far = new Map([[stream, 1_000]]);
    assert.equal(await mine.whole(far, ""), here.at);
    assert.equal(await mine.whole(new Map([...far, ["another", 1_000]]), ""), undefined);
    assert.equal(await mine.whole(far, "another log"), undefined);
    assert.equal(await mine.whole(new Map([[stream, 0]]), ""), undefined);
    const theirs: ShelfDisk = { ...here.disk, box: (_, ...asked) => here.disk.box(here.ana.person.id, ...asked) };
    assert.equal(await makeLastLook(here.rui.keys, theirs).whole(far, ""), undefined);
  });

  it("nothing of it is kept once its person is taken off the device", async () => {
    const here = await fetched();
    const { forget, sync } = await here.ana.open(here.ana.keys, here.ana.outboxDisk, here.disk);
    await sync.now();
    await forget();
    assert.deepEqual(await here.disk.read(here.ana.person.id, "look"), []);
  });
});
