// What a device fetches beside checkpoints and behind them: nothing is missed, whatever is replaced, handed to others or erased in between. Held
// to one contract by both keepers.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { Person } from "#core/access/role.ts";
import { isProblem } from "#core/problem.ts";
import type { Keyring } from "#core/seal/keyring.ts";
import { inTenants } from "#server/store/database.ts";
import { eraseRecord, inErasing } from "#server/store/erase.ts";
import { ON } from "../key-office.ts";
import { checkpointStand, keepers, NOBODYS } from "./checkpoint-stand.ts";
import type { OpenedKeeper, OpenedPostgres } from "./keepers.ts";
import { openStand } from "./key-house.ts";
import { newId } from "./workshop.ts";

for (const [name, open] of Object.entries(keepers)) {
  describe(`beside checkpoints, in a keeper ${name}`, () => {
    let opened: OpenedKeeper;
    let first: Awaited<ReturnType<typeof openStand>>;
    before(async () => {
      opened = await open();
      first = await openStand(opened.keeper);
    });
    after(() => opened.close());
    const stand = () => checkpointStand(opened.keeper, first);

    async function erase(tenant: string, record: string): Promise<void> {
      const somebody = (role: string, id = newId()): Person => ({
        id,
        grants: [{ person: id, role, tenant, stream: null }],
      });
      assert.equal(await opened.keeper.erasures.propose(somebody("owner"), tenant, record), undefined);
      assert.ok(!isProblem(await opened.keeper.erasures.approve(somebody("archivist"), tenant, record)));
    }

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
