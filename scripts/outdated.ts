// The script that a browser which is too old can still run: what the app needs of it is looked for, and the page that stands meanwhile is said
// in the reader's language. Built of src/web/outdated.js and the words of all languages; of what is not translated, the English.
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { languageIds, SOURCE } from "#core/words/language.ts";
import { outdated } from "#web/words/english/outdated.ts";
import { usable } from "./po.ts";

const NAME = "outdated.js";

function wordsByLanguage(): string {
  const all = languageIds.map((id) => {
    const told: { readonly [word: string]: string } = id === SOURCE ? {} : usable("web", id);
    return [id, Object.fromEntries(Object.entries(outdated).map(([word, source]) => [word, told[word] ?? source]))];
  });
  // ASCII alone: whatever the browser takes the file for.
  return JSON.stringify(Object.fromEntries(all)).replace(
    /[^\x20-\x7e]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

export const outdatedScript: Plugin = {
  name: "outdated-script",
  apply: "build",
  generateBundle() {
    const script = readFileSync(new URL(`../src/web/${NAME}`, import.meta.url), "utf8");
    this.emitFile({ type: "asset", fileName: NAME, source: `var BANYAN_WORDS=${wordsByLanguage()};\n${script}` });
  },
};
