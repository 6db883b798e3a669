// Safety: how safe a child is now, what the child does when it gets dangerous, and what happened if it did.
// Promise: nobody who harmed a child is described here; what is asked is what is needed to help. A level is said by a person, never scored.
import {
  choice,
  choices,
  date,
  group,
  longText,
  named,
  ref,
  required,
  section,
  text,
  yesNo,
} from "#core/record/field.ts";
import { sealedType } from "#core/record/type.ts";
import { riskLevels } from "../splits.ts";
import { both, caseworker, supervisor } from "./clocks.ts";
import { counted, ofCase } from "./of-case.ts";

export const RiskAssessment = sealedType(
  "risk-assessment",
  {
    label: "Risk assessment",
    plural: "Risk assessments",
    serves: [16],
    title: ["case", "madeOn"],
    when: "madeOn",
    // The clocks of a case go by how urgent the case says it is: somebody sees to it that it says so.
    due: [
      {
        id: "seen",
        says: "High risk: look at it, and see that the case says so",
        from: "madeOn",
        days: 1,
        when: { is: ["risk", "high"] },
        who: supervisor,
        act: { answer: "approvedOn" },
      },
    ],
  },
  {
    ...section("How safe", {
      ...ofCase,
      madeOn: required(date("Made on")),
      risk: required(
        choice("Risk", riskLevels, {
          hint: "High: in danger of serious harm now or soon. Medium: harm is likely without help. Low: safe for now, and help is still needed.",
        }),
      ),
      accessToChild: yesNo("Somebody who harmed the child can reach the child"),
      homeSafe: yesNo("Safe where the child sleeps"),
      online: yesNo("Contact or images online"),
      selfHarm: yesNo("Thoughts of self-harm", {
        hint: "If so, the child is not left alone today, and a health worker is called.",
      }),
      healthUrgent: yesNo("Health care is urgent"),
      healthHours: yesNo("Health care for which hours count", {
        when: { is: ["healthUrgent", "yes"] },
        hint: "A health worker decides, today.",
      }),
      pregnancy: choice("Pregnancy", { no: "No", possible: "Possible", yes: "Yes", unasked: "Not asked" }),
      substances: yesNo("Alcohol or drugs play a part"),
      others: yesNo("Another child in the household may be in danger"),
    }),
    ...section("What protects", {
      strengths: longText("What keeps the child safe already", {
        hint: "People, places, habits, what the child knows.",
      }),
      childSays: choice("How safe the child feels", {
        safe: "Safe",
        mostly: "Mostly safe",
        unsafe: "Not safe",
        unasked: "Not asked",
      }),
      safetyPlan: longText("Safety plan for the coming days", { hint: "Who does what until the next contact." }),
    }),
    ...section("Next", {
      why: longText("Why this level", { hint: "One or two sentences, for whoever takes over." }),
      approvedOn: date("Seen by the supervisor on", { when: { is: ["risk", "high"] } }),
    }),
  },
);

export const SafetyPlan = sealedType(
  "safety-plan",
  {
    label: "Safety plan",
    plural: "Safety plans",
    serves: [16, 46],
    careful: true,
    title: ["case", "madeOn"],
    when: "madeOn",
    due: [
      {
        id: "practise",
        says: "Go through the safety plan with the child again, and set the next day",
        from: "againOn",
        who: caseworker,
        act: { answer: "againOn" },
      },
    ],
  },
  {
    ...ofCase,
    madeOn: required(date("Made on")),
    signs: longText("How the child notices that it gets dangerous", { hint: "In the child's own words." }),
    firstDo: longText("What the child does first"),
    people: group("People the child can go to or call", {
      who: named(required(text("Who"))),
      reach: text("How"),
      knows: yesNo("They know and agree"),
    }),
    places: text("Kinds of places that are safe", { hint: "Such as: the library, an aunt's house. Never an address." }),
    codeWord: text("A word that means “come”"),
    online: longText("Telephone and online", {
      hint: "Passwords changed, location off, whom to block, how to keep evidence without looking at it.",
    }),
    copySafe: choice("What the child takes along", {
      nothing: "Nothing on paper",
      card: "A card that says nothing",
      telephone: "In the telephone, hidden",
    }),
    againOn: date("Go through it again on"),
  },
);

const again = { is: ["again", "yes"] } as const;
const ourOwn = { is: ["ourOwn", "yes"] } as const;

export const Incident = sealedType(
  "incident",
  {
    label: "Incident",
    plural: "Incidents",
    serves: [21],
    title: ["case", "happenedOn"],
    when: "happenedOn",
    due: [
      {
        id: "tell",
        says: "Say whom this was told, or that it was told to nobody",
        from: "happenedOn",
        days: 1,
        who: both,
        act: { answer: "reportedTo" },
      },
      {
        id: "our-own",
        says: "Somebody of ours may be involved: tell the safeguarding officer at once",
        from: "happenedOn",
        when: ourOwn,
        who: both,
        act: { answer: "officerToldOn" },
      },
      {
        id: "learn",
        says: "Talk it over with the caseworker: what would help now",
        from: "happenedOn",
        days: 7,
        when: again,
        who: ["supervisor"],
        act: { answer: "talkedOverOn" },
      },
    ],
  },
  {
    ...section("What is needed now", {
      ...ofCase,
      visit: ref("visit", "The visit at which it was said"),
      happenedOn: required(date("Happened on", { hint: "About when is enough." })),
      safeNow: yesNo("The child is safe now"),
      note: longText("What is needed to help", {
        hint: "Not the story. The child tells it once, to whoever must know.",
      }),
    }),
    ...section("What it was", {
      kind: choice("Kind", {
        exploitation: "Sexual exploitation",
        abuse: "Sexual abuse",
        violence: "Other violence",
        threat: "Threat or pressure",
        online: "Harm online",
        other: "Other",
      }),
      again: yesNo("After help had begun", {
        hint: "Said to help this child better. Never used to judge a colleague.",
      }),
      afterClosing: yesNo("After the case was closed", { when: again }),
      online: yesNo("Online"),
      placeKind: choice("Kind of place", {
        home: "At home",
        school: "School",
        street: "In the street",
        venue: "A venue",
        online: "Online",
        shelter: "In a shelter or foster family",
        other: "Elsewhere",
        unknown: "Not known",
      }),
      ourOwn: yesNo("Somebody working for us or a partner is involved", {
        hint: "If so: tell the safeguarding officer at once, and raise it as a concern.",
      }),
      made: choices(
        "What made it possible",
        {
          poverty: "No money at home",
          housing: "No safe place to live",
          pressure: "Pressure from somebody close",
          contact: "Contact was taken up again",
          online: "Contact online",
          gap: "Help came too late or stopped",
          unknown: "Not known",
        },
        { when: again },
      ),
    }),
    ...section("Who was told", {
      reportedTo: choices("Reported to", {
        police: "Police",
        authority: "Child protection authority",
        helpline: "Helpline",
        supervisor: "Our supervisor",
        nobody: "Nobody yet",
      }),
      officerToldOn: date("Safeguarding officer told on", { when: ourOwn }),
      childAgreed: yesNo("The child agreed"),
      talkedOverOn: date("Talked over with the supervisor on", { when: again }),
    }),
    ...counted,
  },
);
