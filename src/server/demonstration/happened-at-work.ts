// What the programme officer at home has in hand: a chain and a guest house, a by-law in the making, an outcome to be confirmed, and a class.
// Invented and gentle; what is due about it falls around the demonstration's today. None of it enters the seven figures.
import { fieldTeam } from "./colleagues.ts";
import type { Told } from "./desk.ts";
import { inClass } from "./happened-in-class.ts";
import { acts, type Happening, id, moved, said } from "./happening.ts";

const TOWN = "Heronbridge";
const COUNTRY = "IN";

export function atWork(key: string): readonly Happening[] {
  const stream = fieldTeam(key);
  return [
    ...acts("partner-officer", stream, ...companies(), ...law(), ...inClass()),
    ...acts("results-officer", stream, { record: id("work chain"), type: "company", on: "2016-11-30", move: "verify" }),
  ];
}

function companies(): readonly Told[] {
  const chain = id("work chain");
  const house = id("work guest house");
  const place = { sector: "hotel", country: COUNTRY, town: TOWN } as const;
  return [
    said("work chain", "company", "2015-09-14", {
      ...place,
      name: "Example Heron Hotels (invented)",
      kind: "legal-entity",
      size: "250+",
      why: ["destination", "chain"],
      contactRole: "Head of staff",
      codeStatus: "member",
      codeSignedOn: "2015-12-15",
      reportingRoute: "helpline",
      publicProfile: "yes",
    }),
    said("work guest house", "company", "2016-10-24", {
      ...place,
      name: "Example Reed Guest House (invented)",
      kind: "legal-entity",
      size: "1-9",
      why: ["destination", "asked"],
      contactRole: "Owner",
      planDueOn: "2016-12-16",
      codeSignedOn: "2016-11-21",
      codeStatus: "considering",
    }),
    said("work step talk", "engagement-step", "2015-09-14", {
      company: chain,
      step: "contacted",
      on: "2015-09-14",
      how: "meeting",
      withWhom: ["managers"],
      left: ["information", "sample"],
    }),
    said("work step house", "engagement-step", "2016-10-24", {
      company: house,
      step: "sensitised",
      on: "2016-10-24",
      how: "visit",
      withWhom: ["owner", "staff"],
      left: ["cards", "contacts"],
      agreed: "Come back with the card in Hindi and Bengali",
      nextOn: "2016-12-13",
    }),
    said("work policy", "company-policy", "2015-12-15", {
      company: chain,
      stage: "signed-code",
      on: "2015-12-15",
      helped: "yes",
      help: ["workshop", "review"],
      clauses: ["zero", "staff", "suppliers", "reporting", "guests", "responsible"],
      languages: "English, Hindi",
      version: "1",
      proof: "Archive of the partner, folder of companies",
      reviewOn: "2016-12-15",
    }),
    // A day of the year before: it makes the refresher due and enters no figure of 2016.
    said("work training", "training-day", "2015-12-11", {
      title: "Staff of Heron Hotels",
      heldOn: "2015-12-11",
      country: COUNTRY,
      place: TOWN,
      audience: "company-staff",
      topics: ["hotel-staff"],
      companies: [
        { id: "1", company: chain, role: "front-desk", staffCount: 14, fresh: 14 },
        { id: "2", company: chain, role: "housekeeping", staffCount: 22, fresh: 22 },
      ],
    }),
    ...moved("work training", "training-day", "2015-12-11", "hold"),
    ...moved("work chain", "company", "2015-12-15", "train", "commit"),
    ...moved("work guest house", "company", "2016-10-24", "contact", "sensitise"),
    said("work year of the chain", "self-assessment", "2016-11-07", {
      company: chain,
      year: 2016,
      on: "2016-11-07",
      filledInBy: "together",
      policy: "proven",
      training: "done",
      contracts: "begun",
      travellers: "done",
      partners: "done",
      yearly: "done",
      proofs: [{ id: "1", criterion: 1, kind: "text", where: "Archive of the partner, folder of companies" }],
      staffCount: 310,
      staffTrainedCount: 196,
      staffLeftCount: 41,
      suppliersCount: 24,
      suppliersSignedCount: 9,
      concernCount: 1,
      planNextYear: "The clause for all suppliers; housekeeping trained again in January.",
    }),
    ...moved("work chain", "company", "2016-11-07", "open-reporting", "report-year"),
    said("work card", "staff-card", "2016-06-13", {
      name: "Front desk",
      country: COUNTRY,
      language: "English",
      roles: ["front-desk", "security"],
      signs: [
        { id: "1", says: "An adult does not let a child speak" },
        { id: "2", says: "Papers of a child are missing, or shown by somebody else" },
      ],
      steps: [
        { id: "1", says: "Stay calm and friendly, and tell whoever is on duty" },
        { id: "2", says: "Call the helpline, or the police if there is danger" },
      ],
      never: [{ id: "1", says: "Question the child, or accuse anybody" }],
      alsoCall: "The police",
      version: "2",
      checkedOn: "2016-06-13",
      inUse: "yes",
      printedCount: 120,
    }),
    said("work travellers", "traveller-material", "2016-11-14", {
      name: "Poster at the station",
      kind: "poster",
      country: COUNTRY,
      destination: TOWN,
      says: ["report", "child", "choose"],
      seasons: ["holidays"],
      seasonFromOn: "2016-12-20",
      fromOn: "2016-11-14",
    }),
  ];
}

