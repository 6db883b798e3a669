// What a tab writes to disk, and what it never does: nothing sealed lies there plain, nor in memory once its person is gone.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { before, beforeEach, describe, it } from "node:test";
import { keysOf, makeSecrets, type PersonKeys } from "#core/seal/person-keys.ts";
import { programme } from "#programme/register.ts";
import { newDisk, textOn, typeOf, world } from "#test/colleagues.ts";
import { create } from "./acts.ts";
import { openDrafts } from "./drafts.ts";
import { platform } from "./platform.ts";
import { makeStore } from "./store.ts";

let disk = newDisk();
let ana: PersonKeys;
let other: PersonKeys;
before(async () => {
  const secrets = makeSecrets(platform, "A".repeat(43));
  ana = await keysOf(platform, "ana", secrets);
  other = await keysOf(platform, "ana", makeSecrets(platform, "A".repeat(43)));
});
beforeEach(() => {
  disk = newDisk();
});

describe("the disk of a tab", () => {
  it("gives an open draft back after a reload, without what is sealed in it", async () => {
    const company = typeOf("company");
    const drafts = await openDrafts(ana, disk);
    drafts.keep("new company", company, { name: "Hotel Example", contactName: "Canary Invented" });
    assert.ok(!textOn(disk).includes("Canary"));
    assert.deepEqual((await openDrafts(ana, disk)).find("new company", company), { name: "Hotel Example" });
  });

  it("keeps a sealed draft in memory only, sealed to its person while they are gone", async () => {
    const child = typeOf("child");
    const drafts = await openDrafts(ana, disk);
    drafts.keep("new child", child, { code: "CANARY-1", name: "Canary Invented" });
    assert.equal(textOn(disk), "");
    await drafts.end();
    assert.equal(drafts.find("new child", child), undefined, "nothing plain is left behind");
    const back = await openDrafts(ana, disk);
    assert.deepEqual(back.find("new child", child), { code: "CANARY-1", name: "Canary Invented" });
    await back.end();
    assert.equal((await openDrafts(other, disk)).find("new child", child), undefined, "other keys do not open it");
  });

  it("forgets a draft that was saved", async () => {
    const drafts = await openDrafts(ana, disk);
    drafts.keep("new company", typeOf("company"), { name: "Hotel Example" });
    drafts.drop("new company");
    assert.deepEqual([drafts.find("new company", typeOf("company")), textOn(disk)], [undefined, ""]);
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
    assert.ok(textOn(before.disk).includes("Committee"));
    assert.ok(!textOn(before.disk).toLowerCase().includes("canary"));
    const after = await before.open();
    const waiting = after.store.unsent().map(({ envelope }) => envelope.head.type);
    assert.deepEqual(waiting.sort(), ["committee", "company", "participant"]);
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
