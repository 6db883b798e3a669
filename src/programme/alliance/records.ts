// Alliance: the programme, the organisations that carry it out, their teams and people, and whom to call in each country.
// An organisation's record id is its tenant, a team's its stream. All of it is open: it speaks of colleagues at work, and
// only how to reach them privately is sealed.
import {
  choice,
  choices,
  date,
  file,
  group,
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

export const FundedProgramme = openType(
  "programme",
  { label: "Programme", plural: "Programmes", title: ["name"], when: "fromOn" },
  {
    name: required(text("Name")),
    donor: ref("organisation", "Donor"),
    activityId: text("The donor's activity number"),
    fromOn: date("From"),
    toOn: date("To"),
    follows: ref("programme", "Follows which programme"),
    reportDueOn: group("Reports due", { what: required(text("What")), on: required(date("On")) }),
  },
);

export const Organisation = openType(
  "organisation",
  { label: "Organisation", plural: "Organisations", title: ["name"] },
  {
    name: required(text("Name")),
    aliases: group("Other names it goes by", { name: required(text("Name")) }),
    kind: required(
      choice("Kind", { member: "Member of the alliance", partner: "Local partner", donor: "Donor", other: "Other" }),
    ),
    country: choice("Country", countries),
    member: ref("organisation", "Works with which member of the alliance", { when: { is: ["kind", "partner"] } }),
    orgId: text("Organisation identifier", { hint: "As in org-id.guide. Never a real one in a demonstration." }),
    website: text("Website"),
  },
);

export const CountryProgramme = openType(
  "country-programme",
  { label: "Country programme", plural: "Country programmes", title: ["country", "fromOn"], when: "fromOn" },
  {
    programme: ref("programme", "Programme"),
    country: required(choice("Country", countries)),
    lead: ref("organisation", "Led by"),
    fromOn: date("From"),
    toOn: date("To"),
    // Not every country works with all four groups every year: not applicable is not zero.
    groups: choices("Works with", {
      children: "Children",
      communities: "Families and communities",
      governments: "Governments",
      companies: "Companies",
    }),
  },
);

export const Team = openType(
  "team",
  { label: "Team", plural: "Teams", title: ["name"] },
  {
    name: required(text("Name")),
    organisation: required(ref("organisation", "Organisation")),
    country: choice("Country", countries),
    does: choices("Does", {
      cases: "Case management",
      training: "Training",
      companies: "Companies",
      governments: "Governments",
      communities: "Communities",
      livelihoods: "Livelihoods",
    }),
  },
);

export const Person = openType(
  "person",
  { label: "Colleague", plural: "Colleagues", title: ["name"] },
  {
    name: required(text("Name")),
    does: text("What they do"),
    organisation: required(ref("organisation", "Organisation")),
    languages: text("Languages"),
    telephone: sealed(text("Telephone")),
    email: sealed(text("E-mail")),
  },
);

export const Membership = openType(
  "membership",
  { label: "Membership", plural: "Memberships", title: ["person", "team"], when: "fromOn" },
  {
    person: required(ref("person", "Who")),
    team: required(ref("team", "Team")),
    role: required(text("Role")),
    fromOn: required(date("From")),
    toOn: date("To"),
  },
);

export const SafeguardingReadiness = openType(
  "safeguarding-readiness",
  {
    label: "Safeguarding readiness",
    plural: "Safeguarding readiness",
    title: ["organisation", "checkedOn"],
    when: "checkedOn",
  },
  {
    organisation: required(ref("organisation", "Organisation")),
    checkedOn: required(date("Checked on")),
    policy: yesNo("Has a child safeguarding policy"),
    code: yesNo("Everybody signed the code of conduct"),
    focalPoint: yesNo("Somebody is in charge of safeguarding"),
    procedures: yesNo("Has written steps for case management"),
    dataProtection: yesNo("Has agreed how data is protected and shared"),
    proof: file("Policy"),
    toDo: longText("Still to do"),
  },
);

export const Helpline = openType(
  "helpline",
  { label: "Helpline", plural: "Helplines", title: ["name", "country"] },
  {
    name: required(text("Name")),
    country: required(choice("Country", countries)),
    telephone: text("Telephone"),
    website: text("Website"),
    hours: text("When it answers"),
    languages: text("Languages"),
    forWhom: choices("For whom", { children: "Children", adults: "Adults", companies: "Companies" }),
    free: yesNo("Free to call"),
    checkedOn: date("Called by us to check on"),
    order: number("Place in the list", { least: 1 }),
  },
);

export const allianceTypes = [
  Organisation,
  CountryProgramme,
  Team,
  Person,
  Membership,
  FundedProgramme,
  SafeguardingReadiness,
  Helpline,
] as const;
