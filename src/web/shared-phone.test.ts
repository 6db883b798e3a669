// One phone, one tab, one after the other: what the wrong person finds of whoever was before them, and what they can send of it.
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { isProblem } from "#core/problem.ts";
import { all, type Device, held, nameOn, textLying, world, writeDown } from "#test/colleagues.ts";

let ana: Device;
let rui: Device;
let keeper: Awaited<ReturnType<typeof world>>["keeper"];
let id = "";
beforeEach(async () => {
  ({ ana, rui, keeper } = await world());
  ana.network.isCut = true;
  rui.network.isCut = true;
  id = writeDown(ana, "Canary Invented");
  ana.drafts.keep("new child", { name: "Canary Draft" });
  await ana.end();
  await rui.end();
  handOver(ana, rui);
});

/** The same phone: what one leaves on its disk, the other finds there. */
function handOver(from: Device, to: Device): void {
  for (const [person, lines] of from.lying.unsent) to.lying.unsent.set(person, lines);
  for (const [person, drafts] of from.lying.drafts) to.lying.drafts.set(person, drafts);
}

const kept = async (): Promise<string> => {
  const page = await keeper.pull(ana.person, ana.where.stream, 0, 500);
  assert.ok(!isProblem(page));
  return JSON.stringify(page);
};

describe("whoever takes the phone next", () => {
  it("finds nothing of whoever was before in the clear: not on the disk, not in what they see, not in a form", async () => {
    assert.ok(rui.lying.unsent.has(ana.person.id) && rui.lying.drafts.has(ana.person.id), "what waits is there");
    assert.doesNotMatch(textLying(rui.lying), /canary|invented/i);
    const there = await rui.open();
    assert.deepEqual([there.store.find(id), there.store.unsent()], [undefined, []]);
    assert.equal(there.drafts.find("new child"), undefined);
    await there.end();
  });

  it("sends nothing of it, and leaves it where it is; each goes out under their own name", async () => {
    const there = await rui.open();
    rui.network.isCut = false;
    const own = writeDown({ desk: there.desk, where: rui.where }, "Bento Amostra");
    await there.sync.now();
    assert.ok(!(await kept()).includes(id));
    await there.end();
    handOver(rui, ana);
    ana.network.isCut = false;
    const back = await ana.open();
    await back.sync.now();
    assert.deepEqual([nameOn(back, id), held(back, id).unsentCount], ["Canary Invented", 0]);
    assert.deepEqual(
      [held(back, id), held(back, own)].map(({ folded }) => folded.createdBy),
      [ana.person.id, rui.person.id],
    );
    await back.end();
  });

  it("cannot make it theirs by putting it where theirs would lie, though they could read it from the server", async () => {
    rui.lying.unsent.set(rui.person.id, new Map(ana.lying.unsent.get(ana.person.id)));
    rui.lying.drafts.set(rui.person.id, new Map(ana.lying.drafts.get(ana.person.id)));
    const there = await rui.open();
    rui.network.isCut = false;
    await all({ sync: there.sync });
    assert.deepEqual(there.store.unsent(), []);
    assert.ok(!(await kept()).includes(id));
    await there.end();
  });
});
