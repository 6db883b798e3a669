// The words of a report, as messages in English, and put together in a language. What the programme calls things is given to it: `Lookup`.
import { type LanguageId, languageIds, localeOf } from "../words/language.ts";
import { tell, type Values } from "../words/message.ts";

export const reportLanguages = languageIds;
export type ReportLanguage = LanguageId;

/** The word for an id such as `country.BR`, `sex.female`, `indicator.C1.says`; the text itself where there is no translation. */
export type Lookup = (id: string, source: string) => string;

export const reportEnglish = {
  "report.title": "The year {year}, counted",
  "report.subtitle":
    "Annual report · {countries, plural, one {# country} other {# countries}} · {partners, plural, one {# partner organisation} other {# partner organisations}}",
  "report.notice": "The seven totals are as published in 2017. Every part of them is invented.",
  "report.summary": "What was counted",
  "report.summary-intro":
    "Every figure is counted from the records of partner organisations, up to {cutOff}. A person counts once in the year at an organisation, however often she or he came.",
  "report.all-reported":
    "{partners, plural, one {The one partner has reported.} other {All # partners have reported.}}",
  "report.some-reported":
    "{partners, plural, one {{reporting} of # partner has reported.} other {{reporting} of # partners have reported.}}",
  "report.to-recount":
    "{count, plural, one {# record waits to be counted anew.} other {# records wait to be counted anew.}}",
  "report.waiting":
    "{count, plural, one {# entry waits for the training day it belongs to.} other {# entries wait for the training day they belong to.}}",
  "report.more": "What else was counted",
  "report.figure": "Figure",
  "report.total": "Total",
  "report.target": "Target",
  "report.participations": "Times took part",
  "report.declared": "Declared beside",
  "report.country": "Country",
  "report.no-target": "none set",
  "report.withheld": "withheld",
  "report.not-measured": "not measured",
  "report.withheld-note":
    "“withheld”: not for release, because it is below {threshold} or would let such a number be worked out.",
  "report.by-country": "By country",
  "report.by-sex": "By sex",
  "report.half-in": "More than half are in {names}",
  "report.out-of-ten": "{tenths} in {ten}: {who}",
  "report.split-as": "How they are split by sex",
  "report.what-changed": "What changed",
  "report.what-changed-intro":
    "Outcomes as partners wrote them down: somebody began to act differently. How much the programme contributed is judged with each, not here.",
  "report.none": "No outcome was written down for this country in this year.",
  "report.method": "How we counted",
  "report.counts": "Counts",
  "report.does-not-count": "Does not count",
  "report.example": "For example",
  "report.twice": "A child at two partners counts twice: partners share no names, so nobody can know.",
  "report.declared-says":
    "A declared figure is a total without rows. It stands beside what was counted and is never added to it.",
  "report.version": "Version {version} of these figures. Fingerprint {hash}.",
  "report.hidden-says":
    "Numbers of people below {people}, and of survivors below {survivors}, are withheld, with as many others as it takes to keep them from being worked out.",
  "report.unsure":
    "{figure}: {count, plural, one {# of them may be a double} other {# of them may be doubles}}, not answered yet; until then each counts.",
  "report.unsure-few": "{figure}: a few of them may be doubles, not answered yet; until then each counts.",
  "report.near-says":
    "People who are only nearly the same are asked about, never merged by themselves; until answered both count.",
  "report.unknown": "Not known",
  "report.contents": "Contents",
  "report.not-read":
    "These words have not yet been read by a native speaker of the field. Where they differ, the English report holds.",
} as const;

export type ReportId = keyof typeof reportEnglish;

/** The messages of a report in a language, and how it writes numbers and lists. */
export interface ReportWords {
  readonly locale: string;
  readonly t: (id: ReportId, values?: Values) => string;
  readonly list: (names: readonly string[]) => string;
}

export function reportWordsIn(language: ReportLanguage, lookup: Lookup): ReportWords {
  const locale = localeOf(language);
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return {
    locale,
    t: (id, values = {}) => tell(lookup(id, reportEnglish[id]), values, locale),
    list: (names) => list.format(names),
  };
}
