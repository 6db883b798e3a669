// Who reads a record, where people by name do: the accused colleague, the relative of the accused, the director who is curious. Held to one
// contract by both keepers: for whoever is left out there is no such record, and nothing of it is theirs.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { signedText } from "#core/change/change.ts";
import type { Keyring, SealedChange } from "#core/seal/keyring.ts";
import { signText } from "#core/seal/pair.ts";
import { platform } from "#server/platform.ts";
import { type OpenedKeeper, openMemory, openPostgres } from "./keepers.ts";
import { keyed, openStand } from "./key-house.ts";
import { newId } from "./workshop.ts";

const keepers = { "in memory": () => openMemory(keyed), "on PostgreSQL": () => openPostgres(console.error, keyed) };

for (const [name, open] of Object.entries(keepers)) {
  describe(`who reads a record, in a keeper ${name}`, () => {
    let opened: OpenedKeeper;
    let first: Awaited<ReturnType<typeof openStand>>;
    before(async () => {
      opened = await open();
      first = await openStand(opened.keeper);
    });
    after(() => opened.close());

    /** Three of one team who share its key. */
    async function three() {
      const house = await openStand(opened.keeper, first);
      const nina = await house.join(house.mechanic);
      await house.admit(house.milo);
      for (const ring of [house.mona, nina]) await house.sync(ring);
      const reads = async (ring: Keyring, from = 0) => {
        const { changes, wraps = [], next, gone } = await house.pull(ring, from);
        const opens = [];
        for (const { envelope } of changes) opens.push(!("fault" in (await ring.open(envelope, wraps))));
        return { records: [...new Set(changes.map(({ envelope }) => envelope.head.record))], opens, next, gone, wraps };
      };
      return { ...house, nina, reads };
    }

    it("never shows a concern about a colleague to that colleague", async () => {
      const { milo, mona, nina: accused, seal, push, reads, name } = await three();
      const circle = await name(milo, [milo, mona]);
      const concern = newId();
      const said = [await seal(milo, concern, "create", circle), await seal(milo)];
      assert.equal((await push(milo, ...said)).length, 2);
      const [hers, theirs] = [await reads(accused), await reads(mona)];
      assert.ok(!hers.records.includes(concern) && hers.records.length === 1);
      assert.ok(!JSON.stringify(hers.wraps).includes(concern));
      assert.deepEqual([theirs.records.includes(concern), theirs.opens], [true, [true, true]]);
      // Nor does she get at it by writing to it under the team's key, as if it were there or as if it were new.
      const hands = [await seal(accused, concern, "edit"), await seal(accused, concern)];
      assert.deepEqual(await push(accused, ...hands), ["change.record-elsewhere", "change.record-elsewhere"]);
      await assert.rejects(seal(accused, concern, "circle", circle), "she has no key of theirs to bring");
    });

    it("is narrowed when it turns out that one of the team is a relative, who is told only that it is gone", async () => {
      const { milo, mona, nina: relative, seal, push, reads, name } = await three();
      const record = newId();
      await push(milo, await seal(milo, record), await seal(milo, record, "edit"));
      const [before, beside] = [await reads(relative), await reads(mona)];
      assert.deepEqual(
        [before.opens, beside.opens],
        [
          [true, true],
          [true, true],
        ],
      );
      const circle = await name(milo, [milo, mona]);
      assert.deepEqual(await push(milo, await seal(milo, record, "circle", circle)), [[3, 3]]);
      const after = await reads(relative, before.next);
      assert.deepEqual([after.records, after.gone, after.wraps], [[], [record], []]);
      assert.deepEqual(
        await reads(relative),
        { records: [], opens: [], next: 3, gone: [], wraps: [] },
        "on a new phone too",
      );
      const stays = await reads(mona, beside.next);
      assert.deepEqual([stays.records, stays.gone], [[record], []]);
      assert.deepEqual(await push(relative, await seal(relative, record, "edit")), ["change.record-elsewhere"]);
      // Who has not heard of it yet is told to seal anew, and nothing is lost.
      const late = (await seal(mona, record, "edit")) as SealedChange;
      assert.equal(late.head.circle, circle, "she has heard of it");
      assert.deepEqual(await push(mona, late), [[4, 4]]);
      assert.ok((await reads(milo)).opens.every(Boolean));
    });

    it("is handed, with all that was said before, to whoever reads it from now on", async () => {
      const { milo, mona, nina: cover, seal, push, reads, name } = await three();
      const [record, other] = [newId(), newId()];
      const circle = await name(milo, [milo, mona]);
      await push(
        milo,
        await seal(milo, other),
        await seal(milo, record, "create", circle),
        await seal(milo, record, "edit"),
      );
      const before = await reads(cover);
      assert.deepEqual(before.records, [other]);
      const wider = await name(milo, [milo, mona, cover]);
      assert.deepEqual(await push(milo, await seal(milo, record, "circle", wider)), [[4, 3]]);
      const after = await reads(cover, before.next);
      assert.deepEqual([after.records, after.gone, after.opens], [[record], [], [true, true, true]]);
      assert.deepEqual(await push(cover, await seal(cover, record, "edit")), [[5, 4]]);
    });

    it("is changed by nobody who does not bring every key of it, nor by who comes too late", async () => {
      const { milo, mona, nina, seal, push, name } = await three();
      const record = newId();
      await push(milo, await seal(milo, record));
      const [his, hers] = [await name(milo, [milo, nina]), await name(mona, [mona, nina])];
      const [first, second] = [await seal(milo, record, "circle", his), await seal(milo, record, "circle", his)];
      assert.deepEqual(await push(milo, { ...first, rewraps: [] }), ["change.no-key"]);
      assert.deepEqual(await push(milo, second), [[2, 2]]);
      assert.deepEqual(await push(milo, first), ["change.circle-over"], "said before, and come after");
      const late = await seal(milo, record, "edit");
      assert.deepEqual(await push(milo, { ...late, rewraps: second.rewraps }), ["change.malformed"]);
      assert.deepEqual(await push(mona, await seal(mona, record, "circle", hers)), ["change.record-elsewhere"]);
    });

    it("is begun for people by name by one of them alone", async () => {
      const { milo, mona, nina, seal, push, name } = await three();
      const circle = await name(milo, [milo, mona]);
      const given = await seal(nina, newId());
      const head = { ...given.head, circle };
      const signature = await signText(platform, nina.keys.signing, signedText(head));
      const theirs = { ...given, head, signature, wrap: given.wrap && { ...given.wrap, circle } };
      assert.deepEqual(await push(nina, theirs), ["change.record-elsewhere"]);
      assert.deepEqual(await push(milo, await seal(milo, newId(), "create", circle)), [[1, 1]]);
    });

    it("is nobody's of the office: the founder, who lets everybody in, reads no record and is handed no key", async () => {
      const { milo, mona, founder, personOf, seal, push, name } = await three();
      const circle = await name(milo, [milo, mona]);
      await push(milo, await seal(milo, newId(), "create", circle), await seal(milo));
      const director = await personOf(founder);
      for (const { stream } of await opened.keeper.streamsOf(director)) {
        const page = await opened.keeper.pull(director, stream, 0, 100);
        if (!("code" in page)) assert.deepEqual([page.changes, page.wraps ?? []], [[], []]);
      }
    });
  });
}
