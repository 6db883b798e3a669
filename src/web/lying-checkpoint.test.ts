// A colleague's device that hands a record on otherwise than it was written is found out, and its lie goes no further.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isProblem } from "#core/problem.ts";
import { all, held, nameOn } from "#test/colleagues.ts";
import { isBehind, newPhone, said, same, told } from "#test/first-downloads.ts";
import { type Lies, lied } from "#test/lying-checkpoint.ts";
import { edit } from "./acts.ts";

describe("a colleague whose device lies", () => {
  it("is found out by what lies behind: the record stands on its changes, also after a restart, and it is told", async () => {
    for (const asks of [false, true]) {
      const { ana, rui, ids } = await lied();
      const phone = await newPhone(rui);
      if (asks) rui.network.cutsAt = (path) => isBehind(path);
      await phone.sync.now();
      assert.equal(nameOn(phone, ids[0]!), "Somebody Else", "until then it is believed");
      if (asks) await phone.unfold(ids[0]!);
      else await phone.sync.rest();
      assert.equal(nameOn(phone, ids[0]!), "Aurora Exemplo");
      assert.deepEqual(phone.sync.state().keys.mistold, ids);
      await phone.end();
      const back = await rui.open(rui.keys, rui.outboxDisk, phone.disk);
      assert.equal(nameOn(back, ids[0]!), "Aurora Exemplo");
      edit(ana.desk, held(ana, ids[0]!), { sex: "female" });
      await all(ana, back);
      await same(back, rui);
      assert.deepEqual(told(back), [0, 0, 0, 1]);
      rui.network.cutsAt = () => false;
      await back.end();
    }
  });

  it("is not believed again by a device that lost what it had come to know, and has not fetched all of it yet", async () => {
    const { rui, ids } = await lied();
    const phone = await newPhone(rui);
    rui.network.cutsAt = isBehind;
    await phone.sync.now();
    await phone.unfold(ids[0]!);
    assert.equal(nameOn(phone, ids[0]!), "Aurora Exemplo");
    await phone.end();
    await phone.disk.clear(rui.person.id, "folds");
    rui.network.isCut = true;
    const back = await newPhone(rui, phone.disk);
    await back.sync.recall();
    assert.notEqual(nameOn(back, ids[0]!), "Somebody Else");
    rui.network.isCut = false;
    await back.sync.now();
    assert.equal(nameOn(back, ids[0]!), "Aurora Exemplo");
    assert.deepEqual(told(back), [0, 0, 0, 1]);
    await back.end();
  });

  it("is found out, too, where it says only which changes there were, or how they hang together", async () => {
    const liesBeside: readonly Lies[] = [
      ({ ns, ...inside }) => ({ ...inside, ns: ns.with(1, (ns[0] ?? 0) + 1) }),
      ({ chains, ...inside }) => ({
        ...inside,
        chains: chains.map(([device, links]) => [device, links.map(([n, hash]) => [n, `${hash.slice(1)}a`])]),
      }),
      ({ chains: _, ...inside }) => ({ ...inside, chains: [] }),
    ];
    for (const lies of liesBeside) {
      const { ana, rui, ids } = await lied(lies);
      const phone = await newPhone(rui);
      await phone.sync.now();
      await phone.sync.rest();
      assert.deepEqual(told(phone), [0, 0, 0, 1]);
      edit(ana.desk, held(ana, ids[0]!), { sex: "female" });
      await all(ana, phone);
      await same(phone, rui);
      assert.deepEqual(told(phone), [0, 0, 0, 1]);
      await phone.end();
    }
  });

  it("has its lie handed on by nobody", async () => {
    const { ana, rui, ids, keeper } = await lied();
    const phone = await newPhone(rui);
    rui.network.cutsAt = (path) => isBehind(path);
    await phone.sync.now();
    said(ana, ids[0]!, 6);
    ana.network.cutsAt = (path) => path === "post /api/checkpoints";
    await all(ana, phone);
    await phone.sync.rest();
    const page = await keeper.checkpoints.page(rui.person, rui.where.stream, "");
    assert.ok(!isProblem(page));
    assert.ok(page.checkpoints.every(({ author }) => author === ana.person.id));
    await phone.end();
  });
});
