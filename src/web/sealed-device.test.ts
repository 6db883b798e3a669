// Devices with keys: who reads what colleagues wrote, what a server learns, and what somebody who lies is caught at.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isProblem } from "#core/problem.ts";
import { publicOf } from "#core/seal/person-keys.ts";
import { safetyNumber } from "#core/seal/tending.ts";
import { programme } from "#programme/register.ts";
import {
  all,
  colleagueAt,
  type Device,
  held,
  nameOn,
  newKeeper,
  textLying,
  together,
  typeOf,
  WRITES,
  world,
  writeDown,
} from "#test/colleagues.ts";
import { keyedOffice } from "#test/keyed-office.ts";
import { create, edit } from "./acts.ts";

const committee = typeOf("committee");

describe("what a keeper gets", () => {
  it("holds no plain word of a sealed record, and of an open one what is not sealed in it", async () => {
    const { ana, rui, keeper } = await world();
    const id = writeDown(ana, "Canary Invented");
    const company = { name: "Hotel Example", kind: "venue", sector: "hotel", country: "BR" };
    create(ana.desk, typeOf("company"), ana.where, { ...company, contactName: "Canary Invented" });
    await all(ana, rui);
    assert.equal(nameOn(rui, id), "Canary Invented");
    const page = await keeper.pull(rui.person, rui.where.stream, 0, 100);
    const kept = JSON.stringify([page, ana.network.sent, rui.network.sent]);
    assert.ok(kept.includes("Hotel Example") && !/canary|invented/i.test(kept));
    assert.ok(!isProblem(page));
    assert.ok(page.changes.every(({ envelope }) => envelope.signature !== null));
  });

  it("is signed and names its place in the chain of its device, and the same change goes out in the same bytes", async () => {
    const { ana } = await world();
    ana.network.losesAnswers = true;
    const id = writeDown(ana, "Aurora Exemplo");
    edit(ana.desk, held(ana, id), { sex: "female" });
    ana.network.sent.length = 0;
    await all(ana);
    ana.network.losesAnswers = false;
    await all(ana);
    const [first, second] = ana.network.sent;
    assert.ok(first !== undefined && first === second);
    assert.deepEqual([ana.store.unsent().length, held(ana, id).changes.length], [0, 2]);
  });

  it("carries the key of a record until the keeper has it, and not again", async () => {
    const { ana } = await world();
    const id = writeDown(ana, "Aurora Exemplo");
    await all(ana);
    edit(ana.desk, held(ana, id), { sex: "female" });
    await all(ana);
    const wraps = ana.network.sent
      .flatMap((text) => JSON.parse(text) as { head?: unknown; wrap?: unknown }[] | object)
      .filter((change) => "head" in change)
      .map((change) => "wrap" in change);
    assert.deepEqual(wraps.slice(-2), [true, false]);
  });
});

