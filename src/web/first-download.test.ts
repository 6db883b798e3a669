// A device that has nothing yet stands on what colleagues' devices made of each record, and is the same as one that fetched all changes.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isProblem } from "#core/problem.ts";
import type { CheckpointsPage } from "#core/seal/sealed-checkpoint.ts";
import { programme } from "#programme/register.ts";
import { all, colleagueAt, held, nameOn, WRITES, writeDown } from "#test/colleagues.ts";
import { handedOn, isBehind, kindsOn, NAMES, newPhone, said, same, told } from "#test/first-downloads.ts";
import { edit } from "./acts.ts";
import { memoryDisk } from "./shelf-disk.ts";

describe("a phone that has nothing yet", () => {
  it("stands on checkpoints, with none of the changes in them fetched, and on what was said since", async () => {
    const { ana, rui, ids } = await handedOn();
    edit(ana.desk, held(ana, ids[0]!), { name: "Aurora Nova" });
    const late = writeDown(ana, "Hugo Exemplo");
    await all(ana);
    const phone = await newPhone(rui);
    await phone.sync.now();
    assert.deepEqual([nameOn(phone, ids[0]!), nameOn(phone, late)], ["Aurora Nova", "Hugo Exemplo"]);
    assert.equal(phone.came.length, 2);
    assert.deepEqual(
      ids.map((id) => held(phone, id).isWhole),
      ids.map(() => false),
    );
    assert.deepEqual(told(phone), [0, 0, 0, 0]);
    await same(phone, rui);
    await phone.end();
  });

  it("hears what is said later one by one, and what it says is heard by others", async () => {
    const { ana, rui, ids } = await handedOn();
    const phone = await newPhone(rui);
    await phone.sync.now();
    edit(ana.desk, held(ana, ids[1]!), { name: "Bento Novo" });
    edit(phone.desk, held(phone, ids[2]!), { name: "Clara Nova" });
    await all(ana, phone, ana);
    assert.deepEqual([nameOn(phone, ids[1]!), nameOn(ana, ids[2]!)], ["Bento Novo", "Clara Nova"]);
    assert.deepEqual(
      [told(phone), told(ana)],
      [
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ],
    );
    await phone.end();
  });

  it("has everything once nothing else is to be done, and is then as one that fetched it all", async () => {
    const { ana, rui, ids } = await handedOn();
    const phone = await newPhone(rui);
    await phone.sync.now();
    await phone.sync.rest();
    assert.deepEqual(told(phone), [0, 0, 0, 0]);
    assert.equal(await kindsOn(phone.disk, rui), "pages");
    await phone.end();
    rui.network.isCut = true;
    const back = await rui.open(rui.keys, rui.outboxDisk, phone.disk);
    assert.equal(await back.unfold(ids[3]!), true);
    assert.deepEqual([held(back, ids[3]!).isWhole, held(back, ids[3]!).changes.length], [true, 6]);
    rui.network.isCut = false;
    edit(ana.desk, held(ana, ids[3]!), { name: "Dante Novo" });
    await all(ana, back);
    assert.equal(nameOn(back, ids[3]!), "Dante Novo");
    await same(back, rui);
    await back.end();
  });

  it("goes on where it broke off, wherever that was, also after a restart", async () => {
    const { rui, ids } = await handedOn();
    for (let breaks = 1; ; breaks += 1) {
      const disk = memoryDisk();
      let left = breaks;
      rui.network.cutsAt = () => {
        left -= 1;
        return left < 0;
      };
      const phone = await newPhone(rui, disk);
      await phone.sync.now();
      const isWhole = phone.sync.state().caughtUp;
      await phone.end();
      rui.network.cutsAt = () => false;
      const back = await newPhone(rui, disk);
      await back.sync.now();
      assert.deepEqual(
        ids.map((id) => nameOn(back, id)),
        NAMES.map((name) => `${name} Exemplo`),
        `after ${breaks}`,
      );
      await same(back, rui);
      assert.deepEqual(told(back), [0, 0, 0, 0]);
      await back.end();
      if (isWhole) break;
      assert.ok(breaks < 40);
    }
  });

  it("knows again after a restart without a network what it stood on, whatever became of its own pages", async () => {
    const { rui, ids } = await handedOn();
    for (const losesFolds of [false, true]) {
      const phone = await newPhone(rui);
      rui.network.cutsAt = (path) => isBehind(path);
      await phone.sync.now();
      await phone.end();
      if (losesFolds) await phone.disk.clear(rui.person.id, "folds");
      rui.network.isCut = true;
      const back = await rui.open(rui.keys, rui.outboxDisk, phone.disk);
      await back.sync.now();
      assert.deepEqual(
        ids.map((id) => nameOn(back, id)),
        NAMES.map((name) => `${name} Exemplo`),
      );
      assert.equal(await back.unfold(ids[0]!), false, "how it came to be is not here");
      assert.equal(held(back, ids[0]!).isWhole, false);
      rui.network.isCut = false;
      await back.sync.now();
      await same(back, rui);
      assert.deepEqual(told(back), [0, 0, 0, 0]);
      rui.network.cutsAt = () => false;
      await back.end();
    }
  });
});

