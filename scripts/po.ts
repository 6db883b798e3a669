// The PO files of the house: where they are, what each has to hold, and what a built app takes from them.
// Promise: a file that cannot be read, or a translation that cannot stand for its English, is one sentence with its place.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { faultOf } from "#core/words/compare.ts";
import { type LanguageId, languageIds, languageOf, SOURCE } from "#core/words/language.ts";
import { type Entry, isPoFault, type PoFile, readPo } from "#core/words/po.ts";
import type { Word } from "#core/words/programme-words.ts";
import { usableOf } from "#core/words/usable.ts";
import { programmeWords } from "#programme/all-words.ts";
import { cloneFolder } from "#server/settings.ts";
import { allEnglish } from "#web/words/all-english.ts";
import { carefulAreas } from "#web/words/english.ts";

export const rooms = ["web", "programme"] as const;
export type Room = (typeof rooms)[number];
export const translated: readonly LanguageId[] = languageIds.filter((id) => id !== SOURCE);

export function poPath(room: Room, language: string): string {
  return join(cloneFolder, "src", room, "words", "po", `${language}.po`);
}

const ofProgramme = programmeWords();

/** Everything a translator of this room is given. */
export function wordsFor(room: Room): readonly Word[] {
  if (room === "programme") return ofProgramme;
  return Object.entries(allEnglish).map(([id, source]) => ({
    id,
    source,
    careful: carefulAreas.some((area) => id.startsWith(area)),
  }));
}

/** The file as it stands; empty where there is none. Throws one sentence where it cannot be read. */
export function poFile(room: Room, language: string): PoFile {
  const path = poPath(room, language);
  if (!existsSync(path)) return { header: "", entries: [] };
  const read = readPo(readFileSync(path, "utf8"));
  if (isPoFault(read)) throw new Error(`src/${room}/words/po/${language}.po, line ${read.line}: ${read.fault}.`);
  return read;
}

/** What is wrong with a file, a sentence each: ids that are gone, and translations that cannot stand for their English. */
export function faultsOf(room: Room, language: LanguageId): readonly string[] {
  const known = new Set(wordsFor(room).map(({ id }) => id));
  return poFile(room, language).entries.flatMap(({ id, source, translation, fuzzy }) => {
    const place = `src/${room}/words/po/${language}.po, ${id}`;
    if (!known.has(id)) return [`${place}: there is no such id any more; npm run words takes it out.`];
    const fault = fuzzy ? undefined : faultOf(source, translation, language);
    return fault ? [`${place}: ${fault}.`] : [];
  });
}

/** Translations that may be used, by id. */
export function usable(room: Room, language: LanguageId): { readonly [id: string]: string } {
  return usableOf(poFile(room, language).entries, wordsFor(room), languageOf(language));
}

export interface Coverage {
  readonly language: LanguageId;
  readonly done: number;
  readonly of: number;
}

/** How many words of both rooms are translated and may be used. */
export function coverage(): readonly Coverage[] {
  const of = rooms.reduce((sum, room) => sum + wordsFor(room).length, 0);
  return translated.map((language) => {
    const done = rooms.reduce((sum, room) => {
      const sources = new Map(wordsFor(room).map(({ id, source }) => [id, source]));
      const isDone = ({ id, source, translation, fuzzy }: Entry): boolean =>
        translation !== "" && !fuzzy && sources.get(id) === source;
      return sum + poFile(room, language).entries.filter(isDone).length;
    }, 0);
    return { language, done, of };
  });
}

export function coverageLines(): readonly string[] {
  return coverage().map(({ language, done, of }) => {
    const { draft, name } = languageOf(language);
    const share = of === 0 ? 0 : Math.floor((done / of) * 100);
    return `${language}  ${String(share).padStart(3)} %  ${done} of ${of} words  ${name}${draft ? ", draft" : ""}`;
  });
}
