import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { typesOf } from "#core/programme.ts";
import { foldText } from "#core/register/fold-text.ts";
import { unknownNames } from "#core/register/layout.ts";
import { readVocabulary } from "#core/register/read-words.ts";
import { programme } from "./register.ts";
import { registers } from "./registers.ts";
import { columnWords } from "./words/register-columns.ts";
import { sexWords } from "./words/register-words.ts";

const types = typesOf(programme);

describe("the kinds of register", () => {
  it("name only fields, columns and parts that there are", () => {
    for (const layout of registers) assert.deepEqual(unknownNames(layout, types), [], layout.id);
  });
  it("give every required field that no row can leave out", () => {
    for (const layout of registers) {
      for (const part of layout.parts) {
        const fields = types.find(({ id }) => id === part.type)?.fields ?? {};
        const needed = Object.entries(fields)
          .filter(([, field]) => field.required)
          .map(([field]) => field);
        assert.deepEqual(
          needed.filter((field) => !(field in part.answers)),
          [],
          `${layout.id}: ${part.id}`,
        );
      }
    }
  });
  it("use only words of the fields they fill", () => {
    for (const layout of registers) {
      for (const part of layout.parts) {
        const fields = types.find(({ id }) => id === part.type)?.fields ?? {};
        for (const [field, source] of Object.entries(part.answers)) {
          const options = fields[field]?.options;
          if (!options || !("column" in source)) continue;
          const words = layout.columns.find(({ id }) => id === source.column)?.vocabularies ?? [];
          assert.deepEqual(
            words.flatMap(({ words: by }) => Object.keys(by)).filter((option) => !(option in options)),
            [],
            `${layout.id}: ${source.column}`,
          );
        }
      }
    }
  });
  it("have headings in all five languages, and no heading of one register means two of its columns", () => {
    for (const layout of registers) {
      const seen = new Map<string, string>();
      for (const column of layout.columns) {
        assert.ok(Object.keys(column.headings).length > 0, `${layout.id}: ${column.id}`);
        for (const heading of Object.values(column.headings).flat()) {
          const before = seen.get(foldText(heading));
          assert.ok(
            before === undefined || before === column.id,
            `${layout.id}: ${heading} is ${before} and ${column.id}`,
          );
          seen.set(foldText(heading), column.id);
        }
      }
    }
    const five = Object.entries(columnWords).filter(([, { headings }]) => Object.keys(headings).length > 1);
    for (const [column, { headings }] of five)
      assert.deepEqual(Object.keys(headings), ["es", "pt", "id", "en", "nl"], column);
  });
  it("let no word mean two things, but for the letters of sexes", () => {
    for (const [column, { vocabularies = [] }] of Object.entries(columnWords)) {
      if (vocabularies === sexWords) continue;
      const seen = new Map<string, string>();
      for (const [option, words] of vocabularies.flatMap(({ words }) => Object.entries(words))) {
        for (const word of words) {
          const before = seen.get(foldText(word));
          assert.ok(before === undefined || before === option, `${column}: ${word} is ${before} and ${option}`);
          seen.set(foldText(word), option);
        }
      }
    }
  });
});

describe("sexes in a column", () => {
  const read = (words: readonly string[], language?: string): unknown => {
    const found = readVocabulary(words, sexWords, language);
    return "couldBe" in found ? "asked" : Object.fromEntries(found.means);
  };
  it("are read by all the letters of the column", () => {
    assert.deepEqual(read(["f", "m"]), { f: "female", m: "male" });
    assert.deepEqual(read(["m", "h"]), { m: "female", h: "male" });
    assert.deepEqual(read(["p", "l"]), { p: "female", l: "male" });
    assert.deepEqual(read(["w", "p"]), { w: "female", p: "male" });
    assert.deepEqual(read(["girl", "boy"]), { girl: "female", boy: "male" });
    assert.deepEqual(read(["nina", "nino"]), { nina: "female", nino: "male" });
    assert.deepEqual(read(["menina", "menino"]), { menina: "female", menino: "male" });
    assert.deepEqual(read(["perempuan", "laki laki"]), { perempuan: "female", "laki laki": "male" });
    assert.deepEqual(read(["meisje", "jongen"]), { meisje: "female", jongen: "male" });
  });
  it("are a girl and a boy in Dutch where they are the other way round in Spanish", () => {
    assert.deepEqual(read(["v", "m"], "nl"), { v: "female", m: "male" });
    assert.deepEqual(read(["v", "m"], "es"), { v: "male", m: "female" });
    assert.equal(read(["v", "m"]), "asked");
  });
  it("are asked about where one letter stands alone and its language has two meanings for it", () => {
    assert.equal(read(["m"], "es"), "asked");
    assert.equal(read(["p"], "id"), "asked");
    assert.deepEqual(read(["m"], "en"), { m: "male" });
    assert.deepEqual(read(["f"]), { f: "female" });
  });
});
