// Alliance: the programme, the organisations that carry it out, their teams and people, and whom to call in each country.
// An organisation's record id is its tenant, a team's its stream. All of it is open: it speaks of colleagues at work, and
// only how to reach them privately is sealed. What was agreed with a donor is in contract.ts, what keeps children safe in safety.ts.
import {
  choice,
  choices,
  date,
  file,
  group,
  longText,
  money,
  ref,
  required,
  sealed,
  text,
  yesNo,
} from "#core/record/field.ts";
import { openType } from "#core/record/type.ts";
import { countries } from "../splits.ts";
import { AccessLine } from "./access.ts";
import { CapacityCheck } from "./capacity.ts";
import { Instalment, ReportDeadline } from "./contract.ts";
import { Helpline, SafeguardingReadiness } from "./safety.ts";

export const FundedProgramme = openType(
  "programme",
  { serves: [1, 2, 34], label: "Programme", plural: "Programmes", title: ["name"], when: "fromOn" },
  {
    name: required(text("Name")),
    shortName: text("Short name"),
    donor: ref("organisation", "Donor"),
    lead: ref("organisation", "Led by"),
    activityId: text("The donor's activity number", { hint: "Never a real one in a demonstration." }),
    contract: group("Contract and what changed it", {
      what: required(
        choice("What", {
          proposal: "Proposal",
          contract: "Contract",
          amendment: "Amendment",
          extension: "Extension",
          ending: "Letter that ends it",
        }),
      ),
      signedOn: date("Signed on"),
      reference: text("Reference"),
      amount: money("Amount it names", { currencies: ["EUR"] }),
      paper: file("Signed copy"),
    }),
    committed: money("Granted in all", { currencies: ["EUR"] }),
    fromOn: date("From"),
    toOn: date("To"),
    countedFromOn: date("First day whose work is counted", {
      hint: "If it differs from the first day of the contract.",
    }),
    goal: longText("What it is for", { hint: "In the words of the contract." }),
    follows: ref("programme", "Follows which programme"),
    changedOver: longText("What carries over from the one before", {
      hint: "Which figures can be compared with it, and which cannot.",
      when: { answered: "follows" },
    }),
    reportDueOn: group("Reports due", { what: required(text("What")), on: required(date("On")) }),
  },
);

export const Organisation = openType(
  "organisation",
  { serves: [1], label: "Organisation", plural: "Organisations", title: ["name"] },
  {
    name: required(text("Name")),
    shortName: text("Short name"),
    legalName: text("Name in its statutes"),
    aliases: group("Other names it goes by", { name: required(text("Name")), note: text("Where it is written so") }),
    kind: required(
      choice("Kind", { member: "Member of the alliance", partner: "Local partner", donor: "Donor", other: "Other" }),
    ),
    country: choice("Country", countries),
    member: ref("organisation", "Works with which member of the alliance", { when: { is: ["kind", "partner"] } }),
    roles: group(
      "Its part in the programme, by period",
      {
        part: required(
          choice("Part", {
            lead: "Leads the alliance",
            member: "Member",
            "country-lead": "Leads in a country",
            partner: "Carries out",
            funder: "Funds",
            network: "Brings a network in",
            auditor: "Audits or evaluates",
          }),
        ),
        programme: ref("programme", "Programme"),
        country: choice("Country", countries, { hint: "Empty: everywhere." }),
        fromOn: required(date("From")),
        toOn: date("To"),
      },
      { hint: "A new row when its part changes; the old one keeps its last day." },
    ),
    orgId: text("Organisation identifier", { hint: "As in org-id.guide. Never a real one in a demonstration." }),
    otherIds: group("Other identifiers", {
      list: required(text("Register or list")),
      id: required(text("Number")),
      checkedOn: date("Checked on"),
    }),
    website: text("Website"),
    notNamed: yesNo("Must not be named in what is published", {
      hint: "Where being known to do this work is dangerous. It is then published as a partner in its region.",
    }),
    notNamedWhy: longText("Why, and who decided", { when: { is: ["notNamed", "yes"] } }),
    publishesItself: yesNo("Publishes its own activities"),
    controller: choice("Who answers for the data it keeps with us", {
      itself: "The organisation itself",
      member: "The member it works with",
      together: "Both together",
    }),
    agreement: file("Agreement on data, signed"),
  },
);

