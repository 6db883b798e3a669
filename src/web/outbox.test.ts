// What waits to be sent, over crashes, restarts, full disks and refusals; and who else may lay a hand on it.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { before, beforeEach, describe, it } from "node:test";
import { keysOf, makeSecrets, type PersonKeys } from "#core/seal/person-keys.ts";
import { programme } from "#programme/register.ts";
import { textLying } from "#test/colleagues.ts";
import { hop, openTab, type Tab } from "#test/waiting.ts";
import { keepOutbox } from "./outbox.ts";
import { memoryOutboxDisk, nothingLying } from "./outbox-disk.ts";
import { platform } from "./platform.ts";
import { makeStore } from "./store.ts";

let ana: PersonKeys;
let other: PersonKeys;
let lying = nothingLying();
before(async () => {
  ana = await keysOf(platform, "ana", makeSecrets(platform, "A".repeat(43)));
  other = await keysOf(platform, "ana", makeSecrets(platform, "A".repeat(43)));
});
beforeEach(() => {
  lying = nothingLying();
});

const entries = () => memoryOutboxDisk(lying).read("ana");

describe("what waits to be sent", () => {
  it("is on the disk when it is said to be kept, an entry each, and after a crash is there in the order it was said", async () => {
    const tab = await openTab(ana, lying);
    const record = randomUUID();
    const said = Array.from({ length: 8 }, (_, at) => tab.say(String(at), record));
    assert.ok(!tab.isKept(said[0] ?? ""));
    assert.equal(tab.outbox.keeping(), "saving");
    assert.equal(await tab.outbox.kept(), "kept");
    assert.ok(said.every(tab.isKept) && tab.outbox.isSafe());
    tab.crash();
    assert.equal((await entries()).length, 8);
    const back = await openTab(ana, lying);
    assert.deepEqual(back.waiting(), said);
    assert.equal(back.store.find(record)?.answers["name"], "7");
  });

  it("goes on behind what waited: a stamp of today is later than all of them, also by a clock that stands still", async () => {
    for (let times = 0; times < 8; times += 1) {
      const tab = await openTab(ana, lying);
      tab.say(String(times), "record");
      await tab.outbox.kept();
    }
    const stamps = (await openTab(ana, lying)).store.unsent().map(({ envelope }) => envelope.head.stamp);
    assert.equal(new Set(stamps).size, 8);
    assert.deepEqual(stamps, stamps.toSorted());
  });

  it("is kept after the files it names: a crash between leaves its form, and no change whose file is nowhere", async () => {
    const { promise: packed, resolve } = Promise.withResolvers<void>();
    const tab = await openTab(ana, lying, { isIn: true }, () => packed);
    const id = tab.say("with a file");
    for (let hops = 0; hops < 10; hops += 1) await hop();
    assert.deepEqual([await entries(), tab.isKept(id), tab.outbox.isSafe()], [[], false, false]);
    resolve();
    assert.deepEqual([await tab.outbox.kept(), (await entries()).length], ["kept", 1]);
  });

  it("is written and taken out one by one: what is sent takes its own entry with it, and no other is written again", async () => {
    const tab = await openTab(ana, lying);
    const [first, second, third] = [tab.say("1"), tab.say("2"), tab.say("3")];
    await tab.outbox.kept();
    const [, of2, of3] = await entries();
    tab.accept(first);
    assert.equal(await tab.outbox.kept(), "kept");
    assert.deepEqual(await entries(), [of2, of3]);
    assert.deepEqual((await openTab(ana, lying)).waiting(), [second, third]);
  });

  it("stays refused after a restart, holds up nothing, is in no record, and is not offered again by itself", async () => {
    const tab = await openTab(ana, lying);
    const record = randomUUID();
    const refused = tab.say("refused", record);
    const waits = tab.say("waits");
    await tab.outbox.kept();
    tab.refuse(refused);
    await tab.outbox.kept();
    const back = await openTab(ana, lying);
    assert.deepEqual([back.waiting(), back.refused()], [[refused, waits], [refused]]);
    assert.equal(back.store.unsent()[0]?.refused?.code, "change.not-valid");
    assert.equal(back.store.find(record), undefined);
    back.store.offerAgain(refused);
    await back.outbox.kept();
    assert.deepEqual((await openTab(ana, lying)).refused(), []);
  });

  it("lies under the person's own key while nobody can seal it, and in the same place sealed as it will be sent once somebody can", async () => {
    const letIn = { isIn: false };
    const tab = await openTab(ana, lying, letIn);
    const said = [tab.say("Canary"), tab.say("Second")];
    await tab.outbox.kept();
    assert.ok((await entries()).every(({ line }) => "own" in JSON.parse(line)));
    assert.doesNotMatch(textLying(lying), /canary/i);
    const places = (await entries()).map(({ at }) => at);
    const back = await openTab(ana, lying, letIn);
    assert.deepEqual(back.waiting(), said);
    letIn.isIn = true;
    await back.outbox.open();
    await back.outbox.kept();
    assert.deepEqual(
      (await entries()).map(({ at, line }) => [at, JSON.parse(line).head?.id]),
      places.map((at, index) => [at, said[index]]),
    );
  });

  it("leaves in the bytes that are on the disk, also where it is sealed anew on its way", async () => {
    const tab = await openTab(ana, lying);
    const id = tab.say("epoch");
    await tab.outbox.kept();
    const [envelope] = tab.store.unsent().map((one) => one.envelope);
    assert.ok(envelope);
    tab.ring.forget(id);
    const anew = await tab.ring.seal(envelope);
    assert.ok(!("fault" in anew));
    await tab.outbox.leaving(envelope, anew);
    assert.deepEqual(
      (await entries()).map(({ line }) => JSON.parse(line)),
      [JSON.parse(JSON.stringify(anew))],
    );
    // Forgotten by the ring before the store hears what became of it: it is not sealed once more.
    tab.ring.forget(id);
    tab.refuse(id);
    await tab.outbox.kept();
    assert.equal(JSON.parse((await entries())[0]?.line ?? "").body, anew.body);
  });

  it("that does not open stays where it is and is named, and opens when it can", async () => {
    const letIn = { isIn: true };
    const tab = await openTab(ana, lying, letIn);
    const [first, second] = [tab.say("1"), tab.say("2")];
    tab.refuse(second);
    await tab.outbox.kept();
    letIn.isIn = false;
    const back = await openTab(ana, lying, letIn);
    const later = back.say("3");
    await back.outbox.kept();
    assert.deepEqual(
      back.outbox.shut().map(({ head, refused }) => [head?.id, refused?.code]),
      [
        [first, undefined],
        [second, "change.not-valid"],
      ],
    );
    letIn.isIn = true;
    await back.outbox.open();
    assert.deepEqual([back.waiting(), back.refused(), back.outbox.shut()], [[first, second, later], [second], []]);
  });
});

