// Communities: families and neighbours, the committees that protect children, and what children ask of those in charge.
// Committees, meetings, campaigns and schools are open; what concerns one family or one evening in the street is sealed.
// Families: families.ts; out of the office: outreach.ts; schools: schools.ts; what reaches many: campaigns.ts; from a children's map
// to a kept promise: mapping.ts, promises.ts.
import {
  calculated,
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
  section,
  text,
  yesNo,
} from "#core/record/field.ts";
import { openType } from "#core/record/type.ts";
import { ageBands, countries, sexes } from "../splits.ts";
import { Campaign, ReferralSystem, YouthAction } from "./campaigns.ts";
import { CaregiverCourse, CaregiverSupport, Family } from "./families.ts";
import { MappingExercise, Observation } from "./mapping.ts";
import { NormDiagnosis } from "./norms.ts";
import { HomeVisit, OutreachShift, ZoneNote } from "./outreach.ts";
import { Commitment, PromiseCheck, Proposal } from "./promises.ts";
import { School, SchoolLesson, SchoolProgramme } from "./schools.ts";

const supportKinds = {
  training: "Training",
  mentoring: "Mentoring",
  materials: "Materials",
  money: "Money",
  visit: "Visit only",
} as const;

export const Committee = openType(
  "committee",
  {
    label: "Committee",
    plural: "Committees",
    serves: [12, 24, 25, 55],
    title: ["name", "area"],
    due: [
      {
        id: "met",
        says: "No meeting for 90 days: write one down, or say that it is dormant",
        from: "formedOn",
        days: 90,
        every: 90,
        when: { not: { is: ["activity", "dormant"] } },
        until: { type: "group-meeting", by: "committee" },
        who: ["partner-officer"],
        act: { create: "group-meeting" },
      },
      {
        id: "review",
        says: "Look once a year at how the committee works",
        from: "formedOn",
        months: 12,
        every: 365,
        when: { all: [{ is: ["kind", "child-protection"] }, { not: { is: ["activity", "dormant"] } }] },
        until: { type: "committee-review", by: "committee" },
        who: ["partner-officer"],
        act: { create: "committee-review" },
      },
    ],
  },
  {
    ...section("The committee", {
      name: required(text("Name")),
      kind: required(
        choice("Kind", {
          "child-protection": "Child protection committee",
          youth: "Youth committee",
          watch: "Neighbourhood watch",
          parents: "Parents' group",
        }),
      ),
      level: choice("Level", {
        village: "Village or quarter",
        municipal: "Municipality",
        provincial: "Province or state",
        national: "National",
      }),
      country: required(choice("Country", countries)),
      area: text("Area", { hint: "Coarse: a district or municipality." }),
      formedOn: date("Formed on", { hint: "Or the first day you know of it: meetings are expected from then on." }),
      activity: choice("Now", { formed: "Formed", active: "Active", dormant: "Dormant" }),
      dormantSince: date("Dormant since", { when: { is: ["activity", "dormant"] } }),
    }),
    ...section("How it works", {
      convener: text("Who calls it together", { hint: "A function, not a name." }),
      rests: choice("What it rests on", {
        law: "A law or decree",
        order: "An order of the municipality",
        community: "The community's own will",
        programme: "The programme alone",
      }),
      childrenChosen: choice("How its young members were chosen", {
        children: "By children",
        adults: "By adults",
        none: "It has none",
      }),
      everyWeeks: number("Meets every how many weeks", { least: 1, most: 53 }),
      planUntilOn: date("Has a plan of action until"),
      budgeted: yesNo("Has a budget of its own"),
      confidential: yesNo("Its members signed to keep to themselves what they hear"),
    }),
    ...section("Members", {
      members: group(
        "Members",
        {
          role: choice("Role", {
            chair: "Chair",
            secretary: "Secretary",
            teacher: "Teacher",
            "health-worker": "Health worker",
            official: "Local official",
            parent: "Parent",
            youth: "Young person",
            member: "Member",
          }),
          sex: choice("Sex", sexes),
          ageBand: choice("Age", ageBands),
          count: number("How many", { least: 0 }),
        },
        { hint: "Numbers, not names. Members are never counted as committees." },
      ),
    }),
    ...section("Contact", {
      contactName: sealed(text("Contact person")),
      contactTelephone: sealed(text("Telephone")),
      rowKey: kept(text("Row in the register it came from")),
    }),
  },
);

