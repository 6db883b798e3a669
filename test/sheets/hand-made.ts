// Workbooks made by hand, for tests: what Excel and other programs write, part by part, and what nobody should.
// Nothing of the product imports this file.

import { strToU8, zipSync } from "fflate";

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
/** The namespace of sheets. */
export const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/** The namespace of the links between parts. */
export const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** What differs from an empty workbook with one sheet, "Riders"; `parts` adds or replaces whole parts. */
export interface HandMade {
  readonly rows?: string;
  readonly after?: string;
  readonly strings?: string;
  readonly formats?: string;
  readonly styles?: string;
  readonly workbookMore?: string;
  readonly parts?: { readonly [name: string]: string };
}

/** The bytes of a workbook as Excel lays it out. */
export function handMade({
  rows = "",
  after = "",
  strings = "",
  formats = "",
  styles = "",
  workbookMore = "",
  parts = {},
}: HandMade): Uint8Array {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (inner: string): string =>
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const all: { [name: string]: string } = {
    "[Content_Types].xml": `${declaration}<Types/>`,
    "_rels/.rels": relations(relation("rId1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": `${declaration}<workbook xmlns="${main}" xmlns:r="${office}">${workbookMore}<sheets><sheet name="Riders" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(
      relation("rId1", "worksheet", "worksheets/sheet1.xml") +
        relation("rId2", "styles", "styles.xml") +
        relation("rId3", "sharedStrings", "sharedStrings.xml"),
    ),
    "xl/worksheets/sheet1.xml": `${declaration}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
    "xl/sharedStrings.xml": `${declaration}<sst xmlns="${main}">${strings}</sst>`,
    "xl/styles.xml": `${declaration}<styleSheet xmlns="${main}"><numFmts>${formats}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles}</cellXfs></styleSheet>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, xml]) => [name, strToU8(xml)])));
}