describe("a disk that is full", () => {
  it("is said to be: it waits in memory, may be sent, and is kept as soon as there is room", async () => {
    const tab = await openTab(ana, lying);
    tab.fate.isFull = true;
    const id = tab.say("no room");
    assert.equal(await tab.outbox.kept(), "no-room");
    assert.deepEqual([tab.outbox.keeping(), tab.outbox.isSafe(), tab.isKept(id)], ["no-room", false, true]);
    tab.fate.isFull = false;
    assert.equal(await tab.outbox.kept(), "kept");
    assert.deepEqual([tab.outbox.keeping(), tab.outbox.isSafe(), (await entries()).length], ["kept", true, 1]);
  });

  it("loses nothing by a lock of this tab", async () => {
    const tab = await openTab(ana, lying);
    const first = tab.say("kept");
    await tab.outbox.kept();
    tab.fate.isFull = true;
    const second = tab.say("no room");
    await tab.outbox.end();
    assert.equal((await entries()).length, 1);
    // The same disk object: the memory beside it is of this tab.
    const back = await reopen(tab);
    assert.deepEqual(back, [first, second]);
  });
});

/** Whoever unlocks again in the same tab. */
async function reopen({ disk, ring, fate, drafts }: Tab): Promise<readonly string[]> {
  fate.isFull = false;
  const store = makeStore(programme, randomUUID(), Date.now);
  const outbox = keepOutbox({
    disk,
    store,
    ring,
    drafts,
    pack: async () => {},
    lies: () => true,
  });
  await outbox.open();
  assert.equal(await outbox.kept(), "kept");
  return store.unsent().map(({ envelope }) => envelope.head.id);
}

