// Where those who protect children sit at one table and do things together: a council, a task force, a network. Its type, what it states
// and what is counted of it. It speaks of institutions and of what they do, never of a child.
import { factRule } from "#core/fact/fact.ts";
import { choice, choices, date, group, longText, number, ref, required, text, yesNo } from "#core/record/field.ts";
import { openType } from "#core/record/type.ts";
import type { Indicator } from "#core/result/indicator.ts";
import { countries, given } from "../splits.ts";
import { levels } from "./lasting.ts";

export const CoordinationPlatform = openType(
  "coordination-platform",
  {
    label: "Coordination platform",
    plural: "Coordination platforms",
    serves: [11, 55],
    title: ["name"],
    when: "memberSince",
    due: [
      {
        id: "meet-again",
        says: "The platform has not met for four months: ask when it does",
        from: "meetings/on",
        months: 4,
        when: { not: { answered: "endedOn" } },
        who: ["partner-officer"],
        act: { answer: "meetings" },
      },
      {
        id: "came-of",
        says: "Write down what came of what was done together",
        from: "actions/on",
        days: 60,
        when: { not: { answered: "actions/cameOf" } },
        who: ["partner-officer"],
        act: { answer: "actions" },
      },
    ],
  },
  {
    name: required(text("Name")),
    kind: required(
      choice("Kind", {
        council: "Council or committee set up by law",
        "task-force": "Task force or working group",
        network: "Network of organisations",
        "referral-table": "Table of services that pass children on",
        other: "Another",
      }),
    ),
    level: choice("Level", levels),
    country: required(choice("Country", countries)),
    area: text("Where", { hint: "A municipality or district, or the whole country." }),
    calledBy: ref("institution", "Which institution calls it together"),
    ourPart: choice("Our part", { chair: "We chair it", member: "Member", guest: "Guest" }),
    memberSince: date("We take part since"),
    terms: yesNo("Its tasks are written down"),
    members: group(
      "Who else takes part",
      {
        kind: required(
          choice("Kind", {
            service: "Public service",
            police: "Police",
            court: "Court or prosecution",
            school: "School",
            health: "Health care",
            organisation: "Organisation",
            company: "Company",
            young: "Young people",
          }),
        ),
        institution: ref("institution", "Institution"),
        count: number("Seats", { least: 1 }),
      },
      { section: "Members", hint: "Seats, not names." },
    ),
    meetings: group(
      "Meetings",
      {
        on: required(date("On")),
        decided: longText("What was agreed", { hint: "Nothing about one child: that belongs in its file." }),
        childrenSpoke: yesNo("Children or young people spoke for themselves"),
      },
      { section: "Meetings" },
    ),
    actions: group(
      "Done together",
      {
        on: required(date("On")),
        what: required(text("What")),
        with: required(
          choices("Together with", {
            services: "Public services, police or courts",
            companies: "Companies",
            organisations: "Other organisations",
          }),
        ),
        cameOf: longText("What came of it"),
      },
      {
        section: "Done together",
        hint: "A procedure, a training, a campaign, an inspection: something that was done.",
      },
    ),
    endedOn: date("No longer meets since", { section: "Later" }),
    learned: longText("What we learn from it"),
  },
);

/** A platform is at work in whatever period it met or did something together. */
const atWork = factRule(
  "platform-at-work",
  "event",
  CoordinationPlatform,
  "When a platform met or did something together, and in which country.",
  (platform, { record }) =>
    [...(platform.meetings ?? []), ...(platform.actions ?? [])].flatMap((row) =>
      row.on ? [{ key: row.id, on: row.on, subject: record, dims: given({ country: platform.country }) }] : [],
    ),
);

/** What was done with services and a company counts under both. */
const doneWith = (others: "services" | "companies", says: string) =>
  factRule(`done-with-${others}`, "event", CoordinationPlatform, says, (platform) =>
    (platform.actions ?? []).flatMap((row) =>
      row.on && row.with?.includes(others)
        ? [{ key: row.id, on: row.on, dims: given({ country: platform.country }) }]
        : [],
    ),
  );

export const platformFacts = [
  atWork,
  doneWith(
    "services",
    "When something was done together with public services, police or courts, and in which country.",
  ),
  doneWith("companies", "When something was done together with companies, and in which country."),
] as const;

const platforms: Indicator = {
  code: "S2.4",
  serves: [11],
  version: 1,
  rules: 1,
  says: "Platforms on which those who protect children work together",
  unit: "organisations",
  measure: "subjects",
  among: { kinds: ["platform-at-work"] },
  rollUp: { periods: "unique", places: "unique" },
  by: ["country"],
  about: "organisations",
  passport: {
    counts: "Each council, task force or network in which we take part and which met or did something in the period.",
    doesNotCount:
      "A platform that exists on paper only; a single meeting with one institution, which stands in S2.4.1.",
    example: "A district council meets three times and a network of organisations never: one.",
    good: "higher",
  },
};

const together = (code: string, others: "services" | "companies", says: string, example: string): Indicator => ({
  code,
  serves: [11],
  version: 1,
  rules: 1,
  says,
  unit: "actions",
  measure: "participations",
  among: { kinds: [`done-with-${others}`] },
  rollUp: { periods: "sum", places: "sum" },
  by: ["country"],
  about: "organisations",
  passport: {
    counts: "Each thing that was done together on a platform in the period and written down with its day.",
    doesNotCount: "Meetings, and what was only agreed in one; what one member did alone.",
    example,
    good: "higher",
  },
});

export const platformIndicators: readonly Indicator[] = [
  platforms,
  together(
    "S2.4.2",
    "services",
    "Things done together with public services, police or courts",
    "A council writes one procedure for police and shelters and trains both: two, if each is entered.",
  ),
  together(
    "S2.4.3",
    "companies",
    "Things done together with companies",
    "A bus company and the police hand out one card at the station: one here, and one with public services.",
  ),
];
