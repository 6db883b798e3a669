// How well an organisation can speak up for children, looked at together with it, and again a year later.
import { choice, choices, date, file, group, longText, ref, required, text } from "#core/record/field.ts";
import { openType } from "#core/record/type.ts";
import { countries, leaderships } from "../splits.ts";

export const CapacityCheck = openType(
  "capacity-check",
  {
    label: "Check of advocacy capacity",
    plural: "Checks of advocacy capacity",
    serves: [33, 54],
    title: ["organisation", "name", "checkedOn"],
    when: "checkedOn",
    due: [
      {
        id: "again",
        says: "Look again at how well this organisation can speak up",
        from: "checkedOn",
        months: 12,
        until: { type: "capacity-check", by: "follows" },
        who: ["partner-officer", "results-officer"],
        act: { create: "capacity-check" },
      },
    ],
  },
  {
    organisation: ref("organisation", "Organisation"),
    name: text("Or its name, if it is not in the list", { when: { not: { answered: "organisation" } } }),
    country: required(choice("Country", countries)),
    ledBy: required(choice("Led by", leaderships, { hint: "By who decides in it, not by whom it works for." })),
    follows: ref("capacity-check", "The check before this one"),
    checkedOn: required(date("Looked at on")),
    lookedAt: group("What was looked at", {
      what: required(
        choice("What", {
          evidence: "Gathers and uses evidence",
          plan: "Has a plan of whom to convince of what",
          access: "Is heard by those who decide",
          together: "Works with others",
          voice: "Lets children and young people speak",
          money: "Can pay for it",
        }),
      ),
      now: required(choice("Now", { weak: "Weak", some: "Something is there", good: "Good" })),
      because: longText("Why we think so"),
    }),
    supported: choices("What we did for it in the past year", {
      training: "Training",
      mentoring: "Mentoring",
      money: "Money",
      contacts: "Contacts",
      nothing: "Nothing",
    }),
    grown: choice(
      "Compared with the check before",
      { yes: "Can do more", no: "Can do as much, or less", first: "This is the first check" },
      { hint: "Said by the organisation and by us together." },
    ),
    paper: file("Notes both signed"),
  },
);
