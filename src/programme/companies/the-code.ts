// What a company does about the six criteria of The Code, year by year, with evidence; the card its staff carries; what travellers are told.
// Nothing here says what somebody reported: only how many reports went to authorities or helplines.
import { choice, choices, date, group, longText, number, ref, required, text, yesNo } from "#core/record/field.ts";
import { openType } from "#core/record/type.ts";
import { countries } from "../splits.ts";
import { staffRoles } from "./words.ts";

const grade = (label: string, hint: string, more: { readonly section?: string } = {}) =>
  choice(label, { none: "Nothing yet", begun: "Begun", done: "Done", proven: "Done, with proof" }, { hint, ...more });

/** The six criteria of The Code for travel and tourism, once a year. */
export const SelfAssessment = openType(
  "self-assessment",
  {
    label: "Self-assessment",
    plural: "Self-assessments",
    serves: [29, 56],
    title: ["company", "year"],
    when: "on",
    due: [
      {
        id: "check-assessment",
        says: "Look at the self-assessment on the spot",
        from: "on",
        months: 2,
        when: { is: ["toCheck", "yes"] },
        who: ["results-officer"],
        act: { answer: "checkedOn" },
      },
    ],
  },
  {
    company: required(ref("company", "Company")),
    venue: ref("company", "Only for which venue"),
    year: required(number("Year", { least: 2000, most: 2100 })),
    on: date("Filled in on"),
    filledInBy: choice("Filled in by", { company: "The company", together: "The company, with us", partner: "Us" }),
    policy: grade("1. Policy and procedures", "There is a text, and everybody knows what to do.", {
      section: "The six criteria",
    }),
    training: grade("2. Staff trained", "In children's rights, in what to look for, in how to report."),
    contracts: grade("3. Clause in contracts", "Suppliers and partners agree to the same."),
    travellers: grade("4. Information for travellers", "They learn what is not tolerated, and whom to tell."),
    partners: grade("5. Working with others", "With those who protect children, and with the trade."),
    yearly: grade("6. Yearly report", "The company tells once a year what it did."),
    proofs: group("Proof", {
      criterion: number("Criterion", { least: 1, most: 6 }),
      kind: choice("Kind", {
        text: "Text or contract",
        photo: "Photo without people",
        list: "Attendance list",
        seen: "Seen by ourselves",
        other: "Other",
      }),
      on: date("Of"),
      where: text("Where it is kept"),
    }),
    staffCount: number("Staff", { section: "In numbers", least: 0 }),
    staffTrainedCount: number("Of them trained in the last twelve months", { least: 0 }),
    staffLeftCount: number("Trained staff who left in that time", { least: 0 }),
    trainedByRole: group("Trained, by role", {
      role: required(choice("Role", staffRoles)),
      count: required(number("How many", { least: 0 })),
    }),
    suppliersCount: number("Suppliers", { least: 0 }),
    suppliersSignedCount: number("Of them with the clause in their contract", { least: 0 }),
    concernCount: number("Concerns passed to authorities or helplines", { least: 0, hint: "Only the number." }),
    knowsWhomToCall: yesNo("Asked on the spot, staff knew whom to call"),
    planNextYear: longText("What it will do next year", { section: "What comes next" }),
    toCheck: yesNo("We go and look"),
    checkedOn: date("Looked at on the spot on", { when: { is: ["toCheck", "yes"] } }),
  },
);

/** What a printed card for staff says. General and protective: signs, what to do, whom to call. */
export const StaffCard = openType(
  "staff-card",
  {
    label: "Card for staff",
    plural: "Cards for staff",
    serves: [28, 29],
    title: ["name", "language"],
    when: "checkedOn",
    due: [
      {
        id: "check-card",
        says: "Call the numbers on the card: do they still answer?",
        from: "checkedOn",
        months: 6,
        when: { all: [{ is: ["inUse", "yes"] }, { not: { answered: "replacedOn" } }] },
        who: ["partner-officer"],
        act: { answer: "checkedOn" },
      },
    ],
  },
  {
    name: required(text("Name", { hint: "For whom: front desk, drivers, guides." })),
    country: required(choice("Country", countries)),
    language: text("Language"),
    roles: choices("For staff at", staffRoles),
    signs: group(
      "Warning signs",
      {
        says: required(text("Sign", { hint: "What one sees; never how a person looks." })),
      },
      { section: "What stands on the card" },
    ),
    steps: group("What to do", { says: required(text("Step")) }),
    never: group("What not to do", { says: required(text("Never", { hint: "For example: question the child." })) }),
    helpline: ref("helpline", "Whom to call"),
    alsoCall: text("Or"),
    version: text("Version", { section: "Printing" }),
    checkedOn: date("Numbers called and found to work on"),
    inUse: yesNo("In use"),
    replacedOn: date("Replaced by a newer card on", { when: { is: ["inUse", "yes"] } }),
    printedCount: number("Printed", { least: 0 }),
    handedTo: group("Handed to", {
      company: required(ref("company", "Company")),
      count: number("Cards", { least: 0 }),
      on: date("On"),
    }),
  },
);

/** What visitors of a destination are told. A place is a town or a stretch of coast, never where children are. */
export const TravellerMaterial = openType(
  "traveller-material",
  {
    label: "Information for travellers",
    plural: "Information for travellers",
    serves: [57],
    title: ["name", "destination"],
    when: "fromOn",
    due: [
      {
        id: "before-season",
        says: "The season begins: see that the information hangs there, and set the next day",
        from: "seasonFromOn",
        days: -14,
        who: ["partner-officer"],
        act: { answer: "seasonFromOn" },
      },
    ],
  },
  {
    name: required(text("Name")),
    kind: required(
      choice("Kind", {
        poster: "Poster",
        leaflet: "Leaflet",
        screen: "Film or screen",
        booking: "Text in booking or ticket",
        online: "Web page or message",
        talk: "Word of a guide or on board",
      }),
    ),
    country: required(choice("Country", countries)),
    destination: text("Destination", { hint: "A town or region visitors know; never a place where children are." }),
    languages: text("Languages"),
    says: choices("What it says", {
      law: "What the law says",
      report: "Whom to tell",
      child: "Everybody under 18 is a child",
      choose: "Choose companies that take part",
    }),
    seasons: choices(
      "When many visitors come",
      {
        holidays: "School holidays",
        festival: "Festival or event",
        summer: "Dry or summer season",
        weekend: "Weekends",
        always: "All year",
      },
      { section: "Season" },
    ),
    seasonFromOn: date("Next season begins on"),
    seenOn: date("Seen in its place on", { when: { answered: "seasonFromOn" } }),
    fromOn: date("In use since", { section: "In use" }),
    toOn: date("Until"),
    placedAt: group("Placed at", {
      company: required(ref("company", "Company or venue")),
      count: number("How many", { least: 0 }),
    }),
    campaign: ref("campaign", "Part of which campaign"),
    reached: number("Travellers reached, as far as anybody knows", {
      least: 0,
      hint: "An estimate; it enters no figure.",
    }),
  },
);
