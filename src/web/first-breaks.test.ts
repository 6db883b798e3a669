// A first download over disks that take or give back nothing now and then, over servers that were restored, and page by page: nothing is
// missed, nobody is wronged, and nothing is asked again and again.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isProblem } from "#core/problem.ts";
import type { CheckpointsPage } from "#core/seal/sealed-checkpoint.ts";
import { programme } from "#programme/register.ts";
import { all, type Device, held, nameOn, together, WRITES, writeDown } from "#test/colleagues.ts";
import { handedOn, isBehind, kindsOn, NAMES, newPhone, said, same, told } from "#test/first-downloads.ts";
import { keyedOffice } from "#test/keyed-office.ts";
import { restorableMemory } from "#test/restorable.ts";
import { edit } from "./acts.ts";
import type { Pulled } from "./api.ts";
import { memoryDisk, type ShelfDisk } from "./shelf-disk.ts";

const TOLD = NAMES.map((name) => `${name} Exemplo`);

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

function firstOf(page: Pulled): Pulled {
  const [one] = page.changes;
  return one ? { ...page, changes: [one], next: one.n, more: true } : page;
}

function twoOf(page: CheckpointsPage): CheckpointsPage {
  const checkpoints = page.checkpoints.slice(0, 2);
  const left = page.left + page.checkpoints.length - checkpoints.length;
  return { ...page, checkpoints, next: left > 0 ? (checkpoints.at(-1)?.record ?? null) : null, left };
}

/** What is asked of the server from here on. */
function listen({ network }: Device): readonly string[] {
  const asked: string[] = [];
  network.cutsAt = (path) => asked.push(path) < 0;
  return asked;
}

const isAlone = (asked: string): boolean => asked.includes('"record"');

/** Whether something was asked for so many times already. */
function after(times: number): () => boolean {
  let count = 0;
  return () => {
    count += 1;
    return count > times;
  };
}

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
    const { rui, ids } = await inPieces();
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

describe("where hardly a checkpoint is believed", () => {
  it("all comes as changes, and no record alone", async () => {
    const { ana, rui } = await handedOn();
    const ids = Array.from({ length: 24 }, (_, at) => writeDown(ana, `Example ${at}`));
    for (const id of ids) said(ana, id, 4);
    await all(ana);
    await ana.sync.rest();
    rui.network.altersCheckpoints = (page) => ({
      ...page,
      checkpoints: page.checkpoints.map((one, at) =>
        at === 0 ? one : { ...one, box: page.checkpoints.at(at - 1)!.box },
      ),
    });
    const asked = listen(rui);
    const phone = await newPhone(rui);
    await phone.sync.now();
    assert.deepEqual(asked.filter(isAlone), []);
    assert.deepEqual(
      ids.map((id) => nameOn(phone, id)),
      ids.map((_, at) => `Example ${at}`),
    );
    await same(phone, rui);
    assert.deepEqual(told(phone), [0, 0, 0, 0]);
    await phone.end();
  });
});

describe("a server that was restored", () => {
  it("is heard change by change by whoever began a first download by the log before", async () => {
    const server = restorableMemory(programme);
    const office = await keyedOffice(server.keeper, programme);
    const [ana, rui] = await together(server.keeper, office, programme, [WRITES, WRITES]);
    assert.ok(ana && rui);
    const ids = NAMES.map((name) => writeDown(ana, `${name} Exemplo`));
    for (const id of ids) said(ana, id, 5);
    await all(ana);
    await ana.sync.rest();
    await server.backUp();
    rui.network.altersPage = firstOf;
    rui.network.altersCheckpoints = twoOf;
    for (const breaks of [1, 2, 3, 4]) {
      const isOver = after(breaks);
      rui.network.cutsAt = (path) => (path.startsWith("pull") || path.startsWith("/api/checkpoints")) && isOver();
      const phone = await newPhone(rui);
      await phone.sync.now();
      await server.restore();
      await all(ana);
      await ana.sync.rest();
      const asks = listen(rui);
      rui.network.altersPage = (page) => page;
      await phone.sync.now();
      await phone.sync.now();
      await phone.sync.rest();
      assert.ok(asks.filter((path) => path.startsWith("/api/checkpoints")).length <= 1, `after ${breaks}`);
      assert.deepEqual(
        ids.map((id) => nameOn(phone, id)),
        TOLD,
        `after ${breaks}`,
      );
      assert.deepEqual(told(phone), [0, 0, 0, 0], `after ${breaks}`);
      await same(phone, rui);
      rui.network.altersPage = firstOf;
      await phone.end();
    }
  });
});
