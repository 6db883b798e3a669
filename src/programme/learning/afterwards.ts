// What comes of a training: children who pass it on to their peers, and officials who use it months later.
// Peers are counted as they sit there, never by name; an official who is asked again is sealed like every participant.
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
  yesNo,
} from "#core/record/field.ts";
import { openType, sealedType } from "#core/record/type.ts";
import { ageBands, audiences, countries, sexes, topics } from "../splits.ts";

/** Children trained to raise the subject among peers do so: who was reached, and that somebody stood by. */
export const PeerRound = openType(
  "peer-round",
  {
    label: "Round with peers",
    plural: "Rounds with peers",
    serves: [7, 9],
    title: ["title", "heldOn"],
    when: "heldOn",
  },
  {
    ...section("The round", {
      title: required(text("Title")),
      heldOn: required(date("Held on")),
      country: required(choice("Country", countries)),
      place: text("Place", { hint: "The district or town; never an address." }),
      preparedBy: ref("training-day", "At which training the young people were prepared"),
      group: ref("committee", "By which youth group"),
      school: ref("school", "At which school"),
      setting: choice("Where", {
        school: "At school",
        club: "Club or youth centre",
        sport: "Sport",
        faith: "Faith group",
        online: "Online",
        neighbourhood: "In the neighbourhood",
      }),
      topics: choices("What it was about", topics),
    }),
    ...section("The young people", {
      leaders: group(
        "Young people who led it",
        { sex: choice("Sex", sexes), count: required(number("How many", { least: 0 })) },
        { hint: "Numbers, not names." },
      ),
      adultNear: yesNo("A grown-up they trust was near"),
    }),
    ...section("Who was reached", {
      headcounts: group("Peers who were reached", {
        sex: choice("Sex", sexes),
        ageBand: choice("Age", ageBands),
        count: required(number("How many", { least: 0 })),
        fresh: required(
          number("How many of them are new this year?", { least: 0, hint: "Only they enter the number of children." }),
        ),
      }),
    }),
    ...section("What came of it", {
      theirIdea: yesNo("It was the young people's own idea"),
      cameOf: longText("What came of it", { hint: "No names, no single child." }),
      helpNeeded: longText("What would help them next time"),
      sheetKeptAt: text("Where the count is kept"),
    }),
  },
);

/** Six months later: is it used? */
export const UseCheck = sealedType(
  "use-check",
  {
    label: "Check of use",
    plural: "Checks of use",
    serves: [31],
    title: ["participant", "checkedOn"],
    when: "checkedOn",
  },
  {
    day: required(ref("training-day", "After which training")),
    participant: ref("participant", "Official"),
    checkedOn: required(date("Asked on")),
    how: choice("How", {
      call: "Call",
      visit: "Visit",
      questionnaire: "Questionnaire",
      supervisor: "Through the superior",
    }),
    uses: required(
      choice("Uses what was learned", {
        yes: "Yes, with an example",
        partly: "Partly",
        no: "No",
        unreached: "Could not be reached",
      }),
    ),
    usedFor: choices(
      "What for",
      {
        recognise: "Recognising a child in need",
        interview: "Talking with children",
        refer: "Passing on to services",
        protect: "Protecting a child in court or at the station",
        rule: "A rule or instruction of the office",
        teach: "Teaching colleagues",
      },
      { when: { in: ["uses", ["yes", "partly"]] } },
    ),
    example: longText("Example", {
      hint: "Of the work, without any child in it.",
      when: { in: ["uses", ["yes", "partly"]] },
    }),
    hindered: choices("What stands in the way", {
      moved: "Moved to another post",
      orders: "No instruction from above",
      money: "No money or car",
      time: "No time",
      services: "No service to pass on to",
      unsure: "Not sure how",
    }),
    wantsRefresher: yesNo("Wants a refresher"),
    audience: kept(choice("Group", audiences)),
    countId: kept(text("Count id")),
  },
);
