// Framework: what was promised to the donor and what explains the figures. Sets of indicators, baselines and where it ended, targets
// with their reasons, totals that somebody declared. How a period is handed in and what is published of it is in handing-in.ts.
// Indicators themselves are data of the domains; here are the things people decide about them. Open, but for stories.
import { choice, date, file, group, longText, number, ref, required, text, yesNo } from "#core/record/field.ts";
import { openType } from "#core/record/type.ts";
import { ageBands, countries, sexes } from "../splits.ts";
import { FrozenFigure, PeriodSubmission, VarianceReason } from "./handing-in.ts";
import { ReportChapter, Story } from "./in-print.ts";
import { code, period } from "./questions.ts";

export const IndicatorSet = openType(
  "indicator-set",
  {
    label: "Set of indicators",
    plural: "Sets of indicators",
    serves: [34],
    title: ["name"],
    when: "fromOn",
    due: [
      {
        id: "agree",
        says: "Have the new set of indicators agreed",
        from: "fromOn",
        days: -30,
        who: ["alliance-desk"],
        act: { answer: "agreedOn" },
      },
    ],
  },
  {
    name: required(text("Name")),
    programme: ref("programme", "Programme"),
    version: number("Version", { least: 1 }),
    replaces: ref("indicator-set", "Replaces which set"),
    fromOn: date("From"),
    toOn: date("To"),
    agreedOn: date("Agreed with the donor on"),
    paper: file("Signed framework"),
    indicators: group("Indicators", {
      code: required(text("Code")),
      version: number("Version", { least: 1 }),
      donorCode: text("Code of the donor"),
      replaces: text("Stands for which earlier code"),
      comparable: choice("Can be compared with the earlier one", {
        yes: "Yes",
        partly: "In part",
        no: "No",
        rebuilt: "Earlier values were worked out again",
      }),
      why: text("What changed, and why"),
    }),
    dropped: group("Left out since the set before", { code: required(text("Code")), why: required(text("Why")) }),
  },
);

export const Baseline = openType(
  "baseline",
  {
    label: "Baseline",
    plural: "Baselines",
    serves: [34],
    title: ["indicator", "country", "moment"],
    when: "measuredOn",
  },
  {
    indicator: code(),
    moment: choice("At which moment", { start: "At the start", midway: "Midway", end: "At the end" }),
    country: choice("Country", countries, { hint: "Empty: the whole programme." }),
    countryProgramme: ref("country-programme", "Country programme"),
    // None measured is not zero.
    measured: required(choice("Was it measured?", { yes: "Yes", no: "No", "not-applicable": "Not applicable" })),
    whyNot: longText("Why not", { when: { not: { is: ["measured", "yes"] } } }),
    value: number("Value", { decimals: 1, when: { is: ["measured", "yes"] } }),
    part: number("Of a share: how many", { least: 0, when: { is: ["measured", "yes"] } }),
    whole: number("Of a share: out of how many asked", { least: 0, when: { is: ["measured", "yes"] } }),
    measuredOn: date("Measured on", { when: { is: ["measured", "yes"] } }),
    rebuilt: yesNo("Worked out afterwards", {
      hint: "Not measured at the time; put together later from what there was.",
      when: { is: ["measured", "yes"] },
    }),
    source: text("Source"),
    method: longText("Method"),
    askedWhere: text("Where people were asked", { hint: "Countries and areas; a value stands for no others." }),
    paper: file("Study"),
  },
);

export const Target = openType(
  "target",
  {
    label: "Target",
    plural: "Targets",
    serves: [34],
    title: ["indicator", "period", "country"],
    due: [
      {
        id: "reason",
        says: "Say why this target changed",
        from: "changedOn",
        when: { not: { answered: "changeReason" } },
        who: ["alliance-desk"],
        act: { answer: "changeReason" },
      },
    ],
  },
  {
    indicator: code(),
    period: period(),
    country: choice("Country", countries, { hint: "Empty: the whole programme." }),
    countryProgramme: ref("country-programme", "Country programme"),
    value: required(number("Target", { least: 0 })),
    quarters: group(
      "Planned by quarter",
      { quarter: required(text("Quarter", { hint: "2016-Q3." })), value: required(number("Of it", { least: 0 })) },
      { hint: "Only if you plan so; the target is the number above." },
    ),
    source: choice("Where it comes from", {
      framework: "The signed framework",
      plan: "The plan of a year",
      donor: "Changed with the donor",
      country: "Set by the country",
    }),
    reason: longText("Where it comes from, or why it changed"),
    agreedOn: date("Agreed on"),
    changedOn: date("Changed on"),
    changeReason: choice("Why it changed", {
      mistyped: "It was written down wrongly",
      framework: "It did not match the signed framework",
      context: "The situation changed",
      money: "The money changed",
      reached: "It was reached early",
      late: "It cannot be reached any more",
    }),
    earlier: group("What it was before", {
      value: required(number("Target", { least: 0 })),
      until: required(date("Until")),
      why: required(text("Why it changed")),
    }),
  },
);

export const DeclaredFigure = openType(
  "declared-figure",
  { serves: [5], label: "Declared figure", plural: "Declared figures", title: ["indicator", "period", "country"] },
  {
    indicator: code(),
    period: period(),
    country: required(choice("Country", countries)),
    sex: choice("Sex", sexes, { hint: "Only if the paper says it. Never worked out." }),
    ageBand: choice("Age", ageBands),
    // "Thousands" is an answer, and no number: it stands in words beside what was counted, and nothing is added up.
    said: text("Said in words, not counted", { hint: "Such as: thousands. Leave it empty where there is a number." }),
    value: required(number("Total", { least: 0, when: { not: { answered: "said" } } })),
    source: required(text("What it comes from")),
    method: required(longText("How it was counted")),
    paperKeptAt: required(text("Where the paper is kept")),
    declaredBy: required(text("Declared by", { hint: "Function, not name." })),
    declaredFor: text("For whom"),
    rowKey: text("Row in the register it came from", { kept: true }),
  },
);

export const frameworkTypes = [
  Target,
  DeclaredFigure,
  Baseline,
  PeriodSubmission,
  VarianceReason,
  IndicatorSet,
  FrozenFigure,
  ReportChapter,
  Story,
] as const;
