// A released cut: the figures of one period as they leave the organisations that collected them, and the only source of every report.
// Promise: suppressed once over the whole lattice and over earlier versions; a released figure never moves, a correction is a new version.
import { type Cell, suppress } from "../fact/suppress.ts";
import { canonicalText, hashText } from "../seal/bytes.ts";
import type { Completeness } from "./completeness.ts";
import { type Indicator, thresholdOf } from "./indicator.ts";
import type { Result, SplitBy } from "./tally.ts";

/** One cell of the lattice; `value` is null where the number is not for release. */
export interface ReleasedCell {
  readonly at: Result["at"];
  readonly value: number | null;
}

export interface CutFigure {
  readonly code: string;
  /** The total first, then each split alone, then country × sex. What was not measured has no cell. */
  readonly cells: readonly ReleasedCell[];
  /** Declared totals of the whole; null where they are not for release. */
  readonly declared: number | null;
  /** Times somebody took part, over the whole; null where it is not for release: a bound of a withheld total is withheld with it. */
  readonly participations: number | null;
  /** Of the people of the whole, how many may be doubles of others; null where they are a few, or the whole is not for release. */
  readonly unsure: number | null;
  readonly target: number | null;
}

/** Something that happened and was written down as an outcome, fit for the report: no person in it. */
export interface CutOutcome {
  readonly country: string;
  readonly year: number;
  readonly says: string;
}

export interface Cut {
  readonly format: 1;
  readonly programme: string;
  readonly period: string;
  readonly version: number;
  /** The last day whose records are in. */
  readonly cutOffOn: string;
  readonly demonstration: boolean;
  readonly definitions: readonly Indicator[];
  readonly countries: { readonly [code: string]: string };
  readonly figures: readonly CutFigure[];
  readonly completeness: Completeness;
  readonly outcomes: readonly CutOutcome[];
  /** Against the version before: totals that changed. */
  readonly differences: readonly {
    readonly code: string;
    readonly before: number | null;
    readonly after: number | null;
  }[];
  /** SHA-256 of the canonical text of everything above. */
  readonly hash: string;
}

/** The splits of the one lattice of a cut: the total, each split alone, country × sex. */
export function latticeOf(indicator: Indicator): readonly (readonly SplitBy[])[] {
  const both = indicator.by.includes("country") && indicator.by.includes("sex");
  return [[], ...indicator.by.map((split) => [split]), ...(both ? [["country", "sex"] as const] : [])];
}

export type CutDraft = Omit<Cut, "format" | "figures" | "differences" | "hash" | "definitions"> & {
  readonly figures: readonly {
    readonly indicator: Indicator;
    readonly results: readonly Result[];
    /** Of a share, the results of the counts behind it, in the order of `countsBehind`. */
    readonly behind?: readonly (readonly Result[])[];
    readonly target: number | null;
  }[];
};

/** The cut of these results, suppressed over its lattice and over the earlier cuts of the same period. */
export function makeCut(draft: CutDraft, earlier: readonly Cut[]): Cut {
  const previous = earlier.toSorted((a, b) => a.version - b.version).at(-1);
  const figures = draft.figures.map((figure) => figureOf(figure, earlier));
  const cut = {
    format: 1 as const,
    programme: draft.programme,
    period: draft.period,
    version: draft.version,
    cutOffOn: draft.cutOffOn,
    demonstration: draft.demonstration,
    definitions: draft.figures.map(({ indicator }) => indicator),
    countries: draft.countries,
    figures,
    completeness: draft.completeness,
    outcomes: draft.outcomes,
    differences: previous ? differencesBetween(previous, figures) : [],
  };
  return { ...cut, hash: hashText(canonicalText(cut)) };
}

/** The cell of a figure at a split; nothing where the lattice has none. */
export function cellAt(figure: CutFigure, at: Result["at"]): ReleasedCell | undefined {
  return figure.cells.find((cell) => canonicalText(cell.at) === canonicalText(at));
}

export function isUntouched(cut: Cut): boolean {
  const { hash, ...rest } = cut;
  return hashText(canonicalText(rest)) === hash;
}

function figureOf(
  { indicator, results, behind, target }: CutDraft["figures"][number],
  earlier: readonly Cut[],
): CutFigure {
  const threshold = thresholdOf(indicator);
  const before = earlier.map((cut) => cut.figures.find((figure) => figure.code === indicator.code)?.cells ?? []);
  const measured = results.flatMap(({ at, value }) => (value === null ? [] : [{ at, value }]));
  const cells =
    indicator.measure === "ratio"
      ? withoutTellingCounts(measured, behind ?? [], threshold, before)
      : suppress(measured, { threshold, earlier: before, additive: indicator.measure !== "people" });
  const total = results.find(({ at }) => Object.keys(at).length === 0);
  const unlessFew = (people: number): number | null => (people > 0 && people < threshold ? null : people);
  const isTold = cells.some(({ at, value }) => Object.keys(at).length === 0 && value !== null);
  return {
    code: indicator.code,
    cells,
    declared: unlessFew(total?.declared ?? 0),
    participations: total && isTold ? unlessFew(total.participations) : null,
    unsure: total && isTold ? unlessFew(total.unsure) : null,
    target,
  };
}

/**
 * A share is told where the count above its line, the one below and the rest may all three be told: with any one of them known from
 * elsewhere, the share gives the others.
 */
function withoutTellingCounts(
  shares: readonly Cell[],
  [above, below]: readonly (readonly Result[])[],
  threshold: number,
  before: readonly (readonly ReleasedCell[])[],
): readonly ReleasedCell[] {
  // A share divides people known by a row: a headcount beside them hides none of them.
  const counts = (results: readonly Result[] = []): readonly Cell[] =>
    results.map(({ at, value, headcount }) => ({ at, value: (value ?? 0) - headcount }));
  const shareOf = new Map(counts(above).map(({ at, value }) => [canonicalText(at), value]));
  const rest = counts(below).map(({ at, value }) => ({ at, value: value - (shareOf.get(canonicalText(at)) ?? 0) }));
  const earlier = before.map((cells) => cells.filter(({ value }) => value === null));
  const withheld = new Map(
    [counts(above), counts(below), rest]
      .flatMap((cells) => suppress(cells, { threshold, earlier, additive: false }))
      .flatMap((cell) => (cell.value === null ? [[canonicalText(cell.at), cell] as const] : [])),
  );
  const told = shares.filter(({ at }) => !withheld.has(canonicalText(at)));
  const place = ({ at }: Cell | ReleasedCell): string => `${Object.keys(at).length} ${canonicalText(at)}`;
  return [...told, ...withheld.values()].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

function differencesBetween(previous: Cut, figures: readonly CutFigure[]): Cut["differences"] {
  return figures.flatMap((figure) => {
    const old = previous.figures.find((known) => known.code === figure.code);
    const [before, after] = [old ? (cellAt(old, {})?.value ?? null) : null, cellAt(figure, {})?.value ?? null];
    return before === after ? [] : [{ code: figure.code, before, after }];
  });
}
