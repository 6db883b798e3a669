// Waiting at the door: it grows, it ends, and it is the same for everybody.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Tried, tryAgain } from "./patience.ts";

function clocked() {
  let at = 0;
  let tried: Tried | undefined;
  return {
    /** The seconds it waits; 0 where the try counted. */
    tryNow(): number {
      const next = tryAgain(tried, at);
      if ("seconds" in next) return next.seconds;
      tried = next;
      return 0;
    },
    pass: (seconds: number) => (at += seconds * 1000),
  };
}

describe("a name that is tried in vain", () => {
  it("waits from the fifth time on, longer each time, and never more than a quarter of an hour", () => {
    const { tryNow, pass } = clocked();
    for (let times = 1; times <= 5; times += 1) assert.equal(tryNow(), 0);
    const waits: number[] = [];
    for (let times = 6; times <= 16; times += 1) {
      const wait = tryNow();
      waits.push(wait);
      pass(wait);
      assert.equal(tryNow(), 0, "who waits may try once more");
    }
    assert.deepEqual(waits, [5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900]);
  });

  it("is not kept longer by who asks while it waits", () => {
    const { tryNow, pass } = clocked();
    for (let times = 1; times <= 5; times += 1) tryNow();
    pass(4);
    assert.equal(tryNow(), 1);
    pass(1);
    assert.equal(tryNow(), 0);
  });

  it("begins anew when a day has passed", () => {
    const { tryNow, pass } = clocked();
    for (let times = 1; times <= 5; times += 1) tryNow();
    pass(24 * 3600);
    for (let times = 1; times <= 5; times += 1) assert.equal(tryNow(), 0);
    assert.equal(tryNow(), 5);
  });
});
