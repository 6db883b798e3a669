// Children: case management for survivors and children at risk. A child, the case opened for them, what was agreed and what was done.
// Every type here is sealed and shows the server nothing: no name, no place, no day, no team. What may be counted is in facts.ts.
// No suspect stands on a child or a case: only "no contact with one person", with the reason in a note of its own.
// The papers in a case's file are in case-file.ts.
import {
  choice,
  date,
  group,
  kept,
  longText,
  number,
  ref,
  required,
  text,
  timeBand,
  yesNo,
} from "#core/record/field.ts";
import { sealedType } from "#core/record/type.ts";
import { ageBands, countries, riskLevels, services, sexes, situations } from "../splits.ts";
import {
  Assessment,
  CaseConference,
  Consent,
  Incident,
  JusticeStep,
  Plan,
  PlanStep,
  RestrictedNote,
  RiskAssessment,
  ShelterStay,
  Visit,
} from "./case-file.ts";
import { caseWorkflow } from "./workflow.ts";

export const Child = sealedType(
  "child",
  { label: "Child", plural: "Children", title: ["code", "name"] },
  {
    code: required(text("Code", { hint: "Your own code; the same code means the same child." })),
    name: text("Name"),
    calledName: text("Name the child wants to be called by"),
    sex: choice("Sex", sexes),
    bornOn: date("Born on"),
    age: number("Or age in years", { least: 0, most: 120, when: { not: { answered: "bornOn" } } }),
    ageSaidOn: date("Age as of", { when: { answered: "age" } }),
    languages: text("Languages"),
    supportNeeds: longText("Support needed to take part", { hint: "Interpreter, sign language, reading, mobility." }),
    livesWith: choice("Lives with", {
      family: "Family",
      relatives: "Relatives",
      shelter: "In a shelter",
      foster: "Foster family",
      alone: "Alone",
      other: "Other",
    }),
    caregivers: group("Caregivers", {
      name: text("Name"),
      relation: text("Relation to the child"),
      safeToInvolve: yesNo("Safe to involve"),
    }),
    contacts: group("How to reach the child", {
      who: text("Whom to ask for"),
      telephone: text("Telephone"),
      safeToCall: yesNo("Safe to call"),
      callWhen: timeBand("When"),
      callFrom: text("From which number"),
      whatToSay: text("What to say if somebody else answers"),
    }),
    noContactWithOne: yesNo("No contact with one person", {
      hint: "The reason stands in a restricted note, never here.",
    }),
    countId: kept(text("Count id")),
    sameAs: kept(text("Count id of which this one is a double")),
    mayBe: kept(text("Count id of which this one may be a double, not answered yet")),
    rowKey: kept(text("Row in the register it came from")),
  },
);

export const Case = sealedType(
  "case",
  { label: "Case", plural: "Cases", title: ["child", "openedOn"], when: "openedOn", workflow: caseWorkflow },
  {
    child: required(ref("child", "Child")),
    openedOn: required(date("Opened on")),
    situation: required(choice("Situation", situations)),
    source: choice("Who brought it to us", {
      child: "The child",
      family: "Family",
      community: "Community",
      school: "School",
      health: "Health worker",
      police: "Police",
      organisation: "Another organisation",
      outreach: "Our outreach",
      helpline: "Helpline",
      concern: "A concern raised with us",
    }),
    caseworker: ref("person", "Caseworker"),
    supervisor: ref("person", "Supervisor"),
    risk: choice("Risk", riskLevels),
    safeNow: yesNo("Safe now"),
    onlineRisk: yesNo("Risk online"),
    wishes: longText("What the child wants"),
    story: longText("What happened", { hint: "Only what is needed to help. The child never has to tell it twice." }),
    nextReviewOn: date("Next review on"),
    closingReason: choice("Reason for closing", {
      "goals-met": "Goals met",
      transferred: "Transferred",
      "aged-out": "Came of age",
      moved: "Moved away",
      declined: "Declined further help",
      "not-traced": "Could not be traced",
      deceased: "Died",
    }),
    childSays: longText("What the child says about the help received"),
    closedOn: date("Closed on"),
    countId: kept(text("Count id")),
    ageBand: kept(choice("Age at opening", ageBands)),
    country: kept(choice("Country of the organisation", countries)),
  },
);

export const ServiceDelivered = sealedType(
  "service-delivered",
  { label: "Service delivered", plural: "Services delivered", title: ["child", "service", "givenOn"], when: "givenOn" },
  {
    child: required(ref("child", "Child")),
    case: ref("case", "Case"),
    service: required(choice("Service", services)),
    givenOn: required(date("Given on", { hint: "Of a longer service, one day in each month it was given." })),
    situation: required(choice("Situation", situations)),
    provider: ref("support-service", "Given by"),
    agreed: yesNo("The child agreed to this service"),
    note: longText("Note"),
    countId: kept(text("Count id")),
    ageBand: kept(choice("Age on that day", ageBands)),
    country: kept(choice("Country of the organisation", countries)),
    rowKey: kept(text("Row in the register it came from")),
  },
);

export const childrenTypes = [
  Child,
  Case,
  ServiceDelivered,
  Consent,
  RiskAssessment,
  Assessment,
  Plan,
  PlanStep,
  ShelterStay,
  Visit,
  CaseConference,
  JusticeStep,
  Incident,
  RestrictedNote,
] as const;
