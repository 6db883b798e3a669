// Declared totals: beside their own figure, in no other, and never added.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { indicatorsOf } from "#core/programme.ts";
import { uuid } from "#test/bicycles/devices.ts";
import { figures, said } from "#test/saying.ts";
import { programme } from "../register.ts";
import { DeclaredFigure } from "./records.ts";

const codes = indicatorsOf(programme).map(({ code }) => code);
/** Those that a total without rows may stand beside. */
const declarable = indicatorsOf(programme)
  .filter(({ code, among }) => among.kinds.includes(`declared-${code.toLowerCase()}`))
  .map(({ code }) => code);
const declare = (indicator: string, more = {}) =>
  said(DeclaredFigure, uuid(11), { indicator, period: "2016-H1", country: "XX", value: 400, ...more });

describe("a declared figure", () => {
  it("stands beside its own figure and strays into no other", () => {
    assert.ok(declarable.length >= 8);
    for (const declared of declarable) {
      const beside = codes.map((code) => figures(code, declare(declared))[0]);
      assert.deepEqual(
        beside.map((total) => [total?.value || 0, total?.declared]),
        codes.map((code) => [0, code === declared ? 400 : 0]),
        declared,
      );
    }
  });

  it("belongs to the country it names, and is split by nothing that nobody said", () => {
    for (const code of declarable)
      assert.deepEqual(figures(code, declare(code), ["country"])[0]?.at, { country: "XX" }, code);
    assert.deepEqual(figures("C1", declare("C1"), ["sex"])[0]?.at, { sex: "unknown" });
  });

  it("said in words, such as thousands, never becomes a number", () => {
    for (const more of [{ value: undefined }, { value: 2000 }])
      assert.deepEqual(declare("P4", { said: "thousands, not counted", ...more }), []);
  });

  it("says nothing where the indicator or the period is none we know", () => {
    assert.deepEqual([...declare("C99"), ...declare("C1", { period: "last year" })], []);
  });
});
