// Makes the PO files into the catalogues of the app while it is built: `import words from "./po/nl.po"`.
// Promise: a file with a fault stops the build with the sentence that says where; what is not translated is told in English.
import type { Plugin } from "vite";
import { isLanguage } from "#core/words/language.ts";
import { sharedIn, type Told } from "#programme/told.ts";
import { faultsOf, type Room, usable, wordsFor } from "./po.ts";

const screensIn = (told: Told): Told =>
  Object.fromEntries(wordsFor("web").map(({ id, source }) => [id, told[id] ?? source]));

export const poCatalogues: Plugin = {
  name: "po-catalogues",
  load(path) {
    const found = /src\/(web|programme)\/words\/po\/(\w+)\.po$/.exec(path);
    const [room, language] = [found?.[1] as Room | undefined, found?.[2]];
    if (!room || !isLanguage(language)) return null;
    const faults = faultsOf(room, language);
    if (faults.length > 0) this.error(faults.slice(0, 20).join("\n"));
    const told = usable(room, language);
    // Of the programme only the words, in the order of its own walk: its ids are on the device already. What it shares is wanted first.
    const catalogue =
      room === "web"
        ? { ...sharedIn(usable("programme", language)), ...screensIn(told) }
        : wordsFor(room).map(({ id }) => told[id] ?? "");
    return `export default JSON.parse(${JSON.stringify(JSON.stringify(catalogue))});`;
  },
};
