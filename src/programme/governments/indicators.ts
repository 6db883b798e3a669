// What governments count: officials trained, each once over government, police and judiciary; meetings, documents, court cases.
// G1 to G6 are the programme's own of 2017 to 2020; the passports are ours, since none was published. What changed stands in changes.ts.
import type { Indicator } from "#core/result/indicator.ts";
import { changesIndicators } from "./changes.ts";

const trained = {
  version: 1,
  rules: 1,
  unit: "people",
  measure: "people",
  rollUp: { periods: "unique", places: "unique" },
  by: ["country", "sex", "ageBand", "audience"],
  about: "people",
} as const;
const met = {
  version: 1,
  rules: 1,
  unit: "meetings",
  measure: "participations",
  rollUp: { periods: "sum", places: "sum" },
  by: ["country", "answer"],
  about: "organisations",
} as const;
const lawEnforcement = ["police", "judiciary"] as const;

export const officialsTrained: Indicator = {
  code: "G0",
  serves: [31],
  headline: true,
  version: 1,
  rules: 1,
  says: "Officials trained to recognise sexual exploitation and to act against it",
  unit: "people",
  measure: "people",
  among: {
    kinds: ["attended", "attended-headcount", "declared-g0"],
    where: { audience: ["government", "police", "judiciary", "officials"] },
  },
  rollUp: { periods: "unique", places: "unique" },
  by: ["country", "sex", "ageBand", "audience"],
  about: "people",
  passport: {
    counts:
      "Each official of government, police or judiciary who took part in a training day, once a year over all three; of officials counted without names, only those said to be new this year.",
    doesNotCount: "Officials met or visited; whoever gave the training; members of a committee who hold no office.",
    example:
      "A police officer takes part in March and, now at the court, in September: one official, once under police and once under judiciary.",
    good: "higher",
  },
};

export const governmentTrained: Indicator = {
  ...trained,
  code: "G1",
  serves: [31],
  says: "Government officials trained to recognise sexual exploitation and to act against it",
  among: { kinds: ["attended", "attended-headcount", "declared-g1"], where: { audience: ["government"] } },
  passport: {
    counts: "Each official of government who took part in a training day, once a year; without names only the new.",
    doesNotCount: "Police and judiciary: they stand in G2; officials of whom nobody said which kind: only in G0.",
    example: "A teacher employed by the municipality and a mayor take part in March: two.",
    good: "higher",
  },
};

export const justiceTrained: Indicator = {
  ...trained,
  code: "G2",
  serves: [31],
  says: "Police and judiciary staff trained in justice that is safe for children",
  among: {
    kinds: ["attended", "attended-headcount"],
    where: { audience: lawEnforcement, topic: ["child-safe-justice", "law-and-procedure", "first-response"] },
  },
  passport: {
    counts:
      "Each member of police, prosecution or court who took part in a training day on child-safe justice, law and procedure, or first response, once a year over both; without names only the new.",
    doesNotCount:
      "Training days on other topics: they stand in G0. Other officials: they stand in G1. Lawyers who hold no office.",
    example: "An officer takes part as police in March and, now at the court, in September: one, under both groups.",
    good: "higher",
  },
};

export const meetingsWithGovernment: Indicator = {
  ...met,
  code: "G3",
  serves: [11, 54],
  says: "Meetings with government",
  among: { kinds: ["institution-met"], where: { audience: ["government"] } },
  passport: {
    counts: "Each meeting with a government institution that was held in the period, whoever else was there.",
    doesNotCount: "Training days; a hearing in court, which stands in G6; the same meeting once more for each guest.",
    example: "Two talks with one municipal office in April and May: two meetings.",
    good: "none",
  },
};

export const meetingsWithJustice: Indicator = {
  ...met,
  code: "G4",
  serves: [54],
  says: "Meetings with police and judiciary",
  among: { kinds: ["institution-met"], where: { audience: lawEnforcement } },
  passport: {
    counts: "Each meeting with police, prosecution or a court that was held in the period.",
    doesNotCount: "Hearings attended: in one country they were once counted here, and they stand in G6.",
    example: "A talk with the court in May, and a round table led by the police in June: two meetings.",
    good: "none",
  },
};

export const documentsHandedOver: Indicator = {
  version: 1,
  rules: 1,
  code: "G5",
  serves: [54],
  says: "Lobby and advocacy documents handed over",
  unit: "documents",
  measure: "subjects",
  among: { kinds: ["document-handed-over"] },
  rollUp: { periods: "unique", places: "unique" },
  by: ["country", "audience"],
  about: "organisations",
  passport: {
    counts:
      "Each document that was handed to at least one institution or made public in the period, once; split by whether it went to government, police or judiciary.",
    doesNotCount: "A draft nobody received; the same document once more for a second institution.",
    example: "One brief goes to a ministry and to the police: one document, once under each.",
    good: "none",
  },
};

export const courtCasesFollowed: Indicator = {
  version: 1,
  rules: 1,
  code: "G6",
  serves: [20],
  says: "Court cases followed or attended",
  unit: "times",
  measure: "participations",
  among: { kinds: ["court-cases"] },
  rollUp: { periods: "sum", places: "sum" },
  by: ["country"],
  // Few cases at few courts: a small number would point at a child.
  about: "survivors",
  passport: {
    counts: "Court cases that were followed or attended, each in the period in which it was new this year.",
    doesNotCount: "Hearings; a case once more in the next quarter; legal aid to a child, which stands in C4.",
    example: "Six cases are followed until March, the same six and two more until June: eight.",
    good: "none",
  },
};

const platforms: Indicator = {
  code: "S2.4",
  serves: [11],
  version: 1,
  rules: 1,
  says: "Platforms on which those who protect children work together",
  unit: "organisations",
  measure: "subjects",
  among: { kinds: ["platform-at-work"] },
  rollUp: { periods: "unique", places: "unique" },
  by: ["country"],
  about: "organisations",
  passport: {
    counts: "Each council, task force or network in which we take part and which met or did something in the period.",
    doesNotCount:
      "A platform that exists on paper only; a single meeting with one institution, which stands in S2.4.1.",
    example: "A district council meets three times and a network of organisations never: one.",
    good: "higher",
  },
};

const together = (code: string, others: "services" | "companies", says: string, example: string): Indicator => ({
  code,
  serves: [11],
  version: 1,
  rules: 1,
  says,
  unit: "actions",
  measure: "participations",
  among: { kinds: [`done-with-${others}`] },
  rollUp: { periods: "sum", places: "sum" },
  by: ["country"],
  about: "organisations",
  passport: {
    counts: "Each thing that was done together on a platform in the period and written down with its day.",
    doesNotCount: "Meetings, and what was only agreed in one; what one member did alone.",
    example,
    good: "higher",
  },
});

export const governmentsIndicators = [
  officialsTrained,
  governmentTrained,
  justiceTrained,
  meetingsWithGovernment,
  meetingsWithJustice,
  documentsHandedOver,
  courtCasesFollowed,
  ...changesIndicators,
  platforms,
  together(
    "S2.4.2",
    "services",
    "Things done together with public services, police or courts",
    "A council writes one procedure for police and shelters and trains both: two, if each is entered.",
  ),
  together(
    "S2.4.3",
    "companies",
    "Things done together with companies",
    "A bus company and the police hand out one card at the station: one here, and one with public services.",
  ),
] as const;