describe("how a record came to be", () => {
  it("comes when somebody asks, is made sure of, and is there again without a network", async () => {
    const { rui, ids } = await handedOn();
    const phone = await newPhone(rui);
    rui.network.cutsAt = (path) => isBehind(path);
    await phone.sync.now();
    assert.equal(await phone.unfold(ids[4]!), true);
    const { isWhole, changes } = held(phone, ids[4]!);
    assert.deepEqual([isWhole, changes.length, phone.came.length], [true, 6, 6]);
    await phone.end();
    rui.network.isCut = true;
    const back = await rui.open(rui.keys, rui.outboxDisk, phone.disk);
    assert.deepEqual([await back.unfold(ids[4]!), await back.unfold(ids[5]!)], [true, false]);
    assert.equal(held(back, ids[4]!).changes.length, 6);
    await back.end();
  });
});

describe("checkpoints that are not believed", () => {
  it("are passed over where they are altered, moved, of nobody, or withheld: all comes as changes, and nothing is told", async () => {
    const { rui, ids } = await handedOn();
    const alterations: readonly ((page: CheckpointsPage) => CheckpointsPage)[] = [
      (page) => ({ ...page, checkpoints: page.checkpoints.map((one) => ({ ...one, upTo: one.upTo + 1 })) }),
      (page) => ({
        ...page,
        checkpoints: page.checkpoints.map((one, at) => ({ ...one, box: page.checkpoints.at(at - 1)!.box })),
      }),
      (page) => ({ ...page, checkpoints: page.checkpoints.map((one) => ({ ...one, author: rui.person.id })) }),
      (page) => ({ ...page, checkpoints: page.checkpoints.slice(1) }),
      (page) => ({ ...page, wraps: [] }),
      (page) => ({ ...page, checkpoints: [] }),
    ];
    for (const [at, alters] of alterations.entries()) {
      rui.network.altersCheckpoints = alters;
      const phone = await newPhone(rui);
      await phone.sync.now();
      await phone.sync.rest();
      assert.deepEqual(
        ids.map((id) => nameOn(phone, id)),
        NAMES.map((name) => `${name} Exemplo`),
        `alteration ${at}`,
      );
      assert.deepEqual(told(phone), [0, 0, 0, 0], `alteration ${at}`);
      await same(phone, rui);
      await phone.end();
    }
  });

  it("whose place is taken by newer ones meanwhile open no hole", async () => {
    const { ana, rui, keeper, ids } = await handedOn();
    let isFirst = true;
    const before = await keeper.checkpoints.page(rui.person, rui.where.stream, "");
    assert.ok(!isProblem(before));
    said(ana, ids[0]!, 6);
    await all(ana);
    await ana.sync.rest();
    rui.network.altersCheckpoints = () => {
      isFirst = false;
      return before;
    };
    const phone = await newPhone(rui);
    await phone.sync.now();
    assert.equal(isFirst, false);
    assert.equal(phone.came.length, 6, "what is in the newer one comes by its record");
    assert.deepEqual(told(phone), [0, 0, 0, 0]);
    await same(phone, rui);
    await phone.end();
  });

  it("open nothing for somebody nobody has let in, who has all once they are", async () => {
    const { ana, keeper, office, ids } = await handedOn();
    const eva = await colleagueAt(keeper, office, programme, WRITES);
    await eva.sync.now();
    assert.equal(nameOn(eva, ids[0]!), undefined);
    await all(ana);
    await ana.letIn(eva.person.id, eva.keyActs.number);
    await all(eva);
    await eva.sync.rest();
    assert.deepEqual(
      ids.map((id) => nameOn(eva, id)),
      NAMES.map((name) => `${name} Exemplo`),
    );
    assert.deepEqual(told(eva), [0, 0, 0, 0]);
  });
});
