// The words of a report, by language. What the programme calls things is given to it: `Lookup` finds the word of an id.

export const reportLanguages = ["en", "nl"] as const;
export type ReportLanguage = (typeof reportLanguages)[number];

/** The word for an id such as `country.BR`, `sex.female`, `indicator.C1.says`; the text itself where there is no translation. */
export type Lookup = (id: string, source: string) => string;

const en = {
  title: (year: string) => `The year ${year}, counted`,
  subtitle: (countries: number, partners: number) =>
    `Annual report · ${countries} countries · ${partners} partner organisations`,
  notice: "The seven totals are as published in 2017. Every part of them is invented.",
  summary: "What was counted",
  summaryIntro: (cutOff: string) =>
    `Every figure is counted from the records of partner organisations, up to ${cutOff}. A person counts once in the year at an organisation, however often she or he came.`,
  complete: (reporting: number, partners: number) =>
    reporting === partners
      ? `All ${partners} partners have reported.`
      : `${reporting} of ${partners} partners have reported.`,
  toRecount: (count: number) => `${count} records wait to be counted anew.`,
  waiting: (count: number) => `${count} entries wait for the training day they belong to.`,
  figure: "Figure",
  total: "Total",
  target: "Target",
  participations: "Times took part",
  declared: "Declared beside",
  country: "Country",
  noTarget: "none set",
  withheld: "withheld",
  notMeasured: "not measured",
  withheldNote: (threshold: number) =>
    `“withheld”: not for release, because it is below ${threshold} or would let such a number be worked out.`,
  byCountry: "By country",
  bySex: "By sex",
  halfIn: (share: string, names: string) => `${share} are in ${names}`,
  moreThanHalf: "More than half",
  outOfTen: (tenths: number, who: string) => `${tenths} in 10: ${who.toLowerCase()}`,
  splitAs: "How they are split by sex",
  whatChanged: "What changed",
  whatChangedIntro:
    "Outcomes as partners wrote them down: somebody began to act differently. How much the programme contributed is judged with each, not here.",
  none: "No outcome was written down for this country in this year.",
  method: "How we counted",
  countsLabel: "Counts",
  doesNotCount: "Does not count",
  example: "For example",
  twice: "A child at two partners counts twice: partners share no names, so nobody can know.",
  declaredSays:
    "A declared figure is a total without rows. It stands beside what was counted and is never added to it.",
  unsure: (code: string, people: string) =>
    `${code}: ${people} of them may be doubles, not answered yet; until then each counts.`,
  few: "a few",
  nearSays:
    "People who are only nearly the same are asked about, never merged by themselves; until answered both count.",
  version: (version: number, hash: string) => `Version ${version} of these figures. Fingerprint ${hash}.`,
  hiddenSays:
    "Numbers of people below 5, and of survivors below 10, are withheld, with as many others as it takes to keep them from being worked out.",
  and: "and",
  unknown: "Not known",
};

export type ReportWords = typeof en;

const nl: ReportWords = {
  title: (year) => `Het jaar ${year}, geteld`,
  subtitle: (countries, partners) => `Jaarverslag · ${countries} landen · ${partners} partnerorganisaties`,
  notice: "De zeven totalen zijn zoals gepubliceerd in 2017. Elk onderdeel ervan is verzonnen.",
  summary: "Wat er is geteld",
  summaryIntro: (cutOff) =>
    `Elk cijfer is geteld uit de gegevens van partnerorganisaties, tot en met ${cutOff}. Iemand telt per jaar één keer mee bij een organisatie, hoe vaak zij of hij ook kwam.`,
  complete: (reporting, partners) =>
    reporting === partners
      ? `Alle ${partners} partners hebben gerapporteerd.`
      : `${reporting} van de ${partners} partners hebben gerapporteerd.`,
  toRecount: (count) => `${count} gegevens wachten op een nieuwe telling.`,
  waiting: (count) => `${count} aantekeningen wachten op de trainingsdag waar ze bij horen.`,
  figure: "Cijfer",
  total: "Totaal",
  target: "Doel",
  participations: "Keren deelgenomen",
  declared: "Daarnaast opgegeven",
  country: "Land",
  noTarget: "geen",
  withheld: "niet vrijgegeven",
  notMeasured: "niet gemeten",
  withheldNote: (threshold) =>
    `‘niet vrijgegeven’: lager dan ${threshold}, of een getal waaruit zo’n aantal af te leiden zou zijn.`,
  byCountry: "Per land",
  bySex: "Naar geslacht",
  halfIn: (share, names) => `${share} in ${names}`,
  moreThanHalf: "Meer dan de helft",
  outOfTen: (tenths, who) => `${tenths} op de 10: ${who.toLowerCase()}`,
  splitAs: "Hoe zij verdeeld zijn naar geslacht",
  whatChanged: "Wat er veranderde",
  whatChangedIntro:
    "Uitkomsten zoals partners ze opschreven: iemand ging anders handelen. Hoeveel het programma daaraan bijdroeg wordt per uitkomst beoordeeld, niet hier.",
  none: "Voor dit land is dit jaar geen uitkomst opgeschreven.",
  method: "Hoe wij telden",
  countsLabel: "Telt mee",
  doesNotCount: "Telt niet mee",
  example: "Bijvoorbeeld",
  twice: "Een kind bij twee partners telt twee keer: partners delen geen namen, dus niemand kan het weten.",
  declaredSays:
    "Een opgegeven cijfer is een totaal zonder regels. Het staat naast wat is geteld en wordt er nooit bij opgeteld.",
  unsure: (code, people) =>
    `${code}: ${people} van hen zijn misschien dubbel, nog niet beantwoord; tot dan telt ieder mee.`,
  few: "enkelen",
  nearSays:
    "Naar mensen die alleen bijna gelijk zijn wordt gevraagd; zij worden nooit vanzelf samengevoegd en tellen tot het antwoord beiden mee.",
  version: (version, hash) => `Versie ${version} van deze cijfers. Vingerafdruk ${hash}.`,
  hiddenSays:
    "Aantallen mensen onder de 5, en van overlevenden onder de 10, worden niet vrijgegeven, met zoveel andere als nodig is om ze niet te kunnen afleiden.",
  and: "en",
  unknown: "Onbekend",
};

export const reportWords: { readonly [language in ReportLanguage]: ReportWords } = { en, nl };
