// By which stamp something is said that waits here, over restarts and a full disk: by one, and behind all that was said before.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { keysOf, makeSecrets, type PersonKeys } from "#core/seal/person-keys.ts";
import { hop, openTab } from "#test/waiting.ts";
import { openDrafts } from "./drafts.ts";
import { type Lying, nothingLying } from "./outbox-disk.ts";
import { platform } from "./platform.ts";

const ofAna = () => keysOf(platform, "ana", makeSecrets(platform, "A".repeat(43)));

it("is a change and no draft any more after a lock, though the disk took neither", async () => {
  const [ana, lying] = [await ofAna(), nothingLying()];
  const tab = await openTab(ana, lying);
  tab.drafts.keep("form", { name: "typed" });
  await tab.drafts.flush();
  tab.fate.isFull = true;
  tab.say("typed");
  tab.drafts.drop("form");
  assert.equal(await tab.outbox.kept(), "no-room");
  await tab.outbox.end();
  await tab.drafts.end();
  const { keys } = tab.ring;
  const again = await openDrafts({ keys, disk: tab.disk, newId: randomUUID, pause: hop, onDropped: () => {} });
  assert.deepEqual([again.find("form"), again.dropped().length], [undefined, 1]);
});

/** A change that lies there under the stamp of a clock that was ahead, and was put right while the disk was full. */
async function putRight(by: PersonKeys, lying: Lying) {
  const tab = await openTab(by, lying);
  const id = tab.say("by a clock that was ahead");
  assert.equal(await tab.outbox.kept(), "kept");
  const first = tab.store.unsent()[0]?.envelope;
  assert.ok(first);
  tab.fate.isFull = true;
  tab.ring.forget(id);
  tab.store.sayAnew([{ ...first, head: { ...first.head, stamp: tab.store.stamp() } }]);
  return { tab, first };
}

describe("the stamp of what waits", () => {
  it("goes on behind what does not open yet too: whoever comes back knows what they said, and what they say next is later", async () => {
    const [ana, lying] = [await ofAna(), nothingLying()];
    const letIn = { isIn: true };
    const tab = await openTab(ana, lying, letIn);
    for (const body of ["first", "second"]) tab.say(body);
    await tab.outbox.kept();
    const last = tab.store.unsent().at(-1)?.envelope.head.stamp ?? "";
    letIn.isIn = false;
    const back = await openTab(ana, lying, letIn);
    assert.deepEqual([back.waiting(), back.outbox.shut().length], [[], 2]);
    assert.ok(back.store.stamp() > last);
  });

  it("holds back what was stamped anew and lies there under its first stamp: after a crash it would be said by that one", async () => {
    const [ana, lying] = [await ofAna(), nothingLying()];
    const tab = await openTab(ana, lying);
    const id = tab.say("by a clock that was ahead");
    assert.equal(await tab.outbox.kept(), "kept");
    tab.fate.isFull = true;
    const [{ envelope } = { envelope: undefined }] = tab.store.unsent();
    assert.ok(envelope);
    tab.ring.forget(id);
    tab.store.sayAnew([{ ...envelope, head: { ...envelope.head, stamp: tab.store.stamp() } }]);
    const other = tab.say("no room");
    assert.equal(await tab.outbox.kept(), "no-room");
    assert.deepEqual([tab.isKept(id), tab.isKept(other)], [false, true]);
    tab.fate.isFull = false;
    assert.equal(await tab.outbox.kept(), "kept");
    assert.ok(tab.isKept(id));
  });

  it("is the one it was put right to after a lock, though the disk has it under its first, and not where the disk has heard more since", async () => {
    for (const isOther of [false, true]) {
      const [ana, lying] = [await ofAna(), nothingLying()];
      const { tab, first } = await putRight(ana, lying);
      const right = tab.store.unsent()[0]?.envelope.head.stamp;
      await tab.outbox.end();
      // Whoever comes back knows no keys yet: on a full disk there are none either.
      if (!isOther) {
        const early = await openTab(ana, lying, { isIn: false }, undefined, tab);
        assert.deepEqual(
          early.store.unsent().map(({ envelope: { head } }) => head.stamp),
          [right],
        );
        await early.outbox.end();
      }
      tab.fate.isFull = false;
      const places = lying.unsent.get(ana.person);
      const [[at, line] = []] = [...(places ?? [])];
      assert.ok(at !== undefined && line);
      // Another tab has sealed it anew.
      if (isOther) places?.set(at, { line: line.line.replace('"signed"', '"signed anew"') });
      const back = await openTab(ana, lying, { isIn: true }, undefined, tab);
      assert.deepEqual(
        back.store.unsent().map(({ envelope: { head } }) => head.stamp),
        [isOther ? first.head.stamp : right],
      );
      assert.equal(await back.outbox.kept(), "kept");
      const again = await openTab(ana, lying);
      assert.deepEqual(
        again.store.unsent().map(({ envelope: { head } }) => head.stamp),
        [isOther ? first.head.stamp : right],
      );
    }
  });

  it("stays the one it was put right to where its first bytes open later: it does not leave in those", async () => {
    const [ana, lying] = [await ofAna(), nothingLying()];
    const { tab, first } = await putRight(ana, lying);
    await tab.outbox.end();
    tab.fate.isFull = false;
    const letIn = { isIn: false };
    const back = await openTab(ana, lying, letIn, undefined, tab);
    assert.equal(await back.outbox.kept(), "kept");
    letIn.isIn = true;
    await back.outbox.open();
    const [waits] = back.store.unsent();
    assert.ok(waits && waits.envelope.head.stamp > first.head.stamp);
    const leaves = await back.ring.seal(waits.envelope);
    assert.ok(!("fault" in leaves));
    assert.equal(leaves.head.stamp, waits.envelope.head.stamp);
    assert.equal(await back.outbox.kept(), "kept");
    assert.equal(lying.unsent.get(ana.person)?.size, 1);
  });
});
