// The first of many in an order are those that sorting all of them would have put there.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { firstOf } from "./first-of.ts";

const byRank = (a: { readonly rank: number }, b: { readonly rank: number }): number => a.rank - b.rank;

describe("the first of many", () => {
  it("are the first lines in their order, and of those that are alike the one that came first", () => {
    const all = Array.from({ length: 40 }, (_, at) => ({ at, rank: (39 - at) % 5 }));
    const first = firstOf(all, 4, byRank);
    assert.deepEqual(
      first.map(({ at }) => at),
      [4, 9, 14, 19],
    );
  });

  it("are all there are where more is asked for", () =>
    assert.deepEqual(
      firstOf([3, 1, 2], 9, (a, b) => a - b),
      [1, 2, 3],
    ));
});

describe("laws", () => {
  it("they are what sorting all of them begins with", () => {
    const ranked = fc.array(fc.record({ rank: fc.integer({ min: 0, max: 9 }) }), { maxLength: 200 });
    fc.assert(
      fc.property(ranked, fc.integer({ min: 1, max: 30 }), (all, count) => {
        const first = firstOf(all, count, byRank);
        const sorted = all.toSorted(byRank).slice(0, count);
        assert.equal(first.length, sorted.length);
        for (const [at, one] of first.entries()) assert.equal(one, sorted[at]);
      }),
    );
  });
});
