// What people type finds what others wrote: accents, spellings of one sound, and digits.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { foldSpelling, plainDigits } from "./fold.ts";

describe("text, as it is looked for", () => {
  it("has no accents, and no case", () => {
    for (const [written, typed] of [
      ["São", "sao"],
      ["Ñandú", "nandu"],
      ["Straße", "strasse"],
      ["Łucja", "lucja"],
      ["İzmir", "izmir"],
    ] as const)
      assert.equal(foldSpelling(written), foldSpelling(typed));
  });

  it("in Bengali is the same with a long or short vowel, with and without its dots", () => {
    assert.equal(foldSpelling("রীনা"), foldSpelling("রিনা"));
    assert.equal(foldSpelling("শিমুল"), foldSpelling("সিমূল"));
    assert.equal(foldSpelling("চাঁদ"), foldSpelling("চাদ"));
    assert.notEqual(foldSpelling("মিনা"), foldSpelling("মনা"));
  });

  it("in Hindi is the same with a long or short vowel, and another name with another one", () => {
    assert.equal(foldSpelling("रीना"), foldSpelling("रिना"));
    assert.notEqual(foldSpelling("मीना"), foldSpelling("मना"));
    assert.notEqual(foldSpelling("मोहन"), foldSpelling("मोहिनी"));
  });

  it("keeps its spaces, and has the digits of every keyboard as 0 to 9", () => {
    assert.equal(foldSpelling("সাবিনা, ২০১৬"), `${foldSpelling("সাবিনা")}, 2016`);
    assert.deepEqual(["৭১", "७१", "๗๑", "٧١", "７１"].map(plainDigits), ["71", "71", "71", "71", "71"]);
    assert.equal(plainDigits("ক৭"), "ক7");
  });
});

describe("laws", () => {
  it("folding twice is folding once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        assert.equal(foldSpelling(foldSpelling(text)), foldSpelling(text));
      }),
      { numRuns: process.env.SLOW ? 20_000 : 300 },
    );
  });
});
