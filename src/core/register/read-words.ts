// Words in, options out. Which language single letters are in is decided for a column as a whole:
// V and M are a girl and a boy in Dutch, and the other way round in Spanish; P and L can only be Indonesian.
import { foldText } from "./fold-text.ts";
import type { Vocabulary } from "./layout.ts";

export type WordMap = ReadonlyMap<string, string>;

/** What the words of a column mean, or which vocabularies they could be in. */
export type WordsRead =
  | { readonly means: WordMap; readonly assumed: boolean }
  | { readonly couldBe: readonly number[]; readonly means: WordMap };

/**
 * Reads a column's words (folded, each once). A word that means the same in every vocabulary that has it is certain. For the
 * others those vocabularies count that know most of the column's words; where they disagree, the language of the headings
 * decides, then `chosen` by a person; else it is asked.
 */
export function readVocabulary(
  words: Iterable<string>,
  vocabularies: readonly Vocabulary[],
  language: string | undefined,
  chosen?: number,
): WordsRead {
  const maps = vocabularies.map(wordsOf);
  const means = new Map<string, string>();
  const open: string[] = [];
  const all = [...words];
  for (const word of all) {
    const meanings = new Set(maps.map((map) => map.get(word)).filter((option) => option !== undefined));
    const [only] = meanings;
    if (meanings.size === 1 && only !== undefined) means.set(word, only);
    else if (meanings.size > 1) open.push(word);
  }
  if (open.length === 0) return { means, assumed: false };
  const take = (index: number, assumed: boolean): WordsRead => ({
    means: new Map([...means, ...open.map((word) => [word, maps[index]?.get(word) ?? ""] as const)]),
    assumed,
  });
  if (chosen !== undefined && open.every((word) => maps[chosen]?.has(word))) return take(chosen, false);
  const covering = [...maps.keys()].filter((index) => open.every((word) => maps[index]?.has(word)));
  const most = Math.max(0, ...covering.map((index) => known(maps[index], all)));
  const best = covering.filter((index) => known(maps[index], all) === most);
  if (best[0] !== undefined && agree(best, maps, open)) return take(best[0], false);
  const spoken = best.filter((index) => vocabularies[index]?.language === language);
  if (spoken[0] !== undefined && agree(spoken, maps, open)) return take(spoken[0], true);
  return { couldBe: best.length > 0 ? best : covering, means };
}

/** The options a cell names: the whole cell as one, else its parts. Nothing where any part is not known. */
export function readOptions(text: string, means: (word: string) => string | undefined): readonly string[] | undefined {
  const whole = means(foldText(text));
  if (whole !== undefined) return [whole];
  const parts = text
    .split(/[,;/+&|\n]|\s(?:y|e|dan|and|en)\s/iu)
    .map(foldText)
    .filter((part) => part !== "");
  const options = parts.map(means);
  if (parts.length > 1 && options.every((option) => option !== undefined)) return [...new Set(options)].sort();
  // KoboToolbox writes the codes of a question with many answers with spaces between them.
  const codes = text
    .trim()
    .split(/\s+/)
    .map((code) => means(foldText(code)));
  return codes.length > 1 && codes.every((option) => option !== undefined) ? [...new Set(codes)].sort() : undefined;
}

export function wordsOf(vocabulary: Vocabulary): WordMap {
  return new Map(
    Object.entries(vocabulary.words).flatMap(([option, words]) =>
      [option, ...words].map((word) => [foldText(word), option] as const),
    ),
  );
}

function known(map: WordMap | undefined, words: readonly string[]): number {
  return words.filter((word) => map?.has(word)).length;
}

function agree(indexes: readonly number[], maps: readonly WordMap[], words: readonly string[]): boolean {
  return words.every((word) => new Set(indexes.map((index) => maps[index]?.get(word))).size === 1);
}
