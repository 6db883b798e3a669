// May this change come in? Each objection by itself, and the second question: may the wrong person do this?
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Person } from "#core/access/role.ts";
import type { Envelope } from "#core/change/change.ts";
import { MOST_AHEAD_MILLIS, nodeOf, stampOf } from "#core/change/clock.ts";
import { Repair, Ride, RideDay, Rider, workshop } from "#test/bicycles/workshop.ts";
import {
  guest,
  milo,
  NOW,
  newId,
  north,
  northRides,
  olga,
  rode,
  say,
  sayPlain,
  stated,
  sven,
} from "#test/contract/workshop.ts";
import { misplaced, objectionTo } from "./accept.ts";
import { MOST_OF_RECORD } from "./limits.ts";

const place = { programme: workshop, now: NOW, on: "2016-12-12" };
const objects = (change: Envelope, person: Person = olga, where = place): string | undefined =>
  objectionTo(change, person, where)?.code;
const stamped = (millis: number): Envelope => {
  const { device } = say({ type: Repair }).head;
  return say({ type: Repair, head: { stamp: stampOf({ millis, count: 0, node: nodeOf(device) }) } });
};

test("a change of a known kind, by who signed in and may, stamped by their device, comes in", () => {
  assert.equal(objects(say({ type: Repair, answers: { bicycle: "Red" } })), undefined);
  assert.equal(objects(say({ type: Repair, by: milo }), milo), undefined);
});

test("a kind of record this installation does not know is refused", () => {
  assert.equal(objects(say({ type: Repair, head: { type: "tricycle" } })), "change.unknown-type");
});

test("a stamp is of the device that is named, and not far ahead of the clock here", () => {
  assert.equal(objects(say({ type: Repair, head: { device: newId() } })), "change.stamp-device");
  assert.equal(objects(stamped(NOW + MOST_AHEAD_MILLIS)), undefined);
  assert.equal(objects(stamped(NOW + MOST_AHEAD_MILLIS + 1)), "change.stamp-ahead");
  assert.equal(objects(stamped(0)), undefined);
});

test("a body that is not sealed comes in nowhere, nor one that we do not know to write", () => {
  const open = say({ type: RideDay, answers: { route: "Canal" } });
  const unsealed = sayPlain({ type: Repair, answers: { bicycle: "Red" } });
  assert.equal(objects(open, olga, place), undefined);
  assert.equal(objects(unsealed, olga, place), "change.codec-refused");
  assert.equal(objects({ ...unsealed, head: { ...unsealed.head, codec: 2 } }), "change.codec-refused");
});

test("a sealed body comes in signed, and under a key of its record", () => {
  const { head } = say({ type: Repair });
  const sealed = { head: { ...head, codec: 1, generation: 1 }, body: "AQ", facts: null, signature: "x".repeat(86) };
  assert.equal(objects(sealed, olga, place), undefined);
  assert.equal(objects({ ...sealed, signature: null }, olga, place), "change.codec-refused");
  assert.equal(objects({ ...sealed, head: { ...sealed.head, generation: 0 } }, olga, place), "change.codec-refused");
  assert.equal(objects({ ...sealed, head: { ...sealed.head, codec: 2 } }, olga, place), "change.codec-refused");
});

test("a sealed answer that was sent readable is refused, also where only its having been seen is told; the field is named, another word is not", () => {
  const shown = (set: object, seen: object = {}) =>
    objectionTo(say({ type: Rider, shown: { set: { ...set }, seen: { ...seen } } }), olga, place);
  assert.deepEqual(
    [shown({ nickname: "x" })?.code, shown({ nickname: "x" })?.field],
    ["change.shown-not-shown", "nickname"],
  );
  assert.equal(shown({}, { jersey: [] })?.field, "jersey");
  assert.deepEqual(
    [shown({ Wilhelmina: "x" })?.code, shown({ Wilhelmina: "x" })?.field],
    ["change.shown-not-shown", undefined],
  );
  assert.equal(shown({ workshop: newId() }), undefined);
  assert.equal(shown({}, { "@withdrawn": [], "@state": [] }), undefined);
  assert.equal(
    objects(say({ type: RideDay, shown: { set: { guidePhone: "06" }, seen: {} } })),
    "change.shown-not-shown",
  );
  assert.equal(objects(say({ type: RideDay, shown: { set: { "not known yet": "x" }, seen: {} } })), undefined);
});

test("facts under our rules are of the kinds and roles this type of record states; other rules are kept unasked", () => {
  const ride = (kind: string, role: "event" | "person", rules = 1) =>
    objects(say({ type: Ride, facts: stated(1, [{ ...rode(newId()), kind, role }], rules) }));
  assert.deepEqual(
    [ride("ride", "event"), ride("ride", "person"), ride("rider", "person"), ride("tour", "event")],
    [undefined, "facts.unreadable", "facts.unreadable", "facts.unreadable"],
  );
  assert.equal(ride("tour", "event", 2), undefined);
});

describe("the wrong person", () => {
  const repair = (act: "create" | "edit" | "withdraw" | "restore" | `move:${string}`, by: Person, head = {}) =>
    objects(say({ type: Repair, act, by, head }), by);

  test("may not speak in another's name", () => {
    assert.equal(objects(say({ type: Repair, by: olga }), milo), "change.not-allowed");
    assert.equal(objects(say({ type: Repair, by: milo }), olga), "change.not-allowed");
  });

  test("may not do what no role of theirs allows, there", () => {
    assert.deepEqual(
      [repair("create", milo), repair("edit", milo), repair("withdraw", milo), repair("restore", milo)],
      [undefined, undefined, "change.not-allowed", "change.not-allowed"],
    );
    assert.deepEqual([repair("withdraw", olga), repair("restore", olga)], [undefined, undefined]);
    assert.equal(repair("create", milo, { stream: northRides }), "change.not-allowed");
    assert.equal(repair("create", guest), "change.not-allowed");
    assert.equal(repair("create", sven, { tenant: north }), "change.not-allowed");
    assert.equal(objects(say({ type: RideDay, by: milo }), milo), "change.not-allowed");
  });

  test("may not make a move that the workflow gives to others, though a role of theirs makes moves", () => {
    assert.deepEqual([repair("move:start", milo), repair("move:start", olga)], [undefined, "change.not-allowed"]);
    assert.deepEqual([repair("move:reopen", milo), repair("move:reopen", olga)], ["change.not-allowed", undefined]);
    assert.deepEqual([repair("move:giveBack", milo), repair("move:giveBack", olga)], [undefined, undefined]);
    assert.equal(repair("move:start", guest), "change.not-allowed");
  });
});

test("a record stays where it is and what it is, and has an end", () => {
  const { head } = say({ type: Repair });
  const home = { stream: head.stream, type: head.type, revision: 1, circle: "team", circleStamp: "", created: true };
  assert.equal(misplaced(head, true, undefined), undefined);
  assert.equal(misplaced(head, true, home), undefined);
  assert.equal(misplaced(head, false, undefined)?.code, "change.record-elsewhere");
  assert.equal(misplaced(head, true, { ...home, stream: northRides })?.code, "change.record-elsewhere");
  assert.equal(misplaced(head, true, { ...home, type: "ride" })?.code, "change.record-elsewhere");
  assert.equal(misplaced(head, true, { ...home, revision: MOST_OF_RECORD })?.code, "change.too-large");
});
