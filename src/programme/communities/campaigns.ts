// What reaches many: campaigns and material for travellers, actions of young people as agents of change, and the agreements by which
// services pass a child on. All of it is open: it speaks of messages, groups and offices, never of a child.
import {
  choice,
  choices,
  date,
  group,
  longText,
  number,
  ref,
  required,
  section,
  text,
  yesNo,
} from "#core/record/field.ts";
import { openType } from "#core/record/type.ts";
import { campaignMeans, countries, services, sexes } from "../splits.ts";

export const Campaign = openType(
  "campaign",
  {
    label: "Campaign",
    plural: "Campaigns",
    serves: [9, 24, 55, 57],
    title: ["name", "fromOn"],
    when: "fromOn",
    due: [
      {
        id: "came",
        says: "Write down what came of the campaign",
        from: "toOn",
        days: 30,
        who: ["partner-officer"],
        act: { answer: "cameOf" },
      },
    ],
  },
  {
    ...section("The campaign", {
      name: required(text("Name")),
      country: required(choice("Country", countries)),
      area: text("Area", { hint: "Coarse: a district or municipality." }),
      fromOn: required(date("From")),
      toOn: date("To"),
      means: choices("By what means", campaignMeans),
      audiences: choices("For whom", {
        children: "Children",
        parents: "Parents and caregivers",
        community: "Neighbours",
        travellers: "Travellers",
        companies: "Companies",
        officials: "Officials",
      }),
    }),
    ...section("The message", {
      message: longText("Message"),
      wordsChecked: yesNo("The words were checked", { hint: "With the list of words; nobody is shown as a thing." }),
      noFaces: yesNo("No child can be recognised in it"),
      withChildren: yesNo("Young people helped to make it"),
      group: ref("committee", "With which committee or youth group"),
      leaders: group(
        "Leaders who spoke up in it",
        {
          kind: required(
            choice("Kind", {
              traditional: "Traditional leader",
              faith: "Leader of faith",
              elected: "Elected leader",
              teacher: "Head of a school",
              known: "Somebody known from sports, music or media",
            }),
          ),
          sex: choice("Sex", sexes),
          count: required(number("How many", { least: 1 })),
        },
        { hint: "In public and against sexual exploitation. Numbers, not names." },
      ),
      companies: group("With which companies", { company: ref("company", "Company") }),
    }),
    ...section("Material", {
      materials: group(
        "Material",
        {
          what: required(
            choice("What", {
              leaflet: "Leaflet",
              poster: "Poster",
              card: "Card with the helpline",
              film: "Film",
              spot: "Radio or television spot",
              post: "Post online",
              app: "Page or app",
            }),
          ),
          language: text("Language"),
          count: number("How many", { least: 0 }),
          handedAt: choice("Handed out where", {
            airport: "Airport, port or border",
            station: "Station or bus",
            hotel: "Hotels",
            taxi: "Taxis and guides",
            beach: "Beach or sights",
            school: "Schools",
            online: "Online",
          }),
        },
        { hint: "For travellers: what they may see, what is forbidden, whom to call." },
      ),
      helpline: ref("helpline", "Helpline it names"),
    }),
    ...section("What came of it", {
      reachedCount: number("People reached, estimated", { least: 0 }),
      estimatedHow: text("How this was estimated"),
      cost: text("What it cost, and who paid"),
      cameOf: longText("What came of it"),
    }),
  },
);

/** Young people as agents of change: the group, what it did, what came of it. */
export const YouthAction = openType(
  "youth-action",
  {
    label: "Action of young people",
    plural: "Actions of young people",
    serves: [9, 24, 55],
    title: ["title", "on"],
    when: "on",
    due: [
      {
        id: "came",
        says: "Ask the group what came of its action",
        from: "on",
        months: 2,
        who: ["trainer", "partner-officer"],
        act: { answer: "cameOf" },
      },
    ],
  },
  {
    ...section("The action", {
      title: required(text("What they did")),
      group: required(ref("committee", "Youth group")),
      on: required(date("On")),
      country: required(choice("Country", countries)),
      kind: required(
        choice("Kind", {
          event: "Event led by young people",
          parents: "Informing parents",
          peers: "Support among peers",
          media: "Radio, film, theatre, online",
          petition: "Petition or letter",
          talks: "Talks with those in charge",
          care: "Standing by those who were harmed",
          other: "Something else",
        }),
      ),
      idea: choice("Whose idea", { theirs: "The young people's own", shared: "Together", ours: "Ours" }),
      against: choices("What it works on", {
        norms: "What people think is normal",
        online: "Safety online",
        again: "That nobody is exploited again",
        school: "Staying at school",
        law: "A law or a rule",
        services: "Getting help",
      }),
    }),
    ...section("The young people", {
      active: group(
        "Young people who carried it",
        { sex: choice("Sex", sexes), count: required(number("How many", { least: 0 })) },
        { hint: "Numbers, not names. Nobody is asked what happened to them." },
      ),
    }),
    ...section("What came of it", {
      reached: group("Who was reached", {
        who: choice("Group", {
          children: "Children",
          parents: "Parents",
          neighbours: "Neighbours",
          officials: "Officials",
        }),
        count: required(number("How many", { least: 0 })),
      }),
      adultNear: yesNo("A grown-up they trust was near"),
      safe: yesNo("Risks were talked through with them, and nobody has to show a face"),
      cameOf: longText("What came of it", { hint: "What others do differently. No names." }),
      outcome: ref("harvested-outcome", "The outcome it led to"),
      theySay: longText("What the group says about it"),
    }),
  },
);

const holds = (label: string) => yesNo(label);

/** How services pass a child on to one another in an area: on paper, known, and tried. */
export const ReferralSystem = openType(
  "referral-system",
  {
    label: "Referral system",
    plural: "Referral systems",
    serves: [18, 55],
    title: ["name", "area"],
    when: "worksSince",
    due: [
      {
        id: "try",
        says: "Try the way from one service to the next again",
        from: "triedOn",
        months: 12,
        when: { not: { answered: "endedOn" } },
        who: ["partner-officer"],
        act: { answer: "triedOn" },
      },
    ],
  },
  {
    ...section("The system", {
      name: required(text("Name")),
      country: required(choice("Country", countries)),
      area: text("Area", { hint: "Coarse: a district or municipality." }),
      level: choice("Level", {
        village: "Village or quarter",
        municipal: "Municipality",
        provincial: "Province or state",
        national: "National",
      }),
      led: ref("institution", "Led by"),
      services: choices("Which services take part", services),
      memberCount: number("Organisations that take part", { least: 0 }),
      weHelped: yesNo("Did we help to set it up or to mend it?"),
    }),
    ...section("Does it work?", {
      written: holds("The way is written down, with names of offices and times"),
      known: holds("Those who need it know it"),
      agreed: holds("What may be told on, and what not, is agreed"),
      feedback: holds("Whoever sends a child hears what came of it"),
      openAlways: holds("Somebody answers at night and at weekends"),
      triedOn: date("Tried on", { hint: "A made-up example, followed from the first call to the last service." }),
      worksSince: date("Works since", {
        hint: "Only when it is written, known and agreed, and was tried.",
        when: {
          all: [
            { is: ["written", "yes"] },
            { is: ["known", "yes"] },
            { is: ["agreed", "yes"] },
            { answered: "triedOn" },
          ],
        },
      }),
      proof: text("Where the agreement is kept"),
    }),
    ...section("Will it last", {
      owner: text("Who looks after it from now on", { hint: "An office, not a person." }),
      endedOn: date("No longer works since"),
    }),
  },
);
