import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { cleanText, escapeOoxml, unescapeOoxml } from "./cell-text.ts";

test("what no person can see is taken out, and every line end is a line feed", () => {
  assert.equal(cleanText("bell\u0007 and\r\nbrake\rand\tsaddle\u0000\ud800\uffff"), "bell and\nbrake\nand\tsaddle");
  assert.equal(cleanText("🚲 dùn ซ่อม"), "🚲 dùn ซ่อม");
});

test("Excel's spelling of a control character is undone", () => {
  assert.equal(cleanText(unescapeOoxml("front_x000D_\nback")), "front\nback");
  assert.equal(unescapeOoxml("_x005F_x0041_"), "_x0041_");
});

test("what only looks like such a spelling is written so that it stays", () => {
  assert.equal(escapeOoxml('_x0041_ <b> & "c"'), "_x005F_x0041_ &lt;b&gt; &amp; &quot;c&quot;");
});

describe("laws", () => {
  const numRuns = process.env["SLOW"] ? 20_000 : 500;
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom("_", "x", "0", "4", "D", "\r", "\n", "\u0001"),
      fc.string({ unit: "binary", maxLength: 1 }),
    ),
  });

  test("cleaning twice is cleaning once", () => {
    fc.assert(
      fc.property(text, (dirty) => assert.equal(cleanText(cleanText(dirty)), cleanText(dirty))),
      { numRuns },
    );
  });

  test("a text is the same after it is escaped and read again", () => {
    const unescapeXml = (xml: string): string =>
      xml.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
    fc.assert(
      fc.property(text, (dirty) => assert.equal(unescapeOoxml(unescapeXml(escapeOoxml(dirty))), cleanText(dirty))),
      { numRuns },
    );
  });
});
