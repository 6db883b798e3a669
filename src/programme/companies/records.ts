// Companies: hotels, travel, transport, technology and mining; from a first talk to a policy that is kept and staff who know what to do.
// Everything is open but a contact's own details. Reports about guests or staff never enter here: they go to authorities and helplines.
import {
  choice,
  choices,
  date,
  group,
  kept,
  longText,
  number,
  ref,
  required,
  sealed,
  text,
  yesNo,
} from "#core/record/field.ts";
import { openType } from "#core/record/type.ts";
import { countries } from "../splits.ts";

const clauses = {
  zero: "No tolerance of sexual exploitation of children",
  staff: "Duties of staff",
  suppliers: "Clause for suppliers",
  reporting: "How to report",
  travellers: "Information for travellers",
  discipline: "What follows a breach",
} as const;
const policyStages = {
  "helped-draft": "Being helped to draw it up",
  drafted: "Drawn up",
  adopted: "Adopted",
  "signed-code": "Signed The Code",
} as const;

export const Company = openType(
  "company",
  { label: "Company", plural: "Companies", title: ["name"] },
  {
    name: required(text("Name")),
    aliases: text("Other names it goes by"),
    kind: required(
      choice("Kind", { "legal-entity": "Company (legal entity)", venue: "Hotel, shop or other venue of a company" }),
    ),
    of: ref("company", "Venue of which company", { when: { is: ["kind", "venue"] } }),
    sector: required(
      choice("Sector", {
        hotel: "Hotels and lodging",
        travel: "Travel and tours",
        transport: "Transport",
        food: "Restaurants and bars",
        technology: "Technology and telecommunication",
        mining: "Mining",
        finance: "Finance",
        association: "Association of companies",
        other: "Other",
      }),
    ),
    country: required(choice("Country", countries)),
    town: text("Town"),
    size: choice("Staff", { "1-9": "1 to 9", "10-49": "10 to 49", "50-249": "50 to 249", "250+": "250 and over" }),
    contactRole: text("Function of our contact"),
    contactName: sealed(text("Name of our contact")),
    contactTelephone: sealed(text("Telephone")),
    contactEmail: sealed(text("E-mail")),
    rowKey: kept(text("Row in the register it came from")),
  },
);

export const EngagementStep = openType(
  "engagement-step",
  { label: "Step with a company", plural: "Steps with companies", title: ["company", "step", "on"], when: "on" },
  {
    company: required(ref("company", "Company", { hint: "The legal entity; of a chain, the chain." })),
    step: required(
      choice("Step", {
        contacted: "Contacted",
        sensitised: "Knows the subject",
        "agreed-plan": "Agreed on a plan",
        reporting: "Has a way of reporting",
        "self-report": "Reported on the year",
        verified: "Verified",
        lapsed: "Stopped",
      }),
    ),
    on: required(date("On")),
    how: choice("How", { meeting: "Meeting", visit: "Visit", event: "Event", letter: "Letter or call" }),
    note: longText("Note", { hint: "No names of guests or staff." }),
  },
);

export const CompanyPolicy = openType(
  "company-policy",
  { label: "Company policy", plural: "Company policies", title: ["company", "stage", "on"], when: "on" },
  {
    company: required(ref("company", "Company", { hint: "The legal entity; of a chain, the chain." })),
    venue: ref("company", "Only for which venue"),
    stage: required(choice("How far", policyStages)),
    on: required(date("On")),
    helped: yesNo("Did we help with it?", {
      hint: "A text, a workshop, a review. A company that did it alone is welcome, and is not counted as helped.",
    }),
    help: choices(
      "What the help was",
      {
        workshop: "Workshop",
        text: "Sample text",
        review: "Review",
        legal: "Legal advice",
        translation: "Translation",
      },
      { when: { not: { is: ["helped", "no"] } } },
    ),
    clauses: choices("What it says", clauses),
    languages: text("Languages"),
    version: text("Version"),
    proof: text("Where the text is kept"),
    rowKey: kept(text("Row in the register it came from")),
  },
);

const grade = (label: string) =>
  choice(label, { none: "Nothing yet", begun: "Begun", done: "Done", proven: "Done, with proof" });

/** The six criteria of The Code for travel and tourism, once a year. */
export const SelfAssessment = openType(
  "self-assessment",
  { label: "Self-assessment", plural: "Self-assessments", title: ["company", "year"], when: "on" },
  {
    company: required(ref("company", "Company")),
    year: required(number("Year", { least: 2000, most: 2100 })),
    on: date("Filled in on"),
    policy: grade("1. Policy and procedures"),
    training: grade("2. Staff trained"),
    contracts: grade("3. Clause in contracts"),
    travellers: grade("4. Information for travellers"),
    partners: grade("5. Working with others"),
    yearly: grade("6. Yearly report"),
    proofs: group("Proof", { criterion: number("Criterion", { least: 1, most: 6 }), where: text("Where it is kept") }),
    staffCount: number("Staff", { least: 0 }),
    staffTrainedCount: number("Of them trained in the last twelve months", { least: 0 }),
    concernCount: number("Concerns passed to authorities or helplines", { least: 0, hint: "Only the number." }),
  },
);

export const companiesTypes = [Company, EngagementStep, CompanyPolicy, SelfAssessment] as const;
