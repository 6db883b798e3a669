// A record and what hangs on it, as far as the same people read it: who reads it is changed for all of these at once.
// Promise: nothing that this person may not edit, and nothing that others read, is among them.
import { typesOf } from "#core/programme.ts";
import type { RecordType } from "#core/record/type.ts";
import { circleOf } from "#core/seal/circle.ts";
import type { App } from "./app.ts";
import type { HeldRecord } from "./store.ts";

/** The record first; what names it, and what names that, behind. */
export function readTogether(app: Pick<App, "programme" | "store" | "may">, first: HeldRecord): readonly HeldRecord[] {
  const { programme, store, may } = app;
  const within = (type: RecordType): string => circleOf(programme.roles, type);
  const { stream, circle } = first.folded;
  const alike = typesOf(programme)
    .filter((type) => !type.open && within(type) === within(first.type))
    .flatMap(({ id }) => store.recordsOf(id))
    .filter(({ type, folded }) => folded.stream === stream && folded.circle === circle && may("edit", type.id, folded));
  const found = new Map([[first.id, first]]);
  for (const { id } of found.values())
    for (const one of alike) if (!found.has(one.id) && named(one).includes(id)) found.set(one.id, one);
  return [...found.values()];
}

function named({ type, answers }: HeldRecord): readonly unknown[] {
  return Object.entries(type.fields)
    .filter(([, { kind }]) => kind === "reference")
    .map(([name]) => answers[name]);
}
