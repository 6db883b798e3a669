// What people type finds what others wrote: accents, spellings of one sound, digits, and scripts without spaces.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { foldSpelling } from "#core/words/fold.ts";
import { keptUnder, wordsIn } from "./search-terms.ts";

describe("a word, as search compares it", () => {
  it("in Thai is the same without its tone marks, and is found from any of its syllables", () => {
    assert.equal(foldSpelling("น้ำฝน"), foldSpelling("นำฝน"));
    assert.ok(keptUnder(foldSpelling("เด็กหญิงน้ำฝน")).includes(foldSpelling("น้ำฝน")));
    assert.deepEqual(keptUnder("rain"), ["rain"]);
  });

  it("is a number in whatever digits it was written", () => {
    assert.deepEqual(wordsIn("কোড ৭-০১"), [foldSpelling("কোড"), "7", "01"]);
  });
});

describe("laws", () => {
  it("folding twice is folding once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        for (const word of wordsIn(text)) assert.equal(foldSpelling(word), word);
      }),
      { numRuns: process.env.SLOW ? 20_000 : 300 },
    );
  });
});
