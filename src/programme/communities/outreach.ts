// Out of the office: shifts in the street and visits to homes. Somebody always waits for those who are out, and silence is a task for
// the supervisor, who is told that people are out and never where. Zones are coarse, notes about them expire, contacts are counts.

import type { DueRule } from "#core/record/due.ts";
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
  section,
  text,
  timeBand,
  yesNo,
} from "#core/record/field.ts";
import { sealedType } from "#core/record/type.ts";
import { ageBands, countries, sexes } from "../splits.ts";
import { outWorkflow } from "./workflow.ts";

/** Who is out and who waits for them; said alike of a shift and of a visit. */
const outAndBack = {
  workers: group("Workers", { worker: ref("person", "Worker"), buddy: ref("person", "Buddy") }),
  buddy: text("Who waits for news", { hint: "Somebody who is not out, with a telephone that works." }),
  safeToGo: yesNo("Looked at before leaving: it is safe to go", {
    hint: "Two go together; telephones are charged; the way back is known.",
  }),
  backBy: text("Back by", { hint: "The hour, such as 21:30. From then on silence means that help is sent." }),
  checkedInAt: text("Last check-in with the buddy", { hint: "The hour." }),
  allBack: yesNo("Everybody back safely"),
} as const;

/** Titles of these types hold a day and a time of day, so a task never tells a place. */
const outDue: readonly DueRule[] = [
  {
    id: "check-in",
    says: "Say that everybody is back",
    from: "on",
    states: ["out", "alarm"],
    who: ["caseworker"],
    act: { move: "back" },
  },
  {
    id: "silence",
    says: "Colleagues are out and have not said that they are back",
    from: "on",
    states: ["out", "alarm"],
    who: ["supervisor"],
    act: { move: "alarm" },
  },
];

export const OutreachShift = sealedType(
  "outreach-shift",
  {
    label: "Outreach shift",
    plural: "Outreach shifts",
    serves: [44, 45],
    title: ["on", "band"],
    when: "on",
    workflow: outWorkflow,
    due: outDue,
  },
  {
    ...section("The shift", {
      on: required(date("Day")),
      band: required(timeBand("Time")),
    }),
    ...section("Out and back", {
      ...outAndBack,
    }),
    ...section("Whom we met: numbers only", {
      // After the hours, so that a line in a list never begins with a place.
      zone: text("Zone", { hint: "Coarse. Never an address." }),
      contactCount: number("Young people spoken with", { least: 0 }),
      contacts: group(
        "Of them, by sex and age",
        { sex: choice("Sex", sexes), ageBand: choice("Age", ageBands), count: number("How many", { least: 0 }) },
        { hint: "As it seemed; nobody is asked for it." },
      ),
      firstCheckCount: number("First safety check done with", {
        least: 0,
        hint: "Safe tonight? Somewhere to sleep? Somebody to call?",
      }),
      urgentCount: number("Of them in danger now", { least: 0 }),
      referredCount: number("Accompanied to a service", { least: 0 }),
      cardCount: number("Cards with the helpline given", { least: 0 }),
      needs: choices("What was asked for most", {
        food: "Food",
        sleep: "A place to sleep",
        health: "Health care",
        papers: "Papers",
        school: "School",
        work: "Work or training",
        talk: "Somebody to talk to",
      }),
      note: longText("For the next shift", { hint: "No names, no descriptions of people, no places." }),
      country: kept(choice("Country of the organisation", countries)),
    }),
  },
);

export const HomeVisit = sealedType(
  "home-visit",
  {
    label: "Home visit",
    plural: "Home visits",
    serves: [45],
    title: ["on", "band"],
    when: "on",
    workflow: outWorkflow,
    due: outDue,
  },
  {
    ...section("The visit", {
      on: required(date("Day")),
      band: required(timeBand("Time")),
      family: ref("family", "Family"),
      child: ref("child", "Child"),
      agreed: yesNo("The family knows of the visit and agreed"),
      pretext: text("What neighbours are told", { hint: "So that the visit itself gives nothing away." }),
    }),
    ...section("Out and back", {
      ...outAndBack,
    }),
    ...section("What was found", {
      about: choices("What it was about", {
        safety: "Safety at home",
        talk: "Talking with caregivers",
        return: "Preparing or following a return",
        school: "School",
        health: "Health",
        income: "Income",
        legal: "Legal process",
      }),
      childSeen: yesNo("The child was seen", { when: { answered: "child" } }),
      childAlone: yesNo("The child was spoken with alone", { when: { is: ["childSeen", "yes"] } }),
      feelsSafe: choice("The home seems", { safe: "Safe", unsure: "Not sure", unsafe: "Not safe" }),
      agreedNext: longText("What was agreed"),
      nextOn: date("Next visit on"),
    }),
  },
);

/** What is known in general about a zone and a season: for planning, and never for ever. */
export const ZoneNote = sealedType(
  "zone-note",
  {
    label: "Note on a zone and season",
    plural: "Notes on zones and seasons",
    serves: [12, 44, 57],
    title: ["zone", "expiresOn"],
    when: "expiresOn",
    due: [
      {
        id: "expires",
        says: "The note runs out: look again or let it go",
        from: "expiresOn",
        days: -7,
        who: ["caseworker", "supervisor"],
        act: { answer: "endedAs" },
      },
    ],
  },
  {
    zone: required(
      text("Zone", { hint: "Coarse: a district or a stretch of coast. Never a venue, never an address." }),
    ),
    country: choice("Country", countries),
    months: choices("In which months", {
      jan: "January",
      feb: "February",
      mar: "March",
      apr: "April",
      may: "May",
      jun: "June",
      jul: "July",
      aug: "August",
      sep: "September",
      oct: "October",
      nov: "November",
      dec: "December",
    }),
    bands: choices("At which time of day", {
      morning: "Morning",
      afternoon: "Afternoon",
      evening: "Evening",
      night: "Night",
    }),
    why: choices("What makes it a time to be there", {
      visitors: "Many visitors",
      festival: "Festival or sport",
      harvest: "Harvest or fishing season",
      holidays: "School holidays",
      disaster: "After a disaster",
      building: "Large building site or mine",
    }),
    wePlan: longText("What we plan", { hint: "Shifts, material for travellers, talks with hotels." }),
    expiresOn: required(date("Runs out on", { hint: "At most a year away." })),
    endedAs: choice("What became of it", { renewed: "A new note was written", gone: "No longer so" }),
  },
);
