// A device whose clock is far ahead, stands still or jumps: what was written under it is accepted, in its order, as if the clock had been right.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { instantOf } from "#core/change/clock.ts";
import { isProblem } from "#core/problem.ts";
import { all, type Device, held, nameOn, typeOf, world, writeDown } from "#test/colleagues.ts";
import { foldedAgain, started } from "#test/folded-device.ts";
import { create, edit, withdraw } from "./acts.ts";
import { conflictsOf } from "./lines.ts";

const DAY = 24 * 3_600_000;
const NOON = Date.parse("2016-12-12T12:00:00Z");

const headsOf = ({ store }: Pick<Device, "store">, record: string) =>
  (store.find(record)?.changes ?? []).map(({ head }) => head);

describe("a clock that is a month ahead", () => {
  it("is put right at the first talk, and what it stamped is said anew: in its order, without a conflict, signed and accepted", async () => {
    const { ana, rui, keeper } = await world();
    ana.network.isCut = true;
    ana.network.ahead = 30 * DAY;
    const id = writeDown(ana, "Aurora");
    edit(ana.desk, held(ana, id), { name: "Aurora Exemplo" });
    edit(ana.desk, held(ana, id), { sex: "female" });
    const said = headsOf(ana, id);
    await all(ana);
    ana.network.isCut = false;
    await all(ana, rui);
    assert.deepEqual([ana.store.unsent(), ana.sync.state().reached], [[], true]);
    const heads = headsOf(rui, id);
    assert.deepEqual(
      heads.map((head) => [head.id, head.saidAt]),
      said.map((head) => [head.id, head.stamp]),
    );
    assert.ok(heads.every(({ stamp }) => instantOf(stamp) <= NOON));
    assert.deepEqual(conflictsOf(held(rui, id)), []);
    assert.deepEqual([nameOn(rui, id), held(rui, id).answers["sex"]], ["Aurora Exemplo", "female"]);
    assert.equal(rui.sync.state().keys.brokenCount + rui.sync.state().keys.untrueCount, 0);
    // Each went into the log once, under one stamp.
    const page = await keeper.pull(ana.person, ana.where.stream, 0, 100);
    assert.ok(!isProblem(page));
    assert.equal(page.changes.filter(({ envelope }) => envelope.head.record === id).length, 3);
    // And what is said from here on goes by the right clock, behind what was put right.
    edit(ana.desk, held(ana, id), { name: "Aurora Segunda" });
    await all(ana, rui);
    assert.deepEqual([nameOn(rui, id), held(rui, id).changes.at(-1)?.head.saidAt], ["Aurora Segunda", null]);
  });

  it("lets nothing leave under a stamp that would be refused, once an answer has said the time: nobody can repeat it later", async () => {
    const { ana, rui } = await world();
    ana.network.isCut = true;
    ana.network.ahead = 30 * DAY;
    const id = writeDown(ana, "Aurora");
    const { head } = held(ana, id).changes[0]!;
    Object.assign(ana.network, { isCut: false, tellsTime: true });
    await all(ana, rui);
    assert.equal(nameOn(rui, id), "Aurora");
    assert.deepEqual(
      ana.network.sent.filter((text) => text.includes(`"stamp":"${head.stamp}"`)),
      [],
    );
    assert.ok(ana.network.sent.some((text) => text.includes(`"saidAt":"${head.stamp}"`)));
  });

  it("says nothing anew, and lets nothing leave, once its person has locked it: what waits there would be another than was sent", async () => {
    const { ana } = await world();
    ana.network.ahead = 30 * DAY;
    // Full: what waits over the lock is in the memory of the tab.
    const full = { ...ana.outboxDisk, write: () => Promise.reject(new Error("the disk is full")) };
    const tab = await ana.open(ana.keys, full);
    const id = writeDown({ ...ana, ...tab }, "Aurora Exemplo");
    const said = tab.store.unsent().map(({ envelope: { head } }) => head.stamp);
    let locked: Promise<void> | undefined;
    ana.network.altersKeys = (page) => {
      locked ??= tab.end();
      return page;
    };
    const pushes = ana.network.pushes;
    await tab.sync.now();
    await locked;
    assert.equal(ana.network.pushes, pushes);
    const back = await ana.open(ana.keys, full);
    assert.deepEqual(
      back.store.unsent().map(({ envelope: { head } }) => head.stamp),
      said,
    );
    await all(back);
    assert.deepEqual([nameOn(back, id), back.store.unsent()], ["Aurora Exemplo", []]);
    await back.end();
  });

  it("makes no conflict of what a form was opened with before it was said anew, and saved after", async () => {
    const { ana, rui } = await world();
    ana.network.isCut = true;
    ana.network.ahead = 30 * DAY;
    const id = writeDown(ana, "Aurora");
    const form = held(ana, id);
    ana.network.isCut = false;
    await all(ana);
    edit(ana.desk, form, { name: "Aurora Exemplo" });
    await all(ana, rui);
    assert.deepEqual([nameOn(rui, id), conflictsOf(held(rui, id))], ["Aurora Exemplo", []]);
  });

  it("leaves as it is what was said before it jumped, and mends what was said after, of the same record", async () => {
    const { ana, rui } = await world();
    ana.network.isCut = true;
    const id = writeDown(ana, "Before");
    ana.network.ahead = 400 * DAY;
    edit(ana.desk, held(ana, id), { name: "After" });
    const other = create(ana.desk, typeOf("committee"), ana.where, { name: "Other", kind: "youth", country: "BR" });
    ana.network.isCut = false;
    await all(ana, rui);
    assert.deepEqual(
      headsOf(rui, id).map(({ saidAt }) => saidAt === null),
      [true, false],
    );
    assert.deepEqual([nameOn(rui, id), conflictsOf(held(rui, id)), held(ana, other).unsentCount], ["After", [], 0]);
  });

  it("is mended after a restart too, when the clock had been set right meanwhile", async () => {
    const { ana, rui } = await world();
    ana.network.isCut = true;
    ana.network.ahead = 2 * DAY;
    const id = writeDown(ana, "Ahead");
    await ana.end();
    ana.network.ahead = 0;
    const back = await ana.open();
    edit(back.desk, held(back, id), { name: "Right" });
    ana.network.isCut = false;
    await all(back, rui);
    assert.deepEqual([back.store.unsent(), nameOn(rui, id), conflictsOf(held(rui, id))], [[], "Right", []]);
    await back.end();
  });

  it("is put right only where the keeper says the time: without a network all waits as it is", async () => {
    const { ana } = await world();
    ana.network.ahead = 30 * DAY;
    const id = writeDown(ana, "Aurora");
    const [head] = headsOf(ana, id);
    Object.assign(ana.network, { isCut: true });
    await all(ana);
    assert.deepEqual([headsOf(ana, id), ana.store.unsent()[0]?.refused], [[head], undefined]);
  });

  it("sends nothing twice under two stamps: what was accepted and not heard of stays as it was", async () => {
    const { ana, rui } = await world();
    const id = writeDown(ana, "Sent before");
    ana.network.losesAnswers = true;
    await all(ana);
    ana.network.losesAnswers = false;
    const [first] = headsOf(ana, id);
    ana.network.ahead = 30 * DAY;
    edit(ana.desk, held(ana, id), { sex: "female" });
    withdraw(ana.desk, held(ana, id));
    await all(ana, rui);
    const heads = headsOf(rui, id);
    assert.deepEqual([heads[0]?.stamp, heads[0]?.saidAt, heads.length], [first?.stamp, null, 3]);
    assert.deepEqual([held(rui, id).folded.withdrawn, ana.store.unsent()], [true, []]);
  });
});

