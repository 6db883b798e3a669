import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { strToU8 } from "fflate";
import type { Problem } from "../problem.ts";
import { isRefused, readSheets } from "./read.ts";
import type { Sheet, SheetLimits } from "./sheet.ts";

function sheetOf(bytes: string | Uint8Array, file = "riders.csv"): Sheet {
  const read = readSheets(typeof bytes === "string" ? strToU8(bytes) : bytes, file);
  assert.ok(!isRefused(read), JSON.stringify(read));
  return read[0]!;
}

function problemOf(text: string, limits?: Partial<SheetLimits>): Problem {
  const read = readSheets(strToU8(text), "riders.csv", limits);
  assert.ok(isRefused(read));
  return read[0]!;
}

/** Each row as its number and its cells, "A" and its text first. */
function shown(sheet: Sheet): readonly string[] {
  return sheet.rows.map(
    ({ row, cells }) => `${row}: ${cells.map(({ column, text }) => `${column}=${text}`).join(" | ")}`,
  );
}

describe("fields and rows", () => {
  test("a field in quotation marks may hold separators, line ends and quotation marks", () => {
    assert.deepEqual(shown(sheetOf('name,note\r\n"Pedal, Invented","said ""ding""\r\nand left"\r\n')), [
      "1: A=name | B=note",
      '2: A=Pedal, Invented | B=said "ding"\nand left',
    ]);
  });

  test("empty lines and empty fields are left out, and the rows keep their numbers", () => {
    assert.deepEqual(shown(sheetOf("bell,brake,saddle\n\n,,\n,2,\n")), ["1: A=bell | B=brake | C=saddle", "4: B=2"]);
  });

  test("every line end counts, and the last line needs none", () => {
    for (const end of ["\n", "\r\n", "\r"])
      assert.deepEqual(shown(sheetOf(`a,b${end}1,2`)), ["1: A=a | B=b", "2: A=1 | B=2"]);
  });

  test("what follows a closing quotation mark belongs to the field, and one inside a field is only a sign", () => {
    assert.deepEqual(shown(sheetOf('"front" wheel,26" tyre\n')), ['1: A=front wheel | B=26" tyre']);
  });

  test("a quotation mark that is never closed is told by its row, and nothing is read", () => {
    const problem = problemOf('a,b\n1,2\n3,"4\n5,6\n');
    assert.equal(problem.code, "sheet.open-quote");
    assert.deepEqual(problem.at, { file: "riders.csv", sheet: "riders", row: 3 });
  });

  test("every cell is text as it stands, also what looks like a number, a day or a formula", () => {
    const [row] = sheetOf("007,2016-12-12,=1+1\n").rows;
    assert.deepEqual(
      row!.cells.map(({ kind, text, formula }) => [kind, text, formula]),
      [
        ["text", "007", false],
        ["text", "2016-12-12", false],
        ["text", "=1+1", false],
      ],
    );
  });

  test("the sheet is named like the file", () => {
    assert.equal(sheetOf("a\n", "C:\\registers\\riders 2016.csv").name, "riders 2016");
  });
});

describe("separators", () => {
  test("comma, semicolon and tab are told by which cuts the rows alike", () => {
    for (const separator of [",", ";", "\t"]) {
      const lines = ["Riders of the Dry Dock", "name,km", "Pedal Invented,1", "Spoke Invented,2"];
      assert.equal(
        shown(sheetOf(lines.join("\n").replaceAll(",", separator)))[3],
        "4: A=Spoke Invented | B=2",
        separator,
      );
    }
  });

  test("commas within numbers and names do not mislead", () => {
    assert.deepEqual(
      shown(sheetOf("name;km;day\nInvented, Pedal;12,5;1,2\nInvented, Spoke;3,5;1,4\n"))[1],
      "2: A=Invented, Pedal | B=12,5 | C=1,2",
    );
  });

  test("a line that names the separator is obeyed and not counted, as in Excel", () => {
    assert.deepEqual(shown(sheetOf("sep=;\r\na,b;c\r\n")), ["1: A=a,b | B=c"]);
  });

  test("one column needs no separator", () => {
    assert.deepEqual(shown(sheetOf("name\nPedal Invented\n")), ["1: A=name", "2: A=Pedal Invented"]);
  });
});

describe("encodings", () => {
  const text = "naïve – “dùn” 12 €,ซ่อม\n";
  const utf16 = (swap: boolean, mark: boolean): Uint8Array => {
    const bytes = Buffer.from((mark ? "\ufeff" : "") + text.repeat(3), "utf16le");
    return swap ? bytes.swap16() : bytes;
  };

  test("UTF-8 with and without its mark, UTF-16 in both orders with and without", () => {
    const all = [
      strToU8(text),
      strToU8(`\ufeff${text}`),
      utf16(false, true),
      utf16(true, true),
      utf16(false, false),
      utf16(true, false),
    ];
    for (const bytes of all) assert.equal(shown(sheetOf(bytes))[0], "1: A=naïve – “dùn” 12 € | B=ซ่อม");
  });

  test("bytes that are not UTF-8 are read as Windows-1252", () => {
    assert.equal(
      shown(sheetOf(Uint8Array.of(0x93, 0x64, 0xf9, 0x6e, 0x94, 0x20, 0x80, 0x2c, 0x62)))[0],
      "1: A=“dùn” € | B=b",
    );
  });

  test("overlong forms, halves of pairs and letters cut in two are not UTF-8", () => {
    for (const bytes of [
      [0xc0, 0xaf],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xe0, 0x80, 0x80],
      [0x41, 0xe2, 0x82],
      [0xff],
    ]) {
      assert.doesNotMatch(sheetOf(Uint8Array.from([0x61, ...bytes, 0x62])).rows[0]!.cells[0]!.text, /\ufffd/);
    }
  });
});

test("more rows, columns or cells than the limits allow, or a text too long, is told", () => {
  const tooManyRows = problemOf("a\n".repeat(4), { rows: 3 });
  assert.deepEqual(
    [tooManyRows.code, tooManyRows.at],
    ["sheet.too-many-rows", { file: "riders.csv", sheet: "riders" }],
  );
  const tooManyColumns = problemOf("a,b\n1,2,,4\n", { columns: 3 });
  assert.deepEqual(tooManyColumns.at, { file: "riders.csv", sheet: "riders", row: 2, column: "D" });
  assert.equal(problemOf("a,b\n1,2\n", { cells: 3 }).code, "sheet.too-many-cells");
  const long = readSheets(strToU8("saddle,bell\n"), "riders.csv", { textPerCell: 5, columns: 2, rows: 1, cells: 2 });
  assert.ok(!isRefused(long));
  assert.deepEqual(
    long[0]!.rows[0]!.cells.map(({ kind }) => kind),
    ["fault", "text"],
  );
  assert.ok(!isRefused(readSheets(strToU8("a,b,,,,,,,\n"), "riders.csv", { columns: 2 })));
});
