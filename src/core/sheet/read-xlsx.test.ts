import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type HandMade, handMade, main, office } from "#test/sheets/hand-made.ts";
import { isRefused, readSheets } from "./read.ts";
import { type Cell, findCell, type Sheet, type SheetLimits } from "./sheet.ts";

function sheetsOf(made: HandMade, limits?: Partial<SheetLimits>): readonly Sheet[] {
  const read = readSheets(handMade(made), "riders.xlsx", limits);
  assert.ok(!isRefused(read), JSON.stringify(read));
  return read;
}

function cellsOf(made: HandMade): readonly Cell[] {
  return sheetsOf(made)[0]!.rows.flatMap(({ cells }) => cells);
}

describe("what a cell holds", () => {
  test("a text may be shared, inline, rich, or typed by a formula; its reading aids are left out", () => {
    const cells = cellsOf({
      strings:
        "<si><t>brake</t></si><si><r><t>front </t></r><r><rPr><b/></rPr><t>wheel</t></r><rPh sb='0' eb='1'><t>ホイール</t></rPh></si>",
      rows: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>a &amp; b_x000D_
c</t></is></c><c r="D1" t="str"><f>A1&amp;"s"</f><v>brakes</v></c></row>`,
    });
    assert.deepEqual(
      cells.map(({ column, text, formula }) => [column, text, formula]),
      [
        ["A", "brake", false],
        ["B", "front wheel", false],
        ["C", "a & b\nc", false],
        ["D", "brakes", true],
      ],
    );
  });

  test("a number keeps its value and is shown in its format", () => {
    const cells = cellsOf({
      formats: '<numFmt numFmtId="170" formatCode="0000"/>',
      styles: '<xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="9"/>',
      rows: '<row r="1"><c r="A1"><v>12.5</v></c><c r="B1" s="1"><v>42</v></c><c r="C1" s="2"><v>0.45</v></c><c r="D1" s="77"><v>1E3</v></c></row>',
    });
    assert.deepEqual(
      cells.map((cell) => [cell.kind === "number" && cell.number, cell.text]),
      [
        [12.5, "12.5"],
        [42, "0042"],
        [0.45, "45%"],
        [1000, "1000"],
      ],
    );
  });

  test("a number is a day or a time when its format says so, in either system of days", () => {
    const made: HandMade = {
      formats: '<numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>',
      styles: '<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="20"/>',
      rows: '<row r="1"><c r="A1" s="1"><v>41254</v></c><c r="B1" s="2"><v>41254.5</v></c><c r="C1" s="3"><v>0.75</v></c></row>',
    };
    const says = (more: string): readonly string[] =>
      cellsOf({ ...made, workbookMore: more }).map((cell) => `${cell.kind} ${cell.text}`);
    assert.deepEqual(says(""), ["day 2012-12-11", "day 2012-12-11 12:00", "time 18:00"]);
    assert.deepEqual(says('<workbookPr date1904="1"/>'), ["day 2016-12-12", "day 2016-12-12 12:00", "time 18:00"]);
  });

  test("a day may be written out", () => {
    const cells = cellsOf({
      rows: '<row r="1"><c r="A1" t="d"><v>2016-03-04T00:00:00</v></c><c r="B1" t="d"><v>2016-02-30</v></c></row>',
    });
    assert.deepEqual(cells[0], { kind: "day", text: "2016-03-04", day: "2016-03-04", column: "A", formula: false });
    assert.equal(cells[1]?.kind === "fault" && cells[1].fault, "no-such-day");
  });

  test("yes and no", () => {
    const cells = cellsOf({ rows: '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c></row>' });
    assert.deepEqual(
      cells.map((cell) => cell.kind === "yesno" && cell.yes),
      [true, false],
    );
  });

  test("what cannot be used is a fault of its cell alone", () => {
    const cells = cellsOf({
      styles: '<xf numFmtId="14"/>',
      rows: `<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1"><f>SUM(A:A)</f></c><c r="C1"><f>A1</f><v></v></c>
        <c r="D1" s="0"><v>60</v></c><c r="E1" t="s"><v>9</v></c><c r="F1" s="1"><v>twelve</v></c><c r="G1" t="odd"><v>1</v></c><c r="H1" s="1"><v>7</v></c></row>`,
    });
    assert.deepEqual(
      cells.map((cell) => (cell.kind === "fault" ? cell.fault : cell.text)),
      [
        "formula-error",
        "formula-without-value",
        "formula-without-value",
        "no-such-day",
        "unreadable",
        "unreadable",
        "unreadable",
        "7",
      ],
    );
    assert.equal(cells[0]?.text, "#DIV/0!");
  });

  test("a text too long for a cell is a fault of its cell", () => {
    const [sheet] = sheetsOf(
      { rows: '<row r="1"><c t="inlineStr"><is><t>saddle</t></is></c><c t="str"><v>bell</v></c></row>' },
      { textPerCell: 5 },
    );
    assert.deepEqual(
      sheet!.rows[0]!.cells.map((cell) => cell.kind),
      ["fault", "text"],
    );
  });
});

describe("what a sheet holds", () => {
  test("empty cells and empty rows are left out, also where a formula gives an empty text", () => {
    const [sheet] = sheetsOf({
      strings: "<si><t/></si>",
      rows: '<row r="1"><c r="A1" s="1"/></row><row r="9"><c r="A9" t="s"><v>0</v></c><c r="B9" t="str"><f>A1</f><v></v></c><c r="AB9"><v>1</v></c></row>',
    });
    assert.deepEqual(
      sheet!.rows.map(({ row, cells }) => [row, cells.map(({ column }) => column)]),
      [[9, ["AB"]]],
    );
    assert.equal(findCell(sheet!.rows[0]!, "AB")?.text, "1");
    assert.equal(findCell(sheet!.rows[0]!, "A"), undefined);
  });

  test("merged cells are named", () => {
    const [sheet] = sheetsOf({
      rows: '<row r="1"><c r="A1"><v>1</v></c></row>',
      after: '<mergeCells><mergeCell ref="A1:D2"/></mergeCells>',
    });
    assert.deepEqual(sheet!.merged, [{ fromRow: 1, fromColumn: "A", toRow: 2, toColumn: "D" }]);
  });

  test("formulas of conditional formats and other things after the rows are not taken for cells", () => {
    const [sheet] = sheetsOf({
      rows: '<row r="1"><c r="A1"><v>1</v></c></row>',
      after:
        '<conditionalFormatting><cfRule><formula>A1</formula></cfRule></conditionalFormatting><extLst><ext><c r="A9"><v>9</v></c></ext></extLst>',
    });
    assert.equal(sheet!.rows.length, 1);
  });
});

describe("files of other programs", () => {
  test("Google Sheets: rows and cells without a reference, links from the root, a prefix on every name", () => {
    const [sheet] = sheetsOf({
      parts: {
        "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="/xl/worksheets/Sheet1.xml"/></Relationships>`,
        "xl/worksheets/sheet1.xml": `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t>two</x:t></x:is></x:c></x:row><x:row><x:c/><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      },
    });
    assert.deepEqual(
      sheet!.rows.map(({ row, cells }) => [row, cells.map(({ column, text }) => column + text)]),
      [
        [1, ["A1", "Btwo"]],
        [2, ["B3"]],
      ],
    );
  });

  test("LibreOffice: a type on every cell, formats in capitals, and a last row that is only formatted", () => {
    const [sheet] = sheetsOf({
      strings: '<si><t xml:space="preserve">saddle </t></si>',
      formats: '<numFmt numFmtId="165" formatCode="DD/MM/YYYY"/><numFmt numFmtId="166" formatCode="0%"/>',
      styles: '<xf numFmtId="164"/><xf numFmtId="165"/>',
      rows: `<row r="1" customFormat="false" ht="12.8"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1" s="1" t="n"><v>42716</v></c>
        <c r="C1" s="0" t="n"><f aca="false">2+3</f><v>5</v></c></row><row r="1048576" customFormat="false" ht="12.8"/>`,
    });
    assert.deepEqual(
      sheet!.rows.map(({ row, cells }) => [row, cells.map(({ kind, text, formula }) => [kind, text, formula])]),
      [
        [
          1,
          [
            ["text", "saddle ", false],
            ["day", "2016-12-12", false],
            ["number", "5", true],
          ],
        ],
      ],
    );
  });

  test("a KoboToolbox export: a sheet of the form and one of its repeat group, linked by index and _uuid", () => {
    const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const row = (...texts: readonly string[]): string => `<row>${texts.map(cell).join("")}</row>`;
    const sheets = sheetsOf({
      parts: {
        "xl/workbook.xml": `<workbook xmlns:r="${office}"><sheets><sheet name="Repair day" sheetId="1" r:id="rId1"/><sheet name="riders" sheetId="2" r:id="rId4"/><sheet name="lists" sheetId="3" state="veryHidden" r:id="rId5"/></sheets></workbook>`,
        "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId4" Type="${office}/worksheet" Target="./worksheets/../worksheets/sheet2.xml"/><Relationship Id="rId5" Type="${office}/worksheet" Target="worksheets\\sheet3.xml"/></Relationships>`,
        "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${row("start", "repair/place", "_uuid", "_index")}${row("2016-03-04T09:00:00", "Dry Dock", "demo-1", "1")}</sheetData></worksheet>`,
        "xl/worksheets/sheet2.xml": `<worksheet><sheetData>${row("riders/name", "_parent_index")}${row("Pedal Invented", "1")}</sheetData></worksheet>`,
        "xl/worksheets/sheet3.xml": "<worksheet><sheetData/></worksheet>",
      },
    });
    assert.deepEqual(
      sheets.map(({ name, hidden, rows }) => [name, hidden, rows.length]),
      [
        ["Repair day", false, 2],
        ["riders", false, 2],
        ["lists", true, 0],
      ],
    );
    assert.equal(findCell(sheets[0]!.rows[0]!, "B")?.text, "repair/place");
    assert.equal(findCell(sheets[0]!.rows[1]!, "C")?.text, "demo-1");
  });

  test("rows and cells that come out of order are put in order; a sheet that is only a chart is left out", () => {
    const sheets = sheetsOf({
      rows: '<row r="7"><c r="AA7"><v>3</v></c><c r="B7"><v>2</v></c><c r="A7"><v>1</v></c></row><row r="2"><c r="A2"><v>0</v></c></row>',
      parts: {
        "xl/workbook.xml": `<workbook xmlns:d="${office}"><sheets><sheet name="Chart" d:id="rId9"/><sheet name="Riders" d:id="rId1"/></sheets></workbook>`,
        "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId9" Type="${office}/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      },
    });
    assert.deepEqual(
      sheets.map(({ name, rows }) => [
        name,
        rows.map(({ row, cells }) => [row, cells.map(({ column }) => column).join()]),
      ]),
      [
        [
          "Riders",
          [
            [2, "A"],
            [7, "A,B,AA"],
          ],
        ],
      ],
    );
  });
});
