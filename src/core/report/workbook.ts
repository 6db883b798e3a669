// The annual report as a spreadsheet: the same cells of the same cut, one row each, with the method behind them.

import type { Cut, CutFigure } from "../result/cut.ts";
import type { CellToWrite, SheetToWrite } from "../sheet/write-xlsx.ts";
import type { AnnualReport } from "./blocks.ts";
import { totalOf } from "./context.ts";
import { type Lookup, type ReportWords, reportWordsIn } from "./words.ts";

/** The whole of a figure as a cell: the number, or why there is none. */
function wholeOf(figure: CutFigure, words: ReportWords): CellToWrite {
  const total = totalOf(figure);
  return total ?? words.t(total === null ? "report.withheld" : "report.not-measured");
}

const splits = ["country", "sex", "ageBand", "audience", "topic", "code", "answer", "state"] as const;

/** Three sheets: the summary as printed, every cell of the lattice, and how it was counted. A withheld number is an empty cell, said so beside. */
export function reportWorkbook(cut: Cut, report: AnnualReport, lookup: Lookup): readonly SheetToWrite[] {
  const words = reportWordsIn(report.lang, lookup);
  const above = [
    report.title,
    ...(report.notice ? [report.notice] : []),
    words.t("report.version", { version: cut.version, hash: cut.hash }),
  ];
  const summary = report.pages.find((page) => page.id === "summary");
  const table = summary?.blocks.find((block) => block.kind === "table");
  const used = splits.filter((split) =>
    cut.figures.some((figure) => figure.cells.some((cell) => cell.at[split] !== undefined)),
  );
  return [
    {
      name: words.t("report.summary"),
      above,
      columns: [{ width: 70 }, {}, {}, { width: 20 }, { width: 20 }],
      headings: table ? [table.head] : [],
      rows: cut.figures.map((figure): readonly CellToWrite[] => [
        lookup(
          `indicator.${figure.code}.says`,
          cut.definitions.find(({ code }) => code === figure.code)?.says ?? figure.code,
        ),
        wholeOf(figure, words),
        figure.target ?? words.t("report.no-target"),
        figure.participations ?? words.t("report.withheld"),
        figure.declared ?? words.t("report.withheld"),
      ]),
    },
    {
      name: words.t("report.figure"),
      above,
      columns: [{ width: 10 }, ...used.map(() => ({ width: 22 })), { width: 12 }, { width: 16 }],
      headings: [[words.t("report.figure"), ...used, words.t("report.total"), words.t("report.withheld")]],
      rows: cut.figures.flatMap((figure) =>
        figure.cells.map((cell): readonly CellToWrite[] => [
          figure.code,
          ...used.map((split) =>
            cell.at[split] === undefined
              ? null
              : lookup(
                  `${split}.${cell.at[split]}`,
                  split === "country" ? (cut.countries[cell.at[split]] ?? cell.at[split]) : cell.at[split],
                ),
          ),
          cell.value,
          cell.value === null ? words.t("report.withheld") : null,
        ]),
      ),
    },
    {
      name: words.t("report.method"),
      above,
      columns: [{ width: 10 }, { width: 60 }, { width: 60 }, { width: 60 }, { width: 60 }],
      headings: [
        [
          words.t("report.figure"),
          "",
          words.t("report.counts"),
          words.t("report.does-not-count"),
          words.t("report.example"),
        ],
      ],
      rows: report.pages
        .flatMap((page) => page.blocks)
        .flatMap((block) =>
          block.kind === "passports"
            ? block.items.map((item): readonly CellToWrite[] => [
                item.code,
                item.says,
                ...item.lines.map(([, text]) => text),
              ])
            : [],
        ),
    },
  ];
}

const hxl: { readonly [split in (typeof splits)[number]]: string } = {
  country: "#country+code",
  sex: "#group+sex",
  ageBand: "#group+age",
  audience: "#group+audience",
  topic: "#activity+topic",
  code: "#service+code",
  answer: "#indicator+answer",
  state: "#status+code",
};

/** Every cell of the lattice as rows for a machine: headings, HXL tags, then ids and numbers; a withheld number is an empty cell. */
export function reportCells(cut: Cut): readonly (readonly (string | number | null)[])[] {
  return [
    ["indicator", "period", ...splits, "value", "released"],
    [
      "#indicator+code",
      "#date+period",
      ...splits.map((split) => hxl[split]),
      "#indicator+value+num",
      "#status+released",
    ],
    ...cut.figures.flatMap((figure) =>
      figure.cells.map((cell) => [
        `${cut.demonstration ? "DEMO-" : ""}${figure.code}`,
        cut.period,
        ...splits.map((split) => cell.at[split] ?? null),
        cell.value,
        cell.value === null ? "no" : "yes",
      ]),
    ),
  ];
}
