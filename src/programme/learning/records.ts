// Learning: every training of any group, who took part, and what they knew afterwards.
// A training for children, parents, officials or hotel staff is the same training day with another audience; companies,
// governments and communities count its facts. Days are open; whoever took part by name is sealed, without exception.
// What is taught: curriculum.ts; what came of it months later and through peers: afterwards.ts.
import {
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
  sealed,
  section,
  text,
  yesNo,
} from "#core/record/field.ts";
import { openType, sealedType } from "#core/record/type.ts";
import { ageBands, audiences, countries, dayAudiences, sexes, topics } from "../splits.ts";
import { PeerRound, UseCheck } from "./afterwards.ts";
import { Curriculum, Tactic, TrainerOrganisation } from "./curriculum.ts";
import { trainingDayDue } from "./due.ts";
import { safeguards } from "./safeguards.ts";
import { trainingDayWorkflow } from "./workflow.ts";

export const TrainingDay = openType(
  "training-day",
  {
    label: "Training day",
    plural: "Training days",
    serves: [5, 7, 14, 15, 23, 27, 28, 29, 30, 31],
    title: ["title", "heldOn"],
    when: "heldOn",
    workflow: trainingDayWorkflow,
    due: trainingDayDue,
  },
  {
    ...section("The training", {
      title: required(text("Title")),
      ownCode: text("Your own number"),
    }),
    ...section("When and where", {
      plannedOn: date("Planned for"),
      startsAt: text("Starts at", { hint: "The hour, such as 9:30." }),
      heldOn: date("Held on", { hint: "The first day. Leave it empty until it was held." }),
      days: number("Days it took", { least: 1, most: 60 }),
      hours: number("Hours in all", { least: 0, decimals: 1 }),
      country: required(choice("Country", countries)),
      place: text("Place", { hint: "The district or town; never an address." }),
      audience: required(choice("For whom", dayAudiences)),
      topics: required(choices("What was taught", topics)),
      curriculum: ref("curriculum", "Curriculum", { hint: "It brings the modules and the key questions along." }),
      refreshes: ref("training-day", "Refreshes which earlier training"),
      school: ref("school", "At which school"),
      group: ref("committee", "With which committee or youth group"),
    }),
    ...section("So that everybody can take part", {
      languages: text("Languages spoken"),
      access: choices("What there is for it", {
        "step-free": "A room without steps",
        "sign-language": "Sign language",
        "easy-words": "Easy words and pictures",
        interpreter: "Interpreter",
        childcare: "Somebody looks after small children",
        "girls-apart": "A part for girls or boys alone",
        fare: "Fare paid",
        meal: "Meal or snack",
      }),
    }),
    ...section("Who teaches", {
      trainers: group(
        "Trainers",
        {
          trainer: ref("trainer-organisation", "Trainer organisation"),
          name: text("Or its name, if it is not in the list", { hint: "An organisation, not a person." }),
        },
        { hint: "Also a partner, an institution or a company that gives the training." },
      ),
    }),
    ...section("Before it starts: children", {
      childrenPresent: yesNo("Were children present?", {
        hint: "Or will they be? Also on a day for adults: whoever brings a child brings one.",
      }),
      safeguardingChecked: yesNo("Was the safety of children checked beforehand?", {
        hint: "Two adults with the children at all times, a safe place and way home, and somebody to call.",
      }),
      safeguards: choices("What was checked", safeguards, { when: { is: ["childrenPresent", "yes"] } }),
      listener: text("Who listens if somebody tells something", {
        hint: "A function, not a name: the social worker, the school counsellor.",
      }),
    }),
    ...section("Who came", {
      listBy: choice("How people are written down", {
        name: "By name",
        code: "By code or initials; names only while held",
        count: "Counted, without names",
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
        staffCount: number("Staff", { least: 0, hint: "Only those who are on no list by name." }),
        fresh: number("How many of them are new this year?", { least: 0 }),
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
    }),
    ...section("Afterwards", {
      sheetKeptAt: text("Where the attendance sheet is kept", {
        hint: "The signed paper: which office, which folder. Whoever checks will look there.",
      }),
      // The rows of the printed sheet keep their numbers, whoever is written down later; a row's id is its number.
      sheetRows: kept(sealed(group("Rows of the printed sheet", { participant: ref("participant", "Participant") }))),
      sheetPages: number("Pages of the sheet", { least: 0 }),
      concernsRaised: yesNo("Did somebody tell something that needs help?", {
        hint: "Only yes or no. What was told belongs in a concern, never here.",
      }),
      wentWell: sealed(longText("What went well", { hint: "No names." })),
      toChange: sealed(longText("What to change next time", { hint: "No names." })),
      // Open otherwise, but free words about a day can name a child.
      notes: sealed(longText("Notes")),
      rowKey: kept(text("Row in the register it came from")),
    }),
  },
);

export const Participant = sealedType(
  "participant",
  { serves: [5, 7], label: "Participant", plural: "Participants", title: ["name", "ownCode"] },
  {
    ...section("Who", {
      name: named(text("Name")),
      ownCode: text("Your own code for this person", { hint: "The same code means the same person." }),
      audience: required(choice("Group", audiences)),
      sex: choice("Sex", sexes),
      bornOn: date("Born on"),
      age: number("Or age in years", { least: 0, most: 120, when: { not: { answered: "bornOn" } } }),
      ageSaidOn: date("Age as of", { when: { answered: "age" } }),
    }),
    ...section("Where from", {
      guardian: named(text("Parent or guardian")),
      guardianAgreed: yesNo("Parent or guardian agreed", { when: { is: ["audience", "children"] } }),
      village: text("Village or quarter"),
      workplace: text("School or workplace"),
      function: text("Function", { when: { not: { is: ["audience", "children"] } } }),
    }),
    ...section("Taking part", {
      takesPart: text("What helps this person to take part", {
        hint: "A language, a seat in front, a step-free room.",
      }),
      agreed: yesNo("Agreed to be on the list"),
      countId: kept(text("Count id")),
      // Set only when a person confirmed it: what is near is asked, never merged by itself.
      sameAs: kept(text("Count id of which this one is a double")),
      mayBe: kept(text("Count id of which this one may be a double, not answered yet")),
      rowKey: kept(text("Row in the register it came from")),
    }),
  },
);

export const Attendance = sealedType(
  "attendance",
  { serves: [5, 6, 7, 23, 28, 31, 42], label: "Attendance", plural: "Attendances", title: ["participant", "day"] },
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
    certificateOn: date("Certificate given on"),
    audience: kept(choice("Group on that day", audiences)),
    ageBand: kept(choice("Age on that day", ageBands)),
    countId: kept(text("Count id")),
    rowKey: kept(text("Row in the register it came from")),
  },
);

export const learningTypes = [
  TrainingDay,
  Participant,
  Attendance,
  Curriculum,
  TrainerOrganisation,
  PeerRound,
  UseCheck,
  Tactic,
] as const;
