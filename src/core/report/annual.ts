// The annual report as data: page after page, figure after figure, all from one released cut.
// Promise: every number printed is a cell of the cut; a number that is not for release is said to be so, and never drawn.
import { UNKNOWN } from "../fact/fact.ts";
import { type Cut, type CutFigure, type CutOutcome, cellAt } from "../result/cut.ts";
import type { Indicator } from "../result/indicator.ts";
import { thresholdOf } from "../result/indicator.ts";
import { type Drawing, drawBars, drawStacks, type Tone } from "./drawing.ts";
import { type Lookup, type ReportLanguage, type ReportWords, reportWords } from "./words.ts";

export type Block =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "headlines"; readonly items: readonly Headline[] }
  | { readonly kind: "table"; readonly title: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: "chart"; readonly title: string; readonly under: string; readonly drawing: Drawing; readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } }
  | { readonly kind: "outcomes"; readonly items: readonly { readonly where: string; readonly says: string }[] }
  | { readonly kind: "passports"; readonly items: readonly { readonly code: string; readonly says: string; readonly lines: readonly (readonly [label: string, text: string])[] }[] };

export interface Headline {
  readonly code: string;
  readonly value: string;
  readonly says: string;
}

export interface ReportPage {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface AnnualReport {
  readonly lang: ReportLanguage;
  readonly title: string;
  readonly subtitle: string;
  /** Said on every page of a demonstration. */
  readonly notice: string | null;
  readonly cover: readonly Headline[];
  readonly pages: readonly ReportPage[];
  readonly hash: string;
}

interface Context {
  readonly cut: Cut;
  readonly words: ReportWords;
  readonly lookup: Lookup;
  readonly show: (value: number | null) => string;
}

/** The report of a cut in a language; `lookup` gives the programme's own words in it. */
export function annualReport(cut: Cut, lang: ReportLanguage, lookup: Lookup): AnnualReport {
  const words = reportWords[lang];
  const digits = new Intl.NumberFormat(lang);
  const context: Context = { cut, words, lookup, show: (value) => (value === null ? words.withheld : digits.format(value)) };
  const reached = countriesReached(cut);
  return {
    lang,
    title: words.title(cut.period),
    subtitle: words.subtitle(reached.length, cut.completeness.partners),
    notice: cut.demonstration ? words.notice : null,
    cover: headlines(context),
    pages: [
      summaryPage(context),
      ...mainFigures(cut).flatMap((figure) => figurePage(context, figure) ?? []),
      ...reached.map((code) => countryPage(context, code)),
      methodPage(context),
    ],
    hash: cut.hash,
  };
}

/** Figures that stand for themselves; one that stands beside another is told with it. */
function mainFigures(cut: Cut): readonly CutFigure[] {
  return cut.figures.filter((figure) => definitionOf(cut, figure.code).beside === undefined);
}

function headlines({ cut, show, ...context }: Context): readonly Headline[] {
  return mainFigures(cut).map((figure) => ({ code: figure.code, value: show(totalOf(figure)), says: saysOf({ cut, show, ...context }, figure.code) }));
}

function summaryPage(context: Context): ReportPage {
  const { cut, words, show } = context;
  const { partners, partnersReporting, toRecount, waiting } = cut.completeness;
  const rows = cut.figures.map((figure) => {
    const { unit } = definitionOf(cut, figure.code);
    return [
      saysOf(context, figure.code), show(totalOf(figure)), figure.target === null ? words.noTarget : show(figure.target),
      unit === "people" ? show(figure.participations) : "", figure.declared > 0 ? show(figure.declared) : "",
    ];
  });
  const gaps = [words.complete(partnersReporting, partners), ...(toRecount > 0 ? [words.toRecount(toRecount)] : []), ...(waiting > 0 ? [words.waiting(waiting)] : [])];
  return {
    id: "summary",
    title: words.summary,
    blocks: [
      { kind: "text", text: words.summaryIntro(dayText(cut.cutOffOn, context)) },
      { kind: "table", title: "", head: [words.figure, words.total, words.target, words.participations, words.declared], rows },
      { kind: "text", text: gaps.join(" ") },
      { kind: "note", text: `${words.declaredSays} ${words.twice}` },
    ],
  };
}

function figurePage(context: Context, figure: CutFigure): ReportPage | undefined {
  const { cut, words, show } = context;
  const indicator = definitionOf(cut, figure.code);
  const cells = splitCells(context, figure, "country");
  if (cells.length === 0) return undefined;
  const byCountry = cells.toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1));
  const beside = cut.figures.filter((other) => definitionOf(cut, other.code).beside === figure.code);
  return {
    id: `figure-${figure.code}`,
    title: saysOf(context, figure.code),
    blocks: [
      { kind: "headlines", items: [figure, ...beside].map((one) => ({ code: one.code, value: show(totalOf(one)), says: saysOf(context, one.code) })) },
      {
        kind: "chart",
        title: findingByCountry(context, byCountry, totalOf(figure)) ?? words.byCountry,
        under: `${words.byCountry}, ${cut.period}`,
        drawing: drawBars(byCountry.map((cell) => ({ label: cell.label, value: cell.value, text: show(cell.value) })), `${saysOf(context, figure.code)}, ${words.byCountry}`),
        table: { head: [words.country, words.total], rows: byCountry.map((cell) => [cell.label, show(cell.value)]) },
      },
      ...sexChart(context, figure),
      ...(figure.cells.some((cell) => cell.value === null) ? [{ kind: "note" as const, text: words.withheldNote(thresholdOf(indicator)) }] : []),
    ],
  };
}

