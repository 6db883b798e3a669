// Checkpoints that members' devices make: which are taken, which stand, who gets them, and that nothing is missed beside them. Held to one
// contract by both keepers; sealed as devices seal, for a keeper that opens none of it.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { Person } from "#core/access/role.ts";
import { isProblem } from "#core/problem.ts";
import { checkpointOf } from "#core/record/checkpoint.ts";
import type { Keyring, SealedChange } from "#core/seal/keyring.ts";
import { signText } from "#core/seal/pair.ts";
import {
  openCheckpoint,
  type SealedCheckpoint,
  sealCheckpoint,
  signedCheckpoint,
} from "#core/seal/sealed-checkpoint.ts";
import { LEAST_NEW, MOST_TO_CHECKPOINT } from "#server/checkpoints.ts";
import { platform } from "#server/platform.ts";
import { inTenants } from "#server/store/database.ts";
import { eraseRecord, inErasing } from "#server/store/erase.ts";
import { opened as plainly, uuid } from "../bicycles/devices.ts";
import { ON } from "../key-office.ts";
import { type OpenedKeeper, type OpenedPostgres, openMemory, openPostgres } from "./keepers.ts";
import { codeOf, keyed, openStand } from "./key-house.ts";
import { NOW, newId } from "./workshop.ts";

const keepers = { "in memory": () => openMemory(keyed), "on PostgreSQL": () => openPostgres(console.error, keyed) };
const NOBODYS = uuid(0xbad);

