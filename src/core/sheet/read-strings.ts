// The shared strings of a workbook: the texts that its cells point at by number.
// Rich text is joined into what a person reads; the reading aids of East Asian text are left out.

import { cleanText, unescapeOoxml } from "./cell-text.ts";
import type { SheetLimits } from "./sheet.ts";
import type { XmlReader } from "./xml.ts";

/**
 * Collects the text of `<si>` and `<is>` elements: the runs of rich text, and never their phonetic hints. Far past
 * `most` letters it stops taking more: the text is too long already, also once `_x000D_` has become one letter.
 */
export function textCollector(most: number): XmlReader & { readonly taken: () => string } {
  let text = "";
  let collecting = false;
  let phonetic = false;
  return {
    open: (name) => {
      if (name === "rPh") phonetic = true;
      else if (name === "t") collecting = !phonetic;
    },
    close: (name) => {
      if (name === "rPh") phonetic = false;
      else if (name === "t") collecting = false;
    },
    text: (more) => {
      if (collecting && text.length <= 8 * most) text += more;
    },
    taken: () => {
      const whole = text;
      text = "";
      collecting = false;
      phonetic = false;
      return cleanText(unescapeOoxml(whole));
    },
  };
}

/** A reader of `sharedStrings.xml` that stops when there are more strings than cells; `strings` fills while it reads. */
export function stringReader(limits: SheetLimits): { readonly reader: XmlReader; readonly strings: readonly string[] } {
  const strings: string[] = [];
  const collector = textCollector(limits.textPerCell);
  const close: XmlReader["close"] = (name) => {
    collector.close(name);
    if (name === "si") strings.push(collector.taken());
  };
  return { reader: { ...collector, close, full: () => strings.length > limits.cells }, strings };
}
