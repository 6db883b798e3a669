// A record that was erased goes from every device; whoever comes later finds heads that hold together, and nothing to open.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import type { Person } from "#core/access/role.ts";
import { isProblem } from "#core/problem.ts";
import { programme } from "#programme/register.ts";
import { all, colleagueAt, type Device, held, typeOf, WRITES, world, writeDown } from "#test/colleagues.ts";
import { create, edit } from "./acts.ts";

const somebody = (role: string, { where }: Pick<Device, "where">): Person => {
  const id = randomUUID();
  return { id, grants: [{ person: id, role, tenant: where.tenant, stream: null }] };
};

describe("a record that was erased", () => {
  it("goes from the devices that have it, and comes to none that did not; its chain holds", async () => {
    const { ana, rui, keeper, office } = await world();
    const [child, other] = [writeDown(ana, "Aurora Exemplo"), writeDown(ana, "Nuvem Exemplo")];
    const open = create(ana.desk, typeOf("committee"), ana.where, { name: "Committee", kind: "youth", country: "BR" });
    await all(ana);
    edit(ana.desk, held(ana, child), { name: "Aurora Inventada" });
    await all(ana, rui);
    assert.ok(rui.store.find(child) && rui.store.find(open));
    const { tenant, stream } = ana.where;
    const before = await keeper.pull(ana.person, stream, 0, 1_000);
    assert.ok(!isProblem(before) && before.wraps.some(({ record }) => record === child));
    // Written where nobody heard of it yet.
    rui.network.isCut = true;
    edit(rui.desk, held(rui, child), { name: "Aurora Outra" });
    await all(rui);
    rui.network.isCut = false;

    const [supervisor, officer] = [somebody("supervisor", ana), somebody("data-protection-officer", ana)];
    assert.equal(await keeper.erasures.propose(supervisor, tenant, child), undefined);
    assert.ok(!isProblem(await keeper.erasures.approve(officer, tenant, child)));
    const after = await keeper.pull(ana.person, stream, 0, 1_000);
    assert.ok(!isProblem(after) && after.changes.length === before.changes.length);
    assert.ok(
      after.wraps.every(({ record }) => record !== child) && after.wraps.some(({ record }) => record === other),
    );

    await all(ana, rui);
    for (const device of [ana, rui]) {
      assert.equal(device.store.find(child), undefined);
      assert.ok(device.store.find(other) && device.store.find(open));
    }
    assert.deepEqual(
      rui.store.unsent().map(({ refused }) => refused?.code),
      ["record.erased"],
    );
    const eva = await colleagueAt(keeper, office, programme, WRITES);
    await all(eva, ana);
    await ana.letIn(eva.person.id, eva.keyActs.number);
    await all(eva);
    assert.deepEqual([eva.store.find(child), held(eva, other).answers["name"]], [undefined, "Nuvem Exemplo"]);
    const { brokenCount, untrueCount, unreadCount } = eva.sync.state().keys;
    assert.deepEqual([brokenCount, untrueCount, unreadCount], [0, 0, 0]);
    for (const device of [ana, rui, eva]) await device.end();
  });

  it("does not come back from what a locked device keeps sealed", async () => {
    const { ana, keeper } = await world();
    const [child, other] = [writeDown(ana, "Aurora Exemplo"), writeDown(ana, "Nuvem Exemplo")];
    await all(ana);
    const { tenant } = ana.where;
    await keeper.erasures.propose(somebody("supervisor", ana), tenant, child);
    await keeper.erasures.approve(somebody("data-protection-officer", ana), tenant, child);
    await all(ana);
    await ana.end();
    ana.network.isCut = true;
    const again = await ana.open();
    await all(again);
    assert.deepEqual([again.store.find(child), held(again, other).answers["name"]], [undefined, "Nuvem Exemplo"]);
    assert.equal(again.sync.state().keys.brokenCount, 0);
    await again.end();
  });
});
