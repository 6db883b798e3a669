// Consent, one purpose at a time and by age; and the one note that says why there is no contact with one person.
// Promise: consent never blocks what protects a child. Where it went on without, the reason stands here and a supervisor looks within 72 hours.
// By age after Caring for Child Survivors of Sexual Abuse (2012); the law of the country goes before it.
import { choice, choices, date, group, longText, ref, required, section, text, yesNo } from "#core/record/field.ts";
import { sealedType } from "#core/record/type.ts";
import { supervisor } from "./clocks.ts";
import { ofCase } from "./of-case.ts";

const withoutCaregiver = { is: ["caregiverInvolved", "no"] } as const;
const without = { answered: "basis" } as const;

export const Consent = sealedType(
  "consent",
  {
    label: "Consent",
    plural: "Consents",
    serves: [16],
    careful: true,
    title: ["case", "askedOn"],
    when: "askedOn",
    due: [
      {
        id: "review-without",
        says: "Look at what went on without consent",
        from: "askedOn",
        days: 3,
        when: without,
        who: supervisor,
        act: { answer: "reviewedOn" },
      },
    ],
  },
  {
    ...section("Before asking", {
      ...ofCase,
      askedOn: required(date("Asked on")),
      limitsExplained: yesNo("The limits of secrecy were explained first", {
        hint: "What we must tell others by law, and when we would tell to keep the child safe. Before the child tells anything.",
      }),
      inOwnLanguage: yesNo("In words and a language the child understands"),
      age: choice(
        "Age of the child",
        {
          "0-5": "0 to 5",
          "6-11": "6 to 11",
          "12-14": "12 to 14",
          "15-17": "15 to 17",
          "18+": "18 and over",
        },
        { hint: "Decides who is asked. The law of your country goes before this." },
      ),
    }),
    ...section("Who is asked", {
      givenBy: choices(
        "Who answered",
        {
          child: "The child",
          caregiver: "Caregiver",
          "trusted-adult": "Another trusted adult",
          caseworker: "The caseworker, with the supervisor",
        },
        {
          hint: "Up to 5: the caregiver. 6 to 11: the child, and the caregiver in writing. 12 to 14: the child in writing, and the caregiver. From 15: the child in writing.",
        },
      ),
      childHow: choice(
        "The child said so",
        { spoken: "Aloud", written: "In writing", drawn: "With pictures or signs" },
        { when: { has: ["givenBy", "child"] } },
      ),
      caregiverInvolved: yesNo("A caregiver was asked", { when: { in: ["age", ["0-5", "6-11", "12-14", "15-17"]] } }),
      caregiverWhyNot: choice(
        "Why no caregiver was asked",
        {
          unsafe: "It would not be safe",
          "child-no": "The child, able to decide, does not want it",
          absent: "There is none, or none to be found",
        },
        { when: withoutCaregiver },
      ),
      supervisorAgreedOn: date("The supervisor agreed on", { when: withoutCaregiver }),
    }),
    ...section("For what", {
      answers: group(
        "Purposes",
        {
          purpose: required(
            choice("Purpose", {
              services: "Our services",
              referral: "Referral",
              health: "Health care",
              shelter: "Shelter",
              school: "Telling the school",
              police: "Police",
              court: "Court",
              authority: "Child protection authority",
              family: "Telling the family",
              statistics: "Counting without names",
            }),
          ),
          withWhom: text("With whom"),
          said: required(choice("Answer", { yes: "Yes", no: "No", later: "Not now" })),
          withdrawnOn: date("Taken back on", { hint: "The child may take it back at any time, without a reason." }),
        },
        { hint: "One line for each purpose; what is not here was not asked. Help does not depend on any of them." },
      ),
      keepFrom: longText("What is to be kept from whom", {
        hint: "Such as: the school may know about the lessons, and nothing else.",
      }),
      keepBecause: choices(
        "Why",
        {
          fear: "Fear of what would follow",
          "own-words": "Wants to tell it personally",
          shame: "Does not want it to be known",
          other: "Another reason",
        },
        { when: { answered: "keepFrom" } },
      ),
    }),
    ...section("If it went on without consent", {
      basis: choice(
        "Why it went on without consent",
        { danger: "Immediate danger", law: "A legal duty" },
        { hint: "Leave empty where nothing was done without consent." },
      ),
      shared: longText("What was told, and to whom", {
        when: without,
        hint: "The least that would do. Functions, not names.",
      }),
      childToldFirst: yesNo("The child was told beforehand", { when: without }),
      bestInterests: longText("Why this was best for the child", {
        when: without,
        hint: "Also where a report the law asks for was not made, because it would add danger.",
      }),
      reviewedOn: date("Reviewed by the supervisor on", { when: without, hint: "Within 72 hours." }),
    }),
    ...section("On file", {
      legalBasis: choice(
        "Legal ground for keeping the file",
        {
          consent: "Consent",
          "vital-interest": "Vital interest of the child",
          "legal-duty": "A legal duty",
          "public-task": "A public task",
          "legitimate-interest": "Legitimate interest",
        },
        { hint: "Not the same as agreeing to help. Your organisation's data protection protocol says which." },
      ),
      paper: text("Where the signed paper is kept", { hint: "Folder and number, never a name." }),
    }),
  },
);

/** Why there is no contact with one person. Wrapped to the caseworker and the supervisor, never to a whole team. */
export const RestrictedNote = sealedType(
  "restricted-note",
  {
    label: "Restricted note",
    plural: "Restricted notes",
    serves: [16, 40],
    title: ["case"],
    due: [
      {
        id: "again",
        says: "Look at a restricted note again, and set the next day",
        from: "againOn",
        who: supervisor,
        act: { answer: "againOn" },
      },
    ],
  },
  {
    case: required(ref("case", "Case")),
    note: required(
      longText("Note", { hint: "Read by the caseworker and the supervisor alone. Only what keeps the child safe." }),
    ),
    againOn: date("Look at it again on"),
  },
);
