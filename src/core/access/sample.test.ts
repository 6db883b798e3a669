// Nobody chooses: the lot does, the same for everybody who looks.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { uuid } from "#test/bicycles/devices.ts";
import { codeOf, drawSample, isCodeOf } from "./sample.ts";

const bicycles = Array.from({ length: 100 }, (_, at) => ({ record: uuid(at) }));
const drawn = (seed: string, count: number, from = bicycles) =>
  drawSample(from, seed, count).map(({ record }) => record);

describe("a sample", () => {
  it("is as large as was asked, holds nothing twice, and all where there are fewer", () => {
    assert.equal(new Set(drawn("7", 20)).size, 20);
    assert.equal(drawn("7", 1000).length, 100);
    assert.deepEqual(drawn("7", 0), []);
  });

  it("is another one under another seed", () => {
    assert.notDeepEqual(drawn("7", 20), drawn("8", 20));
  });

  it("is the one anybody works out with SHA-256 and a pencil", () => {
    // printf '7 %s' ID | sha256sum, over these three ids, sorted.
    const three = [uuid(1), uuid(2), uuid(3)].map((record) => ({ record }));
    assert.deepEqual(drawn("7", 3, three), [uuid(1), uuid(3), uuid(2)]);
  });
});

describe("a code", () => {
  it("is eight letters and digits, always the same for a record", () => {
    assert.match(codeOf(uuid(1)), /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    assert.equal(codeOf(uuid(1)), codeOf(uuid(1)));
    assert.equal(new Set(bicycles.map(({ record }) => codeOf(record))).size, 100);
  });

  it("is known however it was written down, and for no other record", () => {
    const code = codeOf(uuid(1));
    for (const said of [code, code.toLowerCase(), code.replace("-", " "), code.replace(/0/g, "O").replace(/1/g, "l")])
      assert.ok(isCodeOf(said, uuid(1)), said);
    assert.ok(!isCodeOf(code, uuid(2)));
    assert.ok(!isCodeOf("", uuid(1)));
  });
});

describe("laws", () => {
  const numRuns = process.env["SLOW"] ? 1_000 : 50;
  it("a sample does not ask in which order records came, and a larger one holds the smaller", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.nat(100),
        fc.nat(100),
        fc.shuffledSubarray(bicycles, { minLength: 100 }),
        (seed, a, b, shuffled) => {
          assert.deepEqual(drawn(seed, a, shuffled), drawn(seed, a));
          assert.deepEqual(drawn(seed, Math.max(a, b)).slice(0, Math.min(a, b)), drawn(seed, Math.min(a, b)));
        },
      ),
      { numRuns },
    );
  });
});
