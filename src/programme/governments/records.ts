// Governments: those who owe children protection, what was said to them, and what they changed.
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
import { CourtWatch, JusticeMeasure } from "./justice.ts";
import { levels } from "./lasting.ts";
import { HarvestedOutcome } from "./outcome.ts";
import { CoordinationPlatform } from "./platform.ts";
import { AdvocacyDocument, PolicyProcess } from "./policy.ts";

export const Institution = openType(
  "institution",
  {
    label: "Institution",
    plural: "Institutions",
    serves: [11, 31, 32, 54],
    title: ["name"],
    due: [
      {
        id: "renew-agreement",
        says: "The agreement with this institution ends: renew it, and set its new end",
        from: "agreementToOn",
        months: -2,
        who: ["partner-officer"],
        act: { answer: "agreementToOn" },
      },
    ],
  },
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
    of: ref("institution", "Part of which institution"),
    does: choices(
      "What it does for children",
      {
        prevents: "Prevents",
        receives: "Takes reports",
        investigates: "Investigates",
        judges: "Judges",
        shelters: "Gives shelter or care",
        funds: "Pays for services",
        legislates: "Makes rules",
      },
      { section: "What it does for children" },
    ),
    childProtocol: yesNo("Has a written procedure for children"),
    childOfficer: yesNo("Somebody there answers for children", { hint: "A children's desk, a trained judge." }),
    dataShared: yesNo("Tells how many cases it has, in numbers"),
    agreementOn: date("Agreement with us signed on", { section: "Agreement" }),
    agreementToOn: date("Agreement runs until", { when: { answered: "agreementOn" } }),
    renewedOn: date("Agreement renewed on", { when: { answered: "agreementToOn" } }),
    contactRole: text("Function of our contact", { section: "Contact" }),
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
    serves: [11, 54],
    title: ["institution", "heldOn"],
    when: "heldOn",
    due: [
      {
        id: "agreed-next",
        says: "Do what was agreed with the institution",
        from: "nextOn",
        who: ["partner-officer"],
        act: { answer: "nextDoneOn" },
      },
      {
        id: "tell-children",
        says: "Tell the children who spoke what came of it",
        from: "heldOn",
        days: 14,
        when: { is: ["childrenSpoke", "yes"] },
        who: ["partner-officer"],
        act: { answer: "childrenToldOn" },
      },
    ],
  },
  {
    institution: required(ref("institution", "Institution")),
    heldOn: required(date("Held on")),
    about: required(text("What it was about")),
    kind: choice("Kind", {
      visit: "Visit or talk",
      hearing: "Public hearing or session",
      workshop: "Working meeting",
      platform: "Round table of several institutions",
      ceremony: "Handing over or signing",
    }),
    withWhom: choices("With whom", {
      political: "Whoever decides",
      technical: "Whoever prepares",
      field: "Whoever works with children",
    }),
    also: group("Other institutions there", { institution: required(ref("institution", "Institution")) }),
    process: ref("policy-process", "Law or policy it was about"),
    asked: longText("What was asked", { section: "What was said" }),
    evidence: choices("What we brought", {
      numbers: "Our numbers",
      map: "The children's map",
      study: "A study",
      law: "The law or a treaty",
      example: "An example from elsewhere",
    }),
    childrenSpoke: yesNo("Children spoke for themselves", { section: "Children" }),
    childrenCount: number("How many children", { least: 0, when: { is: ["childrenSpoke", "yes"] } }),
    childrenPrepared: yesNo("They were prepared, wanted to, and could stop", {
      when: { is: ["childrenSpoke", "yes"] },
    }),
    childrenToldOn: date("They were told what came of it on", { when: { is: ["childrenSpoke", "yes"] } }),
    came: longText("What came of it", { section: "What came of it" }),
    promised: yesNo("Something was promised", {
      hint: "Then write the promise down as a promise, so that it is followed.",
    }),
    nextOn: date("Next on"),
    nextDoneOn: date("Done on", { when: { answered: "nextOn" } }),
  },
);

export const governmentsTypes = [
  Institution,
  DutyBearerMeeting,
  HarvestedOutcome,
  PolicyProcess,
  JusticeMeasure,
  CourtWatch,
  AdvocacyDocument,
  CoordinationPlatform,
] as const;
