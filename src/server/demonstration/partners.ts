// The invented partners of the demonstration: who they are, how they keep their registers, and how much of the year was theirs.
// Promise: no name, place or number of a real organisation; a country that ran no trainings for children has none here.

/** How a partner writes: each partner has habits, and no two the same. */
export interface Habits {
  readonly language: "es" | "pt" | "id" | "en" | "nl";
  readonly format: "xlsx" | "csv" | "kobo";
  /** `cell` is a real date cell; `long` names the month. */
  readonly days: "cell" | "dmy" | "mdy" | "iso" | "long" | "dotted";
  readonly digits: "latin" | "bengali" | "devanagari" | "thai";
  readonly sexes: "letters" | "words" | "hombre";
  /** How people are told apart: by a code of the partner's own, or by name, birth date and village. */
  readonly people: "code" | "born";
  /** Whether each row carries a number of its own. */
  readonly numbered: boolean;
  readonly titles: boolean;
  readonly totals: boolean;
  readonly gaps: boolean;
  /** One file a half-year, or one file with a sheet for each quarter. */
  readonly files: "halves" | "quarters";
}

export interface Partner {
  readonly key: string;
  readonly name: string;
  readonly country: string;
  readonly habits: Habits;
  /** Shares of the year's figures: children who know, trained in rights, survivors, officials, committees, policies, companies trained. */
  readonly shares: { readonly [figure in Figure]: number };
}

export const figures = ["C1", "C2", "C4", "G0", "F3", "P2", "P4"] as const;
export type Figure = (typeof figures)[number];

const usual: Habits = {
  language: "en",
  format: "xlsx",
  days: "dmy",
  digits: "latin",
  sexes: "letters",
  people: "born",
  numbered: false,
  titles: true,
  totals: true,
  gaps: false,
  files: "halves",
};

function partner(
  key: string,
  name: string,
  country: string,
  shares: readonly [number, number, number, number, number, number, number],
  habits: Partial<Habits>,
): Partner {
  const [C1, C2, C4, G0, F3, P2, P4] = shares;
  return {
    key,
    name: `Example Partner ${name}`,
    country,
    habits: { ...usual, ...habits },
    shares: { C1, C2, C4, G0, F3, P2, P4 },
  };
}

export const partners: readonly Partner[] = [
  partner("br-north", "Brazil North", "BR", [5, 4, 4, 4, 2, 2, 6], { language: "pt", days: "cell", people: "code" }),
  partner("br-south", "Brazil South", "BR", [4, 3, 3, 3, 1, 1, 5], {
    language: "pt",
    format: "csv",
    sexes: "words",
    gaps: true,
  }),
  partner("do-south", "Dominican Republic South", "DO", [6, 5, 2, 3, 4, 2, 5], {
    language: "es",
    days: "long",
    sexes: "words",
  }),
  partner("do-east", "Dominican Republic East", "DO", [4, 3, 2, 2, 2, 2, 9], {
    language: "es",
    sexes: "hombre",
    people: "code",
    numbered: true,
  }),
  partner("bo-high", "Bolivia Highlands", "BO", [4, 3, 3, 3, 1, 1, 3], {
    language: "es",
    days: "cell",
    files: "quarters",
  }),
  partner("bo-low", "Bolivia Lowlands", "BO", [3, 2, 2, 2, 1, 1, 2], {
    language: "es",
    format: "csv",
    days: "iso",
    people: "code",
  }),
  partner("co-coast", "Colombia Coast", "CO", [6, 5, 4, 5, 2, 3, 9], { language: "es", days: "dmy", gaps: true }),
  partner("co-north", "Colombia North", "CO", [3, 3, 2, 2, 1, 1, 5], {
    language: "es",
    sexes: "words",
    people: "code",
    numbered: true,
  }),
  partner("co-inland", "Colombia Inland", "CO", [2, 2, 2, 2, 1, 1, 3], {
    language: "es",
    format: "csv",
    days: "dotted",
  }),
  partner("ni-pacific", "Nicaragua Pacific", "NI", [4, 4, 3, 2, 2, 1, 3], { language: "es", days: "cell" }),
  partner("ni-lakes", "Nicaragua Lakes", "NI", [2, 2, 1, 1, 1, 0, 2], {
    language: "es",
    format: "csv",
    sexes: "hombre",
  }),
  // Peru worked with communities, governments and companies only in this year: children trained are not zero there, they do not apply.
  partner("pe-capital", "Peru Capital", "PE", [0, 0, 0, 8, 1, 3, 8], { language: "es", days: "dmy", people: "code" }),
  partner("pe-amazon", "Peru Amazon", "PE", [0, 0, 0, 6, 2, 2, 4], {
    language: "es",
    format: "csv",
    days: "iso",
    people: "code",
  }),
  partner("bd-delta", "Bangladesh Delta", "BD", [5, 3, 6, 2, 2, 0, 1], {
    days: "dmy",
    digits: "bengali",
    sexes: "words",
    people: "code",
  }),
  partner("bd-hills", "Bangladesh Hills", "BD", [3, 2, 4, 1, 1, 0, 1], {
    language: "nl",
    days: "dotted",
    sexes: "letters",
  }),
  partner("in-east", "India East", "IN", [6, 4, 6, 5, 2, 1, 3], { days: "cell", people: "code" }),
  partner("in-north", "India North", "IN", [4, 2, 5, 3, 1, 0, 2], {
    format: "kobo",
    days: "iso",
    sexes: "words",
    numbered: true,
  }),
  partner("in-west", "India West", "IN", [3, 2, 4, 2, 1, 1, 2], { days: "dmy", digits: "devanagari" }),
  partner("id-java", "Indonesia Java", "ID", [6, 4, 5, 6, 2, 2, 5], { language: "id", days: "long" }),
  partner("id-islands", "Indonesia Islands", "ID", [4, 3, 3, 4, 1, 2, 5], {
    language: "id",
    format: "csv",
    people: "code",
    gaps: true,
  }),
  partner("id-straits", "Indonesia Straits", "ID", [3, 2, 3, 3, 1, 1, 3], {
    language: "id",
    sexes: "words",
    days: "cell",
  }),
  partner("ph-visayas", "Philippines Visayas", "PH", [5, 4, 5, 4, 2, 1, 3], { days: "mdy", people: "code" }),
  partner("ph-north", "Philippines North", "PH", [3, 2, 3, 3, 1, 1, 2], {
    format: "csv",
    days: "mdy",
    sexes: "words",
    numbered: true,
  }),
  partner("th-north", "Thailand North", "TH", [4, 3, 4, 5, 1, 1, 2], { days: "dmy", digits: "thai" }),
  partner("th-coast", "Thailand Coast", "TH", [3, 2, 3, 4, 1, 2, 6], { days: "iso", sexes: "words", people: "code" }),
];

/** A partner that makes the mistakes others were seen to make, in a country that is on no map. It enters none of the figures. */
export const faultyPartner: Partner = partner("xx-example", "of the Example country", "XX", [0, 0, 0, 0, 0, 0, 0], {
  days: "dmy",
});

/** What the parts of a partner's year add up to, over all partners, to what was published for 2016. */
export const published: { readonly [figure in Figure]: number } = {
  C1: 3667,
  C2: 2102,
  C4: 909,
  F3: 36,
  P2: 31,
  P4: 95,
  G0: 1745,
};
