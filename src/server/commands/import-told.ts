// What bringing a file in came to, in lines for a person or as JSON for a machine; by file, sheet, row and column, never by value.
import type { Problem } from "#core/problem.ts";
import type { BroughtIn } from "#core/register/bring-in.ts";
import { problemLine } from "#core/register/problems.ts";
import type { Out } from "./command.ts";

export interface Telling {
  readonly problems: readonly Problem[];
  readonly changeCount: number;
  readonly dryRun: boolean;
  readonly json: boolean;
}

export function tellBroughtIn(
  { sheets, ready }: BroughtIn,
  { problems, changeCount, dryRun, json }: Telling,
  out: Out,
): void {
  const saved = ready && !dryRun;
  const told = sheets.map(({ place, is, plan, notices }) => ({
    sheet: place.sheet,
    is,
    kind: plan?.layout ?? null,
    rows: plan?.counts ?? null,
    people: plan?.people ?? null,
    questions: plan?.questions.filter(({ answer }) => answer === undefined).length ?? 0,
    notices: notices.length,
  }));
  if (json) {
    const said = problems.map(({ code, at, says }) => ({ code, ...at, says }));
    out.say(`${JSON.stringify({ ready, saved, changes: changeCount, sheets: told, problems: said }, null, 2)}\n`);
    return;
  }
  for (const found of [...sheets.flatMap(({ notices }) => notices), ...problems]) out.tell(problemLine(found));
  for (const { sheet, rows, people, questions } of told) {
    if (!rows) continue;
    const counts = {
      new: rows.new,
      unchanged: rows.unchanged,
      changed: rows.changed,
      "no longer there": rows.vanished,
      "set aside": rows["set-aside"],
      faulty: rows.faulty,
    };
    const parts = Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([state, count]) => `${count} ${state}`);
    const range =
      people === null
        ? ""
        : people.least === people.most
          ? `; ${people.most} people`
          : `; ${people.least} to ${people.most} people`;
    const open = questions === 0 ? "" : `; ${questions} questions open`;
    out.say(`${sheet}: ${parts.join(", ") || "no rows"}${range}${open}\n`);
  }
  out.say(
    saved
      ? `${changeCount} changes saved.\n`
      : ready
        ? `${changeCount} changes would be saved.\n`
        : "Nothing was saved.\n",
  );
}
