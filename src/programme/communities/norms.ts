// What people somewhere think is normal, asked before and after the work against it. It speaks of a village or a quarter and of numbers of
// people asked: nobody is named, and nobody is asked what happened to them.
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
import { countries, sexes } from "../splits.ts";

export const NormDiagnosis = openType(
  "norm-diagnosis",
  {
    label: "Look at what people think is normal",
    plural: "Looks at what people think is normal",
    serves: [13, 55],
    title: ["area", "on"],
    when: "on",
    due: [
      {
        id: "tell-back",
        says: "Tell those who were asked what was found",
        from: "on",
        months: 2,
        when: { not: { answered: "toldBackOn" } },
        who: ["trainer", "partner-officer"],
        act: { answer: "toldBackOn" },
      },
      {
        id: "ask-again",
        says: "Ask again what people think is normal",
        from: "againOn",
        until: { type: "norm-diagnosis", by: "before" },
        who: ["partner-officer"],
        act: { create: "norm-diagnosis" },
      },
    ],
  },
  {
    ...section("Where, when and how", {
      area: required(text("Area", { hint: "Coarse: a village or quarter, never a house." })),
      country: required(choice("Country", countries)),
      on: required(date("On")),
      how: choices("How people were asked", {
        groups: "Talks in groups",
        survey: "Questions with answers to choose from",
        interviews: "Talks one by one",
        stories: "Stories and pictures",
      }),
      asked: group(
        "Who was asked",
        {
          who: required(
            choice("Group", {
              young: "Young people",
              parents: "Parents and caregivers",
              leaders: "Leaders",
              neighbours: "Neighbours",
            }),
          ),
          sex: choice("Sex", sexes),
          count: required(number("How many", { least: 0 })),
        },
        { hint: "Numbers, not names." },
      ),
      before: ref("norm-diagnosis", "The look before this one"),
    }),
    ...section("What was found", {
      norms: group(
        "What people think is normal",
        {
          says: required(text("What they say", { hint: "As they say it: what one does, and what others expect." })),
          holds: choice("How many think so", { most: "Most", some: "Some", few: "Few" }),
          since: choice("Since the look before", { weaker: "Weaker", same: "The same", stronger: "Stronger" }),
        },
        { hint: "Only what bears on children and their safety." },
      ),
      keptBy: choices("Who keeps it alive", {
        elders: "Elders and traditional leaders",
        faith: "Leaders of faith",
        parents: "Parents and relatives",
        peers: "People of the same age",
        trade: "Those who earn by it",
        media: "Media",
      }),
      against: longText("What speaks against it already", { hint: "People who do otherwise, and how they manage." }),
    }),
    ...section("What comes of it", {
      plan: longText("What the programme will do about it"),
      withThem: yesNo("Young people helped to understand what was found"),
      toldBackOn: date("Told back on"),
      againOn: date("To be asked again on"),
    }),
  },
);
