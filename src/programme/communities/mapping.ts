// Children say where, when and why they are not safe. What they say is sealed, and an exercise is counted only by how many took part.
// The nine requirements of General Comment 12 stand in the form and are complete before an exercise opens; no pin, no home, no venue.
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
  timeBand,
  yesNo,
} from "#core/record/field.ts";
import { sealedType } from "#core/record/type.ts";
import { ageBands, countries, sexes } from "../splits.ts";
import { exerciseWorkflow } from "./workflow.ts";

export const placeTypes = {
  street: "Street",
  "transport-stop": "Transport stop",
  market: "Market",
  "school-route": "Way to school",
  beach: "Beach or tourist area",
  online: "Online",
  workplace: "Workplace",
  neighbourhood: "Neighbourhood",
} as const;

export const MappingExercise = sealedType(
  "mapping-exercise",
  {
    label: "Mapping exercise",
    plural: "Mapping exercises",
    serves: [10, 13],
    title: ["community", "heldOn"],
    when: "heldOn",
    workflow: exerciseWorkflow,
    due: [
      {
        id: "open",
        says: "See that everything is in place, and open the exercise",
        from: "plannedOn",
        days: -2,
        states: ["planned"],
        who: ["trainer"],
        act: { move: "open" },
      },
      {
        id: "debrief",
        says: "Talk the exercise over with the children",
        from: "heldOn",
        days: 7,
        states: ["held"],
        who: ["trainer"],
        act: { answer: "debriefedOn" },
      },
      {
        id: "tell",
        says: "Tell the children what was done with what they said",
        from: "sharedOn",
        days: 30,
        states: ["shared"],
        who: ["trainer"],
        act: { answer: "childrenToldOn" },
      },
      {
        id: "again-6",
        says: "Repeat the exercise after six months",
        from: "heldOn",
        months: 6,
        states: ["validated", "shared"],
        when: { not: { answered: "repeats" } },
        until: { type: "mapping-exercise", by: "repeats" },
        who: ["trainer"],
        act: { create: "mapping-exercise" },
      },
      {
        id: "again-12",
        says: "Repeat the exercise after twelve months",
        from: "heldOn",
        months: 12,
        states: ["validated", "shared"],
        when: { not: { answered: "repeats" } },
        until: { type: "mapping-exercise", by: "repeats", when: { is: ["round", "12-months"] } },
        who: ["trainer"],
        act: { create: "mapping-exercise" },
      },
    ],
  },
  {
    ...section("The exercise", {
      community: required(text("Community", { hint: "Coarse: a district or municipality." })),
      country: required(choice("Country", countries)),
      plannedOn: date("Planned for"),
      heldOn: date("Held on", { hint: "Leave it empty until it was held." }),
      method: choice("Method", {
        walk: "Safety walk",
        drawing: "Drawn map",
        app: "On a device",
        discussion: "Discussion",
      }),
      hours: number("How long it took, in hours", { least: 0, most: 100, decimals: 1 }),
      repeats: ref("mapping-exercise", "Repeats which exercise"),
      round: choice(
        "Which time",
        { "6-months": "After six months", "12-months": "After twelve months", later: "Later" },
        { when: { answered: "repeats" } },
      ),
    }),
    ...section("The nine requirements, before it opens", {
      // The nine requirements, in the order of General Comment 12, paragraph 134.
      transparent: yesNo("1. Children know what it is for, and what it can and cannot change"),
      voluntary: yesNo("2. Children knew they could refuse or stop"),
      respectful: yesNo("3. What they say is heard with respect, also where it is not liked"),
      relevant: yesNo("4. It is about what matters to them"),
      childFriendly: yesNo("5. Time, room and words suit children"),
      inclusive: yesNo("6. Nobody is left out: girls, boys, out of school, with a disability, of every group"),
      facilitatorsTrained: yesNo("7. Facilitators are trained and checked"),
      risksAssessed: yesNo("8. Risks were assessed beforehand", { hint: "Also of being seen taking part." }),
      accountable: yesNo("9. It is agreed how and when children hear what came of it"),
    }),
    ...section("Agreement and safety, before it opens", {
      assent: yesNo("Every child said yes, in words or signs of its own"),
      caregiversAgreed: yesNo("Caregivers agreed"),
      supportAtHand: yesNo("Somebody was at hand for a child who needed to talk"),
      supportPlan: longText("What happens if a child tells something", { hint: "Who, where, how to reach them." }),
      notBetterLeft: yesNo("We asked ourselves whether it is better not to collect this", {
        hint: "Not collecting can be the responsible choice.",
      }),
      photosOff: yesNo("No photographs"),
    }),
    ...section("Who took part", {
      facilitatorCount: number("Facilitators", { least: 0 }),
      children: group(
        "Children who took part",
        {
          sex: choice("Sex", sexes),
          ageBand: choice("Age", ageBands),
          count: required(number("How many", { least: 0 })),
          fresh: required(number("How many of them are new this year?", { least: 0 })),
        },
        { hint: "Numbers, not names." },
      ),
    }),
    ...section("Afterwards", {
      debriefedOn: date("Talked over with the children on"),
      validated: yesNo("The children found the result right"),
      priorities: group(
        "Three things that matter most to them",
        { what: required(text("What", { hint: "In general words: no child, no single place." })) },
        { hint: "As the children chose them." },
      ),
      notBeforeOn: date("Not shown to anybody outside before", {
        hint: "Some weeks later, so that nobody can tell who said it.",
      }),
      sharedOn: date("Shown to those in charge on"),
      childrenToldOn: date("The children were told what came of it on"),
    }),
  },
);

export const Observation = sealedType(
  "observation",
  { serves: [10, 13], label: "Observation", plural: "Observations", title: ["placeType", "says"] },
  {
    exercise: required(ref("mapping-exercise", "Mapping exercise")),
    kind: required(
      choice("Kind", { physical: "About the place", social: "About people and wishes", online: "About the internet" }),
    ),
    placeType: choice("Kind of place", placeTypes, { hint: "Never a home, never a venue of exploitation." }),
    cell: text("Cell on the grid", { hint: "The square only. Never a point, never an address." }),
    band: timeBand("When"),
    season: choice("On which days", {
      weekday: "Weekdays",
      weekend: "Weekends",
      holiday: "Holiday season",
      always: "Always",
    }),
    feels: choice("Feels", { safe: "Safe", unsafe: "Unsafe" }),
    causes: choices(
      "What makes it so, in short",
      {
        light: "Light",
        people: "Who is there, or nobody",
        way: "The way itself",
        transport: "Transport",
        drink: "Alcohol or drugs",
        strangers: "People nobody knows",
        traffic: "Traffic",
        watch: "Somebody looks out for us",
      },
      { when: { is: ["kind", "physical"] } },
    ),
    theme: choice(
      "What it is about",
      {
        belonging: "To belong, to be liked",
        love: "Love and romance",
        future: "A better future",
        money: "Money and things",
        family: "Trouble at home",
        respect: "Being treated with less respect",
        pictures: "Pictures and messages",
        contact: "Strangers who make contact",
      },
      {
        when: { in: ["kind", ["social", "online"]] },
        hint: "Trainings and lessons take these up: a wish is no fault.",
      },
    ),
    frequency: choice("How often", {
      always: "Always",
      often: "Often",
      sometimes: "Sometimes",
      rarely: "Rarely",
    }),
    alone: choice("How children go there", { alone: "Alone", group: "In a group", not: "They avoid it" }),
    says: required(longText("What makes it so", { hint: "As the children put it, without a name." })),
    votes: number("Children who find this most important", { least: 0 }),
  },
);
