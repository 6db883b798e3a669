// The further papers of the five files: how each child is followed, what was asked of others, and what comes up this week.
// Gentle on purpose: what helps and what is to do. No history of harm is told, and nobody in them exists.
import { type CasePaper, call, changes, ofCase, riskAgain } from "./case-paper.ts";
import { returnPapers } from "./case-return-papers.ts";

/** The papers of one file; `id` gives the record a name within the file stands for. */
export function papersOf(code: string, id: (name: string) => string): readonly CasePaper[] {
  return (papers[code] ?? []).map(({ answers, ...paper }) => ({
    ...paper,
    answers: Object.fromEntries(
      Object.entries(answers).map(([field, value]) => [
        field,
        typeof value === "string" && value.startsWith("→") ? id(value.slice(1)) : value,
      ]),
    ),
  }));
}

const papers: { readonly [code: string]: readonly CasePaper[] } = {
  "IE-F1": [
    {
      name: "schooling",
      type: "schooling",
      on: "2016-03-07",
      answers: {
        ...ofCase,
        askedOn: "2016-03-07",
        standing: "in",
        level: "lower",
        enrolledOn: "2016-03-07",
        attends: "most",
        barriers: ["behind"],
        support: ["fees", "lessons"],
        schoolKnows: "lessons",
        askAgainOn: "2016-12-13",
      },
    },
    {
      name: "safety plan",
      type: "safety-plan",
      on: "2016-02-16",
      answers: {
        ...ofCase,
        madeOn: "2016-02-16",
        firstDo: "Go to the library and call.",
        people: [{ id: "1", who: "Her aunt", reach: "By telephone, any time", knows: "yes" }],
        places: "The library, the school.",
        codeWord: "Blue pencil",
        copySafe: "nothing",
        againOn: "2016-12-15",
      },
    },
    changes("2016-03-14", "start", "first", "I can draw it."),
    changes("2016-10-24", "middle", "yes", "I asked the teacher myself."),
    riskAgain("2016-10-28", "medium", "Goes well; the way home in the evening is still to be arranged."),
    call("2016-12-01", "Talked about the holidays. Draws for the school paper."),
  ],
  "IE-F3": [
    {
      name: "support",
      type: "psychosocial-support",
      on: "2016-04-14",
      answers: {
        ...ofCase,
        kind: "creative",
        fromOn: "2016-04-14",
        practitioner: "Youth worker",
        goals: [{ id: "1", goal: "To stay for the whole match", reached: "yes" }],
        months: [
          { id: "1", month: "2016-10", sessionCount: 8 },
          { id: "2", month: "2016-11", sessionCount: 8 },
        ],
        now: "good",
      },
    },
    {
      name: "dentist",
      type: "referral",
      on: "2016-11-22",
      answers: {
        ...ofCase,
        child: "→child",
        kind: "health",
        to: "→clinic",
        need: "A dentist who explains.",
        urgency: "week",
        askedOn: "2016-11-22",
        goesAlong: "us",
        explained: "yes",
        agreed: "yes",
        shared: ["code", "age", "need"],
        by: "spoken",
      },
      moves: [
        ["2016-11-22", "send"],
        ["2016-11-25", "accept", { answeredOn: "2016-11-25", appointmentOn: "2016-12-05" }],
        ["2016-12-05", "deliver", { deliveredOn: "2016-12-05" }],
      ],
    },
    riskAgain("2016-10-20", "medium", "Plays, sleeps, talks. The way home is still to be thought of."),
    call("2016-11-24", "Two goals."),
  ],
  "IE-F4": [
    {
      name: "workshop",
      type: "referral",
      on: "2016-12-06",
      answers: {
        ...ofCase,
        child: "→child",
        kind: "vocational",
        to: "→workshop",
        need: "A place to work after the course.",
        urgency: "week",
        askedOn: "2016-12-06",
        goesAlong: "us",
        explained: "yes",
        agreed: "yes",
        shared: ["name", "need"],
        by: "spoken",
      },
      moves: [["2016-12-06", "send"]],
    },
    changes("2016-06-20", "start", "first", "I sew straight."),
    changes("2016-11-21", "middle", "yes", "I showed the whole class how."),
    riskAgain("2016-10-03", "low", "Lives with her sister, earns a little, knows whom to call."),
    call("2016-11-21", "Sewed a coat. Wants to meet the workshop."),
  ],
  ...returnPapers,
};