const tones: readonly Tone[] = ["pine-600", "pine-200", "pine-400", "sand", "pine-900"];

function toneAt(index: number): Tone {
  return tones[index % tones.length] ?? "sand";
}

function sexChart(context: Context, figure: CutFigure): readonly Block[] {
  const { cut, words, show } = context;
  const cells = splitCells(context, figure, "sex");
  const known = cells.filter((cell) => cell.value !== null && cell.value > 0);
  if (known.length < 2) return [];
  const whole = known.reduce((sum, cell) => sum + (cell.value ?? 0), 0);
  const largest = known.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))[0];
  const isTold = cells.every((cell) => cell.value !== null) && largest !== undefined && largest.id !== UNKNOWN;
  return [
    {
      kind: "chart",
      title: isTold ? words.outOfTen(Math.round(((largest.value ?? 0) / whole) * 10), largest.label) : words.splitAs,
      under: `${words.bySex}, ${cut.period}`,
      drawing: drawStacks(
        [{ label: figure.code, end: "", parts: known.map((cell, index) => ({ value: cell.value ?? 0, text: show(cell.value), tone: toneAt(index) })) }],
        known.map((cell, index) => ({ label: cell.label, tone: toneAt(index) })),
        `${saysOf(context, figure.code)}, ${words.bySex}`,
      ),
      table: { head: [words.bySex, words.total], rows: cells.map((cell) => [cell.label, show(cell.value)]) },
    },
  ];
}

function countryPage(context: Context, code: string): ReportPage {
  const { cut, words, show } = context;
  const figures = mainFigures(cut);
  const sexes = [...new Set(figures.flatMap((figure) => splitCells(context, figure, "sex").map((cell) => cell.id)))];
  const rows = figures.flatMap((figure) => {
    const cell = cellAt(figure, { country: code });
    if (!cell) return [];
    const parts = sexes.map((sex) => {
      const part = cellAt(figure, { country: code, sex });
      return part ? show(part.value) : "";
    });
    return [[`${figure.code}  ${saysOf(context, figure.code)}`, show(cell.value), ...parts]];
  });
  const outcomes = cut.outcomes.filter((outcome) => outcome.country === code);
  return {
    id: `country-${code}`,
    title: countryName(context, code),
    blocks: [
      { kind: "table", title: "", head: [words.figure, words.total, ...sexes.map((sex) => labelOf(context, "sex", sex))], rows },
      ...countryStacks(context, code, sexes),
      { kind: "text", text: words.whatChangedIntro },
      outcomes.length > 0 ? outcomesBlock(outcomes) : { kind: "note", text: words.none },
    ],
  };
}

