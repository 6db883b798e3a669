// What every page of a report needs to know, and how it calls things.
import { UNKNOWN } from "../fact/fact.ts";
import { type Cut, type CutFigure, cellAt } from "../result/cut.ts";
import type { Indicator } from "../result/indicator.ts";
import type { Tone } from "./drawing.ts";
import type { Lookup, ReportWords } from "./words.ts";

export interface Context {
  readonly cut: Cut;
  readonly words: ReportWords;
  readonly lookup: Lookup;
  readonly show: (value: number | null | undefined) => string;
}

/** The figures of the first page: those whose definition says so; where none does, all that stand for themselves. */
export function mainFigures(cut: Cut): readonly CutFigure[] {
  const isHeadline = ({ code }: CutFigure): boolean => definitionOf(cut, code).headline === true;
  const headlines = cut.figures.filter(isHeadline);
  return headlines.length > 0 ? headlines : cut.figures.filter(({ code }) => besideOf(cut, code) === undefined);
}

/** The main figures, and with them what stands beside them. */
export function firstFigures(cut: Cut): readonly CutFigure[] {
  const main = new Set(mainFigures(cut).map(({ code }) => code));
  return cut.figures.filter(({ code }) => main.has(code) || main.has(besideOf(cut, code) ?? ""));
}

/** Every other figure in which something was measured, or was to be. */
export function otherFigures(cut: Cut): readonly CutFigure[] {
  const first = new Set(firstFigures(cut));
  return cut.figures.filter((figure) => {
    const total = totalOf(figure);
    const isTold = figure.target !== null || figure.declared !== 0 || (total !== undefined && total !== 0);
    return isTold && !first.has(figure);
  });
}

function besideOf(cut: Cut, code: string): string | undefined {
  return definitionOf(cut, code).beside;
}

/** The whole; null where it is not for release, nothing where it was not measured. */
export function totalOf(figure: CutFigure): number | null | undefined {
  return cellAt(figure, {})?.value;
}

export function definitionOf(cut: Cut, code: string): Indicator {
  const found = cut.definitions.find((definition) => definition.code === code);
  if (!found) throw new Error(`the cut has a figure without a definition: ${code}`);
  return found;
}

export function saysOf({ cut, lookup }: Context, code: string): string {
  return lookup(`indicator.${code}.says`, definitionOf(cut, code).says);
}

export function countryName({ cut, words, lookup }: Context, code: string): string {
  return code === UNKNOWN ? words.t("report.unknown") : lookup(`country.${code}`, cut.countries[code] ?? code);
}

export function labelOf({ words, lookup }: Context, split: string, id: string): string {
  return id === UNKNOWN ? words.t("report.unknown") : lookup(`${split}.${id}`, id);
}

/** Where a main figure has a number; each of these countries has a page, and on it these numbers. */
export function countriesReached(cut: Cut): readonly string[] {
  const reached = new Set(mainFigures(cut).flatMap((figure) => figure.cells.flatMap((cell) => cell.at.country ?? [])));
  return Object.keys(cut.countries).filter((code) => reached.has(code));
}

export function dayText(day: string, { words }: Context): string {
  const [year = "", month = "1", date = "1"] = day.split("-");
  const name = new Intl.DateTimeFormat(words.locale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return name.format(Date.UTC(Number(year), Number(month) - 1, Number(date)));
}

export interface SplitCell {
  readonly id: string;
  readonly label: string;
  readonly value: number | null;
}

export function splitCells(context: Context, figure: CutFigure, split: "country" | "sex"): readonly SplitCell[] {
  return figure.cells.flatMap((cell) => {
    const [first, ...more] = Object.entries(cell.at);
    if (!first || first[0] !== split || more.length > 0) return [];
    const id = first[1] ?? UNKNOWN;
    return [
      { id, label: split === "country" ? countryName(context, id) : labelOf(context, split, id), value: cell.value },
    ];
  });
}

const tones: readonly Tone[] = ["pine-600", "pine-200", "pine-400", "sand", "pine-900"];

export function toneAt(index: number): Tone {
  return tones[index % tones.length] ?? "sand";
}