for (const [name, open] of Object.entries(keepers)) {
  describe(`checkpoints, in a keeper ${name}`, () => {
    let opened: OpenedKeeper;
    let first: Awaited<ReturnType<typeof openStand>>;
    let logId: string;
    before(async () => {
      opened = await open();
      first = await openStand(opened.keeper);
      logId = (await opened.keeper.hello()).logId;
    });
    after(() => opened.close());

    async function erase(tenant: string, record: string): Promise<void> {
      const somebody = (role: string, id = newId()): Person => ({
        id,
        grants: [{ person: id, role, tenant, stream: null }],
      });
      assert.equal(await opened.keeper.erasures.propose(somebody("owner"), tenant, record), undefined);
      assert.ok(!isProblem(await opened.keeper.erasures.approve(somebody("archivist"), tenant, record)));
    }

    async function stand() {
      const house = await openStand(opened.keeper, first);
      const { stream, personOf } = house;
      const { checkpoints, pull } = opened.keeper;

      /** A record with so many changes. */
      async function written(by: Keyring, count: number, circle = "team", record = newId()): Promise<string> {
        const said: SealedChange[] = [await house.seal(by, record, "create", circle)];
        while (said.length < count) said.push(await house.seal(by, record, "edit", circle));
        const outcomes = await house.push(by, ...said);
        assert.ok(outcomes.every(Array.isArray), JSON.stringify(outcomes));
        return record;
      }

      /** What this person's device makes of a record as the keeper hands it out, up to a number. */
      async function made(by: Keyring, record: string, upTo = Number.POSITIVE_INFINITY): Promise<SealedCheckpoint> {
        const page = await pull(await personOf(by.keys), stream, 0, 1_000, undefined, undefined, { record });
        assert.ok(!isProblem(page));
        const some = page.changes.filter(({ n }) => n <= upTo);
        const changes = [];
        for (const { envelope } of some) {
          const one = await by.open(envelope, page.wraps);
          assert.ok(!("fault" in one), JSON.stringify(one));
          changes.push(plainly(one));
        }
        const checkpoint = checkpointOf(changes);
        assert.ok(checkpoint);
        const { readers } = by.known(record);
        const ns = some.map(({ n }) => n);
        const inside = { checkpoint, ns, chains: by.known(record).chains, ...(readers && { readers }) };
        const sealed = await sealCheckpoint({ platform, ring: by }, { logId, on: ON }, inside);
        assert.ok(sealed && !("fault" in sealed), "it was sealed");
        return sealed;
      }

      async function take(by: Keyring, ...given: readonly unknown[]) {
        const answer = await checkpoints.take(await personOf(by.keys), { logId, stream, checkpoints: given });
        assert.ok(!isProblem(answer), JSON.stringify(answer));
        return answer;
      }
      const isTaken = async (by: Keyring, ...given: readonly unknown[]): Promise<readonly boolean[]> =>
        (await take(by, ...given)).outcomes.map(({ taken }) => taken);

      async function page(by: Keyring, from = "", bytes?: number) {
        const found = await checkpoints.page(await personOf(by.keys), stream, from, bytes);
        assert.ok(!isProblem(found), JSON.stringify(found));
        return found;
      }
      const given = async (by: Keyring): Promise<readonly (readonly [string, number])[]> =>
        (await page(by)).checkpoints.map(({ record, upTo }) => [record, upTo] as const);

      async function beside(by: Keyring, from = 0, limit = 100) {
        const found = await pull(await personOf(by.keys), stream, from, limit, undefined, undefined, { beside: true });
        assert.ok(!isProblem(found), JSON.stringify(found));
        return found;
      }
      const offered = async (by: Keyring, from = 0): Promise<readonly string[]> =>
        (await house.pull(by, from)).toCheckpoint;
      return { ...house, written, made, take, isTaken, page, given, beside, offered };
    }

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

    it("leave nothing out that is beside them, whatever comes in between", async () => {
      const { milo, mona, written, made, isTaken, seal, push, beside, pull } = await stand();
      const [one, other, none] = [await written(milo, 6), await written(milo, 7), await written(milo, 2)];
      assert.deepEqual(await isTaken(milo, await made(milo, one, 5), await made(milo, other)), [true, true]);
      await push(milo, await seal(milo, none, "edit"));
      const all = (await pull(mona)).changes.map(({ n }) => n);
      const found = await beside(mona);
      assert.deepEqual(
        found.changes.map(({ n }) => n),
        [6, 14, 15, 16],
      );
      const passed = [
        [one, 5],
        [other, 13],
      ] as const;
      assert.deepEqual(
        found.passed,
        passed.toSorted(([a], [b]) => (a < b ? -1 : 1)),
      );
      assert.deepEqual([found.next, found.more, found.last], [all.length, false, all.length]);
      // Page by page, while newer ones come in: what was passed over is named, up to where it was.
      const known = new Map<string, number>();
      const got = new Set<number>();
      for (let from = 0, more = true; more; ) {
        const page = await beside(mona, from, 1);
        for (const { n } of page.changes) got.add(n);
        for (const [record, upTo] of page.passed ?? []) known.set(record, Math.max(upTo, known.get(record) ?? 0));
        if (from === 0)
          assert.deepEqual(await isTaken(mona, await made(mona, one), await made(mona, none)), [true, true]);
        [from, more] = [page.next, page.more];
      }
      const changes = (await pull(mona)).changes;
      const missed = changes.filter(({ n, envelope: { head } }) => !got.has(n) && n > (known.get(head.record) ?? 0));
      assert.deepEqual(missed, []);
      assert.deepEqual(known.get(none), 16);
    });

    it("are asked behind: the changes of one record, of whoever reads it", async () => {
      const { milo, mona, written, personOf, name, stream } = await stand();
      const [one, other] = [await written(milo, 4), await written(milo, 2)];
      const of = async (by: Keyring, record: string, from = 0) => {
        const page = await opened.keeper.pull(await personOf(by.keys), stream, from, 100, undefined, undefined, {
          record,
        });
        assert.ok(!isProblem(page));
        assert.deepEqual([page.gone, page.toRecount, page.toCheckpoint], [[], [], []]);
        return page.changes.map(({ n }) => n);
      };
      assert.deepEqual(await of(mona, one), [1, 2, 3, 4]);
      assert.deepEqual(await of(mona, one, 3), [4]);
      assert.deepEqual(await of(mona, other), [5, 6]);
      assert.deepEqual(await of(mona, NOBODYS), []);
      const few = await written(milo, 2, await name(milo, [milo]));
      assert.deepEqual([await of(milo, few), await of(mona, few)], [[7, 8], []]);
    });

    it("of a record of a few are theirs: nobody else gets one, is offered one, hears of it or brings one", async () => {
      const { milo, mona, written, made, isTaken, given, name, beside, offered, seal, push } = await stand();
      const circle = await name(milo, [milo]);
      const few = await written(milo, 6, circle);
      assert.deepEqual([await offered(milo), await offered(mona)], [[few], []]);
      assert.deepEqual(await isTaken(milo, await made(milo, few)), [true]);
      assert.deepEqual([await given(milo), await given(mona)], [[[few, 6]], []]);
      assert.deepEqual([(await beside(milo)).passed, (await beside(mona)).passed], [[[few, 6]], []]);
      // One she read while all did is hers no more once it is a few's: what she made of it stands no longer.
      const shared = await written(milo, 6);
      const hers = await made(mona, shared);
      assert.deepEqual(await isTaken(mona, hers), [true]);
      await push(milo, await seal(milo, shared, "circle", await name(milo, [milo])));
      assert.deepEqual([await given(milo), await given(mona)], [[[few, 6]], []]);
      assert.deepEqual(await isTaken(mona, hers), [false]);
      assert.ok((await offered(milo)).includes(shared), "it wants another");
      const numbers = (await beside(milo)).changes.map(({ n }) => n);
      assert.deepEqual(numbers, [7, 8, 9, 10, 11, 12, 13], "and until then it comes as changes");
    });

    it("come to somebody who reads the record from now on, with nothing missed before", async () => {
      const { milo, mona, written, made, isTaken, given, name, beside, seal, push } = await stand();
      const few = await written(milo, 6, await name(milo, [milo]));
      await written(milo, 1);
      const begun = await beside(mona, 0, 100);
      assert.deepEqual([begun.changes.map(({ n }) => n), begun.next], [[7], 7]);
      assert.deepEqual(await push(milo, await seal(milo, few, "circle", await name(milo, [milo, mona]))), [[8, 7]]);
      const without = await beside(mona, begun.next);
      assert.deepEqual(
        without.changes.map(({ n }) => n),
        [1, 2, 3, 4, 5, 6, 8],
        "all that was said before",
      );
      assert.deepEqual(await isTaken(milo, await made(milo, few)), [true]);
      assert.deepEqual(await given(mona), [[few, 8]]);
      const page = await beside(mona, begun.next);
      assert.deepEqual([page.changes, page.passed], [[], [[few, 8]]]);
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

    it("go with their record when it is erased, and none comes after", async () => {
      const { milo, mona, tenant, written, made, isTaken, given, beside, offered } = await stand();
      const [record, other] = [await written(milo, 6), await written(milo, 6)];
      const sealed = await made(milo, record);
      assert.deepEqual(await isTaken(milo, sealed, await made(milo, other)), [true, true]);
      await erase(tenant, record);
      assert.deepEqual(await given(mona), [[other, 12]]);
      assert.deepEqual(await isTaken(milo, sealed), [false]);
      const page = await beside(mona);
      assert.deepEqual([page.passed, page.erased], [[[other, 12]], [{ record, on: ON }]]);
      assert.ok(page.changes.every(({ erased }) => erased !== undefined));
      assert.deepEqual(await offered(mona), []);
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
      for (let count = 0; count <= MOST_TO_CHECKPOINT; count += 1) records.push(await written(milo, LEAST_NEW));
      const last = records.length * LEAST_NEW;
      const [his, hers] = [await offered(milo, last), await offered(mona, last)];
      assert.deepEqual([his.length, hers.length], [MOST_TO_CHECKPOINT, MOST_TO_CHECKPOINT]);
      const from = (ids: readonly string[], id: string) => [
        ...ids.filter((one) => one >= id),
        ...ids.filter((one) => one < id),
      ];
      const all = [...records, small, grown].sort();
      assert.deepEqual(his, from(all, milo.keys.person).slice(0, MOST_TO_CHECKPOINT));
      assert.deepEqual(hers, from(all, mona.keys.person).slice(0, MOST_TO_CHECKPOINT));
    });

    if (name === "on PostgreSQL")
      it("wait for a record that is being erased, and then are none", async () => {
        const { store } = opened as OpenedPostgres;
        const { milo, tenant, written, made, isTaken } = await stand();
        const record = await written(milo, 6);
        const sealed = await made(milo, record);
        let taking: Promise<readonly boolean[]> | undefined;
        const erased = await inErasing(store, tenant, async (sql) => {
          taking = isTaken(milo, sealed);
          await wait(200);
          return eraseRecord(sql, tenant, record);
        });
        assert.deepEqual([erased, await taking], [6, [false]]);
        const rows = await inTenants(store, [tenant], (sql) =>
          sql("SELECT FROM checkpoint WHERE tenant = $1", [tenant]),
        );
        assert.equal(rows.length, 0);
      });
  });
}
