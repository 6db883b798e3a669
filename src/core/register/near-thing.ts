// Who is nearly somebody: one letter off, a birth date off, no birth date but the same village. Always asked, never merged.
// Promise: finds every pair it names without comparing each with each, so that 5,000 rows take a moment.
import type { Answers } from "../record/condition.ts";
import { foldText, sortedWords } from "./fold-text.ts";
import type { NearFields } from "./layout.ts";

export const nearReasons = {
  "details-differ":
    "The same name and birth date; the number or the sex stands with one and not with the other, or the numbers differ.",
  "place-differs": "The same name and birth date; guardian or village differ, or one has none.",
  "born-missing": "The same name, and no birth date to tell them apart.",
  "born-off": "The same name, and birth dates that are nearly the same.",
  "letter-off": "The same birth date, and names that are one letter apart.",
  "word-order": "The same birth date, and the same names in another order.",
  "sex-differs": "The same name and birth date, and another sex.",
} as const;
export type NearReason = keyof typeof nearReasons;

export interface NearPair {
  readonly a: string;
  readonly b: string;
  readonly reason: NearReason;
}

/** What is compared of one record, by its id. */
interface Compared {
  readonly id: string;
  readonly name: string;
  readonly born: string;
  readonly sex: string;
  readonly places: readonly string[];
  /** One that nobody has to be asked about again unless it meets a new one. */
  readonly old: boolean;
}

export interface NearCandidate {
  readonly id: string;
  readonly answers: Answers;
  readonly old: boolean;
}

/** The pairs to ask about, each once and with its strongest reason; two old ones are never asked about here. */
export function nearPairs(fields: NearFields, candidates: readonly NearCandidate[]): readonly NearPair[] {
  const said = (answers: Answers, field: string): string =>
    answers[field] === undefined ? "" : String(answers[field]);
  const all = candidates
    .map(
      ({ id, answers, old }): Compared => ({
        id,
        old,
        name: foldText(said(answers, fields.name)),
        born: said(answers, fields.born),
        sex: said(answers, fields.sex),
        places: fields.places.map((field) => foldText(said(answers, field))),
      }),
    )
    .filter(({ name }) => name !== "");
  const pairs = new Map<string, NearPair>();
  for (const block of blocksOf(all)) {
    if (block.every(({ old }) => old)) continue;
    for (let i = 0; i < block.length; i++) {
      for (let j = i + 1; j < block.length; j++) {
        const [a, b] = [block[i] as Compared, block[j] as Compared];
        if ((a.old && b.old) || a.id === b.id) continue;
        const reason = nearness(a, b);
        const [first, second] = a.id < b.id ? [a.id, b.id] : [b.id, a.id];
        if (reason) pairs.set(`${first} ${second}`, { a: first, b: second, reason });
      }
    }
  }
  return [...pairs.values()].sort((x, y) => (x.a + x.b < y.a + y.b ? -1 : 1));
}

/** As many as can be compared each with each without anybody noticing. */
const FEW = 48;

/** Everybody who shares a name, and everybody who shares a birth date; where these are many, only who shares something more. */
function* blocksOf(all: readonly Compared[]): Iterable<readonly Compared[]> {
  for (const [, group] of Map.groupBy(all, ({ name }) => name)) {
    if (group.length <= FEW) yield group;
    else yield* blocksBy(group, partsOfBirth(group));
  }
  for (const [born, group] of Map.groupBy(all, (one) => one.born)) {
    if (born === "") continue;
    if (group.length <= FEW) yield group;
    else yield* blocksBy(group, ({ name }) => [sortedWords(name), ...withoutOne(name)]);
  }
}

/** For people of one name: two of the three parts of a birth date; all of them, where one has none. */
function partsOfBirth(group: readonly Compared[]): (one: Compared) => readonly string[] {
  const undated = group.some(({ born }) => born === "") ? ["undated"] : [];
  return ({ born }) => {
    const [year = "", month = "", day = ""] = born.split("-");
    const parts = [
      `${year}-${month}`,
      `${year}--${day}`,
      `-${month}-${day}`,
      `${year} ${[month, day].sort().join(" ")}`,
    ];
    return born === "" ? undated : [...undated, ...parts];
  };
}

function blocksBy(
  group: readonly Compared[],
  keysOf: (one: Compared) => readonly string[],
): Iterable<readonly Compared[]> {
  const blocks = new Map<string, Compared[]>();
  for (const one of group) {
    for (const key of new Set(keysOf(one))) {
      const block = blocks.get(key);
      if (block) block.push(one);
      else blocks.set(key, [one]);
    }
  }
  return blocks.values();
}

function nearness(a: Compared, b: Compared): NearReason | undefined {
  const otherSex = a.sex !== "" && b.sex !== "" && a.sex !== b.sex;
  if (a.name === b.name) {
    if (a.born === "" || b.born === "")
      return otherSex ||
        a.places.some((place, index) => place !== "" && b.places[index] !== "" && place !== b.places[index])
        ? undefined
        : "born-missing";
    if (a.born !== b.born) return otherSex ? undefined : nearDay(a.born, b.born) ? "born-off" : undefined;
    if (otherSex) return "sex-differs";
    return a.places.every((place, index) => place === b.places[index]) ? "details-differ" : "place-differs";
  }
  if (otherSex || a.born === "" || a.born !== b.born) return undefined;
  if (sortedWords(a.name) === sortedWords(b.name)) return "word-order";
  return oneLetterApart(a.name, b.name) ? "letter-off" : undefined;
}

/** One of year, month and day differs, or day and month are swapped. */
function nearDay(a: string, b: string): boolean {
  const [p, q] = [a.split("-"), b.split("-")];
  const same = p.filter((part, index) => part === q[index]).length;
  return same === 2 || (p[0] === q[0] && p[1] === q[2] && p[2] === q[1]);
}

/** The name itself, and the name without each of its letters: names one letter apart share one of these. */
function withoutOne(name: string): readonly string[] {
  if (name.length < 4) return [name];
  const shorter = [name];
  for (let at = 0; at < name.length; at++) shorter.push(name.slice(0, at) + name.slice(at + 1));
  return shorter;
}

/** One letter more, less, other, or two neighbours swapped. */
function oneLetterApart(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
