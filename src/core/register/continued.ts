// Which register, brought in before, a file continues: told by the keys of its rows, not by the name of the file.
// Promise: a partner who starts numbering at 1 every month is asked before last month's rows are taken for this month's.
import type { KnownRecords, KnownRow } from "./known-records.ts";
import type { Decisions, Question } from "./planned.ts";
import type { ReadRow } from "./read-rows.ts";

export interface RegisterFound {
  /** The register these rows continue, or null where they are a new one. */
  readonly id: string | null;
  /** Its rows by key; those of several registers where a file joins them. */
  readonly rows: ReadonlyMap<string, KnownRow>;
  readonly questions: readonly Question[];
  /** A question about the register has no answer yet: nothing can be planned on it. */
  readonly unclear: boolean;
}

export function findRegister(known: KnownRecords, rows: readonly ReadRow[], decisions: Decisions): RegisterFound {
  const questions: Question[] = [];
  const continued: { readonly id: string; readonly same: number }[] = [];
  for (const [id, before] of known.byRow) {
    let [matched, same, weak] = [0, 0, 0];
    for (const { key, digest } of rows) {
      const row = key === undefined ? undefined : before.get(key);
      if (!row) continue;
      matched++;
      if (row.mark.digest === digest) same++;
      else if (key !== undefined && /^#\d{1,5}$/.test(key)) weak++;
    }
    if (matched === 0) continue;
    const doubtful = weak * 2 > matched;
    const answer = decisions[`register:${id}`] ?? decisions["register"];
    if (doubtful) questions.push(registerQuestion(id, answer));
    if (!doubtful || answer === "same") continued.push({ id, same });
  }
  continued.sort((a, b) => b.same - a.same || (a.id < b.id ? -1 : 1));
  const found = new Map<string, KnownRow>();
  for (const { id } of continued)
    for (const [key, row] of known.byRow.get(id) ?? []) if (!found.has(key)) found.set(key, row);
  return {
    id: continued[0]?.id ?? null,
    rows: found,
    questions,
    unclear: questions.some(({ answer }) => answer === undefined),
  };
}

function registerQuestion(id: string, answer: string | undefined): Question {
  return {
    id: `register:${id}`,
    kind: "register",
    says: "Rows with these numbers came in before, and most of them are different now. Is it the same register?",
    rows: [],
    records: [],
    options: [
      { id: "same", label: "The same: correct those rows" },
      { id: "other", label: "Another one with the same numbers" },
    ],
    answer,
  };
}