describe("somebody nobody has let in", () => {
  it("reads nothing and learns nothing, and what they write waits and blocks no other", async () => {
    const { ana, keeper, office } = await world();
    const before = writeDown(ana, "Aurora Exemplo");
    await all(ana);
    const eva = await colleagueAt(keeper, office, programme, WRITES);
    await all(eva);
    assert.deepEqual([nameOn(eva, before), held(eva, before).answers], [undefined, {}]);
    assert.equal(eva.sync.state().keys.unreadCount, 1);
    const sealed = writeDown(eva, "Bento Amostra");
    const open = create(eva.desk, committee, eva.where, { name: "Committee", kind: "youth", country: "BR" });
    await all(eva);
    assert.deepEqual([held(eva, sealed).unsentCount, held(eva, open).unsentCount], [1, 0]);
    assert.deepEqual([eva.sync.state().waitingCount, eva.sync.state().reached], [1, true]);

    await all(ana);
    const waiting = waitingFor(ana, eva);
    assert.deepEqual(
      [waiting?.person, waiting?.number],
      [eva.person.id, safetyNumber(eva.person.id, publicOf(eva.keys))],
    );
    assert.equal(await ana.letIn(eva.person.id, ana.keyActs.number), undefined);
    assert.deepEqual(waitingFor(ana, eva), waiting, "by another number nobody is");
    assert.equal(await ana.letIn(eva.person.id, eva.keyActs.number), undefined);
    assert.equal(waitingFor(ana, eva), undefined);
    await all(eva, ana);
    assert.deepEqual([nameOn(eva, before), nameOn(ana, sealed)], ["Aurora Exemplo", "Bento Amostra"]);
    assert.deepEqual([eva.sync.state().keys.unreadCount, eva.sync.state().waitingCount], [0, 0]);
  });

  it("lets nobody in, not even themselves", async () => {
    const { keeper, office } = await world();
    const eva = await colleagueAt(keeper, office, programme, WRITES);
    const leo = await colleagueAt(keeper, office, programme, WRITES);
    await all(eva, leo, eva);
    assert.deepEqual(eva.sync.state().keys.waiting, []);
    await eva.letIn(leo.person.id, leo.keyActs.number);
    await eva.letIn(eva.person.id, eva.keyActs.number);
    await all(leo);
    assert.deepEqual(leo.sync.state().keys.waiting, []);
    const id = writeDown(leo, "Bento Amostra");
    await all(leo);
    assert.equal(held(leo, id).unsentCount, 1);
  });

  it("is somebody of a team where one role is let in and another is not: only what that role reads opens", async () => {
    const keeper = newKeeper(programme);
    const office = await keyedOffice(keeper, programme);
    const [ana] = await together(keeper, office, programme, [WRITES]);
    assert.ok(ana);
    const carla = await colleagueAt(keeper, office, programme, ["caseworker"]);
    await all(carla);
    const child = create(carla.desk, typeOf("child"), carla.where, { code: "EX-1", name: "Canary Invented" });
    await all(carla, ana);
    assert.equal(held(carla, child).unsentCount, 0);
    assert.equal(ana.store.find(child), undefined, "a role that does not read it is not even handed it");
    const { where } = office;
    const boxes = await keeper.keys.page(ana.person, where.tenant, 0);
    assert.ok(!isProblem(boxes));
    assert.ok(boxes.boxes.every(({ circle }) => !circle.includes("caseworker") || circle.includes("trainer")));
  });
});

describe("somebody who leaves", () => {
  it("reads nothing that is written after, and whoever was offline meanwhile seals anew what was sealed before", async () => {
    const { ana, rui, office, keeper } = await world();
    const record = writeDown(ana, "Aurora Exemplo");
    await all(ana, rui);
    ana.network.isCut = true;
    edit(ana.desk, held(ana, record), { name: "Aurora Segunda" });
    // Sealed under the epoch that is about to end, as it waits.
    await ana.end();
    const waiting = textLying(ana.lying);
    for (const role of WRITES) await office.end(rui.person.id, { role, stream: rui.where.stream });

    const back = await ana.open();
    ana.network.isCut = false;
    await all(back);
    assert.deepEqual([back.store.unsent(), nameOn(back, record)], [[], "Aurora Segunda"]);
    const page = await keeper.pull(ana.person, ana.where.stream, 0, 100);
    assert.ok(!isProblem(page));
    const [, second] = page.changes.filter(({ envelope }) => envelope.head.record === record);
    assert.equal(second?.envelope.head.generation, 2);
    assert.ok(!waiting.includes(second?.envelope.body ?? ""), "not in the bytes that the leaver has a key to");
    assert.deepEqual((page.wraps ?? []).map(({ epoch }) => epoch).sort(), [1, 2]);

    // What a dishonest server would go on handing to who has left.
    const later = { ...page, changes: page.changes.slice(-1), next: page.next, more: false };
    rui.network.altersPage = () => later;
    await all(rui);
    assert.equal(nameOn(rui, record), "Aurora Exemplo");
  });
});

