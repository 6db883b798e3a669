// Who may do what, as data. A type that a role does not name is refused; nobody is let in by an omission.
// Promise: cases are read only by those who work on them; whoever counts does not read, and whoever pays does not count.
import type { Action, Role } from "#core/access/role.ts";
import type { RecordType } from "#core/record/type.ts";
import { AccessLine } from "./alliance/access.ts";
import { CapacityCheck } from "./alliance/capacity.ts";
import { Instalment, ReportDeadline } from "./alliance/contract.ts";
import { CountryProgramme, Membership, Organisation, staffTypes } from "./alliance/records.ts";
import { Child } from "./children/child.ts";
import { Case, childrenTypes, ServiceDelivered } from "./children/records.ts";
import { ShelterCheck, ShelterPlace } from "./children/shelter.ts";
import { SupervisionLog } from "./children/supervision.ts";
import { YouthAction } from "./communities/campaigns.ts";
import { CaregiverCourse, CaregiverSupport, Family } from "./communities/families.ts";
import { MappingExercise, Observation } from "./communities/mapping.ts";
import { HomeVisit, OutreachShift, ZoneNote } from "./communities/outreach.ts";
import { Commitment, PromiseCheck, Proposal } from "./communities/promises.ts";
import { communitiesTypes } from "./communities/records.ts";
import { SchoolLesson } from "./communities/schools.ts";
import { companiesTypes } from "./companies/records.ts";
import { concernsTypes } from "./concerns/records.ts";
import { PeriodSubmission, VarianceReason } from "./framework/handing-in.ts";
import { ReportChapter, Story } from "./framework/in-print.ts";
import { DeclaredFigure, frameworkTypes } from "./framework/records.ts";
import { governmentsTypes } from "./governments/records.ts";
import { Attendance, learningTypes, Participant } from "./learning/records.ts";
import { livelihoodsTypes } from "./livelihoods/records.ts";
import { Referral, referralsTypes, SupportService } from "./referrals/records.ts";
import { retention } from "./retention.ts";

type Allowed = Action | "move:*";
type May = Role["may"];

const read = ["read"] as const;
const write = ["read", "create", "edit", "move:*"] as const;
const writeAndImport = [...write, "import"] as const;
const keep = [...write, "withdraw", "import"] as const;
/** Written down and never touched again. */
const writeOnce = ["read", "create"] as const;
const readAndSample = ["read", "sample"] as const;

const openOf = (types: readonly RecordType[]): readonly RecordType[] => types.filter((type) => type.open);
const work = [
  communitiesTypes,
  companiesTypes,
  governmentsTypes,
  learningTypes,
  livelihoodsTypes,
  referralsTypes,
  [CapacityCheck],
].flatMap((types) => openOf(types));
/** Kept by the supervisor and read by caseworkers: what is said of their own work, and whether a shelter is good enough. */
const keptBySupervisor: readonly RecordType[] = [SupervisionLog, ShelterPlace, ShelterCheck];
/** The file of a child: read by its caseworker, whoever covers, and the supervisor. */
export const caseFiles = childrenTypes.filter((type) => !keptBySupervisor.includes(type));
const framework = openOf(frameworkTypes);
const staff = openOf(staffTypes);
/** What communities keep of one family and of one evening out. */
const families = [Family, CaregiverSupport, CaregiverCourse, OutreachShift, HomeVisit, ZoneNote];

const on = (types: readonly RecordType[], actions: readonly Allowed[]): May =>
  Object.fromEntries(types.map((type) => [type.id, actions]));

/** On all that is kept for a time. */
const onKept = (actions: readonly Allowed[]): May =>
  Object.fromEntries(retention.flatMap(({ types }) => types.map((type) => [type, actions])));

/** Several permissions as one; where two name a type, what either allows is allowed. */
function all(...parts: readonly May[]): May {
  const may: { [type: string]: readonly Allowed[] } = {};
  for (const part of parts)
    for (const [type, actions] of Object.entries(part)) may[type] = [...new Set([...(may[type] ?? []), ...actions])];
  return may;
}

/** The same, and these actions on every type there is or will be: to count is not to read. */
function everywhere(actions: readonly Allowed[], may: May): May {
  return {
    ...Object.fromEntries(Object.entries(may).map(([type, named]) => [type, [...new Set([...named, ...actions])]])),
    "*": actions,
  };
}

