// `npm run words`: brings the PO file of every language up to the words there are now, and says how much of each is translated.
// New words come in untranslated, words that are gone go out, and a word whose English has changed waits to be looked at.
// `-- --repeat` gives a new word the translation that the same English has elsewhere in the file, where there is only one.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import process from "node:process";
import { type LanguageId, languageOf } from "#core/words/language.ts";
import { type Entry, writePo } from "#core/words/po.ts";
import { coverageLines, poFile, poPath, type Room, rooms, translated, wordsFor } from "./po.ts";

const repeats = process.argv.includes("--repeat");

for (const room of rooms)
  for (const language of translated) {
    const path = poPath(room, language);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, writePo({ header: headerOf(language), entries: entriesOf(room, language) }));
  }
for (const line of coverageLines()) process.stdout.write(`${line}\n`);

/** In the order of their ids, so that two people who add words do not meet in one line. */
function entriesOf(room: Room, language: LanguageId): readonly Entry[] {
  const { entries } = poFile(room, language);
  const before = new Map(entries.map((entry) => [entry.id, entry]));
  const same = repeats ? translationsOf(entries) : new Map<string, string>();
  return wordsFor(room)
    .map(({ id, source, careful }): Entry => {
      const known = before.get(id);
      const translation = known?.translation || (same.get(source) ?? "");
      return {
        id,
        source,
        translation,
        notes: careful ? ["Consent, or what a child reads: translate with the greatest care."] : [],
        fuzzy: translation !== "" && known !== undefined && (known.fuzzy || known.source !== source),
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** English that has one translation wherever it stands. */
function translationsOf(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const several = new Set<string>();
  for (const { source, translation, fuzzy } of entries) {
    if (translation === "" || fuzzy) continue;
    if ((found.get(source) ?? translation) !== translation) several.add(source);
    found.set(source, translation);
  }
  for (const source of several) found.delete(source);
  return found;
}

function headerOf(language: LanguageId): string {
  return [
    `Language: ${language}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=UTF-8",
    "Content-Transfer-Encoding: 8bit",
    `X-Read-By-A-Native-Speaker: ${languageOf(language).read ? "yes" : "no"}`,
    "",
  ].join("\n");
}
