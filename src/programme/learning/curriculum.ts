// What is taught and by whom: curricula with their modules and key questions, trainer organisations, and the tactics that trainings warn of.
// All of it is open, general and protective: no person, no place, no method that could serve as one.
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
  section,
  text,
  yesNo,
} from "#core/record/field.ts";
import { openType } from "#core/record/type.ts";
import { audiences, countries, dayAudiences, topics } from "../splits.ts";
import { keyQuestions } from "./key-questions.ts";

const methods = {
  play: "Play",
  role: "Role play",
  talk: "Talk in small groups",
  story: "Story or film",
  drawing: "Drawing",
  case: "Made-up example",
  lecture: "Presentation",
  visit: "Visit",
} as const;

export const Curriculum = openType(
  "curriculum",
  {
    label: "Curriculum",
    plural: "Curricula",
    serves: [6, 7, 13, 14, 15, 29],
    title: ["name", "version"],
    due: [
      {
        id: "review",
        says: "Look through the curriculum again",
        from: "approvedOn",
        months: 24,
        when: { not: { answered: "replacedOn" } },
        who: ["partner-officer"],
        act: { answer: "approvedOn" },
      },
    ],
  },
  {
    ...section("What it is", {
      name: required(text("Name")),
      version: text("Version", { hint: "A new version is a new curriculum; days keep naming the one they used." }),
      replaces: ref("curriculum", "Replaces which earlier version"),
      topics: required(choices("What it teaches", topics)),
      audience: choice("For whom", dayAudiences),
      ages: choices("For children of which age", { young: "Up to 11", adolescent: "12 to 17" }),
      hours: number("Hours", { least: 0, decimals: 1 }),
      language: text("Language"),
      madeWithChildren: yesNo("Children helped to make or to try it out"),
    }),
    ...section("Modules", {
      modules: group(
        "Modules",
        {
          title: required(text("Module")),
          aim: text("What people can do afterwards", { hint: "One thing, that could be seen." }),
          minutes: number("Minutes", { least: 0, most: 1000 }),
          method: choices("How", methods),
          materials: text("What it needs"),
        },
        { hint: "In the order in which they are taught." },
      ),
    }),
    ...section("What people know afterwards", {
      keyQuestions: group(
        "Key questions",
        {
          about: choice("Which of the three", keyQuestions),
          asks: required(text("Question", { hint: "In general. Never about what somebody went through." })),
          rightAnswer: longText("What a right answer holds"),
        },
        { hint: "Who answers these rightly knows what exploitation is, that it is not normal, and how to report it." },
      ),
      channels: group(
        "Whom to tell",
        {
          country: choice("Country", countries),
          helpline: ref("helpline", "Helpline"),
          says: text("What is said about it", { hint: "How to reach it, when it answers, that it is free." }),
        },
        { hint: "Called before it is taught: a number that does not answer does harm." },
      ),
    }),
    ...section("For staff of companies", {
      signs: group(
        "Warning signs",
        { sign: required(text("Sign")), meaning: text("What it can also mean") },
        { hint: "For hotels, transport and other staff. One sign alone proves nothing." },
      ),
      steps: group(
        "What to do",
        { step: required(text("Step")), whom: text("Whom to call") },
        { hint: "In this order. Staff watch and pass on; they never question a child or stop anybody alone." },
      ),
      card: file("Card to print"),
    }),
    ...section("Keeping it safe and up to date", {
      ifSomebodyTells: longText("If somebody tells something during the training", {
        hint: "Who listens, where, and what happens next. Read out to trainers before every day.",
      }),
      approvedOn: date("Approved on"),
      replacedOn: date("Replaced by a newer version on"),
      material: file("Material"),
    }),
  },
);

export const TrainerOrganisation = openType(
  "trainer-organisation",
  {
    label: "Trainer organisation",
    plural: "Trainer organisations",
    serves: [30],
    title: ["name"],
    due: [
      {
        id: "sign-again",
        says: "Ask the trainers to sign our rules for working with children again",
        from: "safeguardingSignedOn",
        months: 24,
        days: -30,
        when: { not: { answered: "endedOn" } },
        who: ["partner-officer"],
        act: { answer: "safeguardingSignedOn" },
      },
    ],
  },
  {
    name: required(text("Name")),
    kind: choice("Kind", {
      partner: "Partner organisation",
      company: "Company",
      institution: "Public institution",
      "youth-group": "Youth group",
      expert: "Independent experts",
    }),
    company: ref("company", "The company it is", { when: { is: ["kind", "company"] } }),
    institution: ref("institution", "The institution it is", { when: { is: ["kind", "institution"] } }),
    youthGroup: ref("committee", "The youth group it is", { when: { is: ["kind", "youth-group"] } }),
    country: choice("Country", countries),
    teaches: choices("Can teach", topics),
    groups: choices("Can teach whom", audiences),
    languages: text("Languages"),
    agreementOn: date("Agreement on"),
    safeguardingSignedOn: date("Signed our rules for working with children on"),
    neverAlone: yesNo("Knows that no trainer is alone with a child"),
    contactName: sealed(text("Contact person")),
    contactTelephone: sealed(text("Telephone")),
    endedOn: date("Stopped training for us on"),
  },
);

/** For training only: how people who mean harm come closer, in general, so that others notice and can help. */
export const Tactic = openType(
  "tactic",
  { serves: [14], label: "Tactic to warn of", plural: "Tactics to warn of", title: ["name"] },
  {
    name: required(text("What it is called")),
    setting: choices("Where it is met", {
      online: "Online",
      school: "Around school",
      travel: "Travel and tourism",
      work: "Offers of work",
      love: "Offers of love",
      home: "Among people one knows",
      emergency: "After a disaster or when fleeing",
    }),
    general: required(
      longText("How it goes, in general", { hint: "So that it can be noticed, never so that it could be copied." }),
    ),
    signs: group("Warning signs", { sign: required(text("Sign")) }),
    wish: choice("Which wish it plays on", {
      belonging: "To belong",
      love: "To be loved",
      future: "A better future",
      money: "Money or things",
      help: "Help in need",
      fear: "Fear or shame",
    }),
    advice: longText("What helps", { hint: "What one can do, and whom to tell." }),
    forChildren: longText("In words for children"),
    audiences: choices("For whom", audiences),
    checkedOn: date("Read by a safeguarding person on"),
  },
);
