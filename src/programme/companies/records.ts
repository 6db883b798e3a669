// Companies: hotels, travel, transport, technology and mining; from a first talk to a policy that is kept and staff who know what to do.
// Everything is open but a contact's own details. Reports about guests or staff never enter here: they go to authorities and helplines.
import {
  choice,
  choices,
  date,
  group,
  kept,
  longText,
  ref,
  required,
  sealed,
  text,
  yesNo,
} from "#core/record/field.ts";
import { openType } from "#core/record/type.ts";
import { countries } from "../splits.ts";
import { companyDue } from "./due.ts";
import { SelfAssessment, StaffCard, TravellerMaterial } from "./the-code.ts";
import { companySizes, engagementSteps, policyStages } from "./words.ts";
import { companyWorkflow } from "./workflow.ts";

const clauses = {
  zero: "No tolerance of sexual exploitation of children",
  staff: "Duties of staff",
  suppliers: "Clause for suppliers",
  reporting: "How to report",
  travellers: "Information for travellers",
  discipline: "What follows a breach",
  hiring: "Checks when hiring for work near children",
  training: "Training of new staff, and again every year",
  guests: "Adults who arrive with a child are asked for papers",
  online: "Use of the company's network and devices",
  data: "Children's data and pictures",
  responsible: "Who in the company answers for it",
} as const;

const aCompany = { hint: "The legal entity; of a chain, the chain." } as const;
const aVenue = { hint: "Where only one hotel, shop or branch takes part." } as const;

export const Company = openType(
  "company",
  {
    label: "Company",
    plural: "Companies",
    serves: [26, 27, 28, 29, 56, 57],
    title: ["name"],
    workflow: companyWorkflow,
    due: companyDue,
  },
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
    size: choice("Staff", companySizes, {
      hint: "A guest house of six counts as much as a chain: small venues are seen here, too.",
    }),
    memberOf: ref("company", "Member of which association", { when: { not: { is: ["sector", "association"] } } }),
    why: choices("Why we work with it", {
      destination: "At a destination of many visitors",
      route: "On a route children are taken along",
      online: "Its services are used online to reach children",
      chain: "Others in the trade follow it",
      asked: "It asked us",
      community: "Children or the community named its trade",
    }),
    contactRole: text("Function of our contact", { section: "Contact" }),
    contactName: sealed(text("Name of our contact")),
    contactTelephone: sealed(text("Telephone")),
    contactEmail: sealed(text("E-mail")),
    codeStatus: choice(
      "The Code",
      {
        "not-asked": "Not talked about",
        considering: "Thinks about it",
        "approved-waiting": "Approved, waiting for membership",
        member: "Member",
        "top-member": "Top Member",
        ended: "No longer a member",
      },
      {
        section: "The Code and what came of it",
        hint: "The Code for travel and tourism, with its six criteria.",
        when: { in: ["sector", codeSectors()] },
      },
    ),
    codeSignedOn: date("Signed The Code, or adopted its policy, on"),
    planDueOn: date("Action plan due on", { when: { answered: "codeSignedOn" } }),
    reportingRoute: choice(
      "Where staff report what worries them",
      {
        police: "To the police",
        helpline: "To a helpline",
        authority: "To the child protection authority",
        inside: "To somebody in the company, who passes it on",
      },
      { hint: "Reports never come into this system." },
    ),
    publicProfile: yesNo("May be named in public as a company that takes part"),
    givesTrainings: yesNo("Trains others", {
      hint: "A company that teaches is also a trainer organisation; it is not counted as trained for it.",
    }),
    lapsedBecause: choice("Why it stopped", {
      owner: "New owner or manager",
      closed: "Closed",
      cost: "Cost or time",
      unwilling: "No longer wants to",
      "not-kept": "Did not keep its promises",
      "no-answer": "Does not answer",
    }),
    rowKey: kept(text("Row in the register it came from")),
  },
);

export const EngagementStep = openType(
  "engagement-step",
  {
    label: "Step with a company",
    plural: "Steps with companies",
    serves: [27, 56],
    title: ["company", "step", "on"],
    when: "on",
    due: [
      {
        id: "agreed-next",
        says: "Do what was agreed with the company",
        from: "nextOn",
        who: ["partner-officer"],
        act: { answer: "nextDoneOn" },
      },
    ],
  },
  {
    company: required(ref("company", "Company", aCompany)),
    venue: ref("company", "Hotel or other venue", aVenue),
    step: required(choice("Step", engagementSteps)),
    on: required(date("On")),
    how: choice("How", { meeting: "Meeting", visit: "Visit", event: "Event", letter: "Letter or call" }),
    withWhom: choices("With whom", {
      owner: "Owner or board",
      managers: "Managers",
      staff: "Staff",
      union: "Union",
      association: "Association of companies",
      government: "Somebody of government was there",
    }),
    left: choices("What we left there", {
      information: "Information on the subject",
      sample: "Sample policy or clause",
      cards: "Cards for staff",
      travellers: "Information for travellers",
      contacts: "Numbers to call",
    }),
    note: longText("Note", { hint: "No names of guests or staff." }),
    agreed: text("What was agreed", { section: "What comes next" }),
    nextOn: date("Next on"),
    nextDoneOn: date("Done on", { when: { answered: "nextOn" } }),
  },
);

export const CompanyPolicy = openType(
  "company-policy",
  {
    label: "Company policy",
    plural: "Company policies",
    serves: [26, 56],
    title: ["company", "stage", "on"],
    when: "on",
    due: [
      {
        id: "ask-adopted",
        says: "Ask whether the policy was adopted",
        from: "on",
        months: 3,
        when: { all: [{ in: ["stage", ["helped-draft", "drafted"]] }, { is: ["followed", "yes"] }] },
        who: ["partner-officer"],
        act: { answer: "adoptedOn" },
      },
      {
        id: "review-policy",
        says: "Review the policy with the company, and set the next day",
        from: "reviewOn",
        who: ["partner-officer"],
        act: { answer: "reviewOn" },
      },
    ],
  },
  {
    company: required(ref("company", "Company", aCompany)),
    venue: ref("company", "Only for which venue"),
    stage: required(choice("How far", policyStages)),
    on: required(date("On")),
    helped: yesNo("Did we help with it?", {
      section: "Our help",
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
    clauses: choices("What it says", clauses, { section: "The text" }),
    languages: text("Languages"),
    version: text("Version"),
    proof: text("Where the text is kept"),
    signedByRole: text("Function of whoever signed", { hint: "No name." }),
    knownTo: choices("Who in the company knows it", {
      managers: "Managers",
      staff: "All staff",
      suppliers: "Suppliers",
      guests: "Guests or users",
    }),
    followed: yesNo("We follow it until it is adopted", {
      section: "What comes next",
      when: { in: ["stage", ["helped-draft", "drafted"]] },
    }),
    adoptedOn: date("Adopted on", { when: { is: ["followed", "yes"] } }),
    reviewOn: date("To be reviewed on"),
    reviewedOn: date("Reviewed on", { when: { answered: "reviewOn" } }),
    changes: group("Versions before this one", {
      version: required(text("Version")),
      on: date("Of"),
      what: text("What changed"),
    }),
    rowKey: kept(text("Row in the register it came from")),
  },
);

/** The sectors The Code speaks of. */
function codeSectors(): readonly string[] {
  return ["hotel", "travel", "transport", "food", "association", "other"];
}

export const companiesTypes = [
  Company,
  EngagementStep,
  CompanyPolicy,
  SelfAssessment,
  StaffCard,
  TravellerMaterial,
] as const;
