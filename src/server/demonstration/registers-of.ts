// All registers a partner sends for the year, in the order in which they come in.
import { chanceOf } from "./chance.ts";
import type { Partner } from "./partners.ts";
import { crowdOf, type Somebody } from "./people.ts";
import { adultFiles, childrenFiles, earlierFile } from "./people-files.ts";
import { committeeFiles, companyFiles, countedFiles, serviceFiles } from "./work-files.ts";
import type { RegisterFile } from "./write-register.ts";
import type { PartnerYear } from "./year.ts";

/** Survivors of this partner whose whole files are kept in the demonstration, and so are not on its list of services. */
export const CASE_FILES = { partner: "in-east", count: 5 } as const;
/** Partners that had tried the trainings out the year before. */
const EARLIER = ["br-north", "id-java"];
/** Partners of one country to which the same children come: each counts them, and so does the alliance, twice. */
const TOGETHER = { partners: ["co-coast", "co-inland"], children: 8 } as const;
const WITH_PARENTS = ["ni-pacific", "co-coast", "ph-visayas"];

export function registersOf(year: PartnerYear, seed: string): readonly RegisterFile[] {
  const { partner } = year;
  const dice = (about: string) => chanceOf(`${seed} ${partner.key} ${about}`);
  const crowd = crowdOf(partner, dice("crowd"), sharedChildren(partner, seed));
  const inFiles = partner.key === CASE_FILES.partner ? CASE_FILES.count : 0;
  return [
    ...(EARLIER.includes(partner.key) ? [earlierFile(partner, dice("earlier"))] : []),
    ...childrenFiles(year, crowd, dice("children")),
    ...adultFiles(year, WITH_PARENTS.includes(partner.key) ? 45 : 0, crowd, dice("adults")),
    ...countedFiles(year, crowd, dice("counted")),
    ...serviceFiles(partner, year.survivors - inFiles, dice("services")),
    ...committeeFiles(partner, year.committees, crowd, dice("committees")),
    ...companyFiles(year, crowd, dice("companies")),
  ];
}

function sharedChildren(partner: Partner, seed: string): readonly Somebody[] {
  if (!(TOGETHER.partners as readonly string[]).includes(partner.key)) return [];
  const crowd = crowdOf(partner, chanceOf(`${seed} together`));
  return Array.from({ length: TOGETHER.children }, () => crowd.child());
}
