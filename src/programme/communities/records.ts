// Communities: families and neighbours, the committees that protect children, and what children ask of those in charge.
// Committees, meetings, campaigns and schools are open; what concerns one family or one evening in the street is sealed.
// From a children's map to a kept promise: promises.ts.
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
  timeBand,
  yesNo,
} from "#core/record/field.ts";
import { openType, sealedType } from "#core/record/type.ts";
import { ageBands, countries, sexes } from "../splits.ts";
import { Commitment, MappingExercise, Observation, PromiseCheck, Proposal } from "./promises.ts";

const supportKinds = {
  training: "Training",
  mentoring: "Mentoring",
  materials: "Materials",
  money: "Money",
  visit: "Visit only",
} as const;

export const Committee = openType(
  "committee",
  { label: "Committee", plural: "Committees", title: ["name", "area"] },
  {
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
    formedOn: date("Formed on"),
    activity: choice("Now", { formed: "Formed", active: "Active", dormant: "Dormant" }),
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
    contactName: sealed(text("Contact person")),
    contactTelephone: sealed(text("Telephone")),
    rowKey: kept(text("Row in the register it came from")),
  },
);

export const CommitteeSupport = openType(
  "committee-support",
  { label: "Support to a committee", plural: "Support to committees", title: ["committee", "kind", "on"], when: "on" },
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
  { label: "Group meeting", plural: "Group meetings", title: ["committee", "heldOn"], when: "heldOn" },
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
    decided: longText("What was decided", { hint: "No names, no single child." }),
  },
);

export const CaregiverSupport = sealedType(
  "caregiver-support",
  { label: "Caregiver support", plural: "Caregiver support", title: ["caregiver", "on"], when: "on" },
  {
    caregiver: required(text("Caregiver")),
    ownCode: text("Your own code for this family"),
    child: ref("child", "Child"),
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
    safeToInvolve: yesNo("Safe to involve this caregiver"),
    note: longText("Note"),
    countId: kept(text("Count id")),
    country: kept(choice("Country of the organisation", countries)),
  },
);

export const Campaign = openType(
  "campaign",
  { label: "Campaign", plural: "Campaigns", title: ["name", "fromOn"], when: "fromOn" },
  {
    name: required(text("Name")),
    country: required(choice("Country", countries)),
    fromOn: required(date("From")),
    toOn: date("To"),
    means: choices("By what means", {
      radio: "Radio",
      television: "Television",
      print: "Print",
      social: "Social media",
      street: "In the street",
      travel: "Material for travellers",
    }),
    message: longText("Message"),
    reachedCount: number("People reached, estimated", { least: 0 }),
    estimatedHow: text("How this was estimated"),
  },
);

export const SchoolProgramme = openType(
  "school-programme",
  { label: "School programme", plural: "School programmes", title: ["name", "country"], when: "fromOn" },
  {
    name: required(text("Name")),
    country: required(choice("Country", countries)),
    fromOn: date("From"),
    schoolCount: number("Schools", { least: 0 }),
    teacherCount: number("Teachers prepared", { least: 0 }),
    lessonCount: number("Lessons given", { least: 0 }),
    withGovernment: yesNo("Held with local government"),
    institution: ref("institution", "With which institution", { when: { is: ["withGovernment", "yes"] } }),
  },
);

export const OutreachShift = sealedType(
  "outreach-shift",
  { label: "Outreach shift", plural: "Outreach shifts", title: ["on", "band"], when: "on" },
  {
    on: required(date("On")),
    band: required(timeBand("Time")),
    zone: text("Zone", { hint: "Coarse. Never an address." }),
    workers: group("Workers", { worker: ref("person", "Worker"), buddy: ref("person", "Buddy") }),
    checkedInAt: text("Last check-in with the buddy"),
    contactCount: number("Young people spoken with", { least: 0 }),
    urgentCount: number("Of them in danger now", { least: 0 }),
    allBack: yesNo("Everybody back safely"),
  },
);

export const communitiesTypes = [
  Committee,
  CommitteeSupport,
  GroupMeeting,
  MappingExercise,
  Observation,
  Proposal,
  Commitment,
  PromiseCheck,
  CaregiverSupport,
  Campaign,
  SchoolProgramme,
  OutreachShift,
] as const;
