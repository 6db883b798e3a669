// The fixed parts of a workbook we write, and the looks that its cells may have.
// Nothing here depends on the time or the machine, so the same sheets give the same bytes.

import { escapeOoxml } from "./cell-text.ts";
import { columnLetters } from "./sheet.ts";

/** How a cell looks: `whole` and `decimal` with separated thousands, `day` for a YYYY-MM-DD. */
export type Look = "plain" | "title" | "header" | "wrapped" | "day" | "whole" | "decimal" | "percent";

interface Style {
  readonly font?: "bold" | "large";
  readonly format?: number;
  readonly wraps?: true;
  readonly shaded?: true;
}

/** Formats 3 and 4 are built in, 164 and 165 are spelled out in the styles. */
const styles: { readonly [look in Look]: Style } = {
  plain: {},
  title: { font: "large" },
  header: { font: "bold", wraps: true, shaded: true },
  wrapped: { wraps: true },
  day: { format: 164 },
  whole: { format: 3 },
  decimal: { format: 4 },
  percent: { format: 165 },
};

const looks = Object.keys(styles) as readonly Look[];

/** The number by which a cell names its look. */
export const styleIndex = Object.fromEntries(looks.map((look, index) => [look, index])) as {
  readonly [look in Look]: number;
};

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const content = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Every part but the sheets, which are `xl/worksheets/sheet1.xml` and on; names must be tidy already. */
export function fixedParts(sheetNames: readonly string[]): readonly (readonly [name: string, xml: string])[] {
  const each = (write: (name: string, number: number) => string): string =>
    sheetNames.map((name, at) => write(name, at + 1)).join("");
  const override = (part: string, type: string): string =>
    `<Override PartName="/xl/${part}.xml" ContentType="${content}.${type}+xml"/>`;
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  return [
    [
      "[Content_Types].xml",
      [
        `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
        `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
        `<Default Extension="xml" ContentType="application/xml"/>`,
        override("workbook", "sheet.main"),
        override("styles", "styles"),
        each((_, n) => override(`worksheets/sheet${n}`, "worksheet")),
        `</Types>`,
      ].join(""),
    ],
    [
      "_rels/.rels",
      `${declaration}<Relationships xmlns="${packageRelations}">${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    ],
    [
      "xl/workbook.xml",
      [
        `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView/></bookViews>`,
        `<sheets>${each((name, n) => `<sheet name="${escapeOoxml(name)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
      ].join(""),
    ],
    [
      "xl/_rels/workbook.xml.rels",
      [
        `${declaration}<Relationships xmlns="${packageRelations}">`,
        each((_, n) => relation(`rId${n}`, "worksheet", `worksheets/sheet${n}.xml`)),
        relation(`rId${sheetNames.length + 1}`, "styles", "styles.xml"),
        `</Relationships>`,
      ].join(""),
    ],
    ["xl/styles.xml", stylesPart()],
  ];
}

function stylesPart(): string {
  const font = (more: string, size: number): string =>
    `<font>${more}<sz val="${size}"/><name val="Calibri"/><family val="2"/></font>`;
  const fill = (pattern: string): string => `<fill><patternFill patternType=${pattern}</fill>`;
  const border = (bottom: string): string => `<border><left/><right/><top/>${bottom}<diagonal/></border>`;
  const cell = ({ font, format = 0, wraps, shaded }: Style): string => {
    const fontId = font === "large" ? 2 : font === "bold" ? 1 : 0;
    const fills = shaded ? `fillId="2" borderId="1"` : `fillId="0" borderId="0"`;
    const applies = `applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"`;
    const alignment = wraps ? `<alignment vertical="top" wrapText="1"/>` : "";
    return `<xf numFmtId="${format}" fontId="${fontId}" ${fills} xfId="0" ${applies}>${alignment}</xf>`;
  };
  return [
    declaration,
    `<styleSheet xmlns="${main}">`,
    `<numFmts count="2">`,
    `<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0.0%"/>`,
    `</numFmts>`,
    `<fonts count="3">${font("", 11)}${font("<b/>", 11)}${font("<b/>", 15)}</fonts>`,
    `<fills count="3">${fill(`"none"/>`)}${fill(`"gray125"/>`)}${fill(`"solid"><fgColor rgb="FFF1EEE6"/></patternFill>`)}</fills>`,
    `<borders count="2">${border("<bottom/>")}${border(`<bottom style="thin"><color rgb="FF7A7F78"/></bottom>`)}</borders>`,
    `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`,
    `<cellXfs count="${looks.length}">${looks.map((look) => cell(styles[look])).join("")}</cellXfs>`,
    `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>`,
    `</styleSheet>`,
  ].join("");
}

/** What stands before the first row of a sheet: page, frozen rows and column widths (in letters of the default font). */
export function sheetStart(first: boolean, frozenRows: number, widths: readonly number[]): string {
  const pane =
    frozenRows === 0
      ? ""
      : `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`;
  const columns = widths
    .map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
    .join("");
  return [
    `${declaration}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView${first ? ` tabSelected="1"` : ""} workbookViewId="0">${pane}</sheetView></sheetViews>`,
    columns === "" ? "" : `<cols>${columns}</cols>`,
    "<sheetData>",
  ].join("");
}

/** What stands after the last row; the filter spans the row of headings and all rows under it. */
export function sheetEnd(
  filter: { readonly row: number; readonly columns: number; readonly lastRow: number } | undefined,
): string {
  const autoFilter =
    filter === undefined ? "" : `<autoFilter ref="A${filter.row}:${columnLetters(filter.columns)}${filter.lastRow}"/>`;
  return `</sheetData>${autoFilter}<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

/** Names that Excel accepts: no longer than 31 letters, without []:*?/\, not "History", and no two alike. */
export function tidySheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>(["history"]);
  return names.map((name) => {
    const plain = withoutForbidden(name) || "Sheet";
    let tidy = cut(plain, 31);
    for (let n = 2; taken.has(tidy.toLowerCase()); n++) tidy = `${cut(plain, 31 - ` (${n})`.length)} (${n})`;
    taken.add(tidy.toLowerCase());
    return tidy;
  });
}

function withoutForbidden(name: string): string {
  return name.replace(/[[\]:*?/\\\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, " ").replace(/^[' ]+|[' ]+$/g, "");
}

function cut(name: string, most: number): string {
  return name.slice(0, most).replace(/[' \ud800-\udbff]+$/, "");
}
