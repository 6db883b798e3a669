// An outcome: what somebody else did differently, told with our part in it and checked by one who knows (Outcome Harvesting).
// Planned or not, for the better or for the worse: all of it is kept. No person is named in it.
import { choice, choices, date, group, longText, ref, required, text, yesNo } from "#core/record/field.ts";
import { openType } from "#core/record/type.ts";
import { countries } from "../splits.ts";
import { lasts, levels } from "./lasting.ts";
import { changeDirections, changed, instruments } from "./words.ts";
import { outcomeWorkflow } from "./workflow.ts";

export const HarvestedOutcome = openType(
  "harvested-outcome",
  {
    label: "Outcome",
    plural: "Outcomes",
    serves: [4, 32, 33, 54],
    title: ["says"],
    when: "happenedOn",
    workflow: outcomeWorkflow,
    due: [
      {
        id: "ask-somebody",
        says: "Ask somebody who knows whether it is so",
        from: "happenedOn",
        months: 3,
        states: ["told"],
        when: { not: { is: ["toSubstantiate", "no"] } },
        who: ["partner-officer"],
        act: { move: "ask-check" },
      },
      {
        id: "asked-unanswered",
        says: "Asked to confirm an outcome, and no answer yet: ask again",
        from: "askedOn",
        days: 30,
        states: ["being-checked"],
        when: { not: { answered: "substantiations" } },
        who: ["partner-officer", "results-officer"],
        act: { answer: "substantiations" },
      },
      {
        id: "still-so",
        says: "Is the change still there? Look again",
        from: "happenedOn",
        months: 12,
        states: ["substantiated"],
        who: ["partner-officer"],
        act: { answer: "lookedAgainOn" },
      },
    ],
  },
  {
    says: required(
      longText("Who changed what", {
        hint: "Who does what differently, since when, where; so that somebody else could see it.",
      }),
    ),
    country: required(choice("Country", countries)),
    happenedOn: required(date("Since when")),
    area: text("Where", { hint: "A municipality or district, or the whole country." }),
    actor: required(
      choice(
        "Who changed",
        {
          children: "Children",
          communities: "Families and communities",
          government: "Government, police, judiciary",
          companies: "Companies",
        },
        { section: "Who changed, and what" },
      ),
    ),
    institution: ref("institution", "Which institution", { when: { is: ["actor", "government"] } }),
    company: ref("company", "Which company", { when: { is: ["actor", "companies"] } }),
    committee: ref("committee", "Which committee", { when: { is: ["actor", "communities"] } }),
    level: choice("Level", levels),
    instrument: choice("What was changed", changed),
    process: ref("policy-process", "Law or policy in the making it belongs to", {
      when: { in: ["instrument", Object.keys(instruments)] },
    }),
    direction: choice("How", changeDirections),
    significance: longText("Why it matters", { section: "Significance and contribution" }),
    contribution: longText("What the programme did for it, and what others did", {
      hint: "How it plausibly helped. Others nearly always helped too: say who.",
    }),
    contributionSize: choice("Our part", { small: "Small", some: "Some", large: "Large" }),
    agents: choices("Who moved them to it", {
      children: "Children and young people",
      partner: "Our organisation",
      others: "Other organisations",
      media: "Media",
      officials: "People inside",
    }),
    childrenPart: longText("What children did for it", { when: { has: ["agents", "children"] } }),
    planned: yesNo("Was it planned?"),
    sources: group(
      "Evidence",
      {
        kind: choice("Kind", {
          document: "Document",
          observation: "Seen by ourselves",
          statement: "Statement",
          press: "Press",
        }),
        where: required(text("Where it is kept")),
        on: date("Of"),
      },
      { section: "How we know", hint: "Two sources that do not depend on each other." },
    ),
    ...lasts,
    toSubstantiate: yesNo("Chosen to be checked", { section: "Checked by somebody who knows" }),
    askedOn: date("Somebody was asked on"),
    askedRole: text("Function and institution of whoever was asked", {
      when: { answered: "askedOn" },
      hint: "No name.",
    }),
    substantiations: group("Checked by people who know", {
      role: required(
        text("Function and institution of whoever checked", { hint: "Independent of the programme. No name." }),
      ),
      agrees: required(choice("Agrees", { fully: "Fully", partly: "Partly", "not-at-all": "Not at all" })),
      on: date("On"),
      comment: longText("Comment"),
    }),
    lookedAgainOn: date("Looked at again on", { section: "Later" }),
    stillThere: yesNo("The change is still there", { when: { answered: "lookedAgainOn" } }),
    learned: longText("What we learn from it"),
    // Nobody's name may stand in a sentence that is printed; a second person says that this is so.
    fitToPrint: yesNo("Can be printed: no person is named or can be known"),
  },
);