describe("a lock", () => {
  it("leaves nothing to read, and whoever unlocks without a network finds all again", async () => {
    const { ana } = await world();
    const sent = writeDown(ana, "Canary Invented");
    await all(ana);
    ana.network.isCut = true;
    const unsent = writeDown(ana, "Canary Second");
    edit(ana.desk, held(ana, sent), { sex: "female" });
    ana.drafts.keep("new participant", { name: "Canary Third" });
    await ana.end();
    assert.ok(!/canary/i.test(textLying(ana.lying)));
    const back = await ana.open();
    await all(back);
    assert.deepEqual([nameOn(back, sent), nameOn(back, unsent)], ["Canary Invented", "Canary Second"]);
    assert.equal(held(back, sent).answers["sex"], "female");
    assert.deepEqual([back.store.unsent().length, back.sync.state().reached], [2, false]);
    assert.deepEqual(back.drafts.find("new participant"), { name: "Canary Third" });
    ana.network.isCut = false;
    await all(back);
    assert.deepEqual([back.store.unsent(), held(back, sent).revision, held(back, unsent).revision], [[], 2, 1]);
    await back.end();
  });

  it("leaves what was accepted and has not come back yet where whoever unlocks without a network finds it", async () => {
    const { ana, keeper } = await world();
    ana.network.pullsNothing = true;
    const id = writeDown(ana, "Aurora Exemplo");
    await all(ana);
    assert.deepEqual([keeper.recordsKept().length, ana.store.unsent()], [1, []]);
    ana.network.isCut = true;
    await ana.end();
    const back = await ana.open();
    await all(back);
    assert.equal(nameOn(back, id), "Aurora Exemplo");
    Object.assign(ana.network, { isCut: false, pullsNothing: false });
    await all(back);
    await back.end();
    assert.deepEqual([keeper.recordsKept().length, held(back, id).revision], [1, 1]);
    assert.deepEqual(await ana.outboxDisk.read(ana.person.id), [], "it has come back, and waits no more");
  });

  it("loses nothing of what could not be sealed to anybody yet", async () => {
    const { keeper, office, ana } = await world();
    const eva = await colleagueAt(keeper, office, programme, WRITES);
    await all(eva);
    const id = writeDown(eva, "Canary Invented");
    await all(eva);
    await eva.end();
    assert.ok(!/canary/i.test(textLying(eva.lying)));
    const back = await eva.open();
    assert.equal(nameOn(back, id), "Canary Invented");
    await all(ana);
    await ana.letIn(eva.person.id, eva.keyActs.number);
    await all(back, ana);
    assert.deepEqual([back.store.unsent(), nameOn(ana, id)], [[], "Canary Invented"]);
  });

  it("sends what was perhaps sent before it in the same bytes, so that it is kept once", async () => {
    const { ana, keeper } = await world();
    ana.network.losesAnswers = true;
    const id = writeDown(ana, "Aurora Exemplo");
    await all(ana);
    ana.network.isCut = true;
    await ana.end();
    const back = await ana.open();
    Object.assign(ana.network, { isCut: false, losesAnswers: false });
    await all(back);
    assert.deepEqual([back.store.unsent(), held(back, id).revision], [[], 1]);
    assert.equal(keeper.recordsKept().length, 1);
  });

  it("opens nothing for somebody else's keys", async () => {
    const { ana, rui } = await world();
    ana.network.isCut = true;
    writeDown(ana, "Canary Invented");
    await ana.end();
    const thief = await ana.open({ ...rui.keys, person: ana.person.id });
    await all(thief);
    assert.deepEqual([thief.store.unsent(), thief.store.recordsOf("participant")], [[], []]);
    await thief.end();
    const back = await ana.open();
    assert.equal(back.store.unsent().length, 1, "nor does it lose anything for their owner");
  });
});

function waitingFor(by: Device, one: Device) {
  return by.sync.state().keys.waiting.find(({ person }) => person === one.person.id);
}
