// What somebody types from a paper sheet.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readAnswerLine, readRows, writeRows } from "./typed-rows.ts";

describe("row numbers", () => {
  it("are read as people type them: ranges, commas, spaces, dashes of every length, digits of every script", () => {
    const wanted = [...Array(12).keys()].map((at) => at + 1).concat(14, 17, 18, 19);
    for (const text of ["1-12, 14, 17-19", "1 – 12;14;17..19", "1-12 14 17—19,", "১-১২, ১৪, ১৭-১৯"])
      assert.deepEqual(readRows(text, 30), { rows: wanted, misread: [] }, text);
  });

  it("are each there once, however often they are typed", () => {
    assert.deepEqual(readRows("3, 1-4, 3", 30).rows, [1, 2, 3, 4]);
  });

  it("that make no sense are handed back with the reason, and the others are kept", () => {
    assert.deepEqual(readRows("1-3, 9-5, x4, 31, 0, 6", 30), {
      rows: [1, 2, 3, 6],
      misread: [
        { part: "9-5", why: "backwards" },
        { part: "x4", why: "no-number" },
        { part: "31", why: "not-on-sheet" },
        { part: "0", why: "not-on-sheet" },
      ],
    });
  });
});

describe("a line of answers", () => {
  const letters = { right: "yj1", wrong: "nx0", unasked: "-" };
  const read = (text: string) => readAnswerLine(text, 3, letters);

  it("says that somebody knows only when every question was answered rightly", () => {
    assert.deepEqual(read("yyy"), { knows: "yes", score: 100 });
    assert.deepEqual(read("y y n"), { knows: "no", score: 67 });
    assert.deepEqual(read("YY-"), { knows: undefined, score: 100 });
  });

  it("may be one letter for all of them, which gives no score, or nothing", () => {
    assert.deepEqual(read("y"), { knows: "yes", score: undefined });
    assert.deepEqual(read("n"), { knows: "no", score: undefined });
    assert.deepEqual(read("-"), { knows: undefined, score: undefined });
    assert.deepEqual(read("  "), { knows: undefined, score: undefined });
  });

  it("with too many letters, too few, or ones without a meaning is not guessed at", () => {
    for (const text of ["yy", "yyyy", "yyq", "ok!"]) assert.equal(read(text), undefined);
  });
});

describe("laws", () => {
  it("rows that were written down are read back as they were", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (rows) => {
        assert.deepEqual(
          readRows(writeRows(rows), 60).rows,
          rows.toSorted((a, b) => a - b),
        );
      }),
      { numRuns: process.env["SLOW"] ? 10_000 : 200 },
    );
  });

  it("whatever is typed, no row is read that the sheet does not have", () => {
    fc.assert(
      fc.property(fc.string(), (text) => assert.ok(readRows(text, 30).rows.every((row) => row >= 1 && row <= 30))),
      { numRuns: process.env["SLOW"] ? 10_000 : 200 },
    );
  });
});