/** One stack a figure of people, split by sex, where nothing of it is withheld. */
function countryStacks(context: Context, code: string, sexes: readonly string[]): readonly Block[] {
  const { cut, words, show } = context;
  const stacks = mainFigures(cut).flatMap((figure) => {
    const parts = sexes.flatMap((sex, index) => {
      const value = cellAt(figure, { country: code, sex })?.value;
      return value === undefined || value === 0 ? [] : [{ value, tone: toneAt(index) }];
    });
    const told = parts.flatMap(({ value, tone }) => (value === null ? [] : [{ value, tone, text: show(value) }]));
    return parts.length === 0 || told.length < parts.length ? [] : [{ label: figure.code, parts: told, end: show(cellAt(figure, { country: code })?.value ?? null) }];
  });
  if (stacks.length === 0) return [];
  const key = sexes.map((sex, index) => ({ label: labelOf(context, "sex", sex), tone: toneAt(index) }));
  const table = { head: [words.figure, words.total], rows: stacks.map((stack) => [stack.label, stack.end]) };
  return [{ kind: "chart", title: words.splitAs, under: `${countryName(context, code)}, ${cut.period}`, drawing: drawStacks(stacks, key, words.splitAs), table }];
}

/** Outcomes stay in the words and the language they were written down in. */
function outcomesBlock(outcomes: readonly CutOutcome[]): Block {
  return { kind: "outcomes", items: outcomes.map((outcome) => ({ where: String(outcome.year), says: outcome.says })) };
}

function methodPage({ cut, words, lookup, ...context }: Context): ReportPage {
  const items = cut.definitions.map(({ code, passport }) => ({
    code,
    says: saysOf({ cut, words, lookup, ...context }, code),
    lines: [
      [words.countsLabel, lookup(`indicator.${code}.counts`, passport.counts)] as const,
      [words.doesNotCount, lookup(`indicator.${code}.doesNotCount`, passport.doesNotCount)] as const,
      [words.example, lookup(`indicator.${code}.example`, passport.example)] as const,
    ],
  }));
  return {
    id: "method",
    title: words.method,
    blocks: [
      { kind: "text", text: `${words.hiddenSays} ${words.twice} ${words.declaredSays}` },
      { kind: "passports", items },
      { kind: "note", text: words.version(cut.version, cut.hash) },
    ],
  };
}

interface SplitCell {
  readonly id: string;
  readonly label: string;
  readonly value: number | null;
}

function splitCells(context: Context, figure: CutFigure, split: "country" | "sex"): readonly SplitCell[] {
  return figure.cells.flatMap((cell) => {
    const [first, ...more] = Object.entries(cell.at);
    if (!first || first[0] !== split || more.length > 0) return [];
    const id = first[1] ?? UNKNOWN;
    return [{ id, label: split === "country" ? countryName(context, id) : labelOf(context, split, id), value: cell.value }];
  });
}

/** "More than half are in A, B and C": the fewest countries, where every number is known and three or fewer hold half. */
function findingByCountry({ words }: Context, cells: readonly SplitCell[], total: number | null): string | undefined {
  if (total === null || cells.length < 4 || cells.some((cell) => cell.value === null)) return undefined;
  const names: string[] = [];
  let sum = 0;
  for (const cell of cells) {
    if (sum * 2 > total) break;
    sum += cell.value ?? 0;
    names.push(cell.label);
  }
  if (names.length > 4) return undefined;
  const last = names.at(-1) ?? "";
  return words.halfIn(words.moreThanHalf, names.length === 1 ? last : `${names.slice(0, -1).join(", ")} ${words.and} ${last}`);
}

function countriesReached(cut: Cut): readonly string[] {
  const reached = new Set(cut.figures.flatMap((figure) => figure.cells.flatMap((cell) => cell.at.country ?? [])));
  return Object.keys(cut.countries).filter((code) => reached.has(code));
}

function totalOf(figure: CutFigure): number | null {
  return cellAt(figure, {})?.value ?? null;
}

function definitionOf(cut: Cut, code: string): Indicator {
  const found = cut.definitions.find((definition) => definition.code === code);
  if (!found) throw new Error(`the cut has a figure without a definition: ${code}`);
  return found;
}

function saysOf({ cut, lookup }: Context, code: string): string {
  return lookup(`indicator.${code}.says`, definitionOf(cut, code).says);
}

function countryName({ cut, words, lookup }: Context, code: string): string {
  return code === UNKNOWN ? words.unknown : lookup(`country.${code}`, cut.countries[code] ?? code);
}

function labelOf({ words, lookup }: Context, split: string, id: string): string {
  return id === UNKNOWN ? words.unknown : lookup(`${split}.${id}`, id);
}

function dayText(day: string, { words }: Context): string {
  const [year = "", month = "1", date = "1"] = day.split("-");
  const name = new Intl.DateTimeFormat(words === reportWords.nl ? "nl" : "en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return name.format(Date.UTC(Number(year), Number(month) - 1, Number(date)));
}
