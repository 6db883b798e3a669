// What the results screens read: working figures, counted by the keeper when asked, and released cuts, which never move.
import { useEffect, useState } from "react";
import { UNKNOWN } from "#core/fact/fact.ts";
import { isProblem, type Problem } from "#core/problem.ts";
import { findIndicator, type Programme } from "#core/programme.ts";
import type { Completeness } from "#core/result/completeness.ts";
import type { Cut } from "#core/result/cut.ts";
import type { Indicator } from "#core/result/indicator.ts";
import { findPeriod } from "#core/result/period.ts";
import type { Result, SplitBy } from "#core/result/tally.ts";
import { spoken, type WordId } from "#ui/spoken.ts";
import { useApp } from "../app.ts";
import type { OwnResult } from "../own-figures.ts";

export interface WorkingFigures {
  readonly period: string;
  readonly scope: readonly string[];
  readonly completeness: Completeness;
  readonly results: readonly Result[];
  readonly indicators: readonly Indicator[];
  readonly targets: { readonly [code: string]: number };
}

export interface ReleasedName {
  readonly id: string;
  readonly period: string;
  readonly version: number;
  readonly cutOffOn: string;
  readonly hash: string;
}

/** A figure as both rooms show it. `value` null: not for release, or nothing to divide by. */
export interface Figure {
  readonly indicator: Indicator;
  readonly cells: readonly { readonly at: Result["at"]; readonly value: number | null }[];
  readonly declared: number | null;
  readonly headcount: number | null;
  /** Of the people in the total, how many may be doubles, not answered yet; null where that is not told. */
  readonly unsure: number | null;
  readonly participations: number | null;
  readonly target: number | null;
}

export type Loaded<T> = T | Problem | undefined;

/** What stands at a path of the keeper: nothing while it loads, then the answer or a Problem. `again` asks once more. */
export function useRead<T>(path: string | undefined): { readonly loaded: Loaded<T>; readonly again: () => void } {
  const { api } = useApp();
  const [answer, setAnswer] = useState<{ readonly path: string; readonly is: T | Problem }>();
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks again
  useEffect(() => {
    if (path === undefined) return;
    const stop = new AbortController();
    void api.get<T>(path, stop.signal).then((is) => {
      if (!stop.signal.aborted) setAnswer({ path, is });
    });
    return () => stop.abort();
  }, [api, path, turn]);
  return {
    loaded: answer?.path === path ? answer?.is : undefined,
    again: () => {
      setAnswer(undefined);
      setTurn((now) => now + 1);
    },
  };
}

interface Released {
  /** Every cut there is. */
  readonly names: readonly ReleasedName[];
  /** The keeper answered, and nothing has been released for this period. */
  readonly isNone: boolean;
  readonly loaded: Loaded<Cut>;
  readonly again: () => void;
}

/** The latest released cut of a period. */
export function useReleased(period: string): Released {
  const { loaded, again } = useRead<readonly ReleasedName[]>("/api/released");
  const names = loaded && !isProblem(loaded) ? loaded : undefined;
  const latest = names?.filter((one) => one.period === period).toSorted((a, b) => b.version - a.version)[0];
  const cut = useRead<Cut>(latest && `/api/released/${latest.id}`);
  if (names) return { names, isNone: !latest, ...cut };
  return { names: [], isNone: false, loaded: isProblem(loaded) ? loaded : undefined, again };
}

/** The definition a number was counted by, in the words of this language where the device has the same version of it. */
function inWordsOf(programme: Programme, indicator: Indicator): Indicator {
  const here = findIndicator(programme, indicator.code);
  return here?.version === indicator.version ? here : indicator;
}

export function figuresOfWorking(
  { indicators, results, targets }: WorkingFigures,
  programme: Programme,
): readonly Figure[] {
  return indicators.map((counted) => {
    const indicator = inWordsOf(programme, counted);
    const cells = results.filter((result) => result.code === indicator.code);
    return figureOf(indicator, cells, targets[indicator.code]);
  });
}

