// A first download page by page, and over disks that take or give back nothing now and then: nothing is missed, and nobody is wronged.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isProblem } from "#core/problem.ts";
import { all, type Device, held, nameOn, writeDown } from "#test/colleagues.ts";
import {
  after,
  firstOf,
  handedOn,
  isAlone,
  isBehind,
  kindsOn,
  listen,
  newPhone,
  said,
  same,
  TOLD,
  told,
  twoOf,
} from "#test/first-downloads.ts";
import { edit } from "./acts.ts";
import { memoryDisk, type ShelfDisk } from "./shelf-disk.ts";

/** Colleagues whose records are handed on, two said on since and one that has no checkpoint; all of it comes to Rui in the smallest pages. */
async function inPieces() {
  const team = await handedOn();
  const { ana, rui, ids } = team;
  edit(ana.desk, held(ana, ids[1]!), { sex: "female" });
  const late = writeDown(ana, "Hugo Exemplo");
  edit(ana.desk, held(ana, ids[4]!), { sex: "male" });
  await all(ana);
  rui.network.altersPage = firstOf;
  rui.network.altersCheckpoints = twoOf;
  return { ...team, ids: [...ids, late] };
}

const NAMED = [...TOLD, "Hugo Exemplo"];

/** A disk that does not take the box of a kind which is the so-manieth. */
function losing(kind: string, which: number, disk: ShelfDisk = memoryDisk()): ShelfDisk {
  let left = which;
  return {
    ...disk,
    async putAt(person, of, box) {
      if (of === kind) left -= 1;
      if (of === kind && left === 0) throw new Error("the disk is full");
      await disk.putAt(person, of, box);
    },
  };
}

async function isAllOn(phone: Awaited<ReturnType<typeof newPhone>>, rui: Device, ids: readonly string[], on: string) {
  assert.deepEqual(
    ids.map((id) => nameOn(phone, id)),
    NAMED,
    on,
  );
  await same(phone, rui);
  assert.deepEqual(told(phone), [0, 0, 0, 0], on);
}

describe("a first download in many pages", () => {
  it("fetches none of the changes that are in checkpoints, and after a restart none of the checkpoints again", async () => {
    const { rui, ids } = await inPieces();
    const asked = listen(rui);
    const { cutsAt } = rui.network;
    const isOver = after(4);
    rui.network.cutsAt = (path) => cutsAt(path) || isBehind(path) || isOver();
    const phone = await newPhone(rui);
    await phone.sync.now();
    await phone.end();
    const before = asked.filter((path) => path.startsWith("/api/checkpoints")).length;
    assert.ok(before >= 2, "some pages of checkpoints came");
    rui.network.cutsAt = (path) => cutsAt(path) || isBehind(path);
    const back = await newPhone(rui, phone.disk);
    await back.sync.now();
    assert.deepEqual(asked.filter(isAlone), []);
    assert.ok(asked.filter((path) => path.startsWith("/api/checkpoints")).length <= 4);
    rui.network.altersPage = (page) => page;
    await isAllOn(back, rui, ids, "in pieces");
    await back.end();
  });

  it("fetches all of a record of which a newer checkpoint is passed over than came, in its order", async () => {
    const { ana, rui, ids, keeper } = await inPieces();
    const before = await keeper.checkpoints.page(rui.person, rui.where.stream, "");
    assert.ok(!isProblem(before));
    said(ana, ids[0]!, 6);
    await all(ana);
    await ana.sync.rest();
    edit(ana.desk, held(ana, ids[0]!), { sex: "female" });
    await all(ana);
    rui.network.altersCheckpoints = () => before;
    const phone = await newPhone(rui);
    await phone.sync.now();
    rui.network.altersPage = (page) => page;
    await isAllOn(phone, rui, ids, "newer");
    await phone.end();
  });
});

