// The annual report as data: page after page, figure after figure, all from one released cut.
// Promise: every number printed is a cell of the cut; a number that is not for release is said to be so, and never drawn.
import type { Cut } from "../result/cut.ts";
import type { AnnualReport, Headline, ReportPage } from "./blocks.ts";
import { type Context, countriesReached, dayText, definitionOf, mainFigures, saysOf, totalOf } from "./context.ts";
import { countryPage } from "./country-page.ts";
import { figurePage } from "./figure-page.ts";
import { type Lookup, type ReportLanguage, reportWords } from "./words.ts";

/** The report of a cut in a language; `lookup` gives the programme's own words in it. */
export function annualReport(cut: Cut, lang: ReportLanguage, lookup: Lookup): AnnualReport {
  const words = reportWords[lang];
  const digits = new Intl.NumberFormat(lang);
  const context: Context = {
    cut,
    words,
    lookup,
    show: (value) => (value === undefined ? words.notMeasured : value === null ? words.withheld : digits.format(value)),
  };
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

function summaryPage(context: Context): ReportPage {
  const { cut, words, show } = context;
  const { partners, partnersReporting, toRecount, waiting } = cut.completeness;
  const rows = cut.figures.map((figure) => {
    const { unit } = definitionOf(cut, figure.code);
    return [
      saysOf(context, figure.code),
      show(totalOf(figure)),
      figure.target === null ? words.noTarget : show(figure.target),
      unit === "people" ? show(figure.participations) : "",
      figure.declared === 0 ? "" : show(figure.declared),
    ];
  });
  const doubles = cut.figures.flatMap((figure) => {
    if (typeof totalOf(figure) !== "number" || figure.unsure === 0) return [];
    return [words.unsure(figure.code, figure.unsure === null ? words.few : show(figure.unsure))];
  });
  const gaps = [
    words.complete(partnersReporting, partners),
    ...(toRecount > 0 ? [words.toRecount(toRecount)] : []),
    ...(waiting > 0 ? [words.waiting(waiting)] : []),
  ];
  return {
    id: "summary",
    title: words.summary,
    blocks: [
      { kind: "text", text: words.summaryIntro(dayText(cut.cutOffOn, context)) },
      {
        kind: "table",
        title: "",
        head: [words.figure, words.total, words.target, words.participations, words.declared],
        rows,
      },
      { kind: "text", text: gaps.join(" ") },
      { kind: "note", text: [words.declaredSays, words.twice, ...doubles].join(" ") },
    ],
  };
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
      { kind: "text", text: `${words.hiddenSays} ${words.twice} ${words.nearSays} ${words.declaredSays}` },
      { kind: "passports", items },
      { kind: "note", text: words.version(cut.version, cut.hash) },
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
