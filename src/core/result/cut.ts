// A released cut: the figures of one period as they leave the organisations that collected them, and the only source of every report.
// Promise: suppressed once over the whole lattice and over earlier versions; a released figure never moves, a correction is a new version.
import { suppress } from "../fact/suppress.ts";
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
  /** The total first, then each split alone, then country × sex. */
  readonly cells: readonly ReleasedCell[];
  readonly declared: number;
  /** Times somebody took part, over the whole; null where it is not for release. */
  readonly participations: number | null;
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
    readonly target: number | null;
  }[];
};

/** The cut of these results, suppressed over its lattice and over the earlier cuts of the same period. */
export function makeCut(draft: CutDraft, earlier: readonly Cut[]): Cut {
  const previous = earlier.toSorted((a, b) => a.version - b.version).at(-1);
  const figures = draft.figures.map(({ indicator, results, target }) => figureOf(indicator, results, target, earlier));
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
  indicator: Indicator,
  results: readonly Result[],
  target: number | null,
  earlier: readonly Cut[],
): CutFigure {
  const before = earlier.map((cut) => cut.figures.find((figure) => figure.code === indicator.code)?.cells ?? []);
  const cells = suppress(
    results.map(({ at, value }) => ({ at: at as { readonly [split: string]: string }, value: value ?? 0 })),
    { threshold: thresholdOf(indicator), earlier: before as never, additive: indicator.measure !== "people" },
  );
  const total = results.find((result) => Object.keys(result.at).length === 0);
  const small = (number: number): boolean => number > 0 && number < thresholdOf(indicator);
  return {
    code: indicator.code,
    cells: cells as readonly ReleasedCell[],
    declared: total?.declared ?? 0,
    participations: total === undefined || small(total.participations) ? null : total.participations,
    target,
  };
}

function differencesBetween(previous: Cut, figures: readonly CutFigure[]): Cut["differences"] {
  return figures.flatMap((figure) => {
    const old = previous.figures.find((known) => known.code === figure.code);
    const [before, after] = [old ? (cellAt(old, {})?.value ?? null) : null, cellAt(figure, {})?.value ?? null];
    return before === after ? [] : [{ code: figure.code, before, after }];
  });
}
