// From what children ask for to a promise that is kept and lasts: proposal, commitment, check. What they chose to ask for is open,
// and so is what was promised to them: it speaks of institutions. Whoever asked is told, whatever the answer was.
import { choice, date, group, longText, number, ref, required, section, text, yesNo } from "#core/record/field.ts";
import { openType } from "#core/record/type.ts";
import { countries } from "../splits.ts";
import { commitmentWorkflow } from "./workflow.ts";

const remedies = {
  lighting: "Street lighting",
  watch: "Neighbourhood watch",
  patrol: "Police patrol",
  transport: "Safe transport",
  "school-lesson": "Lessons at school",
  closing: "Closing off a dangerous spot",
  online: "Safety online",
  other: "Something else",
} as const;

export const Proposal = openType(
  "proposal",
  {
    label: "Proposal",
    plural: "Proposals",
    serves: [11, 12],
    title: ["asks", "putOn"],
    when: "putOn",
    due: [
      {
        id: "answer",
        says: "Ask for an answer to the children's proposal",
        from: "putOn",
        days: 30,
        when: { not: { answered: "setAsideBecause" } },
        until: { type: "commitment", by: "proposal" },
        who: ["trainer", "partner-officer"],
        act: { create: "commitment" },
      },
    ],
  },
  {
    asks: required(text("What the children ask for")),
    remedy: required(choice("Kind of remedy", remedies)),
    country: required(choice("Country", countries)),
    community: text("Community", { hint: "Coarse: a district or municipality." }),
    problem: longText("Why", { hint: "In general words; no single child, no single place." }),
    addressee: ref("institution", "Asked of"),
    addresseeOffice: text("Which office there", { hint: "A function, not a name." }),
    putOn: required(date("Put forward on")),
    how: choice("How", {
      meeting: "In a meeting",
      letter: "Letter",
      walk: "Walked through together",
      event: "Event of the young people",
      online: "Online",
    }),
    childrenSpoke: yesNo("Children spoke for themselves"),
    childrenCount: number("Children behind it", { least: 0 }),
    votes: number("Votes it had among the children", { least: 0 }),
    costHint: choice("What it would cost", { nothing: "Next to nothing", little: "Little", much: "Much" }),
    group: ref("committee", "Put forward by which youth group"),
    // Points back into a sealed record by its number only; the server learns that both belong together and nothing else.
    exercise: ref("mapping-exercise", "From which mapping exercise"),
    setAsideBecause: longText("Why it was set aside", { hint: "Only by the children themselves." }),
  },
);

export const Commitment = openType(
  "commitment",
  {
    label: "Commitment",
    plural: "Commitments",
    serves: [11, 12, 33],
    title: ["promise", "promisedOn"],
    when: "promisedOn",
    workflow: commitmentWorkflow,
    due: [
      {
        id: "keep",
        says: "The promise is due: see whether it is kept",
        from: "dueOn",
        states: ["promised", "begun"],
        who: ["trainer", "partner-officer"],
        act: { move: "keep" },
      },
      {
        id: "tell-promised",
        says: "Tell the children what was promised",
        from: "promisedOn",
        days: 14,
        states: ["promised", "begun"],
        when: { not: { answered: "childrenToldOn" } },
        who: ["trainer"],
        act: { answer: "promiseToldOn" },
      },
      {
        id: "tell-refused",
        says: "Tell the children that it was refused, and why",
        from: "refusedOn",
        days: 14,
        states: ["refused"],
        who: ["trainer"],
        act: { answer: "childrenToldOn" },
      },
      {
        id: "tell-kept",
        says: "Tell the children that it was kept",
        from: "keptOn",
        days: 14,
        states: ["kept"],
        who: ["trainer"],
        act: { answer: "childrenToldOn" },
      },
      {
        id: "check-6",
        says: "Look again after six months",
        from: "keptOn",
        months: 6,
        states: ["kept"],
        until: { type: "promise-check", by: "commitment", when: { in: ["round", ["6-months", "12-months", "later"]] } },
        who: ["trainer", "partner-officer"],
        act: { create: "promise-check" },
      },
      {
        id: "check-12",
        says: "Look again after twelve months",
        from: "keptOn",
        months: 12,
        states: ["kept"],
        until: { type: "promise-check", by: "commitment", when: { in: ["round", ["12-months", "later"]] } },
        who: ["trainer", "partner-officer"],
        act: { create: "promise-check" },
      },
    ],
  },
  {
    ...section("The promise", {
      promise: required(text("What was promised")),
      proposal: ref("proposal", "Answers which proposal"),
      remedy: choice("Kind of remedy", remedies),
      country: required(choice("Country", countries)),
      institution: required(ref("institution", "Promised by")),
      office: text("Which office there", { hint: "A function, not a name." }),
    }),
    ...section("What became of it", {
      askedOn: date("Asked on"),
      promisedOn: date("Promised on"),
      dueOn: date("To be kept by"),
      steps: group("Steps on the way", { what: required(text("What")), on: date("On"), proof: text("How we know") }),
      keptOn: date("Kept on"),
      refusedOn: date("Refused on"),
      refusedBecause: longText("Why it was refused"),
      proof: text("How we know", { hint: "A letter, a decision, seen by ourselves: and where that is kept." }),
    }),
    ...section("Will it last", {
      // Will it last: money, rule, owner.
      budgeted: yesNo("There is a budget for it"),
      budgetLine: text("Which budget line, of which year", { when: { is: ["budgeted", "yes"] } }),
      inRules: yesNo("It stands in a rule"),
      rule: text("Which rule", { hint: "By-law, order, school rule.", when: { is: ["inRules", "yes"] } }),
      owner: text("Who looks after it from now on", { hint: "An office, not a person." }),
    }),
    ...section("Back to the children", {
      promiseToldOn: date("The children were told of the promise on"),
      childrenToldOn: date("The children were told what became of it on"),
      childrenAnswer: longText("What the children say about it", { hint: "As a group; nobody can be known by it." }),
    }),
  },
);

export const PromiseCheck = openType(
  "promise-check",
  {
    label: "Check of a promise",
    plural: "Checks of promises",
    serves: [12],
    title: ["commitment", "checkedOn"],
    when: "checkedOn",
  },
  {
    commitment: required(ref("commitment", "Commitment")),
    checkedOn: required(date("Checked on")),
    round: choice("Which time", {
      early: "Soon after",
      "6-months": "After six months",
      "12-months": "After twelve months",
      later: "Later",
    }),
    found: required(
      choice("What was found", {
        kept: "Kept",
        partly: "Partly kept",
        "not-kept": "Not kept",
        undone: "Kept, then undone",
      }),
    ),
    stillBudgeted: yesNo("There is still money for it"),
    stillOwned: yesNo("Somebody still looks after it"),
    movedElsewhere: yesNo("The danger moved elsewhere"),
    childrenSay: choice("What the children say", { safer: "Safer", same: "The same", worse: "Worse" }),
    howSeen: choice("How we know", {
      seen: "Seen by ourselves",
      children: "Children told us as a group",
      office: "The office told us",
      document: "Document",
    }),
    childrenToldOn: date("The children were told on"),
  },
);
