import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { handMade } from "#test/sheets/hand-made.ts";
import type { Problem } from "../problem.ts";
import { cellProblem } from "./problems.ts";
import { checkSize, isRefused, readSheets } from "./read.ts";
import { writeXlsx } from "./write-xlsx.ts";

function problemOf(bytes: Uint8Array, file = "riders.xlsx"): Problem {
  const read = readSheets(bytes, file);
  assert.ok(isRefused(read), "should have been refused");
  assert.equal(read.length, 1);
  return read[0]!;
}

const latin = (text: string): Uint8Array => strToU8(text, true);
const compound = (...streams: readonly string[]): Uint8Array =>
  latin(
    `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${"\0".repeat(500)}${streams.map((name) => `${[...name].join("\0")}\0\0\0`).join("")}`,
  );

describe("what a file is, its content tells and not its name", () => {
  const rows = '<row r="1"><c r="A1"><v>1</v></c></row>';

  test("a workbook named .csv and a table named .xlsx are read as what they are", () => {
    assert.ok(!isRefused(readSheets(handMade({ rows }), "riders.csv")));
    assert.ok(!isRefused(readSheets(strToU8("bell,brake\n1,2\n"), "riders.xlsx")));
  });

  test("what is no spreadsheet is called what it is", () => {
    const others: readonly (readonly [Uint8Array, RegExp])[] = [
      [latin("%PDF-1.7 …"), /a PDF/],
      [latin("\x89PNG\r\n"), /an image/],
      [latin("\xff\xd8\xff\xe0"), /an image/],
      [strToU8("\ufeff <!DOCTYPE html><table><tr><td>1</td></tr></table>"), /a web page/],
      [strToU8("<table><tr><td>1</td></tr></table>"), /a web page/],
      [strToU8('<?xml version="1.0"?><data/>'), /an XML file/],
      [latin("{\\rtf1 a}"), /a text document/],
      [latin("\x1f\x8b\x08"), /a compressed file/],
      [latin("bell\0brake\n"), /some other kind/],
      [latin("\x01\x02\x03\x04\x05bell"), /some other kind/],
      [zipSync({ "photo.txt": strToU8("a") }), /a zip archive/],
      [
        zipSync({ "word/document.xml": strToU8("<w/>"), "[Content_Types].xml": strToU8("<Types/>") }),
        /a Word document/,
      ],
    ];
    for (const [bytes, says] of others) {
      const problem = problemOf(bytes);
      assert.equal(problem.code, "sheet.not-a-spreadsheet");
      assert.match(problem.says, says);
      assert.match(problem.says, /“riders\.xlsx”/);
    }
  });

  test("a spreadsheet of another format is called by it, with what to do", () => {
    const others: readonly (readonly [Uint8Array, RegExp])[] = [
      [compound("Workbook"), /old binary/],
      [strToU8('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'), /Excel 2003/],
      [
        zipSync({
          mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
          "content.xml": strToU8("<a/>"),
        }),
        /OpenDocument/,
      ],
      [zipSync({ "xl/workbook.bin": strToU8("a") }), /XLSB/],
    ];
    for (const [bytes, says] of others) {
      const problem = problemOf(bytes);
      assert.equal(problem.code, "sheet.other-format");
      assert.match(problem.says, says);
    }
  });

  test("a workbook locked with a password is told from an old one, and a locked zip from an open one", () => {
    assert.equal(problemOf(compound("EncryptionInfo", "EncryptedPackage")).code, "sheet.locked");
    const zip = handMade({ rows });
    const lockedZip = zip.slice();
    const view = new DataView(lockedZip.buffer);
    for (let at = 0; at < zip.length - 10; at++) if (view.getUint32(at, true) === 0x02014b50) lockedZip[at + 8] = 1;
    assert.equal(problemOf(lockedZip).code, "sheet.locked");
  });

  test("an empty file, one of blanks and one of empty lines are empty", () => {
    for (const text of ["", " \r\n\t\n", "\ufeff", ",,\n,,\n"])
      assert.equal(problemOf(strToU8(text)).code, "sheet.empty");
  });

  test("a file of 200 MB is refused by its size before it is looked at", () => {
    const problem = checkSize(200 * 1024 * 1024, "riders.xlsx");
    assert.equal(problem?.code, "sheet.too-large");
    assert.match(problem?.says ?? "", /200 MB.*20 MB/);
    assert.equal(problemOf(new Uint8Array(20 * 1024 * 1024 + 1)).code, "sheet.too-large");
    assert.equal(checkSize(20 * 1024 * 1024, "riders.xlsx"), undefined);
  });
});

