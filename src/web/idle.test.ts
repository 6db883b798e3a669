// Who is gone is noticed, also by a phone that slept; who is there is left alone.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { watchIdle } from "./idle.ts";

const TEN_MINUTES = 600_000;
let window = new EventTarget();
let now = 0;
let idled = 0;
let stop = (): void => {};
beforeEach(() => {
  mock.timers.enable({ apis: ["setInterval"] });
  [window, now, idled] = [new EventTarget(), 0, 0];
  stop = watchIdle({ at: window, millis: TEN_MINUTES, now: () => now, onIdle: () => (idled += 1) });
});
afterEach(() => {
  stop();
  mock.timers.reset();
});

/** Time goes by while timers run. */
function pass(millis: number): void {
  now += millis;
  mock.timers.tick(millis);
}

describe("an idle device", () => {
  it("is noticed ten minutes after the last touch or key, once", () => {
    pass(TEN_MINUTES - 5_000);
    window.dispatchEvent(new Event("keydown"));
    pass(TEN_MINUTES - 5_000);
    window.dispatchEvent(new Event("pointerdown"));
    pass(TEN_MINUTES - 5_000);
    assert.equal(idled, 0);
    pass(5_000);
    assert.equal(idled, 1);
    pass(TEN_MINUTES * 3);
    assert.equal(idled, 1);
  });

  it("is noticed as soon as it wakes, before the touch that wakes it counts", () => {
    now += TEN_MINUTES * 12;
    window.dispatchEvent(new Event("pointerdown"));
    assert.equal(idled, 1);
  });

  it("is left alone once it is watched no more", () => {
    stop();
    pass(TEN_MINUTES * 2);
    window.dispatchEvent(new Event("focus"));
    assert.equal(idled, 0);
  });
});
