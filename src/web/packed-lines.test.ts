// Whatever lines are packed come back, each by its place.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { makePacker, unpacked } from "./packed-lines.ts";

function packed(lines: readonly string[]): Uint8Array {
  const packer = makePacker();
  for (const line of lines) packer.add(line);
  return packer.done();
}

describe("packed lines", () => {
  it("come back one by one, in any order, and none behind the last", () => {
    const line = fc.string({ unit: "grapheme", maxLength: 40 }).map((text) => JSON.stringify(text));
    fc.assert(
      fc.property(fc.array(line), fc.nat(60), (lines, first) => {
        const lineAt = unpacked(packed(lines));
        assert.equal(lineAt(first), lines[first] ?? "");
        assert.deepEqual(
          lines.map((_, at) => lineAt(at)),
          lines,
        );
        assert.equal(lineAt(lines.length), "");
      }),
    );
  });

  it("come back where they are many and long, and take less room", () => {
    const lines = Array.from(
      { length: 250 },
      (_, at) => `{"record":"${at}","says":"${"Example village ".repeat(90 + at)}"}`,
    );
    const all = packed(lines);
    assert.ok(all.length * 20 < lines.join("\n").length);
    const lineAt = unpacked(all);
    for (const at of [249, 0, 100]) assert.equal(lineAt(at), lines[at]);
  });
});
