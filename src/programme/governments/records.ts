// Governments: those who owe children protection, what was said to them, and what they changed.
// An outcome is what somebody else did differently, told with our part in it and checked by one who knows (Outcome Harvesting).
// All of it is open: it speaks of institutions, never of a child. Officials who were trained stand in learning.
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
import { outcomeWorkflow } from "./workflow.ts";

const levels = {
  village: "Village or quarter",
  municipal: "Municipality",
  provincial: "Province or state",
  national: "National",
  regional: "Region of the world",
  global: "Global",
} as const;
const instruments = {
  law: "Law",
  policy: "Government policy",
  "by-law": "By-law",
  "company-policy": "Company policy",
  agreement: "International agreement",
  protocol: "Protocol or procedure",
  budget: "Budget line",
} as const;

export const Institution = openType(
  "institution",
  { label: "Institution", plural: "Institutions", title: ["name"] },
  {
    name: required(text("Name")),
    aliases: text("Other names it goes by"),
    kind: required(
      choice("Kind", {
        "local-government": "Local government",
        ministry: "Ministry",
        "child-protection": "Child protection authority",
        police: "Police",
        court: "Court",
        prosecution: "Public prosecution",
        parliament: "Parliament",
        school: "School authority",
        health: "Health authority",
        other: "Other",
      }),
    ),
    level: choice("Level", levels),
    country: required(choice("Country", countries)),
    area: text("Area", { hint: "Coarse: a district or municipality." }),
    contactRole: text("Function of our contact"),
    contactName: sealed(text("Name of our contact")),
    contactTelephone: sealed(text("Telephone")),
    rowKey: kept(text("Row in the register it came from")),
  },
);

export const DutyBearerMeeting = openType(
  "duty-bearer-meeting",
  {
    label: "Meeting with an institution",
    plural: "Meetings with institutions",
    title: ["institution", "heldOn"],
    when: "heldOn",
  },
  {
    institution: required(ref("institution", "Institution")),
    heldOn: required(date("Held on")),
    about: required(text("What it was about")),
    childrenSpoke: yesNo("Children spoke for themselves"),
    childrenCount: number("How many children", { least: 0, when: { is: ["childrenSpoke", "yes"] } }),
    came: longText("What came of it"),
    nextOn: date("Next on"),
  },
);

export const HarvestedOutcome = openType(
  "harvested-outcome",
  { label: "Outcome", plural: "Outcomes", title: ["says"], when: "happenedOn", workflow: outcomeWorkflow },
  {
    says: required(
      longText("Who changed what", {
        hint: "Who does what differently, since when, where; so that somebody else could see it.",
      }),
    ),
    country: required(choice("Country", countries)),
    happenedOn: required(date("Since when")),
    actor: required(
      choice("Who changed", {
        children: "Children",
        communities: "Families and communities",
        government: "Government, police, judiciary",
        companies: "Companies",
      }),
    ),
    institution: ref("institution", "Which institution", { when: { is: ["actor", "government"] } }),
    company: ref("company", "Which company", { when: { is: ["actor", "companies"] } }),
    committee: ref("committee", "Which committee", { when: { is: ["actor", "communities"] } }),
    level: choice("Level", levels),
    instrument: choice("What was changed", {
      ...instruments,
      practice: "Practice",
      behaviour: "Behaviour or attitude",
    }),
    direction: choice("How", {
      adopted: "Adopted",
      improved: "Improved",
      blocked: "A harmful change blocked",
      worse: "For the worse",
    }),
    significance: longText("Why it matters"),
    contribution: longText("What the programme did for it, and what others did"),
    contributionSize: choice("Our part", { small: "Small", some: "Some", large: "Large" }),
    planned: yesNo("Was it planned?"),
    sources: group("Evidence", {
      kind: choice("Kind", {
        document: "Document",
        observation: "Seen by ourselves",
        statement: "Statement",
        press: "Press",
      }),
      where: required(text("Where it is kept")),
    }),
    substantiations: group("Checked by people who know", {
      role: required(
        text("Function and institution of whoever checked", { hint: "Independent of the programme. No name." }),
      ),
      agrees: required(choice("Agrees", { fully: "Fully", partly: "Partly", "not-at-all": "Not at all" })),
      on: date("On"),
      comment: longText("Comment"),
    }),
    // Nobody's name may stand in a sentence that is printed; a second person says that this is so.
    fitToPrint: yesNo("Can be printed: no person is named or can be known"),
  },
);

export const PolicyProcess = openType(
  "policy-process",
  {
    label: "Law or policy in the making",
    plural: "Laws and policies in the making",
    title: ["name"],
    when: "startedOn",
  },
  {
    name: required(text("Name")),
    instrument: required(choice("Instrument", instruments)),
    level: choice("Level", levels),
    country: required(choice("Country", countries)),
    institution: ref("institution", "Institution"),
    startedOn: date("Since"),
    stages: group("Stages reached", {
      stage: required(
        choice("Stage", {
          raised: "Raised",
          discussed: "Discussed",
          drafted: "Drafted",
          adopted: "Adopted",
          funded: "Funded",
          regulated: "Regulation issued",
          applied: "Applied",
          monitored: "Monitored",
          blocked: "Blocked",
        }),
      ),
      on: required(date("On")),
      proof: text("Proof"),
    }),
    aim: choice("We want it", { adopted: "Adopted", improved: "Improved", blocked: "Blocked" }),
  },
);

export const JusticeMeasure = openType(
  "justice-measure",
  {
    label: "Child-friendly measure",
    plural: "Child-friendly measures",
    title: ["institution", "measure"],
    when: "sinceOn",
  },
  {
    institution: required(ref("institution", "Court or police unit")),
    measure: required(
      choice("Measure", {
        "waiting-room": "Separate waiting room",
        screen: "Screen or video link",
        recorded: "Interview recorded once",
        "trained-interviewer": "Trained interviewer",
        "support-person": "Support person",
        "legal-aid": "Legal aid assigned",
        interpreter: "Interpreter",
        closed: "Closed hearing",
        papers: "Identity protected in papers",
        informed: "Child told of the result",
        procedure: "Written child-friendly procedure",
      }),
    ),
    sinceOn: required(date("Since")),
    endedOn: date("Until"),
    hearingCount: number("Hearings held with it", { least: 0 }),
    proof: text("How we know"),
  },
);

export const AdvocacyDocument = openType(
  "advocacy-document",
  { label: "Advocacy document", plural: "Advocacy documents", title: ["name", "handedOn"], when: "handedOn" },
  {
    name: required(text("Name")),
    country: choice("Country", countries),
    institutions: group("Handed to", { institution: required(ref("institution", "Institution")) }),
    handedOn: date("Handed over on"),
    kind: choices("Kind", {
      brief: "Policy brief",
      study: "Study",
      petition: "Petition",
      "shadow-report": "Report to a treaty body",
      model: "Model text",
    }),
    where: text("Where it is kept"),
  },
);

export const governmentsTypes = [
  Institution,
  DutyBearerMeeting,
  HarvestedOutcome,
  PolicyProcess,
  JusticeMeasure,
  AdvocacyDocument,
] as const;
