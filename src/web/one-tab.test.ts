// One device in one tab: who has it, who gives it up, and what happens where nobody answers.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, it } from "node:test";
import { hop } from "#test/waiting.ts";
import { type Hold, holdDevice } from "./one-tab.ts";

let said: string[] = [];
let person = "";
let name = "";
beforeEach(() => {
  [said, person, name] = [[], randomUUID(), randomUUID()];
});

const locks = navigator.locks;
/** A tab that puts itself away in so many steps, or never. */
function open(tab: string, steps = 3, patience = 40): Promise<Hold> {
  const onWanted = async (): Promise<void> => {
    said.push(`${tab} puts away`);
    if (steps === Infinity) await new Promise(() => {});
    for (let step = 0; step < steps; step += 1) await hop();
    said.push(`${tab} is away`);
  };
  return holdDevice(person, onWanted, {
    locks,
    channel: () => new BroadcastChannel(name),
    pause: () => new Promise((done) => setTimeout(done, patience)),
  }).then((hold) => {
    said.push(`${tab} has it`);
    return hold;
  });
}

describe("the device of a person", () => {
  it("is held by one tab: the next one has it once the first has put all of it away", async () => {
    const first = await open("first");
    const second = await open("second", 3, 5_000);
    assert.deepEqual(said, ["first has it", "first puts away", "first is away", "second has it"]);
    const third = await open("third", 3, 5_000);
    assert.deepEqual(said.slice(4), ["second puts away", "second is away", "third has it"]);
    for (const hold of [first, second, third]) hold.release();
  });

  it("is taken from a tab that does not get done, which hears of it", async () => {
    const first = await open("first", Infinity);
    const second = await open("second");
    assert.deepEqual(said, ["first has it", "first puts away", "second has it"]);
    for (const hold of [first, second]) hold.release();
  });

  it("is taken from a tab that hears nothing, and is told so as soon as it wakes", async () => {
    const deaf = { postMessage() {}, addEventListener() {}, close() {} } as never;
    let isTold = false;
    const onWanted = async (): Promise<void> => {
      isTold = true;
    };
    await holdDevice(person, onWanted, { locks, channel: () => deaf, pause: hop });
    const second = await open("second");
    await hop();
    assert.deepEqual([said, isTold], [["second has it"], true]);
    second.release();
  });

  it("goes to whoever comes after it was let go, and nobody is asked for it", async () => {
    (await open("first")).release();
    (await open("second")).release();
    assert.deepEqual(said, ["first has it", "second has it"]);
  });

  it("of somebody else is another one", async () => {
    const first = await open("first");
    person = randomUUID();
    const second = await open("second");
    assert.deepEqual(said, ["first has it", "second has it"]);
    for (const hold of [first, second]) hold.release();
  });

  it("is everybody's where the browser has no locks", async () => {
    const parts = { locks: undefined, channel: () => assert.fail("nobody is asked"), pause: hop };
    (await holdDevice(person, async () => assert.fail("nobody wants it"), parts)).release();
  });
});
