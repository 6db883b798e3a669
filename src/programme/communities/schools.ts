// Prevention at schools with local government: which schools, who teaches what where, and how far it reaches. All of it counts, no child.
import {
  choice,
  choices,
  date,
  group,
  number,
  ref,
  required,
  sealed,
  section,
  text,
  yesNo,
} from "#core/record/field.ts";
import { openType } from "#core/record/type.ts";
import { ageBands, countries, sexes, topics } from "../splits.ts";

export const SchoolProgramme = openType(
  "school-programme",
  { serves: [15], label: "School programme", plural: "School programmes", title: ["name", "country"], when: "fromOn" },
  {
    ...section("The programme", {
      name: required(text("Name")),
      country: required(choice("Country", countries)),
      area: text("Area", { hint: "Coarse: a district or municipality." }),
      fromOn: date("From"),
      toOn: date("To"),
      curriculum: ref("curriculum", "Curriculum"),
    }),
    ...section("How far it reaches", {
      schoolsInArea: number("Schools there are in the area", {
        least: 0,
        hint: "So that one sees how far it reaches.",
      }),
      schoolCount: number("Schools", { least: 0, hint: "Only where the schools are not in the list of schools." }),
      teacherCount: number("Teachers prepared", { least: 0 }),
      lessonCount: number("Lessons given", { least: 0, hint: "Only where lessons are not written down one by one." }),
    }),
    ...section("Will it last", {
      withGovernment: yesNo("Held with local government"),
      institution: ref("institution", "With which institution", { when: { is: ["withGovernment", "yes"] } }),
      inTimetable: yesNo("It stands in the timetable or the school rules"),
      budgeted: yesNo("There is a budget for it after us"),
      owner: text("Who looks after it from now on", { hint: "An office, not a person." }),
    }),
  },
);

export const School = openType(
  "school",
  {
    label: "School",
    plural: "Schools",
    serves: [15],
    title: ["name", "area"],
    due: [
      {
        id: "agree-again",
        says: "Talk with the school about the next school year",
        from: "agreedOn",
        months: 12,
        when: { not: { answered: "endedOn" } },
        until: { type: "school-lesson", by: "school" },
        every: 365,
        who: ["partner-officer"],
        act: { create: "school-lesson" },
      },
    ],
  },
  {
    name: required(text("Name")),
    country: required(choice("Country", countries)),
    area: text("Area", { hint: "Coarse: a district or municipality." }),
    programme: ref("school-programme", "School programme"),
    kind: choice("Kind", {
      primary: "Primary",
      secondary: "Secondary",
      vocational: "Vocational",
      evening: "Evening or second chance",
      boarding: "Boarding school",
      faith: "Faith school",
    }),
    pupilCount: number("Pupils", { least: 0 }),
    classCount: number("Classes", { least: 0 }),
    agreedOn: date("Agreement on"),
    policy: yesNo("Has rules on keeping children safe"),
    listener: text("Whom a pupil can go to", { hint: "A function: the counsellor, a teacher chosen by pupils." }),
    contactRole: text("Function of our contact"),
    contactName: sealed(text("Name of our contact")),
    contactTelephone: sealed(text("Telephone")),
    endedOn: date("Left on"),
  },
);

/** Who teaches what where: a series of lessons to a class. */
export const SchoolLesson = openType(
  "school-lesson",
  { serves: [15], label: "Lessons", plural: "Lessons", title: ["school", "className", "on"], when: "on" },
  {
    ...section("What and where", {
      school: required(ref("school", "School")),
      className: text("Class or year", { hint: "The class, never its pupils." }),
      on: required(date("On", { hint: "The first lesson." })),
      country: required(choice("Country", countries)),
      topics: required(choices("What was taught", topics)),
      curriculum: ref("curriculum", "Curriculum"),
    }),
    ...section("Who teaches", {
      teacher: required(
        choice("Who taught", {
          teacher: "Teacher of the school",
          partner: "We",
          peers: "Young people",
          health: "Health worker",
          police: "Police",
          parent: "Parents",
          other: "Somebody else",
        }),
      ),
      teacherPrepared: yesNo("Was prepared for it by us", { when: { is: ["teacher", "teacher"] } }),
      lessonCount: required(number("Lessons", { least: 1 })),
    }),
    ...section("The class", {
      headcounts: group(
        "Pupils",
        {
          sex: choice("Sex", sexes),
          ageBand: choice("Age", ageBands),
          count: required(number("How many", { least: 0 })),
          fresh: required(number("How many of them are new this year?", { least: 0 })),
        },
        { hint: "Numbers, not names." },
      ),
      askedCount: number("Pupils who answered the key questions", { least: 0 }),
      knewCount: number("Of them rightly, all three", { least: 0 }),
      helplineShown: yesNo("The helpline was shown, and hangs in the class"),
    }),
  },
);
