// Checkpoints that members' devices make: which are taken, which stand, who gets them, and of what they are wanted. Held to one contract by
// both keepers; sealed as devices seal, for a keeper that opens none of it.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { signText } from "#core/seal/pair.ts";
import {
  MOST_TO_CHECKPOINT,
  openCheckpoint,
  type SealedCheckpoint,
  signedCheckpoint,
} from "#core/seal/sealed-checkpoint.ts";
import { LEAST_NEW } from "#server/checkpoints.ts";
import { platform } from "#server/platform.ts";
import { ON } from "../key-office.ts";
import { checkpointStand, keepers, NOBODYS } from "./checkpoint-stand.ts";
import type { OpenedKeeper } from "./keepers.ts";
import { codeOf, openStand } from "./key-house.ts";
import { NOW } from "./workshop.ts";

for (const [name, open] of Object.entries(keepers)) {
  describe(`checkpoints, in a keeper ${name}`, () => {
    let opened: OpenedKeeper;
    let logId: string;
    let first: Awaited<ReturnType<typeof openStand>>;
    before(async () => {
      opened = await open();
      first = await openStand(opened.keeper);
      logId = (await opened.keeper.hello()).logId;
    });
    after(() => opened.close());
    const stand = () => checkpointStand(opened.keeper, first);

    it("are handed out to whoever reads the record, with its keys, and open there", async () => {
      const { milo, mona, written, made, isTaken, page, join, mechanic, personOf } = await stand();
      const record = await written(milo, 6);
      assert.deepEqual(await isTaken(milo, await made(milo, record)), [true]);
      const found = await page(mona);
      const [sealed] = found.checkpoints;
      assert.ok(sealed);
      assert.deepEqual([found.logId, found.next, found.left], [logId, null, 0]);
      const at = { on: ON, now: NOW };
      const inside = await openCheckpoint({ platform, ring: mona }, sealed, found.wraps, at);
      assert.ok("form" in inside, JSON.stringify(inside));
      assert.deepEqual([inside.ns.length, sealed.count, sealed.upTo], [6, 6, 6]);
      assert.ok(!JSON.stringify(found).includes("Canary"));
      // Who belongs to the team and was let in by nobody gets what they get of changes: nothing that opens.
      const spy = await join(mechanic);
      assert.deepEqual((await page(spy)).checkpoints.length, 1);
      // Nobody of another team, or of none, finds the stream.
      const elsewhere = await openStand(opened.keeper, first);
      const stranger = await elsewhere.personOf(elsewhere.milo.keys);
      const asked = await opened.keeper.checkpoints.page(stranger, found.stream, "");
      assert.equal(codeOf(asked), "door.not-found");
      const put = { logId, stream: found.stream, checkpoints: [sealed] };
      assert.equal(codeOf(await opened.keeper.checkpoints.take(stranger, put)), "door.not-found");
      const boss = await personOf(first.founder);
      assert.equal(codeOf(await opened.keeper.checkpoints.page(boss, found.stream, "")), "door.not-found");
      assert.equal(codeOf(await opened.keeper.checkpoints.page(stranger, "no stream", "")), "door.not-found");
    });

    it("are taken as their author's own alone, and where all they say of themselves is so", async () => {
      const { milo, mona, written, made, isTaken, given } = await stand();
      const [record, other] = [await written(milo, 6), await written(milo, 3)];
      const sealed = await made(milo, record);
      const wrong: readonly unknown[] = [
        null,
        { ...sealed, more: 1 },
        { ...sealed, upTo: 5 },
        { ...sealed, count: 5 },
        { ...sealed, logId: NOBODYS },
        { ...sealed, record: other },
        { ...sealed, record: NOBODYS },
        { ...sealed, type: "ride" },
        { ...sealed, generation: 2 },
        { ...sealed, author: mona.keys.person },
        { ...sealed, box: `${sealed.box.slice(0, -1)}${sealed.box.endsWith("A") ? "B" : "A"}` },
        { ...sealed, box: "A".repeat(256_001) },
        { ...sealed, on: "yesterday" },
      ];
      assert.deepEqual(
        await isTaken(milo, ...wrong),
        wrong.map(() => false),
      );
      assert.deepEqual(await isTaken(mona, sealed), [false], "nobody brings another's");
      assert.deepEqual(await given(mona), []);
      // Signed by himself, but not so: of more changes than there are, of fewer than it says, up to another record's change.
      const resigned = async (more: Partial<SealedCheckpoint>): Promise<SealedCheckpoint> => {
        const { signature: _, ...lie } = { ...sealed, ...more };
        return { ...lie, signature: await signText(platform, milo.keys.signing, signedCheckpoint(lie)) };
      };
      const lies = [
        { upTo: 5 },
        { count: 5 },
        { upTo: 9 },
        { upTo: 99 },
        { key: "A".repeat(43) },
        { generation: 7 },
        { record: other },
      ];
      for (const lie of lies) assert.deepEqual(await isTaken(milo, await resigned(lie)), [false], JSON.stringify(lie));
      assert.deepEqual(await isTaken(milo, await resigned({})), [true], "a guest is let in");
    });

    it("are replaced by newer ones only, whoever made them", async () => {
      const { milo, mona, written, made, isTaken, take, given } = await stand();
      const record = await written(milo, 8);
      const [old, fresh] = [await made(milo, record, 5), await made(mona, record)];
      assert.deepEqual(await isTaken(milo, old), [true]);
      assert.deepEqual(await isTaken(milo, old), [false], "the same again");
      assert.deepEqual(await given(milo), [[record, 5]]);
      assert.deepEqual(await isTaken(mona, fresh), [true]);
      assert.deepEqual(await isTaken(milo, old), [false]);
      assert.deepEqual(await given(milo), [[record, 8]]);
      const third = await written(milo, 6);
      const both = [await made(milo, third), await made(milo, third, 12)];
      assert.deepEqual((await take(milo, ...both)).outcomes, [
        { record: third, taken: true },
        { record: third, taken: false },
      ]);
    });

    it("are of one log", async () => {
      const { milo, written, made, personOf, stream } = await stand();
      const checkpoints = [await made(milo, await written(milo, 6))];
      const asked = { logId: NOBODYS, stream, checkpoints };
      assert.equal(codeOf(await opened.keeper.checkpoints.take(await personOf(milo.keys), asked)), "change.other-log");
    });

    it("come by record, and as many as come to so many bytes", async () => {
      const { milo, written, made, isTaken, page } = await stand();
      const records = [];
      for (let made = 0; made < 4; made += 1) records.push(await written(milo, 5));
      for (const record of records) assert.deepEqual(await isTaken(milo, await made(milo, record)), [true]);
      const seen: string[] = [];
      let from: string | null = "";
      const left: number[] = [];
      while (from !== null) {
        const found: Awaited<ReturnType<typeof page>> = await page(milo, from, 1_000);
        assert.ok(found.checkpoints.length >= 1);
        assert.ok(found.checkpoints.every(({ record }) => found.wraps.some((wrap) => wrap.record === record)));
        seen.push(...found.checkpoints.map(({ record }) => record));
        left.push(found.left);
        from = found.next;
      }
      assert.deepEqual(seen, records.toSorted());
      assert.equal(left.at(-1), 0);
      assert.ok(left.length > 1 && left.every((count, at) => count < (left[at - 1] ?? 9)));
    });

    it("stand no longer once their author left, was cut off or lost their keys, and are wanted anew", async () => {
      const { milo, mona, end, written, made, isTaken, given, offered, beside } = await stand();
      const record = await written(milo, 6);
      assert.deepEqual(await isTaken(mona, await made(mona, record)), [true]);
      assert.deepEqual([await given(milo), await offered(milo)], [[[record, 6]], []]);
      assert.equal(await end(mona), undefined);
      assert.deepEqual([await given(milo), await offered(milo)], [[], [record]]);
      assert.deepEqual((await beside(milo)).passed, []);
      assert.equal((await beside(milo)).changes.length, 6);
      const again = await made(milo, record);
      assert.deepEqual(await isTaken(milo, again), [true], "also up to where hers reached");
      assert.deepEqual(await given(milo), [[record, 6]]);
      const house = await stand();
      const theirs = await house.written(house.milo, 6);
      assert.deepEqual(await house.isTaken(house.milo, await house.made(house.milo, theirs)), [true]);
      const { person } = house.milo.keys;
      const keys = house.boss.stateOf(house.tenant).people.get(person)?.n ?? -1;
      assert.equal(await house.say(house.founder, { says: "lost", person, keys }), undefined);
      assert.deepEqual(await house.given(house.mona), []);
    });

    it("are wanted of what has grown, of what this person's device may make, and never too many at once", async () => {
      const { milo, mona, written, made, take, offered, seal, push, pull, join, stream } = await stand();
      const small = await written(milo, LEAST_NEW - 1);
      const grown = await written(milo, LEAST_NEW);
      assert.deepEqual(await offered(milo), [grown]);
      const answer = await take(milo, await made(milo, grown));
      assert.deepEqual(answer.toCheckpoint, []);
      await push(milo, await seal(milo, small, "edit"));
      assert.deepEqual(await offered(mona), [small]);
      assert.deepEqual(await offered(mona, (await pull(mona)).next), [], "not with each idle look");
      for (let more = 1; more < LEAST_NEW; more += 1) await push(milo, await seal(milo, grown, "edit"));
      assert.deepEqual(await offered(mona), [small]);
      await push(milo, await seal(milo, grown, "edit"));
      assert.deepEqual([...(await offered(mona))].sort(), [small, grown].sort());
      // Nobody made sure of her, and who only visits seals nothing.
      const spy = await join({ role: "mechanic", stream });
      const visitor = await join({ role: "inspector", stream, toOn: "2016-12-20" });
      assert.deepEqual([await offered(spy), await offered(visitor)], [[], []]);
      const records = [];
      for (let count = 0; count <= MOST_TO_CHECKPOINT; count += 1)
        records.push(await written(milo, LEAST_NEW, "team", randomUUID()));
      const end = (await pull(milo)).last;
      assert.deepEqual(await offered(milo, end - 1), records.slice(-1), "those of the page alone");
      // Whoever brings none is told of all of them.
      const [his, hers] = [(await take(milo)).toCheckpoint, (await take(mona)).toCheckpoint];
      assert.deepEqual([(await take(spy)).toCheckpoint, (await take(visitor)).toCheckpoint], [[], []]);
      assert.deepEqual([his.length, hers.length], [MOST_TO_CHECKPOINT, MOST_TO_CHECKPOINT]);
      const from = (ids: readonly string[], id: string) => [
        ...ids.filter((one) => one >= id),
        ...ids.filter((one) => one < id),
      ];
      const all = [...records, small, grown].sort();
      assert.deepEqual(his, from(all, milo.keys.person).slice(0, MOST_TO_CHECKPOINT));
      assert.deepEqual(hers, from(all, mona.keys.person).slice(0, MOST_TO_CHECKPOINT));
    });
  });
}
