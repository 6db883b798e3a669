// The walk over a programme: it finds every word a person reads, changes words alone, and tells a draft's careful words in English.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { programmeWords } from "#programme/all-words.ts";
import { programme } from "#programme/register.ts";
import { sharedWords } from "#programme/words/shared.ts";
import { languageOf } from "./language.ts";
import { inWords, wordsOf } from "./programme-words.ts";
import { usableOf } from "./usable.ts";

const marked = inWords(programme, sharedWords, ({ source }) => `§${source}`);
const back = inWords(marked, {}, ({ source }) => source.replace(/^§/u, ""));

/** Every text below a value that is told to people: under these names, or in options and states. */
function toldIn(value: unknown, name = ""): readonly string[] {
  if (typeof value === "string") {
    const names = ["label", "plural", "hint", "says", "reason", "counts", "doesNotCount", "example", "heading"];
    return names.includes(name) ? [value] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  if (!Array.isArray(value) && ["options", "states", "countries"].includes(name))
    return Object.values(value).map(String);
  return Object.entries(value).flatMap(([key, one]) =>
    key === "facts" ? [] : toldIn(one, Array.isArray(value) ? name : key),
  );
}

describe("the words of a programme", () => {
  it("are all found: nothing a person reads is left in English", () => {
    const left = toldIn(marked).filter((text) => !text.startsWith("§"));
    assert.deepEqual(left, []);
  });

  it("change nothing but words", () => {
    const withoutFacts = (one: typeof programme): unknown =>
      JSON.parse(JSON.stringify({ ...one, domains: one.domains.map(({ facts: _, ...domain }) => domain) }));
    const plain = inWords(programme, {}, ({ source }) => source);
    assert.deepEqual(withoutFacts(back), withoutFacts(plain));
  });

  it("have ids of their own: no two different words share one", () => {
    const sources = new Map<string, string>();
    inWords(programme, sharedWords, ({ id, source }) => {
      assert.equal(sources.get(id) ?? source, source, id);
      sources.set(id, source);
      return source;
    });
    const ids = wordsOf(programme, sharedWords).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.includes("consent.label") && ids.includes("country.BR"));
  });
});

describe("a draft", () => {
  it("gives no word of consent, and another language does", () => {
    const words = programmeWords();
    const careful = words.filter((word) => word.careful);
    assert.ok(careful.length > 0);
    const entries = careful.map(({ id, source }) => ({ id, source, translation: "x", notes: [], fuzzy: false }));
    assert.deepEqual(usableOf(entries, words, languageOf("hi")), {});
    assert.equal(Object.keys(usableOf(entries, words, languageOf("nl"))).length, careful.length);
  });
});
