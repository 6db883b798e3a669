// Every word a translator of the programme is given: what its definitions say, and what its report says. A page fetches the two apart.
import { reportEnglish } from "#core/report/words.ts";
import type { Word } from "#core/words/programme-words.ts";
import { definitionWords } from "./told.ts";

export const reportWords: readonly Word[] = Object.entries(reportEnglish).map(([id, source]) => ({
  id,
  source,
  careful: false,
}));

export function programmeWords(): readonly Word[] {
  return [...definitionWords(), ...reportWords];
}