describe("a disk that takes or gives nothing now and then", () => {
  it("leaves nothing out, whichever page of a first download it did not take, and whatever a restart finds", async () => {
    const { ana, rui, ids } = await inPieces();
    for (const [losesFolds, pages] of [
      [true, [1, 2, 3, 4, 5, 6, 7]],
      [false, [2, 5]],
    ] as const)
      for (const which of pages) {
        const on = `page ${which}, folds ${losesFolds ? "lost" : "kept"}`;
        rui.network.cutsAt = isBehind;
        const phone = await newPhone(rui, losing("first", which));
        rui.network.altersCheckpoints = twoOf;
        await phone.sync.now();
        edit(ana.desk, held(ana, ids[3]!), { sex: which % 2 ? "female" : "male" });
        await all(ana);
        await phone.sync.now();
        await phone.end();
        if (losesFolds) await phone.disk.clear(rui.person.id, "folds");
        const back = await newPhone(rui, phone.disk);
        await back.sync.now();
        rui.network.altersCheckpoints = (page) => page;
        const alters = rui.network.altersPage;
        rui.network.altersPage = (page) => page;
        await isAllOn(back, rui, ids, on);
        rui.network.altersPage = alters;
        await back.end();
      }
  });

  it("lets go of nothing that was sent while it does not lie here", async () => {
    const { rui, ids } = await inPieces();
    rui.network.cutsAt = isBehind;
    const phone = await newPhone(rui, losing("first", 3));
    await phone.sync.now();
    for (const id of ids) edit(phone.desk, held(phone, id), { name: "Sent" });
    await phone.sync.now();
    await phone.sync.now();
    await phone.end();
    await phone.disk.clear(rui.person.id, "folds");
    rui.network.isCut = true;
    const back = await newPhone(rui, phone.disk);
    await back.sync.recall();
    const names = ids.flatMap((id) => nameOn(back, id) ?? []);
    assert.ok(names.length > 0);
    assert.deepEqual(new Set(names), new Set(["Sent"]));
    await back.end();
  });

  it("has every record again when its own pages are lost after everything came", async () => {
    const { rui, ids } = await inPieces();
    const phone = await newPhone(rui);
    await phone.sync.now();
    await phone.sync.rest();
    assert.equal(await kindsOn(phone.disk, rui), "pages");
    await phone.end();
    await phone.disk.clear(rui.person.id, "folds");
    rui.network.isCut = true;
    const back = await newPhone(rui, phone.disk);
    await back.sync.recall();
    assert.deepEqual(
      ids.map((id) => nameOn(back, id)),
      NAMED,
    );
    rui.network.isCut = false;
    await back.end();
  });

  it("goes on with what lies behind where the disk took no more of it, and ends with the stream whole", async () => {
    const { rui, ids } = await inPieces();
    rui.network.altersPage = firstOf;
    for (const kind of ["behind", "pages"])
      for (const which of [1, 3]) {
        const phone = await newPhone(rui, losing(kind, which));
        await phone.sync.now();
        await phone.sync.rest();
        await phone.end();
        await phone.disk.clear(rui.person.id, "folds");
        const asked = listen(rui);
        const back = await newPhone(rui, phone.disk);
        await back.sync.now();
        await back.sync.rest();
        if (kind === "behind" && which === 3)
          assert.ok(!asked.some((path) => isBehind(path) && path.includes(",0,250")));
        assert.equal(await kindsOn(back.disk, rui), "pages", `${kind} ${which}`);
        rui.network.altersPage = (page) => page;
        await isAllOn(back, rui, ids, `${kind} ${which}`);
        rui.network.altersPage = firstOf;
        await back.end();
      }
  });

  it("makes nobody a liar for a page behind it that cannot be read", async () => {
    const { rui, ids } = await inPieces();
    const disk = memoryDisk();
    const isOver = after(6);
    rui.network.cutsAt = (path) => isBehind(path) && isOver();
    const phone = await newPhone(rui, disk);
    await phone.sync.now();
    await phone.sync.rest();
    await phone.end();
    const [, second] = await disk.read(rui.person.id, "behind");
    assert.ok(second);
    await disk.putAt(rui.person.id, "behind", { ...second, box: `${second.box.slice(0, -4)}AAAA` });
    rui.network.cutsAt = () => false;
    const back = await newPhone(rui, disk);
    await back.sync.now();
    await back.sync.rest();
    rui.network.altersPage = (page) => page;
    await isAllOn(back, rui, ids, "damaged");
    assert.equal(await kindsOn(disk, rui), "pages");
    await back.end();
  });
});

describe("a device that was put away", () => {
  it("fetches and keeps nothing more of what lies behind", async () => {
    const { rui } = await inPieces();
    const phone = await newPhone(rui);
    let ended: Promise<void> | undefined;
    rui.network.cutsAt = (path) => {
      if (isBehind(path)) ended ??= phone.end();
      return false;
    };
    await phone.sync.now();
    await phone.sync.rest();
    assert.ok(ended);
    await ended;
    assert.deepEqual(await phone.disk.wheres(rui.person.id, "behind"), []);
  });
});
