// Items 40 to 58: what the alliance told of its work when the programme was four years old.
// Each is a thing somebody will look for; the title is ours.
import { asked, type CoverageItem } from "./coverage-item.ts";

export const itemsOfTheInterview: readonly CoverageItem[] = [
  asked(40, "Psychological support", {
    types: "service-delivered plan visit restricted-note psychosocial-support",
    indicators: "C4s",
  }),
  asked(41, "Learning a trade", { types: "course cohort enrolment", indicators: "V1 V2 V3 V10 S2.3" }),
  asked(42, "Strength to stand up", { types: "attendance visit empowerment-scale", indicators: "C9" }),
  asked(43, "One parent, many in a room, a child who feels responsible", {
    types: "caregiver-support assessment household family",
    indicators: "F1",
  }),
  asked(44, "Where young people are approached: planned by coarse zone and shift", {
    types: "outreach-shift zone-note",
  }),
  asked(45, "Reaching young people at risk, and coming home safe", {
    types: "outreach-shift visit home-visit",
    indicators: "F8 S2.2.1",
  }),
  asked(46, "Shelter and care after harm, in one plan", {
    types: "plan plan-step shelter-stay case-conference safety-plan",
    indicators: "C4s",
  }),
  asked(47, "Economically on their own feet", {
    types: "placement business livelihood-follow-up employer-check",
    indicators: "V4 V5 V6 V7",
  }),
  asked(48, "Cooking schools", { types: "course cohort enrolment", indicators: "V1 V2 V3" }),
  asked(49, "What the countryside grows, bought and cooked", {
    types: "supplier-purchase supplier",
    indicators: "V12",
  }),
  asked(50, "Survivors and other young people in one class, not told apart", {
    types: "cohort enrolment",
    indicators: "V1",
  }),
  asked(51, "Learning to run a business", { types: "business course", indicators: "V9 V6" }),
  asked(52, "Work that is found", { types: "placement employer-check", indicators: "V8 V4" }),
  asked(53, "Poverty at the root", {
    types: "livelihood-follow-up caregiver-support referral household livelihood-baseline",
    indicators: "R1 V7 V11",
  }),
  asked(54, "Better policy and law", {
    types: "policy-process harvested-outcome advocacy-document duty-bearer-meeting institution capacity-check",
    screens: "/report",
    indicators: "G3 G4 G5 G7 G8 G9 SRH015 SRH016 SRH017 SRH018 SRH019 S3.4 SRH021 SRH022 SRH023 SRH024 SRH025 SRH026",
  }),
  asked(55, "Communities that protect better", {
    types:
      "committee committee-support group-meeting caregiver-support campaign family committee-review youth-action referral-system",
    indicators: "F3 F1 F2 F4 F5",
  }),
  asked(56, "Companies, tourism among them, that take part", {
    types: "company engagement-step company-policy self-assessment",
    indicators: "P2 P4 P1 P3 P5 P7 P8 P9 P10 SRH017",
  }),
  asked(57, "Travellers who do not see it", {
    types: "campaign company traveller-material",
    indicators: "F5t",
    later: "A note on place and season of risk.",
  }),
  asked(58, "A regional manager of several countries", {
    types: "period-submission report-deadline variance-reason country-programme safeguarding-readiness",
    screens: "/places /partners /results",
  }),
];
