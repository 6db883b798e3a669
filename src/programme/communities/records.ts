// Communities: families and neighbours, the committees that protect children, and what children ask of those in charge.
// Committees, meetings, proposals and promises are open. What children say about their own surroundings is sealed: an
// exercise on a map is counted by how many took part, and only what they chose to ask for comes out, as a proposal.
import { choice, choices, date, group, kept, longText, number, ref, required, sealed, text, timeBand, yesNo } from "#core/record/field.ts";
import { openType, sealedType } from "#core/record/type.ts";
import { ageBands, countries, sexes } from "../splits.ts";
import { commitmentWorkflow } from "./workflow.ts";

export const supportKinds = { training: "Training", mentoring: "Mentoring", materials: "Materials", money: "Money", visit: "Visit only" } as const;
const remedies = { lighting: "Street lighting", watch: "Neighbourhood watch", patrol: "Police patrol", transport: "Safe transport", "school-lesson": "Lessons at school", closing: "Closing off a dangerous spot", online: "Safety online", other: "Something else" } as const;
const placeTypes = { street: "Street", "transport-stop": "Transport stop", market: "Market", "school-route": "Way to school", beach: "Beach or tourist area", online: "Online", workplace: "Workplace", neighbourhood: "Neighbourhood" } as const;

export const Committee = openType("committee", { label: "Committee", plural: "Committees", title: ["name", "area"] }, {
  name: required(text("Name")),
  kind: required(choice("Kind", { "child-protection": "Child protection committee", youth: "Youth committee", watch: "Neighbourhood watch", parents: "Parents' group" })),
  level: choice("Level", { village: "Village or quarter", municipal: "Municipality", provincial: "Province or state", national: "National" }),
  country: required(choice("Country", countries)),
  area: text("Area", { hint: "Coarse: a district or municipality." }),
  formedOn: date("Formed on"),
  activity: choice("Now", { formed: "Formed", active: "Active", dormant: "Dormant" }),
  members: group("Members", {
    role: choice("Role", { chair: "Chair", secretary: "Secretary", teacher: "Teacher", "health-worker": "Health worker", official: "Local official", parent: "Parent", youth: "Young person", member: "Member" }),
    sex: choice("Sex", sexes),
    ageBand: choice("Age", ageBands),
    count: number("How many", { least: 0 }),
  }, { hint: "Numbers, not names. Members are never counted as committees." }),
  contactName: sealed(text("Contact person")),
  contactTelephone: sealed(text("Telephone")),
  rowKey: kept(text("Row in the register it came from")),
});

export const CommitteeSupport = openType("committee-support", { label: "Support to a committee", plural: "Support to committees", title: ["committee", "kind", "on"], when: "on" }, {
  committee: required(ref("committee", "Committee")),
  kind: required(choice("Kind of support", supportKinds)),
  on: required(date("Given on")),
  day: ref("training-day", "At which training day", { when: { is: ["kind", "training"] } }),
  what: text("What it was"),
  reachedCount: number("Members reached", { least: 0 }),
  proof: text("Where the proof is kept"),
  rowKey: kept(text("Row in the register it came from")),
});

export const GroupMeeting = openType("group-meeting", { label: "Group meeting", plural: "Group meetings", title: ["committee", "heldOn"], when: "heldOn" }, {
  committee: required(ref("committee", "Committee")),
  heldOn: required(date("Held on")),
  about: required(text("What it was about")),
  headcounts: group("Who was there", {
    who: choice("Group", { members: "Members", children: "Children", parents: "Parents", officials: "Officials", others: "Others" }),
    sex: choice("Sex", sexes),
    count: number("How many", { least: 0 }),
  }),
  childrenPresent: yesNo("Were children present?"),
  quorum: yesNo("Were enough members there to decide?"),
  decided: longText("What was decided", { hint: "No names, no single child." }),
});

export const CaregiverSupport = sealedType("caregiver-support", { label: "Caregiver support", plural: "Caregiver support", title: ["caregiver", "on"], when: "on" }, {
  caregiver: required(text("Caregiver")),
  ownCode: text("Your own code for this family"),
  child: ref("child", "Child"),
  on: required(date("On")),
  kind: required(choice("Kind", { counselling: "Counselling", "legal-process": "Help with the legal process", return: "Preparing the child's return", parenting: "Talking with children", income: "Help with income", other: "Other" })),
  safeToInvolve: yesNo("Safe to involve this caregiver"),
  note: longText("Note"),
  countId: kept(text("Count id")),
  country: kept(choice("Country of the organisation", countries)),
});

export const Campaign = openType("campaign", { label: "Campaign", plural: "Campaigns", title: ["name", "fromOn"], when: "fromOn" }, {
  name: required(text("Name")),
  country: required(choice("Country", countries)),
  fromOn: required(date("From")),
  toOn: date("To"),
  means: choices("By what means", { radio: "Radio", television: "Television", print: "Print", social: "Social media", street: "In the street", travel: "Material for travellers" }),
  message: longText("Message"),
  reachedCount: number("People reached, estimated", { least: 0 }),
  estimatedHow: text("How this was estimated"),
});

