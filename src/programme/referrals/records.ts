// Referrals: who can help where, and the children we asked them to help. How services agree to work together stands in communities.
// The directory is open (its fields follow the Human Services Data Specification); a referral is sealed like the case it belongs to.
// Promise: a referral is not done when it was sent, nor when help was given, but when the child was asked how it went.
import {
  choice,
  choices,
  date,
  group,
  kept,
  longText,
  number,
  ref,
  required,
  section,
  text,
  yesNo,
} from "#core/record/field.ts";
import { openType, sealedType } from "#core/record/type.ts";
import { ageBands, countries, services, situations } from "../splits.ts";
import { referralDue, serviceDue } from "./due.ts";
import { referralWorkflow } from "./workflow.ts";

const helpKinds = { ...services, police: "Police" } as const;

export const SupportService = openType(
  "support-service",
  {
    label: "Support service",
    plural: "Support services",
    serves: [18],
    title: ["name", "area"],
    when: "checkedOn",
    due: serviceDue,
  },
  {
    ...section("What it is", {
      name: required(text("Name")),
      organisation: required(text("Organisation")),
      kinds: required(choices("What it offers", helpKinds)),
      description: longText("Description", {
        hint: "As you would say it to a child: what happens there, who is there.",
      }),
      standing: choice("Now", {
        open: "Open",
        full: "Open, no room now",
        paused: "Closed for some time",
        closed: "Closed for good",
      }),
    }),
    ...section("Where and when", {
      country: required(choice("Country", countries)),
      area: text("Area it serves"),
      // A shelter is found through its organisation: an address in a directory can be read by whoever looks for a child.
      address: text("Address", { when: { not: { has: ["kinds", "shelter"] } } }),
      comesTo: yesNo("They come to the child"),
      telephone: text("Telephone"),
      website: text("Website"),
      dayAndNight: yesNo("Open day and night"),
      hours: text("When it is open", { when: { not: { is: ["dayAndNight", "yes"] } } }),
      languages: text("Languages"),
    }),
    ...section("For whom", {
      leastAge: number("From which age", { least: 0, most: 99 }),
      mostAge: number("To which age", { least: 0, most: 120 }),
      forSexes: choices("For", { female: "Girls and women", male: "Boys and men", everybody: "Everybody" }),
      eligibility: text("Not for", {
        hint: "Who is not taken, and what is asked first: papers, a place of residence.",
      }),
      comesAlone: choice("A child may come without a caregiver", {
        yes: "Yes",
        "from-age": "From a certain age",
        no: "No",
        unknown: "Not known",
      }),
      mustReport: choice(
        "They must tell the police",
        { yes: "Always", sometimes: "Sometimes", no: "No", unknown: "Not known" },
        { hint: "The child wants to know this beforehand." },
      ),
      accessible: yesNo("Can be entered with a wheelchair"),
      interpreter: yesNo("Somebody to interpret"),
    }),
    ...section("How to get in", {
      howTo: text("How to ask", { hint: "By telephone to whom, with which form." }),
      waitDays: number("Days one waits, about", { least: 0, most: 365 }),
      cost: choice("Cost", { free: "Free", reduced: "Reduced", paid: "Paid" }),
      costWords: text("What it costs, and who may pay", { when: { in: ["cost", ["reduced", "paid"]] } }),
      bring: text("What to bring"),
    }),
    ...section("How good it is", {
      safeguardingChecked: yesNo("Checked for the safety of children"),
      quality: choices("Seen there", {
        private: "A room to speak in private",
        kind: "Children are spoken to kindly",
        choice: "A woman or a man to choose from",
        explains: "It is explained what happens",
        "feeds-back": "They tell us how it went",
      }),
      childrenSay: choice("Children say", { good: "Good", mixed: "Mixed", bad: "Not good", unasked: "Not asked" }),
      note: text("What a colleague should know", {
        hint: "Everybody in your organisation may read this. No name, no child.",
      }),
      checkedHow: choice("Checked how", {
        visit: "By a visit",
        telephone: "By telephone",
        paper: "From a paper or a page",
      }),
      checkedOn: date("Details checked on", { hint: "Comes up again after a year." }),
    }),
  },
);

