// Where those who protect children sit at one table and do things together: a council, a task force, a network. It speaks of institutions
// and of what they do, never of a child.
import { choice, choices, date, group, longText, number, ref, required, text, yesNo } from "#core/record/field.ts";
import { openType } from "#core/record/type.ts";
import { countries } from "../splits.ts";
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
