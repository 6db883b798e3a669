// The programme's words in a language, read from its PO file the first time somebody asks for a report in it.
// Promise: each file is read once; a word that may not be used is told in English. Throws when a file is broken, which a test forbids.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Lookup } from "#core/report/words.ts";
import { type LanguageId, languageOf, SOURCE } from "#core/words/language.ts";
import { isPoFault, readPo } from "#core/words/po.ts";
import { usableOf } from "#core/words/usable.ts";
import { programmeWords } from "#programme/all-words.ts";
import { lookupOf, type Told } from "#programme/told.ts";
import { cloneFolder } from "./settings.ts";

const known = new Map<LanguageId, Told>();

export function lookupIn(language: LanguageId): Lookup {
  const told = known.get(language) ?? (language === SOURCE ? {} : readTold(language));
  known.set(language, told);
  return lookupOf(told);
}

function readTold(language: LanguageId): Told {
  const file = join(cloneFolder, "src", "programme", "words", "po", `${language}.po`);
  const read = readPo(readFileSync(file, "utf8"));
  if (isPoFault(read)) throw new Error(`${file}, line ${read.line}: ${read.fault}`);
  return usableOf(read.entries, programmeWords(), languageOf(language));
}
