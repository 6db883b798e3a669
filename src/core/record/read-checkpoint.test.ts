// What another device says a checkpoint is: whatever passes can be folded, and whatever does not is refused without an error.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { act, newDevice, uuid } from "#test/bicycles/devices.ts";
import { history } from "#test/bicycles/histories.ts";
import { Repair } from "#test/bicycles/workshop.ts";
import { checkpointOf, foldOnto } from "./checkpoint.ts";
import { isCheckpoint } from "./read-checkpoint.ts";

const NOON = Date.UTC(2016, 11, 12, 12);
const runs = { numRuns: process.env["SLOW"] ? 3_000 : 200 };
const asWritten = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("a checkpoint from elsewhere", () => {
  const made = () => {
    const device = newDevice(1);
    act(device, Repair, uuid(9), "create", { bicycle: "Red", parts: [{ id: "a", name: "Bell" }] }, NOON);
    act(device, Repair, uuid(9), "edit", { bicycle: "Blue", parts: [{ id: "a", name: "Horn" }] }, NOON + 1);
    return asWritten(checkpointOf(device.heard)) as { [name: string]: unknown };
  };

  it("is taken as it was written, and not with anything later than there can be", () => {
    assert.ok(isCheckpoint(made(), NOON + 1));
    assert.ok(!isCheckpoint(made(), NOON));
  });

  it("is refused where it names what it does not hold, or is written otherwise", () => {
    const [line] = made()["changes"] as unknown[][];
    const lies: { readonly [name: string]: unknown } = {
      v: 2,
      record: 7,
      changes: [],
      authors: [],
      says: [["bicycle", "Red", 2]],
      seen: [["bicycle", [5]]],
      first: [["parts/a", -1]],
      moves: [["mend", 0]],
      created: "0",
      readers: ["team", 9],
    };
    for (const [name, lie] of Object.entries(lies))
      assert.ok(!isCheckpoint({ ...made(), [name]: lie }, NOON + 1), name);
    for (const value of [[1], { a: {} }, undefined])
      assert.ok(!isCheckpoint({ ...made(), says: [["bicycle", value, 0]] }, NOON + 1));
    assert.ok(!isCheckpoint({ ...made(), changes: [[line?.[0], "yesterday", 0]] }, NOON + 1));
    assert.ok(!isCheckpoint({ ...made(), changes: [[line?.[0], line?.[1], 0, 4]] }, NOON + 1));
  });
});

describe("laws", () => {
  it("every checkpoint of every history is one", () => {
    fc.assert(
      fc.property(history, (changes) => {
        assert.ok(isCheckpoint(asWritten(checkpointOf(changes)), Number.POSITIVE_INFINITY));
      }),
      runs,
    );
  });

  it("whatever passes folds, and nothing makes it throw", () => {
    const names = ["authors", "changes", "says", "seen", "first", "moves", "created", "readers"];
    fc.assert(
      fc.property(history, fc.constantFrom(...names), fc.jsonValue(), (changes, name, lie) => {
        const value: unknown = { ...(asWritten(checkpointOf(changes)) as object), [name]: lie };
        if (isCheckpoint(value, Number.POSITIVE_INFINITY)) foldOnto(value, [], Repair);
      }),
      runs,
    );
  });
});
