// Later and later, up to a bound, at random; and from the beginning again once there is a reason.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { LONGEST_MILLIS, makeBackOff } from "./back-off.ts";

describe("what failed", () => {
  it("is tried again later and later up to a bound, and soon again after a success", () => {
    const backOff = makeBackOff(() => 0.5);
    const waits = Array.from({ length: 9 }, () => backOff.next());
    assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 45_000, 45_000, 45_000]);
    backOff.reset();
    assert.equal(backOff.next(), 1_000);
  });

  it("waits at least as long as the keeper asks", () => {
    assert.equal(makeBackOff(() => 0.1).next(30_000), 30_000);
  });
});

describe("laws", () => {
  it("devices that failed together do not come back together, and none waits longer than the bound", () => {
    const draws = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(draws, draws, (one, other) => {
        const waitsOf = (random: readonly number[]): readonly number[] => {
          let at = 0;
          const backOff = makeBackOff(() => random[at++] ?? 0);
          return random.map(() => backOff.next());
        };
        const [a, b] = [waitsOf(one), waitsOf(other)];
        for (const wait of [...a, ...b]) assert.ok(wait >= 0 && wait <= LONGEST_MILLIS);
        a.forEach((wait, at) => {
          const apart = Math.abs((one[at] ?? 0) - (other[at] ?? 0)) > 0.001;
          if (at < b.length && apart) assert.notEqual(wait, b[at]);
        });
      }),
    );
  });
});