function law(): readonly Told[] {
  const office = id("municipal office");
  return [
    said("work by-law", "policy-process", "2015-11-09", {
      name: "By-law on guest houses (invented)",
      says: "Every guest house asks for the papers of a child, and knows whom to call.",
      instrument: "by-law",
      level: "municipal",
      country: COUNTRY,
      institution: office,
      startedOn: "2015-11-09",
      stages: [
        { id: "1", stage: "raised", on: "2015-11-09", who: "A teachers' group", we: ["evidence"] },
        { id: "2", stage: "discussed", on: "2016-02-10", who: "Municipal office", we: ["hearing", "children"] },
        {
          id: "3",
          stage: "drafted",
          on: "2016-06-14",
          who: "Legal desk of the office",
          we: ["proposal"],
          proof: "Draft of 14 June, archive of the partner",
        },
      ],
      aim: "adopted",
      against: "Owners fear the paperwork.",
      decisionOn: "2016-12-20",
      budgetLine: "no",
      rule: "unknown",
      owner: "Legal desk of the municipal office",
      lasting: "fragile",
    }),
    said("work brief", "advocacy-document", "2016-10-10", {
      name: "Why a by-law on guest houses",
      country: COUNTRY,
      institutions: [{ id: "1", institution: office }],
      handedOn: "2016-10-10",
      kind: ["brief", "model"],
      process: id("work by-law"),
      madeWith: ["children", "partners"],
      where: "Archive of the partner, folder 2016",
      answerAsked: "yes",
    }),
    said("work outcome", "harvested-outcome", "2016-10-17", {
      says: "The municipal office drafts a by-law on guest houses and lets owners and young people speak about it.",
      country: COUNTRY,
      happenedOn: "2016-06-14",
      area: TOWN,
      actor: "government",
      institution: office,
      level: "municipal",
      instrument: "by-law",
      process: id("work by-law"),
      direction: "improved",
      significance: "Guest houses were the place nobody asked about.",
      contribution: "We gave a model text; a teachers' group had raised it, and the legal desk wrote the draft.",
      contributionSize: "some",
      agents: ["children", "partner", "officials"],
      planned: "yes",
      sources: [{ id: "1", kind: "document", where: "Draft of 14 June, archive of the partner" }],
      budgetLine: "no",
      toSubstantiate: "yes",
      askedOn: "2016-11-10",
      askedRole: "Lecturer in public law, not of the programme",
    }),
    ...moved("work outcome", "harvested-outcome", "2016-11-10", "ask-check"),
  ];
}
