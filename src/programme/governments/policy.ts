// Laws and policies in the making, stage by stage, and what is handed over to move them. A stage says whether it will last.
// How far the law is, its stages say; whether we still work on it, the workflow says.
import { choice, choices, date, group, longText, ref, required, text, yesNo } from "#core/record/field.ts";
import { openType } from "#core/record/type.ts";
import { countries } from "../splits.ts";
import { lasts, levels } from "./lasting.ts";
import { instruments, lawStages } from "./words.ts";
import { policyWorkflow } from "./workflow.ts";

export const PolicyProcess = openType(
  "policy-process",
  {
    label: "Law or policy in the making",
    plural: "Laws and policies in the making",
    serves: [33, 54],
    title: ["name"],
    when: "startedOn",
    workflow: policyWorkflow,
    due: [
      {
        id: "no-first-step",
        says: "Half a year without a step on this law or policy: what now?",
        from: "startedOn",
        months: 6,
        states: ["followed"],
        when: { not: { answered: "stages" } },
        who: ["partner-officer"],
        act: { answer: "stages" },
      },
      {
        id: "no-step",
        says: "Half a year without a step on this law or policy: what now?",
        from: "stages/on",
        months: 6,
        states: ["followed"],
        who: ["partner-officer"],
        act: { answer: "stages" },
      },
      {
        id: "decision-day",
        says: "The day it is decided on",
        from: "decisionOn",
        days: -14,
        states: ["followed"],
        // Put off, it comes up until there is a new day.
        when: { any: [{ not: { answered: "decided" } }, { is: ["decided", "later"] }] },
        who: ["partner-officer"],
        act: { answer: "decisionOn" },
      },
    ],
  },
  {
    name: required(text("Name")),
    says: longText("What it would change for children"),
    instrument: required(choice("Instrument", instruments)),
    level: choice("Level", levels),
    country: required(choice("Country", countries)),
    institution: ref("institution", "Institution"),
    startedOn: date("Since"),
    stages: group(
      "Stages reached",
      {
        stage: required(choice("Stage", lawStages)),
        on: required(date("On")),
        who: text("Who took the step", { hint: "An office, a committee of parliament. No name." }),
        we: choices("What we did for it", {
          proposal: "Wrote or mended the text",
          evidence: "Gave evidence",
          hearing: "Spoke at a hearing",
          children: "Made room for children to speak",
          coalition: "Brought others together",
          media: "Public campaign",
          nothing: "Nothing",
        }),
        proof: text("Proof", { hint: "Where the text or the minutes can be found." }),
      },
      { section: "Stage by stage" },
    ),
    aim: choice("We want it", { adopted: "Adopted", improved: "Improved", blocked: "Blocked" }),
    allies: text("Who is for it", {
      section: "For and against",
      hint: "Organisations and offices. No names.",
    }),
    against: text("What stands against it"),
    childrenSay: longText("What children say about it"),
    decisionOn: date("To be decided on"),
    decided: choice(
      "Decided",
      { yes: "As we hoped", partly: "In part", no: "Otherwise", later: "Put off" },
      {
        when: { answered: "decisionOn" },
      },
    ),
    ...lasts,
  },
);

export const AdvocacyDocument = openType(
  "advocacy-document",
  {
    label: "Advocacy document",
    plural: "Advocacy documents",
    serves: [54],
    title: ["name", "handedOn"],
    when: "handedOn",
    due: [
      {
        id: "ask-answer",
        says: "Ask for an answer to what was handed over",
        from: "handedOn",
        months: 2,
        when: { is: ["answerAsked", "yes"] },
        who: ["partner-officer"],
        act: { answer: "answeredOn" },
      },
    ],
  },
  {
    name: required(text("Name")),
    country: choice("Country", countries),
    institutions: group(
      "Handed to",
      { institution: required(ref("institution", "Institution")) },
      { section: "Handed over" },
    ),
    handedOn: date("Handed over on"),
    kind: choices("Kind", {
      brief: "Policy brief",
      study: "Study",
      petition: "Petition",
      "shadow-report": "Report to a treaty body",
      model: "Model text",
      letter: "Open letter",
      protocol: "Draft protocol or guide",
    }),
    process: ref("policy-process", "About which law or policy"),
    madeWith: choices("Made with", {
      children: "Children and young people",
      partners: "Other organisations",
      experts: "Experts",
    }),
    evidence: yesNo("It rests on evidence that we gathered", {
      hint: "With children, communities or in our own figures; nobody can be known from it.",
    }),
    asks: longText("What it asks"),
    languages: text("Languages"),
    childFriendly: yesNo("There is a version for children"),
    handedHow: choice("How it was handed over", { meeting: "At a meeting", sent: "Sent", public: "In public" }),
    where: text("Where it is kept"),
    answerAsked: yesNo("We wait for an answer", { section: "Answer" }),
    answeredOn: date("Answered on", { when: { is: ["answerAsked", "yes"] } }),
    answer: longText("The answer", { when: { answered: "answeredOn" } }),
  },
);
