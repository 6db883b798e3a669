import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { jerseyWords } from "#test/bicycles/ride-register.ts";
import { readOptions, readVocabulary } from "./read-words.ts";

const means = (words: readonly string[], language?: string, chosen?: number): unknown => {
  const read = readVocabulary(words, jerseyWords, language, chosen);
  return "couldBe" in read ? "asked" : Object.fromEntries(read.means);
};

describe("words of a column", () => {
  it("reads a word that means one thing in every language", () => {
    assert.deepEqual(means(["rojo", "red", "rood"]), { rojo: "red", red: "red", rood: "red" });
  });
  it("reads a letter by the other letters of its column", () => {
    assert.deepEqual(
      means(["b", "r"]),
      { b: "blue", r: "red" },
      "only where R is used does B go with it, and there it is blue",
    );
    assert.deepEqual(means(["b", "azure"]), { b: "red", azure: "blue" });
  });
  it("asks where a letter stands alone and no language is known", () => {
    assert.equal(means(["b"]), "asked");
  });
  it("takes the language of the headings, and says that it did", () => {
    assert.deepEqual(readVocabulary(["b"], jerseyWords, "xx"), { means: new Map([["b", "red"]]), assumed: true });
  });
  it("takes what a person chose", () => {
    assert.deepEqual(means(["b"], "nl", 3), { b: "red" });
  });
  it("knows nothing of a word that no vocabulary has", () => {
    assert.deepEqual(means(["green", "red"]), { red: "red" });
  });
  it("reads several words of one cell, also as KoboToolbox joins them, and none where one is not known", () => {
    const word = (text: string): string | undefined => ({ brakes: "brake", lights: "light", frenos: "brake" })[text];
    assert.deepEqual(readOptions("Lights; brakes", word), ["brake", "light"]);
    assert.deepEqual(readOptions("frenos y lights", word), ["brake", "light"]);
    assert.deepEqual(readOptions("lights brakes", word), ["brake", "light"]);
    assert.equal(readOptions("lights; bell", word), undefined);
  });
});
