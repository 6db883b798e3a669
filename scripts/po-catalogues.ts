// Makes the PO files into the catalogues of the app while it is built: `import words from "./po/nl.po"`.
// Promise: a file with a fault stops the build with the sentence that says where; what is not translated is told in English.
import type { Plugin } from "vite";
import { isLanguage, type LanguageId } from "#core/words/language.ts";
import { reportWords } from "#programme/all-words.ts";
import { definitionWords, sharedIn, type Told } from "#programme/told.ts";
import { englishOf } from "#web/words/all-english.ts";
import { faultsOf, type Room, usable } from "./po.ts";

/** Of the screens the words of one part; what the programme shares is wanted first. */
function ofScreens(told: Told, part: string, language: LanguageId): Told {
  const english = Object.entries(englishOf[part as keyof typeof englishOf]);
  const shared = part === "main" ? sharedIn(usable("programme", language)) : {};
  return { ...shared, ...Object.fromEntries(english.map(([id, source]) => [id, told[id] ?? source])) };
}

/** Of the programme only the words, in the order of its own walk: its ids are on the device already. Those of its report by their ids. */
function ofProgramme(told: Told, part: string): Told | readonly string[] {
  if (part === "report") return Object.fromEntries(reportWords.map(({ id, source }) => [id, told[id] ?? source]));
  return definitionWords().map(({ id }) => told[id] ?? "");
}

export const poCatalogues: Plugin = {
  name: "po-catalogues",
  load(path) {
    const found = /src\/(web|programme)\/words\/po\/(\w+)\.po(?:\?part=([\w-]+))?$/.exec(path);
    const [room, language, part = "main"] = [found?.[1] as Room | undefined, found?.[2], found?.[3]];
    if (!room || !isLanguage(language)) return null;
    const faults = faultsOf(room, language);
    if (faults.length > 0) this.error(faults.slice(0, 20).join("\n"));
    const told = usable(room, language);
    const catalogue = room === "web" ? ofScreens(told, part, language) : ofProgramme(told, part);
    return `export default JSON.parse(${JSON.stringify(JSON.stringify(catalogue))});`;
  },
};