export const CommitteeSupport = openType(
  "committee-support",
  {
    label: "Support to a committee",
    plural: "Support to committees",
    serves: [25, 55],
    title: ["committee", "kind", "on"],
    when: "on",
  },
  {
    committee: required(ref("committee", "Committee")),
    kind: required(choice("Kind of support", supportKinds)),
    on: required(date("Given on")),
    day: ref("training-day", "At which training day", { when: { is: ["kind", "training"] } }),
    what: text("What it was"),
    reachedCount: number("Members reached", { least: 0 }),
    proof: text("Where the proof is kept"),
    rowKey: kept(text("Row in the register it came from")),
  },
);

export const GroupMeeting = openType(
  "group-meeting",
  {
    label: "Group meeting",
    plural: "Group meetings",
    serves: [9, 24, 25, 55],
    title: ["committee", "heldOn"],
    when: "heldOn",
  },
  {
    committee: required(ref("committee", "Committee")),
    heldOn: required(date("Held on")),
    about: required(text("What it was about")),
    headcounts: group("Who was there", {
      who: choice("Group", {
        members: "Members",
        children: "Children",
        parents: "Parents",
        officials: "Officials",
        others: "Others",
      }),
      sex: choice("Sex", sexes),
      count: number("How many", { least: 0 }),
    }),
    childrenPresent: yesNo("Were children present?"),
    quorum: yesNo("Were enough members there to decide?"),
    childrenSpoke: yesNo("Did children say what they think?", { when: { is: ["childrenPresent", "yes"] } }),
    decided: longText("What was decided", { hint: "No names, no single child." }),
    resolutions: number("Of it put in writing to the municipality", { least: 0 }),
    referredCount: number("Children passed on to services since the last meeting", {
      least: 0,
      hint: "Only the number. Who they are never stands here.",
    }),
    planLooked: yesNo("The plan of action was looked at"),
    minutesKeptAt: text("Where the minutes are kept"),
    nextOn: date("Next meeting on"),
  },
);

const part = (label: string, hint: string) => number(label, { least: 1, most: 5, hint: `${hint} 1, 3 or 5.` });
const parts = [
  "organised",
  "childVoice",
  "meets",
  "decides",
  "trained",
  "keepsRecords",
  "refers",
  "planFunded",
] as const;

/** Of 40 points; from 24 on, three on average, a committee works. */
export const WORKS_FROM = 24;

/** How a committee works, once a year: eight parts with 1, 3 or 5 points, as councils for children are looked at in several countries. */
export const CommitteeReview = openType(
  "committee-review",
  {
    label: "Look at a committee",
    plural: "Looks at committees",
    serves: [25, 55],
    title: ["committee", "year"],
    when: "on",
  },
  {
    ...section("The look", {
      committee: required(ref("committee", "Committee")),
      year: required(number("Year", { least: 2000, most: 2100 })),
      on: required(date("On")),
      with: choices("Together with", {
        committee: "The committee itself",
        children: "Children",
        municipality: "The municipality",
        partner: "We alone",
      }),
    }),
    ...section("Eight parts: 1 not yet, 3 in part, 5 yes", {
      organised: part("Organised", "It has the members it should have, and they know their tasks."),
      childVoice: part("Children have a voice", "Children chose their own, and they are heard."),
      meets: part("Meets", "As often as it should, with enough members to decide."),
      decides: part("Decides", "What it finds becomes a resolution, and somebody carries it out."),
      trained: part("Trained", "Most members were trained in the last two years."),
      keepsRecords: part("Keeps its records safely", "A register that is locked away, and nobody talks."),
      refers: part("Passes children on", "It knows the services and uses them."),
      planFunded: part("Has a plan with money", "And reports on it to the municipality and to the people."),
    }),
    ...section("What it comes to", {
      score: calculated("Points, of 40", { sum: parts.map((field) => ({ field })) }),
      strengths: longText("What it is good at"),
      next: longText("What it will do next"),
    }),
  },
);

/** The points a committee came to; nothing until all parts were looked at. */
export function scoreOf(review: { readonly [part in (typeof parts)[number]]?: number }): number | undefined {
  const given = parts.map((name) => review[name]).filter((point) => point !== undefined);
  return given.length === parts.length ? given.reduce((sum, point) => sum + point, 0) : undefined;
}

export const communitiesTypes = [
  Committee,
  CommitteeSupport,
  GroupMeeting,
  CommitteeReview,
  MappingExercise,
  Observation,
  Proposal,
  Commitment,
  PromiseCheck,
  Family,
  CaregiverSupport,
  CaregiverCourse,
  Campaign,
  YouthAction,
  ReferralSystem,
  SchoolProgramme,
  School,
  SchoolLesson,
  NormDiagnosis,
  OutreachShift,
  HomeVisit,
  ZoneNote,
] as const;