export const SchoolProgramme = openType("school-programme", { label: "School programme", plural: "School programmes", title: ["name", "country"], when: "fromOn" }, {
  name: required(text("Name")),
  country: required(choice("Country", countries)),
  fromOn: date("From"),
  schoolCount: number("Schools", { least: 0 }),
  teacherCount: number("Teachers prepared", { least: 0 }),
  lessonCount: number("Lessons given", { least: 0 }),
  withGovernment: yesNo("Held with local government"),
  institution: ref("institution", "With which institution", { when: { is: ["withGovernment", "yes"] } }),
});

export const OutreachShift = sealedType("outreach-shift", { label: "Outreach shift", plural: "Outreach shifts", title: ["on", "band"], when: "on" }, {
  on: required(date("On")),
  band: required(timeBand("Time")),
  zone: text("Zone", { hint: "Coarse. Never an address." }),
  workers: group("Workers", { worker: ref("person", "Worker"), buddy: ref("person", "Buddy") }),
  checkedInAt: text("Last check-in with the buddy"),
  contactCount: number("Young people spoken with", { least: 0 }),
  urgentCount: number("Of them in danger now", { least: 0 }),
  allBack: yesNo("Everybody back safely"),
});

export const MappingExercise = sealedType("mapping-exercise", { label: "Mapping exercise", plural: "Mapping exercises", title: ["community", "heldOn"], when: "heldOn" }, {
  community: required(text("Community", { hint: "Coarse: a district or municipality." })),
  country: required(choice("Country", countries)),
  heldOn: required(date("Held on")),
  method: choice("Method", { walk: "Safety walk", drawing: "Drawn map", app: "On a device", discussion: "Discussion" }),
  children: group("Children who took part", {
    sex: choice("Sex", sexes),
    ageBand: choice("Age", ageBands),
    count: required(number("How many", { least: 0 })),
    fresh: required(number("How many of them are new this year?", { least: 0 })),
  }),
  facilitatorsTrained: yesNo("Facilitators are trained and checked"),
  voluntary: yesNo("Children knew they could refuse or stop"),
  caregiversAgreed: yesNo("Caregivers agreed"),
  risksAssessed: yesNo("Risks were assessed beforehand"),
  supportAtHand: yesNo("Somebody was at hand for a child who needed to talk"),
  debriefedOn: date("Talked over with the children on"),
  validated: yesNo("The children found the result right"),
  repeats: ref("mapping-exercise", "Repeats which exercise"),
});

export const Observation = sealedType("observation", { label: "Observation", plural: "Observations", title: ["placeType", "says"] }, {
  exercise: required(ref("mapping-exercise", "Mapping exercise")),
  kind: required(choice("Kind", { physical: "About the place", social: "About people and wishes", online: "About the internet" })),
  placeType: choice("Kind of place", placeTypes, { hint: "Never a home, never a venue of exploitation." }),
  cell: text("Cell on the grid"),
  band: timeBand("When"),
  season: choice("On which days", { weekday: "Weekdays", weekend: "Weekends", holiday: "Holiday season", always: "Always" }),
  feels: choice("Feels", { safe: "Safe", unsafe: "Unsafe" }),
  says: required(longText("What makes it so")),
  votes: number("Children who find this most important", { least: 0 }),
});

export const Proposal = openType("proposal", { label: "Proposal", plural: "Proposals", title: ["asks", "putOn"], when: "putOn" }, {
  asks: required(text("What the children ask for")),
  remedy: required(choice("Kind of remedy", remedies)),
  country: required(choice("Country", countries)),
  community: text("Community", { hint: "Coarse: a district or municipality." }),
  problem: longText("Why", { hint: "In general words; no single child, no single place." }),
  addressee: ref("institution", "Asked of"),
  putOn: required(date("Put forward on")),
  childrenCount: number("Children behind it", { least: 0 }),
  // Points back into a sealed record by its number only; the server learns that both belong together and nothing else.
  exercise: ref("mapping-exercise", "From which mapping exercise"),
});

export const Commitment = openType("commitment", { label: "Commitment", plural: "Commitments", title: ["promise", "promisedOn"], when: "promisedOn", workflow: commitmentWorkflow }, {
  promise: required(text("What was promised")),
  proposal: ref("proposal", "Answers which proposal"),
  remedy: choice("Kind of remedy", remedies),
  country: required(choice("Country", countries)),
  institution: required(ref("institution", "Promised by")),
  askedOn: date("Asked on"),
  promisedOn: date("Promised on"),
  dueOn: date("To be kept by"),
  keptOn: date("Kept on"),
  budgeted: yesNo("There is a budget for it"),
  refusedBecause: longText("Why it was refused"),
  proof: text("How we know"),
  childrenToldOn: date("The children were told on"),
});

export const PromiseCheck = openType("promise-check", { label: "Check of a promise", plural: "Checks of promises", title: ["commitment", "checkedOn"], when: "checkedOn" }, {
  commitment: required(ref("commitment", "Commitment")),
  checkedOn: required(date("Checked on")),
  found: required(choice("What was found", { kept: "Kept", partly: "Partly kept", "not-kept": "Not kept", undone: "Kept, then undone" })),
  movedElsewhere: yesNo("The danger moved elsewhere"),
  childrenSay: choice("What the children say", { safer: "Safer", same: "The same", worse: "Worse" }),
});

export const communitiesTypes = [Committee, CommitteeSupport, GroupMeeting, MappingExercise, Observation, Proposal, Commitment, PromiseCheck, CaregiverSupport, Campaign, SchoolProgramme, OutreachShift] as const;
