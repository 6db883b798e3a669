// A page for each figure: its number, where it is, and how it is split by sex.
import { UNKNOWN } from "../fact/fact.ts";
import type { CutFigure } from "../result/cut.ts";
import { thresholdOf } from "../result/indicator.ts";
import type { Block, ReportPage } from "./blocks.ts";
import { type Context, definitionOf, type SplitCell, saysOf, splitCells, toneAt, totalOf } from "./context.ts";
import { drawBars, drawStacks } from "./drawing.ts";

export function figurePage(context: Context, figure: CutFigure): ReportPage | undefined {
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
      {
        kind: "headlines",
        items: [figure, ...beside].map((one) => ({
          code: one.code,
          value: show(totalOf(one)),
          says: saysOf(context, one.code),
        })),
      },
      {
        kind: "chart",
        title: findingByCountry(context, byCountry, totalOf(figure)) ?? words.t("report.by-country"),
        under: `${words.t("report.by-country")}, ${cut.period}`,
        drawing: drawBars(
          byCountry.map((cell) => ({ label: cell.label, value: cell.value, text: show(cell.value) })),
          `${saysOf(context, figure.code)}, ${words.t("report.by-country")}`,
        ),
        table: {
          head: [words.t("report.country"), words.t("report.total")],
          rows: byCountry.map((cell) => [cell.label, show(cell.value)]),
        },
      },
      ...sexChart(context, figure),
      ...(figure.cells.some((cell) => cell.value === null)
        ? [{ kind: "note" as const, text: words.t("report.withheld-note", { threshold: thresholdOf(indicator) }) }]
        : []),
    ],
  };
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
      title: isTold
        ? words.t("report.out-of-ten", {
            tenths: Math.round(((largest.value ?? 0) / whole) * 10),
            ten: 10,
            who: largest.label.toLocaleLowerCase(words.locale),
          })
        : words.t("report.split-as"),
      under: `${words.t("report.by-sex")}, ${cut.period}`,
      drawing: drawStacks(
        [
          {
            label: figure.code,
            end: "",
            parts: known.map((cell, index) => ({
              value: cell.value ?? 0,
              text: show(cell.value),
              tone: toneAt(index),
            })),
          },
        ],
        known.map((cell, index) => ({ label: cell.label, tone: toneAt(index) })),
        `${saysOf(context, figure.code)}, ${words.t("report.by-sex")}`,
      ),
      table: {
        head: [words.t("report.by-sex"), words.t("report.total")],
        rows: cells.map((cell) => [cell.label, show(cell.value)]),
      },
    },
  ];
}

/** "More than half are in A, B and C": the fewest countries, where every number is known and three or fewer hold half. */
function findingByCountry(
  { words }: Context,
  cells: readonly SplitCell[],
  total: number | null | undefined,
): string | undefined {
  if (total === null || total === undefined || cells.length < 4 || cells.some((cell) => cell.value === null))
    return undefined;
  const names: string[] = [];
  let sum = 0;
  for (const cell of cells) {
    if (sum * 2 > total) break;
    sum += cell.value ?? 0;
    names.push(cell.label);
  }
  if (names.length > 4) return undefined;
  return words.t("report.half-in", { names: words.list(names) });
}
