// The clock: later than what it replaces, whatever the wall clock does.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { isProblem } from "../problem.ts";
import { findStamp, hear, instantOf, MOST_AHEAD_MILLIS, newClock, stampOf, tick } from "./clock.ts";

const device = "a1b2c3d4-e5f6-4718-99aa-bbccddeeff00";
const NOON = Date.UTC(2016, 11, 12, 12);

describe("clock", () => {
  it("writes a stamp of which the parts can be read again", () => {
    const stamp = stampOf(tick(newClock(device), NOON));
    assert.equal(stamp, `${NOON.toString(16).padStart(12, "0")}-0000-a1b2c3d4e5f64718`);
    assert.deepEqual(findStamp(stamp), { millis: NOON, count: 0, node: "a1b2c3d4e5f64718" });
    assert.equal(instantOf(stamp), NOON);
  });

  it("refuses what is not a stamp", () => {
    for (const text of [
      "",
      "now",
      "0158f2a1c000-0003",
      12,
      null,
      `${stampOf(newClock(device))}x`,
      stampOf(newClock(device)).replaceAll("a", "A"),
    ])
      assert.equal(findStamp(text), undefined);
  });

  it("does not let a clock that is a day ahead carry everybody off", () => {
    const ahead = stampOf(tick(newClock(device), NOON + 24 * 3_600_000));
    const heard = hear(newClock(device), ahead, NOON);
    assert.ok(isProblem(heard) && heard.code === "change.stamp-ahead");
    assert.ok(!isProblem(hear(newClock(device), stampOf(tick(newClock(device), NOON + MOST_AHEAD_MILLIS)), NOON)));
  });

  it("goes on when 65,536 acts fall into one millisecond", () => {
    const full = { ...tick(newClock(device), NOON), count: 0xffff };
    assert.ok(stampOf(tick(full, NOON)) > stampOf(full));
  });
});

describe("laws", () => {
  const runs = process.env["SLOW"] ? 5_000 : 300;

  it("a stamp is later than every stamp made or heard before, also when the wall clock stands still or jumps 50 s back", () => {
    const step = fc.record({
      jump: fc.constantFrom(0, 1, 17, -50_000, -1, 3_000),
      heard: fc.option(
        fc.record({ ahead: fc.integer({ min: -60_000, max: 200_000 }), count: fc.integer({ min: 0, max: 0xffff }) }),
      ),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        let now = NOON;
        let clock = newClock(device);
        let latest = "";
        for (const { jump, heard } of steps) {
          now += jump;
          if (heard) {
            const stamp = stampOf({ millis: now + heard.ahead, count: heard.count, node: "ffffffffffffffff" });
            const after = hear(clock, stamp, now);
            if (isProblem(after)) continue;
            clock = after;
            latest = stamp > latest ? stamp : latest;
          }
          clock = tick(clock, now);
          assert.ok(stampOf(clock) > latest, `${stampOf(clock)} is not later than ${latest}`);
          latest = stampOf(clock);
        }
      }),
      { numRuns: runs },
    );
  });

  it("text order is time order, then count, then device", () => {
    const parts = fc.record({
      millis: fc.integer({ min: 0, max: 2 ** 44 }),
      count: fc.integer({ min: 0, max: 0xffff }),
      node: fc.constantFrom("0000000000000001", "00000000000000ff", "ffffffffffffffff"),
    });
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const byParts = a.millis - b.millis || a.count - b.count || (a.node < b.node ? -1 : a.node > b.node ? 1 : 0);
        const [left, right] = [stampOf(a), stampOf(b)];
        assert.equal(Math.sign(byParts), left < right ? -1 : left > right ? 1 : 0);
        assert.deepEqual(findStamp(left), { ...a });
      }),
      { numRuns: runs },
    );
  });
});
