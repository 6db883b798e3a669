// The fixed parts of a workbook we write, and the looks that its cells may have.
// Nothing here depends on the time or the machine, so the same sheets give the same bytes.

import { escapeOoxml } from "./cell-text.ts";
import { columnLetters } from "./sheet.ts";

/** How a cell looks: `whole` and `decimal` with separated thousands, `day` for a YYYY-MM-DD. */
export type Look = "plain" | "title" | "header" | "wrapped" | "day" | "whole" | "decimal" | "percent";

interface Style {
  readonly font: 0 | 1 | 2;
  readonly format: number;
  readonly more?: string;
}

const styles: { readonly [look in Look]: Style } = {
  plain: { font: 0, format: 0 },
  title: { font: 2, format: 0 },
  header: { font: 1, format: 0, more: `fillId="2" borderId="1"><alignment vertical="top" wrapText="1"/>` },
  wrapped: { font: 0, format: 0, more: `fillId="0" borderId="0"><alignment vertical="top" wrapText="1"/>` },
  day: { font: 0, format: 164 },
  whole: { font: 0, format: 3 },
  decimal: { font: 0, format: 4 },
  percent: { font: 0, format: 165 },
};

const looks = Object.keys(styles) as readonly Look[];

/** The number by which a cell names its look. */
export const styleIndex = Object.fromEntries(looks.map((look, index) => [look, index])) as { readonly [look in Look]: number };

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const content = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Every part but the sheets, which are `xl/worksheets/sheet1.xml` and on; names must be tidy already. */
export function fixedParts(sheetNames: readonly string[]): readonly (readonly [name: string, xml: string])[] {
  const each = (write: (name: string, number: number) => string): string => sheetNames.map((name, at) => write(name, at + 1)).join("");
  const override = (part: string, type: string): string => `<Override PartName="/xl/${part}.xml" ContentType="${content}.${type}+xml"/>`;
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  return [
    [
      "[Content_Types].xml",
      `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("workbook", "sheet.main")}${override("styles", "styles")}${each((_, n) => override(`worksheets/sheet${n}`, "worksheet"))}</Types>`,
    ],
    ["_rels/.rels", `${declaration}<Relationships xmlns="${packageRelations}">${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`],
    [
      "xl/workbook.xml",
      `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView/></bookViews><sheets>${each((name, n) => `<sheet name="${escapeOoxml(name)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${declaration}<Relationships xmlns="${packageRelations}">${each((_, n) => relation(`rId${n}`, "worksheet", `worksheets/sheet${n}.xml`))}${relation(`rId${sheetNames.length + 1}`, "styles", "styles.xml")}</Relationships>`,
    ],
    ["xl/styles.xml", stylesPart()],
  ];
}

function stylesPart(): string {
  const xf = (look: Look): string => {
    const { font, format, more = `fillId="0" borderId="0">` } = styles[look];
    return `<xf numFmtId="${format}" fontId="${font}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" ${more}</xf>`;
  };
  const font = (more: string, size: number): string => `<font>${more}<sz val="${size}"/><name val="Calibri"/><family val="2"/></font>`;
  const border = (bottom: string): string => `<border><left/><right/><top/>${bottom}<diagonal/></border>`;
  return `${declaration}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0.0%"/></numFmts><fonts count="3">${font("", 11)}${font("<b/>", 11)}${font("<b/>", 15)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF1EEE6"/></patternFill></fill></fills><borders count="2">${border("<bottom/>")}${border(`<bottom style="thin"><color rgb="FF7A7F78"/></bottom>`)}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${looks.length}">${looks.map(xf).join("")}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

/** What stands before the first row of a sheet: page, frozen rows and column widths (in letters of the default font). */
export function sheetStart(first: boolean, frozenRows: number, widths: readonly number[]): string {
  const pane = frozenRows === 0 ? "" : `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`;
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join("");
  return `${declaration}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView${first ? ` tabSelected="1"` : ""} workbookViewId="0">${pane}</sheetView></sheetViews>${columns === "" ? "" : `<cols>${columns}</cols>`}<sheetData>`;
}

/** What stands after the last row; the filter spans the row of headings and all rows under it. */
export function sheetEnd(filter: { readonly row: number; readonly columns: number; readonly lastRow: number } | undefined): string {
  const autoFilter = filter === undefined ? "" : `<autoFilter ref="A${filter.row}:${columnLetters(filter.columns)}${filter.lastRow}"/>`;
  return `</sheetData>${autoFilter}<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

/** Names that Excel accepts: no longer than 31 letters, without []:*?/\, not "History", and no two alike. */
export function tidySheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>(["history"]);
  return names.map((name) => {
    const plain = escapeable(name) || "Sheet";
    let tidy = cut(plain, 31);
    for (let n = 2; taken.has(tidy.toLowerCase()); n++) tidy = `${cut(plain, 31 - ` (${n})`.length)} (${n})`;
    taken.add(tidy.toLowerCase());
    return tidy;
  });
}

function escapeable(name: string): string {
  return name.replace(/[[\]:*?/\\\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, " ").replace(/^[' ]+|[' ]+$/g, "");
}

function cut(name: string, most: number): string {
  return name.slice(0, most).replace(/[' \ud800-\udbff]+$/, "");
}
