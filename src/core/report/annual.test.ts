// The annual report: every number is a cell of the cut, and what is withheld is said to be.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { workshopCut } from "#test/bicycles/cut.ts";
import type { Cut, CutFigure } from "../result/cut.ts";
import type { Indicator } from "../result/indicator.ts";
import { readSheets } from "../sheet/read.ts";
import { writeXlsx } from "../sheet/write-xlsx.ts";
import { annualReport } from "./annual.ts";
import type { Block } from "./blocks.ts";
import { drawBars } from "./drawing.ts";
import { reportLanguages } from "./words.ts";
import { reportWorkbook } from "./workbook.ts";

const asWritten = (_: string, source: string): string => source;
const english = annualReport(workshopCut, "en", asWritten);
const blocks = english.pages.flatMap((page): readonly Block[] => page.blocks);
const numbersIn = (value: unknown): readonly string[] => JSON.stringify(value).match(/\d[\d,]*/g) ?? [];

describe("the annual report", () => {
  it("has a cover, a summary, a page for each figure and each country, and how it was counted", () => {
    assert.deepEqual(
      english.pages.map((page) => page.id),
      [
        "summary",
        "figure-R1",
        "figure-R2",
        "country-NL",
        "country-BE",
        "country-FR",
        "country-DE",
        "country-LU",
        "method",
      ],
    );
    assert.deepEqual(
      english.cover.map((item) => [item.code, item.value]),
      [
        ["R1", "4,096"],
        ["R2", "2,048"],
      ],
    );
    assert.equal(english.subtitle, "Annual report · 5 countries · 5 partner organisations");
  });

  it("tells on its first pages what stands there by its definition, the rest in one table, and nothing of what nobody measured", () => {
    const [riders, ...others] = workshopCut.definitions;
    const nothing = { ...workshopCut.figures[2], cells: [], declared: 0, target: null } as CutFigure;
    const cut: Cut = {
      ...workshopCut,
      definitions: [{ ...(riders as Indicator), headline: true }, ...others],
      figures: [...workshopCut.figures.slice(0, 2), nothing],
    };
    const { cover, pages } = annualReport(cut, "en", (_, source) => source);
    assert.deepEqual(
      [cover.map(({ code }) => code), pages.filter(({ id }) => id.startsWith("figure"))],
      [["R1"], [english.pages[1]]],
    );
    const tableOf = (id: string) => pages.find((page) => page.id === id)?.blocks.find(({ kind }) => kind === "table");
    const rowsOf = (id: string) => (tableOf(id) as Extract<Block, { kind: "table" }>).rows.map(([, total]) => total);
    assert.deepEqual([rowsOf("summary"), rowsOf("more")], [["4,096"], ["2,048"]]);
  });

  it("has no page for a country in which only what stands beside a figure has a number", () => {
    const [riders, passed, notPassed] = workshopCut.figures as readonly [CutFigure, CutFigure, CutFigure];
    const without = (figure: CutFigure): CutFigure => ({
      ...figure,
      cells: figure.cells.filter(({ at }) => at.country !== "LU"),
    });
    const cut = { ...workshopCut, figures: [without(riders), without(passed), notPassed] };
    const { pages, subtitle } = annualReport(cut, "en", asWritten);
    assert.ok(pages.every(({ id }) => id !== "country-LU"));
    assert.match(subtitle, / 4 countries /);
  });

  it("says in a demonstration, on every page, that its parts are invented", () => {
    assert.match(english.notice ?? "", /Every part of them is invented/);
    assert.equal(annualReport({ ...workshopCut, demonstration: false }, "en", asWritten).notice, null);
  });

  it("prints no number that is not a cell of the cut", () => {
    const known = new Set(
      workshopCut.figures
        .flatMap((figure) => [
          ...figure.cells.map((cell) => cell.value),
          figure.declared,
          figure.participations,
          figure.target,
        ])
        .map((value) => new Intl.NumberFormat("en").format(value ?? 0)),
    );
    for (const block of blocks) {
      if (block.kind === "headlines") for (const item of block.items) assert.ok(known.has(item.value), item.value);
      if (block.kind === "table")
        for (const number of numbersIn(block.rows.map((row) => row.slice(1)))) assert.ok(known.has(number), number);
      if (block.kind === "chart")
        for (const number of numbersIn(block.table.rows.map((row) => row.slice(1))))
          assert.ok(known.has(number), number);
    }
  });

  it("says of a withheld number that it is, and draws no length for it", () => {
    const chart = blocks.find((block) => block.kind === "chart");
    assert.deepEqual(chart?.kind === "chart" && chart.table.rows.at(-1), ["Luxembourg", "withheld"]);
    const drawing = drawBars(
      [
        { label: "A", value: 10, text: "10" },
        { label: "B", value: null, text: "withheld" },
        { label: "C", value: 0, text: "0" },
      ],
      "bars",
    );
    assert.deepEqual(
      drawing.shapes.flatMap((shape) => (shape.kind === "rect" ? [shape.width] : [])),
      [390, 0, 0],
    );
  });

  it("claims nothing about where most are while a number is withheld", () => {
    const chart = blocks.find((block) => block.kind === "chart");
    assert.equal(chart?.kind === "chart" && chart.title, "By country");
    const told = {
      ...workshopCut,
      figures: workshopCut.figures.map((figure) => ({
        ...figure,
        cells: figure.cells.map((cell) => ({ ...cell, value: cell.value ?? 0 })),
      })),
    };
    const titles = annualReport(told, "en", asWritten).pages.flatMap((page) =>
      page.blocks.flatMap((block) => (block.kind === "chart" ? [block.title] : [])),
    );
    assert.equal(titles[0], "More than half are in Netherlands and Belgium");
    assert.equal(titles[1], "8 in 10: red");
  });

  it("says how complete the figures are", () => {
    assert.ok(
      blocks.some(
        (block) =>
          block.kind === "text" &&
          block.text ===
            "4 of 5 partners have reported. 3 records wait to be counted anew. 2 entries wait for the training day they belong to.",
      ),
    );
  });

  it("says how many may be doubles of others, and of a few only that there are some", () => {
    const few = { ...workshopCut, figures: workshopCut.figures.map((figure) => ({ ...figure, unsure: null })) };
    const says = (cut: typeof workshopCut) => JSON.stringify(annualReport(cut, "en", (_, source) => source));
    assert.match(says(workshopCut), /R1: 12 of them may be doubles/);
    assert.match(says(few), /R1: a few of them may be doubles/);
  });

  it("has the same pages and the same numbers in every language", () => {
    const digitsOf = (value: unknown): readonly string[] =>
      JSON.stringify(value)
        .replaceAll(/[\u09e6-\u09ef]/g, (digit) => String(digit.charCodeAt(0) - 0x09e6))
        .replaceAll(/[.,](?=\d{3})/g, "")
        .match(/\d+/g) ?? [];
    for (const language of reportLanguages) {
      const report = annualReport(workshopCut, language, asWritten);
      assert.deepEqual(
        report.pages.map((page) => page.id),
        english.pages.map((page) => page.id),
      );
      assert.deepEqual(
        digitsOf([report.cover, report.pages.filter((page) => page.id !== "summary" && page.id !== "method")]),
        digitsOf([english.cover, english.pages.filter((page) => page.id !== "summary" && page.id !== "method")]),
      );
    }
  });
});

describe("the report as a spreadsheet", () => {
  it("holds every cell of the cut, read back as it was released", () => {
    const pieces = [...writeXlsx(reportWorkbook(workshopCut, english, asWritten))];
    const sheets = readSheets(Buffer.concat(pieces), "report.xlsx");
    assert.ok("sheets" in sheets || Array.isArray(sheets));
    const all = (Array.isArray(sheets) ? sheets : []) as readonly {
      readonly rows: readonly { readonly cells: readonly { readonly kind: string; readonly text: string }[] }[];
    }[];
    assert.equal(all.length, 3);
    const cells = workshopCut.figures.flatMap((figure) => figure.cells);
    const rows = all[1]?.rows.filter((row) => /^R\d/.test(row.cells[0]?.text ?? "")) ?? [];
    assert.equal(rows.length, cells.length);
    const numbers = rows.map((row) => Number(row.cells.find((cell) => cell.kind === "number")?.text ?? Number.NaN));
    assert.deepEqual(
      numbers,
      cells.map((cell) => cell.value ?? Number.NaN),
    );
    assert.equal(
      rows.filter((row) => row.cells.at(-1)?.text === "withheld").length,
      cells.filter((cell) => cell.value === null).length,
    );
  });
});
