// Learning: every training of any group, who took part, and what they knew afterwards.
// A training for children, parents, officials or hotel staff is the same training day with another audience; companies,
// governments and communities count its facts. Days are open; whoever took part by name is sealed, without exception.
import {
  choice,
  choices,
  date,
  file,
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
import { openType, sealedType } from "#core/record/type.ts";
import { ageBands, audiences, countries, dayAudiences, sexes, topics } from "../splits.ts";
import { trainingDayWorkflow } from "./workflow.ts";

export const Curriculum = openType(
  "curriculum",
  { label: "Curriculum", plural: "Curricula", title: ["name", "version"] },
  {
    name: required(text("Name")),
    version: text("Version"),
    topics: required(choices("What it teaches", topics)),
    audience: choice("For whom", dayAudiences),
    hours: number("Hours", { least: 0, decimals: 1 }),
    language: text("Language"),
    keyQuestions: group(
      "Key questions",
      {
        asks: required(text("Question")),
        rightAnswer: longText("What a right answer holds"),
      },
      { hint: "Who answers these rightly knows what exploitation is, that it is not normal, and how to report it." },
    ),
    approvedOn: date("Approved on"),
    material: file("Material"),
  },
);

export const TrainerOrganisation = openType(
  "trainer-organisation",
  { label: "Trainer organisation", plural: "Trainer organisations", title: ["name"] },
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
    country: choice("Country", countries),
    safeguardingSignedOn: date("Signed our rules for working with children on"),
  },
);

export const TrainingDay = openType(
  "training-day",
  {
    label: "Training day",
    plural: "Training days",
    title: ["title", "heldOn"],
    when: "heldOn",
    workflow: trainingDayWorkflow,
  },
  {
    title: required(text("Title")),
    ownCode: text("Your own number"),
    plannedOn: date("Planned for"),
    heldOn: date("Held on", { hint: "The first day. Leave it empty until it was held." }),
    days: number("Days it took", { least: 1, most: 60 }),
    hours: number("Hours in all", { least: 0, decimals: 1 }),
    country: required(choice("Country", countries)),
    place: text("Place", { hint: "The district or town; never an address." }),
    audience: required(choice("For whom", dayAudiences)),
    topics: required(choices("What was taught", topics)),
    curriculum: ref("curriculum", "Curriculum"),
    trainers: group("Trainers", {
      trainer: ref("trainer-organisation", "Trainer organisation"),
      name: text("Or its name, if it is not in the list", { hint: "An organisation, not a person." }),
    }),
    companies: group("Companies whose staff took part", {
      company: required(ref("company", "Company", { hint: "The legal entity; of a chain, the chain." })),
      venue: ref("company", "Hotel or other venue"),
      role: choice("Role of the staff", {
        managers: "Managers",
        "front-desk": "Front desk",
        housekeeping: "Housekeeping",
        security: "Security",
        drivers: "Drivers",
        guides: "Guides",
        other: "Other",
      }),
      staffCount: number("Staff", { least: 0 }),
    }),
    headcounts: group(
      "People counted without names",
      {
        sex: choice("Sex", sexes),
        ageBand: choice("Age", ageBands),
        audience: choice("Group", audiences, { hint: "Only where several groups took part." }),
        count: required(number("How many", { least: 0 })),
        fresh: required(
          number("How many of them are new this year?", { least: 0, hint: "Only they enter the number of people." }),
        ),
      },
      { hint: "Only for people who are on no list by name." },
    ),
    childrenPresent: yesNo("Were children present?", {
      hint: "Also when the day was for adults: whoever brought a child brought one.",
    }),
    safeguardingChecked: yesNo("Was the safety of children checked beforehand?", {
      hint: "Two adults with the children at all times, a safe place and way home, and somebody to call.",
    }),
    listBy: choice("How people are written down", {
      name: "By name",
      code: "By code or initials; names only while held",
      count: "Counted, without names",
    }),
    sheetKeptAt: text("Where the attendance sheet is kept"),
    // The rows of the printed sheet keep their numbers, whoever is written down later; a row's id is its number.
    sheetRows: kept(sealed(group("Rows of the printed sheet", { participant: ref("participant", "Participant") }))),
    // Open otherwise, but free words about a day can name a child.
    notes: sealed(longText("Notes")),
    rowKey: kept(text("Row in the register it came from")),
  },
);

export const Participant = sealedType(
  "participant",
  { label: "Participant", plural: "Participants", title: ["name", "ownCode"] },
  {
    name: text("Name"),
    ownCode: text("Your own code for this person", { hint: "The same code means the same person." }),
    audience: required(choice("Group", audiences)),
    sex: choice("Sex", sexes),
    bornOn: date("Born on"),
    age: number("Or age in years", { least: 0, most: 120, when: { not: { answered: "bornOn" } } }),
    ageSaidOn: date("Age as of", { when: { answered: "age" } }),
    guardian: text("Parent or guardian"),
    village: text("Village or quarter"),
    workplace: text("School or workplace"),
    agreed: yesNo("Agreed to be on the list"),
    countId: kept(text("Count id")),
    // Set only when a person confirmed it: what is near is asked, never merged by itself.
    sameAs: kept(text("Count id of which this one is a double")),
    mayBe: kept(text("Count id of which this one may be a double, not answered yet")),
    rowKey: kept(text("Row in the register it came from")),
  },
);

export const Attendance = sealedType(
  "attendance",
  { label: "Attendance", plural: "Attendances", title: ["participant", "day"] },
  {
    day: required(ref("training-day", "Training day")),
    participant: required(ref("participant", "Participant")),
    present: yesNo("Was there", { hint: "Empty means yes: whoever is on the sheet was there." }),
    knows: yesNo("Answered the key questions rightly", {
      hint: "What exploitation is, that it is not normal, and how to report it. Empty means nobody asked.",
    }),
    knewBefore: yesNo("Knew the answers before the day", { hint: "Empty means nobody asked." }),
    scoreBefore: number("Score before, in per cent", { least: 0, most: 100 }),
    scoreAfter: number("Score after, in per cent", { least: 0, most: 100 }),
    company: ref("company", "Company of this member of staff"),
    institution: ref("institution", "Institution of this official"),
    audience: kept(choice("Group on that day", audiences)),
    ageBand: kept(choice("Age on that day", ageBands)),
    countId: kept(text("Count id")),
    rowKey: kept(text("Row in the register it came from")),
  },
);

export const learningTypes = [TrainingDay, Participant, Attendance, Curriculum, TrainerOrganisation] as const;
