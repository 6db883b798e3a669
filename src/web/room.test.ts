// Room on a device: asked for once there is something to keep, watched, and called tight before it is gone.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { askToKeep, isTight } from "./room.ts";

const MB = 1_000_000;

describe("room on a device", () => {
  it("is tight when little is left of much, or half of little is used", () => {
    const at = (usedBytes: number, mostBytes: number): boolean => isTight({ usedBytes, mostBytes });
    assert.equal(at(100 * MB, 10_000 * MB), false);
    assert.equal(at(9_100 * MB, 10_000 * MB), true);
    assert.equal(at(20 * MB, 60 * MB), false);
    assert.equal(at(31 * MB, 60 * MB), true);
    assert.equal(at(150 * MB, 190 * MB), true);
  });

  it("is asked to be kept once a tab, again only by somebody who presses for it", async () => {
    let asked = 0;
    const storage = {
      persisted: async () => false,
      persist: async () => {
        asked += 1;
        return asked > 1;
      },
      estimate: async () => ({ usage: 1, quota: 100 }),
    };
    assert.equal(await askToKeep(false, storage), false);
    await askToKeep(false, storage);
    assert.equal(asked, 1);
    assert.equal(await askToKeep(true, storage), true);
    assert.equal(asked, 2);
    assert.equal(await askToKeep(true, {}), false, "a browser that knows nothing of it");
  });
});
