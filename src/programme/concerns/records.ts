// Concerns: what somebody worried about a child told us, by any way, with or without a name; and the messages back and forth.
// Sealed from end to end. A concern is read by a supervisor and becomes help, never a list of accused people.
// Promise: whoever is spoken of, or stands close to it, is kept out from the first look; whoever raised it can hear what came of it.
import { choice, choices, date, group, longText, ref, required, section, text, yesNo } from "#core/record/field.ts";
import { sealedType } from "#core/record/type.ts";
import { countries } from "../splits.ts";
import { concernDue, messageDue } from "./due.ts";
import { concernWorkflow } from "./workflow.ts";

const aboutUs = { is: ["about", "staff"] } as const;

export const Concern = sealedType(
  "concern",
  {
    label: "Concern",
    plural: "Concerns",
    serves: [6],
    title: ["about", "raisedOn"],
    when: "raisedOn",
    workflow: concernWorkflow,
    due: concernDue,
  },
  {
    ...section("What was said", {
      raisedOn: required(date("Raised on")),
      way: choice("How it reached us", {
        page: "The page for concerns",
        telephone: "Telephone",
        "in-person": "In person",
        letter: "Letter or box",
        partner: "Another organisation",
        outreach: "Our outreach",
      }),
      who: choice(
        "Raised by",
        {
          child: "A child",
          caregiver: "A parent or caregiver",
          professional: "Somebody at work",
          company: "A company",
          public: "Somebody else",
          unsaid: "Not said",
        },
        { hint: "A name is not needed, and not asked." },
      ),
      about: required(
        choice("About", {
          "known-child": "A child they know",
          "seen-child": "A child they saw",
          themselves: "Themselves",
          place: "A place or business",
          online: "Something online",
          staff: "Somebody working for us",
        }),
      ),
      says: required(
        longText("What they said", {
          hint: "In their words, without asking for more. Thank them. Promise no secrecy you cannot keep.",
        }),
      ),
      country: choice("Country", countries),
      dangerNow: yesNo("A child is in danger now", {
        hint: "If so: call first, write later.",
      }),
      doneAtOnce: longText("What was done at once", { when: { is: ["dangerNow", "yes"] } }),
    }),
    ...section("How we may answer", {
      reply: choice("How we may answer", {
        code: "By the code they keep",
        telephone: "By telephone",
        no: "No answer wanted",
      }),
      safeWhen: text("When it is safe to call, and on which number", { when: { is: ["reply", "telephone"] } }),
      safeReply: text("What is safe to say, and when", { when: { is: ["reply", "telephone"] } }),
      language: text("In which language"),
    }),
    ...section("First look", {
      keptFrom: group(
        "Who must not read this",
        {
          person: ref("person", "Colleague"),
          because: choice("Because", {
            named: "Is spoken of",
            close: "Stands close to somebody spoken of",
            supervises: "Answers for somebody spoken of",
            raised: "Raised it",
          }),
        },
        {
          hint: "First of all. Whoever is named here is kept out, and so are you if it concerns you: hand it to the safeguarding officer.",
        },
      ),
      noConflict: yesNo("I have nothing to do with whom or what this is about"),
      lookedOn: date("First looked at on"),
      urgency: choice("How urgent", { now: "Now", days: "Within three days", week: "Within a week" }),
      sort: choice("Found to be", {
        concern: "A concern about a child",
        complaint: "A complaint about our work",
        question: "A question",
        "not-ours": "Not ours",
        "no-ground": "Without ground",
      }),
      why: longText("Why", {
        when: { in: ["sort", ["not-ours", "no-ground"]] },
        hint: "In a sentence. “Without ground” is agreed by a second person.",
      }),
      secondPair: ref("person", "Agreed by", { when: { is: ["sort", "no-ground"] } }),
    }),
    ...section("What is done", {
      passedTo: choices("Passed to", {
        police: "Police",
        authority: "Child protection authority",
        helpline: "Helpline",
        partner: "Another organisation",
        inside: "Our own safeguarding officer",
      }),
      passedOn: date("Passed on on", { when: { answered: "passedTo" } }),
      heardBack: longText("What we heard back", { when: { answered: "passedTo" } }),
      officer: ref("person", "Safeguarding officer", { when: aboutUs }),
      awayFromChildren: choice(
        "The colleague meanwhile",
        {
          away: "Works away from children",
          leave: "Is on leave",
          works: "Works as before",
          "not-ours": "Works for a partner, who was told",
        },
        { when: aboutUs },
      ),
      case: ref("case", "The case it led to"),
    }),
    ...section("Answer", {
      answeredOn: date("Answered on"),
      answer: longText("What we answered", {
        when: { answered: "answeredOn" },
        hint: "That it was read, and what we do. Nothing about another child.",
      }),
      satisfied: choice(
        "They find it",
        { good: "Good", partly: "Partly", bad: "Not good", unasked: "Not asked" },
        { when: { answered: "answeredOn" } },
      ),
      learned: longText("What we learn from it"),
    }),
  },
);

export const Message = sealedType(
  "message",
  { serves: [6], label: "Message", plural: "Messages", title: ["concern", "saidOn"], when: "saidOn", due: messageDue },
  {
    concern: required(ref("concern", "Concern")),
    from: required(choice("From", { them: "Whoever raised it", us: "Us" })),
    saidOn: required(date("On")),
    answers: ref("message", "Answers which message", { when: { is: ["from", "us"] } }),
    says: required(
      longText("Message", { hint: "Somebody else may see their screen: say nothing that tells what it is about." }),
    ),
    needsAnswer: yesNo("Asks for an answer", { when: { is: ["from", "them"] } }),
  },
);

export const concernsTypes = [Concern, Message] as const;
