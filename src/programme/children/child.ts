// A child, apart from what became of the case: a code, what is needed to take part, who cares, and how to be reached without harm.
import {
  choice,
  date,
  group,
  kept,
  longText,
  named,
  number,
  required,
  section,
  text,
  timeBand,
  yesNo,
} from "#core/record/field.ts";
import { sealedType } from "#core/record/type.ts";
import { sexes } from "../splits.ts";

export const Child = sealedType(
  "child",
  { serves: [16], label: "Child", plural: "Children", title: ["code", "name"] },
  {
    ...section("Who", {
      code: required(text("Code", { hint: "Your own code; the same code means the same child." })),
      name: named(text("Name", { hint: "Only where your organisation keeps names. A code is enough to help." })),
      calledName: named(text("Name the child wants to be called by")),
      sex: choice("Sex", sexes),
      bornOn: date("Born on"),
      age: number("Or age in years", {
        least: 0,
        most: 120,
        when: { not: { answered: "bornOn" } },
        hint: "As the child says it.",
      }),
      ageSaidOn: date("Age as of", { when: { answered: "age" } }),
      birthRegistered: yesNo("The birth is registered", {
        hint: "Without papers, school and court are harder: it may become a step of the plan.",
      }),
    }),
    ...section("To take part", {
      languages: text("Languages", { hint: "First the one the child would choose." }),
      interpreter: choice("Somebody to interpret", { no: "Not needed", yes: "Needed", sign: "Sign language" }),
      supportNeeds: longText("Support needed to take part", {
        hint: "Reading, hearing, moving, understanding; somebody the child trusts.",
      }),
      speaksWith: choice("Would rather speak with", { woman: "A woman", man: "A man", either: "Either" }),
    }),
    ...section("Care", {
      livesWith: choice("Lives with", {
        family: "Family",
        relatives: "Relatives",
        shelter: "In a shelter",
        foster: "Foster family",
        alone: "Alone",
        friends: "Friends",
        employer: "Where the child works",
        other: "Other",
      }),
      caregivers: group("Caregivers", {
        name: named(text("Name")),
        relation: text("Relation to the child"),
        livesWithChild: yesNo("Lives with the child"),
        safeToInvolve: yesNo("Safe to involve"),
        childWants: yesNo("The child wants them involved"),
      }),
      dependants: number("Brothers, sisters or own children who also need care", { least: 0, most: 30 }),
    }),
    ...section("How to reach the child", {
      contacts: group(
        "Ways to reach the child",
        {
          who: named(text("Whom to ask for")),
          telephone: text("Telephone"),
          safeToCall: yesNo("Safe to call"),
          callWhen: timeBand("When", { when: { is: ["safeToCall", "yes"] } }),
          callFrom: text("From which number", { when: { is: ["safeToCall", "yes"] } }),
          whatToSay: text("What to say if somebody else answers", { when: { is: ["safeToCall", "yes"] } }),
        },
        { hint: "Ask the child. A call at the wrong moment can do harm." },
      ),
      noContactWithOne: yesNo("No contact with one person", {
        hint: "The reason stands in a restricted note, never here.",
      }),
    }),
    countId: kept(text("Count id")),
    sameAs: kept(text("Count id of which this one is a double")),
    mayBe: kept(text("Count id of which this one may be a double, not answered yet")),
    rowKey: kept(text("Row in the register it came from")),
  },
);
