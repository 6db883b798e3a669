// The words a figure can be split by, said once for every domain: countries, sexes, age bands, audiences, topics.
// Promise: an id stands in facts for ever; only its label may change. Bands are broad on purpose.
import { isDay, yearsBetween } from "#core/record/condition.ts";
import { companySizes, engagementSteps, policyStages, staffRoles } from "./companies/words.ts";
import { changeDirections, changed, justiceMeasures, lawStages } from "./governments/words.ts";
import { leavingReasons, leftBecause, livings } from "./livelihoods/words.ts";

/** ISO 3166-1 alpha-2. XX is reserved for private use and holds the invented country of faulty files. */
export const countries = {
  BR: "Brazil",
  DO: "Dominican Republic",
  BO: "Bolivia",
  CO: "Colombia",
  NI: "Nicaragua",
  PE: "Peru",
  BD: "Bangladesh",
  IN: "India",
  ID: "Indonesia",
  PH: "Philippines",
  TH: "Thailand",
  XX: "Example country",
} as const;

/** Never derived, never required: an empty answer is counted as unknown. */
export const sexes = {
  female: "Girl or woman",
  male: "Boy or man",
  other: "Other",
  unsaid: "Prefers not to say",
} as const;

export const ageBands = {
  "0-11": "0 to 11",
  "12-14": "12 to 14",
  "15-17": "15 to 17",
  "18-24": "18 to 24",
  "25+": "25 and over",
} as const;
export type AgeBand = keyof typeof ageBands;

/** The group a person belongs to when taking part. */
export const audiences = {
  children: "Children",
  parents: "Parents and caregivers",
  community: "Community members",
  government: "Government officials",
  police: "Police",
  judiciary: "Judiciary",
  officials: "Officials, not said of which kind",
  "company-staff": "Company staff",
} as const;

/** Whom a training day is held for: one group, or several at once. */
export const dayAudiences = { ...audiences, mixed: "Several groups" } as const;

export const topics = {
  "recognise-report": "What exploitation is and how to report it",
  "rights-and-peers": "Standing up for rights, protecting oneself and peers",
  "raise-among-peers": "Raising the subject among peers",
  "online-safety": "Safety online",
  "child-safe-justice": "Child-safe justice",
  "law-and-procedure": "Law and procedure",
  "first-response": "First response and referral",
  "hotel-staff": "Hotel staff: signs and what to do",
  "transport-staff": "Drivers and transport staff: signs and what to do",
  "business-duty": "The duty of a company to protect children",
  parenting: "Talking with children and supporting them",
  "committee-tasks": "Tasks of a child protection committee",
  "life-skills": "Life skills",
  "household-economy": "Earning and saving as a family",
} as const;

/** Whether a child was harmed or could be; never stated by learning or livelihoods. */
export const situations = { survivor: "Survivor", "at-risk": "At risk" } as const;

/** What is done for a child or a family. */
export const services = {
  shelter: "Shelter",
  health: "Health care",
  psychosocial: "Psychosocial support",
  education: "Education",
  "legal-aid": "Legal aid",
  vocational: "Vocational training",
  family: "Family support and reunification",
  material: "Material help",
} as const;

/** By what means a campaign reaches people. */
export const campaignMeans = {
  radio: "Radio",
  television: "Television",
  print: "Print",
  social: "Social media",
  street: "In the street",
  travel: "Material for travellers",
} as const;

/** How urgent a case is. */
export const riskLevels = { high: "High", medium: "Medium", low: "Low" } as const;

/** When somebody asks how it is after a return. */
export const returnMoments = {
  "months-3": "After 3 months",
  "months-6": "After 6 months",
  "months-12": "After 12 months",
} as const;

/** How far a referral or a concern has come, as it is counted; each holds what came before it. */
export const standings = {
  asked: "Asked",
  accepted: "Accepted",
  delivered: "Help was given",
  "fed-back": "The child was asked how it went",
  "not-helped": "Declined or stopped",
  open: "Not answered yet",
  answered: "Answered",
} as const;

/** States a figure is split by. */
export const states: { readonly [id: string]: string } = {
  ...standings,
  told: "Told",
  "being-checked": "Being checked",
  substantiated: "Substantiated",
  "set-aside": "Set aside",
  "after-3": "After 3 months",
  "after-6": "After 6 months",
  "after-12": "After 12 months",
};

/** An outcome that stands, however well it is checked; and the changes that are for the better. */
export const told = ["told", "being-checked", "substantiated"] as const;
export const forTheBetter = ["adopted", "improved", "blocked"] as const;

/** What a figure is split by where a question was answered. */
export const answers: { readonly [id: string]: string } = { yes: "Yes", no: "No", ...changeDirections };

/** What a declared total says where a figure counts several kinds and nobody said which. */
export const SEVERAL = "several";

/** Who leads an organisation, as the donor tells them apart. */
export const leaderships = {
  women: "Women",
  youth: "Young people",
  both: "Young women",
  neither: "Neither women nor young people",
  community: "A community",
  network: "A network of organisations",
} as const;

/** The codes a figure of this programme is split by. */
export const codes: { readonly [id: string]: string } = {
  ...lawStages,
  ...policyStages,
  ...engagementSteps,
  ...companySizes,
  ...staffRoles,
  ...changed,
  ...justiceMeasures,
  ...Object.fromEntries(Object.entries(leavingReasons).map(([id, label]) => [leftBecause(id), label])),
  ...livings,
  ...services,
  ...campaignMeans,
  police: "Police",
  ...returnMoments,
  ...leaderships,
  [SEVERAL]: "Several, or not said which",
};

/** From which age, in whole years, each band begins. */
export const ageBandEdges = [
  [0, "0-11"],
  [12, "12-14"],
  [15, "15-17"],
  [18, "18-24"],
  [25, "25+"],
] as const satisfies readonly (readonly [least: number, band: AgeBand])[];

/** The band of an age in whole years; nothing for what is no age. */
export function ageBandOf(years: number | undefined): AgeBand | undefined {
  return years === undefined ? undefined : ageBandEdges.findLast(([least]) => years >= least)?.[1];
}

/** The band of somebody born on one calendar day on another; nothing where either is missing or birth lies after. */
export function ageBandOn(bornOn: unknown, on: unknown): AgeBand | undefined {
  return isDay(bornOn) && isDay(on) ? ageBandOf(yearsBetween(bornOn, on)) : undefined;
}

/** These answers without the ones nobody gave: a fact never says "undefined". */
export function given<T extends object>(answers: T): { readonly [name in keyof T]?: Exclude<T[name], undefined> } {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined)) as never;
}
