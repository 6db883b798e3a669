// What stands for a name where the name may not stand. Promise: no more than the first letter of each of its words.

const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** `Aurora Exemplo` and `aurora.exemplo`: `A. E.`, which is read aloud as initials. */
export function initialsOf(name: string): string {
  return name
    .split(/[\s._]+/u)
    .flatMap((word) => [...letters.segment(word)].slice(0, 1))
    .map(({ segment }) => `${segment.toLocaleUpperCase()}.`)
    .join(" ");
}
