// Records found by a part of their line, for questions that refer to another record. Everything on this device, nothing elsewhere.

import { foldSpelling } from "#core/words/fold.ts";
import type { Found } from "#ui/reference.tsx";
import { unveiled } from "#ui/veil.ts";
import { lineOf, subOf } from "./lines.ts";
import type { Store } from "./store.ts";

const MOST = 12;

export function findRecords(store: Store, type: string, text: string): readonly Found[] {
  const words = foldSpelling(text).split(/\s+/u).filter(Boolean);
  const found: Found[] = [];
  for (const held of store.recordsOf(type)) {
    if (held.folded.withdrawn) continue;
    const all = foldSpelling(unveiled(() => `${lineOf(store, held)} ${subOf(store, held)}`));
    if (!words.every((word) => all.includes(word))) continue;
    found.push({ id: held.id, line: lineOf(store, held), more: subOf(store, held) });
    if (found.length === MOST) break;
  }
  return found;
}
