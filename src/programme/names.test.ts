// Whoever is kept here by name is initials where others look on: no record type may forget to say which of its answers are names.
import assert from "node:assert/strict";
import { it } from "node:test";
import { typesOf } from "#core/programme.ts";
import type { Field, Fields } from "#core/record/field.ts";
import { programme } from "./register.ts";

/** Texts that stand in the line of a sealed record and name nobody. */
const NO_NAMES = [
  "participant/ownCode",
  "child/code",
  "plan-step/what",
  "shelter-place/code",
  "mapping-exercise/community",
  "family/ownCode",
  "zone-note/zone",
  "business/trade",
  "story/headline",
];
/** Such an answer of a sealed record is the name of somebody, unless its question says that it is a function or an organisation. */
const NAMING = /^(name|calledName|who|caregiver|guardian)$/;
const NO_PERSON = /function|organisation/i;

const sealed = typesOf(programme).filter(({ open }) => !open);

function fieldsIn(fields: Fields): readonly (readonly [name: string, field: Field])[] {
  return Object.entries(fields).flatMap(([name, field]) => [[name, field], ...fieldsIn(field.fields ?? {})] as const);
}

it("every text by which a sealed record is known is a name that is marked, or is known to be none", () => {
  const titles = sealed.flatMap(({ id, title, fields }) =>
    title.flatMap((name) => (fields[name]?.kind === "text" && !fields[name].named ? [`${id}/${name}`] : [])),
  );
  assert.deepEqual(titles.toSorted(), NO_NAMES.toSorted());
});

it("every answer of a sealed record that is called a name is marked as one", () => {
  const found = sealed.flatMap(({ id, fields }) =>
    fieldsIn(fields).flatMap(([name, { kind, named, label, hint = "" }]) =>
      kind === "text" && NAMING.test(name) && !NO_PERSON.test(`${label} ${hint}`)
        ? [{ at: `${id}/${name}`, named }]
        : [],
    ),
  );
  assert.ok(found.length > 8);
  assert.deepEqual(
    found.filter(({ named }) => named !== true),
    [],
  );
});

it("nothing of an open record is marked: it is no secret from anybody here", () => {
  const marked = typesOf(programme).filter(
    ({ open, fields }) => open && fieldsIn(fields).some(([, { named }]) => named),
  );
  assert.deepEqual(marked, []);
});
