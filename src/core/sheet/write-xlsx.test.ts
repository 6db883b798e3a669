import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { cleanText } from "./cell-text.ts";
import { isRefused, readSheets } from "./read.ts";
import { columnLetters, type Sheet } from "./sheet.ts";
import { type SheetToWrite, type ValueToWrite, writeXlsx } from "./write-xlsx.ts";
import { tidySheetNames } from "./xlsx-parts.ts";

const bytesOf = (...sheets: readonly SheetToWrite[]): Uint8Array => Buffer.concat([...writeXlsx(sheets)]);

function readBack(...sheets: readonly SheetToWrite[]): readonly Sheet[] {
  const read = readSheets(bytesOf(...sheets), "riders.xlsx");
  assert.ok(!isRefused(read), JSON.stringify(read));
  return read;
}

function sheetXml(sheet: SheetToWrite): string {
  return strFromU8(unzipSync(bytesOf(sheet))["xl/worksheets/sheet1.xml"]!);
}

const riders: SheetToWrite = {
  name: "Riders",
  columns: [{ width: 24 }, { look: "day" }, { look: "whole" }, { look: "percent" }, {}],
  above: ["Riders in 2016", "Every part of them is invented."],
  headings: [
    ["Name", "First ride", "Kilometres", "Share", "Bell"],
    ["#adm+name", "#date", "#indicator+km", "#indicator+share", "#bell"],
  ],
  rows: [
    ["Pedal Invented", "2016-12-12", 1234, 0.45, true],
    ["Spoke Invented", "2016-02-30", -1, { value: 2, look: "plain" }, null],
  ],
};

test("title, headings and rows are read back as they were written, each in its look", () => {
  const [sheet] = readBack(riders);
  assert.deepEqual(
    sheet!.rows.map(({ row, cells }) => [row, cells.map(({ kind, text }) => `${kind} ${text}`)]),
    [
      [1, ["text Riders in 2016"]],
      [2, ["text Every part of them is invented."]],
      [3, ["text Name", "text First ride", "text Kilometres", "text Share", "text Bell"]],
      [4, ["text #adm+name", "text #date", "text #indicator+km", "text #indicator+share", "text #bell"]],
      [5, ["text Pedal Invented", "day 2016-12-12", "number 1,234", "number 45.0%", "yesno TRUE"]],
      [6, ["text Spoke Invented", "text 2016-02-30", "number -1", "number 2"]],
    ],
  );
});

test("headings stay in view and carry a filter over the rows under them", () => {
  const xml = sheetXml(riders);
  assert.match(xml, /<pane ySplit="4" topLeftCell="A5" activePane="bottomLeft" state="frozen"\/>/);
  assert.match(xml, /<\/sheetData><autoFilter ref="A4:E6"\/>/);
  assert.match(xml, /<col min="1" max="1" width="24" customWidth="1"\/>/);
  assert.doesNotMatch(sheetXml({ name: "Bare", columns: [], rows: [[1]] }), /<pane|<autoFilter|<cols>/);
});

test("text that looks like a formula is text, and no sheet we write holds a formula", () => {
  const rows = [["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")']];
  assert.doesNotMatch(sheetXml({ name: "Riders", columns: [], rows }), /<f[ >]/);
  assert.deepEqual(
    readBack({ name: "Riders", columns: [], rows })[0]!.rows[0]!.cells.map(({ kind, text, formula }) => [
      kind,
      text,
      formula,
    ]),
    rows[0]!.map((text) => ["text", text, false]),
  );
});

test("the same sheets give the same bytes, wherever the clock stands", () => {
  const zone = process.env["TZ"];
  process.env["TZ"] = "Pacific/Kiritimati";
  const there = bytesOf(riders);
  process.env["TZ"] = "America/Los_Angeles";
  const here = bytesOf(riders);
  if (zone === undefined) delete process.env["TZ"];
  else process.env["TZ"] = zone;
  assert.deepEqual(there, here);
});

test("names of sheets are made to fit: short, allowed, and no two alike", () => {
  assert.deepEqual(
    tidySheetNames(["Riders", "riders", "a/b:c", "", "'quoted'", "History", "x".repeat(40), "x".repeat(41)]),
    ["Riders", "riders (2)", "a b c", "Sheet", "quoted", "History (2)", "x".repeat(31), `${"x".repeat(27)} (2)`],
  );
});

test("rows are taken one by one, and bytes are out before the last is taken", () => {
  let taken = 0;
  function* rows(): Generator<readonly ValueToWrite[]> {
    for (; taken < 20_000; taken++) yield [taken, "Pedal Invented", taken * 1.5];
  }
  const pieces = writeXlsx([{ name: "Riders", columns: [], rows: rows() }]);
  for (let n = 0; n < 12; n++) assert.ok(!pieces.next().done);
  assert.ok(taken < 10_000, `${taken} rows taken`);
});

test("a number that is none is an error of the program; a text too long for Excel is cut", () => {
  assert.throws(() => bytesOf({ name: "Riders", columns: [], rows: [[Number.NaN]] }), RangeError);
  assert.throws(() => bytesOf(), RangeError);
  const [cell] = readBack({ name: "Riders", columns: [], rows: [["x".repeat(40_000)]] })[0]!.rows[0]!.cells;
  assert.equal(cell!.text.length, 32_767);
  assert.ok(cell!.text.endsWith("x…"));
});

describe("laws", () => {
  const numRuns = process.env["SLOW"] ? 3_000 : 60;

  test("what is written is read back equal", () => {
    const day = fc
      .date({ min: new Date("1900-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const columns = [{ look: "plain" }, { look: "day" }, { look: "whole" }, { look: "plain" }] as const;
    const row = fc.tuple(
      fc.string({ unit: "binary" }),
      day,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const read = readBack({ name: "Riders", columns, rows })[0]!.rows;
        const expected = rows.map((cells) =>
          cells.map((value) => (typeof value === "string" ? cleanText(value) : value)),
        );
        const seen = rows.map((_, at) => {
          const cells = new Map(read.find((one) => one.row === at + 1)?.cells.map((cell) => [cell.column, cell]));
          return [1, 2, 3, 4].map((n) => {
            const cell = cells.get(columnLetters(n));
            if (cell?.kind === "number") return cell.number;
            return cell?.kind === "yesno" ? cell.yes : cell?.kind === "day" ? cell.day : (cell?.text ?? "");
          });
        });
        // -0 is written as 0: a spreadsheet has no other
        assert.deepEqual(
          seen,
          expected.map((cells) => cells.map((value) => (value === 0 ? 0 : value))),
        );
      }),
      { numRuns },
    );
  });
});
