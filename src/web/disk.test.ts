// What a tab writes to disk, and what it never does: nothing sealed outlives the tab's memory.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, it } from "node:test";
import { findType } from "#core/programme.ts";
import { programme } from "#programme/register.ts";
import { create } from "./acts.ts";
import { makeDrafts } from "./drafts.ts";
import { keepOutbox } from "./outbox.ts";
import { makeStore } from "./store.ts";

const person = "ana";
let disk = newDisk();
beforeEach(() => {
  disk = newDisk();
});

describe("the disk of a tab", () => {
  it("gives an open draft back after a reload, without what is sealed in it", () => {
    const company = typeOf("company");
    makeDrafts("ana before a reload", disk).keep("new company", company, {
      name: "Hotel Example",
      contactName: "Canary Invented",
    });
    assert.ok(!textOn(disk).includes("Canary"));
    const text = textOn(disk).replaceAll("ana before a reload", "ana after it");
    const after = newDisk();
    for (const line of text.split("\n"))
      after.setItem(line.slice(0, line.indexOf("\t")), line.slice(line.indexOf("\t") + 1));
    assert.deepEqual(makeDrafts("ana after it", after).find("new company", company), { name: "Hotel Example" });
  });

  it("keeps a sealed draft in memory only, also through signing out and in again", () => {
    const child = typeOf("child");
    makeDrafts(person, disk).keep("new child", child, { code: "CANARY-1", name: "Canary Invented" });
    assert.equal(textOn(disk), "");
    assert.deepEqual(makeDrafts(person, disk).find("new child", child), { code: "CANARY-1", name: "Canary Invented" });
  });

  it("forgets a draft that was saved", () => {
    const drafts = makeDrafts(person, disk);
    drafts.keep("new company", typeOf("company"), { name: "Hotel Example" });
    drafts.drop("new company");
    assert.deepEqual([drafts.find("new company", typeOf("company")), textOn(disk)], [undefined, ""]);
  });

  it("brings back what waited to be sent: the open from disk, the sealed from memory, and never writes the sealed", async () => {
    const before = device();
    const end = keepOutbox(person, disk, before.store);
    const where = { tenant: randomUUID(), stream: randomUUID() };
    create(before, typeOf("committee"), where, { name: "Committee", kind: "youth", country: "BR" });
    create(before, typeOf("child"), where, { code: "CANARY-2" });
    create(before, typeOf("company"), where, {
      name: "Hotel Example",
      kind: "venue",
      sector: "hotel",
      country: "BR",
      contactName: "Canary Invented",
    });
    await Promise.resolve();
    assert.ok(textOn(disk).includes("Committee"));
    assert.ok(!textOn(disk).toLowerCase().includes("canary"));
    end();
    const after = device();
    keepOutbox(person, disk, after.store);
    assert.deepEqual(
      after.store
        .unsent()
        .map(({ envelope }) => envelope.head.type)
        .sort(),
      ["child", "committee", "company"],
    );
  });

  it("shows the server nothing of a sealed record but that it was written", () => {
    const { store, ...rest } = device();
    create(
      { store, ...rest },
      typeOf("child"),
      { tenant: randomUUID(), stream: randomUUID() },
      { code: "CANARY-3", name: "Canary Invented" },
    );
    const [waiting] = store.unsent();
    assert.deepEqual(waiting?.envelope.head.shown, { set: {}, seen: {} });
    assert.ok(!JSON.stringify(waiting?.envelope.facts).includes("anary"));
  });
});

function device() {
  const store = makeStore(programme, randomUUID(), () => Date.parse("2016-12-12T12:00:00Z"));
  return { store, programme, person, newId: randomUUID, countryOf: () => "BR" };
}

function typeOf(id: string) {
  const type = findType(programme, id);
  assert.ok(type, id);
  return type;
}

/** What a browser offers as storage, as plainly as it can be said. */
function newDisk(): Storage {
  const items = new Map<string, string>();
  const disk = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => void items.set(key, text),
    removeItem: (key: string) => void items.delete(key),
    clear: () => items.clear(),
    key: (at: number) => [...items.keys()][at] ?? null,
    get length() {
      return items.size;
    },
  };
  return disk;
}

function textOn(from: Storage): string {
  return Array.from({ length: from.length }, (_, at) => `${from.key(at)}\t${from.getItem(from.key(at) ?? "")}`).join(
    "\n",
  );
}
