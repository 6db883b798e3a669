// The first 39 items: what the alliance told of its first year, and of how it asks for help.
// Each is a thing somebody will look for; the title is ours.
import { asked, type CoverageItem } from "./coverage-item.ts";

export const itemsOfYearOne: readonly CoverageItem[] = [
  asked(1, "Members, local partners and countries, period by period", {
    types: "programme organisation country-programme team person membership",
    screens: "/places /partners /more",
  }),
  asked(2, "The donor: contract, instalments, reporting calendar", { types: "programme instalment report-deadline" }),
  asked(3, "The annual report, from frozen figures, signed off", {
    types: "frozen-figure report-chapter period-submission variance-reason",
    screens: "/report /results",
    later: "Chapters are written and signed off; the report does not print them yet.",
  }),
  asked(4, "Reading all outcomes, at links that stay", {
    types: "frozen-figure harvested-outcome",
    screens: "/report /results",
    later: "Pages without sign-in and an archive of PDF files.",
  }),
  asked(5, "Children who know what exploitation is and how to report it", {
    types: "training-day attendance participant declared-figure",
    screens: "/register /results /attendance",
    indicators: "C1 C1n S1.2 S1.2.1",
  }),
  asked(6, "Key questions a child can answer, and where to report", {
    types: "curriculum attendance helpline concern message",
    screens: "/attendance /first-response",
    indicators: "C1 N1 N2 N3 L2",
  }),
  asked(7, "Children trained for rights and for peers", {
    types: "training-day attendance participant curriculum peer-round",
    screens: "/register /results /attendance",
    indicators: "C2 C3 C3p",
  }),
  asked(8, "At risk, or harmed: kept out of what children can see", {
    types: "case service-delivered enrolment",
    indicators: "C4",
  }),
  asked(9, "Young people who act so that it does not happen again", {
    types: "group-meeting campaign youth-action peer-round",
    indicators: "F6 S1.2.2",
  }),
  asked(10, "Children map where and when it is not safe", {
    types: "mapping-exercise observation",
    later: "Drawing on a map; it is answered in words and coarse zones.",
  }),
  asked(11, "Talking with local government", {
    types: "duty-bearer-meeting proposal commitment institution",
    indicators: "M1 M2 G3 S2.4.1",
  }),
  asked(12, "Watch groups and street lights: what was promised and kept", {
    types: "commitment promise-check proposal committee zone-note",
    indicators: "M1 M2 M3",
  }),
  asked(13, "What makes children vulnerable", { types: "observation mapping-exercise curriculum" }),
  asked(14, "How recruiters work, taught to protect", { types: "curriculum training-day tactic" }),
  asked(15, "Prevention in schools with local government", {
    types: "school-programme curriculum training-day school school-lesson",
    indicators: "F7 F7p",
  }),
  asked(16, "Survivors helped", {
    types:
      "case service-delivered child plan plan-step assessment risk-assessment consent safety-plan restricted-note supervision-log",
    screens: "/register /results",
    indicators: "C4 C4s C5 C6 S2.2 S2.2n",
  }),
  asked(17, "A place in a shelter", {
    types: "shelter-stay service-delivered shelter-place shelter-check",
    indicators: "C4 C4s",
  }),
  asked(18, "Health care", {
    types: "referral service-delivered support-service referral-system",
    indicators: "C4 R1 R2 R3 R4 R5 F4",
  }),
  asked(19, "Education", { types: "service-delivered plan-step schooling", indicators: "C4" }),
  asked(20, "Legal aid", { types: "justice-step service-delivered legal-case", indicators: "C4 C10 G6" }),
  asked(21, "A healthy return to society", {
    types: "plan visit incident case-conference reintegration reintegration-follow-up child-feedback",
    indicators: "C7 C7-3 C7-6 C7-12 C7r C8",
  }),
  asked(22, "Parents of survivors in justice and reintegration", {
    types: "caregiver-support justice-step caregiver-involvement family",
    indicators: "F1",
  }),
  asked(23, "Parents learn to talk about what is not talked about", {
    types: "training-day caregiver-support attendance caregiver-course",
    indicators: "F1a F2 S1.1.1",
  }),
  asked(24, "A youth committee informs parents", {
    types: "group-meeting campaign committee youth-action",
    indicators: "F6",
  }),
  asked(25, "Child protection committees supported", {
    types: "committee committee-support group-meeting committee-review",
    screens: "/register /results",
    indicators: "F3 F3w",
  }),
  asked(26, "Companies helped with a policy", {
    types: "company company-policy",
    screens: "/register /results",
    indicators: "P2 P7",
  }),
  asked(27, "Companies trained", {
    types: "company engagement-step training-day",
    screens: "/register /results",
    indicators: "P4 P1 P5 P6",
  }),
  asked(28, "Thousands of employees", {
    types: "training-day company attendance staff-card",
    screens: "/attendance",
    indicators: "P4 L1 P3 S2.4.4",
  }),
  asked(29, "Hotel staff who recognise and act", {
    types: "training-day curriculum company self-assessment staff-card",
    indicators: "P4 P3 P6 P10",
  }),
  asked(30, "A company that trains police and judges", { types: "trainer-organisation training-day" }),
  asked(31, "Officials trained, who then act against it", {
    types: "training-day attendance institution use-check court-watch",
    screens: "/register /results /attendance",
    indicators: "G0 G2u G1 G2",
  }),
  asked(32, "A court with a child-friendly procedure", {
    types: "institution justice-measure harvested-outcome court-watch",
    indicators: "G10 G11",
  }),
  asked(33, "Changes that last", {
    types: "harvested-outcome commitment policy-process capacity-check",
    indicators: "M3 G8",
  }),
  asked(34, "An end by the end: targets, and where it began and ended", {
    types: "target baseline indicator-set programme",
    screens: "/results",
  }),
  asked(35, "A symbolic gift, bought on a web page", {
    types: "story",
    later:
      "The gift shop: gifts, occasions, cards, payment with an outside provider; kept apart from all data of children.",
  }),
  asked(36, "What a gift was used for", {
    types: "instalment",
    later: "A ledger from gift to project, and word back to whoever gave.",
  }),
  asked(37, "A plain notice for a browser that is too old", {
    screens: "/not-found",
    later: "Pages to read without script.",
  }),
  asked(38, "A page that says sorry, and what to do", { screens: "/not-found" }),
  asked(39, "A dated article whose numbers are the frozen ones", {
    types: "frozen-figure story",
    later: "The newsroom: articles, dates, language versions, consent for each picture.",
  }),
];
