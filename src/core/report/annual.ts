// The annual report as data: page after page, figure after figure, all from one released cut.
// Promise: every number printed is a cell of the cut; a number that is not for release is said to be so, and never drawn.
import type { Cut, CutFigure } from "../result/cut.ts";
import { thresholds } from "../result/indicator.ts";
import { languageOf } from "../words/language.ts";
import type { AnnualReport, Block, Headline, ReportPage } from "./blocks.ts";
import {
  type Context,
  countriesReached,
  dayText,
  definitionOf,
  firstFigures,
  mainFigures,
  otherFigures,
  saysOf,
  totalOf,
} from "./context.ts";
import { countryPage } from "./country-page.ts";
import { figurePage } from "./figure-page.ts";
import { type Lookup, type ReportLanguage, reportWordsIn } from "./words.ts";

/** The report of a cut in a language; `lookup` gives the programme's own words in it. */
export function annualReport(cut: Cut, lang: ReportLanguage, lookup: Lookup): AnnualReport {
  const words = reportWordsIn(lang, lookup);
  const digits = new Intl.NumberFormat(words.locale);
  const context: Context = {
    cut,
    words,
    lookup,
    show: (value) =>
      value === undefined
        ? words.t("report.not-measured")
        : value === null
          ? words.t("report.withheld")
          : digits.format(value),
  };
  const reached = countriesReached(cut);
  return {
    lang,
    title: words.t("report.title", { year: cut.period }),
    subtitle: words.t("report.subtitle", { countries: reached.length, partners: cut.completeness.partners }),
    notice: cut.demonstration ? words.t("report.notice") : null,
    cover: headlines(context),
    pages: [
      summaryPage(context),
      ...mainFigures(cut).flatMap((figure) => figurePage(context, figure) ?? []),
      ...reached.map((code) => countryPage(context, code)),
      ...otherPage(context),
      methodPage(context, lang),
    ],
    hash: cut.hash,
  };
}

function summaryPage(context: Context): ReportPage {
  const { cut, words } = context;
  const { partners, partnersReporting, toRecount, waiting } = cut.completeness;
  const doubles = firstFigures(cut).flatMap((figure) => {
    if (typeof totalOf(figure) !== "number" || figure.unsure === 0) return [];
    return [
      figure.unsure === null
        ? words.t("report.unsure-few", { figure: figure.code })
        : words.t("report.unsure", { figure: figure.code, count: figure.unsure }),
    ];
  });
  const gaps = [
    words.t(partnersReporting === partners ? "report.all-reported" : "report.some-reported", {
      reporting: partnersReporting,
      partners,
    }),
    ...(toRecount > 0 ? [words.t("report.to-recount", { count: toRecount })] : []),
    ...(waiting > 0 ? [words.t("report.waiting", { count: waiting })] : []),
  ];
  return {
    id: "summary",
    title: words.t("report.summary"),
    blocks: [
      { kind: "text", text: words.t("report.summary-intro", { cutOff: dayText(cut.cutOffOn, context) }) },
      figureTable(context, firstFigures(cut)),
      { kind: "text", text: gaps.join(" ") },
      { kind: "note", text: [words.t("report.declared-says"), words.t("report.twice"), ...doubles].join(" ") },
    ],
  };
}

/** What else was counted: one table, so that the pages before it stay those of the main figures. */
function otherPage(context: Context): readonly ReportPage[] {
  const figures = otherFigures(context.cut);
  if (figures.length === 0) return [];
  return [{ id: "more", title: context.words.t("report.more"), blocks: [figureTable(context, figures)] }];
}

function figureTable(context: Context, figures: readonly CutFigure[]): Block {
  const { cut, words, show } = context;
  return {
    kind: "table",
    title: "",
    head: [
      words.t("report.figure"),
      words.t("report.total"),
      words.t("report.target"),
      words.t("report.participations"),
      words.t("report.declared"),
    ],
    rows: figures.map((figure) => {
      const { unit, measure } = definitionOf(cut, figure.code);
      const total = totalOf(figure);
      return [
        saysOf(context, figure.code),
        measure === "ratio" && typeof total === "number" ? `${show(total)} %` : show(total),
        figure.target === null ? words.t("report.no-target") : show(figure.target),
        unit === "people" ? show(figure.participations) : "",
        figure.declared === 0 ? "" : show(figure.declared),
      ];
    }),
  };
}

function methodPage({ cut, words, lookup, ...context }: Context, lang: ReportLanguage): ReportPage {
  const told = [...firstFigures(cut), ...otherFigures(cut)].map(({ code }) => definitionOf(cut, code));
  const items = told.map(({ code, passport }) => ({
    code,
    says: saysOf({ cut, words, lookup, ...context }, code),
    lines: [
      [words.t("report.counts"), lookup(`indicator.${code}.counts`, passport.counts)] as const,
      [words.t("report.does-not-count"), lookup(`indicator.${code}.doesNotCount`, passport.doesNotCount)] as const,
      [words.t("report.example"), lookup(`indicator.${code}.example`, passport.example)] as const,
    ],
  }));
  return {
    id: "method",
    title: words.t("report.method"),
    blocks: [
      {
        kind: "text",
        text: `${words.t("report.hidden-says", thresholds)} ${words.t("report.twice")} ${words.t("report.near-says")} ${words.t("report.declared-says")}`,
      },
      { kind: "passports", items },
      ...(languageOf(lang).read ? [] : [{ kind: "note" as const, text: words.t("report.not-read") }]),
      { kind: "note", text: words.t("report.version", { version: cut.version, hash: cut.hash }) },
    ],
  };
}

function headlines({ cut, show, ...context }: Context): readonly Headline[] {
  return mainFigures(cut).map((figure) => ({
    code: figure.code,
    value: show(totalOf(figure)),
    says: saysOf({ cut, show, ...context }, figure.code),
  }));
}
