// Translations: every file can be read, holds no id that is gone, and each translation can stand for its English.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { faultOf } from "#core/words/compare.ts";
import { isMisread, readMessage } from "#core/words/message.ts";
import { isPoFault, readPo } from "#core/words/po.ts";
import { cloneFolder } from "#server/settings.ts";
import { faultsOf, poFile, rooms, translated, usable, wordsFor } from "./po.ts";

describe("the English", () => {
  it("can be read as messages, and keeps its own rules", () => {
    for (const { id, source } of wordsFor("web")) {
      assert.ok(!isMisread(readMessage(source)), id);
      assert.equal(faultOf(source, source, "en"), undefined, id);
    }
  });

  it("has every word that a screen asks for", () => {
    const known = new Set([...wordsFor("web"), ...wordsFor("programme")].map(({ id }) => id));
    const files = globSync(["src/{ui,web}/**/*.{ts,tsx}", "src/programme/**/*.tsx"], {
      cwd: cloneFolder,
      exclude: ["**/*.test.ts"],
    });
    const unknown = files.flatMap((file) =>
      [...withoutComments(readFileSync(join(cloneFolder, file), "utf8")).matchAll(/\btx?\(\s*"([^"]+)"/g)]
        .map(([, id = ""]) => id)
        .filter((id) => !known.has(id))
        .map((id) => `${file}: ${id}`),
    );
    assert.deepEqual(unknown, []);
  });
});

function withoutComments(code: string): string {
  return code.replaceAll(/^\s*(\/\/|\/?\*).*$/gm, "");
}

for (const room of rooms)
  for (const language of translated)
    describe(`${room} in ${language}`, () => {
      it("has a file", () => assert.ok(poFile(room, language).entries.length > 0));
      it("holds nothing that is gone, and nothing that cannot stand for its English", () =>
        assert.deepEqual(faultsOf(room, language), []));
    });

describe("a file with a fault", () => {
  it("is refused with its line", () => {
    const read = readPo('msgctxt "a"\nmsgid "A"\nmsgstr "unfinished\n');
    assert.ok(isPoFault(read) && read.line === 3);
  });
});

describe("a draft", () => {
  it("gives no word of consent and none a child reads", () => {
    for (const language of ["hi", "th"] as const) {
      const told = usable("programme", language);
      for (const { id, careful } of wordsFor("programme")) if (careful) assert.equal(told[id], undefined, id);
    }
  });
});