const handedOver = { is: ["transfer", "yes"] } as const;
const noAgreement = { in: ["agreed", ["no", "unknown"]] } as const;
const heard = { answered: "answeredOn" } as const;
const helped = { answered: "deliveredOn" } as const;

export const Referral = sealedType(
  "referral",
  {
    label: "Referral",
    plural: "Referrals",
    serves: [18, 53],
    title: ["case", "kind", "askedOn"],
    when: "askedOn",
    workflow: referralWorkflow,
    due: referralDue,
  },
  {
    ...section("To whom, for what", {
      case: required(ref("case", "Case")),
      child: ref("child", "Child"),
      kind: required(choice("For what", helpKinds)),
      to: ref("support-service", "To which service"),
      toName: text("Or its name, if it is not in the directory", { when: { not: { answered: "to" } } }),
      transfer: yesNo("The whole case is handed over"),
      handedTo: text("Who takes it over, by function", { when: handedOver }),
      weStay: choice(
        "Our part from now on",
        { none: "None", until: "Until the child knows the new caseworker", beside: "We stay beside it" },
        { when: handedOver },
      ),
      need: text("What is needed, in a few words", { hint: "What the other has to know to help. Not what happened." }),
    }),
    ...section("How soon", {
      urgency: choice("How soon", {
        today: "Today",
        "three-days": "Within three days",
        week: "Within a week",
        later: "Later",
      }),
      hoursCount: yesNo("Hours count", {
        when: { is: ["kind", "health"] },
        hint: "Some health care is possible only within three to five days. Call; a health worker decides.",
      }),
      askedOn: required(date("Asked on")),
      goesAlong: choice("Who goes along", {
        us: "One of us",
        caregiver: "A caregiver",
        friend: "Somebody the child chose",
        nobody: "Nobody, the child wants it so",
      }),
    }),
    ...section("What the child agreed to", {
      explained: yesNo("It was explained what happens there"),
      agreed: yesNo("The child agreed to this referral"),
      basis: choice(
        "If it goes on without agreement",
        { danger: "Immediate danger", law: "A legal duty" },
        { when: noAgreement },
      ),
      basisReviewedOn: date("Reviewed by the supervisor on", { when: { answered: "basis" }, hint: "Within 72 hours." }),
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
      by: choice(
        "Shared how",
        { spoken: "Spoken", paper: "On paper, by hand", sealed: "Sealed, through this app" },
        { hint: "Never by e-mail or an open message." },
      ),
    }),
    ...section("What became of it", {
      answeredOn: date("Answered on", { hint: "What follows is asked once somebody answered." }),
      appointmentOn: date("Appointment on", { when: { answered: "answeredOn" } }),
      declinedBecause: choice(
        "Why it was declined",
        {
          full: "No room",
          eligibility: "Not for this child",
          distance: "Too far",
          cost: "Too expensive",
          other: "Other",
        },
        { when: heard },
      ),
      instead: text("What we do instead", { when: { answered: "declinedBecause" } }),
      deliveredOn: date("Help given on", { when: heard }),
      notDelivered: choice(
        "If no help came",
        {
          "not-gone": "The child did not go",
          "changed-mind": "The child changed its mind",
          "not-received": "Nobody received the child",
          other: "Other",
        },
        { when: { all: [heard, { not: helped }] } },
      ),
    }),
    ...section("What the child says", {
      childSays: longText("What the child says about it", { when: helped }),
      feltSafe: yesNo("The child felt safe there", { when: helped }),
      askedChildOn: date("Asked on", { when: { answered: "childSays" } }),
      follow: group("Calls about it", { on: date("On"), note: text("What was said") }),
    }),
    countId: kept(text("Count id")),
    situation: kept(choice("Situation", situations)),
    ageBand: kept(choice("Age on that day", ageBands)),
    country: kept(choice("Country of the organisation", countries)),
  },
);

export const referralsTypes = [SupportService, Referral] as const;
