// Merging: what two people wrote without seeing each other both stays.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { disputed, mergeRegisters, newRegister, type Register, sameValue, say, standing, targetOf } from "./merge.ts";

const at = (time: number): string => stampText(time, "a");
const stampText = (time: number, node: string): string =>
  `${time.toString(16).padStart(12, "0")}-0000-${node.repeat(16)}`;
const held = (value: string, stamp: string) => ({ value, stamp, change: `change ${stamp}`, author: "somebody" });

describe("merge", () => {
  it("keeps both values when neither had seen the other, the later shown first", () => {
    const register = newRegister();
    say(register, held("red", at(2)), []);
    say(register, held("blue", at(1)), []);
    assert.deepEqual(
      standing(register).map((one) => one.value),
      ["red", "blue"],
    );
    assert.deepEqual(
      disputed(standing(register)).map((one) => one.value),
      ["blue"],
    );
  });

  it("lets a value that had seen another replace it", () => {
    const register = newRegister();
    say(register, held("red", at(1)), []);
    say(register, held("blue", at(2)), [at(1)]);
    assert.deepEqual(
      standing(register).map((one) => one.value),
      ["blue"],
    );
  });

  it("finds no conflict where two people wrote the same", () => {
    const register = newRegister();
    say(register, held("red", at(1)), []);
    say(register, held("red", at(2)), []);
    assert.deepEqual(disputed(standing(register)), []);
    assert.ok(sameValue({ minor: 100, currency: "EUR" }, { currency: "EUR", minor: 100 }));
    assert.ok(!sameValue({ minor: 100, currency: "EUR" }, { minor: 100, currency: "USD" }));
  });

  it("settles a conflict by a value that had seen both", () => {
    const register = newRegister();
    say(register, held("red", at(1)), []);
    say(register, held("blue", at(2)), []);
    say(register, held("green", at(3)), [at(1), at(2)]);
    assert.deepEqual(
      standing(register).map((one) => one.value),
      ["green"],
    );
  });

  it("believes nobody who claims to have seen the future", () => {
    const register = newRegister();
    say(register, held("red", at(1)), [at(2)]);
    say(register, held("blue", at(2)), [at(1)]);
    assert.deepEqual(
      standing(register).map((one) => one.value),
      ["blue"],
    );
  });

  it("reads each form of an address, and keeps one it cannot read under its own name", () => {
    assert.deepEqual(targetOf("colour"), { at: "field", field: "colour" });
    assert.deepEqual(targetOf("work=brake"), { at: "option", field: "work", option: "brake" });
    assert.deepEqual(targetOf("parts/r1"), { at: "row", group: "parts", row: "r1" });
    assert.deepEqual(targetOf("parts/r1/price"), { at: "cell", group: "parts", row: "r1", field: "price" });
    assert.deepEqual(targetOf("parts/r1/kinds=new"), {
      at: "cell",
      group: "parts",
      row: "r1",
      field: "kinds",
      option: "new",
    });
    assert.deepEqual(targetOf("a/b/c/d"), { at: "field", field: "a/b/c/d" });
  });
});

describe("laws", () => {
  const numRuns = process.env["SLOW"] ? 5_000 : 300;
  const saying = fc.record({
    time: fc.integer({ min: 1, max: 12 }),
    node: fc.constantFrom("a", "b", "c"),
    value: fc.constantFrom("red", "blue", "green"),
    seen: fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom("a", "b", "c")), { maxLength: 4 }),
  });
  const sayings = fc.array(saying, { maxLength: 12 });
  type Saying = { time: number; node: string; value: string; seen: [number, string][] };

  const registerOf = (all: readonly Saying[]): Register => {
    const register = newRegister();
    for (const one of all)
      say(
        register,
        { ...held(one.value, stampText(one.time, one.node)), change: `${one.value}` },
        one.seen.map(([time, node]) => stampText(time, node)),
      );
    return register;
  };
  const shows = (register: Register) => standing(register).map((one) => [one.stamp, one.value]);

  it("merging is associative, commutative and idempotent", () => {
    fc.assert(
      fc.property(sayings, sayings, sayings, (a, b, c) => {
        const [x, y, z] = [registerOf(a), registerOf(b), registerOf(c)];
        assert.deepEqual(
          shows(mergeRegisters(mergeRegisters(x, y), z)),
          shows(mergeRegisters(x, mergeRegisters(y, z))),
        );
        assert.deepEqual(shows(mergeRegisters(x, y)), shows(mergeRegisters(y, x)));
        assert.deepEqual(shows(mergeRegisters(x, x)), shows(x));
        assert.deepEqual(shows(mergeRegisters(x, y)), shows(registerOf([...a, ...b])));
      }),
      { numRuns },
    );
  });

  it("something always stands, and nothing that nobody later saw is lost", () => {
    fc.assert(
      fc.property(fc.array(saying, { minLength: 1, maxLength: 12 }), (all) => {
        const stands = standing(registerOf(all));
        assert.ok(stands.length > 0);
        for (const one of all) {
          const stamp = stampText(one.time, one.node);
          const wasSeen = all.some(
            (other) =>
              stampText(other.time, other.node) > stamp &&
              other.seen.some(([time, node]) => stampText(time, node) === stamp),
          );
          assert.equal(
            stands.some((held) => held.stamp === stamp),
            !wasSeen,
          );
        }
      }),
      { numRuns },
    );
  });
});
