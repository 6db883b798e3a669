// Supervision: one log of a caseworker and a supervisor, meeting by meeting. It is about the work and how the caseworker bears it.
// It is no judgement of a colleague, and no child is named in it. (At most 25 open cases a caseworker, 5 to 6 caseworkers a supervisor.)
import {
  choice,
  choices,
  date,
  group,
  longText,
  number,
  ref,
  required,
  section,
  text,
  yesNo,
} from "#core/record/field.ts";
import { sealedType } from "#core/record/type.ts";
import { supervisor } from "./clocks.ts";

export const SupervisionLog = sealedType(
  "supervision-log",
  {
    label: "Supervision",
    plural: "Supervision",
    serves: [16],
    title: ["caseworker", "fromOn"],
    when: "fromOn",
    due: [
      {
        id: "meet",
        says: "Meet your caseworker, and set the next day",
        from: "nextOn",
        who: supervisor,
        act: { answer: "nextOn" },
      },
    ],
  },
  {
    caseworker: required(ref("person", "Caseworker")),
    supervisor: ref("person", "Supervisor"),
    fromOn: required(date("Since")),
    nextOn: date("Next meeting on", { hint: "Once a week where it can be." }),
    ...section("Meetings", {
      meetings: group("Meetings", {
        on: required(date("On")),
        kind: choice("Kind", {
          individual: "One to one",
          group: "Together with others",
          "go-along": "Went along",
          call: "Telephone",
        }),
        openCases: number("Open cases", { least: 0, most: 200, hint: "More than 25 is too many for anybody." }),
        lookedAt: choices("Looked at", {
          files: "A file, by its code",
          urgent: "Urgent cases",
          late: "What is late, and why",
          closing: "Closings",
          consent: "Consent",
          safety: "Safety of the caseworker",
        }),
        agreed: longText("Agreed", { hint: "By code. No names of children." }),
        bears: choice("The caseworker bears it", { well: "Well", tired: "Tired", heavy: "Heavily" }),
        help: text("What would help the caseworker"),
      }),
      files: group("Files looked through", {
        on: required(date("On")),
        code: required(text("Code of the child")),
        complete: choices("In it", {
          consent: "Consent",
          risk: "Risk assessment",
          assessment: "Assessment",
          plan: "Plan",
          notes: "Notes up to date",
          locked: "Papers locked away",
        }),
        note: text("To be mended"),
      }),
      leave: yesNo("Cover is arranged for days away"),
    }),
  },
);
