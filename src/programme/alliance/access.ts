// Who opened, printed or carried out a file: one line a record, written by the app and by nobody's hand. Short names: a line is one small box.
import type { acts } from "#core/access/access-sheet.ts";
import { choice, date, number, required, text } from "#core/record/field.ts";
import { sealedType } from "#core/record/type.ts";

const did: { readonly [act in (typeof acts)[number]]: string } = {
  opened: "Opened it",
  printed: "Printed it",
  exported: "Exported it",
  "sheet-printed": "Printed this list",
};

export const AccessLine = sealedType(
  "access-line",
  {
    label: "Line of an access sheet",
    plural: "Access sheets",
    serves: [58],
    title: ["did"],
    kept: true,
  },
  {
    did: required(choice("What was done", did)),
    of: text("Which file"),
    kind: text("What kind of file"),
    many: number("How many"),
    count: required(number("Lines before it")),
    before: required(text("Hash of the lines before it")),
    last: date("Day of the line before it"),
  },
);
