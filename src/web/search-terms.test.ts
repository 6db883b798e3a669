// What people type finds what others wrote: accents, spellings of one sound, digits, and scripts without spaces.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { foldWord, keptUnder, wordsIn } from "./search-terms.ts";

describe("a word, as search compares it", () => {
  it("has no accents, and no case", () => {
    for (const [written, typed] of [
      ["São", "sao"],
      ["Ñandú", "nandu"],
      ["Straße", "strasse"],
      ["Łucja", "lucja"],
      ["İzmir", "izmir"],
    ] as const)
      assert.equal(foldWord(written), foldWord(typed));
  });

  it("in Bengali is the same with a long or short vowel, with and without its dots", () => {
    assert.equal(foldWord("রীনা"), foldWord("রিনা"));
    assert.equal(foldWord("শিমুল"), foldWord("সিমূল"));
    assert.equal(foldWord("চাঁদ"), foldWord("চাদ"));
    assert.notEqual(foldWord("মিনা"), foldWord("মনা"));
  });

  it("in Thai is the same without its tone marks, and is found from any of its syllables", () => {
    assert.equal(foldWord("น้ำฝน"), foldWord("นำฝน"));
    assert.ok(keptUnder(foldWord("เด็กหญิงน้ำฝน")).includes(foldWord("น้ำฝน")));
    assert.deepEqual(keptUnder("rain"), ["rain"]);
  });

  it("is a number in whatever digits it was written", () => {
    assert.deepEqual(wordsIn("কোড ৭-০১"), [foldWord("কোড"), "7", "01"]);
    assert.equal(foldWord("๗"), "7");
    assert.equal(foldWord("७"), "7");
  });
});

describe("laws", () => {
  it("folding twice is folding once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        for (const word of wordsIn(text)) assert.equal(foldWord(word), word);
      }),
      { numRuns: process.env.SLOW ? 20_000 : 300 },
    );
  });
});
