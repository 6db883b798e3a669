// The styles of a workbook, as far as they change what a number means: which styles are days, times, percents.
// The rest (fonts, colours, borders) is passed over.

import { builtInFormat, general, type NumberFormat, readFormat } from "./number-format.ts";
import type { XmlReader } from "./xml.ts";

/** Excel allows some 65,000 cell styles; what a file lists beyond them is not kept. */
const mostStyles = 66_000;

/** A reader of `styles.xml`, and the format of each cell style by its index once it has been read. */
export function styleReader(): { readonly reader: XmlReader; readonly formatOf: (style: number) => NumberFormat } {
  const formats = new Map<number, NumberFormat>();
  const formatIds: number[] = [];
  let inside: "numFmts" | "cellXfs" | undefined;
  const open: XmlReader["open"] = (name, attributes) => {
    if (name === "numFmts" || name === "cellXfs") inside = name;
    else if (name === "numFmt" && inside === "numFmts" && formats.size < mostStyles) {
      formats.set(Number(attributes.numFmtId), readFormat(attributes.formatCode ?? "General"));
    } else if (name === "xf" && inside === "cellXfs" && formatIds.length < mostStyles)
      formatIds.push(Number(attributes.numFmtId ?? 0));
  };
  const close: XmlReader["close"] = (name) => {
    if (name === inside) inside = undefined;
  };
  const formatOf = (style: number): NumberFormat => {
    const id = formatIds[style];
    if (id === undefined) return general;
    const known = formats.get(id) ?? builtInFormat(id);
    formats.set(id, known);
    return known;
  };
  return { reader: { open, close }, formatOf };
}