export const roles: readonly Role[] = [
  {
    id: "caseworker",
    label: "Caseworker",
    reason:
      "Works with children and their families, and reads and writes the files this takes; the team decides which.",
    may: all(
      on([...caseFiles, Referral, ...families], write),
      on([...keptBySupervisor, SupportService, ...companiesTypes, ...governmentsTypes, ...staff], read),
      on([AccessLine], writeOnce),
    ),
  },
  {
    id: "supervisor",
    label: "Supervisor",
    reason:
      "Answers for the cases of a team: approves, closes, mends mistakes, reads concerns, brings in the register of services, proposes what is to be erased, and lets a colleague in again who forgot the password.",
    may: all(
      onKept(["erase"]),
      on([...childrenTypes, Referral, ...families], [...write, "withdraw"]),
      on([Child, Case, ServiceDelivered], ["import"]),
      on([...concernsTypes, SupportService], write),
      on([AccessLine], writeOnce),
      on([...governmentsTypes, ...staff], read),
      // Whoever knows the voice invites a colleague anew, who forgot a password or lost a phone.
      on([Membership], ["readmit"]),
    ),
  },
  {
    id: "trainer",
    label: "Trainer",
    reason: "Holds training days and mapping exercises, keeps their lists, and reads no case.",
    may: all(
      on(learningTypes, writeAndImport),
      on([MappingExercise, Observation, Proposal, Commitment, PromiseCheck, YouthAction, SchoolLesson], write),
      // A child may take back what it said.
      on([Observation], ["withdraw"]),
      on([...work, ...staff], read),
    ),
  },
  {
    id: "partner-officer",
    label: "Programme officer",
    reason:
      "Works with companies, governments, committees and courses, and with the learners in them; reads no case and no attendance.",
    may: all(on(work, writeAndImport), on(livelihoodsTypes, writeAndImport), on([...staff, ...framework], read)),
  },
  {
    id: "results-officer",
    label: "Results officer",
    reason:
      "Checks and explains the figures of an organisation and brings in its registers; reads participants to find doubles, prepares stories, and reads no case.",
    may: everywhere(
      ["count"],
      all(
        on([...work, Participant, Attendance], keep),
        on([DeclaredFigure, PeriodSubmission, VarianceReason, ReportChapter, Story], keep),
        on([...framework, ...staff, ReportDeadline], read),
      ),
    ),
  },
  {
    id: "country-lead",
    label: "Country lead",
    reason:
      "Reviews the figures of the organisations in a country, with the open records they come from; reads nobody's file.",
    may: everywhere(
      ["count"],
      all(
        on([...work, ...framework, ...staff, ReportDeadline, Instalment], read),
        on([PeriodSubmission, ReportChapter], ["edit", "move:*"]),
      ),
    ),
  },
  {
    id: "alliance-desk",
    label: "Alliance desk",
    reason:
      "Keeps the framework, releases figures and makes the annual report; reads released figures and no record of a partner.",
    may: everywhere(["release"], on([...framework, ...staff, ReportDeadline, Instalment], write)),
  },
  {
    id: "donor",
    label: "Donor",
    reason: "Reads what was released, as everybody may.",
    may: {},
  },
  {
    id: "administrator",
    label: "Administrator",
    reason: "Lets colleagues in and out and keeps the list of teams; reads no work.",
    may: all(on(staff, [...write, "withdraw"]), on([Organisation, Membership], ["admit"])),
  },
  {
    id: "data-protection-officer",
    label: "Data-protection officer",
    reason:
      "Watches over what is kept of people and for how long, over who opens their files, and over whether the organisation is ready to safeguard them; approves what is erased and holds back what is not; reads who works here and in which role, and nobody's file.",
    may: all(on(staff, read), on([AccessLine], writeOnce), onKept(["approve-erasure"])),
  },
  {
    id: "small-office",
    label: "Office of three or fewer",
    reason:
      "Given beside another role by an administrator who has counted the office: hands in figures nobody else could approve, marked so.",
    may: on([PeriodSubmission], ["read", "move:*"]),
  },
  {
    id: "auditor",
    label: "Auditor",
    reason:
      "Comes for a time to hold figures against papers: reads open records, draws samples by lot and sees codes, never a name and nobody's file.",
    visiting: true,
    may: all(
      on([...work, ...framework, ...staff, ReportDeadline, Instalment], readAndSample),
      on([Participant, Attendance], ["sample"]),
    ),
  },
  {
    id: "evaluator",
    label: "Evaluator",
    reason:
      "Comes for a time to see what changed in the countries asked about: reads open work, outcomes and what explains the figures, and no money.",
    visiting: true,
    may: all(on([...work, ...framework, CountryProgramme, Organisation], readAndSample), on([Attendance], ["sample"])),
  },
];
