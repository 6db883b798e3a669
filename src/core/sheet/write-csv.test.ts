import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { cleanText } from "./cell-text.ts";
import { isRefused, readSheets } from "./read.ts";
import { columnLetters } from "./sheet.ts";
import { type CsvSetting, writeCsv } from "./write-csv.ts";

type Rows = readonly (readonly (string | number | boolean | null)[])[];

function csv(rows: Rows, setting?: CsvSetting): string {
  return Buffer.concat([...writeCsv(rows, setting)]).toString("utf8");
}

test("fields are quoted where they must be, and lines end as RFC 4180 says", () => {
  assert.equal(
    csv([
      ["name", "note"],
      ['Pedal, "Invented"', "a\r\nb"],
      [null, 12.5],
      [true, ""],
    ]),
    'name,note\r\n"Pedal, ""Invented""","a\nb"\r\n,12.5\r\nTRUE,\r\n',
  );
});

test("headings and HXL tags are two rows like any others", () => {
  assert.equal(csv([["Riders"], ["#reached+riders"], [36]]), "Riders\r\n#reached+riders\r\n36\r\n");
});

test("a row of one empty cell stays a row", () => {
  assert.equal(csv([["a"], [""], []]), 'a\r\n""\r\n""\r\n');
});

test("another separator, and a mark that tells Excel the encoding", () => {
  assert.equal(csv([["a;b", "c,d"]], { separator: ";", byteOrderMark: true }), '\ufeff"a;b";c,d\r\n');
});

test("the guard keeps text from being run, and leaves numbers alone", () => {
  const rows = [
    ["=1+1", "+cmd", "-cmd", "@SUM", "\tx", " =1", "＝1"],
    ["-12.5", "+31201234567", "a=b", "mail@example.org"],
    [-12.5, 3, null],
  ];
  const lines = csv(rows, { guard: true }).split("\r\n");
  assert.equal(lines[0], "'=1+1,'+cmd,'-cmd,'@SUM,'\tx,' =1,'＝1");
  assert.equal(lines[1], "-12.5,+31201234567,a=b,mail@example.org");
  assert.equal(lines[2], "-12.5,3,");
  assert.match(csv(rows), /^=1\+1,/);
});

describe("laws", () => {
  const numRuns = process.env["SLOW"] ? 5_000 : 200;
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[=+\-@;,"\n\t a1]*$/));

  test("what is written is read back equal", () => {
    const rows = fc.array(fc.array(text, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rows, fc.constantFrom(",", ";"), (written, separator) => {
        const bytes = Buffer.concat([Buffer.from(`sep=${separator}\n`), ...writeCsv(written, { separator })]);
        const read = readSheets(bytes, "riders.csv");
        const expected = written
          .map((cells, at) => ({
            row: at + 1,
            cells: cells
              .map(cleanText)
              .flatMap((clean, n) =>
                clean === "" ? [] : [{ kind: "text", text: clean, column: columnLetters(n + 1), formula: false }],
              ),
          }))
          .filter(({ cells }) => cells.length > 0);
        if (isRefused(read)) assert.deepEqual([read[0]!.code, expected.length], ["sheet.empty", 0]);
        else assert.deepEqual(read[0]!.rows, expected);
      }),
      { numRuns },
    );
  });

  test("with the guard on, no field starts with a sign that runs", () => {
    fc.assert(
      fc.property(text, (value) => {
        const field = csv([[value]], { guard: true }).replace(/^"/, "");
        assert.ok(!/^[\s]*[=@]/.test(field) && !/^\s*[+-](?![\d])/.test(field) && !/^\t/.test(field), field);
      }),
      { numRuns },
    );
  });
});
