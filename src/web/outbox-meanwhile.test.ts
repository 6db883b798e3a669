// What is opened while something else is being written: a crash between the two must find it on the disk.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { it } from "node:test";
import { keysOf, makeSecrets } from "#core/seal/person-keys.ts";
import { programme } from "#programme/register.ts";
import { hop, openTab } from "#test/waiting.ts";
import { keepOutbox } from "./outbox.ts";
import { memoryOutboxDisk, nothingLying } from "./outbox-disk.ts";
import { platform } from "./platform.ts";
import { makeStore } from "./store.ts";

it("lies on the disk at every moment, whenever it is put back", async () => {
  const ana = await keysOf(platform, "ana", makeSecrets(platform, "A".repeat(43)));
  for (let hops = 0; hops < 4; hops += 1) {
    const lying = nothingLying();
    const before = await openTab(ana, lying);
    const id = before.say("Waits");
    await before.outbox.end();
    let goOn = (): void => {};
    const held = new Promise<void>((done) => {
      goOn = done;
    });
    const store = makeStore(programme, randomUUID(), Date.now);
    const { disk, ring, drafts } = before;
    const outbox = keepOutbox({ disk, store, ring, drafts, pack: () => held, lies: () => true });
    const writing = outbox.kept();
    for (let passed = 0; passed < hops; passed += 1) await hop();
    const opening = outbox.open();
    while (store.unsent().length === 0) await hop();
    goOn();
    let isOver = false;
    void Promise.all([writing, opening]).then(() => {
      isOver = true;
    });
    while (!isOver) {
      assert.equal((await memoryOutboxDisk(lying).read("ana")).length, 1);
      await hop();
    }
    assert.deepEqual(
      store.unsent().map(({ envelope }) => envelope.head.id),
      [id],
    );
  }
});
