// A clock that was far ahead: what it stamped is said anew in the same order, and means the same.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { deviceId, uuid } from "#test/bicycles/devices.ts";
import { Repair } from "#test/bicycles/workshop.ts";
import { foldRecord } from "../record/fold.ts";
import { bodyPart, type Envelope, type Part, sayChange } from "./change.ts";
import { hear, newClock, nodeOf, type Stamp, stampOf, tick } from "./clock.ts";
import { isAhead, stampAnew } from "./restamp.ts";

const NOON = Date.UTC(2016, 11, 12, 12);
const DAY = 24 * 3_600_000;
const device = deviceId(7);

function change(at: number, stamp: Stamp, part: Part): Envelope {
  const place = { id: uuid(0x100 + at), tenant: uuid(1), stream: uuid(2), record: uuid(3), type: Repair.id };
  const said = {
    act: at === 0 ? ("create" as const) : ("edit" as const),
    author: uuid(4),
    device,
    stamp,
    saidAt: null,
  };
  return sayChange({ ...place, ...said, schema: 1, circle: "team", generation: 0 }, { set: {}, seen: {} }, part, null);
}

/** Somebody says these one after the other and sees what they said before; the clock shows so much too much each time. */
function saidBy(steps: readonly { readonly wrong: number; readonly value: string }[]): readonly Envelope[] {
  let clock = newClock(device);
  let last: Stamp | undefined;
  return steps.map(({ wrong, value }, at) => {
    clock = tick(clock, NOON - 10 * DAY + at * 60_000 + wrong);
    const stamp = stampOf(clock);
    const seen = { bicycle: last === undefined ? [] : [last] };
    last = stamp;
    return change(at, stamp, { set: { bicycle: value }, seen });
  });
}

/** What the record says, and what in it is disputed, without the stamps. */
const foldOf = (all: readonly Envelope[]): string => {
  const folded = foldRecord(
    all.map(({ head, body }) => ({ head, body: bodyPart(body) })),
    Repair,
  );
  assert.ok(folded);
  return JSON.stringify([...folded.fields], (key, value) => (key === "stamp" || key === "heads" ? undefined : value));
};

describe("what was stamped ahead", () => {
  it("is said at the time it was, as far as it is known, and keeps the stamp that the clock first gave", () => {
    const said = saidBy([{ wrong: 30 * DAY, value: "red" }]);
    const [anew] = stampAnew(said, { now: NOON, ahead: 30 * DAY });
    assert.equal(anew?.head.saidAt, said[0]?.head.stamp);
    assert.equal(anew?.head.stamp, stampOf({ millis: NOON - 10 * DAY, count: 0, node: nodeOf(device) }));
    const [again] = stampAnew([anew as Envelope], { now: NOON, ahead: 0 });
    assert.equal(again?.head.saidAt, said[0]?.head.stamp, "the first of all");
  });

  it("has seen what was put right before it, also where that was before a crash", () => {
    const [first, second] = saidBy([
      { wrong: 30 * DAY, value: "red" },
      { wrong: 30 * DAY, value: "blue" },
    ]) as [Envelope, Envelope];
    const [one] = stampAnew([first], { now: NOON, ahead: 30 * DAY }) as [Envelope];
    const renamed = new Map([[one.head.saidAt ?? "", one.head.stamp]]);
    const [other] = stampAnew([second], { now: NOON, ahead: 30 * DAY }, [one.head.stamp], renamed) as [Envelope];
    assert.deepEqual(bodyPart(other.body).seen, { bicycle: [one.head.stamp] });
    assert.ok(other.head.stamp > one.head.stamp);
  });
});

describe("what had seen a colleague's", () => {
  it("is said after it, though the clock is thought to have been far behind by then", () => {
    const theirs = stampOf({ millis: NOON - DAY, count: 7, node: "ffffffffffffffff" });
    const ahead = stampOf({ millis: NOON + 20 * DAY, count: 0, node: nodeOf(device) });
    const said = change(1, ahead, { set: { bicycle: "red" }, seen: { bicycle: [theirs] } });
    const [anew] = stampAnew([said], { now: NOON, ahead: 30 * DAY });
    assert.ok((anew?.head.stamp ?? "") > theirs);
  });
});

describe("laws", () => {
  const step = fc.record({
    wrong: fc.constantFrom(0, 20 * DAY, 20 * DAY + 1, 400 * DAY, -3 * DAY),
    value: fc.constantFrom("red", "blue"),
  });

  it("whatever the clock did, all is said in the same order, nothing is ahead, and the record is the same", () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: -DAY, max: 400 * DAY }),
        (steps, ahead) => {
          const said = saidBy(steps);
          const from = said.findIndex(({ head }) => isAhead(head.stamp, NOON));
          if (from < 0) return;
          const [before, wrong] = [said.slice(0, from), said.slice(from)];
          const anew = stampAnew(
            wrong,
            { now: NOON, ahead },
            before.map(({ head }) => head.stamp),
          );
          const all = [...before, ...anew];
          const stamps = all.map(({ head }) => head.stamp);
          assert.deepEqual(stamps, [...new Set(stamps)].sort());
          assert.ok(stamps.every((stamp) => !isAhead(stamp, NOON)));
          assert.equal(foldOf(all), foldOf(said));
          for (const [at, { head }] of anew.entries()) {
            assert.deepEqual([head.id, head.saidAt], [wrong[at]?.head.id, wrong[at]?.head.stamp]);
            assert.ok(!("code" in hear(newClock(device), head.stamp, NOON)), "a server takes it");
          }
        },
      ),
      { numRuns: process.env["SLOW"] ? 5_000 : 300 },
    );
  });
});
