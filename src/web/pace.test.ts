// As much at once as the line carries, and never nothing.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { makePace } from "./pace.ts";

const [least, first, most] = [
  { changes: 10, bytes: 16_000 },
  { changes: 40, bytes: 64_000 },
  { changes: 500, bytes: 1_000_000 },
];

/** How long such a page takes on a line of so many bytes a second. */
const over = (bytesASecond: number, bytes: number): number => 400 + (bytes / bytesASecond) * 1_000;

describe("the size of a page", () => {
  it("grows on a good line to the most there is", () => {
    const pace = makePace(least, first, most);
    for (let at = 0; at < 6; at += 1) pace.took(over(1_000_000, pace.size().bytes), true);
    assert.deepEqual(pace.size(), most);
  });

  it("comes to rest on 2G at what takes some seconds", () => {
    const pace = makePace(least, first, most);
    const millis = Array.from({ length: 12 }, () => {
      const took = over(5_000, pace.size().bytes);
      pace.took(took, true);
      return took;
    });
    assert.ok(
      millis.slice(2).every((took) => took < 9_000),
      millis.join(", "),
    );
    assert.ok(pace.size().bytes >= least.bytes);
  });

  it("is a quarter after a page that broke off, and does not grow by pages that were not full", () => {
    const pace = makePace(least, first, most);
    pace.took(10, false);
    assert.deepEqual(pace.size(), first);
    pace.broke();
    assert.deepEqual(pace.size(), { changes: 10, bytes: 16_000 });
  });
});

describe("laws", () => {
  it("whatever happens, it stays between the least and the most", () => {
    const step = fc.oneof(
      fc.constant("broke" as const),
      fc.tuple(fc.integer({ min: -90_000, max: 90_000 }), fc.boolean()),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const pace = makePace(least, first, most);
        for (const one of steps) {
          if (one === "broke") pace.broke();
          else pace.took(...one);
          const { changes, bytes } = pace.size();
          assert.ok(changes >= least.changes && changes <= most.changes);
          assert.ok(bytes >= least.bytes && bytes <= most.bytes);
        }
      }),
    );
  });
});
