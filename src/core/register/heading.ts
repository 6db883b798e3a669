// What a heading means to a kind of register, in any language, with a group above it or a unit behind it.
// Promise: a heading that is not known stays unknown; only the beginning of a long heading is ever guessed by, and that is said.
import { foldText } from "./fold-text.ts";
import type { RegisterLayout } from "./layout.ts";

/** A cell of the heading row; `above` is the merged heading over it, if there is one. */
export interface Heading {
  readonly column: string;
  readonly text: string;
  readonly above?: string;
}

export interface HeadingMatch {
  /** The column it means, or nothing for a heading the layout knows and leaves out. */
  readonly column: string | undefined;
  /** For a column of ones and zeros: the option it stands for. */
  readonly option?: string;
  readonly sure: boolean;
  readonly languages: readonly string[];
}

/** `guess` lets a long heading be taken by its beginning, where the row is known to hold headings. */
export type HeadingReader = (heading: Heading, guess?: boolean) => HeadingMatch | undefined;

interface KnownHeading {
  readonly column: string | undefined;
  readonly languages: readonly string[];
}

/** The column we add to rows that were set aside; known to every layout, so that a mended sheet needs no new mapping. */
export const WRONG_HEADING = "What is wrong";
/** The headings of KoboToolbox's own columns that mean nothing here; `_uuid` is the key of a submission. */
export const KOBO_KEY = "_uuid";
const kobo =
  /^(_|__|meta\/)|^(start|end|today|deviceid|username|phonenumber|simserial|subscriberid|audit|formhub\/uuid)$/;

/** Reads headings as one kind of register understands them. */
export function headingReader(layout: RegisterLayout): HeadingReader {
  const known = new Map<string, KnownHeading>();
  const options = new Map<string, ReadonlyMap<string, string>>();
  for (const column of layout.columns) {
    for (const [language, headings] of Object.entries(column.headings))
      for (const heading of headings) add(known, foldText(heading), column.id, language);
    for (const own of [column.id, column.label])
      if (!known.has(foldText(own))) known.set(foldText(own), { column: column.id, languages: [] });
    if (column.kind === "choices")
      options.set(
        column.id,
        new Map(
          (column.vocabularies ?? []).flatMap(({ words }) =>
            Object.entries(words).flatMap(([option, list]) =>
              [option, ...list].map((word) => [foldText(word), option] as const),
            ),
          ),
        ),
      );
  }
  for (const heading of [...layout.leftOut, WRONG_HEADING])
    if (!known.has(foldText(heading))) known.set(foldText(heading), { column: undefined, languages: [] });
  const beginnings = [...known.keys()].filter((heading) => heading.length >= 5).sort((a, b) => b.length - a.length);

  const exactly = (text: string): HeadingMatch | undefined => {
    const found = known.get(foldText(text)) ?? known.get(foldText(text.replace(/\([^)]*\)|\[[^\]]*\]|\*/g, " ")));
    return found && { ...found, sure: true };
  };
  return ({ text, above }, guess = false) => {
    const path = text.split("/").map((step) => step.trim());
    const last = path.at(-1) ?? text;
    const found =
      (above === undefined ? undefined : exactly(`${above} ${text}`)) ??
      exactly(text) ??
      // KoboToolbox writes the groups of a question before it; a question may itself hold a stroke.
      path
        .slice(1)
        .map((_, at) => exactly(path.slice(at + 1).join("/")))
        .find((match) => match !== undefined);
    if (found) return found;
    if (text.trim() === KOBO_KEY) return { column: layout.rowNumber, sure: true, languages: [] };
    if (kobo.test(text.trim().toLowerCase())) return { column: undefined, sure: true, languages: [] };
    const parent = path.length > 1 ? exactly(path.at(-2) ?? "") : undefined;
    const option = parent?.column === undefined ? undefined : options.get(parent.column)?.get(foldText(last));
    if (parent && option !== undefined) return { ...parent, option };
    if (!guess) return undefined;
    const folded = foldText(last);
    const beginning = beginnings.find((heading) => folded.startsWith(`${heading} `));
    const guessed = beginning === undefined ? undefined : known.get(beginning);
    return guessed?.column === undefined ? undefined : { ...guessed, sure: false };
  };
}

function add(known: Map<string, KnownHeading>, heading: string, column: string, language: string): void {
  const before = known.get(heading);
  // The first column that claims a heading has it; a layout test shows claims that clash.
  if (before && before.column !== column) return;
  known.set(heading, { column, languages: [...(before?.languages ?? []), language] });
}
