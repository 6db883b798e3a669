// Referrals: who can help where, and the children we asked them to help.
// The directory is open (its fields follow the Human Services Data Specification); a referral is sealed like the case it belongs to.
import { choice, choices, date, group, longText, number, ref, required, text, yesNo } from "#core/record/field.ts";
import { openType, sealedType } from "#core/record/type.ts";
import { countries, services } from "../splits.ts";
import { referralWorkflow } from "./workflow.ts";

const helpKinds = { ...services, police: "Police" } as const;

export const SupportService = openType(
  "support-service",
  { label: "Support service", plural: "Support services", title: ["name", "area"] },
  {
    name: required(text("Name")),
    organisation: required(text("Organisation")),
    kinds: required(choices("What it offers", helpKinds)),
    description: longText("Description"),
    country: required(choice("Country", countries)),
    area: text("Area it serves"),
    // A shelter is found through its organisation: an address in a directory can be read by whoever looks for a child.
    address: text("Address", { when: { not: { has: ["kinds", "shelter"] } } }),
    telephone: text("Telephone"),
    website: text("Website"),
    hours: text("When it is open"),
    languages: text("Languages"),
    leastAge: number("From which age", { least: 0, most: 99 }),
    mostAge: number("To which age", { least: 0, most: 120 }),
    forSexes: choices("For", { female: "Girls and women", male: "Boys and men", everybody: "Everybody" }),
    cost: choice("Cost", { free: "Free", reduced: "Reduced", paid: "Paid" }),
    accessible: yesNo("Can be entered with a wheelchair"),
    safeguardingChecked: yesNo("Checked for the safety of children"),
    checkedOn: date("Details checked on"),
  },
);

export const Referral = sealedType(
  "referral",
  {
    label: "Referral",
    plural: "Referrals",
    title: ["case", "kind", "askedOn"],
    when: "askedOn",
    workflow: referralWorkflow,
  },
  {
    case: required(ref("case", "Case")),
    child: ref("child", "Child"),
    to: ref("support-service", "To which service"),
    toName: text("Or its name, if it is not in the directory"),
    kind: required(choice("For what", helpKinds)),
    transfer: yesNo("The whole case is handed over"),
    urgency: choice("How soon", {
      today: "Today",
      "three-days": "Within three days",
      week: "Within a week",
      later: "Later",
    }),
    askedOn: required(date("Asked on")),
    agreed: yesNo("The child agreed to this referral"),
    basis: choice(
      "If it goes on without agreement",
      { danger: "Immediate danger", law: "A legal duty" },
      { when: { not: { is: ["agreed", "yes"] } } },
    ),
    shared: choices(
      "What is shared",
      {
        code: "Code",
        name: "Name",
        age: "Age",
        language: "Language",
        need: "What is needed",
        contact: "How to reach the child safely",
      },
      { hint: "As little as will do." },
    ),
    answeredOn: date("Answered on"),
    declinedBecause: choice("Why it was declined", {
      full: "No room",
      eligibility: "Not for this child",
      distance: "Too far",
      cost: "Too expensive",
      other: "Other",
    }),
    deliveredOn: date("Help given on"),
    childSays: longText("What the child says about it"),
    follow: group("Calls about it", { on: date("On"), note: text("What was said") }),
  },
);

export const referralsTypes = [SupportService, Referral] as const;
