// Fifteen children on a map: what they saw, what they asked for, what was promised and kept, and what local government does since.
// Names of places and offices are invented; no child can be known by anything said here.
import { fieldTeam } from "./colleagues.ts";
import type { Told } from "./desk.ts";
import { acts, type Happening, id, outcome } from "./happening.ts";
import { mapped } from "./mapped-in-india.ts";

export function india(key: string): readonly Happening[] {
  const stream = fieldTeam(key);
  const exercise = id("mapping");
  const office = id("municipal office");
  const sees = (label: string, answers: Told["answers"]): Told => ({
    record: id(`observation ${label}`),
    type: "observation",
    on: "2016-03-19",
    answers: { exercise, ...answers },
  });
  const promise = (label: string, remedy: string, answers: Told["answers"]): Told => ({
    record: id(`commitment ${label}`),
    type: "commitment",
    on: "2016-05-24",
    answers: {
      remedy,
      country: "IN",
      institution: office,
      proposal: id(`proposal ${label}`),
      askedOn: "2016-04-12",
      ...answers,
    },
  });
  return [
    ...mapped(stream, exercise),
    ...acts(
      "trainer",
      stream,
      sees("1", {
        kind: "physical",
        placeType: "street",
        band: "evening",
        season: "always",
        feels: "unsafe",
        says: "The lamps do not burn, and nobody can be seen.",
        votes: 11,
      }),
      sees("2", {
        kind: "physical",
        placeType: "school-route",
        band: "morning",
        season: "weekday",
        feels: "unsafe",
        says: "A long way with nobody to ask for help.",
        votes: 6,
      }),
      sees("3", {
        kind: "physical",
        placeType: "transport-stop",
        band: "night",
        season: "weekend",
        feels: "unsafe",
        says: "Too many people waiting, and no light.",
        votes: 9,
      }),
      sees("4", {
        kind: "physical",
        placeType: "market",
        band: "afternoon",
        season: "always",
        feels: "safe",
        says: "People know us there.",
        votes: 4,
      }),
      sees("5", {
        kind: "social",
        feels: "unsafe",
        says: "Wanting to be liked by somebody, and believing what they say.",
        votes: 8,
      }),
      sees("6", {
        kind: "social",
        feels: "unsafe",
        says: "Wishing for a better future somewhere else, and not knowing who can be trusted.",
        votes: 7,
      }),
      sees("7", {
        kind: "online",
        placeType: "online",
        band: "night",
        season: "always",
        feels: "unsafe",
        says: "Strangers who write and ask for pictures.",
        votes: 10,
      }),
      sees("8", {
        kind: "physical",
        placeType: "neighbourhood",
        band: "evening",
        season: "holiday",
        feels: "unsafe",
        says: "Visitors nobody knows during the holidays.",
        votes: 5,
      }),
    ),
    ...acts("partner-officer", stream, {
      record: office,
      type: "institution",
      on: "2016-04-01",
      answers: {
        name: "Municipal office of Heronbridge (invented)",
        kind: "local-government",
        level: "municipal",
        country: "IN",
        area: "Heronbridge",
      },
    }),
    ...acts(
      "trainer",
      stream,
      {
        record: id("proposal watch"),
        type: "proposal",
        on: "2016-04-02",
        answers: {
          asks: "A neighbourhood watch that children can turn to",
          remedy: "watch",
          country: "IN",
          community: "Heronbridge",
          problem: "In the evening there is nobody to ask for help.",
          addressee: office,
          putOn: "2016-04-12",
          childrenCount: 15,
          exercise,
        },
      },
      {
        record: id("proposal lighting"),
        type: "proposal",
        on: "2016-04-02",
        answers: {
          asks: "Street lights that burn until late",
          remedy: "lighting",
          country: "IN",
          community: "Heronbridge",
          problem: "Dark streets on the way home.",
          addressee: office,
          putOn: "2016-04-12",
          childrenCount: 15,
          exercise,
        },
      },
    ),
    ...acts("partner-officer", stream, {
      record: id("meeting"),
      type: "duty-bearer-meeting",
      on: "2016-04-12",
      answers: {
        institution: office,
        heldOn: "2016-04-12",
        about: "Neighbourhood watch and street lighting",
        childrenSpoke: "yes",
        childrenCount: 15,
        childrenToldOn: "2016-04-19",
        came: "The office will answer within six weeks.",
        nextOn: "2016-05-24",
      },
    }),
    ...acts(
      "trainer",
      stream,
      promise("watch", "watch", {
        promise: "A neighbourhood watch of trained volunteers",
        promisedOn: "2016-05-24",
        dueOn: "2016-09-30",
      }),
      promise("lighting", "lighting", {
        promise: "Twelve street lights on the way from school",
        promisedOn: "2016-05-24",
        dueOn: "2016-12-20",
        budgeted: "yes",
        budgetLine: "Public lighting, second half of 2016",
        inRules: "no",
        owner: "Office for public works",
        promiseToldOn: "2016-05-28",
      }),
      { record: id("commitment watch"), type: "commitment", on: "2016-05-24", move: "promise" },
      { record: id("commitment lighting"), type: "commitment", on: "2016-05-24", move: "promise" },
      { record: id("commitment lighting"), type: "commitment", on: "2016-10-17", move: "begin" },
      {
        record: id("commitment watch"),
        type: "commitment",
        on: "2016-09-28",
        move: "keep",
        answers: {
          keptOn: "2016-09-26",
          proof: "Letter of the office, archive of the partner",
          childrenToldOn: "2016-10-03",
        },
      },
      {
        record: id("check watch"),
        type: "promise-check",
        on: "2016-11-07",
        answers: {
          commitment: id("commitment watch"),
          checkedOn: "2016-11-07",
          round: "early",
          found: "kept",
          movedElsewhere: "unknown",
          childrenSay: "safer",
        },
      },
    ),
    ...acts("partner-officer", stream, {
      record: id("school programme"),
      type: "school-programme",
      on: "2016-08-15",
      answers: {
        name: "Lessons on safety, with the municipal office",
        country: "IN",
        fromOn: "2016-08-15",
        schoolCount: 6,
        teacherCount: 14,
        lessonCount: 31,
        withGovernment: "yes",
        institution: office,
      },
    }),
    ...outcome(key, "2016-09-05", {
      says: "Local government raises awareness of sexual exploitation at schools. Fifteen children had mapped where and when they are vulnerable, and had spoken with it about a neighbourhood watch and street lighting.",
      country: "IN",
      happenedOn: "2016-08-15",
      actor: "government",
      institution: office,
      level: "municipal",
      instrument: "practice",
      direction: "improved",
      significance: "Schools reach children whom nobody trains.",
      contribution:
        "The children's map was one of the reasons the office named; a teachers' group asked for the lessons as well.",
      contributionSize: "some",
    }),
  ];
}
