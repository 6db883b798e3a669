// A page for each country: its figures by sex, and what changed there.
import { type CutOutcome, cellAt } from "../result/cut.ts";
import type { Block, ReportPage } from "./blocks.ts";
import { type Context, countryName, labelOf, mainFigures, saysOf, splitCells, toneAt } from "./context.ts";
import { drawStacks } from "./drawing.ts";

export function countryPage(context: Context, code: string): ReportPage {
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
      {
        kind: "table",
        title: "",
        head: [words.t("report.figure"), words.t("report.total"), ...sexes.map((sex) => labelOf(context, "sex", sex))],
        rows,
      },
      ...countryStacks(context, code, sexes),
      { kind: "text", text: words.t("report.what-changed-intro") },
      outcomes.length > 0 ? outcomesBlock(outcomes) : { kind: "note", text: words.t("report.none") },
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
    return parts.length === 0 || told.length < parts.length
      ? []
      : [{ label: figure.code, parts: told, end: show(cellAt(figure, { country: code })?.value ?? null) }];
  });
  if (stacks.length === 0) return [];
  const key = sexes.map((sex, index) => ({ label: labelOf(context, "sex", sex), tone: toneAt(index) }));
  const table = {
    head: [words.t("report.figure"), words.t("report.total")],
    rows: stacks.map((stack) => [stack.label, stack.end]),
  };
  return [
    {
      kind: "chart",
      title: words.t("report.split-as"),
      under: `${countryName(context, code)}, ${cut.period}`,
      drawing: drawStacks(stacks, key, words.t("report.split-as")),
      table,
    },
  ];
}

/** Outcomes stay in the words and the language they were written down in. */
function outcomesBlock(outcomes: readonly CutOutcome[]): Block {
  return { kind: "outcomes", items: outcomes.map((outcome) => ({ where: String(outcome.year), says: outcome.says })) };
}
