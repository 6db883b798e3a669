// Waiting at the door: it grows, it ends, and it is the same for everybody.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { patienceOf } from "./patience.ts";

function clocked() {
  let at = 0;
  return { ...patienceOf(() => at), pass: (seconds: number) => (at += seconds * 1000) };
}

describe("a name that is tried in vain", () => {
  it("waits from the fifth time on, longer each time, and never more than a quarter of an hour", () => {
    const { tryNow, pass } = clocked();
    for (let times = 1; times <= 5; times += 1) assert.equal(tryNow("ana"), 0);
    const waits: number[] = [];
    for (let times = 6; times <= 16; times += 1) {
      const wait = tryNow("ana");
      waits.push(wait);
      pass(wait);
      assert.equal(tryNow("ana"), 0, "who waits may try once more");
    }
    assert.deepEqual(waits, [5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900]);
  });

  it("is not kept longer by who asks while it waits", () => {
    const { tryNow, pass } = clocked();
    for (let times = 1; times <= 5; times += 1) tryNow("ana");
    pass(4);
    assert.equal(tryNow("ana"), 1);
    pass(1);
    assert.equal(tryNow("ana"), 0);
  });

  it("makes no other name wait, and begins anew when it was right or a day has passed", () => {
    const { tryNow, forgive, pass } = clocked();
    for (let times = 1; times <= 5; times += 1) tryNow("ana");
    assert.equal(tryNow("bo"), 0);
    forgive("ana");
    for (let times = 1; times <= 5; times += 1) assert.equal(tryNow("ana"), 0);
    pass(24 * 3600);
    for (let times = 1; times <= 5; times += 1) assert.equal(tryNow("ana"), 0);
  });
});