export const CountryProgramme = openType(
  "country-programme",
  {
    label: "Country programme",
    plural: "Country programmes",
    serves: [1, 58],
    title: ["country", "fromOn"],
    when: "fromOn",
    due: [
      {
        id: "targets",
        says: "Agree on the targets of this country",
        from: "fromOn",
        months: 2,
        until: { type: "target", by: "countryProgramme" },
        who: ["alliance-desk"],
        act: { create: "target" },
      },
      {
        id: "baseline",
        says: "Enter the baseline, or say that none was measured",
        from: "fromOn",
        months: 6,
        until: { type: "baseline", by: "countryProgramme" },
        who: ["alliance-desk"],
        act: { create: "baseline" },
      },
    ],
  },
  {
    programme: ref("programme", "Programme"),
    country: required(choice("Country", countries)),
    lead: ref("organisation", "Led by"),
    fromOn: date("From"),
    toOn: date("To", { hint: "A country that leaves keeps its figures until this day." }),
    areas: text("Where in the country", { hint: "Provinces or districts; never an address." }),
    // Not every country works with all four groups every year: not applicable is not zero.
    groups: choices("Works with", {
      children: "Children",
      communities: "Families and communities",
      governments: "Governments",
      companies: "Companies",
    }),
    notApplicable: group(
      "Indicators that do not apply here",
      { indicator: required(text("Indicator")), why: required(text("Why")) },
      { hint: "Not applicable is neither zero nor missing." },
    ),
    caseworkAllowed: yesNo("Cases may be kept here", {
      hint: "Only when each partner's safeguarding readiness is complete.",
    }),
    consentAge: longText("From which age a child agrees for itself, by which law"),
    reportingDuty: longText("What must be reported to whom by law, and how soon"),
  },
);

export const Team = openType(
  "team",
  { serves: [1], label: "Team", plural: "Teams", title: ["name"] },
  {
    name: required(text("Name")),
    organisation: required(ref("organisation", "Organisation")),
    country: choice("Country", countries),
    area: text("Works where", { hint: "A province or district; never an address." }),
    does: choices("Does", {
      cases: "Case management",
      training: "Training",
      companies: "Companies",
      governments: "Governments",
      communities: "Communities",
      livelihoods: "Livelihoods",
    }),
    fromOn: date("Since"),
    toOn: date("Until"),
  },
);

export const Person = openType(
  "person",
  { serves: [1], label: "Colleague", plural: "Colleagues", title: ["name"] },
  {
    name: required(text("Name")),
    calledName: text("Name to be called by"),
    does: text("What they do"),
    organisation: required(ref("organisation", "Organisation")),
    languages: text("Languages"),
    fromOn: date("Works here since"),
    toOn: date("Until"),
    codeSignedOn: date("Signed the code of conduct on"),
    checkedOn: date("Background checked on", {
      hint: "Only that it was done and found in order; the paper stays with the organisation.",
    }),
    trainedOn: date("Last trained in safeguarding on"),
    telephone: sealed(text("Telephone")),
    email: sealed(text("E-mail")),
  },
);

export const Membership = openType(
  "membership",
  {
    label: "Membership",
    plural: "Memberships",
    serves: [1],
    title: ["person", "team"],
    when: "fromOn",
    due: [
      {
        id: "ends",
        says: "Access ends: ask whether the work is done",
        from: "toOn",
        days: -7,
        when: { not: { answered: "endedOn" } },
        who: ["administrator"],
        act: { answer: "endedOn" },
      },
    ],
  },
  {
    person: required(ref("person", "Who")),
    team: required(ref("team", "Team")),
    role: required(text("Role")),
    visitor: yesNo("An auditor, evaluator or other visitor", { hint: "A visitor always has a last day." }),
    purpose: longText("What for, and who asked for it", { when: { is: ["visitor", "yes"] } }),
    fromOn: required(date("From")),
    toOn: date("To"),
    standsInFor: ref("person", "Stands in for"),
    endedOn: date("Access was taken away on"),
  },
);

export const staffTypes = [
  Organisation,
  CountryProgramme,
  Team,
  Person,
  Membership,
  FundedProgramme,
  SafeguardingReadiness,
  Helpline,
] as const;

export const allianceTypes = [...staffTypes, ReportDeadline, Instalment, CapacityCheck, AccessLine] as const;