describe("a form that is saved", () => {
  it("is a draft or a change at whichever moment the tab crashes: never neither, never both", async () => {
    const found = new Set<string>();
    for (let hops = 0; hops < 24; hops += 1) {
      const here = nothingLying();
      const tab = await openTab(ana, here);
      tab.drafts.keep("new participant", { name: "Typed" });
      await tab.drafts.flush();
      const id = tab.say("Typed");
      tab.drafts.drop("new participant");
      void tab.outbox.kept();
      for (let passed = 0; passed < hops; passed += 1) await hop();
      tab.crash();
      const back = await openTab(ana, here);
      const isDraft = back.drafts.find("new participant") !== undefined;
      const isChange = back.waiting().includes(id);
      assert.notEqual(isDraft, isChange, `after ${hops} hops`);
      found.add(isDraft ? "draft" : "change");
    }
    assert.deepEqual([...found].sort(), ["change", "draft"]);
  });

  it("goes back into its form before its refused change goes: at whichever moment the tab crashes, one of them is there", async () => {
    const found = new Set<string>();
    for (let hops = 0; hops < 24; hops += 1) {
      const here = nothingLying();
      const tab = await openTab(ana, here);
      const id = tab.say("To mend");
      tab.refuse(id);
      await tab.outbox.kept();
      tab.drafts.keep("new participant", { name: "To mend" });
      tab.store.takeBack(id);
      for (let passed = 0; passed < hops; passed += 1) await hop();
      tab.crash();
      const back = await openTab(ana, here);
      const isDraft = back.drafts.find("new participant") !== undefined;
      assert.ok(isDraft || back.waiting().includes(id), `after ${hops} hops`);
      found.add(back.waiting().includes(id) ? "change" : "draft");
    }
    assert.deepEqual([...found].sort(), ["change", "draft"]);
  });
});

describe("may the wrong person do this?", () => {
  it("does not open what is under other keys, and loses none of it for its owner", async () => {
    const letIn = { isIn: false };
    const tab = await openTab(ana, lying, letIn);
    const id = tab.say("Canary");
    await tab.outbox.kept();
    const thief = await openTab(other, lying, letIn);
    assert.deepEqual(thief.waiting(), []);
    assert.deepEqual(
      thief.outbox.shut().map(({ head }) => head),
      [undefined],
    );
    thief.say("own");
    await thief.outbox.kept();
    assert.deepEqual((await openTab(ana, lying, letIn)).waiting(), [id]);
  });

  it("whoever writes to the disk puts in nothing that goes out in somebody's name, and what is no line holds up nothing", async () => {
    const tab = await openTab(ana, lying);
    const id = tab.say("mine");
    await tab.outbox.kept();
    const rui = await openTab({ ...other, person: "rui" }, lying);
    rui.say("of somebody else");
    await rui.outbox.kept();
    const mine = lying.unsent.get("ana");
    for (const [at, line] of lying.unsent.get("rui") ?? []) mine?.set(at + 100, line);
    for (const [at, line] of [
      "",
      "null",
      "[]",
      "no json",
      '{"own":"no box"}',
      '{"own":5}',
      "{}",
      '{"head":{}}',
      '{"head":{"id":"1"}}',
    ].entries())
      mine?.set(200 + at, { line });
    for (const [at, { line }] of mine ?? []) if (at < 100) mine?.set(at, { line, refused: "no problem" as never });
    const back = await openTab(ana, lying);
    assert.deepEqual([back.waiting(), back.refused()], [[id], []]);
    assert.equal(back.outbox.shut().length, 10);
    assert.equal(await back.outbox.kept(), "kept");
  });

  it("finds one change once, though somebody laid it there twice", async () => {
    const tab = await openTab(ana, lying);
    const id = tab.say("once");
    await tab.outbox.kept();
    const [entry] = await entries();
    lying.unsent.get("ana")?.set(7, { line: entry?.line ?? "" });
    assert.deepEqual((await openTab(ana, lying)).waiting(), [id]);
    assert.equal((await entries()).length, 1);
  });
});