describe("archives that were made to harm", () => {
  const parts = { "_rels/.rels": strToU8("<Relationships/>"), "xl/workbook.xml": strToU8("<workbook/>") };

  test("a zip bomb is stopped while it unpacks, whatever its headers claim", () => {
    const bomb = zipSync({ ...parts, "xl/workbook.xml": strToU8(`<workbook>${"<a/>".repeat(500_000)}</workbook>`) });
    assert.equal(problemOfWithin(bomb, 1_000_000).code, "sheet.unpacks-too-large");
    const view = new DataView(bomb.buffer);
    for (let at = 0; at < bomb.length - 30; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    assert.equal(problemOfWithin(bomb, 1_000_000).code, "sheet.damaged");
  });

  test("a stream that ends early and drags megabytes behind it does not hold us up", () => {
    const zip = zipSync({ ...parts, "xl/workbook.xml": [new Uint8Array(8_000_000), { level: 0 }] });
    const view = new DataView(zip.buffer);
    for (let at = 0; at < zip.length - 46; at++) {
      const signature = view.getUint32(at, true);
      if (signature === 0x02014b50 && view.getUint32(at + 20, true) === 8_000_000) view.setUint16(at + 10, 8, true);
    }
    const start = zip.indexOf(0, 0);
    zip.set(
      [3, 0],
      zip.findIndex((_, at) => at > start && zip.subarray(at, at + 64).every((byte) => byte === 0)),
    );
    assert.equal(problemOf(zip).code, "sheet.damaged");
  });

  function problemOfWithin(bytes: Uint8Array, unpackedBytes: number): Problem {
    const read = readSheets(bytes, "riders.xlsx", { unpackedBytes });
    assert.ok(isRefused(read));
    return read[0]!;
  }
});

test("a sentence holds a tidy file name, never its folder, and the fault of a cell keeps its place", () => {
  const problem = problemOf(new Uint8Array(), `C:\\secret\\ri\u202eders\n${"x".repeat(200)}.xlsx`);
  assert.doesNotMatch(problem.says, /secret|\n|\u202e|x{70}/);
  const at = { file: "riders.xlsx", sheet: "Riders", row: 7, column: "C" };
  const fault = cellProblem("formula-without-value", at);
  assert.deepEqual([fault.code, fault.status, fault.at], ["sheet.formula-without-value", 422, at]);
});

describe("laws", () => {
  const numRuns = process.env["SLOW"] ? 5_000 : 150;
  const rows = Array.from({ length: 40 }, (_, n) => [`DEMO-${n}`, n * 1.5, n % 2 === 0, "2016-12-12"]);
  const columns = [{}, {}, {}, { look: "day" }] as const;
  const whole = Buffer.concat([
    ...writeXlsx([{ name: "Riders", columns, headings: [["id", "km", "bell", "day"]], rows }]),
  ]);
  const asExpected = readSheets(whole, "riders.xlsx");

  test("a flipped bit is noticed or changes nothing", () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, bits) => {
        const flipped = Uint8Array.from(whole);
        flipped[at]! ^= bits;
        const read = readSheets(flipped, "riders.xlsx");
        if (!isRefused(read)) assert.deepEqual(read, asExpected);
      }),
      { numRuns },
    );
  });

  test("a file that was cut short after its first letters is refused", () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: whole.length - 1 }), (length) =>
        assert.ok(isRefused(readSheets(whole.subarray(0, length), "riders.xlsx"))),
      ),
      { numRuns },
    );
  });

  test("any bytes are sheets or problems, never both and never none", () => {
    const bytes = fc.uint8Array({ maxLength: 2000 });
    const starts = fc.constantFrom(
      "",
      "PK\x03\x04",
      "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
      "\xff\xfe",
      "\xfe\xff",
      "\xef\xbb\xbf",
      'a,"',
    );
    fc.assert(
      fc.property(starts, bytes, (start, rest) => {
        const read = readSheets(Buffer.concat([latin(start), rest]), "riders.xlsx");
        assert.ok(read.length > 0);
        for (const one of read) assert.equal("code" in one, isRefused(read));
      }),
      { numRuns },
    );
  });

  test("any XML in the place of a sheet is sheets or problems", () => {
    const token = fc.constantFrom(
      "<row>",
      "</row>",
      '<c r="B2" t="s">',
      "<c>",
      "</c>",
      "<v>",
      "</v>",
      "1",
      "<f>",
      "</f>",
      "<is>",
      "</is>",
      "<t>",
      "</t>",
      "&#0;",
      "<![CDATA[x]]>",
      "<?a?>",
      "<!--",
      "-->",
      "é",
      "<x:c",
      ' t="b">',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 30 }), (tokens) => {
        const xml = `<worksheet><sheetData>${tokens.join("")}</sheetData></worksheet>`;
        assert.ok(readSheets(handMade({ parts: { "xl/worksheets/sheet1.xml": xml } }), "riders.xlsx").length > 0);
      }),
      { numRuns },
    );
  });
});
