// What a tab writes to disk, and what it never does: nothing sealed lies there plain, nor in memory once its person is gone.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { before, beforeEach, describe, it } from "node:test";
import { keysOf, makeSecrets, type PersonKeys } from "#core/seal/person-keys.ts";
import { programme } from "#programme/register.ts";
import { newDisk, textLying, typeOf, world } from "#test/colleagues.ts";
import { create } from "./acts.ts";
import { openDrafts } from "./drafts.ts";
import { takeFromTab } from "./kept-before.ts";
import { memoryOutboxDisk, nothingLying } from "./outbox-disk.ts";
import { platform } from "./platform.ts";
import { makeStore } from "./store.ts";

let lying = nothingLying();
let ana: PersonKeys;
let other: PersonKeys;
before(async () => {
  const secrets = makeSecrets(platform, "A".repeat(43));
  ana = await keysOf(platform, "ana", secrets);
  other = await keysOf(platform, "ana", makeSecrets(platform, "A".repeat(43)));
});
beforeEach(() => {
  lying = nothingLying();
});

const openMine = (keys = ana) =>
  openDrafts({ keys, disk: memoryOutboxDisk(lying), newId: randomUUID, pause: async () => {}, onDropped() {} });

describe("the disk of a device", () => {
  it("gives a draft back after a crash, of an open and of a sealed kind alike, and nothing of it lies there plain", async () => {
    const drafts = await openMine();
    drafts.keep("new company", { name: "Canary Hotel", contactName: "Canary Invented" });
    drafts.keep("new child", { code: "CANARY-1" });
    drafts.keep("new child", { code: "CANARY-1", name: "Canary Invented" });
    await drafts.flush();
    assert.equal(lying.drafts.get("ana")?.size, 2);
    assert.doesNotMatch(textLying(lying), /canary|child|company/i);
    const back = await openMine();
    assert.deepEqual(back.find("new company"), {
      name: "Canary Hotel",
      contactName: "Canary Invented",
    });
    assert.deepEqual(back.find("new child"), { code: "CANARY-1", name: "Canary Invented" });
    assert.equal((await openMine(other)).find("new child"), undefined, "other keys do not open it");
  });

  it("leaves nothing plain in memory once its person is gone", async () => {
    const drafts = await openMine();
    drafts.keep("new child", { name: "Canary Invented" });
    await drafts.end();
    assert.equal(drafts.find("new child"), undefined);
    assert.deepEqual((await openMine()).find("new child"), { name: "Canary Invented" });
  });

  it("goes on where a draft was thrown away: what is typed next for the same form stays", async () => {
    const drafts = await openMine();
    drafts.keep("new company", { name: "First" });
    await drafts.flush();
    drafts.drop("new company");
    drafts.keep("new company", { name: "Second" });
    const over = drafts.dropped();
    assert.equal(over.length, 1);
    await drafts.flush();
    await memoryOutboxDisk(lying).write("ana", { dropDrafts: over });
    drafts.gone(over);
    assert.deepEqual(drafts.dropped(), []);
    assert.deepEqual((await openMine()).find("new company"), { name: "Second" });
  });

  it("brings back what waited to be sent after a reload, open and sealed alike, and never writes what is sealed plain", async () => {
    const { ana: before } = await world();
    before.network.isCut = true;
    create(before.desk, typeOf("committee"), before.where, { name: "Committee", kind: "youth", country: "BR" });
    create(before.desk, typeOf("participant"), before.where, { name: "Canary Invented", audience: "children" });
    const company = { name: "Hotel Example", kind: "venue", sector: "hotel", country: "BR" };
    create(before.desk, typeOf("company"), before.where, { ...company, contactName: "Canary Invented" });
    assert.equal(before.isSafe(), false, "until it is sealed and written");
    await before.end();
    assert.equal(before.isSafe(), true);
    assert.ok(textLying(before.lying).includes("Committee"));
    assert.ok(!textLying(before.lying).toLowerCase().includes("canary"));
    const after = await before.open();
    const waiting = after.store.unsent().map(({ envelope }) => envelope.head.type);
    assert.deepEqual(waiting.sort(), ["committee", "company", "participant"]);
  });

  it("takes over what an app of before had left in its tab, and takes it from there once the disk has it", async () => {
    const tab = newDisk();
    const { ana: before } = await world();
    before.network.isCut = true;
    create(before.desk, typeOf("participant"), before.where, { name: "Invented", audience: "children" });
    await before.kept();
    const [line] = before.lying.unsent.get(before.person.id)?.values() ?? [];
    await before.end();
    before.lying.unsent.clear();
    const key = `unsent ${before.person.id}`;
    tab.setItem(key, JSON.stringify([line?.line]));
    const full = { ...before.outboxDisk, write: () => Promise.reject(new Error("full")) };
    await takeFromTab(tab, before.person.id, full);
    assert.ok(tab.getItem(key), "the disk is full: it stays");
    await takeFromTab(tab, before.person.id, before.outboxDisk);
    assert.equal(tab.getItem(key), null);
    const back = await before.open();
    assert.equal(back.store.unsent().length, 1);
    await back.end();
  });

  it("shows the server nothing of a sealed record but that it was written", () => {
    const store = makeStore(programme, randomUUID(), () => Date.parse("2016-12-12T12:00:00Z"));
    const desk = { store, programme, person: "ana", newId: randomUUID, countryOf: () => "BR" };
    const where = { tenant: randomUUID(), stream: randomUUID() };
    create(desk, typeOf("child"), where, { code: "CANARY-3", name: "Canary Invented" });
    const [waiting] = store.unsent();
    assert.deepEqual(waiting?.envelope.head.shown, { set: {}, seen: {} });
    assert.ok(!JSON.stringify(waiting?.envelope.facts).includes("anary"));
  });
});
