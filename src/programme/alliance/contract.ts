// What was agreed with a donor: when which report is due, and when which money comes and goes. Money never enters a figure.
import { choice, date, file, group, longText, money, ref, required, text, yesNo } from "#core/record/field.ts";
import { openType } from "#core/record/type.ts";
import { countries } from "../splits.ts";

const period = (label: string) => text(label, { hint: "A year, half or quarter: 2016, 2016-H1, 2016-Q3." });

export const ReportDeadline = openType(
  "report-deadline",
  {
    label: "Deadline",
    plural: "Reporting calendar",
    serves: [2, 58],
    title: ["what", "dueOn"],
    when: "dueOn",
    due: [
      {
        id: "prepare",
        says: "Begin with this report: ask for figures and texts",
        from: "dueOn",
        days: -60,
        when: { not: { answered: "sentOn" } },
        who: ["alliance-desk"],
        act: { answer: "begunOn" },
      },
      {
        id: "send",
        says: "Report is due",
        from: "dueOn",
        who: ["alliance-desk", "country-lead"],
        act: { answer: "sentOn" },
      },
      {
        id: "answer",
        says: "No word on this report yet: ask",
        from: "sentOn",
        months: 2,
        when: { is: ["needsApproval", "yes"] },
        who: ["alliance-desk"],
        act: { answer: "approvedOn" },
      },
    ],
  },
  {
    what: required(
      choice("What is due", {
        "annual-report": "Annual report",
        "half-year": "Half-year report",
        figures: "Figures of a period",
        finance: "Financial report",
        audit: "Audit statement",
        "open-data": "Open data for the donor",
        plan: "Plan for the coming year",
        evaluation: "Evaluation",
        other: "Other",
      }),
    ),
    programme: ref("programme", "Programme"),
    period: period("About which period"),
    country: choice("Country", countries, { hint: "Empty: the whole programme." }),
    dueOn: required(date("Due on")),
    movedTo: group("Moved by agreement", {
      on: required(date("New day")),
      agreedWith: text("Agreed with", { hint: "Function, not name." }),
      why: text("Why"),
    }),
    toWhom: ref("organisation", "To whom"),
    fromWhom: ref("organisation", "From whom"),
    begunOn: date("Begun on"),
    sentOn: date("Sent on"),
    provisional: yesNo("Sent as provisional", { when: { answered: "sentOn" } }),
    needsApproval: yesNo("Has to be approved"),
    approvedOn: date("Approved on", { when: { is: ["needsApproval", "yes"] } }),
    paper: file("What was sent"),
  },
);

export const Instalment = openType(
  "instalment",
  {
    label: "Instalment",
    plural: "Instalments",
    serves: [2, 36],
    title: ["programme", "period", "receiver"],
    when: "dueOn",
    due: [
      {
        id: "late",
        says: "Money has not come: ask, and tell whom it holds up",
        from: "dueOn",
        days: 14,
        when: { not: { answered: "stoppedWhy" } },
        who: ["alliance-desk"],
        act: { answer: "paidOn" },
      },
    ],
  },
  {
    programme: required(ref("programme", "Programme")),
    period: period("For which period"),
    payer: required(ref("organisation", "From")),
    receiver: required(ref("organisation", "To")),
    kind: choice("Kind", { incoming: "From the donor", passed: "Passed on", returned: "Paid back" }),
    agreed: money("Agreed", { currencies: ["EUR"] }),
    dueOn: date("Due on"),
    condition: longText("On what condition", { hint: "A report approved, an audit in." }),
    paid: money("Paid", { currencies: ["EUR"] }),
    paidOn: date("Paid on"),
    reference: text("Reference of the payment"),
    upward: text("Activity number of whoever pays", { hint: "Never a real one in a demonstration." }),
    stoppedWhy: longText("Why it was not paid", { hint: "Only if it will not be." }),
  },
);
