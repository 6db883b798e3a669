// What lies on a device of a first download, taken in again without a network: it comes to what it came to before, whoever has left since and
// whatever the clock says, and nothing of it begins in the middle.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { all, type Device, held, nameOn, writeDown } from "#test/colleagues.ts";
import { handedOn, isAlone, isBehind, listen, newPhone, said, TOLD, told } from "#test/first-downloads.ts";
import { lied } from "#test/lying-checkpoint.ts";
import { edit } from "./acts.ts";
import { memoryDisk, type ShelfDisk } from "./shelf-disk.ts";

type Handed = Awaited<ReturnType<typeof handedOn>>;
type Phone = Awaited<ReturnType<typeof newPhone>>;

/** A phone of Rui's that has all by checkpoints and something behind them, and a power cut that took what it had folded. */
async function cutOff({ ana, rui }: Pick<Handed, "ana" | "rui">, disk: ShelfDisk = memoryDisk()) {
  rui.network.cutsAt = isBehind;
  const phone = await newPhone(rui, disk);
  await phone.sync.now();
  const late = writeDown(ana, "Hugo Exemplo");
  await all(ana, phone);
  return { phone, late };
}

async function withoutFolds(rui: Device, phone: Phone): Promise<Phone> {
  await phone.end();
  await phone.disk.clear(rui.person.id, "folds");
  rui.network.isCut = true;
  const back = await newPhone(rui, phone.disk);
  await back.sync.recall();
  return back;
}

/** A disk that takes nothing of what would lie with the stream once all that is behind checkpoints is here. */
function neverMoved(disk: ShelfDisk = memoryDisk()): ShelfDisk {
  return {
    ...disk,
    async putAt(person, kind, box) {
      if (kind === "pages") throw new Error("the disk is full");
      await disk.putAt(person, kind, box);
    },
  };
}

const namesOn = (phone: Phone, ids: readonly string[]): readonly unknown[] => ids.map((id) => nameOn(phone, id));

describe("a first download that is taken in again without a network", () => {
  it("shows all it did, and what came since, though whoever made the checkpoints has left", async () => {
    const { ana, rui, office, ids } = await handedOn();
    const { phone, late } = await cutOff({ ana, rui });
    for (const { role, stream } of ana.person.grants)
      await office.say({
        by: office.founder.person,
        signing: office.founder.signing,
        saying: { says: "ended", person: ana.person.id, role, stream },
      });
    await phone.sync.now();
    const back = await withoutFolds(rui, phone);
    assert.deepEqual(namesOn(back, [...ids, late]), [...TOLD, "Hugo Exemplo"]);
    assert.deepEqual(told(back), [0, 0, 0, 0]);
    rui.network.isCut = false;
    const asked: number[] = back.came.splice(0);
    await back.sync.now();
    assert.deepEqual([...asked, ...back.came], [], "nothing has to come again");
    await back.end();
  });

  it("shows all it did where the clock has gone back since", async () => {
    const { ana, rui, ids } = await handedOn();
    const { phone, late } = await cutOff({ ana, rui });
    rui.network.ahead = -40 * 24 * 3_600_000;
    const back = await withoutFolds(rui, phone);
    assert.deepEqual(namesOn(back, [...ids, late]), [...TOLD, "Hugo Exemplo"]);
    await back.end();
  });

  it("stands on no checkpoint that was refused when it came", async () => {
    const { ana, rui, ids } = await handedOn();
    rui.network.altersCheckpoints = (page) => ({
      ...page,
      checkpoints: page.checkpoints.map((one, at) =>
        at > 0 ? one : { ...one, signature: page.checkpoints[1]!.signature },
      ),
    });
    const { phone, late } = await cutOff({ ana, rui });
    const stands = (on: Phone): readonly string[] => ids.filter((id) => held(on, id).known?.before !== undefined);
    assert.equal(stands(phone).length, ids.length - 1, "one was refused");
    const before = stands(phone);
    const back = await withoutFolds(rui, phone);
    assert.deepEqual(stands(back), before);
    assert.deepEqual(namesOn(back, [...ids, late]), [...TOLD, "Hugo Exemplo"]);
    await back.end();
  });

  it("takes nothing for the whole of a record that came behind what was found to be false", async () => {
    const { ana, rui, ids } = await lied();
    const [id = ""] = ids;
    ana.network.cutsAt = () => false;
    rui.network.cutsAt = (path) => path.startsWith("pull");
    const phone = await newPhone(rui, neverMoved());
    await phone.sync.now();
    assert.ok(phone.store.find(id), "the false one has come");
    // A newer one stands now, and what is in that one alone is fetched behind the first.
    said(ana, id, 12);
    await all(ana);
    await ana.sync.rest();
    const asked = listen(rui);
    await phone.sync.now();
    assert.ok(asked.some(isAlone));
    await phone.sync.rest();
    assert.deepEqual(phone.sync.state().keys.mistold, [id]);
    const back = await withoutFolds(rui, phone);
    assert.equal(nameOn(back, id), "Aurora Exemplo");
    assert.equal(held(back, id).changes.length, held(ana, id).changes.length);
    await back.end();
  });

  it("shows what was told falsely as its changes say, and what came since, where it was held against them", async () => {
    const { ana, rui, ids } = await lied();
    const { phone, late } = await cutOff({ ana, rui }, neverMoved());
    edit(ana.desk, held(ana, late), { sex: "female" });
    await all(ana, phone);
    rui.network.cutsAt = () => false;
    await phone.sync.rest();
    assert.deepEqual(phone.sync.state().keys.mistold, ids);
    const back = await withoutFolds(rui, phone);
    assert.deepEqual(namesOn(back, [...ids, late]), ["Aurora Exemplo", "Hugo Exemplo"]);
    assert.deepEqual(told(back), [0, 0, 0, 1]);
    await back.end();
  });
});
