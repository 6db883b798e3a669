// The papers in the file of a case: consent, assessments, the plan and its steps, stays, visits, conferences, court, incidents.
// Sealed like the case they belong to, and none of them states a fact.
import { choice, choices, date, group, longText, ref, required, text, yesNo } from "#core/record/field.ts";
import { sealedType } from "#core/record/type.ts";
import { riskLevels, services } from "../splits.ts";
import { planStepWorkflow } from "./workflow.ts";

const channels = {
  visit: "Visit",
  telephone: "Telephone",
  office: "At the office",
  school: "At school",
  other: "Elsewhere",
} as const;

export const Consent = sealedType(
  "consent",
  { label: "Consent", plural: "Consents", title: ["case", "askedOn"], when: "askedOn" },
  {
    case: required(ref("case", "Case")),
    askedOn: required(date("Asked on")),
    answers: group(
      "For what",
      {
        purpose: required(
          choice("Purpose", {
            services: "Our services",
            referral: "Referral",
            police: "Police",
            court: "Court",
            family: "Telling the family",
            statistics: "Counting without names",
          }),
        ),
        withWhom: text("With whom"),
        said: required(choice("Answer", { yes: "Yes", no: "No", later: "Not now" })),
        withdrawnOn: date("Taken back on"),
      },
      { hint: "One line for each purpose; what is not here was not asked." },
    ),
    givenBy: choices("Who answered", {
      child: "The child",
      caregiver: "Caregiver",
      "trusted-adult": "Another trusted adult",
    }),
    limitsExplained: yesNo("The limits of secrecy were explained first"),
    basis: choice("If it went on without consent", { danger: "Immediate danger", law: "A legal duty" }),
    reviewedOn: date("Reviewed by the supervisor on", { when: { answered: "basis" }, hint: "Within 72 hours." }),
  },
);

export const RiskAssessment = sealedType(
  "risk-assessment",
  { label: "Risk assessment", plural: "Risk assessments", title: ["case", "madeOn"], when: "madeOn" },
  {
    case: required(ref("case", "Case")),
    madeOn: required(date("Made on")),
    risk: required(choice("Risk", riskLevels)),
    accessToChild: yesNo("Somebody who harmed the child can reach the child"),
    healthUrgent: yesNo("Health care is urgent"),
    selfHarm: yesNo("Thoughts of self-harm"),
    online: yesNo("Contact or images online"),
    safetyPlan: longText("Safety plan for the coming days"),
    again: date("Assess again on"),
  },
);

export const Assessment = sealedType(
  "assessment",
  { label: "Assessment", plural: "Assessments", title: ["case", "madeOn"], when: "madeOn" },
  {
    case: required(ref("case", "Case")),
    madeOn: required(date("Made on")),
    areas: group("Areas", {
      area: required(
        choice("Area", {
          safety: "Safety",
          health: "Health",
          psychosocial: "Wellbeing",
          family: "Family and care",
          education: "Education",
          legal: "Legal",
          livelihood: "Livelihood",
        }),
      ),
      strengths: longText("Strengths"),
      needs: longText("Needs"),
      urgent: yesNo("Urgent"),
    }),
    wishes: longText("What the child wants"),
    approvedOn: date("Approved by the supervisor on"),
  },
);

export const Plan = sealedType(
  "plan",
  { label: "Plan", plural: "Plans", title: ["case", "agreedOn"], when: "agreedOn" },
  {
    case: required(ref("case", "Case")),
    agreedOn: date("Agreed on"),
    goal: required(longText("Goal, in the child's words where possible")),
    childTookPart: yesNo("The child took part"),
    caregiverTookPart: yesNo("A caregiver took part"),
    reintegration: choice("Living situation aimed at", {
      family: "With family",
      relatives: "With relatives",
      independent: "Independently",
      foster: "In a foster family",
      undecided: "Not decided",
    }),
    reviewOn: date("Review on"),
  },
);

