// What befalls a few people in a day, a few hundred times; the long run is `npm run sim -- --schedules 10000`.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { playSchedule } from "./schedule.ts";

/** So many of each size: a day of three phones, and a few hours of two. */
const SIZES = [
  { size: { devices: 3, days: 1 }, count: 30 },
  { size: { devices: 2, days: 0.3 }, count: 170 },
];
describe("people and their phones", () => {
  for (const { size, count } of SIZES)
    it(`${size.devices} phones for ${size.days} days lose nothing, double nothing, mix nothing up, ${count} times`, async () => {
      let changes = 0;
      for (let seed = 1; seed <= count; seed += 1) {
        const played = await playSchedule(seed, size);
        const again = `npm run sim -- --devices ${size.devices} --days ${size.days} --seed ${seed} --trace`;
        assert.deepEqual(played.faults, [], again);
        changes += played.changes;
      }
      assert.ok(changes > count * 3, `${changes} changes were said`);
    });

  it("do the same again from the same seed, and something else from another", async () => {
    const [size, trace] = [{ devices: 3, days: 1 }, { trace: true }];
    const first = await playSchedule(7, size, trace);
    const again = await playSchedule(7, size, trace);
    assert.deepEqual(again, first);
    assert.notEqual((await playSchedule(8, size)).hash, first.hash);
  });
});
