// Framework: what was promised to the donor and what explains the figures. Targets with their reasons, baselines, totals that
// somebody declared, the handing in of a period, why a figure differs, and stories told with consent.
// Indicators themselves are data of the domains; here are the things people decide about them. Open, but for stories.
import { choice, choices, date, group, longText, number, ref, required, text, yesNo } from "#core/record/field.ts";
import { openType, sealedType } from "#core/record/type.ts";
import { ageBands, countries, sexes } from "../splits.ts";
import { submissionWorkflow } from "./workflow.ts";

const code = () => required(text("Indicator", { hint: "Its code, such as C1." }));
const period = () => required(text("Period", { hint: "A year, half or quarter: 2016, 2016-H1, 2016-Q3." }));

export const IndicatorSet = openType(
  "indicator-set",
  { label: "Set of indicators", plural: "Sets of indicators", title: ["name"], when: "fromOn" },
  {
    name: required(text("Name")),
    programme: ref("programme", "Programme"),
    fromOn: date("From"),
    indicators: group("Indicators", {
      code: required(text("Code")),
      version: number("Version", { least: 1 }),
      replaces: text("Stands for which earlier code"),
    }),
  },
);

export const Baseline = openType(
  "baseline",
  { label: "Baseline", plural: "Baselines", title: ["indicator", "country"], when: "measuredOn" },
  {
    indicator: code(),
    country: choice("Country", countries),
    // None measured is not zero.
    measured: required(choice("Was it measured?", { yes: "Yes", no: "No", "not-applicable": "Not applicable" })),
    value: number("Value", { decimals: 1, when: { is: ["measured", "yes"] } }),
    measuredOn: date("Measured on", { when: { is: ["measured", "yes"] } }),
    source: text("Source"),
    method: longText("Method"),
  },
);

export const Target = openType(
  "target",
  { label: "Target", plural: "Targets", title: ["indicator", "period", "country"] },
  {
    indicator: code(),
    period: period(),
    country: choice("Country", countries, { hint: "Empty: the whole programme." }),
    value: required(number("Target", { least: 0 })),
    reason: longText("Where it comes from, or why it changed"),
    agreedOn: date("Agreed on"),
  },
);

export const DeclaredFigure = openType(
  "declared-figure",
  { label: "Declared figure", plural: "Declared figures", title: ["indicator", "period", "country"] },
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

export const PeriodSubmission = openType(
  "period-submission",
  {
    label: "Figures of a period",
    plural: "Figures of periods",
    title: ["organisation", "period"],
    workflow: submissionWorkflow,
  },
  {
    organisation: required(ref("organisation", "Organisation")),
    period: period(),
    dueOn: date("Due on"),
    checkedBy: ref("person", "Checked by"),
    provisional: yesNo("Provisional: something is still missing"),
    missing: longText("What is missing, and from whom"),
  },
);

export const VarianceReason = openType(
  "variance-reason",
  { label: "Why a figure differs", plural: "Why figures differ", title: ["indicator", "period", "country"] },
  {
    indicator: code(),
    period: period(),
    country: choice("Country", countries),
    reasons: required(
      choices("Reasons", {
        disaster: "Storm, flood, earthquake",
        epidemic: "Epidemic",
        election: "Elections",
        exams: "School exams or holidays",
        religious: "Religious holidays",
        hiring: "Late hiring",
        turnover: "New officials or staff",
        funds: "Funds came late",
        exchange: "Exchange rate",
        unavailable: "Officials not available",
        security: "Security",
        demand: "More asked for it than planned",
        definition: "Counted another way",
        other: "Other",
      }),
    ),
    explanation: longText("In a sentence or two"),
  },
);

export const FrozenFigure = openType(
  "frozen-figure",
  { label: "Frozen figure", plural: "Frozen figures", title: ["indicator", "period"], when: "frozenOn" },
  {
    indicator: code(),
    period: period(),
    cut: required(text("Released cut")),
    frozenOn: required(date("Frozen on")),
    usedIn: group("Where it is printed", { where: required(text("Where")), on: date("Since") }),
  },
);

export const Story = sealedType(
  "story",
  { label: "Story", plural: "Stories", title: ["headline"], when: "toldOn" },
  {
    headline: required(text("Headline")),
    country: choice("Country", countries),
    toldOn: date("Told on"),
    text: longText("Text", { hint: "Nobody can be known by it, not even by neighbours." }),
    agreedFor: choices("Agreed to be used in", {
      report: "Annual report",
      website: "Website",
      press: "Press",
      giving: "Asking for gifts",
    }),
    agreedOn: date("Agreed on"),
    withdrawnOn: date("Agreement taken back on"),
    changedDetails: yesNo("Name and details were changed"),
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
  Story,
] as const;