export const PlanStep = sealedType(
  "plan-step",
  { label: "Plan step", plural: "Plan steps", title: ["what", "dueOn"], when: "dueOn", workflow: planStepWorkflow },
  {
    plan: required(ref("plan", "Plan")),
    what: required(text("What will be done")),
    service: choice("Service", services),
    responsible: ref("person", "Who does it"),
    dueOn: required(date("Due on")),
    doneOn: date("Done on"),
    droppedBecause: text("Why it is no longer needed"),
  },
);

export const ShelterStay = sealedType(
  "shelter-stay",
  { label: "Shelter stay", plural: "Shelter stays", title: ["case", "fromOn"], when: "fromOn" },
  {
    case: required(ref("case", "Case")),
    kind: required(
      choice(
        "Kind",
        { emergency: "Emergency", transit: "Transit", longer: "Longer stay", foster: "Foster family" },
        { hint: "Never an address." },
      ),
    ),
    fromOn: required(date("From")),
    toOn: date("To"),
    childAgreed: yesNo("The child agreed"),
    leftFor: choice("Left for", {
      family: "Family",
      relatives: "Relatives",
      independent: "Living independently",
      other: "Another shelter",
      unknown: "Not known",
    }),
  },
);

export const Visit = sealedType(
  "visit",
  { label: "Visit", plural: "Visits", title: ["case", "madeOn"], when: "madeOn" },
  {
    case: required(ref("case", "Case")),
    madeOn: required(date("Made on")),
    channel: choice("How", channels),
    kind: choice("What for", {
      contact: "Contact",
      review: "Review of the plan",
      "after-return": "After return home",
      "after-closing": "After closing",
    }),
    childSeen: yesNo("The child was seen or spoken to alone"),
    safe: yesNo("Safe"),
    harmedAgain: yesNo("Harmed again since the last visit"),
    wellbeing: choice("How the child says it is", { good: "Good", "so-so": "So-so", bad: "Bad" }),
    note: longText("Note"),
    nextOn: date("Next on"),
  },
);

export const CaseConference = sealedType(
  "case-conference",
  { label: "Case conference", plural: "Case conferences", title: ["case", "heldOn"], when: "heldOn" },
  {
    case: required(ref("case", "Case")),
    heldOn: required(date("Held on")),
    present: text("Who took part, by function"),
    childTookPart: yesNo("The child took part or was heard beforehand"),
    decisions: longText("Decisions"),
  },
);

export const JusticeStep = sealedType(
  "justice-step",
  { label: "Justice step", plural: "Justice steps", title: ["case", "kind", "plannedOn"], when: "plannedOn" },
  {
    case: required(ref("case", "Case")),
    kind: required(
      choice("Step", {
        complaint: "Complaint",
        interview: "Interview",
        hearing: "Hearing",
        verdict: "Verdict",
        appeal: "Appeal",
        compensation: "Compensation",
      }),
    ),
    institution: ref("institution", "Court or police unit"),
    plannedOn: date("Planned for"),
    status: choice("How it went", { held: "Held", postponed: "Postponed", cancelled: "Cancelled" }),
    measures: choices("Child-friendly measures used", {
      "waiting-room": "Separate waiting room",
      screen: "Screen or video link",
      recorded: "Interview recorded once",
      "trained-interviewer": "Trained interviewer",
      "support-person": "Support person",
      interpreter: "Interpreter",
      closed: "Closed hearing",
    }),
    childInformed: yesNo("The child was told what came of it"),
  },
);

export const Incident = sealedType(
  "incident",
  { label: "Incident", plural: "Incidents", title: ["case", "happenedOn"], when: "happenedOn" },
  {
    case: required(ref("case", "Case")),
    happenedOn: date("Happened on"),
    again: yesNo("After help had begun"),
    online: yesNo("Online"),
    note: longText("What is needed to help"),
    reportedTo: choices("Reported to", {
      police: "Police",
      authority: "Child protection authority",
      helpline: "Helpline",
      nobody: "Nobody yet",
    }),
  },
);

/** Why there is no contact with one person. Wrapped to the caseworker and the supervisor, never to a whole team. */
export const RestrictedNote = sealedType(
  "restricted-note",
  { label: "Restricted note", plural: "Restricted notes", title: ["case"] },
  {
    case: required(ref("case", "Case")),
    note: required(longText("Note")),
  },
);
