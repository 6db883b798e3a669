// Five children, in gentle words: what helps, what they want, what comes next. No story of harm is told, and nobody in them exists.

export interface CaseStory {
  readonly code: string;
  readonly called: string;
  readonly sex: "female" | "male";
  readonly born: string;
  readonly opened: string;
  readonly risk: "high" | "medium" | "low";
  readonly wishes: string;
  readonly goal: string;
  readonly services: readonly (readonly [service: string, on: string])[];
  /** Steps of the plan: what, service, due, done. */
  readonly steps: readonly (readonly [what: string, service: string, due: string, done?: string])[];
  readonly visits: readonly (readonly [on: string, wellbeing: "good" | "so-so", note: string])[];
  readonly review: string;
  readonly closed?: string;
}

export const caseStories: readonly CaseStory[] = [
  {
    code: "IE-F1",
    called: "Clover",
    sex: "female",
    born: "2001-06-14",
    opened: "2016-02-09",
    risk: "medium",
    wishes: "To sit the school exam with her class, and to draw.",
    goal: "Back at school after the holidays, with a place to draw.",
    services: [
      ["education", "2016-03-07"],
      ["health", "2016-02-11"],
    ],
    steps: [
      ["Talk with the headteacher", "education", "2016-03-01", "2016-02-26"],
      ["Books and a uniform", "education", "2016-03-15", "2016-03-07"],
      ["Ask how school goes", "education", "2016-12-14"],
    ],
    visits: [
      ["2016-04-18", "so-so", "Sleeps better. Draws every day."],
      ["2016-10-10", "good", "Passed the exam and showed her drawings."],
    ],
    review: "2016-12-14",
  },
  {
    code: "IE-F2",
    called: "Heron",
    sex: "female",
    born: "2000-11-02",
    opened: "2016-03-22",
    risk: "high",
    wishes: "To live with her aunt, and to learn to bake.",
    goal: "A safe home with her aunt by the end of the year.",
    services: [
      ["shelter", "2016-03-22"],
      ["psychosocial", "2016-04-12"],
      ["legal-aid", "2016-05-19"],
    ],
    steps: [
      ["Visit the aunt together", "family", "2016-06-01", "2016-05-28"],
      ["Somebody to stand by her in court", "legal-aid", "2016-12-13"],
      ["Place on a baking course", "vocational", "2017-01-16"],
    ],
    visits: [
      ["2016-06-20", "so-so", "Likes the garden of the shelter."],
      ["2016-11-28", "good", "Spent three weekends at her aunt's and wants to stay."],
    ],
    review: "2016-12-12",
  },
  {
    code: "IE-F3",
    called: "Kite",
    sex: "male",
    born: "2002-08-19",
    opened: "2016-04-05",
    risk: "medium",
    wishes: "To play football again, with people who do not ask questions.",
    goal: "Two afternoons a week at the football club, and somebody to talk to.",
    services: [
      ["psychosocial", "2016-04-14"],
      ["health", "2016-04-07"],
    ],
    steps: [
      ["Talk with the coach about what he may tell", "psychosocial", "2016-05-02", "2016-04-29"],
      ["Shoes", "material", "2016-05-09", "2016-05-09"],
      ["Talk every two weeks", "psychosocial", "2016-12-15"],
    ],
    visits: [["2016-07-11", "good", "Scored on Saturday."]],
    review: "2017-01-09",
  },
  {
    code: "IE-F4",
    called: "Fern",
    sex: "female",
    born: "1999-12-30",
    opened: "2016-05-17",
    risk: "low",
    wishes: "To earn her own money as a tailor.",
    goal: "Finish the sewing course and find a place to work.",
    services: [
      ["vocational", "2016-06-06"],
      ["education", "2016-06-13"],
    ],
    steps: [
      ["Place on the sewing course", "vocational", "2016-06-10", "2016-06-06"],
      ["Meet the workshop", "vocational", "2016-12-16"],
    ],
    visits: [["2016-09-05", "good", "Made her first dress, in teal."]],
    review: "2017-02-06",
  },
  {
    code: "IE-F5",
    called: "Sparrow",
    sex: "female",
    born: "2003-03-08",
    opened: "2016-01-19",
    risk: "low",
    wishes: "To be at home with her mother and her little brother.",
    goal: "Safe at home, with somebody to call.",
    services: [
      ["shelter", "2016-01-19"],
      ["legal-aid", "2016-03-02"],
      ["family", "2016-04-20"],
    ],
    steps: [
      ["Mother and daughter meet at the shelter", "family", "2016-02-15", "2016-02-12"],
      ["Return home, with a visit in the first week", "family", "2016-04-25", "2016-04-20"],
    ],
    visits: [
      ["2016-04-27", "good", "Everybody had slept."],
      ["2016-07-20", "good", "Back at school; knows whom to call."],
      ["2016-10-20", "good", "The mother calls when she worries, and that is good."],
    ],
    review: "2017-01-20",
    closed: "2016-11-15",
  },
];
