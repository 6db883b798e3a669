// A legal matter as one thread: what it is, who stands by the child, each step and hearing, and how child-friendly it was.
// It follows the child through the law. It names no accused person and keeps no statement.
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
  section,
  text,
  yesNo,
} from "#core/record/field.ts";
import { sealedType } from "#core/record/type.ts";
import { countries } from "../splits.ts";
import { caseworker } from "./clocks.ts";
import { ofCase } from "./of-case.ts";
import { legalCaseWorkflow } from "./workflow.ts";

export const LegalCase = sealedType(
  "legal-case",
  {
    label: "Legal matter",
    plural: "Legal matters",
    serves: [20],
    title: ["case", "kind", "openedOn"],
    when: "openedOn",
    workflow: legalCaseWorkflow,
  },
  {
    ...section("What it is", {
      ...ofCase,
      kind: required(
        choice("Kind", {
          criminal: "Criminal case",
          protection: "Protection order",
          care: "Care or custody",
          compensation: "Compensation",
          papers: "Papers, or right to stay",
          other: "Other",
        }),
      ),
      openedOn: required(date("Since")),
      institution: ref("institution", "Court or police unit"),
      ownNumber: text("Our own number", { hint: "Not the number of the court file." }),
    }),
    ...section("Who stands by the child", {
      lawyer: ref("support-service", "Legal aid by"),
      lawyerSince: date("Since", { when: { answered: "lawyer" } }),
      supportPerson: text("Support person, by function"),
      childWants: longText("What the child wants from it"),
      childRole: choice("The child's part", {
        witness: "Is heard",
        party: "Is a party",
        both: "Both",
        none: "Is not heard",
      }),
      informed: yesNo("The child knows what comes, and may say stop"),
      protection: choices("Protection asked for", {
        name: "Name kept secret",
        contact: "No contact",
        home: "Another place to live",
        transport: "Transport to court",
        costs: "Costs paid",
      }),
    }),
    ...section("What came of it", {
      outcome: choice("Outcome", {
        conviction: "Conviction",
        acquittal: "Acquittal",
        settled: "Settled",
        granted: "Granted",
        refused: "Refused",
        other: "Other",
      }),
      compensation: choice("Compensation", { none: "None asked", asked: "Asked", awarded: "Awarded", paid: "Paid" }),
      childInformed: yesNo("The child was told what came of it", { when: { answered: "outcome" } }),
      childFinds: choice(
        "The child finds it",
        { fair: "Fair", mixed: "Partly", unfair: "Not fair", unasked: "Not asked" },
        { when: { answered: "outcome" } },
      ),
      notPursuedBecause: choice("Why it was not pursued", {
        child: "The child did not want it",
        evidence: "Too little to show",
        danger: "It would add danger",
        institution: "The institution stopped it",
        other: "Other",
      }),
    }),
    // A number of its own, that no child has: hearings name it, so that a matter is counted once and joined to nobody.
    countId: kept(text("Count id")),
    country: kept(choice("Country of the organisation", countries)),
  },
);

const held = { is: ["status", "held"] } as const;
const toCome = { not: { answered: "status" } } as const;

export const JusticeStep = sealedType(
  "justice-step",
  {
    label: "Justice step",
    plural: "Justice steps",
    serves: [20, 22],
    title: ["case", "kind", "plannedOn"],
    when: "plannedOn",
    due: [
      {
        id: "prepare",
        says: "Prepare the child for what comes in court or at the police",
        from: "plannedOn",
        days: -7,
        when: toCome,
        who: caseworker,
        act: { answer: "preparedOn" },
      },
      {
        id: "how-it-went",
        says: "Go along, and note how it went",
        from: "plannedOn",
        when: toCome,
        who: caseworker,
        act: { answer: "status" },
      },
      {
        id: "new-day",
        says: "There is a new day in court or at the police: write down the step",
        from: "newDayOn",
        days: -7,
        until: { type: "justice-step", by: "follows" },
        who: caseworker,
        act: { create: "justice-step" },
      },
      {
        id: "tell-child",
        says: "Tell the child what came of it",
        from: "plannedOn",
        days: 3,
        when: held,
        who: ["caseworker"],
        act: { answer: "childInformed" },
      },
    ],
  },
  {
    ...section("When and where", {
      ...ofCase,
      legalCase: ref("legal-case", "Legal matter"),
      kind: required(
        choice("Step", {
          complaint: "Complaint",
          interview: "Interview",
          medical: "Medical examination",
          hearing: "Hearing",
          verdict: "Verdict",
          appeal: "Appeal",
          compensation: "Compensation",
        }),
      ),
      institution: ref("institution", "Court or police unit"),
      follows: ref("justice-step", "In place of which postponed step"),
      plannedOn: date("Planned for"),
      support: text("Who goes along, by function"),
      preparedOn: date("The child was prepared on", {
        hint: "Saw the room, knows who sits where, knows that a pause may be asked for.",
      }),
      ask: choices("Measures asked for beforehand", {
        "waiting-room": "Separate waiting room",
        screen: "Screen or video link",
        recorded: "Interview recorded once",
        "trained-interviewer": "Trained interviewer",
        "support-person": "Support person",
        interpreter: "Interpreter",
        closed: "Closed hearing",
      }),
    }),
    ...section("How it went", {
      status: choice("How it went", { held: "Held", postponed: "Postponed", cancelled: "Cancelled" }),
      newDayOn: date("New day", { when: { is: ["status", "postponed"] }, hint: "Write a new step for that day." }),
      weAttended: yesNo("We were there", { when: held }),
      childHeard: yesNo("The child was heard", { when: held }),
      timesHeard: number("How often the child has had to tell it by now", {
        least: 0,
        most: 50,
        when: { is: ["childHeard", "yes"] },
      }),
      measures: choices(
        "Child-friendly measures used",
        {
          "waiting-room": "Separate waiting room",
          screen: "Screen or video link",
          recorded: "Interview recorded once",
          "trained-interviewer": "Trained interviewer",
          "support-person": "Support person",
          interpreter: "Interpreter",
          closed: "Closed hearing",
        },
        { when: held },
      ),
      missed: longText("What was missing", {
        when: held,
        hint: "What to ask the institution for next time. Not what was said.",
      }),
      childInformed: yesNo("The child was told what came of it", { when: held }),
      after: choice(
        "Afterwards the child was",
        { well: "Well", tired: "Tired", upset: "Upset", unasked: "Not asked" },
        { when: held },
      ),
      next: group("What comes next", { what: required(text("What")), on: date("On") }),
    }),
    countId: kept(text("Count id of the legal matter")),
    country: kept(choice("Country of the organisation", countries)),
  },
);
