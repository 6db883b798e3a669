// Children: case management for survivors and children at risk. A child, the case opened for them, what was agreed and what was done.
// Every type here is sealed and shows the server nothing: no name, no place, no day, no team. What may be counted is in facts.ts.
// No suspect stands on a child or a case: only "no contact with one person", with the reason in a note of its own (consent.ts).
// The papers of a case stand each in the file of its step: consent, safety, assessment, family, plan, care, justice, follow-up.
import { choice, choices, date, kept, longText, ref, required, section, text, yesNo } from "#core/record/field.ts";
import { sealedType } from "#core/record/type.ts";
import { ageBands, countries, riskLevels, services, situations } from "../splits.ts";
import { Assessment, EmpowermentScale } from "./assessment.ts";
import { PsychosocialSupport, Schooling } from "./care.ts";
import { Child } from "./child.ts";
import { caseDue } from "./clocks.ts";
import { Consent, RestrictedNote } from "./consent.ts";
import { CaregiverInvolvement, Household } from "./family.ts";
import { ChildFeedback, Reintegration, ReintegrationFollowUp, Visit } from "./follow-up.ts";
import { JusticeStep, LegalCase } from "./justice.ts";
import { CaseConference, Plan, PlanStep } from "./plan.ts";
import { Incident, RiskAssessment, SafetyPlan } from "./safety.ts";
import { ShelterCheck, ShelterPlace, ShelterStay } from "./shelter.ts";
import { SupervisionLog } from "./supervision.ts";
import { caseWorkflow } from "./workflow.ts";

const closing = { answered: "closingReason" } as const;

export const Case = sealedType(
  "case",
  {
    label: "Case",
    plural: "Cases",
    serves: [8, 16],
    title: ["child", "openedOn"],
    when: "openedOn",
    workflow: caseWorkflow,
    due: caseDue,
  },
  {
    ...section("How the child came to us", {
      child: required(ref("child", "Child")),
      openedOn: required(date("Opened on")),
      situation: required(
        choice("Situation", situations, { hint: "Whether help follows does not depend on it, nor on any proof." }),
      ),
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
      foundAt: choice(
        "Kind of place",
        {
          home: "At home",
          school: "School",
          street: "In the street",
          venue: "A bar, hotel or other venue",
          online: "Online",
          travel: "Bus, port or border",
          shelter: "A shelter",
          health: "Health centre",
          police: "Police station",
          other: "Elsewhere",
        },
        { hint: "The kind of place, never which one." },
      ),
      ours: yesNo("The child is one we can help", {
        hint: "If not: write down who can, go along, and choose “Helped elsewhere”.",
      }),
      elsewhereBecause: choice(
        "Why somebody else helps",
        {
          "other-need": "Another kind of help is needed",
          "other-area": "Lives in another area",
          adult: "No longer a child",
          declined: "The child does not want our help now",
          "already-helped": "Others help already",
        },
        { when: { is: ["ours", "no"] } },
      ),
    }),
    ...section("Safety first", {
      safeNow: yesNo("Safe now"),
      doneAtOnce: longText("What was done at once", {
        when: { is: ["safeNow", "no"] },
        hint: "Safety comes before this form. A few words are enough.",
      }),
      healthHours: yesNo("Health care for which hours count", {
        hint: "If so, a health worker decides today. Some care is possible only within three to five days.",
      }),
      risk: choice("Risk", riskLevels, {
        hint: "High: see the child within a day. Medium: within three. Low: within a week.",
      }),
      onlineRisk: yesNo("Risk online"),
    }),
    ...section("Who works on it", {
      caseworker: ref("person", "Caseworker"),
      cover: ref("person", "Who takes over when the caseworker is away"),
      supervisor: ref("person", "Supervisor"),
    }),
    ...section("In the child's words", {
      wishes: longText("What the child wants"),
      story: longText("What happened", { hint: "Only what is needed to help. The child never has to tell it twice." }),
      nextReviewOn: date("Next review on", { hint: "It comes up on that day, until a later one is given." }),
    }),
    ...section("Closing", {
      closingReason: choice(
        "Reason for closing",
        {
          "goals-met": "Goals met",
          transferred: "Transferred",
          "aged-out": "Came of age",
          moved: "Moved away",
          declined: "Declined further help",
          "not-traced": "Could not be traced",
          deceased: "Died",
        },
        { hint: "Leave empty while help goes on. There is no day by which a case must close." },
      ),
      closingAskedOn: date("Closing asked for on", { when: closing }),
      childAgreesClosing: yesNo("The child agrees", { when: closing }),
      knowsWhomToCall: yesNo("The child knows whom to call afterwards", { when: closing }),
      lastChecks: choices(
        "Looked at before closing",
        {
          safe: "The child is safe where he or she lives",
          plan: "What was promised in the plan was done, or somebody else does it",
          referrals: "No referral is open",
          court: "No hearing is to come",
          feedback: "The child was asked what the help was like",
        },
        { when: closing },
      ),
      handedTo: text("Who goes on", {
        when: { in: ["closingReason", ["transferred", "aged-out", "moved"]] },
        hint: "An organisation or a function.",
      }),
      childSays: longText("What the child says about the help received", { when: closing }),
      followAfter: yesNo("We ask again after three months", { when: closing }),
      closedOn: date("Closed on", { when: closing }),
    }),
    ...section("Opened again", {
      reopenedOn: date("Opened again on", { when: { answered: "closedOn" } }),
      reopenedBecause: choice(
        "Why",
        {
          asked: "The child asked for help again",
          harmed: "The child was harmed again",
          "new-need": "Something new is needed",
          found: "The child was found again",
          court: "A hearing came",
        },
        { when: { answered: "reopenedOn" } },
      ),
    }),
    countId: kept(text("Count id")),
    ageBand: kept(choice("Age at opening", ageBands)),
    country: kept(choice("Country of the organisation", countries)),
  },
);

export const ServiceDelivered = sealedType(
  "service-delivered",
  {
    label: "Service delivered",
    plural: "Services delivered",
    serves: [8, 16, 17, 18, 19, 20, 40],
    title: ["child", "service", "givenOn"],
    when: "givenOn",
  },
  {
    child: required(ref("child", "Child")),
    case: ref("case", "Case"),
    service: required(choice("Service", services)),
    givenOn: required(date("Given on", { hint: "Of a longer service, one day in each month it was given." })),
    situation: required(choice("Situation", situations)),
    provider: ref("support-service", "Given by", { hint: "Leave empty where we gave it ourselves." }),
    referral: ref("referral", "The referral it followed"),
    agreed: yesNo("The child agreed to this service"),
    feltSafe: yesNo("The child says it felt safe there", {
      hint: "Ask afterwards, in private. Leave empty where it was not asked.",
    }),
    note: longText("Note", { hint: "What comes next. Not what was spoken about in confidence." }),
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
  SafetyPlan,
  Assessment,
  Household,
  CaregiverInvolvement,
  EmpowermentScale,
  Plan,
  PlanStep,
  CaseConference,
  ShelterPlace,
  ShelterCheck,
  ShelterStay,
  PsychosocialSupport,
  Schooling,
  LegalCase,
  JusticeStep,
  Visit,
  Reintegration,
  ReintegrationFollowUp,
  Incident,
  ChildFeedback,
  RestrictedNote,
  SupervisionLog,
] as const;
