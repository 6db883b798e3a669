// How long what is kept of people stays kept, in years after the last act on a record. Defaults: no law names one period for all, so an
// organisation decides its own (docs/decisions), and a country's law goes before these.
// Promise: every kind of record that is sealed has a class, and so have those that name who works here.
import type { RetentionClass } from "#core/access/retention.ts";
import type { RecordType } from "#core/record/type.ts";
import { AccessLine } from "./alliance/access.ts";
import { staffTypes } from "./alliance/records.ts";
import { JusticeStep, LegalCase } from "./children/justice.ts";
import { childrenTypes } from "./children/records.ts";
import { CaregiverCourse, CaregiverSupport, Family } from "./communities/families.ts";
import { MappingExercise, Observation } from "./communities/mapping.ts";
import { HomeVisit, OutreachShift, ZoneNote } from "./communities/outreach.ts";
import { concernsTypes } from "./concerns/records.ts";
import { Story } from "./framework/in-print.ts";
import { learningTypes } from "./learning/records.ts";
import { livelihoodsTypes } from "./livelihoods/records.ts";
import { Referral } from "./referrals/records.ts";

const justice: readonly RecordType[] = [LegalCase, JusticeStep];

const idsOf = (...lists: readonly (readonly RecordType[])[]): readonly string[] => lists.flat().map(({ id }) => id);
const sealedOf = (types: readonly RecordType[]): readonly RecordType[] => types.filter((type) => !type.open);

export const retention: readonly RetentionClass[] = [
  {
    id: "case-files",
    label: "Case files",
    reason:
      "Somebody helped as a child may ask what was done when grown up, and a case is taken up again within some years.",
    years: 7,
    types: idsOf(
      sealedOf(childrenTypes).filter((type) => !justice.includes(type)),
      [Referral],
    ),
  },
  {
    id: "court-papers",
    label: "Court papers",
    reason: "A trial takes years, and what was sworn is asked for once more on appeal.",
    years: 10,
    types: idsOf(justice),
  },
  {
    id: "families",
    label: "Families and outreach",
    reason: "Support to a family is looked back at once, when it ends and the next plan is made.",
    years: 5,
    types: idsOf([Family, CaregiverSupport, CaregiverCourse, OutreachShift, HomeVisit, ZoneNote]),
  },
  {
    id: "learners",
    label: "Learners and lists",
    reason: "Lists are papers behind figures, and auditors may come for five years after.",
    years: 5,
    types: idsOf(sealedOf(learningTypes), sealedOf(livelihoodsTypes)),
  },
  {
    id: "mapping",
    label: "Mapping and observations",
    reason: "Where children felt unsafe is out of date after some seasons, and still shows where children are.",
    years: 3,
    types: idsOf([MappingExercise, Observation]),
  },
  {
    id: "concerns",
    label: "Concerns",
    reason: "What was raised about somebody may be one of several, and the others come years later.",
    years: 7,
    types: idsOf(sealedOf(concernsTypes)),
  },
  {
    id: "stories",
    label: "Stories",
    reason: "Who told a story said yes to one report, and may think otherwise when it is not new any more.",
    years: 3,
    types: idsOf([Story]),
  },
  {
    id: "staff",
    label: "Who works here",
    reason: "Who worked with children, where and when, is asked when something comes to light long after.",
    years: 10,
    types: idsOf(staffTypes),
  },
  {
    id: "access-sheets",
    label: "Access sheets",
    reason: "Who opened a file is asked as long as there is the file, and somewhat longer.",
    years: 10,
    types: idsOf([AccessLine]),
  },
];