/** Nobody's own work has a target. */
export function figuresOfOwn(own: readonly OwnResult[]): readonly Figure[] {
  return own.map(({ indicator, results }) => figureOf(indicator, results));
}

function figureOf(indicator: Indicator, cells: readonly Result[], target?: number): Figure {
  const total = cells.find((cell) => Object.keys(cell.at).length === 0);
  return {
    indicator,
    cells,
    declared: total?.declared ?? 0,
    headcount: total?.headcount ?? 0,
    unsure: total?.unsure ?? 0,
    participations: total?.participations ?? 0,
    target: target ?? null,
  };
}

export function figuresOfCut(cut: Cut, programme: Programme): readonly Figure[] {
  return cut.figures.flatMap((figure) => {
    const indicator = cut.definitions.find(({ code }) => code === figure.code);
    return indicator ? [{ ...figure, indicator: inWordsOf(programme, indicator), headcount: null }] : [];
  });
}

export function totalOf(figure: Figure): number | null {
  return figure.cells.find((cell) => Object.keys(cell.at).length === 0)?.value ?? null;
}

/** The cells of one split, largest first, with their labels. */
export function cellsOf(
  figure: Figure,
  split: SplitBy,
): readonly { readonly id: string; readonly label: string; readonly value: number | null }[] {
  return figure.cells
    .filter(({ at }) => Object.keys(at).length === 1 && at[split] !== undefined)
    .map(({ at, value }) => ({ id: at[split] ?? UNKNOWN, label: labelOf(split, at[split] ?? UNKNOWN), value }))
    .sort((a, b) => (b.value ?? -1) - (a.value ?? -1));
}

/** The number in a country and a sex; a cell that is not there counts nobody. */
export function valueAt(figure: Figure, country: string, sex: string): number | null {
  const cell = figure.cells.find(({ at }) => Object.keys(at).length === 2 && at.country === country && at.sex === sex);
  return cell ? cell.value : 0;
}

/** The word for an id a figure is split by; the id itself where the programme has none. */
export function labelOf(split: SplitBy, id: string): string {
  const { t } = spoken();
  if (id === UNKNOWN) return t("results.not-known");
  const key = `${split}.${id}`;
  const word = t(key as WordId);
  return word === key ? id : word;
}

/** What a split is called in a sentence: "By country". */
export function splitName(split: SplitBy): string {
  return spoken().t(`results.split-${split}`);
}

/** The periods one can ask for on a day: this year and its parts, and the year before. */
export function periodsOf(today: string): readonly string[] {
  const year = Number(today.slice(0, 4));
  return [...["", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4"].map((part) => `${year}${part}`), String(year - 1)];
}

/** How much of a period is over on a day, from 0 to 1, by whole months and the days of the present one. */
export function shareGone(period: string, today: string): number {
  const span = findPeriod(period);
  if (!span || today.slice(0, 7) > span.to) return 1;
  if (today.slice(0, 7) < span.from) return 0;
  const first = Number(span.from.slice(5));
  return (Number(today.slice(5, 7)) - first + Number(today.slice(8)) / 31) / (Number(span.to.slice(5)) - first + 1);
}

/** "January to June 2016" for `2016-H1`. */
export function periodWords(period: string): string {
  const { t } = spoken();
  const [year = period, part] = period.split("-");
  if (!part) return year;
  if (part.startsWith("H"))
    return part === "H1" ? t("results.january-to-june", { year }) : t("results.july-to-december", { year });
  const quarters: { readonly [quarter: string]: string } = {
    Q1: t("results.january-to-march", { year }),
    Q2: t("results.april-to-june", { year }),
    Q3: t("results.july-to-september", { year }),
    Q4: t("results.october-to-december", { year }),
  };
  return quarters[part] ?? period;
}
