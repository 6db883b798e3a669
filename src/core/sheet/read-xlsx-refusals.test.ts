import assert from "node:assert/strict";
import { test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { type HandMade, handMade } from "#test/sheets/hand-made.ts";
import type { Problem } from "../problem.ts";
import { isRefused, readSheets } from "./read.ts";
import type { Sheet, SheetLimits } from "./sheet.ts";

function sheetsOf(made: HandMade, limits?: Partial<SheetLimits>): readonly Sheet[] {
  const read = readSheets(handMade(made), "riders.xlsx", limits);
  assert.ok(!isRefused(read), JSON.stringify(read));
  return read;
}

function problemOf(made: HandMade, limits?: Partial<SheetLimits>): Problem {
  const read = readSheets(handMade(made), "riders.xlsx", limits);
  assert.ok(isRefused(read));
  return read[0]!;
}

const one = '<row r="1"><c r="A1"><v>1</v></c></row>';

test("a workbook without its workbook part, or without the part of a sheet, which is named", () => {
  const noList = zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "xl/other.xml": strToU8("<a/>") });
  const read = readSheets(noList, "riders.xlsx");
  assert.ok(isRefused(read) && read[0]?.code === "sheet.list-missing");
  const problem = problemOf({ parts: { "xl/_rels/workbook.xml.rels": "<Relationships/>" } });
  assert.equal(problem.code, "sheet.part-missing");
  assert.deepEqual(problem.at, { file: "riders.xlsx", sheet: "Riders" });
});

test("a document type, entities of its own, and names that mean something to JavaScript", () => {
  const sheet = (xml: string): Problem => problemOf({ parts: { "xl/worksheets/sheet1.xml": xml } });
  assert.equal(sheet('<!DOCTYPE a [<!ENTITY b "bb">]><worksheet>&b;</worksheet>').code, "sheet.entities");
  for (const entity of ["b", "__proto__", "toString", "#x110000", "#0", ""]) {
    assert.equal(
      sheet(`<worksheet><sheetData><row><c t="str"><v>&${entity};</v></c></row></sheetData></worksheet>`).code,
      "sheet.damaged",
      entity,
    );
  }
});

test("XML that is not well-formed, too deep, or a megabyte without a tag", () => {
  const numbers = Array.from({ length: 300_000 }, (_, n) => n).join("");
  const xmls = [
    "<worksheet>",
    "",
    "not xml",
    "<a></b>",
    `${"<a>".repeat(200)}${"</a>".repeat(200)}`,
    `<worksheet><!--${numbers}--></worksheet>`,
  ];
  for (const xml of xmls)
    assert.equal(problemOf({ parts: { "xl/worksheets/sheet1.xml": xml } }).code, "sheet.damaged", xml.slice(0, 20));
});

test("rows and columns that the format does not know", () => {
  for (const reference of ["0", "-1", "1.5", "1048577", "x"]) {
    assert.equal(problemOf({ rows: `<row r="${reference}"><c><v>1</v></c></row>` }).code, "sheet.damaged", reference);
  }
  for (const reference of ["ZZZ1", "a1", "1"])
    assert.equal(problemOf({ rows: `<row><c r="${reference}"><v>1</v></c></row>` }).code, "sheet.damaged", reference);
});

test("more rows, columns, cells, sheets or bytes than the limits allow, each by its name", () => {
  const rows = (count: number): string => "<row><c><v>1</v></c></row>".repeat(count);
  const tooManyRows = problemOf({ rows: rows(4) }, { rows: 3 });
  assert.equal(tooManyRows.code, "sheet.too-many-rows");
  assert.deepEqual(tooManyRows.at, { file: "riders.xlsx", sheet: "Riders" });
  const tooManyColumns = problemOf({ rows: '<row r="7"><c r="E7"><v>1</v></c></row>' }, { columns: 4 });
  assert.deepEqual(tooManyColumns.at, { file: "riders.xlsx", sheet: "Riders", row: 7, column: "E" });
  assert.equal(problemOf({ rows: rows(4) }, { cells: 3 }).code, "sheet.too-many-cells");
  assert.equal(
    problemOf({ rows: one, strings: "<si><t>a</t></si>".repeat(9) }, { cells: 3 }).code,
    "sheet.too-many-cells",
  );
  const merged = '<mergeCell ref="A1:B2"/>'.repeat(3);
  assert.equal(problemOf({ rows: one, after: merged }, { cells: 3 }).code, "sheet.too-many-cells");
  assert.equal(problemOf({ rows: one }, { sheets: 0 }).code, "sheet.too-many-sheets");
  assert.equal(problemOf({ rows: rows(100_000) }, { unpackedBytes: 1_000_000 }).code, "sheet.unpacks-too-large");
  assert.equal(sheetsOf({ rows: rows(3) }, { rows: 3, cells: 3, columns: 1, sheets: 1 }).length, 1);
});

test("a workbook in which no cell holds anything", () => {
  for (const rows of ["", "<row/>", '<row r="1"><c r="A1" s="1"/></row>'])
    assert.equal(problemOf({ rows }).code, "sheet.empty");
});
