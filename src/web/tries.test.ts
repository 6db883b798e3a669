// Guessing on a device is slow, and ends; a wait is sat out, by a clock that nobody sets.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { newDisk } from "#test/colleagues.ts";
import { countTry, forgetTries, leftOf, MOST_TRIES, sitOut, type Tries, triesOf } from "./tries.ts";

let disk = newDisk();
let now = 0;
let stops: (() => void)[] = [];
beforeEach(() => {
  mock.timers.enable({ apis: ["setInterval"] });
  [disk, now, stops] = [newDisk(), 0, []];
});
afterEach(() => {
  for (const stop of stops) stop();
  mock.timers.reset();
});

/** As many wrong ones. */
function guess(times: number): Tries {
  let tries = triesOf(disk, "ana");
  for (let time = 0; time < times; time += 1) tries = countTry(disk, "ana");
  return tries;
}

/** A page on which the wait is seen; locks as a browser has them, or none. */
function openPage(locks?: Pick<LockManager, "request">): { readonly told: Tries[] } {
  const told: Tries[] = [];
  stops.push(sitOut({ disk, person: "ana", now: () => now, locks, onTold: (tries) => told.push(tries) }));
  return { told };
}

function pass(millis: number): void {
  for (let gone = 0; gone < millis; gone += 1000) {
    now += 1000;
    mock.timers.tick(1000);
  }
}

describe("wrong passwords", () => {
  it("wait from the fifth on, longer each time, and are told of before the tenth", () => {
    const waits = Array.from({ length: MOST_TRIES }, () => countTry(disk, "ana").waitMillis / 1000);
    assert.deepEqual(waits, [0, 0, 0, 0, 30, 60, 120, 240, 480, 0]);
    const left = Array.from({ length: MOST_TRIES }, (_, failedCount) => leftOf({ failedCount, waitMillis: 0 }));
    assert.deepEqual(left.slice(6), [undefined, 3, 2, 1]);
  });

  it("are forgotten with the right one, and are each person's own", () => {
    guess(6);
    assert.deepEqual(triesOf(disk, "rui"), { failedCount: 0, waitMillis: 0 });
    forgetTries(disk, "ana");
    assert.deepEqual(triesOf(disk, "ana"), { failedCount: 0, waitMillis: 0 });
  });

  it("are counted where the disk is full", () => {
    const full: Storage = {
      ...disk,
      setItem() {
        throw new Error("full");
      },
    };
    for (let time = 0; time < 5; time += 1) countTry(full, "ana");
    assert.deepEqual(triesOf(full, "ana"), { failedCount: 5, waitMillis: 30_000 });
    forgetTries(full, "ana");
    assert.equal(triesOf(full, "ana").failedCount, 0);
  });
});

describe("a wait", () => {
  it("passes while the page is open, and is told", () => {
    guess(5);
    const { told } = openPage();
    pass(10_000);
    assert.equal(told.at(-1)?.waitMillis, 20_000);
    pass(30_000);
    assert.deepEqual(told.at(-1), { failedCount: 5, waitMillis: 0 });
  });

  it("is no shorter after a reload: what was left is left, and the time between does not count", () => {
    guess(5);
    openPage();
    pass(10_000);
    stops.pop()?.();
    now += 3_600_000;
    const { told } = openPage();
    pass(1_000);
    assert.equal(told.at(-1)?.waitMillis, 19_000);
  });

  it("asks no date: set forward or back, it is as long", () => {
    guess(5);
    const { told } = openPage();
    for (const date of [4_000_000_000_000, 0]) {
      const clock = mock.method(Date, "now", () => date);
      pass(1_000);
      assert.equal(clock.mock.callCount(), 0);
      clock.mock.restore();
    }
    assert.equal(told.at(-1)?.waitMillis, 28_000);
  });

  it("begins with the try, not with the page: what passed before does not count", () => {
    const { told } = openPage();
    pass(60_000);
    guess(5);
    pass(1_000);
    assert.equal(told.at(-1)?.waitMillis, 29_000);
  });

  it("passes no faster in ten tabs", async () => {
    guess(5);
    const waiting: (() => void)[] = [];
    let isTaken = false;
    const locks = {
      request: async (_name: string, _options: LockOptions, use: () => Promise<unknown>) => {
        if (isTaken) await new Promise<void>((done) => waiting.push(done));
        isTaken = true;
        return use();
      },
    } as unknown as Pick<LockManager, "request">;
    const pages = Array.from({ length: 10 }, () => openPage(locks));
    pass(5_000);
    for (const { told } of pages) assert.equal(told.at(-1)?.waitMillis, 25_000);
    assert.equal(waiting.length, 9);
  });
});