describe("a clock that is put right after a restart", () => {
  it("says anew behind what its person had said of the record before, also where that is only known folded", async () => {
    const { ana, device, rui, again, ids } = await started();
    const id = ids[2] ?? "";
    // So little ahead is taken.
    ana.network.ahead = 4 * 60_000;
    edit(device.desk, held(device, id), { sex: "female" });
    await all(device);
    await foldedAgain(device);
    await device.end();
    const back = await again();
    assert.equal(held(back, id).isWhole, false);
    ana.network.ahead = 30 * DAY;
    edit(back.desk, held(back, id), { name: "Carlota Nova" });
    await all(back, rui);
    const stamps = headsOf({ store: rui.store }, id).map(({ stamp }) => stamp);
    assert.deepEqual([stamps.length, stamps], [3, stamps.toSorted()]);
    assert.equal(nameOn(rui, id), "Carlota Nova");
    await back.end();
  });
});

describe("a clock that stands still, or jumps back", () => {
  it("stamps what is said later later, over a restart too, and each says what it had seen", async () => {
    const { ana, rui } = await world();
    const id = writeDown(ana, "One");
    await all(ana);
    ana.network.ahead = -400 * DAY;
    edit(ana.desk, held(ana, id), { name: "Two" });
    await ana.end();
    const back = await ana.open();
    await back.sync.now();
    edit(back.desk, held(back, id), { name: "Three" });
    await all(back, rui);
    const stamps = headsOf(rui, id).map(({ stamp }) => stamp);
    assert.deepEqual(stamps, stamps.toSorted());
    assert.deepEqual([new Set(stamps).size, nameOn(rui, id), conflictsOf(held(rui, id))], [3, "Three", []]);
    await back.end();
  });
});
