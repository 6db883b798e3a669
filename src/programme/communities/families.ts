// Families that are supported: sealed without exception. A caregiver takes part only where that is safe for the child.
import {
  calculated,
  choice,
  choices,
  date,
  group,
  kept,
  longText,
  named,
  number,
  ref,
  required,
  section,
  text,
  yesNo,
} from "#core/record/field.ts";
import { sealedType } from "#core/record/type.ts";
import { countries, situations } from "../splits.ts";

const caregivers = {
  mother: "Mother",
  father: "Father",
  grandparent: "Grandparent",
  sibling: "Grown-up sibling",
  relative: "Other relative",
  foster: "Foster family",
  other: "Somebody else",
} as const;

export const Family = sealedType(
  "family",
  {
    label: "Family",
    plural: "Families",
    serves: [22, 43, 55],
    title: ["name", "ownCode"],
    due: [
      {
        id: "contact",
        says: "No support for 30 days: get in touch, or end it",
        from: "startedOn",
        days: 30,
        every: 30,
        when: { all: [{ not: { answered: "endedOn" } }, { is: ["safeToInvolve", "yes"] }] },
        until: { type: "caregiver-support", by: "family" },
        who: ["caseworker"],
        act: { create: "caregiver-support" },
      },
      {
        id: "safety",
        says: "Look again whether it is safe to involve the family",
        from: "safetyCheckedOn",
        months: 3,
        when: { not: { answered: "endedOn" } },
        who: ["supervisor"],
        act: { answer: "safetyCheckedOn" },
      },
    ],
  },
  {
    ...section("The family", {
      name: named(required(text("Family", { hint: "As you call them among yourselves." }))),
      ownCode: text("Your own code for this family"),
      child: ref("child", "Child"),
    }),
    ...section("Safety first", {
      safeToInvolve: required(
        yesNo("Safe to involve this family", { hint: "Looked at for the child, by two of us, before any contact." }),
      ),
      safetyCheckedOn: date("Looked at on"),
      notInvolved: longText("Whom not to involve", { when: { is: ["safeToInvolve", "yes"] } }),
    }),
    ...section("Support", {
      startedOn: date("Support since"),
      caregivers: group("Caregivers", { who: choice("Who", caregivers), safe: yesNo("Safe to involve") }),
    }),
    ...section("Reaching them safely", {
      callWhen: text("When it is safe to call"),
      callSay: text("What to say if somebody else answers"),
    }),
    ...section("The household, only as far as it helps", {
      // The household, only as far as it helps to plan support; every question may stay empty.
      people: number("People in the household", { least: 1, most: 40 }),
      rooms: number("Rooms they sleep in", { least: 0, most: 40 }),
      oneCaregiver: yesNo("One caregiver alone"),
      childCarries: choices("What rests on the child", {
        income: "Income",
        siblings: "Looking after siblings",
        care: "Looking after somebody ill",
        household: "The household",
      }),
      income: choice("Income", { none: "None", irregular: "Now and then", regular: "Regular" }),
      protection: choices("Gets", { transfer: "Money from the state", food: "Food help", fees: "School fees paid" }),
    }),
    ...section("What was agreed", {
      plan: group("What was agreed", {
        goal: required(text("Goal")),
        step: text("Next step"),
        by: date("By"),
        doneOn: date("Done on"),
      }),
      endedOn: date("Support ended on"),
      endedBecause: choice(
        "Why",
        { reached: "Goals reached", moved: "Moved away", wish: "Their wish", unsafe: "Not safe any more" },
        { when: { answered: "endedOn" } },
      ),
      countId: kept(text("Count id")),
      sameAs: kept(text("Count id of which this one is a double")),
    }),
  },
);

export const CaregiverSupport = sealedType(
  "caregiver-support",
  {
    label: "Caregiver support",
    plural: "Caregiver support",
    serves: [22, 23, 43, 53, 55],
    title: ["caregiver", "on"],
    when: "on",
  },
  {
    caregiver: named(required(text("Caregiver"))),
    family: ref("family", "Family"),
    ownCode: text("Your own code for this family", { when: { not: { answered: "family" } } }),
    child: ref("child", "Child"),
    situation: choice("The child is", situations, { hint: "Families of survivors are counted apart." }),
    on: required(date("On")),
    kind: required(
      choice("Kind", {
        counselling: "Counselling",
        "legal-process": "Help with the legal process",
        return: "Preparing the child's return",
        parenting: "Talking with children",
        income: "Help with income",
        other: "Other",
      }),
    ),
    safeToInvolve: required(yesNo("Safe to involve this caregiver")),
    who: choices("Who took part", caregivers),
    how: choice("How", { office: "At our office", home: "At home", call: "Call", court: "At court or police" }),
    childAgreed: yesNo("The child agrees that this caregiver takes part"),
    agreedNext: longText("What was agreed"),
    note: longText("Note"),
    countId: kept(text("Count id")),
    country: kept(choice("Country of the organisation", countries)),
  },
);

const statement = (label: string) => number(label, { least: 1, most: 4 });
const statements = (when: "Before" | "After") =>
  ({
    tell: statement(`${when}: my child can tell me what frightens it`),
    fault: statement(`${when}: if somebody harms a child, it is never the child's fault`),
    believe: statement(`${when}: I would believe my child`),
    talk: statement(`${when}: I can talk with my child about its body and about love`),
    help: statement(`${when}: I know where there is help, and would go there`),
  }) as const;
const before = statements("Before");
const after = statements("After");
const sumOf = (prefix: "before" | "after") => ({
  sum: ["Tell", "Fault", "Believe", "Talk", "Help"].map((name) => ({ field: `${prefix}${name}` })),
});

/** Parents learn to talk about what is hard to talk about; a scale of five statements before and after. */
export const CaregiverCourse = sealedType(
  "caregiver-course",
  {
    label: "Caregiver course",
    plural: "Caregiver courses",
    serves: [23],
    title: ["caregiver", "fromOn"],
    when: "fromOn",
    due: [
      {
        id: "after",
        says: "Ask the five statements again at the end of the course",
        from: "toOn",
        who: ["caseworker"],
        act: { answer: "afterTell" },
      },
    ],
  },
  {
    ...section("The course", {
      caregiver: named(required(text("Caregiver"))),
      family: ref("family", "Family"),
      safeToInvolve: required(yesNo("Safe to involve this caregiver")),
      course: text("Course"),
      fromOn: required(date("From")),
      toOn: date("To"),
      held: number("Sessions held", { least: 0, most: 100 }),
      attended: number("Of them attended", { least: 0, most: 100 }),
    }),
    ...section("Five statements, at the beginning", {
      scale: choice(
        "Asked how",
        { read: "Read by the caregiver", aloud: "Read out", pictures: "With faces" },
        {
          hint: "1 does not agree, 2 rather not, 3 rather, 4 agrees fully.",
        },
      ),
      beforeTell: before.tell,
      beforeFault: before.fault,
      beforeBelieve: before.believe,
      beforeTalk: before.talk,
      beforeHelp: before.help,
      beforeSum: calculated("Before, of 20", sumOf("before")),
    }),
    ...section("The same five, at the end", {
      afterTell: after.tell,
      afterFault: after.fault,
      afterBelieve: after.believe,
      afterTalk: after.talk,
      afterHelp: after.help,
      afterSum: calculated("Afterwards, of 20", sumOf("after")),
      saidHelpful: longText("What helped, in the caregiver's words"),
      countId: kept(text("Count id")),
      country: kept(choice("Country of the organisation", countries)),
    }),
  },
);
