// Numbers of a stream on real connections: many writers, on two servers, and a reader who is slow. No change is missed or comes twice.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { isProblem } from "#core/problem.ts";
import { inTenants, openStore, type Store } from "#server/store/database.ts";
import { ensureInstallation } from "#server/store/installation.ts";
import { postgresKeeper } from "#server/store/postgres-keeper.ts";
import { Repair, workshop } from "../bicycles/workshop.ts";
import { type OpenedPostgres, openPostgres } from "./keepers.ts";
import { NOW, north, northStands, olga, say } from "./workshop.ts";

let opened: OpenedPostgres;
let elsewhere: Store;
before(async () => {
  opened = await openPostgres();
  elsewhere = await openStore(opened.url);
});
after(async () => {
  await elsewhere.close();
  await opened.close();
});

test("a slow reader gets every change of many writers on two servers, once and in order", async () => {
  const installation = await ensureInstallation(elsewhere, {
    programme: workshop.id,
    demonstration: true,
    today: null,
  });
  const other = postgresKeeper({ store: elsewhere, programme: workshop, installation, now: () => NOW });
  const pushed: string[] = [];
  let writing = true;
  const write = async (keeper: typeof other, count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) {
      const changes = Array.from({ length: 1 + (index % 3) }, () => say({ type: Repair }));
      const outcomes = await keeper.push(olga, changes);
      assert.ok(outcomes.every(({ accepted }) => accepted));
      pushed.push(...changes.map(({ head }) => head.id));
    }
  };
  const read = async (): Promise<readonly { n: number; id: string }[]> => {
    const seen: { n: number; id: string }[] = [];
    for (let after = 0, more = true; more; ) {
      const wasWriting = writing;
      const page = await opened.keeper.pull(olga, northStands, after, 7);
      assert.ok(!isProblem(page));
      seen.push(...page.changes.map(({ n, envelope }) => ({ n, id: envelope.head.id })));
      after = page.next;
      more = page.more || wasWriting;
      await wait(3);
    }
    return seen;
  };
  const reading = read();
  await Promise.all([write(opened.keeper, 15), write(opened.keeper, 15), write(other, 15), write(other, 15)]);
  writing = false;
  const seen = await reading;
  assert.deepEqual(
    seen.map(({ n }) => n),
    pushed.map((_, index) => index + 1),
  );
  assert.deepEqual(seen.map(({ id }) => id).toSorted(), pushed.toSorted());
});

test("a number that has not been committed holds back the numbers after it", async () => {
  const before = await opened.keeper.pull(olga, northStands, 0, 1000);
  assert.ok(!isProblem(before));
  let push: Promise<unknown> = Promise.resolve();
  await inTenants(opened.store, [north], async (sql) => {
    await sql("UPDATE stream SET n = n + 1 WHERE tenant = $1 AND stream = $2", [north, northStands]);
    let isDone = false;
    push = opened.keeper.push(olga, [say({ type: Repair })]).then(() => {
      isDone = true;
    });
    await wait(150);
    assert.equal(isDone, false);
    const meanwhile = await opened.keeper.pull(olga, northStands, before.next, 10);
    assert.deepEqual(!isProblem(meanwhile) && [meanwhile.changes, meanwhile.next], [[], before.next]);
  });
  await push;
  const later = await opened.keeper.pull(olga, northStands, before.next, 10);
  assert.deepEqual(!isProblem(later) && later.changes.map(({ n }) => n), [before.next + 2]);
});
