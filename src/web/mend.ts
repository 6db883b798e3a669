// What was not accepted goes back into a form: the one it came from, or a new one. And what it says, as text.
import { instantOf } from "#core/change/clock.ts";
import { targetOf } from "#core/change/merge.ts";
import { findType } from "#core/programme.ts";
import { allAnswers } from "#core/record/answers.ts";
import { foldOnto } from "#core/record/checkpoint.ts";
import type { Answers } from "#core/record/condition.ts";
import type { RecordType } from "#core/record/type.ts";
import { momentWords } from "#ui/words.ts";
import type { App } from "./app.ts";
import { bodyOf } from "./held-record.ts";
import { nameOf } from "./lines.ts";
import { listPath, recordPath } from "./navigation.ts";
import { saidIn } from "./said.ts";
import type { Unsent } from "./store.ts";

/** Saved again, it is a new change in place of the refused one. */
export function mend(app: App, entry: Unsent): void {
  const { programme, store, drafts, go } = app;
  const { head } = entry.envelope;
  const type = findType(programme, head.type);
  if (!type) return;
  const mine = withIt(app, entry);
  const isNew = head.act === "create";
  drafts.keep(isNew ? `new ${type.id}` : head.record, answersOf(app, type, mine));
  for (const one of mine) store.takeBack(one.envelope.head.id);
  go(isNew ? `${listPath(type)}/new` : `${recordPath(type, head.record)}/edit`);
}

/** The same answers in the form of a new record; the refused one stays until somebody says what becomes of it. */
export function copyToNew(app: App, entry: Unsent): void {
  const type = findType(app.programme, entry.envelope.head.type);
  if (!type) return;
  app.drafts.keep(`new ${type.id}`, answersOf(app, type, withIt(app, entry)));
  app.go(`${listPath(type)}/new`);
}

/** What it says, a line an answer, with what and when it was. */
export function textOf({ programme, store }: App, { envelope }: Unsent): string {
  const { head } = envelope;
  const type = findType(programme, head.type);
  const said = type ? saidIn(type, [head.shown, bodyOf(envelope)], (_type, id) => nameOf(store, id)) : [];
  const name = store.find(head.record) ? nameOf(store, head.record) : undefined;
  const title = [type?.label ?? head.type, name, momentWords(instantOf(head.stamp))].filter(Boolean).join(", ");
  return [title, ...said.map(([label, words]) => `${label}: ${words}`)].join("\n");
}

/** With a new record goes all that was said of it since. */
function withIt({ store }: App, { envelope: { head } }: Unsent): readonly Unsent[] {
  return store
    .unsent()
    .filter(
      ({ envelope }) => envelope.head.id === head.id || (head.act === "create" && envelope.head.record === head.record),
    );
}

function answersOf({ store }: App, type: RecordType, mine: readonly Unsent[]): Answers {
  const said = mine.map(({ envelope }) => ({ head: envelope.head, body: bodyOf(envelope) }));
  const { before, changes = [] } = store.find(said[0]?.head.record ?? "")?.known ?? {};
  const folded = foldOnto(before, [...changes, ...said], type);
  if (!folded) return {};
  const addresses = said.flatMap((change) =>
    [change.head.shown, change.body].flatMap((part) => Object.keys(part?.set ?? {})),
  );
  const names = new Set(addresses.map(targetOf).map((target) => ("group" in target ? target.group : target.field)));
  return Object.fromEntries(Object.entries(allAnswers(folded)).filter(([name]) => names.has(name)));
}
