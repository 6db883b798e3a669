// PO files: what is written reads back the same, what translators' tools write is understood, what is broken is refused with its line.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Entry, isPoFault, type PoFile, readPo, writePo } from "./po.ts";

const good = `msgid ""
msgstr ""
"Language: nl\\n"

# somebody's remark
#. A wheel of a bicycle
#: src/x.ts:3
#, fuzzy, c-format
#| msgid "Weel"
msgctxt "wheel.label"
msgid "Wheel"
msgstr ""
"Wi"
"el"

#~ msgctxt "gone"
#~ msgid "Gone"
#~ msgstr "Weg"
`;

describe("a PO file", () => {
  it("is read as translators' tools write it", () => {
    const read = readPo(good) as PoFile;
    assert.equal(read.header, "Language: nl\n");
    assert.deepEqual(read.entries, [
      { id: "wheel.label", source: "Wheel", translation: "Wiel", notes: ["A wheel of a bicycle"], fuzzy: true },
    ]);
  });

  it("keeps the line and paragraph signs that Unicode has beside the newline", () => {
    const entries: Entry[] = [
      { id: "a", source: "one\u2028two", translation: "een\u2029twee\u0085", notes: [], fuzzy: false },
    ];
    assert.deepEqual(readPo(writePo({ header: "Language: nl\n", entries })), { header: "Language: nl\n", entries });
  });

  const broken: readonly (readonly [string, RegExp, number])[] = [
    [`${good}\nmsgctxt "a"\nmsgid "A"\n`, /lacks msgid or msgstr/, 22],
    [good.replace('msgid "Wheel"', 'msgid "Wheel'), /cannot be read/, 11],
    [good.replace('"Wi"', '"W\\i"'), /backslash/, 13],
    [`${good}\nmsgctxt "wheel.label"\nmsgid "Wheel"\nmsgstr "x"\n`, /twice/, 22],
    ['msgid "no id"\nmsgstr ""\n', /no msgctxt/, 3],
  ];
  for (const [text, says, line] of broken) {
    it(`is refused with its line: ${says.source}`, () => {
      const read = readPo(text);
      assert.ok(isPoFault(read));
      assert.match(read.fault, says);
      assert.ok(Math.abs(read.line - line) <= 1, `line ${read.line}`);
    });
  }
});

describe("laws", () => {
  const words = fc.string({ unit: "grapheme" });
  const note = words.map((text) => text.replace(/\p{C}|\p{Z}/gu, " ").trim()).filter((text) => !/[\n\r]/u.test(text));
  const whole = { noNullPrototype: true };
  const entry: fc.Arbitrary<Entry> = fc.record(
    {
      id: fc.uuid(),
      source: words.filter((text) => text !== ""),
      translation: words,
      notes: fc.array(
        note.filter((text) => text !== ""),
        { maxLength: 2 },
      ),
      fuzzy: fc.boolean(),
    },
    whole,
  );
  it("what is written reads back the same", () => {
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ id }) => id }), (entries) => {
        assert.deepEqual(readPo(writePo({ header: "Language: nl\n", entries })), { header: "Language: nl\n", entries });
      }),
    );
  });
});
