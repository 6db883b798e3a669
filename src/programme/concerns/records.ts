// Concerns: what somebody worried about a child told us, by any way, with or without a name; and the messages back and forth.
// Sealed from end to end. A concern is read by a supervisor and becomes help, never a list of accused people.
import { choice, choices, date, longText, ref, required, text, yesNo } from "#core/record/field.ts";
import { sealedType } from "#core/record/type.ts";
import { countries } from "../splits.ts";
import { concernWorkflow } from "./workflow.ts";

export const Concern = sealedType(
  "concern",
  { label: "Concern", plural: "Concerns", title: ["about", "raisedOn"], when: "raisedOn", workflow: concernWorkflow },
  {
    raisedOn: required(date("Raised on")),
    way: choice("How it reached us", {
      page: "The page for concerns",
      telephone: "Telephone",
      "in-person": "In person",
      letter: "Letter or box",
      partner: "Another organisation",
    }),
    who: choice("Raised by", {
      child: "A child",
      caregiver: "A parent or caregiver",
      professional: "Somebody at work",
      company: "A company",
      public: "Somebody else",
      unsaid: "Not said",
    }),
    about: required(
      choice("About", {
        "known-child": "A child they know",
        "seen-child": "A child they saw",
        place: "A place or business",
        online: "Something online",
        staff: "Somebody working for us",
      }),
    ),
    says: required(longText("What they said")),
    country: choice("Country", countries),
    dangerNow: yesNo("A child is in danger now"),
    reply: choice("How we may answer", {
      code: "By the code they keep",
      telephone: "By telephone",
      no: "No answer wanted",
    }),
    safeReply: text("What is safe to say, and when", { when: { is: ["reply", "telephone"] } }),
    passedTo: choices("Passed to", {
      police: "Police",
      authority: "Child protection authority",
      helpline: "Helpline",
      partner: "Another organisation",
      inside: "Our own safeguarding officer",
    }),
    case: ref("case", "The case it led to"),
    sort: choice("Found to be", {
      concern: "A concern about a child",
      question: "A question",
      "not-ours": "Not ours",
      "no-ground": "Without ground",
    }),
  },
);

export const Message = sealedType(
  "message",
  { label: "Message", plural: "Messages", title: ["concern", "saidOn"], when: "saidOn" },
  {
    concern: required(ref("concern", "Concern")),
    from: required(choice("From", { them: "Whoever raised it", us: "Us" })),
    saidOn: required(date("On")),
    says: required(longText("Message")),
  },
);

export const concernsTypes = [Concern, Message] as const;
