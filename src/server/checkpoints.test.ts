// What is taken for a checkpoint at all: one in exactly its form, and nothing else, whatever comes.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readCheckpoint } from "./checkpoints.ts";

const id = "00000000-0000-4000-8000-000000000001";
const given = {
  ...{ tenant: id, stream: id, record: id, type: "repair", upTo: 7, count: 3, logId: id, author: id, on: "2016-12-12" },
  ...{ generation: 1, key: "A".repeat(43), box: "AQx7", signature: "B".repeat(86) },
};

describe("a checkpoint that arrives", () => {
  it("is one in its form", () => {
    assert.deepEqual(readCheckpoint(given), given);
  });

  it("is none with a member more, less, or of another form", () => {
    assert.equal(readCheckpoint({ ...given, name: "Canary" }), undefined);
    const wrong = {
      ...{ tenant: "north", stream: 1, record: id.toUpperCase().replace("1", "A"), type: "Repair", upTo: 0, count: -1 },
      ...{ logId: null, author: [id], on: "12.12.2016", generation: 0.5, key: "A", box: "", signature: "B".repeat(87) },
    };
    for (const [name, value] of Object.entries(wrong)) {
      assert.equal(readCheckpoint({ ...given, [name]: value }), undefined, name);
      const { [name as keyof typeof given]: _, ...less } = given;
      assert.equal(readCheckpoint(less), undefined, `no ${name}`);
    }
    assert.equal(readCheckpoint({ ...given, box: "A".repeat(256_001) }), undefined);
    assert.ok(readCheckpoint({ ...given, box: "A".repeat(256_000) }));
  });

  it("never makes the server fail", () => {
    const member = fc.constantFrom(...Object.keys(given));
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.tuple(member, fc.jsonValue())), (value) => {
        const [name, lie] = Array.isArray(value) ? value : ["", undefined];
        const read = [readCheckpoint(value), readCheckpoint({ ...given, [String(name)]: lie })];
        for (const one of read) assert.ok(one === undefined || typeof one.box === "string");
      }),
      { numRuns: process.env["SLOW"] ? 5_000 : 300 },
    );
  });
});
